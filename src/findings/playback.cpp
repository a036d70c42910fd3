#include "findings/playback.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "findings/movements.h"
#include "findings/packed_bytes.h"
#include "findings/simulate_words.h"

namespace corridor {
namespace {

constexpr std::uint32_t minutes_a_day = 24 * 60;

void pack(Journey const& journey, PackedBytes& packed) {
    packed.add(journey.demand);
    packed.add(journey.course);
    packed.add(journey.steps.size());
    for (Whereabouts const& step : journey.steps) {
        bool const moves = step.kind == Whereabouts::Kind::moves;
        packed.add((moves ? step.line : step.from) << 2U | static_cast<std::uint32_t>(step.kind));
        if (moves) {
            packed.add(step.from);
            packed.add(step.to);
        }
    }
}

// As far as it went in so many minutes.
void pack(Movement const& movement, std::uint32_t minutes, std::uint32_t since, PackedBytes& packed) {
    auto const& times = movement.times;
    auto const begun =
        static_cast<std::size_t>(std::upper_bound(times.begin(), times.end() - 1, minutes) - times.begin());
    bool const has_left = movement.has_left && times.back() <= minutes;
    packed.add(movement.journey);
    packed.add(has_left ? 0 : begun);
    packed.add(times.front() - since);
    for (std::size_t step = 0; step < begun; ++step) {
        packed.add(times[step + 1] - times[step]);
    }
}

struct Packed {
    std::size_t consignments = 0;
    std::string text;
};

Packed pack(Movements const& movements, std::uint32_t minutes) {
    PackedBytes packed;
    packed.add(movements.journeys.size());
    for (Journey const& journey : movements.journeys) {
        pack(journey, packed);
    }
    std::uint32_t before = 0;
    std::size_t count = 0;
    for (Movement const& movement : movements.consignments) {
        if (movement.times.front() > minutes) {
            break;
        }
        pack(movement, minutes, before, packed);
        before = movement.times.front();
        ++count;
    }
    return {count, base64(packed.bytes())};
}

// The last day up to which all fits, found by halving.
std::uint32_t days_that_fit(Movements const& movements, std::uint32_t days, std::size_t most_letters) {
    std::uint32_t fits = 0;
    while (days - fits > 1) {
        std::uint32_t const middle = fits + (days - fits) / 2;
        (pack(movements, middle * minutes_a_day).text.size() <= most_letters ? fits : days) = middle;
    }
    return fits;
}

Value ids(std::vector<std::string> const& all) {
    Value list = Value::list();
    for (std::string const& id : all) {
        list.add(id);
    }
    return list;
}

Value demands_of(SimulationResult const& result, Context const& context) {
    Value list = Value::list();
    for (DemandResult const& demand : result.demands) {
        Demand const& asked = context.scenario.demands[demand.demand];
        Value corridors = Value::list();
        for (CourseResult const& course : demand.courses) {
            corridors.add(course.corridor);
        }
        list.add(Value::object()
                     .set("from", asked.from)
                     .set("to", asked.to)
                     .set("cargo", asked.cargo)
                     .set("corridors", std::move(corridors)));
    }
    return list;
}

}  // namespace

void set_playback(Value& values, SimulationResult const& result, Context const& context, Trace const& trace,
                  std::size_t most_letters) {
    // Of a deadlock, and of what was stopped before it had gone through once, the ways are not told.
    bool const has_ways = std::any_of(result.demands.begin(), result.demands.end(),
                                      [](DemandResult const& demand) { return !demand.courses.empty(); });
    if (!has_ways) {
        return;
    }
    Movements const movements = movements_of(result, context.network, trace);
    auto minutes = static_cast<std::uint32_t>(result.horizon.in(hour)*60);
    Packed packed = pack(movements, minutes);
    bool const is_whole = packed.text.size() <= most_letters;
    if (!is_whole) {
        minutes = minutes_a_day * days_that_fit(movements, minutes / minutes_a_day, most_letters);
        packed = pack(movements, minutes);
    }
    values.set("playback", Value::object()
                               .set("version", 1)
                               .set("start", to_text(result.start) + "T00:00:00")
                               .set("minutes", static_cast<std::uint64_t>(minutes))
                               .set("whole", is_whole)
                               .set("consignments", static_cast<std::uint64_t>(packed.consignments))
                               .set("kinds", ids({"waits", "served", "moves"}))
                               .set("places", ids(movements.places))
                               .set("lines", ids(movements.lines))
                               .set("demands", demands_of(result, context))
                               .set("data", std::move(packed.text)));
}

}  // namespace corridor
