#pragma once

#include <rapidcheck.h>

#include "support/flow_network.h"

namespace corridor::test {

// A small random network with whole capacities and costs, and so many demands across it.
inline FlowNetwork random_flows(std::size_t demands) {
    FlowNetwork flows;
    flows.places = *rc::gen::inRange<std::size_t>(2, 8);
    auto const all = static_cast<std::uint32_t>(flows.places);
    auto const place = [&] { return *rc::gen::inRange<std::uint32_t>(0, all); };
    auto const count = *rc::gen::inRange<std::size_t>(1, 19);
    for (std::size_t i = 0; i < count; ++i) {
        auto const from = place();
        auto const to = place();
        int const capacity = *rc::gen::inRange(1, 9);
        int const cost = *rc::gen::inRange(0, 9);
        if (from != to) {
            flows.arcs.push_back({from, to, static_cast<double>(capacity), static_cast<double>(cost)});
        }
    }
    for (std::size_t i = 0; i < demands; ++i) {
        auto const from = place();
        auto const to = (from + *rc::gen::inRange<std::uint32_t>(1, all)) % all;
        flows.demands.push_back({from, to, static_cast<double>(*rc::gen::inRange(1, 12))});
    }
    return flows;
}

}  // namespace corridor::test
