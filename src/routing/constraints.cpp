#include "routing/constraints.h"

#include <algorithm>

namespace corridor {
namespace {

bool any_place(Network const& network, Arc const& arc, auto const& predicate) {
    if (predicate(network.nodes[arc.from]) || predicate(network.nodes[arc.to])) {
        return true;
    }
    if (arc.kind != Arc::Kind::sail) {
        return false;
    }
    auto const& via = network.services[arc.service].via;
    return std::any_of(via.begin(), via.end(), [&](NodeId node) { return predicate(network.nodes[node]); });
}

}  // namespace

bool touches(Network const& network, Arc const& arc, Selector const& selector) {
    bool const moves = arc.kind == Arc::Kind::run || arc.kind == Arc::Kind::sail;
    if (!selector.link.empty() && !(arc.link && network.links[arc.link].id == selector.link)) {
        return false;
    }
    if (!selector.service.empty() && !(arc.service && network.services[arc.service].id == selector.service)) {
        return false;
    }
    if (!selector.mode.empty()) {
        Mode const& mode = network.modes[arc.mode];
        if (!moves || (selector.mode != mode.id && selector.mode != name_of(mode.family))) {
            return false;
        }
    }
    if (!selector.node.empty() &&
        !any_place(network, arc, [&](Node const& node) { return node.id == selector.node; })) {
        return false;
    }
    if (!selector.country.empty()) {
        bool const own = arc.link && network.links[arc.link].country == selector.country;
        return own || any_place(network, arc, [&](Node const& node) { return node.country == selector.country; });
    }
    return true;
}

bool is_in_force(Closure const& closure, std::optional<std::chrono::sys_days> departure) {
    if (!closure.from && !closure.until) {
        return true;
    }
    return departure && (!closure.from || *departure >= *closure.from) &&
           (!closure.until || *departure < *closure.until);
}

}  // namespace corridor
