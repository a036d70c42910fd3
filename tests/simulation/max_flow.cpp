// Saturated, a network passes what its narrowest cut does.
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/random/philox.h"
#include "corridor/simulation/simulate.h"
#include "simulation/written.h"
#include "support/boost_flow.h"

namespace corridor::test {
namespace {

struct Line {
    std::size_t from;
    std::size_t to;
    int trains_a_day;
    int flow = 0;  // of a greatest flow
};

// Places 0 (start), then layers of three, then the end; lines from each layer to the next.
constexpr std::size_t width = 3;
constexpr std::size_t start = 0;
constexpr std::size_t end = 2 * width + 1;

std::vector<Line> random_lines(std::uint64_t seed) {
    RandomStream const random{seed, "layers", 0};
    std::uint64_t draws = 0;
    auto const between = [&](int least, int most) {
        return least + static_cast<int>(random.uniform(draws++) * (most - least + 1));
    };
    std::vector<Line> lines;
    for (std::size_t i = 1; i <= width; ++i) {
        lines.push_back({start, i, between(4, 20)});
        lines.push_back({width + i, end, between(4, 20)});
        for (std::size_t j = width + 1; j <= 2 * width; ++j) {
            if (between(0, 9) < 7) {
                lines.push_back({i, j, between(2, 12)});
            }
        }
    }
    return lines;
}

// A greatest flow, which it also leaves in the lines.
int greatest_flow(std::vector<Line>& lines) {
    std::vector<BoostArc> arcs;
    for (Line const& line : lines) {
        arcs.push_back({line.from, line.to, line.trains_a_day});
    }
    BoostFlow const flow = boost_greatest_flow(end + 1, arcs, start, end);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].flow = static_cast<int>(flow.by_arc[i]);
    }
    return static_cast<int>(flow.value);
}

std::string place(std::size_t number) {
    return "p" + std::to_string(number);
}

// A tenth more than each way of the flow can pass comes for each.
ScenarioInput saturated(std::vector<Line> lines) {
    std::string network = vocabulary + "nodes:\n";
    for (std::size_t i = start; i <= end; ++i) {
        network += node(place(i));
    }
    network += "links:\n";
    for (Line const& line : lines) {
        network +=
            link(place(line.from), place(line.to), ", capacity: " + std::to_string(line.trains_a_day) + " trains/day");
    }
    std::string demands = "demand:\n";
    std::string corridors = "corridors:\n";
    auto const flows_from = [&](std::size_t from) {
        return std::find_if(lines.begin(), lines.end(),
                            [&](Line const& line) { return line.from == from && line.flow > 0; });
    };
    for (auto first = flows_from(start); first != lines.end(); first = flows_from(start)) {
        auto const second = flows_from(first->to);
        auto const third = flows_from(second->to);
        int const trains = std::min({first->flow, second->flow, third->flow});
        std::string const way = place(first->to) + "-" + place(second->to);
        demands += demand(place(start), place(end), 1.1 * trains, ", split: {" + way + ": 100 %}");
        corridors += "  " + way + ": {through: [" + place(first->to) + ", " + place(second->to) + "]}\n";
        for (auto const line : {first, second, third}) {
            line->flow -= trains;
        }
    }
    return read_text("max-flow", network, demands + corridors + "simulation: {horizon: 400 days, warm-up: 100 days}\n");
}

TEST_CASE("with too much on every way, random networks pass their greatest flow") {
    int networks = 0;
    for (std::uint64_t seed = 1; networks < 12; ++seed) {
        auto lines = random_lines(seed);
        int const flow = greatest_flow(lines);
        if (flow < 5) {
            continue;
        }
        ++networks;
        CAPTURE(seed);
        ScenarioInput const input = saturated(lines);
        REQUIRE(faults_of_simulation(input.scenario, input.network).empty());
        SimulateOptions options;
        options.replications = 4;
        SimulationResult const result = simulate(input.network, input.scenario, options);
        double passed = 0;
        for (DemandResult const& demand : result.demands) {
            passed += demand.left_per_day;
        }
        CHECK(result.growth.has_value());
        CHECK(passed == doctest::Approx(flow).epsilon(0.01));
    }
}

}  // namespace
}  // namespace corridor::test
