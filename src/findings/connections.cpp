#include "corridor/findings/connections.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <utility>

namespace corridor {
namespace {

// Things that are joined two by two, and the groups that result (Tarjan 1975, without ranks).
class Groups {
public:
    explicit Groups(std::size_t count) : parents_(count) { std::iota(parents_.begin(), parents_.end(), 0); }

    [[nodiscard]] std::size_t group_of(std::size_t thing) {
        while (parents_[thing] != thing) {
            thing = parents_[thing] = parents_[parents_[thing]];
        }
        return thing;
    }
    void join(std::size_t one, std::size_t other) { parents_[group_of(one)] = group_of(other); }

private:
    std::vector<std::size_t> parents_;
};

// The modes that stop at each node.
Table<NodeId, std::set<ModeId>> modes_by_node(Network const& network) {
    Table<NodeId, std::set<ModeId>> modes{network.nodes.size()};
    for (Link const& link : network.links) {
        modes[link.from].insert(link.mode);
        modes[link.to].insert(link.mode);
    }
    for (Service const& service : network.services) {
        for (NodeId const call : service.calls) {
            modes[call].insert(service.mode);
        }
    }
    return modes;
}

std::string listed(std::vector<std::string> const& words) {
    std::string text;
    for (std::string const& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

// The modes at a node by what transfers join; one group if goods can change between all of them.
std::vector<std::string> groups_of_modes(Network const& network, Node const& node, std::set<ModeId> const& modes) {
    Groups groups{network.modes.size()};
    for (Transfer const& transfer : node.transfers) {
        groups.join(transfer.from.index(), transfer.to.index());
    }
    std::map<std::size_t, std::vector<std::string>> names;
    for (ModeId const mode : modes) {
        names[groups.group_of(mode.index())].push_back(network.modes[mode].id);
    }
    std::vector<std::string> texts;
    texts.reserve(names.size());
    for (auto const& [group, members] : names) {
        texts.push_back(listed(members));
    }
    std::sort(texts.begin(), texts.end());
    return texts;
}

void examine_transfers(Network const& network, std::vector<Fault>& faults) {
    auto const modes = modes_by_node(network);
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        Node const& node = network.nodes[NodeId{i}];
        auto const groups = groups_of_modes(network, node, modes[NodeId{i}]);
        if (groups.size() > 1 && node.kind != NodeKind::zone) {  // what ends in a zone goes no further
            std::string text = "no transfer leads from " + groups.front();
            for (std::size_t group = 1; group < groups.size(); ++group) {
                text += " to " + groups[group];
            }
            faults.push_back({Severity::warning, "nodes." + node.id, text});
        }
    }
}

// Nodes by the part of the network that they lie in, the largest part first.
std::vector<std::vector<std::string>> parts_of(Network const& network) {
    Groups groups{network.nodes.size()};
    for (Link const& link : network.links) {
        groups.join(link.from.index(), link.to.index());
    }
    for (Service const& service : network.services) {
        for (NodeId const call : service.calls) {
            groups.join(service.calls.front().index(), call.index());
        }
        for (NodeId const via : service.via) {
            groups.join(service.calls.front().index(), via.index());
        }
    }
    std::map<std::size_t, std::vector<std::string>> nodes;
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        nodes[groups.group_of(i)].push_back(network.nodes[NodeId{i}].id);
    }
    std::vector<std::vector<std::string>> parts;
    parts.reserve(nodes.size());
    for (auto& [group, members] : nodes) {
        parts.push_back(std::move(members));
    }
    std::stable_sort(parts.begin(), parts.end(), [](auto const& a, auto const& b) { return a.size() > b.size(); });
    return parts;
}

void examine_parts(Network const& network, std::vector<Fault>& faults) {
    auto const parts = parts_of(network);
    for (std::size_t part = 1; part < parts.size(); ++part) {
        if (parts[part].size() > 1) {
            faults.push_back({Severity::warning, "nodes." + parts[part].front(),
                              "nothing joins these nodes to the rest of the network: " + listed(parts[part])});
        }
    }
}

}  // namespace

std::vector<Fault> examine_connections(Network const& network) {
    std::vector<Fault> faults;
    examine_transfers(network, faults);
    examine_parts(network, faults);
    return faults;
}

}  // namespace corridor
