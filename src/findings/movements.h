#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "corridor/network/network.h"
#include "corridor/simulation/result.h"
#include "corridor/simulation/trace.h"

namespace corridor {

// What a consignment does for a while.
struct Whereabouts {
    enum class Kind : std::uint8_t { waits, served, moves };
    Kind kind = Kind::waits;
    std::uint32_t line = 0;  // moves: position in `Movements::lines`
    std::uint32_t from = 0;  // position in `Movements::places`
    std::uint32_t to = 0;    // moves; elsewhere as `from`

    [[nodiscard]] auto operator<=>(Whereabouts const&) const = default;
};

// All that consignments of one corridor do, one thing after the other.
struct Journey {
    std::uint32_t demand = 0;
    std::uint32_t course = 0;
    std::vector<Whereabouts> steps;

    [[nodiscard]] auto operator<=>(Journey const&) const = default;
};

// A consignment's journey as it went. Times are whole minutes since the start of the simulation.
struct Movement {
    std::uint32_t journey = 0;
    bool has_left = false;
    // When each of its steps begins, and when the last of them ends. Who has not left has done the first of them only,
    // and the last ends as late as others took for it, but not within the time simulated.
    std::vector<std::uint32_t> times;

    [[nodiscard]] std::size_t steps() const { return times.size() - 1; }
};

// Where everything was in the first replication.
// INVARIANT: each step of a journey begins where the one before ended; the first where its demand comes from.
struct Movements {
    std::vector<std::string> places;  // ids
    std::vector<std::string> lines;   // "links.mangystau-aktau", "services.aktau-alat-ferry"
    std::vector<Journey> journeys;
    std::vector<Movement> consignments;  // in the order of entering
};

// REQUIRES: the trace is of this result.
[[nodiscard]] Movements movements_of(SimulationResult const& result, Network const& network, Trace const& trace);

}  // namespace corridor
