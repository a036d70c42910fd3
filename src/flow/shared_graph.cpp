#include "flow/shared_graph.h"

#include "routing/worth.h"

namespace corridor {
namespace {

class Builder {
public:
    Builder(Workspace& workspace, Ledger const& ledger, Worth const& worth, ArcUses& uses)
        : network_{workspace.network()}, graph_{workspace.graph()}, ledger_{ledger}, worth_{worth}, arc_uses_{uses} {}

    SharedGraph build() {
        for (std::size_t i = 0; i < graph_.arcs().size(); ++i) {
            ArcId const arc{i};
            offer({arc}, ledger_.sums(arc));
        }
        for (Bundle const& bundle : ledger_.bundles()) {
            offer(bundle.arcs, bundle.sums);
        }
        SharedGraph shared{{SearchGraph{graph_.vertex_count(), std::move(ends_)}, {}, {0}, {}}, {}, {}};
        for (SearchGraph::Edge edge = 0; edge < shared.graph.search.edge_count(); ++edge) {
            Offer& offer = offers_[shared.graph.search[edge].meaning];
            shared.graph.cost.push_back(offer.cost);
            std::vector<Use> uses;
            for (ArcId const arc : offer.arcs) {
                arc_uses_.add(graph_.arcs()[arc], uses);
            }
            for (Use const& use : uses) {
                shared.graph.uses.push_back(use.limit);
                shared.units[use.limit] = use.amount;
            }
            shared.graph.first_use.push_back(static_cast<std::uint32_t>(shared.graph.uses.size()));
            shared.arcs.push_back(std::move(offer.arcs));
        }
        return shared;
    }

private:
    struct Offer {
        std::vector<ArcId> arcs;
        double cost = 0;
    };

    void offer(std::vector<ArcId> arcs, Sums const& sums) {
        double cost = sums.money.in(dollar) + (worth_.of_time() + worth_.of_capital()) * sums.time.in(hour) +
                      worth_.of_carbon() * sums.co2e.in(tonne);
        for (ArcId const id : arcs) {
            if (!ledger_.is_carried(id) || ledger_.is_closed(id)) {
                return;
            }
            if (auto const country = country_entered(network_, graph_.arcs()[id])) {
                cost += worth_.premium(*country).in(dollar);
            }
        }
        auto const vertex = [](VertexId id) { return static_cast<SearchGraph::Vertex>(id.index()); };
        ends_.push_back({vertex(graph_.arcs()[arcs.front()].tail), vertex(graph_.arcs()[arcs.back()].head),
                         static_cast<std::uint32_t>(offers_.size())});
        offers_.push_back({std::move(arcs), cost});
    }

    Network const& network_;
    Graph const& graph_;
    Ledger const& ledger_;
    Worth const& worth_;
    ArcUses& arc_uses_;
    std::vector<SearchGraph::EdgeEnds> ends_;
    std::vector<Offer> offers_;
};

}  // namespace

SharedGraph shared_graph(Workspace& workspace, Scenario const& scenario, Demand const& demand, Shipment const& shipment,
                         LimitBook& book) {
    Worth const worth{workspace.network(), scenario.shipper, demand, shipment.cargo};
    ArcUses uses{workspace.network(), shipment, book};
    return Builder{workspace, workspace.ledger(scenario, demand), worth, uses}.build();
}

}  // namespace corridor
