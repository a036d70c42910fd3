#include "corridor/routing/compare.h"

#include <algorithm>
#include <deque>
#include <functional>

#include "routing/break_even.h"
#include "routing/performance.h"
#include "routing/query.h"
#include "routing/transit_time.h"

namespace corridor {
namespace {

Corridor const any_way{.name = "best", .title = "Best route", .through = {}, .avoid = {}};

class DemandComparison {
public:
    DemandComparison(Workspace& workspace, Scenario const& scenario, Demand const& demand, TimeDraws& draws)
        : workspace_{workspace}, network_{workspace.network()}, scenario_{scenario}, demand_{demand}, draws_{draws} {}

    // Before each corridor `announce` is called.
    DemandAnswer run(std::size_t index, std::function<void()> const& announce) {
        DemandAnswer answer;
        answer.demand = index;
        auto const& corridors = scenario_.corridors;
        if (corridors.empty()) {
            announce();
            answer.corridors.push_back(examine(any_way));
        }
        for (Corridor const& corridor : corridors) {
            if (!may_take(demand_, corridor.name)) {
                continue;
            }
            announce();
            answer.corridors.push_back(examine(corridor));
        }
        name_winners(answer);
        if (answer.winner_by_generalised) {
            answer.break_even = analyse(answer);
        }
        return answer;
    }

private:
    struct Searched {
        Query query;
        std::optional<BestPath> path;
    };

    CorridorAnswer examine(Corridor const& corridor) {
        CorridorAnswer answer;
        answer.name = corridor.name;
        answer.title = corridor.title.empty() ? corridor.name : corridor.title;
        answer.to = *network_.find_node(destination(demand_, corridor));
        searched_.push_back({workspace_.query(scenario_, demand_, &corridor), std::nullopt});
        Searched& searched = searched_.back();
        searched.path = best_path(searched.query.graph, searched.query.worth, Criterion::generalised);
        if (!searched.path) {
            answer.no_route = workspace_.explain_no_route(scenario_, demand_, &corridor);
            return answer;
        }
        Route const& route =
            answer.route.emplace(assemble(network_, searched.query.graph, searched.query.worth, searched.path->edges));
        answer.transit_time = draws_.transit_time(route, demand_.promised);
        answer.influences = influences(network_, route);
        CostRange const range = cost_range(network_, route);
        answer.cost_low = range.low;
        answer.cost_high = range.high;
        answer.assumption_share = assumption_share(network_, route);
        CargoId const cargo = *network_.find_cargo(demand_.cargo);
        answer.performance = performance(network_, route, network_.unit_of(network_.cargoes[cargo]).mass);
        answer.chart = time_cost_distance(route);
        answer.netback = netback(network_, cargo, route);
        return answer;
    }

    static void name_winners(DemandAnswer& answer) {
        // A sum that lacks a part wins nothing.
        using Lacks = Gap::Lacks;
        auto const least = [&answer](std::initializer_list<Lacks> parts, auto const& value) {
            std::optional<std::size_t> best;
            for (std::size_t i = 0; i < answer.corridors.size(); ++i) {
                auto const& route = answer.corridors[i].route;
                bool const counts = route && std::all_of(parts.begin(), parts.end(),
                                                         [&](Lacks part) { return route->is_complete_in(part); });
                if (counts && (!best || value(*route) < value(*answer.corridors[*best].route))) {
                    best = i;
                }
            }
            return best;
        };
        answer.winner_by_cost = least({Lacks::cost}, [](Route const& route) { return route.cost; });
        answer.winner_by_time = least({Lacks::time}, [](Route const& route) { return route.mean_time; });
        answer.winner_by_generalised =
            least({Lacks::cost, Lacks::time}, [](Route const& route) { return route.generalised.total(); });
        answer.winner_by_co2e = least({Lacks::co2e}, [](Route const& route) { return route.co2e; });
        answer.winner_by_reliability = least({Lacks::time}, [](Route const& route) { return route.variance; });
        name_best_outlet(answer);
    }

    static void name_best_outlet(DemandAnswer& answer) {
        auto& best = answer.winner_by_netback;
        for (std::size_t i = 0; i < answer.corridors.size(); ++i) {
            CorridorAnswer const& corridor = answer.corridors[i];
            bool const counts = corridor.netback && corridor.route->is_complete_in(Gap::Lacks::cost);
            if (counts && (!best || corridor.netback->value() > answer.corridors[*best].netback->value())) {
                best = i;
            }
        }
    }

    [[nodiscard]] std::vector<BreakEven> analyse(DemandAnswer const& answer) const {
        std::vector<Contender> contenders;
        std::size_t winner = 0;
        for (std::size_t i = 0; i < answer.corridors.size(); ++i) {
            auto const& route = answer.corridors[i].route;
            if (!route || !route->is_complete_in(Gap::Lacks::cost) || !route->is_complete_in(Gap::Lacks::time)) {
                continue;
            }
            if (i == *answer.winner_by_generalised) {
                winner = contenders.size();
            }
            contenders.push_back(
                {answer.corridors[i].name, &searched_[i].query, &*searched_[i].path, &*answer.corridors[i].route});
        }
        return break_even(network_, demand_, contenders, winner, scenario_.shipper);
    }

    Workspace& workspace_;
    Network const& network_;
    Scenario const& scenario_;
    Demand const& demand_;
    TimeDraws& draws_;
    std::deque<Searched> searched_;  // a deque: contenders point into it
};

// How many answers a comparison has, of all demands.
std::size_t count_of_answers(Scenario const& scenario) {
    if (scenario.corridors.empty()) {
        return scenario.demands.size();
    }
    std::size_t count = 0;
    for (Demand const& demand : scenario.demands) {
        for (Corridor const& corridor : scenario.corridors) {
            count += may_take(demand, corridor.name) ? 1 : 0;
        }
    }
    return count;
}

}  // namespace

struct Comparer::Memory {
    CompareOptions options;
    Workspace workspace;
    TimeDraws draws;
};

Comparer::Comparer(Network const& network, CompareOptions const& options)
    : memory_{std::make_unique<Memory>(Memory{options, Workspace{network}, TimeDraws{options.seed, options.draws}})} {}

Comparer::~Comparer() = default;

Comparison Comparer::compare(Scenario const& scenario) {
    Comparison comparison{.demands = {}, .seed = memory_->options.seed, .draws = memory_->options.draws};
    std::size_t const all = count_of_answers(scenario);
    std::size_t done = 0;
    auto const announce = [&] {
        if (memory_->options.progress) {
            memory_->options.progress(done++, all);
        }
    };
    for (std::size_t i = 0; i < scenario.demands.size(); ++i) {
        DemandComparison demand{memory_->workspace, scenario, scenario.demands[i], memory_->draws};
        comparison.demands.push_back(demand.run(i, announce));
    }
    return comparison;
}

Comparison compare(Network const& network, Scenario const& scenario, CompareOptions const& options) {
    return Comparer{network, options}.compare(scenario);
}

}  // namespace corridor
