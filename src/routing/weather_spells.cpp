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

class Process {
public:
    Process(std::array<double, 12> const& closed, double mean_spell) : closed_{closed}, mean_spell_{mean_spell} {}

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

std::vector<WeatherSpell> weather_spells(Network const& network, WeatherId id, std::uint64_t seed,
                                         std::uint32_t replication, Instant start, Instant end) {
    Weather const& weather = network.weather[id];
    std::array<double, 12> closed{};
    for (std::size_t month = 0; month < closed.size(); ++month) {
        closed.at(month) = network.figures.value(weather.closed.at(month)).in_base_units();
    }
    Distribution const spell = network.figures.variation(weather.spell);
    std::string const address = "weather:" + weather.id;
    RandomStream const lengths{seed, address + ":spell", replication};
    RandomStream const openings{seed, address + ":open", replication};
    bool is_closed = RandomStream{seed, address + ":first", replication}.uniform(0) < closed.at(month_of(start));
    Process const process{closed, spell.mean()};
    std::vector<WeatherSpell> spells;
    Instant now = start;
    for (std::uint64_t number = 0; now <= end; ++number) {
        if (is_closed) {
            double const hours = spell.is_constant() ? spell.mean() : spell.quantile(lengths.uniform(number));
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
