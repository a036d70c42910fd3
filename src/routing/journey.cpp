#include "routing/journey.h"

#include <algorithm>

#include "routing/constraints.h"

namespace corridor {
namespace {

class Builder {
public:
    Builder(Network const& network, Graph const& graph, Ledger const& ledger, Journey const& journey,
            JourneyGraph::Closures closures)
        : network_{network}, graph_{graph}, ledger_{ledger}, journey_{journey}, closures_{closures} {}

    [[nodiscard]] SearchGraph build() const {
        std::size_t const layers = journey_.through.size() + 1;
        std::vector<SearchGraph::EdgeEnds> edges;
        edges.reserve(graph_.arcs().size() * layers);
        for (std::size_t i = 0; i < graph_.arcs().size(); ++i) {
            Arc const& arc = graph_.arcs()[ArcId{i}];
            if (may_use(ArcId{i})) {
                add(edges, arc.tail, arc.head, i, {ArcId{i}});
            }
        }
        for (std::size_t i = 0; i < ledger_.bundles().size(); ++i) {
            auto const& arcs = ledger_.bundles()[i].arcs;
            if (std::all_of(arcs.begin(), arcs.end(), [this](ArcId arc) { return may_use(arc); })) {
                add(edges, graph_.arcs()[arcs.front()].tail, graph_.arcs()[arcs.back()].head,
                    graph_.arcs().size() + i, arcs);
            }
        }
        return SearchGraph{graph_.vertex_count() * layers, std::move(edges)};
    }

    // The layer that somebody starts in: selectors that the origin itself fulfils are passed already.
    [[nodiscard]] std::size_t first_layer() const {
        std::size_t layer = 0;
        while (layer < journey_.through.size() && network_.matches(journey_.through[layer], journey_.from)) {
            ++layer;
        }
        return layer;
    }

private:
    [[nodiscard]] bool may_use(ArcId id) const {
        Arc const& arc = graph_.arcs()[id];
        bool const foreign_gate = (arc.kind == Arc::Kind::load && arc.from != journey_.from) ||
                                  (arc.kind == Arc::Kind::unload && arc.from != journey_.to);
        if (foreign_gate || (closures_ == JourneyGraph::Closures::respected && !ledger_.is_open(id))) {
            return false;
        }
        return std::none_of(journey_.avoid.begin(), journey_.avoid.end(),
                            [&](Selector const& selector) { return touches(network_, arc, selector); });
    }

    void add(std::vector<SearchGraph::EdgeEnds>& edges, VertexId tail, VertexId head, std::size_t meaning,
             std::vector<ArcId> const& arcs) const {
        for (std::size_t layer = 0; layer <= journey_.through.size(); ++layer) {
            std::size_t next = layer;
            for (ArcId const arc : arcs) {
                while (next < journey_.through.size() &&
                       touches(network_, graph_.arcs()[arc], journey_.through[next])) {
                    ++next;
                }
            }
            edges.push_back({vertex(tail, layer), vertex(head, next), static_cast<std::uint32_t>(meaning)});
        }
    }

    [[nodiscard]] SearchGraph::Vertex vertex(VertexId vertex, std::size_t layer) const {
        return static_cast<SearchGraph::Vertex>(layer * graph_.vertex_count() + vertex.index());
    }

    Network const& network_;
    Graph const& graph_;
    Ledger const& ledger_;
    Journey const& journey_;
    JourneyGraph::Closures closures_;
};

}  // namespace

JourneyGraph::JourneyGraph(Network const& network, Graph const& graph, Ledger const& ledger, Journey const& journey,
                           Closures closures)
    : graph_{graph}, ledger_{ledger}, search_{Builder{network, graph, ledger, journey, closures}.build()} {
    auto const layer_size = graph.vertex_count();
    auto const first = Builder{network, graph, ledger, journey, closures}.first_layer();
    source_ = static_cast<SearchGraph::Vertex>(first * layer_size + graph.start(journey.from).index());
    target_ = static_cast<SearchGraph::Vertex>(journey.through.size() * layer_size + graph.end(journey.to).index());
}

std::vector<ArcId> JourneyGraph::arcs(SearchGraph::Edge edge) const {
    return is_bundle(edge) ? bundle(edge).arcs : std::vector{arc(edge)};
}

}  // namespace corridor
