#include "flow/planner.h"

#include <algorithm>
#include <cmath>

#include "flow/linear_program.h"

namespace corridor {
namespace {

// A path is worth writing down if it gains more than this share of what it is held against.
constexpr double least_gain = 1e-10;

enum class Goal { most, scaled, cheapest };

}  // namespace

// Limits are rows, counted in their capacity; so are demands, counted in their volume. Paths and activities are
// columns.
class Planner::Programme {
public:
    struct Question {
        Goal goal = Goal::most;
        std::vector<double> const& capacities;
        Part part{};
        std::vector<double> const& price_of_unserved;
        ClosedEdges const& closed;
    };

    Programme(Planner& planner, Question const& question)
        : planner_{planner}, model_{planner.model_}, question_{question}, goal_{question.goal} {
        for (double const capacity : question.capacities) {
            bool const is_scaled = capacity > 0 && capacity != LinearProgram::infinity;
            limit_scale_.push_back(is_scaled ? 1 / capacity : 1);
            static_cast<void>(program_.add_row(LinearProgram::Bound::at_most, is_scaled ? 1 : capacity));
        }
        if (goal_ != Goal::most) {
            add_demands();
        }
        for (Activity const& activity : model_.activities) {
            std::vector<LinearProgram::Entry> entries;
            add(activity.uses, entries);
            activities_.push_back(program_.add_column(0, entries));
        }
        for (std::size_t i = 0; i < planner_.pool_.size(); ++i) {
            add_column(i);
        }
    }

    Plan run() {
        for (;;) {
            LinearProgram::Status const status = program_.solve();
            if (status == LinearProgram::Status::unbounded) {
                return {.is_unlimited = true};
            }
            if (!find_paths()) {
                return plan();
            }
        }
    }

private:
    void add_demands() {
        auto const first = static_cast<LinearProgram::Row>(model_.limits.size());
        std::vector<LinearProgram::Entry> all;
        for (std::size_t i = 0; i < model_.demands.size(); ++i) {
            auto const row = static_cast<LinearProgram::Row>(first + i);
            if (goal_ == Goal::scaled) {
                static_cast<void>(program_.add_row(LinearProgram::Bound::at_least, 0));
                all.push_back({row, -1});
            } else {
                static_cast<void>(program_.add_row(LinearProgram::Bound::equal, 1));
                LinearProgram::Entry const whole{row, 1};
                unserved_.push_back(program_.add_column(question_.price_of_unserved[i] * volume(i), {&whole, 1}));
            }
        }
        if (goal_ == Goal::scaled) {
            static_cast<void>(program_.add_column(-1, all));
        }
    }

    [[nodiscard]] double volume(std::size_t demand) const { return *model_.demands[demand].shipment.per_hour; }

    void add(std::span<Use const> uses, std::vector<LinearProgram::Entry>& entries) const {
        for (auto const& [limit, amount] : uses) {
            entries.push_back({limit, amount * limit_scale_[limit]});
        }
    }

    void add_column(std::size_t number) {
        PlannedPath const& path = planner_.pool_[number];
        Way const& way = model_.demands[path.demand].ways[path.way];
        std::vector<LinearProgram::Entry> entries;
        if (!is_asked_for(path.demand, path.way)) {
            return;
        }
        for (SearchGraph::Edge const edge : path.edges) {
            if (is_closed(path.demand, path.way, edge)) {
                return;
            }
            add(way.uses_of(edge), entries);
        }
        if (goal_ != Goal::most) {
            entries.push_back(
                {static_cast<LinearProgram::Row>(model_.limits.size() + path.demand), 1 / volume(path.demand)});
        }
        double const cost = goal_ == Goal::most       ? -model_.demands[path.demand].shipment.weight
                            : goal_ == Goal::cheapest ? path.cost
                                                      : 0;
        columns_.push_back({number, program_.add_column(cost, entries)});
    }

    [[nodiscard]] bool is_asked_for(std::size_t demand, std::size_t way) const {
        Part const& part = question_.part;
        return (!part.cargo || *part.cargo == model_.demands[demand].shipment.cargo) &&
               (!part.demand || *part.demand == demand) && (!part.way || *part.way == way);
    }

    [[nodiscard]] bool is_closed(std::size_t demand, std::size_t way, SearchGraph::Edge edge) const {
        return !question_.closed.empty() && question_.closed[demand][way][edge] != 0;
    }

    [[nodiscard]] double limit_price(std::size_t limit) const {
        return std::max(0.0, -program_.price(static_cast<LinearProgram::Row>(limit))) * limit_scale_[limit];
    }

    // What a path of the demand may take at the most to be worth taking.
    [[nodiscard]] double threshold(std::size_t demand) const {
        if (goal_ == Goal::most) {
            return model_.demands[demand].shipment.weight;
        }
        return program_.price(static_cast<LinearProgram::Row>(model_.limits.size() + demand)) / volume(demand);
    }

