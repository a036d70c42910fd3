#include "flow/criticality.h"

#include <algorithm>
#include <cmath>

#include "flow/resilience.h"

namespace corridor {
namespace {

class Trials {
public:
    Trials(FlowModel const& model, std::vector<WeakPoint> const& points, Planner& planner,
           std::vector<double> const& price_of_unserved, Plan const& before)
        : model_{model},
          points_{points},
          planner_{planner},
          price_of_unserved_{price_of_unserved},
          capacities_{planner.capacities()},
          before_{before} {}

    struct Trial {
        Failure failure;
        Plan plan;
    };

    // The failure of some weaknesses together.
    [[nodiscard]] Trial fail(std::vector<std::size_t> const& together) {
        ClosedEdges closed = all_open(model_);
        for (std::size_t const point : together) {
            close(closed, points_[point]);
        }
        Trial trial{{.weaknesses = together}, planner_.cheapest(capacities_, price_of_unserved_, closed)};
        Failure& failure = trial.failure;
        std::vector<double> const costs = cost_by_demand(trial.plan);
        std::vector<double> const costs_before = cost_by_demand(before_);
        for (std::size_t i = 0; i < model_.demands.size(); ++i) {
            double const volume = *model_.demands[i].shipment.per_hour;
            double const served_before = volume - before_.unserved[i];
            double const served = volume - trial.plan.unserved[i];
            double const same_goods = served_before > 0 ? costs_before[i] * served / served_before : 0;
            Hit const hit{i, served_before - served, costs[i] - same_goods};
            bool const is_hit =
                std::abs(hit.unserved) > 1e-9 * volume || std::abs(hit.extra_cost) > 1e-9 * costs_before[i];
            if (is_hit) {
                failure.unserved += hit.unserved * model_.demands[i].shipment.weight;
                failure.extra_cost += hit.extra_cost;
                failure.hits.push_back(hit);
            }
        }
        std::stable_sort(failure.hits.begin(), failure.hits.end(), [this](Hit const& a, Hit const& b) {
            return std::pair{weighted(a), a.extra_cost} > std::pair{weighted(b), b.extra_cost};
        });
        return trial;
    }

    // Whether goods pass one of the edges that a weakness would close.
    [[nodiscard]] bool is_passed(std::size_t point, Plan const& plan) const {
        auto const& edges = points_[point].edges;
        return std::any_of(plan.paths.begin(), plan.paths.end(), [&](PlannedPath const& path) {
            return std::any_of(path.edges.begin(), path.edges.end(), [&](SearchGraph::Edge edge) {
                WeakPoint::Closed const passed{static_cast<std::uint32_t>(path.demand),
                                               static_cast<std::uint32_t>(path.way), edge};
                return std::binary_search(edges.begin(), edges.end(), passed);
            });
        });
    }

private:
    [[nodiscard]] double weighted(Hit const& hit) const {
        return hit.unserved * model_.demands[hit.demand].shipment.weight;
    }

    [[nodiscard]] std::vector<double> cost_by_demand(Plan const& plan) const {
        std::vector<double> costs(model_.demands.size(), 0.0);
        for (PlannedPath const& path : plan.paths) {
            costs[path.demand] += path.cost * path.flow;
        }
        return costs;
    }

    FlowModel const& model_;
    std::vector<WeakPoint> const& points_;
    Planner& planner_;
    std::vector<double> const& price_of_unserved_;
    std::vector<double> capacities_;
    Plan const& before_;
};

void sort_worst_first(std::vector<Failure>& failures) {
    std::stable_sort(failures.begin(), failures.end(), [](Failure const& a, Failure const& b) {
        bool const same = std::abs(a.unserved - b.unserved) <= 1e-9 * std::abs(a.unserved);
        return same ? a.extra_cost > b.extra_cost : a.unserved > b.unserved;
    });
}

// Of two failures at once: the first with the plan that is left after it, and the other.
struct Pair {
    Trials::Trial const* first = nullptr;
    std::size_t other = 0;
    Failure const* other_alone = nullptr;  // nothing if it would change nothing by itself
};

// The second hurts more than alone only if goods pass it once the first has failed.
std::vector<Pair> pairs_to_try(Trials const& trials, std::vector<WeakPoint> const& points,
                               std::vector<Trials::Trial> const& single) {
    std::vector<Pair> pairs;
    auto const alone = [&](std::size_t point) -> Failure const* {
        auto const found = std::find_if(single.begin(), single.end(), [&](Trials::Trial const& trial) {
            return trial.failure.weaknesses.front() == point;
        });
        return found == single.end() ? nullptr : &found->failure;
    };
    for (Trials::Trial const& first : single) {
        std::size_t const one = first.failure.weaknesses.front();
        for (std::size_t other = 0; other < points.size(); ++other) {
            Failure const* const second = alone(other);
            bool const is_known = second != nullptr && other <= one;  // as the pair of the other with the one
            if (other != one && !is_known && trials.is_passed(other, first.plan)) {
                pairs.push_back({&first, other, second});
            }
        }
    }
    return pairs;
}

// Whether two failures at once do more harm than each of them does alone.
bool is_worse(Failure const& both, Pair const& pair) {
    Failure const& first = pair.first->failure;
    Failure const* const second = pair.other_alone;
    double const unserved = first.unserved + (second != nullptr ? second->unserved : 0);
    double const cost = first.extra_cost + (second != nullptr ? second->extra_cost : 0);
    return both.unserved > unserved * (1 + 1e-9) + 1e-12 ||
           (both.unserved >= unserved * (1 - 1e-9) && both.extra_cost > cost * (1 + 1e-9));
}

}  // namespace

Criticality criticality(FlowModel const& model, std::vector<WeakPoint> const& points, Planner& planner,
                        std::vector<double> const& price_of_unserved, Plan const& before,
                        CriticalityOptions const& options) {
    Criticality result;
    for (WeakPoint const& point : points) {
        result.weaknesses.push_back(point.what);
    }
    Trials trials{model, points, planner, price_of_unserved, before};
    std::vector<std::size_t> passed;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (trials.is_passed(i, before)) {
            passed.push_back(i);
        }
    }
    std::size_t done = 0;
    std::size_t all = passed.size();
    auto const tried = [&] {
        ++done;
        if (options.progress) {
            options.progress(done, all);
        }
    };
    std::vector<Trials::Trial> single;
    for (std::size_t const point : passed) {
        single.push_back(trials.fail({point}));
        if (!single.back().failure.hits.empty()) {
            result.single.push_back(single.back().failure);
        }
        tried();
    }
    sort_worst_first(result.single);
    if (options.pairs) {
        std::vector<Pair> const pairs = pairs_to_try(trials, points, single);
        all += pairs.size();
        for (Pair const& pair : pairs) {
            Failure both = trials.fail({pair.first->failure.weaknesses.front(), pair.other}).failure;
            if (is_worse(both, pair)) {
                result.pairs.push_back(std::move(both));
            }
            tried();
        }
        sort_worst_first(result.pairs);
    }
    for (std::size_t i = 0; i < model.demands.size(); ++i) {
        if (!model.demands[i].ways.empty()) {
            result.resilience.push_back(resilience(model, points, i, options.failures));
        }
    }
    return result;
}

}  // namespace corridor
