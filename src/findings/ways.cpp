#include "findings/ways.h"

#include <algorithm>
#include <set>

namespace corridor {
namespace {

std::string vehicles_of(Route const& route, Network const& network) {
    std::string way;
    for (auto step = route.steps.begin(); step != route.steps.end(); ++step) {
        auto const next = std::find_if(step + 1, route.steps.end(), [](Step const& other) { return !other.is_stop; });
        bool const goes_on = next != route.steps.end() && next->mode == step->mode && next->service == step->service;
        if (!step->is_stop && !goes_on) {
            std::string const& vehicle =
                step->service ? network.services[step->service].id : network.modes[step->mode].id;
            way += (way.empty() ? "" : ", ") + network.nodes[step->to].id + " (" + vehicle + ")";
        }
    }
    return way;
}

std::vector<NodeId> nodes_of(Route const& route) {
    std::vector<NodeId> nodes;
    for (Step const& step : route.steps) {
        nodes.insert(nodes.end(), step.passed.begin(), step.passed.end());
    }
    return nodes;
}

// Of each stretch that not all the others share, the node that the fewest share.
std::string partings(std::vector<NodeId> const& own, std::vector<std::set<NodeId>> const& others,
                     Network const& network) {
    auto const sharing = [&](NodeId node) {
        return static_cast<std::size_t>(std::count_if(
            others.begin(), others.end(), [&](std::set<NodeId> const& passed) { return passed.contains(node); }));
    };
    auto const is_shared = [&](NodeId node) { return sharing(node) == others.size(); };
    std::string names;
    for (auto start = std::find_if_not(own.begin(), own.end(), is_shared); start != own.end();) {
        auto const end = std::find_if(start, own.end(), is_shared);
        NodeId const rarest =
            *std::min_element(start, end, [&](NodeId one, NodeId other) { return sharing(one) < sharing(other); });
        names += (names.empty() ? " by " : ", ") + network.nodes[rarest].id;
        start = std::find_if_not(end, own.end(), is_shared);
    }
    return names;
}

}  // namespace

std::vector<std::string> ways_of(std::vector<Route> const& routes, Network const& network) {
    std::vector<std::string> vehicles;
    std::vector<std::vector<NodeId>> nodes;
    for (Route const& route : routes) {
        vehicles.push_back(vehicles_of(route, network));
        nodes.push_back(nodes_of(route));
    }
    std::vector<std::string> ways;
    for (std::size_t i = 0; i < routes.size(); ++i) {
        std::vector<std::set<NodeId>> alike;
        for (std::size_t other = 0; other < routes.size(); ++other) {
            if (other != i && vehicles[other] == vehicles[i]) {
                alike.emplace_back(nodes[other].begin(), nodes[other].end());
            }
        }
        ways.push_back(vehicles[i] + partings(nodes[i], alike, network));
    }
    return ways;
}

}  // namespace corridor
