#include "findings/parts.h"

#include <algorithm>

namespace corridor {
namespace {

// Whether a rule's word for a mode (an id, a family, "any") names this one.
bool names(std::string const& wanted, Mode const& mode) {
    return wanted == "any" || wanted == mode.id || wanted == name_of(mode.family);
}

// Whether the rule holds for a change of mode that the node offers, in either direction.
bool changes_mode(Default const& rule, Node const& node, Network const& network) {
    if (!rule.transfer) {
        return false;
    }
    auto const& [one, other] = *rule.transfer;
    return std::any_of(node.transfers.begin(), node.transfers.end(), [&](Transfer const& transfer) {
        Mode const& from = network.modes[transfer.from];
        Mode const& to = network.modes[transfer.to];
        return (names(one, from) && names(other, to)) || (names(other, from) && names(one, to));
    });
}

// A rule that names neither kind nor mode holds for handling, which terminals and ports have.
bool handles(Default const& rule, Node const& node) {
    return rule.mode.empty() && !rule.transfer && !rule.kind &&
           (node.kind == NodeKind::terminal || node.kind == NodeKind::port);
}

// Where the figures of the defaults stand that act at a node.
std::vector<std::string> defaults_at(Node const& node, Network const& network) {
    std::vector<std::string> paths;
    for (Default const& rule : network.defaults) {
        bool const is_here = rule.country.empty() || rule.country == node.country;
        bool const is_of_kind = rule.kind && *rule.kind == node.kind;
        if (is_here && (is_of_kind || changes_mode(rule, node, network) || handles(rule, node))) {
            paths.push_back("defaults." + rule.id + ".");
        }
    }
    return paths;
}

}  // namespace

std::vector<FigureRow const*> figures_of(std::string const& id, Network const& network) {
    auto const node = network.find_node(id);
    auto const acting = node ? defaults_at(network.nodes[*node], network) : std::vector<std::string>{};
    std::vector<FigureRow const*> figures;
    for (FigureRow const& figure : network.figures) {
        bool const is_named = ("." + figure.path + ".").find("." + id + ".") != std::string::npos;
        bool const is_cited = std::any_of(figure.backing.sources.begin(), figure.backing.sources.end(),
                                          [&](SourceId source) { return network.sources[source].id == id; });
        bool const acts = std::any_of(acting.begin(), acting.end(),
                                      [&](std::string const& path) { return figure.path.starts_with(path); });
        if (is_named || is_cited || acts) {
            figures.push_back(&figure);
        }
    }
    return figures;
}

std::vector<std::string> ids_of(Network const& network) {
    std::vector<std::string> ids;
    auto const add = [&](auto const& table) {
        for (auto const& row : table) {
            ids.push_back(row.id);
        }
    };
    add(network.nodes);
    add(network.links);
    add(network.services);
    add(network.weather);
    add(network.risks);
    add(network.defaults);
    add(network.sources);
    return ids;
}

}  // namespace corridor
