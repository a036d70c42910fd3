// Cheapest flows of many demands within capacities: column generation over paths beside Clp on the arc-node programme,
// at the same optimum. Then what failures cost, one by one, and the whole of `capacity`.

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/core.h>

#include "benchmark/benchmark.h"
#include "benchmark/child.h"
#include "benchmark/clp_arcs.h"
#include "benchmark/grid_flows.h"
#include "corridor/input/read.h"
#include "flow/criticality.h"
#include "flow/planner.h"

namespace corridor::benchmark {
namespace {

// Of a unit: more than any way costs.
constexpr double price_of_unserved = 20'000;

Plan cheapest(FlowModel const& model) {
    Planner planner{model};
    return planner.cheapest(planner.capacities(), std::vector<double>(model.demands.size(), price_of_unserved));
}

double once(Measure const& measure) {
    return measure();
}

Row grid_row(int side, int demands) {
    test::FlowNetwork const flows = grid_flows(side, demands);
    FlowModel const model = model_of(flows);
    Plan const plan = cheapest(model);
    auto const held = std::count_if(plan.price.begin(), plan.price.end(), [](double price) { return price > 1e-9; });
    require(held > demands / 4, "hardly any capacity holds the flows");
    auto const peer = [&](ClpMethod method) {
        return processor_time([&flows, &plan, method] {
            double const known = cheapest_by_arcs(flows, price_of_unserved, method);
            require(std::abs(plan.value - known) <= 1e-9 * known, "Clp finds flows of another cost");
        });
    };
    bool const is_dual = once(peer(ClpMethod::dual)) < once(peer(ClpMethod::primal));
    Pair const pair = in_turns(5, processor_time([&] { static_cast<void>(cheapest(model)); }),
                               peer(is_dual ? ClpMethod::dual : ClpMethod::primal));
    return {.what = fmt::format("{} places, {} demands, {} capacities bind", flows.places, demands, held),
            .ours = pair.ours,
            .peer = pair.peer,
            .ratio = pair.ratio,
            .most_ratio = 0.1,
            .peer_name = fmt::format("Clp on the arc-node programme, {} simplex", is_dual ? "dual" : "primal")};
}

// From the model to the answer, the cheapest plan and how far each demand is from being cut off included.
Row failures_row(std::string const& name) {
    ScenarioInput const input = read_scenario(PROJECT_FOLDER "/scenarios/" + name + ".yaml");
    FlowModel const model = build_flow_model(input.network, input.scenario, {});
    std::vector<WeakPoint> const points = weak_points(input.network, input.scenario, model);
    std::vector<double> const prices(model.demands.size(), 1e6);
    std::size_t effective = 0;
    double const ours = median_of(11, processor_time([&] {
                                      Planner planner{model};
                                      Plan const plan = planner.cheapest(planner.capacities(), prices);
                                      effective = criticality(model, points, planner, prices, plan, {}).single.size();
                                  }));
    require(effective > 0, "no failure has an effect");
    return {.what = fmt::format("all single failures of {} ({} of {} matter)", name, effective, points.size()),
            .ours = ours,
            .most = 1000};
}

Row whole_row() {
    std::string const scenario = PROJECT_FOLDER "/scenarios/growth-2030.yaml";
    return {.what = "capacity growth-2030, start to exit, wall time",
            .ours = median_of(11, [&] {
                return run_child({CORRIDOR_PROGRAM, "capacity", scenario}).wall_ms;
            })};
}

}  // namespace

std::vector<Row> flow() {
    return {
        grid_row(10, 20), grid_row(14, 40), grid_row(20, 60), failures_row("growth-2030"), failures_row("china-europe"),
        whole_row()};
}

}  // namespace corridor::benchmark
