#include "flow/weak_points.h"

#include <algorithm>
#include <map>

namespace corridor {
namespace {

using Closed = WeakPoint::Closed;

class Collector {
public:
    Collector(Network const& network, Scenario const& scenario, FlowModel const& model)
        : network_{network}, scenario_{scenario}, model_{model} {}

    std::vector<WeakPoint> run() {
        for (std::size_t demand = 0; demand < model_.demands.size(); ++demand) {
            auto const& ways = model_.demands[demand].ways;
            for (std::size_t way = 0; way < ways.size(); ++way) {
                for (SearchGraph::Edge edge = 0; edge < ways[way].graph.edge_count(); ++edge) {
                    add({static_cast<std::uint32_t>(demand), static_cast<std::uint32_t>(way), edge}, ways[way]);
                }
            }
        }
        return grouped();
    }

private:
    void add(Closed const& closed, Way const& way) {
        Demand const& demand = scenario_.demands[closed.demand];
        std::string const& end = end_of(way, demand);
        for (ArcId const id : way.journey->arcs(way.journey_edge[closed.edge])) {
            Arc const& arc = way.journey->graph().arcs()[id];
            if (arc.link) {
                note(links_[arc.link], closed);
            }
            if (arc.service) {
                note(services_[arc.service], closed);
            }
            for (NodeId const node : {arc.from, arc.to}) {
                std::string const& place = network_.nodes[node].id;
                if (place != demand.from && place != end) {
                    note(nodes_[node], closed);
                }
            }
        }
    }

    [[nodiscard]] std::string const& end_of(Way const& way, Demand const& demand) const {
        for (Corridor const& corridor : scenario_.corridors) {
            if (corridor.name == way.corridor && !corridor.to.empty()) {
                return corridor.to;
            }
        }
        return demand.to;
    }

    static void note(std::vector<Closed>& edges, Closed const& closed) {
        if (edges.empty() || edges.back() != closed) {
            edges.push_back(closed);
        }
    }

    std::vector<WeakPoint> grouped() {
        std::map<std::vector<Closed>, Weakness> groups;
        for (auto& [link, edges] : links_) {
            Link const& of = network_.links[link];
            add(groups, edges, "links." + of.id, network_.nodes[of.from].name + " – " + network_.nodes[of.to].name);
        }
        for (auto& [service, edges] : services_) {
            add(groups, edges, "services." + network_.services[service].id, network_.services[service].name);
        }
        for (auto& [node, edges] : nodes_) {
            add(groups, edges, "nodes." + network_.nodes[node].id, network_.nodes[node].name);
        }
        std::vector<WeakPoint> points;
        points.reserve(groups.size());
        for (auto& [edges, what] : groups) {
            points.push_back({std::move(what), edges});
        }
        return points;
    }

    static void add(std::map<std::vector<Closed>, Weakness>& groups, std::vector<Closed>& edges, std::string id,
                    std::string name) {
        std::sort(edges.begin(), edges.end());
        edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
        Weakness& weakness = groups[edges];
        weakness.ids.push_back(std::move(id));
        weakness.names.push_back(std::move(name));
    }

    Network const& network_;
    Scenario const& scenario_;
    FlowModel const& model_;
    std::map<LinkId, std::vector<Closed>> links_;
    std::map<ServiceId, std::vector<Closed>> services_;
    std::map<NodeId, std::vector<Closed>> nodes_;
};

}  // namespace

std::vector<WeakPoint> weak_points(Network const& network, Scenario const& scenario, FlowModel const& model) {
    return Collector{network, scenario, model}.run();
}

ClosedEdges all_open(FlowModel const& model) {
    ClosedEdges edges;
    for (Traffic const& traffic : model.demands) {
        auto& ways = edges.emplace_back();
        for (Way const& way : traffic.ways) {
            ways.emplace_back(way.graph.edge_count(), 0);
        }
    }
    return edges;
}

void close(ClosedEdges& edges, WeakPoint const& point) {
    for (auto const& [demand, way, edge] : point.edges) {
        edges[demand][way][edge] = 1;
    }
}

}  // namespace corridor
