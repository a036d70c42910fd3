#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "corridor/network/network.h"
#include "routing/rates.h"

namespace corridor {

using VertexId = Id<struct VertexTag>;
using ArcId = Id<struct ArcTag>;

// A step in the mode-state graph.
struct Arc {
    enum class Kind { load, run, board, sail, alight, transfer, unload };
    Kind kind = Kind::run;
    VertexId tail{};
    VertexId head{};
    NodeId from{};
    NodeId to{};           // equals `from` unless the arc moves
    ModeId mode{};         // of the vehicle; after the change for a transfer
    ModeId mode_before{};  // of a transfer
    LinkId link{};
    ServiceId service{};
    std::size_t passage = 0;  // of the service
    Direction direction = Direction::forward;
    std::optional<std::size_t> transfer{};  // index at the node; nothing for a default transfer
    std::vector<ControlRef> controls{};     // that it passes through
};

// The virtual network of Jourquin and Beuthe (1996): each node unfolds into one vertex for each mode it is served by,
// joined by transfers. Three more kinds of vertices: a gate where journeys start and one where they end, so that nobody
// changes modes by ending and starting again; for modes of ships, goods that have arrived stand apart from goods ready
// to leave, so that a change of ships is a transfer too; and each call of a service, so that who stays on board at a
// call does not wait again.
class Graph {
public:
    explicit Graph(Network const& network);

    [[nodiscard]] std::size_t vertex_count() const { return vertex_count_; }
    [[nodiscard]] Table<ArcId, Arc> const& arcs() const { return arcs_; }
    [[nodiscard]] VertexId start(NodeId node) const { return start_[node]; }
    [[nodiscard]] VertexId end(NodeId node) const { return end_[node]; }

private:
    friend class GraphBuilder;
    std::size_t vertex_count_ = 0;
    Table<ArcId, Arc> arcs_;
    Table<NodeId, VertexId> start_;
    Table<NodeId, VertexId> end_;
};

}  // namespace corridor
