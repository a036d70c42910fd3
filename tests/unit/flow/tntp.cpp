// Published equilibria of the Transportation Networks for Research; skipped where those files are not.

#include "support/tntp.h"

#include <cmath>

#include <doctest/doctest.h>

#include "flow/assignment.h"

namespace corridor::test {
namespace {

std::optional<std::filesystem::path> folder_or_skip() {
    auto const folder = tntp_folder();
    if (!folder) {
        MESSAGE("SKIPPED: no folder CORRIDOR_TNTP or ../shared/tntp with the Transportation Networks for Research");
    }
    return folder;
}

// Differences as a share of the greatest flow.
double worst_difference(std::vector<double> const& found, std::vector<double> const& published) {
    double worst = 0;
    double greatest = 0;
    for (std::size_t link = 0; link < found.size(); ++link) {
        worst = std::max(worst, std::abs(found[link] - published[link]));
        greatest = std::max(greatest, published[link]);
    }
    return worst / greatest;
}

TEST_CASE("Sioux Falls has its published objective and flows") {
    auto const folder = folder_or_skip();
    if (!folder) {
        return;
    }
    Tntp const network =
        read_tntp(*folder / "SiouxFalls/SiouxFalls_net.tntp", *folder / "SiouxFalls/SiouxFalls_trips.tntp");
    REQUIRE(network.problem.pairs.size() == 528);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.gap <= 1e-12);
    CHECK(found.objective.value() == doctest::Approx(42.31335287107440e5).epsilon(1e-9));
    CHECK(worst_difference(found.load, read_tntp_flows(*folder / "SiouxFalls/SiouxFalls_flow.tntp", network)) < 1e-8);
}

TEST_CASE("Anaheim has its published objective and flows, and nobody passes through a centroid") {
    auto const folder = folder_or_skip();
    if (!folder) {
        return;
    }
    Tntp const network = read_tntp(*folder / "Anaheim/Anaheim_net.tntp", *folder / "Anaheim/Anaheim_trips.tntp");
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.objective.value() == doctest::Approx(1'286'032.1711).epsilon(1e-10));
    // Delays of links with little on them hardly tell how much it is.
    CHECK(worst_difference(found.load, read_tntp_flows(*folder / "Anaheim/Anaheim_flow.tntp", network)) < 1e-5);
}

// Nobody publishes its objective: the bound is all goods on the cheapest paths at the delays found,
// sum of integrals + sum of cost * (cheapest loads - loads), which no flows fall below, for delays never fall.
TEST_CASE("Eastern Massachusetts meets the bound that its own delays give") {
    auto const folder = folder_or_skip();
    if (!folder) {
        return;
    }
    Tntp const network =
        read_tntp(*folder / "Eastern-Massachusetts/EMA_net.tntp", *folder / "Eastern-Massachusetts/EMA_trips.tntp");
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);

    FlowGraph const& graph = *network.graph;
    std::vector<double> costs;
    double objective = 0;
    double total = 0;
    for (SearchGraph::Edge edge = 0; edge < graph.search.edge_count(); ++edge) {
        std::uint32_t const link = network.link_of_edge[edge];
        DelayFunction const& delay = network.problem.limits[link];
        costs.push_back(graph.cost[edge] + delay.delay(found.load[link]));
        objective += graph.cost[edge] * found.load[link] + delay.integral(found.load[link]);
        total += costs.back() * found.load[link];
    }
    double least = 0;
    for (AssignmentPair const& pair : network.problem.pairs) {
        Alternative const& way = network.problem.alternatives[pair.first_alternative];
        least += pair.volume * graph.search.from(way.origin, costs).distance[way.destination];
    }
    CHECK(found.objective.value() == doctest::Approx(objective).epsilon(1e-12));
    CHECK(total == doctest::Approx(found.total_cost).epsilon(1e-12));
    CHECK((total - least) / total < 1e-11);
    CHECK(objective + least - total == doctest::Approx(objective).epsilon(1e-11));
}

TEST_CASE("the system optimum of Sioux Falls costs less in total, and its tolls make it an equilibrium") {
    auto const folder = folder_or_skip();
    if (!folder) {
        return;
    }
    Tntp network = read_tntp(*folder / "SiouxFalls/SiouxFalls_net.tntp", *folder / "SiouxFalls/SiouxFalls_trips.tntp");
    double const by_users = assign(network.problem).total_cost;
    network.problem.principle = Principle::system_optimum;
    Assignment const best = assign(network.problem);
    CHECK(best.end == AssignmentEnd::converged);
    CHECK(best.total_cost < 0.97 * by_users);

    network.problem.principle = Principle::user_equilibrium;
    for (SearchGraph::Edge edge = 0; edge < network.graph->search.edge_count(); ++edge) {
        network.graph->cost[edge] += best.toll[network.link_of_edge[edge]];
    }
    CHECK(worst_difference(assign(network.problem).load, best.load) < 1e-8);
}

}  // namespace
}  // namespace corridor::test
