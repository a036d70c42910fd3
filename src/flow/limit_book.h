#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "flow/flow_model.h"
#include "routing/sailings.h"

namespace corridor {

// What a service limits: places on each passage, and for goods that are handled at a berth the time there. Boxes that
// are landed stand for as many that are loaded after them; what is shipped in bulk goes one way, and is counted where
// it is loaded and where it is landed.
struct ServiceLimits {
    struct Handling {
        std::uint32_t limit = 0;
        double hours = 0;  // at the berth, of one of its unit
        Dimension unit;    // in which the berth counts
    };
    bool has_places = false;
    Dimension unit;
    std::array<std::vector<std::uint32_t>, 2> places;             // by direction and passage
    std::array<std::vector<std::optional<Handling>>, 2> landing;  // by direction and call
    std::array<std::vector<std::optional<Handling>>, 2> loading;  //
};

// Notes every limit that goods meet once, whoever meets it, and the activities behind those of services.
class LimitBook {
public:
    // REQUIRES: network and model outlive this.
    LimitBook(Network const& network, FlowModel& model) : network_{network}, model_{model} {}

    // Of a facility's rate. REQUIRES: it has one.
    [[nodiscard]] std::uint32_t rate(Facility const& facility);
    // Of the hours of its servers. REQUIRES: it has some.
    [[nodiscard]] std::uint32_t servers(Facility const& facility);
    // Notes that consignments that take so much come to a limit, and how much of them in all.
    void meet(std::uint32_t limit, double batch, double weight);
    // Notes the limit that a link or a passage has.
    void carry(Carrier const& carrier, std::uint32_t limit) { model_.limit_of.try_emplace(carrier, limit); }
    // Notes how a section delays what passes it.
    void delays(std::uint32_t limit, VolumeDelay const& law, double free_hours);
    // Of the hours of a fleet of wagons.
    [[nodiscard]] std::uint32_t wagons(WagonFleet const& fleet);
    // As the first cargo that meets the service finds it.
    [[nodiscard]] ServiceLimits const& service(ServiceId id, CargoId cargo);

private:
    struct Line;
    // A ship at a berth: where a voyage has come to, and which goods are loaded there.
    struct Call {
        Direction direction = Direction::forward;
        std::size_t at = 0;
        std::optional<Direction> loads{};
        bool lands = true;
    };

    [[nodiscard]] std::uint32_t limit(Limit wanted);
    [[nodiscard]] std::uint32_t balance(std::string id, Service const& service, Dimension unit);
    [[nodiscard]] ServiceLimits limits_of(ServiceId id, CargoId cargo);
    void add_round_trips(Line& line);
    void add_single_voyages(Line& line, Direction direction);
    void sail(Line& line, Direction direction, Activity& trip);
    void call(Line& line, Call const& made, Activity& trip);
    void note_landed(Line const& line);
    void limit_departures(Line const& line, std::string const& suffix, Activity& trip);
    void limit_ships(Line const& line, double hours, Activity& trip);

    Network const& network_;
    FlowModel& model_;
    std::map<std::string, std::uint32_t> known_;
    std::map<ServiceId, ServiceLimits> services_;
};

}  // namespace corridor
