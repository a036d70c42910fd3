#include "pipelines/ceilings.h"

#include <algorithm>

#include "pipelines/reductions.h"

namespace corridor {
namespace {

constexpr double settled = 1e-13;

double used(OilPlan const& plan, OilState const& state, Ceiling const& ceiling) {
    double used = 0;
    for (Ceiling::Use const& use : ceiling.uses) {
        OilStream const& stream = plan.streams[use.stream];
        used += stream.line ? state.lines[stream.line].drawn[stream.place].in_base_units() * use.per_volume : 0;
    }
    return used;
}

double allowed(OilState const& state, Ceiling const& ceiling) {
    return ceiling.rate * share_left(ceiling.reductions, state.now);
}

}  // namespace

bool keeps_ceilings(OilPlan const& plan, OilState const& state) {
    return std::all_of(plan.ceilings.begin(), plan.ceilings.end(), [&](Ceiling const& ceiling) {
        return used(plan, state, ceiling) <= allowed(state, ceiling) * (1 + settled);
    });
}

bool hold_ceilings(OilPlan const& plan, OilState const& state, OilRates& rates) {
    bool changed = false;
    for (Ceiling const& ceiling : plan.ceilings) {
        double const asked = used(plan, state, ceiling);
        double const most = allowed(state, ceiling);
        if (asked <= most * (1 + settled)) {
            continue;
        }
        changed = true;
        for (Ceiling::Use const& use : ceiling.uses) {
            OilStream const& stream = plan.streams[use.stream];
            if (stream.line) {
                rates.granted[use.stream] = state.lines[stream.line].drawn[stream.place] * (most / asked);
            }
        }
    }
    return changed;
}

}  // namespace corridor
