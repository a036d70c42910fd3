// Linear programmes of flows against independent solvers, on thousands of random networks.
#include "flow/planner.h"

#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "flow/linear_program.h"
#include "flow/shadow_prices.h"
#include "support/boost_flow.h"
#include "support/lemon/flow.h"
#include "unit/flow/random_flows.h"

namespace corridor::test {
namespace {

long boost_greatest_flow(FlowNetwork const& flows) {
    std::vector<BoostArc> arcs;
    for (FlowNetwork::Arc const& arc : flows.arcs) {
        arcs.push_back({arc.from, arc.to, std::lround(arc.capacity)});
    }
    FlowNetwork::Demand const& demand = flows.demands.front();
    return boost_greatest_flow(flows.places, arcs, demand.from, demand.to).value;
}

std::vector<LemonArc> lemon_arcs(FlowNetwork const& flows) {
    std::vector<LemonArc> arcs;
    for (FlowNetwork::Arc const& arc : flows.arcs) {
        arcs.push_back(
            {static_cast<int>(arc.from), static_cast<int>(arc.to), std::lround(arc.capacity), std::lround(arc.cost)});
    }
    return arcs;
}

// The arc-node programme: a column for each demand and arc, a row for each demand and place. `price`: of a unit that is
// left behind.
double cheapest_by_arcs(FlowNetwork const& flows, double price) {
    LinearProgram program;
    std::vector<LinearProgram::Row> capacities;
    for (FlowNetwork::Arc const& arc : flows.arcs) {
        capacities.push_back(program.add_row(LinearProgram::Bound::at_most, arc.capacity));
    }
    for (FlowNetwork::Demand const& demand : flows.demands) {
        std::vector<LinearProgram::Row> balance;
        for (std::size_t place = 0; place < flows.places; ++place) {
            double const leaves = place == demand.from ? demand.volume : place == demand.to ? -demand.volume : 0;
            balance.push_back(program.add_row(LinearProgram::Bound::equal, leaves));
        }
        for (std::size_t i = 0; i < flows.arcs.size(); ++i) {
            FlowNetwork::Arc const& arc = flows.arcs[i];
            std::vector<LinearProgram::Entry> const entries{
                {capacities[i], 1}, {balance[arc.from], 1}, {balance[arc.to], -1}};
            static_cast<void>(program.add_column(arc.cost, entries));
        }
        std::vector<LinearProgram::Entry> const unserved{{balance[demand.from], 1}, {balance[demand.to], -1}};
        static_cast<void>(program.add_column(price, unserved));
    }
    REQUIRE(program.solve() == LinearProgram::Status::optimal);
    return program.objective();
}

bool is_close(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

TEST_CASE("the greatest flow is Boost.Graph's, LEMON's, and what its cut lets pass") {
    CHECK(rc::check([] {
        FlowNetwork const flows = random_flows(1);
        FlowModel const model = model_of(flows);
        Planner planner{model};
        std::vector<double> const capacities = planner.capacities();
        Plan const plan = planner.most(capacities, {});
        auto const known = static_cast<double>(boost_greatest_flow(flows));
        RC_ASSERT(is_close(plan.value, known));
        RC_ASSERT(lemon_greatest_flow(static_cast<int>(flows.places), lemon_arcs(flows),
                                      static_cast<int>(flows.demands.front().from),
                                      static_cast<int>(flows.demands.front().to)) == std::lround(known));
        RC_ASSERT(is_close(std::inner_product(plan.price.begin(), plan.price.end(), capacities.begin(), 0.0), known));
    }));
}

TEST_CASE("a flow of one kind at least cost is that of LEMON's network simplex") {
    CHECK(rc::check([] {
        FlowNetwork const flows = random_flows(1);
        FlowNetwork::Demand const& demand = flows.demands.front();
        FlowModel const model = model_of(flows);
        Planner planner{model};
        Plan const plan = planner.cheapest(planner.capacities(), {1000});
        auto const known =
            lemon_cheapest_flow(static_cast<int>(flows.places), lemon_arcs(flows), static_cast<int>(demand.from),
                                static_cast<int>(demand.to), std::lround(demand.volume));
        RC_ASSERT((plan.unserved.front() < 1e-9) == known.has_value());
        if (known) {
            RC_ASSERT(is_close(plan.value, static_cast<double>(*known)));
        }
    }));
}

TEST_CASE("several flows together cost what the arc-node programme says") {
    CHECK(rc::check([] {
        FlowNetwork const flows = random_flows(3);
        FlowModel const model = model_of(flows);
        Planner planner{model};
        Plan const plan = planner.cheapest(planner.capacities(), std::vector<double>(flows.demands.size(), 50));
        RC_ASSERT(is_close(plan.value, cheapest_by_arcs(flows, 50)));
    }));
}

TEST_CASE("what has a price is exhausted, and what is not exhausted has none") {
    CHECK(rc::check([] {
        FlowNetwork const flows = random_flows(3);
        FlowModel const model = model_of(flows);
        Planner planner{model};
        std::vector<double> const capacities = planner.capacities();
        for (Plan const& plan : {planner.most(capacities, {}), planner.scaled(capacities),
                                 planner.cheapest(capacities, std::vector<double>(flows.demands.size(), 50))}) {
            for (std::size_t i = 0; i < plan.price.size(); ++i) {
                RC_ASSERT(plan.used[i] <= capacities[i] + 1e-7);
                RC_ASSERT(plan.price[i] * (capacities[i] - plan.used[i]) < 1e-6);
            }
        }
    }));
}

TEST_CASE("one unit of a capacity more or less changes the cost by its price where that holds so far") {
    CHECK(rc::check([] {
        FlowNetwork flows = random_flows(2);
        FlowModel const model = model_of(flows);
        Planner planner{model};
        std::vector<double> const unserved(flows.demands.size(), 50);
        Plan const plan = planner.cheapest(planner.capacities(), unserved);
        double const cost = cheapest_by_arcs(flows, 50);
        for (ShadowPrice const& price : shadow_prices(model, planner, unserved, plan)) {
            RC_ASSERT(price.low <= price.high + 1e-6);
            RC_ASSERT(plan.price[price.limit] >= price.low - 1e-6);
            RC_ASSERT(plan.price[price.limit] <= price.high + 1e-6);
            // The cost is convex in the capacity: a whole unit brings no more than the price, and takes no less.
            double& capacity = flows.arcs[price.limit].capacity;
            ++capacity;
            RC_ASSERT(cost - cheapest_by_arcs(flows, 50) <= price.low + 1e-6);
            capacity -= 2;
            RC_ASSERT(cheapest_by_arcs(flows, 50) - cost >= price.high - 1e-6);
            ++capacity;
        }
    }));
}

TEST_CASE("volumes fit as they are exactly if the greatest factor is at least one") {
    CHECK(rc::check([] {
        FlowNetwork const flows = random_flows(3);
        FlowModel const model = model_of(flows);
        Planner planner{model};
        std::vector<double> const capacities = planner.capacities();
        Plan const scaled = planner.scaled(capacities);
        Plan const served = planner.cheapest(capacities, std::vector<double>(flows.demands.size(), 1000));
        double const left = std::accumulate(served.unserved.begin(), served.unserved.end(), 0.0);
        RC_ASSERT((scaled.value >= 1 - 1e-9) == (left < 1e-7));
    }));
}

TEST_CASE("what no limit holds back is said to be unlimited") {
    FlowNetwork const flows{2, {{0, 1, 1, 3}}, {{0, 1, 5}}};
    FlowModel model = model_of(flows);
    model.demands.front().ways.front().uses.clear();
    model.demands.front().ways.front().first_use = {0, 0};
    Planner planner{model};
    CHECK(planner.most(planner.capacities(), {}).is_unlimited);
    CHECK(planner.scaled(planner.capacities()).is_unlimited);
    CHECK(planner.cheapest(planner.capacities(), {100}).value == doctest::Approx(15));
}

TEST_CASE("what bounds columns bounds them whenever they come") {
    LinearProgram program;
    auto const room = program.add_row(LinearProgram::Bound::at_most, 3);
    auto const wanted = program.add_row(LinearProgram::Bound::at_least, 5);
    auto const add = [&](double cost, double takes) {
        std::vector<LinearProgram::Entry> const entries{{room, takes}, {wanted, 1}};
        return program.add_column(cost, entries);
    };
    auto const optimum = [&] {
        static_cast<void>(program.solve());
        return program.objective();
    };
    static_cast<void>(add(4, 0));
    CHECK(optimum() == doctest::Approx(20));
    static_cast<void>(add(1, 1));
    CHECK(optimum() == doctest::Approx(11));
    CHECK(program.price(room) == doctest::Approx(-3));
    static_cast<void>(add(2, 0.5));
    CHECK(optimum() == doctest::Approx(9));
    CHECK(program.price(room) == doctest::Approx(-2));
}

TEST_CASE("a programme without rows has its optimum too") {
    LinearProgram program;
    CHECK(program.solve() == LinearProgram::Status::optimal);
    static_cast<void>(program.add_column(1, {}));
    CHECK(program.solve() == LinearProgram::Status::optimal);
    CHECK(program.objective() == 0);
    static_cast<void>(program.add_column(-1, {}));
    CHECK(program.solve() == LinearProgram::Status::unbounded);
}

}  // namespace
}  // namespace corridor::test
