#include "flow/limit_delays.h"

#include <cstdint>
#include <variant>

#include "flow/linear_program.h"

namespace corridor {
namespace {

// The most that activities can add to a balance; 0: whatever is asked for.
double greatest_supply(FlowModel const& model, std::uint32_t balance) {
    LinearProgram program;
    for (std::uint32_t limit = 0; limit < model.limits.size(); ++limit) {
        bool const is_asked_for = limit == balance;
        static_cast<void>(program.add_row(LinearProgram::Bound::at_most, is_asked_for ? double{LinearProgram::infinity}
                                                                                      : model.limits[limit].capacity));
    }
    auto const landed = model.landed.find(balance);
    for (Activity const& activity : model.activities) {
        double gain = 0;
        std::vector<LinearProgram::Entry> entries;
        for (auto const& [limit, amount] : activity.uses) {
            gain -= limit == balance ? amount : 0;
            entries.push_back({limit, amount});
        }
        if (landed != model.landed.end() && gain > 0) {
            for (auto const& [limit, amount] : landed->second) {
                entries.push_back({limit, amount * gain});
            }
        }
        static_cast<void>(program.add_column(-gain, entries));
    }
    return program.solve() == LinearProgram::Status::unbounded ? 0 : -program.objective();
}

// Whether a round of some activity supplies it with places on board.
bool is_places(FlowModel const& model, std::uint32_t limit) {
    return model.limits[limit].counts == Limit::Counts::balance && model.natures[limit].weight > 0;
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
    for (std::uint32_t limit = 0; limit < model.limits.size(); ++limit) {
        bool const is_balance = model.limits[limit].counts == Limit::Counts::balance;
        loads.push_back(!is_balance               ? model.limits[limit].capacity
                        : is_places(model, limit) ? greatest_supply(model, limit)
                                                  : 0);
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
