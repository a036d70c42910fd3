#include "simulation/deadlock.h"

#include <algorithm>

#include "simulation/service_operation.h"

namespace corridor {
namespace {

// Whether anything that facilities hold up can ever go on. One whose servers are not all blocked can; a blocked one can
// if what it waits for can: any of it for servers and ships, all of it for a gate. What waits for each other in a ring
// cannot: it is taken for stuck while it is looked at.
class Look {
public:
    explicit Look(World& world) : world_{world}, seen_(world.model().facilities.size(), Seen::no) {}

    bool can_move(std::size_t index) {
        Facility const& facility = world_.facility(index);
        if (!is_held_up(index) || seen_[index] == Seen::moves) {
            return true;
        }
        if (seen_[index] == Seen::stuck) {
            return false;
        }
        seen_[index] = Seen::stuck;
        auto const moves = [this](std::size_t to) { return can_move(to); };
        bool const any_will_do = facility.model->servers || facility.model->kind == FacilityResult::Kind::service;
        bool const free = any_will_do ? std::any_of(facility.wanted.begin(), facility.wanted.end(), moves)
                                      : std::all_of(facility.wanted.begin(), facility.wanted.end(), moves);
        seen_[index] = free ? Seen::moves : Seen::stuck;
        return free;
    }

private:
    enum class Seen : char { no, stuck, moves };

    // Whether nothing more can begin there until somebody at its end finds room ahead.
    [[nodiscard]] bool is_held_up(std::size_t index) {
        Facility const& facility = world_.facility(index);
        if (facility.model->kind == FacilityResult::Kind::service) {
            return world_.is_service_held_up(index);
        }
        return facility.model->servers ? facility.standing >= *facility.model->servers : facility.standing > 0;
    }

    World& world_;
    std::vector<Seen> seen_;
};

}  // namespace

std::optional<std::vector<std::size_t>> find_ring(World& world, std::size_t from) {
    if (Look{world}.can_move(from)) {
        return std::nullopt;
    }
    // Follow who waits for whom until somebody comes up again.
    std::vector<std::size_t> chain{from};
    while (true) {
        std::size_t next = chain.back();
        for (std::size_t const to : world.facility(chain.back()).wanted) {
            next = Look{world}.can_move(to) ? next : to;
        }
        auto const met = std::find(chain.begin(), chain.end(), next);
        if (met != chain.end()) {
            return std::vector<std::size_t>{met, chain.end()};
        }
        chain.push_back(next);
    }
}

}  // namespace corridor
