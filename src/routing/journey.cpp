#include "routing/journey.h"

#include <algorithm>
#include <optional>

#include "routing/constraints.h"

namespace corridor {
namespace {

class Builder {
public:
    Builder(Network const& network, Graph const& graph, Ledger const& ledger, Journey const& journey,
            JourneyGraph::Closures closures)
        : network_{network}, graph_{graph}, ledger_{ledger}, journey_{journey}, closures_{closures} {}

    [[nodiscard]] Contraction build() const {
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
                add(edges, graph_.arcs()[arcs.front()].tail, graph_.arcs()[arcs.back()].head, graph_.arcs().size() + i,
                    arcs);
            }
        }
        std::size_t const vertices = graph_.vertex_count() * layers;
        forbid_turning_back(edges, vertices);
        std::size_t const count = count_vertices(edges, vertices);
        return contract(count, edges, vertex(graph_.start(journey_.from), first_layer()),
                        vertex(graph_.end(journey_.to), journey_.through.size()));
    }

private:
    // The layer that somebody starts in: selectors that the origin itself fulfils are passed already.
    [[nodiscard]] std::size_t first_layer() const {
        std::size_t layer = 0;
        while (layer < journey_.through.size() && network_.matches(journey_.through[layer], journey_.from)) {
            ++layer;
        }
        return layer;
    }

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

    // "Through Aktau" is not meant as into Aktau and out again by the same track: where a link fulfils a selector, its
    // end gets a vertex of its own, from which that link leads nowhere.
    void forbid_turning_back(std::vector<SearchGraph::EdgeEnds>& edges, std::size_t vertices) const {
        std::size_t const plain = edges.size();
        auto next_vertex = static_cast<SearchGraph::Vertex>(vertices);
        for (std::size_t i = 0; i < plain; ++i) {
            LinkId const link = link_of(edges[i]);
            bool const fulfils = edges[i].head / graph_.vertex_count() != edges[i].tail / graph_.vertex_count();
            if (!link || !fulfils) {
                continue;
            }
            SearchGraph::Vertex const end = edges[i].head;
            edges[i].head = next_vertex;
            for (std::size_t k = 0; k < plain; ++k) {
                if (edges[k].tail == end && link_of(edges[k]) != link) {
                    edges.push_back({next_vertex, edges[k].head, edges[k].meaning});
                }
            }
            ++next_vertex;
        }
    }

    [[nodiscard]] LinkId link_of(SearchGraph::EdgeEnds const& edge) const {
        return edge.meaning < graph_.arcs().size() ? graph_.arcs()[ArcId{edge.meaning}].link : LinkId{};
    }

    [[nodiscard]] static std::size_t count_vertices(std::vector<SearchGraph::EdgeEnds> const& edges,
                                                    std::size_t least) {
        std::size_t count = least;
        for (SearchGraph::EdgeEnds const& edge : edges) {
            count = std::max(count, static_cast<std::size_t>(std::max(edge.tail, edge.head)) + 1);
        }
        return count;
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

std::optional<std::string> country_entered(Network const& network, Arc const& arc) {
    std::string const& to = network.nodes[arc.to].country;
    bool const enters = arc.kind == Arc::Kind::load || network.nodes[arc.from].country != to;
    return enters ? std::optional{to} : std::nullopt;
}

}  // namespace

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
