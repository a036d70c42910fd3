#pragma once

#include <optional>
#include <string>

#include "corridor/network/figure.h"
#include "corridor/network/ids.h"
#include "corridor/units/hours.h"

namespace corridor {

enum class FacilityKind { section, control, transfer, port, berths, service, wagons };
// As results write it.
[[nodiscard]] char const* name_of(FacilityKind kind);

// What limits: a line section, a control, a change of gauge or mode, a port, its berths. Everything that passes shares
// it.
struct Facility {
    FacilityKind kind = FacilityKind::section;
    std::string id;                    // "links.mangystau-aktau", "nodes.dostyk.controls.border-control"
    std::string name;                  // for people
    std::optional<Throughput> rate{};  // of all that passes; nothing: no limit
    FigureId figure{};                 // that states the rate
    std::optional<int> servers{};      // instead of a rate, or the berths that each have it
    Hours hours{};                     // in which it works
    LinkId link{};                     // of a section
};

}  // namespace corridor
