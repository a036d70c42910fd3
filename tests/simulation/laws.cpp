// Laws that hold for every sample path, not only in the mean, when two systems share their random numbers: so what is
// compared are queues and what is inside at every moment, which no end of the simulated time cuts off.
#include <algorithm>
#include <string>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "corridor/simulation/simulate.h"
#include "simulation/written.h"

namespace corridor::test {
namespace {

constexpr char const* desk_at_c = "nodes.c.controls.desk";
constexpr char const* plan = "simulation: {horizon: 30 days, warm-up: 0 days, replications: 2}\n";

SimulationResult outcome(std::string const& network, std::string const& scenario, std::uint64_t seed) {
    ScenarioInput const input = read_text("laws", network, scenario + plan);
    SimulateOptions options;
    options.seed = seed;
    options.replications = 2;
    return simulate(input.network, input.scenario, options);
}

double queue_at(SimulationResult const& result, std::string const& id) {
    auto const found = std::find_if(result.facilities.begin(), result.facilities.end(),
                                    [&](FacilityResult const& facility) { return facility.id == id; });
    return found == result.facilities.end() ? 0 : found->queue_mean;
}

// Hours or boxes in tenths.
double tenths(int least, int most) {
    return *rc::gen::inRange(least, most + 1) / 10.0;
}
std::uint64_t any_seed() {
    return static_cast<std::uint64_t>(*rc::gen::inRange(0, 1'000'000));
}

// From a over a desk at b, which one server keeps in the order of coming, to another at c; from e to c directly.
std::string merging(int servers, double first, double second) {
    return vocabulary + "nodes:\n" + node("a") + node("b", desk(1, first)) + node("c", desk(servers, second)) +
           node("d") + node("e") + "links:\n" + link("a", "b") + link("b", "c") + link("c", "d") + link("e", "c");
}

TEST_CASE("one more server never lengthens the queue in front of it") {
    CHECK(rc::check([] {
        double const first = tenths(5, 15);
        double const second = tenths(5, 40);
        std::string const demands = "demand:\n" + demand("a", "d", tenths(50, 240));
        int const servers = *rc::gen::inRange(1, 4);
        std::uint64_t const seed = any_seed();
        double const few = queue_at(outcome(merging(servers, first, second), demands, seed), desk_at_c);
        double const many = queue_at(outcome(merging(servers + 1, first, second), demands, seed), desk_at_c);
        RC_ASSERT(many <= few + 1e-9);
    }));
}

TEST_CASE("more demand never shortens a queue that it joins") {
    CHECK(rc::check([] {
        std::string const network = merging(*rc::gen::inRange(1, 4), tenths(5, 15), tenths(5, 40));
        std::string const some = "demand:\n" + demand("a", "d", tenths(50, 240));
        std::string const more = some + demand("e", "d", tenths(10, 240));
        std::uint64_t const seed = any_seed();
        double const before = queue_at(outcome(network, some, seed), desk_at_c);
        double const after = queue_at(outcome(network, more, seed), desk_at_c);
        RC_ASSERT(after >= before - 1e-9);
    }));
}

// With ships enough: one of a small fleet that is held may meet goods that it would have missed (docs/methods.md).
TEST_CASE("a port that closes for some days lets nobody through sooner") {
    CHECK(rc::check([] {
        std::string const network = vocabulary + "nodes:\n" + node("a") + node("b") +
                                    "services:\n  line: {name: Line, calls: [a, b], " +
                                    "mode: feeder, length: 100 km, time: {exponential: 20 h}, vessel: {capacity: " +
                                    std::to_string(*rc::gen::inRange(1, 8)) +
                                    " FEU}, departure: {every: " + std::to_string(*rc::gen::inRange(6, 40)) + " h}}\n";
        std::string const demands = "demand:\n" + demand("a", "b", tenths(5, 80));
        int const from = *rc::gen::inRange(1, 20);
        int const until = from + *rc::gen::inRange(1, 10);
        auto const day = [](int number) {
            return "2024-01-" + std::string{number < 10 ? "0" : ""} + std::to_string(number);
        };
        std::string const closed =
            demands + "changes: [close: {service: line, from: " + day(from) + ", until: " + day(until) + "}]\n";
        std::uint64_t const seed = any_seed();
        auto const open_result = outcome(network, demands, seed);
        auto const closed_result = outcome(network, closed, seed);
        for (std::size_t i = 0; i < open_result.inside_by_day.size(); ++i) {
            RC_ASSERT(closed_result.inside_by_day[i] >= open_result.inside_by_day[i] - 1e-9);
        }
    }));
}

// docs/methods.md, "Laws that sharing and blocking break".
TEST_CASE("a server more for some makes others wait longer where both share what comes after") {
    // 14 boxes a day over a desk at b of 2 h each, which passes 12 with one server, and 8 from e meet at a desk of 1 h:
    // its load rises from 20/24 to 22/24, the wait there, were arrivals random, from 5 to 11 h.
    std::string const demands = "demand:\n" + demand("a", "d", 14) + demand("e", "d", 8) +
                                "simulation: {horizon: 400 days, warm-up: 50 days}\n";
    auto const wait_of_others = [&](int servers) {
        std::string const network = vocabulary + "nodes:\n" + node("a") + node("b", desk(servers, 2)) +
                                    node("c", desk(1, 1)) + node("d") + node("e") + "links:\n" + link("a", "b") +
                                    link("b", "c") + link("c", "d") + link("e", "c");
        ScenarioInput const input = read_text("others", network, demands);
        return simulate(input.network, input.scenario).demands[1].time.mean;
    };
    CHECK(wait_of_others(2) > wait_of_others(1) + 3);
}

}  // namespace
}  // namespace corridor::test
