// Failures against networks that lack what has failed, and cuts against Menger's theorem.
#include "flow/criticality.h"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "flow/resilience.h"
#include "support/lemon/flow.h"
#include "unit/flow/random_flows.h"

namespace corridor::test {
namespace {

// Each arc can fail.
std::vector<WeakPoint> every_arc(FlowNetwork const& flows, FlowModel const& model) {
    std::vector<WeakPoint> points;
    for (std::size_t arc = 0; arc < flows.arcs.size(); ++arc) {
        WeakPoint point;
        for (std::uint32_t demand = 0; demand < model.demands.size(); ++demand) {
            auto const& ways = model.demands[demand].ways;
            for (std::uint32_t way = 0; way < ways.size(); ++way) {
                for (SearchGraph::Edge edge = 0; edge < ways[way].graph.edge_count(); ++edge) {
                    if (ways[way].graph[edge].meaning == arc) {
                        point.edges.push_back({demand, way, edge});
                    }
                }
            }
        }
        points.push_back(std::move(point));
    }
    return points;
}

struct Served {
    double unserved = 0;
    double cost = 0;  // of what is served
};

Served serve(FlowNetwork const& flows) {
    FlowModel const model = model_of(flows);
    Planner planner{model};
    Plan const plan = planner.cheapest(planner.capacities(), std::vector<double>(flows.demands.size(), 1000));
    Served served;
    for (double const unserved : plan.unserved) {
        served.unserved += unserved;
    }
    served.cost = plan.value - 1000 * served.unserved;
    return served;
}

FlowNetwork without(FlowNetwork flows, std::size_t arc) {
    flows.arcs.erase(flows.arcs.begin() + static_cast<std::ptrdiff_t>(arc));
    return flows;
}

TEST_CASE("a failure leaves behind and costs what the network without it does") {
    CHECK(rc::check([] {
        FlowNetwork const flows = random_flows(1);
        FlowModel const model = model_of(flows);
        Planner planner{model};
        std::vector<double> const prices(flows.demands.size(), 1000);
        Plan const before = planner.cheapest(planner.capacities(), prices);
        Served const whole = serve(flows);
        Criticality const found =
            criticality(model, every_arc(flows, model), planner, prices, before, {.pairs = false, .failures = 3});
        for (std::size_t arc = 0; arc < flows.arcs.size(); ++arc) {
            Served const rest = serve(without(flows, arc));
            auto const failure = std::find_if(found.single.begin(), found.single.end(),
                                              [arc](Failure const& one) { return one.weaknesses.front() == arc; });
            double const volume = flows.demands.front().volume;
            double const share = whole.unserved < volume ? (volume - rest.unserved) / (volume - whole.unserved) : 0;
            Failure const nothing;
            Failure const& told = failure == found.single.end() ? nothing : *failure;
            RC_ASSERT(std::abs(told.unserved - (rest.unserved - whole.unserved)) < 1e-6);
            RC_ASSERT(std::abs(told.extra_cost - (rest.cost - whole.cost * share)) < 1e-5);
        }
    }));
}

TEST_CASE("a pair is told of exactly if it does more harm than its two by themselves") {
    // Two ways of cost 1 and a third of cost 9; each carries all. One failure costs nothing, both cost 8 for each of 2.
    FlowNetwork const flows{2, {{0, 1, 5, 1}, {0, 1, 5, 1}, {0, 1, 5, 9}}, {{0, 1, 2}}};
    FlowModel const model = model_of(flows);
    Planner planner{model};
    Plan const before = planner.cheapest(planner.capacities(), {1000});
    Criticality const found =
        criticality(model, every_arc(flows, model), planner, {1000}, before, {.pairs = true, .failures = 3});
    CHECK(found.single.empty());
    REQUIRE(found.pairs.size() == 1);
    CHECK(found.pairs.front().extra_cost == doctest::Approx(16));
    CHECK(found.pairs.front().unserved == doctest::Approx(0));
}

TEST_CASE("as many failures cut a demand off as it has ways apart") {
    CHECK(rc::check([] {
        FlowNetwork const flows = random_flows(1);
        FlowModel const model = model_of(flows);
        FlowNetwork::Demand const& demand = flows.demands.front();
        std::vector<LemonArc> arcs;
        for (FlowNetwork::Arc const& arc : flows.arcs) {
            arcs.push_back({static_cast<int>(arc.from), static_cast<int>(arc.to), 1, 0});
        }
        long const apart = lemon_greatest_flow(static_cast<int>(flows.places), arcs, static_cast<int>(demand.from),
                                               static_cast<int>(demand.to));
        if (apart > 0) {
            Resilience const found = resilience(model, every_arc(flows, model), 0, 3);
            RC_ASSERT(found.failures.value_or(4) == std::min(apart, 4L));
            RC_ASSERT(!found.failures || found.weaknesses.size() == static_cast<std::size_t>(apart));
        }
    }));
}

}  // namespace
}  // namespace corridor::test
