#pragma once

#include <optional>
#include <vector>

#include "corridor/scenario/scenario.h"
#include "routing/ledger.h"
#include "routing/search_graph.h"

namespace corridor {

// From where to where, and what the way must and must not touch.
struct Journey {
    NodeId from;
    NodeId to;
    std::vector<Selector> through;  // in this order
    std::vector<Selector> avoid;
};

// The part of the mode-state graph that a journey may use, in layers: one for each selector of `through` passed so far.
// An edge that touches the next selector leads into the next layer, so only the last layer's end completes the journey.
class JourneyGraph {
public:
    enum class Closures { respected, ignored };

    // REQUIRES: the arguments outlive this.
    JourneyGraph(Network const& network, Graph const& graph, Ledger const& ledger, Journey const& journey,
                 Closures closures = Closures::respected);

    [[nodiscard]] SearchGraph const& search() const { return search_; }
    [[nodiscard]] SearchGraph::Vertex source() const { return source_; }
    [[nodiscard]] SearchGraph::Vertex target() const { return target_; }

    // What an edge stands for: an arc, or a bundle of them.
    [[nodiscard]] bool is_bundle(SearchGraph::Edge edge) const { return search_[edge].meaning >= graph_.arcs().size(); }
    [[nodiscard]] ArcId arc(SearchGraph::Edge edge) const { return ArcId{search_[edge].meaning}; }
    [[nodiscard]] Bundle const& bundle(SearchGraph::Edge edge) const {
        return ledger_.bundles()[search_[edge].meaning - graph_.arcs().size()];
    }
    [[nodiscard]] Sums const& sums(SearchGraph::Edge edge) const {
        return is_bundle(edge) ? bundle(edge).sums : ledger_.sums(arc(edge));
    }
    [[nodiscard]] Ledger const& ledger() const { return ledger_; }
    [[nodiscard]] Graph const& graph() const { return graph_; }

    // The arcs of an edge: one, or a bundle's.
    [[nodiscard]] std::vector<ArcId> arcs(SearchGraph::Edge edge) const;

private:
    Graph const& graph_;
    Ledger const& ledger_;
    SearchGraph search_;
    SearchGraph::Vertex source_ = 0;
    SearchGraph::Vertex target_ = 0;
};

}  // namespace corridor
