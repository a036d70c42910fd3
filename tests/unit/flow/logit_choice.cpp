#include <array>
#include <cmath>

#include <doctest/doctest.h>

#include "flow/logit.h"
#include "unit/flow/small_network.h"

namespace corridor::test {
namespace {

doctest::Approx near(double value) {
    return doctest::Approx(value).epsilon(1e-9);
}

double flow_of(Assignment const& found, std::uint32_t alternative) {
    double sum = 0;
    for (PathFlow const& path : found.paths) {
        sum += path.alternative == alternative ? path.flow : 0;
    }
    return sum;
}

// Two corridors, each a graph of its own with one edge past one limit.
SmallNetwork two_corridors(double first, double second, DelayFunction const& of_first, DelayFunction const& of_second) {
    SmallNetwork network{2, {{0, 1, first, {0}}}, {of_first, of_second}};
    network.add_graph(2, {{0, 1, second, {1}}});
    network.add_pair(0, 1, 100).choice = 0;
    network.add_alternative({.graph = 1, .origin = 0, .destination = 1});
    return network;
}

TEST_CASE("without congestion shares are those of the costs") {
    SmallNetwork network = two_corridors(10, 10 + std::log(3.0) / 0.2, {}, {});
    network.problem.choices = {{.scale = 0.2, .nest_scales = {}}};
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(flow_of(found, 0) == near(75));
    CHECK(flow_of(found, 1) == near(25));
    CHECK(found.load[0] == near(75));
    // -ln(exp(-2) (1 + 1/3)) / 0.2
    CHECK(found.least_cost[0] == near(10 - std::log(4.0 / 3) / 0.2));
}

TEST_CASE("with congestion shares and costs agree") {
    // Made so that 80 take the first: it costs 20 + 0.1 * 80 = 28, the second 20 + 0.05 * 20 + constant, and
    // ln(80 / 20) = 0.5 (21 + constant - 28) where constant = 7 + 2 ln 4.
    SmallNetwork network = two_corridors(20, 20, rising(0.1), rising(0.05));
    network.problem.choices = {{.scale = 0.5, .nest_scales = {}}};
    network.problem.alternatives[1].constant = 7 + 2 * std::log(4.0);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.share_gap <= 1e-10);
    CHECK(std::abs(flow_of(found, 0) - 80) < 1e-8);
    CHECK(found.paths[1].cost == near(28 + 2 * std::log(4.0)));
    // Fisk's objective: Beckmann's, and entropy by the scale.
    double const entropy = (80 * (std::log(0.8) - 1) + 20 * (std::log(0.2) - 1)) / 0.5;
    CHECK(found.objective.value() == near(2000 + 0.05 * 6400 + 0.025 * 400 + 20 * (7 + 2 * std::log(4.0)) + entropy));
}

TEST_CASE("one alternative that is far dearer keeps its tiny share") {
    SmallNetwork network = two_corridors(10, 110, rising(0.01), {});
    network.problem.choices = {{.scale = 1, .nest_scales = {}}};
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(flow_of(found, 1) / (100 * std::exp(-99.0)) == doctest::Approx(1).epsilon(1e-3));
}

TEST_CASE("a tenth of a share grows to nine tenths when the other corridor is full") {
    // At no load the first is cheaper by 20, or all but exp(-20) of the goods; its queue sends most away.
    SmallNetwork network = two_corridors(10, 30, DelayFunction::queue(1, 12), {});
    network.problem.choices = {{.scale = 1, .nest_scales = {}}};
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    double const first = flow_of(found, 0);
    CHECK(first < 12);
    CHECK(std::log((100 - first) / first) == near(10 + found.delay[0] - 30).epsilon(1e-7));
}

TEST_CASE("paths within an alternative are equally cheap, and alternatives split by logit") {
    // The first corridor has two ways inside, 10 + 0.1 x and 12: 20 on the one, the rest on the other, cost 12.
    SmallNetwork network{2, {{0, 1, 10, {0}}, {0, 1, 12, {1}}}, {rising(0.1), {}, rising(0.1)}};
    network.add_graph(2, {{0, 1, 8, {2}}});
    network.add_pair(0, 1, 100).choice = 0;
    network.add_alternative({.graph = 1, .origin = 0, .destination = 1});
    // Made so that half take each: the second costs 8 + 5 + constant = 12.
    network.problem.alternatives[1].constant = -1;
    network.problem.choices = {{.scale = 0.7, .nest_scales = {}}};
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.load[0] == near(20));
    CHECK(found.load[1] == near(30));
    CHECK(found.load[2] == near(50));
}

