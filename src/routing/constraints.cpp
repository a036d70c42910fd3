#include "routing/constraints.h"

#include <algorithm>

namespace corridor {
namespace {

bool moves(Arc const& arc) {
    return arc.from != arc.to;
}

// Where somebody is while taking the arc, in the order of travel; no node stands for being on the way.
std::vector<NodeId> moments(Network const& network, Arc const& arc) {
    if (!moves(arc)) {
        return {arc.from};
    }
    std::vector<NodeId> places{arc.from, NodeId{}};
    if (arc.service) {
        auto const& via = network.services[arc.service].via;
        if (arc.direction == Direction::forward) {
            places.insert(places.end(), via.begin(), via.end());
        } else {
            places.insert(places.end(), via.rbegin(), via.rend());
        }
    }
    places.push_back(arc.to);
    return places;
}

// Whether what moves on the arc is what the selector asks for, wherever that may be.
bool is_vehicle(Network const& network, Arc const& arc, Selector const& selector) {
    if (!selector.link.empty() && !(arc.link && network.links[arc.link].id == selector.link)) {
        return false;
    }
    if (!selector.service.empty() && !(arc.service && network.services[arc.service].id == selector.service)) {
        return false;
    }
    Mode const& mode = network.modes[arc.mode];
    return selector.mode.empty() || (moves(arc) && (selector.mode == mode.id || selector.mode == name_of(mode.family)));
}

bool is_place(Network const& network, Arc const& arc, NodeId place, Selector const& selector) {
    if (!place) {
        bool const in_country = arc.link && network.links[arc.link].country == selector.country;
        return selector.node.empty() && (selector.country.empty() || in_country);
    }
    Node const& node = network.nodes[place];
    return (selector.node.empty() || node.id == selector.node) &&
           (selector.country.empty() || node.country == selector.country);
}

}  // namespace

bool touches(Network const& network, Arc const& arc, Selector const& selector) {
    if (!is_vehicle(network, arc, selector)) {
        return false;
    }
    std::vector<NodeId> const places = moments(network, arc);
    return std::any_of(places.begin(), places.end(),
                       [&](NodeId place) { return is_place(network, arc, place, selector); });
}

std::size_t fulfilled(Network const& network, Arc const& arc, std::vector<Selector> const& selectors,
                      std::size_t next) {
    for (NodeId const place : moments(network, arc)) {
        while (next < selectors.size() && is_vehicle(network, arc, selectors[next]) &&
               is_place(network, arc, place, selectors[next])) {
            ++next;
        }
    }
    return next;
}

bool is_in_force(Closure const& closure, std::optional<std::chrono::sys_days> departure) {
    if (!closure.from && !closure.until) {
        return true;
    }
    return departure && (!closure.from || *departure >= *closure.from) &&
           (!closure.until || *departure < *closure.until);
}

}  // namespace corridor
