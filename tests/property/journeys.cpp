#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "corridor/routing/search.h"
#include "corridor/units/measure.h"

namespace corridor {
namespace {

// A railway network of a few places, in which a kilometre costs a dollar.
Network random_network(int places, int lines) {
    Network network;
    ModeId const rail = network.modes.add({.id = "rail", .name = "Rail", .family = Family::rail, .gauge = {}});
    network.cargoes.add({.id = "container", .name = "Box", .unit = "FEU", .mass = {}, .value = {}, .modes = {}});
    auto const figure = [&](std::string const& path, Dimension dimension, double value) {
        FigureRow row;
        row.path = path;
        row.dimension = dimension;
        row.value = value;
        return network.figures.add(std::move(row));
    };
    for (int i = 0; i < places; ++i) {
        Node node;
        node.id = std::string(1, static_cast<char>('a' + i));
        node.name = node.id;
        node.country = "KZ";
        network.nodes.add(std::move(node));
    }
    Measure const per_kilometre = std::get<Measure>(read_unit("USD/FEU/km"));
    FigureId const tariff = figure("rail.tariff", per_kilometre.dimension, per_kilometre.value);
    FigureId const speed = figure("rail.speed", Speed::dimension, 40);
    for (int i = 0; i < lines; ++i) {
        auto const from = *rc::gen::inRange(0, places);
        auto const to = *rc::gen::inRange(0, places);
        if (from == to) {
            continue;
        }
        Link link;
        link.id = "l" + std::to_string(i);
        link.from = NodeId{static_cast<std::size_t>(from)};
        link.to = NodeId{static_cast<std::size_t>(to)};
        link.both_ways = *rc::gen::inRange(0, 4) > 0;
        link.mode = rail;
        link.country = "KZ";
        link.length =
            Figure<Distance>{figure("links." + link.id + ".length", Distance::dimension, *rc::gen::inRange(50, 300))};
        link.running.tariff = Figure<PriceRate>{tariff};
        link.running.speed = Figure<Speed>{speed};
        network.links.add(std::move(link));
    }
    return network;
}

// All walks that cost less than a limit and obey a corridor, found by trying every one.
class Walks {
public:
    Walks(Network const& network, NodeId from, NodeId to, std::vector<NodeId> through)
        : network_{network}, from_{from}, to_{to}, through_{std::move(through)} {}

    double cheapest_below(double limit) {
        best_ = limit;
        walk(from_, pass(from_, 0), {}, 0, 0);
        return best_;
    }

private:
    [[nodiscard]] std::size_t pass(NodeId place, std::size_t next) const {
        while (next < through_.size() && through_[next] == place) {
            ++next;
        }
        return next;
    }

    void walk(NodeId at, std::size_t next, LinkId came_by, double cost, int steps) {
        constexpr int most_steps = 14;
        if (cost >= best_ || steps > most_steps) {
            return;
        }
        if (at == to_) {
            best_ = next == through_.size() ? cost : best_;
            return;  // nobody leaves the destination
        }
        for (std::size_t i = 0; i < network_.links.size(); ++i) {
            Link const& link = network_.links[LinkId{i}];
            double const length = network_.figures.value(link.length).in(kilometre);
            bool const forward = link.from == at;
            bool const backward = link.to == at && link.both_ways;
            NodeId const there = forward ? link.to : link.from;
            if ((forward || backward) && LinkId{i} != came_by && there != from_) {
                walk(there, pass(there, next), LinkId{i}, cost + length, steps + 1);
            }
        }
    }

    Network const& network_;
    NodeId from_;
    NodeId to_;
    std::vector<NodeId> through_;
    double best_ = 0;
};

TEST_CASE("the best route of a corridor is the cheapest of all walks that obey it") {
    CHECK(rc::check([] {
        int const places = *rc::gen::inRange(3, 6);
        Network const network = random_network(places, *rc::gen::inRange(places, 2 * places));
        auto const place = [&](int i) { return NodeId{static_cast<std::size_t>(i)}; };
        std::vector<NodeId> through;
        Corridor corridor{.name = "c", .title = {}, .through = {}, .avoid = {}};
        for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
            through.push_back(place(*rc::gen::inRange(1, places)));
            corridor.through.push_back(
                {.node = network.nodes[through.back()].id, .link = {}, .service = {}, .country = {}, .mode = {}});
        }
        Scenario scenario;
        scenario.demands.push_back({});
        Demand& demand = scenario.demands.back();
        demand.from = "a";
        demand.to = network.nodes[place(places - 1)].id;
        demand.cargo = "container";
        Router const router{network, scenario};
        RouteAnswer const answer = router.best(demand, &corridor, Criterion::cost);
        Walks walks{network, place(0), place(places - 1), through};
        if (auto const* const route = std::get_if<Route>(&answer)) {
            double const cost = route->cost.in(dollar);
            RC_ASSERT(walks.cheapest_below(cost + 1) > cost - 1e-6);
            RC_ASSERT(walks.cheapest_below(cost + 1) < cost + 1e-6);
        } else {
            constexpr double any = std::numeric_limits<double>::max();
            RC_ASSERT(walks.cheapest_below(any) == any);
        }
    }));
}

}  // namespace
}  // namespace corridor
