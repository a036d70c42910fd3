#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corridor/random/distribution.h"
#include "corridor/routing/compare.h"

namespace corridor {

// Draws of pieces of time. Each piece's draws are addressed by its place, so two routes over the same border meet the
// same days there, and a changed network keeps the draws of all that did not change. Draws are kept for reuse.
class TimeDraws {
public:
    TimeDraws(std::uint64_t seed, int count) : seed_{seed}, count_{count} {}

    [[nodiscard]] TransitTime transit_time(Route const& route, std::optional<Duration> promised);

private:
    struct Kept {
        Distribution distribution;
        std::vector<double> hours;
    };
    // A route's times that vary, and the transit time last worked out for them.
    struct Told {
        std::vector<Distribution> distributions;
        Duration constant;  // of those that do not vary
        std::optional<Duration> promised;
        TransitTime time;
    };
    std::vector<double> const& draws(TimeItem const& item);
    [[nodiscard]] TransitTime sum(std::vector<TimeItem const*> const& varying, Duration constant,
                                  std::optional<Duration> promised);

    std::uint64_t seed_;
    int count_;
    std::map<std::string, Kept> kept_;
    std::map<std::string, Told> told_;  // by all addresses
};

}  // namespace corridor
