#include "routing/graph.h"

#include <algorithm>
#include <map>
#include <utility>

namespace corridor {
namespace {

bool is_ship(Network const& network, ModeId mode) {
    Family const family = network.modes[mode].family;
    return family == Family::sea || family == Family::inland_waterway;
}

bool contains(auto const& values, auto const& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

class GraphBuilder {
public:
    GraphBuilder(Network const& network, Graph& graph) : network_{network}, graph_{graph} {
        graph_.start_ = Table<NodeId, VertexId>{network.nodes.size()};
        graph_.end_ = Table<NodeId, VertexId>{network.nodes.size()};
        for (std::size_t i = 0; i < network.nodes.size(); ++i) {
            graph_.start_[NodeId{i}] = new_vertex();
            graph_.end_[NodeId{i}] = new_vertex();
        }
    }

    void build() {
        for (std::size_t i = 0; i < network_.links.size(); ++i) {
            add(LinkId{i});
        }
        for (std::size_t i = 0; i < network_.services.size(); ++i) {
            add(ServiceId{i});
        }
        for (std::size_t i = 0; i < network_.nodes.size(); ++i) {
            add_transfers(NodeId{i});
        }
        add_gates();
    }

private:
    // Goods on a mode at a node: `arrived` may be unloaded or transferred, `ready` may leave. One vertex for trains,
    // but not in a zone: nobody passes through it.
    struct State {
        VertexId arrived;
        VertexId ready;
        bool open_water = false;  // a link of this mode ends here
    };

    VertexId new_vertex() { return VertexId{graph_.vertex_count_++}; }

    State& state(NodeId node, ModeId mode) {
        auto const [found, is_new] = states_.try_emplace({node, mode});
        if (is_new) {
            found->second.ready = new_vertex();
            found->second.arrived = is_ship(network_, mode) || is_zone(node) ? new_vertex() : found->second.ready;
        }
        return found->second;
    }

    [[nodiscard]] bool is_zone(NodeId node) const { return network_.nodes[node].kind == NodeKind::zone; }

    void add(LinkId id) {
        Link const& link = network_.links[id];
        add_run(id, link.from, link.to, Direction::forward);
        if (link.both_ways) {
            add_run(id, link.to, link.from, Direction::backward);
        }
    }

    void add_run(LinkId id, NodeId from, NodeId to, Direction direction) {
        ModeId const mode = network_.links[id].mode;
        Arc arc{.kind = Arc::Kind::run,
                .tail = state(from, mode).ready,
                .head = is_zone(to) ? state(to, mode).arrived : state(to, mode).ready,
                .from = from,
                .to = to,
                .mode = mode,
                .link = id,
                .direction = direction};
        leave(arc, from, to);
        arrive(arc, from, to);
        graph_.arcs_.add(std::move(arc));
        // Goods that came by an open waterway may be taken off there.
        State& there = state(to, mode);
        if (there.arrived != there.ready && !there.open_water && !is_zone(to)) {
            there.open_water = true;
            graph_.arcs_.add({.kind = Arc::Kind::alight,
                              .tail = there.ready,
                              .head = there.arrived,
                              .from = to,
                              .to = to,
                              .mode = mode});
        }
    }

    void add(ServiceId id) {
        Service const& service = network_.services[id];
        add_voyage(id, service.calls, Direction::forward);
        if (service.both_ways) {
            add_voyage(id, {service.calls.rbegin(), service.calls.rend()}, Direction::backward);
        }
    }

    void add_voyage(ServiceId id, std::vector<NodeId> const& calls, Direction direction) {
        Service const& service = network_.services[id];
        std::vector<VertexId> on_board;
        for (std::size_t i = 0; i < calls.size(); ++i) {
            on_board.push_back(new_vertex());
        }
        for (std::size_t i = 0; i < calls.size(); ++i) {
            Arc at_call{.from = calls[i], .to = calls[i], .mode = service.mode, .service = id, .direction = direction};
            if (i + 1 < calls.size()) {
                Arc board = at_call;
                board.kind = Arc::Kind::board;
                board.tail = state(calls[i], service.mode).ready;
                board.head = on_board[i];
                graph_.arcs_.add(std::move(board));
                add_sail(at_call, calls[i + 1], on_board[i], on_board[i + 1],
                         direction == Direction::forward ? i : calls.size() - 2 - i);
            }
            if (i > 0) {
                at_call.kind = Arc::Kind::alight;
                at_call.tail = on_board[i];
                at_call.head = state(calls[i], service.mode).arrived;
                graph_.arcs_.add(std::move(at_call));
            }
        }
    }

    void add_sail(Arc arc, NodeId to, VertexId tail, VertexId head, std::size_t passage) {
        arc.kind = Arc::Kind::sail;
        arc.tail = tail;
        arc.head = head;
        arc.to = to;
        arc.passage = passage;
        auto via = network_.services[arc.service].via;
        if (arc.direction == Direction::backward) {
            std::reverse(via.begin(), via.end());
        }
        NodeId last = arc.from;
        leave(arc, arc.from, via.empty() ? to : via.front());
        for (std::size_t i = 0; i < via.size(); ++i) {
            arrive(arc, last, via[i]);
            leave(arc, via[i], i + 1 < via.size() ? via[i + 1] : to);
            last = via[i];
        }
        arrive(arc, last, to);
        graph_.arcs_.add(std::move(arc));
    }

    [[nodiscard]] bool applies(Control const& control, ModeId mode) const {
        return control.modes.empty() || contains(control.modes, mode);
    }

    [[nodiscard]] bool holds(Side const& side, NodeId place) const {
        return contains(side.nodes, place) || contains(side.countries, network_.nodes[place].country);
    }

    void arrive(Arc& arc, NodeId from, NodeId at) const {
        auto const& controls = network_.nodes[at].controls;
        for (std::size_t i = 0; i < controls.size(); ++i) {
            if (controls[i].to.empty() && applies(controls[i], arc.mode) &&
                (controls[i].from.empty() || holds(controls[i].from, from))) {
                arc.controls.push_back({at, i});
            }
        }
    }

    void leave(Arc& arc, NodeId at, NodeId to) const {
        auto const& controls = network_.nodes[at].controls;
        for (std::size_t i = 0; i < controls.size(); ++i) {
            if (holds(controls[i].to, to) && applies(controls[i], arc.mode)) {
                arc.controls.push_back({at, i});
            }
        }
    }

    void add_transfers(NodeId node) {
        auto const& transfers = network_.nodes[node].transfers;
        for (std::size_t i = 0; i < transfers.size(); ++i) {
            add_transfer(node, i, transfers[i].from, transfers[i].to);
            if (transfers[i].both_ways && transfers[i].from != transfers[i].to) {
                add_transfer(node, i, transfers[i].to, transfers[i].from);
            }
        }
    }

    void add_transfer(NodeId node, std::size_t index, ModeId from, ModeId to) {
        graph_.arcs_.add({.kind = Arc::Kind::transfer,
                          .tail = state(node, from).arrived,
                          .head = state(node, to).ready,
                          .from = node,
                          .to = node,
                          .mode = to,
                          .mode_before = from,
                          .transfer = index});
    }

    // REQUIRES: all states exist.
    void add_gates() {
        for (auto const& [place, state] : states_) {
            auto const [node, mode] = place;
            Arc gate{.from = node, .to = node, .mode = mode};
            gate.kind = Arc::Kind::load;
            gate.tail = graph_.start_[node];
            gate.head = state.ready;
            graph_.arcs_.add(gate);
            gate.kind = Arc::Kind::unload;
            gate.tail = state.arrived;
            gate.head = graph_.end_[node];
            graph_.arcs_.add(gate);
        }
    }

    Network const& network_;
    Graph& graph_;
    std::map<std::pair<NodeId, ModeId>, State> states_;
};

Graph::Graph(Network const& network) {
    GraphBuilder{network, *this}.build();
}

}  // namespace corridor
