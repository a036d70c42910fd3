#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "corridor/scenario/scenario.h"
#include "routing/contraction.h"
#include "routing/ledger.h"
#include "routing/search_graph.h"

namespace corridor {

// The country that goods enter on an arc: at a border, or where they are loaded.
[[nodiscard]] std::optional<std::string> country_entered(Network const& network, Arc const& arc);

// From where to where, and what the way must and must not touch.
struct Journey {
    NodeId from;
    NodeId to;
    std::vector<Selector> through;  // in this order
    std::vector<Selector> avoid;

    friend bool operator==(Journey const&, Journey const&) = default;
};

// The part of the mode-state graph that a journey may use, in layers: one for each number of selectors of `through`
// passed. An edge that touches the next selector leads into another layer, so only the last one's end completes the
// journey.
// What no loopless way uses is left out, and edges between which nothing is to be chosen are one.
class JourneyGraph {
public:
    enum class Closures { respected, ignored };

    // REQUIRES: the arguments outlive this.
    JourneyGraph(Network const& network, Graph const& graph, Ledger const& ledger, Journey const& journey,
                 Closures closures = Closures::respected);

    [[nodiscard]] SearchGraph const& search() const { return search_; }
    [[nodiscard]] SearchGraph::Vertex source() const { return source_; }
    [[nodiscard]] SearchGraph::Vertex target() const { return target_; }

    // What an edge stands for, in the order of travel: arcs, and bundles taken as a whole.
    struct Piece {
        ArcId arc{};
        Bundle const* bundle = nullptr;  // then there is no arc
    };
    [[nodiscard]] std::vector<Piece> const& pieces(SearchGraph::Edge edge) const {
        return pieces_[search_[edge].meaning];
    }
    // All arcs of an edge, those of bundles included.
    [[nodiscard]] std::vector<ArcId> arcs(SearchGraph::Edge edge) const;
    [[nodiscard]] Sums const& sums(SearchGraph::Edge edge) const { return sums_[edge]; }

    // The sums of all edges, each in a row of its own.
    struct Columns {
        std::vector<double> dollars;
        std::vector<double> hours;
        std::vector<double> variance;  // h^2
        std::vector<double> tonnes;    // of CO2e
    };
    [[nodiscard]] Columns const& columns() const { return columns_; }
    // The least of each from each vertex to the target, by itself: no way from there sums up to less.
    [[nodiscard]] Columns const& least_to_target() const { return least_to_target_; }

    // Where countries are entered: at borders, and where the journey starts.
    struct Entry {
        SearchGraph::Edge edge = 0;
        std::string country;
    };
    [[nodiscard]] std::span<Entry const> entries() const { return entries_; }
    [[nodiscard]] std::span<Entry const> entries(SearchGraph::Edge edge) const;

    [[nodiscard]] Ledger const& ledger() const { return ledger_; }
    [[nodiscard]] Graph const& graph() const { return graph_; }

private:
    JourneyGraph(Network const& network, Graph const& graph, Ledger const& ledger, Contraction contraction);
    [[nodiscard]] Columns find_least_to_target() const;

    Graph const& graph_;
    Ledger const& ledger_;
    SearchGraph::Vertex source_;
    SearchGraph::Vertex target_;
    SearchGraph search_;
    std::vector<std::vector<Piece>> pieces_;
    std::vector<Sums> sums_;
    Columns columns_;
    Columns least_to_target_;
    std::vector<Entry> entries_;  // in the order of edges
};

}  // namespace corridor
