#include "routing/performance.h"

#include <algorithm>
#include <map>

#include "routing/range_ends.h"

namespace corridor {
namespace {

bool is_at_sea(Network const& network, Step const& step) {
    if (step.is_stop) {
        return network.nodes[step.from].kind == NodeKind::port || network.nodes[step.from].kind == NodeKind::waypoint;
    }
    Family const family = network.modes[step.mode].family;
    return family == Family::sea || family == Family::inland_waterway;
}

bool is_border_crossing(Network const& network, Step const& step) {
    NodeKind const kind = network.nodes[step.from].kind;
    bool const controls = std::any_of(step.times.begin(), step.times.end(),
                                      [](TimeItem const& item) { return item.cause == TimeCause::border; });
    return step.is_stop && (kind == NodeKind::border || (kind != NodeKind::terminal && controls));
}

}  // namespace

CorridorPerformance performance(Network const& network, Route const& route, std::optional<Mass> unit_mass) {
    CorridorPerformance measures;
    Distance on_land;
    Duration moving;
    Duration total;
    Money cost;
    int crossings = 0;
    for (Step const& step : route.steps) {
        if (is_at_sea(network, step)) {
            continue;
        }
        on_land += step.distance;
        total += step.mean_time();
        cost += step.cost();
        moving += step.is_stop ? Duration{} : step.mean_time();
        if (is_border_crossing(network, step)) {
            measures.border_time += step.mean_time();
            measures.border_cost += step.cost();
            ++crossings;
        }
    }
    if (crossings > 0) {
        measures.border_time = measures.border_time / crossings;
        measures.border_cost = measures.border_cost / crossings;
    }
    constexpr Mass standard_load{20.0};
    constexpr Distance standard_distance{500.0};
    double const loads = unit_mass ? standard_load / *unit_mass : 1.0;
    if (on_land > Distance{}) {
        measures.cost_per_500_km_20_t = cost * (standard_distance / on_land) * loads;
    }
    if (moving > Duration{}) {
        measures.speed_without_delay = on_land / moving;
        measures.speed_with_delay = on_land / total;
    }
    return measures;
}

std::vector<TimeCostDistance> time_cost_distance(Route const& route) {
    std::vector<TimeCostDistance> chart;
    if (route.steps.empty()) {
        return chart;
    }
    TimeCostDistance point{.node = route.steps.front().from, .distance = {}, .time = {}, .cost = {}};
    chart.push_back(point);
    for (Step const& step : route.steps) {
        point.node = step.to;
        point.distance += step.distance;
        point.time += step.mean_time();
        point.cost += step.cost();
        chart.push_back(point);
    }
    return chart;
}

std::vector<Influence> influences(Network const& network, Route const& route) {
    std::map<FigureId, Influence> by_figure;
    for (Step const& step : route.steps) {
        for (CostItem const& item : step.costs) {
            auto const move = [&](FigureId id, RangeEnds const& ends) {
                if (!network.figures[id].range || network.figures[id].value == 0) {
                    return;
                }
                Influence& influence =
                    by_figure.try_emplace(id, Influence{.figure = id, .low = {}, .high = {}}).first->second;
                influence.low += item.amount * (ends.low - 1);
                influence.high += item.amount * (ends.high - 1);
            };
            for (FigureId const id : item.figures) {
                move(id, ends_of_factor(network.figures[id]));
            }
            for (FigureId const id : item.divisors) {
                move(id, ends_of_divisor(network.figures[id]));
            }
        }
    }
    std::vector<Influence> sorted;
    sorted.reserve(by_figure.size());
    for (auto const& [id, influence] : by_figure) {
        sorted.push_back(influence);
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](Influence const& a, Influence const& b) { return a.high - a.low > b.high - b.low; });
    return sorted;
}

CostRange cost_range(Network const& network, Route const& route) {
    CostRange range;
    for (Step const& step : route.steps) {
        for (CostItem const& item : step.costs) {
            RangeEnds const ends = range_ends(network.figures, item.figures, item.divisors);
            range.low += item.amount * ends.low;
            range.high += item.amount * ends.high;
        }
    }
    return range;
}

bool rests_on_assumption(Network const& network, CostItem const& item) {
    auto const is_assumed = [&](FigureId id) { return !network.figures[id].backing.is_sourced(); };
    return std::any_of(item.figures.begin(), item.figures.end(), is_assumed) ||
           std::any_of(item.divisors.begin(), item.divisors.end(), is_assumed);
}

double assumption_share(Network const& network, Route const& route) {
    Money assumed;
    for (Step const& step : route.steps) {
        for (CostItem const& item : step.costs) {
            assumed += rests_on_assumption(network, item) ? item.amount : Money{};
        }
    }
    return route.cost > Money{} ? assumed / route.cost : 0.0;
}

}  // namespace corridor
