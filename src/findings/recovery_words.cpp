#include "findings/recovery_words.h"

#include <algorithm>

#include <fmt/core.h>

#include "findings/curve_words.h"
#include "findings/simulate_words.h"
#include "findings/words.h"

namespace corridor {
namespace {

std::string name_of_facility(SimulationResult const& result, std::string const& id) {
    FacilityResult const* const found = find_facility(result, id);
    return found == nullptr ? id : found->name;
}

std::string cleared(std::string const& what, std::optional<int> days) {
    return what + (days ? fmt::format(" {} days after the end.", *days) : " not within the horizon.");
}

// Day by day, what more there is than without the closure.
TextTable timeline(SimulationResult const& result, Recovery const& recovery) {
    long const days = static_cast<long>(recovery.more_inside.size());
    long const first = std::clamp<long>((recovery.from - result.start).count() - 1, 0, days);
    long const closed = (recovery.until - recovery.from).count();
    long const until_cleared = recovery.days_to_clear.value_or(0) + 2;
    long const last =
        std::min(days, (recovery.until - result.start).count() + std::clamp(until_cleared, 7L, 30L + closed));
    TextTable table{{{"more at the end of", Align::left}, {result.unit + " inside", Align::right}}, {}};
    for (Recovery::Place const& place : recovery.places) {
        table.columns.push_back({name_of_facility(result, place.facility), Align::right});
    }
    for (Recovery::Spill const& spill : recovery.spills) {
        table.columns.push_back({result.unit + " entering: " + spill.corridor, Align::right});
    }
    for (long date = first; date < last; ++date) {
        auto const index = static_cast<std::size_t>(date);
        std::vector<std::string> cells{to_text(result.start + std::chrono::days{date}),
                                       fixed(recovery.more_inside[index], 0)};
        for (Recovery::Place const& place : recovery.places) {
            cells.push_back(fixed(place.longer_queue[index], 1));
        }
        for (Recovery::Spill const& spill : recovery.spills) {
            cells.push_back(fixed(spill.more_entering[index], 0));
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

// The same at a glance, until the end of the horizon.
std::optional<Curves> curves_of(SimulationResult const& result, Recovery const& recovery) {
    long const days = static_cast<long>(recovery.more_inside.size());
    long const first = std::clamp<long>((recovery.from - result.start).count() - 1, 0, days);
    auto const since = [&](std::vector<double> const& values) {
        return std::vector<double>{values.begin() + first, values.end()};
    };
    std::vector<Curve> curves{curve_of(result.unit + " inside", since(recovery.more_inside), 0)};
    for (Recovery::Place const& place : recovery.places) {
        curves.push_back(curve_of(name_of_facility(result, place.facility), since(place.longer_queue), 1));
    }
    return by_day("more at the end of the day", result.start + std::chrono::days{first}, std::move(curves));
}

}  // namespace

FacilityResult const* find_facility(SimulationResult const& result, std::string const& id) {
    auto const found = std::find_if(result.facilities.begin(), result.facilities.end(),
                                    [&](FacilityResult const& facility) { return facility.id == id; });
    return found == result.facilities.end() ? nullptr : &*found;
}

std::vector<Block> recovery_blocks(SimulationResult const& result) {
    std::vector<Block> blocks;
    for (Recovery const& recovery : result.recoveries) {
        blocks.emplace_back(
            Heading{"Closed: " + recovery.closure + ", " + to_text(recovery.from) + " to " + to_text(recovery.until)});
        blocks.emplace_back(Paragraph{fmt::format(
            "Beside the same replications without the closure, the queue at {} is longer by {} consignments on {}. {} "
            "{}",
            name_of_facility(result, recovery.facility), fixed(recovery.peak, 1), to_text(recovery.peak_day),
            cleared("Nine tenths of that are gone", recovery.days_to_clear),
            cleared("Of what more is inside altogether they are gone", recovery.days_to_clear_all))});
        if (auto shown = curves_of(result, recovery)) {
            blocks.emplace_back(*std::move(shown));
        }
        blocks.emplace_back(timeline(result, recovery));
    }
    return blocks;
}

}  // namespace corridor
