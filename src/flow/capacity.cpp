#include "corridor/flow/capacity.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "corridor/scenario/apply.h"
#include "flow/criticality.h"
#include "flow/ladder.h"
#include "flow/planner.h"
#include "flow/shadow_prices.h"

namespace corridor {
namespace {

// Of a planned step.
constexpr int first_rungs = 3;

class Study {
public:
    Study(Network const& network, Scenario const& scenario, CapacityOptions const& options)
        : network_{network},
          scenario_{scenario},
          options_{options},
          model_{build_flow_model(network, scenario, {.detour = options.detour})},
          planner_{model_} {}

    CapacityResult run() {
        result_.unit = model_.unit;
        result_.detour = options_.detour;
        result_.demands = each_by_itself();
        add_cargoes();
        result_.together = greatest_flow({}, 1);
        result_.has_volumes = has_volumes();
        result_.ladder = ladder(options_.rungs);
        if (result_.has_volumes) {
            serve();
        }
        result_.limits = model_.limits;
        result_.hydraulics = hydraulics(network_);
        return std::move(result_);
    }

    // All but its name and its network.
    void look_at(StepCapacity& step) {
        step.demands = each_by_itself();
        step.together = greatest_flow({}, 1);
        step.ladder = ladder(std::min(first_rungs, options_.rungs));
        step.limits = model_.limits;
    }

private:
    [[nodiscard]] bool has_volumes() const {
        return std::all_of(model_.demands.begin(), model_.demands.end(),
                           [](Traffic const& traffic) { return traffic.shipment.per_hour.has_value(); });
    }

    std::vector<DemandCapacity> each_by_itself() {
        std::vector<DemandCapacity> demands;
        for (std::size_t i = 0; i < model_.demands.size(); ++i) {
            demands.push_back(by_itself(i));
        }
        return demands;
    }

    std::vector<Rung> ladder(int rungs) {
        bool const all_have_ways = std::all_of(model_.demands.begin(), model_.demands.end(),
                                               [](Traffic const& traffic) { return !traffic.ways.empty(); });
        return has_volumes() && all_have_ways ? climb(model_, planner_, rungs) : std::vector<Rung>{};
    }

    // What is added up by weights is given in units of cargo again.
    GreatestFlow greatest_flow(Planner::Part const& part, double weight) {
        std::vector<double> const capacities = planner_.capacities();
        Plan const plan = planner_.most(capacities, part);
        if (plan.is_unlimited) {
            return {};
        }
        GreatestFlow flow{plan.value / weight, binding(model_, plan, capacities)};
        for (Binding& one : flow.cut) {
            one.gain /= weight;
        }
        return flow;
    }

    void add_cargoes() {
        std::map<CargoId, double> weights;
        for (Traffic const& traffic : model_.demands) {
            weights[traffic.shipment.cargo] = traffic.shipment.weight;
        }
        for (auto const& [cargo, weight] : weights) {
            if (weights.size() > 1) {
                result_.cargoes.push_back({cargo, greatest_flow({.cargo = cargo}, weight)});
            }
        }
    }

    DemandCapacity by_itself(std::size_t number) {
        Traffic const& traffic = model_.demands[number];
        DemandCapacity demand;
        demand.volume = traffic.shipment.per_hour;
        demand.unreachable = traffic.unreachable;
        double const weight = traffic.shipment.weight;
        for (std::size_t way = 0; way < traffic.ways.size(); ++way) {
            demand.ways.push_back({.corridor = traffic.ways[way].corridor,
                                   .title = traffic.ways[way].title,
                                   .alone = greatest_flow({.demand = number, .way = way}, weight)});
        }
        demand.alone = greatest_flow({.demand = number}, weight);
        return demand;
    }

    // Where none is stated, more than any way costs, so that whatever can be served is.
    [[nodiscard]] std::vector<double> prices_of_unserved() const {
        double dearest = 1;
        for (Traffic const& traffic : model_.demands) {
            for (Way const& way : traffic.ways) {
                dearest = std::max(dearest, way.least_cost[way.source]);
            }
        }
        std::vector<double> prices;
        for (Traffic const& traffic : model_.demands) {
            prices.push_back(traffic.price_of_unserved.value_or(100 * dearest));
        }
        return prices;
    }

    void serve() {
        std::vector<double> const prices = prices_of_unserved();
        Plan const plan = planner_.cheapest(planner_.capacities(), prices);
        double cost = plan.value;
        for (std::size_t i = 0; i < model_.demands.size(); ++i) {
            double const volume = *model_.demands[i].shipment.per_hour;
            double const unserved = plan.unserved[i] > 1e-9 * volume ? plan.unserved[i] : 0;
            result_.demands[i].unserved = unserved;
            result_.prices_rest_on_unserved =
                result_.prices_rest_on_unserved || (unserved > 0 && !model_.demands[i].price_of_unserved);
            cost -= plan.unserved[i] * prices[i];
        }
        for (PlannedPath const& path : plan.paths) {
            result_.demands[path.demand].ways[path.way].planned += path.flow;
        }
        result_.cost = cost;
        if (!result_.prices_rest_on_unserved) {
            result_.shadow_prices = shadow_prices(model_, planner_, prices, plan);
        }
        result_.criticality = criticality(model_, weak_points(network_, scenario_, model_), planner_, prices, plan,
                                          {.pairs = options_.pairs, .progress = options_.progress});
    }

    Network const& network_;
    Scenario const& scenario_;
    CapacityOptions const& options_;
    FlowModel model_;
    Planner planner_;
    CapacityResult result_;
};

// The scenario without today's shares, where it is stated which corridors a demand may take: what is planned may open
// those that nobody uses yet.
Scenario without_shares(Scenario scenario) {
    for (Demand& demand : scenario.demands) {
        if (!demand.corridors.empty()) {
            demand.split.clear();
        }
    }
    return scenario;
}

// Today, and after each planned step.
std::vector<StepCapacity> steps_of(Network const& network, Scenario const& scenario, CapacityOptions const& options) {
    Scenario const open = without_shares(scenario);
    std::vector<StepCapacity> steps;
    auto const add = [&](std::string const& name, Network then) {
        StepCapacity& step = steps.emplace_back();
        step.name = name;
        step.network = std::move(then);
        Study{step.network, open, options}.look_at(step);
    };
    add("today", network);
    for (PlannedStep const& planned : scenario.steps) {
        add(planned.name, apply(planned.changes, steps.back().network).network);
    }
    return steps;
}

}  // namespace

CapacityResult capacity(Network const& network, Scenario const& scenario, CapacityOptions const& options) {
    CapacityResult result = Study{network, scenario, options}.run();
    if (!scenario.steps.empty()) {
        result.steps = steps_of(network, scenario, options);
    }
    return result;
}

}  // namespace corridor