TEST_CASE("nests split first, then what is in them") {
    std::array const costs{3.0, 4.0, 5.0};
    std::array<std::uint32_t, 3> const nests{0, 0, 1};
    LogitChoice const choice{.scale = 0.5, .nest_scales = {2, 0.5}};
    // By hand: the first nest costs -ln(exp(-6) + exp(-8)) / 2, the second 5.
    double const nest = -std::log(std::exp(-6.0) + std::exp(-8.0)) / 2;
    double const share = 1 / (1 + std::exp(-0.5 * (5 - nest)));
    double const inside = 1 / (1 + std::exp(-2.0));
    LogitShares const split = logit_shares(choice, costs, nests);
    CHECK(split.shares[0] == near(share * inside));
    CHECK(split.shares[1] == near(share * (1 - inside)));
    CHECK(split.shares[2] == near(1 - share));
    CHECK(split.expected_least == near(-std::log(std::exp(-0.5 * nest) + std::exp(-2.5)) / 0.5));

    // The same with congestion: shares are those of the costs found.
    SmallNetwork network{2, {{0, 1, 3, {0}}}, {rising(0.02), rising(0.01), rising(0.03)}};
    network.add_graph(2, {{0, 1, 4, {1}}});
    network.add_graph(2, {{0, 1, 5, {2}}});
    network.add_pair(0, 1, 100).choice = 0;
    network.add_alternative({.graph = 1, .origin = 0, .destination = 1, .nest = 0});
    network.add_alternative({.graph = 2, .origin = 0, .destination = 1, .nest = 1});
    network.problem.choices = {choice};
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    std::array const congested{3 + found.delay[0], 4 + found.delay[1], 5 + found.delay[2]};
    LogitShares const expected = logit_shares(choice, congested, nests);
    for (std::uint32_t i = 0; i < 3; ++i) {
        CHECK(std::abs(flow_of(found, i) / 100 - expected.shares[i]) < 1e-10);
    }
    CHECK(found.least_cost[0] == near(expected.expected_least));
}

TEST_CASE("with an elastic demand the expected least cost decides how much is shipped") {
    SmallNetwork network = two_corridors(10, 11, rising(0.1), rising(0.05));
    network.problem.choices = {{.scale = 0.3, .nest_scales = {}}};
    network.problem.pairs[0].demand = InverseDemand::exponential(100, 9);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    double const shipped = found.load[0] + found.load[1];
    CHECK(shipped == near(100 * std::exp(-found.least_cost[0] / 9)).epsilon(1e-8));
    CHECK(std::log(found.load[0] / found.load[1]) ==
          near(0.3 * (11 + 0.05 * found.load[1] - 10 - 0.1 * found.load[0])).epsilon(1e-8));
}

TEST_CASE("an alternative that leads nowhere gets nothing, and all goods if none does are not shipped") {
    SmallNetwork network = two_corridors(10, 11, rising(0.1), {});
    network.problem.choices = {{.scale = 0.3, .nest_scales = {}}};
    network.add_graph(2, {});
    network.add_alternative({.graph = 2, .origin = 0, .destination = 1});
    network.add_pair(1, 0, 9).choice = 0;
    network.add_alternative({.graph = 1, .origin = 1, .destination = 0});
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(flow_of(found, 0) + flow_of(found, 1) == near(100));
    CHECK(found.not_shipped[0] == 0);
    CHECK(found.not_shipped[1] == 9);
    CHECK(std::isinf(found.least_cost[1]));
}

TEST_CASE("alternatives without a choice are taken if they are cheapest") {
    SmallNetwork network = two_corridors(10, 11, rising(0.1), {});
    network.problem.pairs[0].choice.reset();
    Assignment const found = assign(network.problem);
    CHECK(found.load[0] == near(10));
    CHECK(found.load[1] == near(90));
}

}  // namespace
}  // namespace corridor::test