    // Whether any path gains something.
    bool find_paths() {
        prices_.clear();
        for (std::size_t i = 0; i < model_.limits.size(); ++i) {
            prices_.push_back(limit_price(i));
        }
        bool any = false;
        for (std::size_t demand = 0; demand < model_.demands.size(); ++demand) {
            for (std::size_t way = 0; way < model_.demands[demand].ways.size(); ++way) {
                any = (is_asked_for(demand, way) && find_path(demand, way)) || any;
            }
        }
        return any;
    }

    bool find_path(std::size_t demand, std::size_t number) {
        Way const& way = model_.demands[demand].ways[number];
        bool const counts_cost = goal_ == Goal::cheapest;
        std::vector<double> weights = counts_cost ? way.cost : std::vector<double>(way.cost.size(), 0.0);
        for (SearchGraph::Edge edge = 0; edge < weights.size(); ++edge) {
            for (auto const& [limit, amount] : way.uses_of(edge)) {
                weights[edge] += prices_[limit] * amount;
            }
            if (is_closed(demand, number, edge)) {
                weights[edge] = SearchGraph::unreachable;
            }
        }
        std::vector<double> const nothing(counts_cost ? 0 : way.least_cost.size(), 0.0);
        double const most = threshold(demand);
        auto const best = planner_.searches_[demand][number].best(
            std::move(weights), counts_cost ? way.least_cost : nothing, counts_cost ? way.of_deviation : 0,
            most - least_gain * std::abs(most));
        if (!best) {
            return false;
        }
        return learn(demand, number, best->edges);
    }

    // Whether the path is a new one.
    bool learn(std::size_t demand, std::size_t number, std::vector<SearchGraph::Edge> const& edges) {
        std::vector<std::size_t> key{demand, number};
        key.insert(key.end(), edges.begin(), edges.end());
        if (!planner_.known_.insert(std::move(key)).second) {
            return false;
        }
        Way const& way = model_.demands[demand].ways[number];
        PlannedPath path{.demand = demand, .way = number, .edges = edges};
        double variance = 0;
        for (SearchGraph::Edge const edge : edges) {
            path.cost += way.cost[edge];
            variance += way.variance[edge];
        }
        path.cost += way.of_deviation * std::sqrt(variance);
        planner_.pool_.push_back(std::move(path));
        add_column(planner_.pool_.size() - 1);
        return true;
    }

    [[nodiscard]] Plan plan() const {
        Plan plan{.value = goal_ == Goal::cheapest ? program_.objective() : -program_.objective()};
        plan.used.assign(model_.limits.size(), 0);
        auto const use = [&](std::span<Use const> uses, double times) {
            for (auto const& [limit, amount] : uses) {
                plan.used[limit] += amount * times;
            }
        };
        for (auto const& [number, column] : columns_) {
            double const flow = program_.value(column);
            if (flow > 0) {
                PlannedPath& path = plan.paths.emplace_back(planner_.pool_[number]);
                path.flow = flow;
                for (SearchGraph::Edge const edge : path.edges) {
                    use(model_.demands[path.demand].ways[path.way].uses_of(edge), flow);
                }
            }
        }
        for (std::size_t i = 0; i < activities_.size(); ++i) {
            use(model_.activities[i].uses, program_.value(activities_[i]));
        }
        plan.price = prices_;
        for (std::size_t i = 0; i < model_.demands.size(); ++i) {
            plan.unserved.push_back(goal_ == Goal::cheapest ? program_.value(unserved_[i]) * volume(i) : 0);
        }
        return plan;
    }

    Planner& planner_;
    FlowModel const& model_;
    Question question_;
    Goal goal_;
    LinearProgram program_;
    std::vector<double> limit_scale_;
    std::vector<double> prices_;  // of limits, at the last optimum
    std::vector<LinearProgram::Column> activities_;
    std::vector<LinearProgram::Column> unserved_;
    struct PathColumn {
        std::size_t number;  // in the pool
        LinearProgram::Column column;
    };
    std::vector<PathColumn> columns_;
};

Planner::Planner(FlowModel const& model) : model_{model} {
    for (Traffic const& traffic : model.demands) {
        searches_.emplace_back(traffic.ways.begin(), traffic.ways.end());
    }
}

std::vector<double> Planner::capacities() const {
    std::vector<double> all;
    for (Limit const& limit : model_.limits) {
        all.push_back(limit.capacity);
    }
    return all;
}

Plan Planner::most(std::vector<double> const& capacities, Part const& part) {
    return Programme{*this, {Goal::most, capacities, part, {}, {}}}.run();
}

Plan Planner::scaled(std::vector<double> const& capacities) {
    return Programme{*this, {Goal::scaled, capacities, {}, {}, {}}}.run();
}

Plan Planner::cheapest(std::vector<double> const& capacities, std::vector<double> const& price_of_unserved,
                       ClosedEdges const& closed) {
    return Programme{*this, {Goal::cheapest, capacities, {}, price_of_unserved, closed}}.run();
}

}  // namespace corridor
