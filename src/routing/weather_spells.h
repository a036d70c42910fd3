#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "corridor/network/network.h"
#include "corridor/random/distribution.h"

namespace corridor {

// A time in which weather closes what it closes.
struct WeatherSpell {
    std::chrono::sys_seconds from;
    std::chrono::sys_seconds until;
};

// A weather process in numbers.
struct WeatherLaw {
    std::string id;
    std::array<double, 12> closed{};  // share, by month
    Distribution spell;               // h
};
[[nodiscard]] WeatherLaw weather_law(Network const& network, WeatherId weather);

// The spells of a weather process between two times, by turns with openings. A month's share of closed time p and the
// mean spell s make the rate at which an open port is closed p / ((1 - p) s); where the rate changes with the month,
// what is left of an opening shrinks or grows. Equal seeds and replications meet equal weather, whoever asks.
[[nodiscard]] std::vector<WeatherSpell> weather_spells(WeatherLaw const& law, std::uint64_t seed,
                                                       std::uint32_t replication, std::chrono::sys_seconds start,
                                                       std::chrono::sys_seconds end);
[[nodiscard]] std::vector<WeatherSpell> weather_spells(Network const& network, WeatherId weather, std::uint64_t seed,
                                                       std::uint32_t replication, std::chrono::sys_seconds start,
                                                       std::chrono::sys_seconds end);

}  // namespace corridor
