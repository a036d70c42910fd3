#include "simulation/closing.h"

#include <algorithm>

#include "routing/weather_spells.h"

namespace corridor {

Process blow(World& world, std::size_t index) {
    WeatherLaw const& weather = world.model().weather[index];
    std::vector<std::size_t> held;
    for (std::size_t i = 0; i < world.model().services.size(); ++i) {
        if (world.model().services[i].weather == index) {
            held.push_back(i);
        }
    }
    for (WeatherSpell const& spell : world.spells_of(weather)) {
        co_await world.calendar().until(spell.from);
        world.set_closed({}, held, true);
        co_await world.calendar().until(spell.until);
        world.set_closed({}, held, false);
    }
}

Process close_between(World& world, std::size_t index) {
    ClosureModel const& closure = world.model().closures[index];
    if (closure.from) {
        co_await world.calendar().until(*closure.from);
    }
    if (closure.until && Instant{*closure.until} <= world.now()) {
        co_return;
    }
    world.set_closed(closure.facilities, closure.services, true);
    if (closure.until) {
        co_await world.calendar().until(*closure.until);
        world.set_closed(closure.facilities, closure.services, false);
    }
}

Process break_down(World& world, std::size_t index) {
    BreakdownModel const& breakdowns = world.model().breakdowns[index];
    Draws const between = world.draws_of(breakdowns.between, "breakdowns:" + breakdowns.id + ":between");
    Draws const repairs = world.draws_of(breakdowns.repair, "breakdowns:" + breakdowns.id + ":repair");
    for (std::uint64_t number = 0;; ++number) {
        co_await world.calendar().delay(std::max(between[number], Seconds{1}));
        world.set_closed(breakdowns.facilities, breakdowns.services, true);
        co_await world.calendar().delay(repairs[number]);
        world.set_closed(breakdowns.facilities, breakdowns.services, false);
    }
}

}  // namespace corridor
