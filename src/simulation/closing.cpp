#include "simulation/closing.h"

#include <algorithm>
#include <cmath>

namespace corridor {

// Open and closed by turns. A month's share of closed time p and the mean spell s make the rate at which an open port
// is closed p / ((1 - p) s); where the rate changes with the month, what is left of an opening shrinks or grows.
Process blow(World& world, std::size_t index) {
    WeatherModel const& weather = world.model().weather[index];
    std::vector<std::size_t> held;
    for (std::size_t i = 0; i < world.model().services.size(); ++i) {
        if (world.model().services[i].weather == index) {
            held.push_back(i);
        }
    }
    Draws const spells = world.draws_of(weather.spell, "weather:" + weather.id + ":spell");
    RandomStream const openings = world.stream("weather:" + weather.id + ":open");
    auto const month_of = [](Instant when) {
        std::chrono::year_month_day const date{std::chrono::floor<std::chrono::days>(when)};
        return static_cast<unsigned>(date.month()) - 1;
    };
    auto const next_month = [](Instant when) {
        std::chrono::year_month_day const date{std::chrono::floor<std::chrono::days>(when)};
        return Instant{std::chrono::sys_days{(date.year() / date.month() + std::chrono::months{1}) / 1}};
    };
    double const mean_spell = weather.spell.mean();
    bool closed = world.stream("weather:" + weather.id + ":first").uniform(0) < weather.closed[month_of(world.now())];
    for (std::uint64_t number = 0;; ++number) {
        if (closed) {
            world.set_closed({}, held, true);
            co_await world.calendar().delay(std::max(spells[number], Seconds{1}));
            world.set_closed({}, held, false);
        }
        closed = true;
        double left = -std::log(openings.uniform(number));
        for (Instant from = world.now(); left > 0;) {
            double const share = std::min(weather.closed[month_of(from)], 0.999);
            double const rate = mean_spell > 0 ? share / ((1 - share) * mean_spell) : 0;
            Instant const end_of_month = next_month(from);
            double const until_end = in_hours(end_of_month - from) * rate;
            if (left < until_end) {
                co_await world.calendar().until(from + whole_seconds(left / rate));
                break;
            }
            left -= until_end;
            from = end_of_month;
            if (from > world.end()) {
                co_return;
            }
        }
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
