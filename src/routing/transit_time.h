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
    // A piece of a route's time that varies.
    struct Varying {
        std::string address;
        Distribution hours;

        friend bool operator==(Varying const&, Varying const&) = default;
    };
    struct Kept {
        Distribution distribution;
        std::vector<double> hours;
    };
    // A route's times that vary, and the transit time last worked out for them.
    struct Told {
        std::vector<Varying> varying;
        Duration constant;  // of those that do not vary
        std::optional<Duration> promised;
        TransitTime time;
    };
    std::vector<double> const& draws(Varying const& varying);
    [[nodiscard]] TransitTime sum(std::vector<Varying> const& varying, Duration constant,
                                  std::optional<Duration> promised);

    std::uint64_t seed_;
    int count_;
    std::map<std::string, Kept> kept_;
    std::map<std::string, Told> told_;  // by all addresses
};

}  // namespace corridor
