#include "routing/weather_spells.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "corridor/random/philox.h"

namespace corridor {
namespace {

using Instant = std::chrono::sys_seconds;
using Seconds = std::chrono::seconds;

Seconds whole_seconds_of(double hours) {
    return Seconds{std::llround(hours * 3600)};
}

std::size_t month_of(Instant when) {
    std::chrono::year_month_day const date{std::chrono::floor<std::chrono::days>(when)};
    return static_cast<unsigned>(date.month()) - 1;
}

Instant next_month(Instant when) {
    std::chrono::year_month_day const date{std::chrono::floor<std::chrono::days>(when)};
    return Instant{std::chrono::sys_days{(date.year() / date.month() + std::chrono::months{1}) / 1}};
}

class SpellProcess {
public:
    SpellProcess(std::array<double, 12> const& closed, double mean_spell) : closed_{closed}, mean_spell_{mean_spell} {}

    // When what has opened closes again; nothing if it stays open beyond the end. `left` is the exponential that
    // decides.
    [[nodiscard]] std::optional<Instant> closes(Instant from, double left, Instant end) const {
        while (left > 0) {
            double const share = std::min(closed_.at(month_of(from)), 0.999);
            double const rate = mean_spell_ > 0 ? share / ((1 - share) * mean_spell_) : 0;
            Instant const end_of_month = next_month(from);
            double const until_end = static_cast<double>((end_of_month - from).count()) / 3600 * rate;
            if (left < until_end) {
                return from + whole_seconds_of(left / rate);
            }
            left -= until_end;
            from = end_of_month;
            if (from > end) {
                return std::nullopt;
            }
        }
        return from;
    }

private:
    std::array<double, 12> const& closed_;
    double mean_spell_;
};

}  // namespace

WeatherLaw weather_law(Network const& network, WeatherId id) {
    Weather const& weather = network.weather[id];
    WeatherLaw law{.id = weather.id, .closed = {}, .spell = network.figures.variation(weather.spell)};
    for (std::size_t month = 0; month < law.closed.size(); ++month) {
        law.closed.at(month) = network.figures.value(weather.closed.at(month)).in_base_units();
    }
    return law;
}

std::vector<WeatherSpell> weather_spells(Network const& network, WeatherId weather, std::uint64_t seed,
                                         std::uint32_t replication, Instant start, Instant end) {
    return weather_spells(weather_law(network, weather), seed, replication, start, end);
}

std::vector<WeatherSpell> weather_spells(WeatherLaw const& law, std::uint64_t seed, std::uint32_t replication,
                                         Instant start, Instant end) {
    std::string const address = "weather:" + law.id;
    RandomStream const lengths{seed, address + ":spell", replication};
    RandomStream const openings{seed, address + ":open", replication};
    bool is_closed = RandomStream{seed, address + ":first", replication}.uniform(0) < law.closed.at(month_of(start));
    SpellProcess const process{law.closed, law.spell.mean()};
    std::vector<WeatherSpell> spells;
    Instant now = start;
    for (std::uint64_t number = 0; now <= end; ++number) {
        if (is_closed) {
            double const hours =
                law.spell.is_constant() ? law.spell.mean() : law.spell.quantile(lengths.uniform(number));
            Instant const opens = now + std::max(whole_seconds_of(hours), Seconds{1});
            spells.push_back({now, opens});
            now = opens;
        }
        is_closed = true;
        auto const next = process.closes(now, -std::log(openings.uniform(number)), end);
        if (!next) {
            break;
        }
        now = *next;
    }
    return spells;
}

}  // namespace corridor
