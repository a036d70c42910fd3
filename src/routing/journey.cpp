#include "routing/journey.h"

#include <algorithm>
#include <map>
#include <optional>

#include "routing/constraints.h"

namespace corridor {
namespace {

// Walks all that a journey can reach from its origin. What lies behind depends on the selectors passed so far. Where
// there are any, also on what one came by: "through Aktau" is not meant as into Aktau and out again by the same track
// or ship, so nobody turns back. Nor does anybody leave the destination again, or come back to the origin.
class Builder {
public:
    Builder(Network const& network, Graph const& graph, Ledger const& ledger, Journey const& journey,
            JourneyGraph::Closures closures)
        : network_{network}, graph_{graph}, ledger_{ledger}, journey_{journey} {
        first_ = first_selector();
        find_fulfilled();
        leaving_.resize(graph.vertex_count());
        for (std::size_t i = 0; i < graph.arcs().size(); ++i) {
            usable_.push_back(may_use(ArcId{i}, closures) ? 1 : 0);
            offer(i, ArcId{i}, ArcId{i}, {ArcId{i}});
        }
        for (std::size_t i = 0; i < ledger.bundles().size(); ++i) {
            auto const& arcs = ledger.bundles()[i].arcs;
            offer(graph.arcs().size() + i, arcs.front(), arcs.back(), arcs);
        }
    }

    [[nodiscard]] Contraction build() {
        SearchGraph::Vertex const source = number({first_, graph_.start(journey_.from), {}});
        SearchGraph::Vertex const target = number({journey_.through.size(), graph_.end(journey_.to), {}});
        for (std::size_t i = 0; i < places_.size(); ++i) {
            Place const place = places_[i];
            for (Offer const& offer : leaving_[place.vertex.index()]) {
                follow(static_cast<SearchGraph::Vertex>(i), place, offer);
            }
        }
        return contract(places_.size(), edges_, source, target);
    }

private:
    // What one came by.
    struct Carrier {
        LinkId link{};
        ServiceId service{};
        Direction direction = Direction::forward;

        friend auto operator<=>(Carrier const&, Carrier const&) = default;
    };
    struct Place {
        std::size_t next = 0;  // selector to fulfil
        VertexId vertex;
        Carrier came_by;

        friend auto operator<=>(Place const&, Place const&) = default;
    };
    struct Offer {
        std::uint32_t meaning = 0;
        VertexId head;
        std::vector<ArcId> arcs;
    };

    void find_fulfilled() {
        for (std::size_t next = 0; next < journey_.through.size(); ++next) {
            std::vector<std::size_t>& after = fulfilled_.emplace_back();
            for (Arc const& arc : graph_.arcs()) {
                after.push_back(fulfilled(network_, arc, journey_.through, next));
            }
        }
    }

    [[nodiscard]] bool may_use(ArcId id, JourneyGraph::Closures closures) const {
        Arc const& arc = graph_.arcs()[id];
        bool const foreign_gate = (arc.kind == Arc::Kind::load && arc.from != journey_.from) ||
                                  (arc.kind == Arc::Kind::unload && arc.from != journey_.to);
        bool const comes_back = arc.from != arc.to && (arc.from == journey_.to || arc.to == journey_.from);
        bool const closed = closures == JourneyGraph::Closures::respected && ledger_.is_closed(id);
        if (foreign_gate || comes_back || closed || !ledger_.is_carried(id)) {
            return false;
        }
        return std::none_of(journey_.avoid.begin(), journey_.avoid.end(),
                            [&](Selector const& selector) { return touches(network_, arc, selector); });
    }

    void offer(std::size_t meaning, ArcId first, ArcId last, std::vector<ArcId> arcs) {
        if (std::all_of(arcs.begin(), arcs.end(), [this](ArcId arc) { return usable_[arc.index()] != 0; })) {
            leaving_[graph_.arcs()[first].tail.index()].push_back(
                {static_cast<std::uint32_t>(meaning), graph_.arcs()[last].head, std::move(arcs)});
        }
    }

    // The selectors that the origin itself fulfils are passed already.
    [[nodiscard]] std::size_t first_selector() const {
        std::size_t next = 0;
        while (next < journey_.through.size() && network_.matches(journey_.through[next], journey_.from)) {
            ++next;
        }
        return next;
    }

    static bool turns_back(Carrier const& came_by, Carrier const& leaves_by) {
        return came_by.link == leaves_by.link && came_by.service == leaves_by.service &&
               came_by.direction != leaves_by.direction;
    }

