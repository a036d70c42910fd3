#include "flow/limit_delays.h"

#include <algorithm>
#include <limits>
#include <variant>

namespace corridor {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

// Rounds an hour of an activity by its own limits, and by those of what it makes others do.
double greatest_rate(FlowModel const& model, Activity const& activity) {
    double rate = unlimited;
    for (auto const& [limit, amount] : activity.uses) {
        if (amount <= 0) {
            continue;
        }
        if (model.limits[limit].counts != Limit::Counts::balance) {
            rate = std::min(rate, model.limits[limit].capacity / amount);
            continue;
        }
        for (Activity const& other : model.activities) {
            bool const supplies = std::any_of(other.uses.begin(), other.uses.end(),
                                              [&](Use const& use) { return use.limit == limit && use.amount < 0; });
            if (supplies) {
                rate = std::min(rate, greatest_rate(model, other) / amount);
            }
        }
    }
    return rate;
}

DelayFunction by_law(VolumeDelay const& law, double hours, double capacity) {
    if (auto const* const bpr = std::get_if<VolumeDelay::Bpr>(&law.law)) {
        bool const is_flat = bpr->alpha == 0 || bpr->beta == 0 || hours == 0;
        return is_flat ? DelayFunction{} : DelayFunction::power_law(bpr->alpha * hours, capacity, bpr->beta);
    }
    if (auto const* const conical = std::get_if<VolumeDelay::Conical>(&law.law)) {
        return DelayFunction::conical(hours, capacity, conical->alpha);
    }
    return DelayFunction::queue(std::get<VolumeDelay::Davidson>(law.law).j * hours, capacity);
}

// What a queue's wait is a multiple of, in hours.
double queue_hours(Limit const& limit, LimitNature const& nature, double capacity) {
    switch (limit.counts) {
        case Limit::Counts::goods:
            return nature.batch / capacity / 2;
        case Limit::Counts::server_hours:
            return nature.batch / capacity;
        case Limit::Counts::balance:
            return nature.batch / capacity / 2;
        default:
            return 0;
    }
}

}  // namespace

std::vector<double> greatest_loads(FlowModel const& model) {
    std::vector<double> loads;
    for (Limit const& limit : model.limits) {
        loads.push_back(limit.counts == Limit::Counts::balance ? 0 : limit.capacity);
    }
    for (Activity const& activity : model.activities) {
        double const rate = greatest_rate(model, activity);
        for (auto const& [limit, amount] : activity.uses) {
            if (amount < 0 && rate != unlimited) {
                loads[limit] += -amount * rate;
            }
        }
    }
    return loads;
}

std::vector<DelayFunction> limit_delays(FlowModel const& model, std::vector<double> const& greatest,
                                        AssignDelays delays) {
    std::vector<DelayFunction> functions;
    for (std::size_t i = 0; i < model.limits.size(); ++i) {
        LimitNature const& nature = model.natures[i];
        DelayFunction& function = functions.emplace_back();
        double const capacity = greatest[i];
        double const hours = queue_hours(model.limits[i], nature, capacity);
        bool const is_passed = nature.weight > 0 && capacity > 0;
        if (nature.law) {
            function = by_law(*nature.law, nature.free_hours, capacity);
        } else if (is_passed && delays == AssignDelays::hard) {
            function = DelayFunction::hard(capacity);
        } else if (is_passed && delays == AssignDelays::queue && hours > 0) {
            function = DelayFunction::queue(hours, capacity);
        }
    }
    return functions;
}

}  // namespace corridor
