#include "pipelines/full_tanks.h"

#include <algorithm>

namespace corridor {
namespace {

// In and out that differ by less are equal.
constexpr double balanced = 1e-11;

}  // namespace

FullTanks::FullTanks(OilPlan const& plan) : plan_{plan}, entries_(plan.tanks.size()), before_(plan.tanks.size()) {
    for (std::size_t i = 0; i < plan.tanks.size(); ++i) {
        auto& entries = entries_[TankId{i}];
        for (StreamId const id : plan.tanks[TankId{i}].standing) {
            OilStream const& stream = plan.streams[id];
            std::optional<std::size_t> const wells = stream.parent ? std::nullopt : std::optional{stream.demand};
            auto found = std::find_if(entries.begin(), entries.end(), [&](Entry const& entry) {
                return entry.demand == wells && entry.line == stream.line && entry.run == stream.run;
            });
            if (found == entries.end()) {
                entries.push_back({wells, stream.line, stream.run, {}});
                found = std::prev(entries.end());
            }
            found->streams.push_back(id);
        }
    }
}

void FullTanks::begin() {
    std::fill(before_.begin(), before_.end(), std::pair<VolumeRate, VolumeRate>{});
}

bool FullTanks::is_overfilled(OilState const& state, OilRates const& rates, TankId tank) {
    return state.is_held[tank] != 0 && rates.into_tank[tank] > rates.out_of_tank[tank] * (1 + balanced);
}

bool FullTanks::hold(OilState& state, OilRates& rates, TankId tank) {
    if (!is_overfilled(state, rates, tank)) {
        return false;
    }
    lower(state, rates, tank, most_into(rates, tank));
    return true;
}

// What goes out may itself fall with what comes in. Two rounds tell how fast, and so where both meet (Steffensen 1933);
// one by one they would creep there.
VolumeRate FullTanks::most_into(OilRates const& rates, TankId tank) {
    VolumeRate const in = rates.into_tank[tank];
    VolumeRate const out = rates.out_of_tank[tank];
    auto const [in_before, out_before] = std::exchange(before_[tank], std::pair{in, out});
    constexpr double steepest = 0.98;
    double const slope = in_before > in ? std::min((out_before - out) / (in_before - in), steepest) : 0;
    return slope > 0 ? std::clamp((out - in * slope) / (1 - slope), VolumeRate{}, out) : out;
}

void FullTanks::lower(OilState& state, OilRates& rates, TankId tank, VolumeRate most) const {
    auto const flows_of = [&](Entry const& entry) {
        VolumeRate in;
        VolumeRate out;
        for (StreamId const stream : entry.streams) {
            in += rates.into[stream];
            out += rates.out_of[stream];
        }
        return std::pair{in, out};
    };
    VolumeRate spare;
    VolumeRate beyond;
    for (Entry const& entry : entries_[tank]) {
        auto const [in, out] = flows_of(entry);
        spare += std::max(VolumeRate{}, out - in);
        beyond += std::max(VolumeRate{}, in - out);
    }
    VolumeRate const all_out = rates.out_of_tank[tank];
    double const lowered = all_out > VolumeRate{} ? most / all_out : 0;
    for (Entry const& entry : entries_[tank]) {
        auto const [in, out] = flows_of(entry);
        if (in <= out) {
            continue;
        }
        double const share = (out + spare * ((in - out) / beyond)) / in * lowered;
        if (entry.demand) {
            state.production[*entry.demand] = state.production[*entry.demand] * share;
        } else if (entry.line) {
            rates.limit[entry.line] = std::min(rates.limit[entry.line], state.lines[entry.line].rate * share);
        } else {
            rates.unloading[entry.run] *= share;
        }
    }
}

}  // namespace corridor