    void follow(SearchGraph::Vertex tail, Place after, Offer const& offer) {
        for (ArcId const id : offer.arcs) {
            if (journey_.through.empty()) {
                break;
            }
            Arc const& arc = graph_.arcs()[id];
            if (arc.from != arc.to) {
                Carrier const leaves_by{arc.link, arc.service, arc.direction};
                if (turns_back(after.came_by, leaves_by)) {
                    return;
                }
                after.came_by = leaves_by;
            }
            after.next = after.next < fulfilled_.size() ? fulfilled_[after.next][id.index()] : after.next;
        }
        // Before anything is passed, turning back only costs; so nothing need be remembered.
        if (after.next == first_) {
            after.came_by = {};
        }
        after.vertex = offer.head;
        edges_.push_back({tail, number(after), offer.meaning});
    }

    // However one came there, the destination is one.
    SearchGraph::Vertex number(Place place) {
        if (place.vertex == graph_.end(journey_.to)) {
            place.came_by = {};
        }
        auto const [found, is_new] = numbers_.try_emplace(place, static_cast<SearchGraph::Vertex>(places_.size()));
        if (is_new) {
            places_.push_back(place);
        }
        return found->second;
    }

    Network const& network_;
    Graph const& graph_;
    Ledger const& ledger_;
    Journey const& journey_;
    std::size_t first_ = 0;                            // selector that the origin leaves to fulfil
    std::vector<std::vector<std::size_t>> fulfilled_;  // by selector to fulfil and arc: how many then are
    std::vector<char> usable_;                         // by arc
    std::vector<std::vector<Offer>> leaving_;          // by vertex of the mode-state graph
    std::map<Place, SearchGraph::Vertex> numbers_;
    std::vector<Place> places_;  // by number
    std::vector<SearchGraph::EdgeEnds> edges_;
};

}  // namespace

std::optional<std::string> country_entered(Network const& network, Arc const& arc) {
    std::string const& to = network.nodes[arc.to].country;
    bool const enters = arc.kind == Arc::Kind::load || network.nodes[arc.from].country != to;
    return enters ? std::optional{to} : std::nullopt;
}

JourneyGraph::JourneyGraph(Network const& network, Graph const& graph, Ledger const& ledger, Journey const& journey,
                           Closures closures)
    : JourneyGraph{network, graph, ledger, Builder{network, graph, ledger, journey, closures}.build()} {}

JourneyGraph::JourneyGraph(Network const& network, Graph const& graph, Ledger const& ledger, Contraction contraction)
    : graph_{graph},
      ledger_{ledger},
      source_{contraction.source},
      target_{contraction.target},
      search_{contraction.vertex_count, std::move(contraction.edges)} {
    for (auto const& meanings : contraction.joined) {
        std::vector<Piece>& pieces = pieces_.emplace_back();
        for (std::uint32_t const meaning : meanings) {
            bool const is_arc = meaning < graph.arcs().size();
            pieces.push_back(is_arc ? Piece{ArcId{meaning}, nullptr}
                                    : Piece{{}, &ledger.bundles()[meaning - graph.arcs().size()]});
        }
    }
    for (SearchGraph::Edge edge = 0; edge < search_.edge_count(); ++edge) {
        Sums& sums = sums_.emplace_back();
        for (auto const& [arc, bundle] : pieces(edge)) {
            sums += bundle == nullptr ? ledger.sums(arc) : bundle->sums;
        }
        columns_.dollars.push_back(sums.money.in(dollar));
        columns_.hours.push_back(sums.time.in(hour));
        columns_.variance.push_back(sums.variance.in_base_units());
        columns_.tonnes.push_back(sums.co2e.in(tonne));
        for (ArcId const arc : arcs(edge)) {
            if (auto country = country_entered(network, graph.arcs()[arc])) {
                entries_.push_back({edge, std::move(*country)});
            }
        }
    }
    least_to_target_ = find_least_to_target();
}

JourneyGraph::Columns JourneyGraph::find_least_to_target() const {
    return {search_.to(target_, columns_.dollars).distance, search_.to(target_, columns_.hours).distance,
            search_.to(target_, columns_.variance).distance, search_.to(target_, columns_.tonnes).distance};
}

std::span<JourneyGraph::Entry const> JourneyGraph::entries(SearchGraph::Edge edge) const {
    auto const before = [](Entry const& entry, SearchGraph::Edge wanted) { return entry.edge < wanted; };
    auto const first = std::lower_bound(entries_.begin(), entries_.end(), edge, before);
    auto const last = std::lower_bound(first, entries_.end(), edge + 1, before);
    return {first, last};
}

std::vector<ArcId> JourneyGraph::arcs(SearchGraph::Edge edge) const {
    std::vector<ArcId> all;
    for (auto const& [arc, bundle] : pieces(edge)) {
        if (bundle == nullptr) {
            all.push_back(arc);
        } else {
            all.insert(all.end(), bundle->arcs.begin(), bundle->arcs.end());
        }
    }
    return all;
}

}  // namespace corridor
