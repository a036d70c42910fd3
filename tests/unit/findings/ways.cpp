#include "findings/ways.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace corridor {
namespace {

// Nodes a to e, a railway and a ferry.
Network small() {
    Network network;
    for (char const* const id : {"a", "b", "c", "d", "e"}) {
        Node node;
        node.id = id;
        network.nodes.add(node);
    }
    Mode rail;
    rail.id = "rail";
    network.modes.add(rail);
    Service ferry;
    ferry.id = "b-c-ferry";
    network.services.add(ferry);
    return network;
}

Step stretch(std::vector<std::size_t> const& nodes, ServiceId service = {}) {
    Step step;
    step.from = NodeId{nodes.front()};
    step.to = NodeId{nodes.back()};
    step.mode = ModeId{0};
    step.service = service;
    for (std::size_t const node : nodes) {
        step.passed.emplace_back(node);
    }
    return step;
}

Route route(std::vector<Step> steps) {
    Route made;
    made.steps = std::move(steps);
    return made;
}

TEST_CASE("a way names where each vehicle ends its run, a service by its id") {
    // Rail a-b in two countries is one run; then the ferry; then rail again.
    Route const one = route({stretch({0, 3}), stretch({3, 1}), stretch({1, 2}, ServiceId{0}), stretch({2, 4})});
    CHECK(ways_of({one}, small()) == std::vector<std::string>{"b (rail), c (b-c-ferry), e (rail)"});
}

TEST_CASE("routes by the same vehicles are told apart by what the fewest of them pass") {
    // The second and the third leave the others at c; only d and what is lacking tell them apart.
    std::vector<Route> const routes{route({stretch({0, 1, 4})}), route({stretch({0, 2, 3, 4})}),
                                    route({stretch({0, 2, 4})}), route({stretch({0, 4})})};
    CHECK(ways_of(routes, small()) ==
          std::vector<std::string>{"e (rail) by b", "e (rail) by d", "e (rail) by c", "e (rail)"});
    CHECK(ways_of({}, small()).empty());
}

}  // namespace
}  // namespace corridor
