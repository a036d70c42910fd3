#include "pipelines/allowances.h"

#include <algorithm>

#include "pipelines/reductions.h"

namespace corridor {
namespace {

constexpr Duration month = average_year / 12.0;

double rate_of(Ceiling const& ceiling, Duration now) {
    return ceiling.rate * share_left(ceiling.reductions, now);
}

}  // namespace

Allowances::Allowances(OilPlan const& plan)
    : plan_{plan}, pumped_(plan.ceilings.size()), left_(plan.ceilings.size()), uses_(plan.runs.size()) {
    for (std::size_t k = 0; k < plan.ceilings.size(); ++k) {
        for (Ceiling::Use const& use : plan.ceilings[k].uses) {
            OilStream const& stream = plan.streams[use.stream];
            if (!stream.run) {
                pumped_[k].push_back(use);
                continue;
            }
            auto& uses = uses_[stream.run];
            if (uses.empty() || uses.back().ceiling != k) {
                uses.push_back({k, std::vector<double>(plan.runs[stream.run].carried.size())});
            }
            uses.back().per_volume[stream.place] = use.per_volume;
        }
    }
}

Duration Allowances::until_granted(OilState const& state, RunId run, Volume parcel) const {
    constexpr double alike = 1e-9;
    Duration longest;
    for (Use const& use : uses_[run]) {
        Ceiling const& ceiling = plan_.ceilings[use.ceiling];
        double const per_volume = *std::max_element(use.per_volume.begin(), use.per_volume.end());
        // Nobody can be granted more than comes up in a month, so whoever takes more waits for all of that.
        double const wanted = std::min(parcel.in_base_units() * per_volume, ceiling.rate * month.in(hour));
        double const lacking = wanted * (1 - alike) - state.allowance[use.ceiling];
        double const left = left_[use.ceiling];
        if (lacking > 0) {
            longest = std::max(longest, left > 0 ? Duration{lacking / left} : never);
        }
    }
    return longest;
}

void Allowances::use(OilState& state, RunId run, Parcel const& parcel) const {
    for (Use const& use : uses_[run]) {
        for (std::size_t k = 0; k < parcel.parts.size(); ++k) {
            state.allowance[use.ceiling] -= parcel.parts[k].in_base_units() * use.per_volume[k];
        }
    }
}

void Allowances::note_lines(OilState const& state) {
    for (std::size_t i = 0; i < plan_.ceilings.size(); ++i) {
        double left = rate_of(plan_.ceilings[i], state.now);
        for (Ceiling::Use const& use : pumped_[i]) {
            left -= state.drawn(plan_, use.stream).in_base_units() * use.per_volume;
        }
        left_[i] = std::max(0.0, left);
    }
}

void Allowances::advance(OilState& state, Duration time) const {
    for (std::size_t i = 0; i < plan_.ceilings.size(); ++i) {
        double const most = std::max(state.allowance[i], plan_.ceilings[i].rate * month.in(hour));
        state.allowance[i] = std::min(most, state.allowance[i] + left_[i] * time.in(hour));
    }
}

}  // namespace corridor
