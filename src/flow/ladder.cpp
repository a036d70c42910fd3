#include "flow/ladder.h"

#include <algorithm>

#include "flow/linear_program.h"

namespace corridor {
namespace {

// Rungs closer than this are one.
constexpr double same_factor = 1e-6;

// All demands' volumes, added up by their weights.
double whole_volume(FlowModel const& model) {
    double sum = 0;
    for (Traffic const& traffic : model.demands) {
        sum += *traffic.shipment.per_hour * traffic.shipment.weight;
    }
    return sum;
}

}  // namespace

std::vector<Binding> binding(FlowModel const& model, Plan const& plan, std::vector<double> const& capacities) {
    std::vector<Binding> all;
    auto const share = [&](Binding const& one) { return one.gain * capacities[one.limit]; };
    for (std::size_t i = 0; i < model.limits.size(); ++i) {
        bool const counts =
            model.limits[i].counts != Limit::Counts::balance && capacities[i] != LinearProgram::infinity;
        if (counts && plan.price[i] * capacities[i] > 1e-9 * plan.value) {
            all.push_back({i, plan.price[i]});
        }
    }
    std::stable_sort(all.begin(), all.end(), [&](Binding const& a, Binding const& b) { return share(a) > share(b); });
    return all;
}

std::vector<Rung> climb(FlowModel const& model, Planner& planner, int rungs) {
    std::vector<Rung> ladder;
    std::vector<double> capacities = planner.capacities();
    double const volume = whole_volume(model);
    // Every relief takes one limit away, so this ends.
    while (true) {
        Plan const plan = planner.scaled(capacities);
        bool const is_higher =
            !plan.is_unlimited && (ladder.empty() || plan.value > ladder.back().factor * (1 + same_factor));
        if (!ladder.empty() && (plan.is_unlimited || is_higher)) {
            for (Relief& relief : ladder.back().reliefs) {
                relief.to = plan.is_unlimited ? std::nullopt : std::optional{plan.used[relief.limit]};
            }
        }
        if (plan.is_unlimited) {
            return ladder;
        }
        std::vector<Binding> held = binding(model, plan, capacities);
        for (Binding& one : held) {
            one.gain *= volume;  // of the factor
        }
        if (is_higher) {
            if (static_cast<int>(ladder.size()) == rungs) {
                return ladder;
            }
            ladder.push_back({.factor = plan.value, .flow = plan.value * volume, .binding = held, .reliefs = {}});
        }
        if (held.empty()) {
            return ladder;
        }
        std::size_t const relieved = held.front().limit;
        ladder.back().reliefs.push_back({relieved, capacities[relieved], std::nullopt});
        capacities[relieved] = LinearProgram::infinity;
    }
}

}  // namespace corridor
