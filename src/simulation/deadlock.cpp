#include "simulation/deadlock.h"

#include <algorithm>

#include "simulation/service_operation.h"

namespace corridor {
namespace {

// The facilities, among those that one waits for directly or through others, that can never go on: the largest set in
// which each is held up and what it waits for is in the set too; for servers and ships all of that, for a gate any of
// it.
class Stuck {
public:
    Stuck(World& world, std::size_t from) : world_{world}, stuck_(world.model().facilities.size(), false) {
        reach(from);
        while (std::erase_if(reached_, [this](std::size_t index) { return frees(index); }) > 0) {
        }
    }

    [[nodiscard]] bool contains(std::size_t index) const { return stuck_[index]; }

private:
    void reach(std::size_t index) {
        if (stuck_[index] || !is_held_up(index)) {
            return;
        }
        stuck_[index] = true;
        reached_.push_back(index);
        for (std::size_t const to : world_.facility(index).wanted) {
            reach(to);
        }
    }

    // Takes it out if it can go on.
    bool frees(std::size_t index) {
        FacilityState const& facility = world_.facility(index);
        auto const moves = [this](std::size_t to) { return !stuck_[to]; };
        bool const any_will_do = facility.model->servers || facility.model->kind == FacilityKind::service;
        bool const is_free = any_will_do ? std::any_of(facility.wanted.begin(), facility.wanted.end(), moves)
                                         : std::all_of(facility.wanted.begin(), facility.wanted.end(), moves);
        stuck_[index] = !is_free;
        return is_free;
    }

    // Whether nothing more can begin there until somebody at its end finds room ahead.
    [[nodiscard]] bool is_held_up(std::size_t index) {
        FacilityState const& facility = world_.facility(index);
        if (facility.model->kind == FacilityKind::service) {
            return !facility.wanted.empty() && world_.is_service_held_up(index);
        }
        return facility.model->servers ? facility.standing >= *facility.model->servers : facility.standing > 0;
    }

    World& world_;
    std::vector<bool> stuck_;
    std::vector<std::size_t> reached_;
};

}  // namespace

std::optional<std::vector<std::size_t>> find_ring(World& world, std::size_t from) {
    Stuck const stuck{world, from};
    if (!stuck.contains(from)) {
        return std::nullopt;
    }
    // Follow who waits for whom until somebody comes up again.
    std::vector<std::size_t> chain{from};
    while (true) {
        auto const& wanted = world.facility(chain.back()).wanted;
        auto const waits_for =
            std::find_if(wanted.begin(), wanted.end(), [&](std::size_t to) { return stuck.contains(to); });
        if (waits_for == wanted.end()) {
            return std::nullopt;
        }
        std::size_t const next = *waits_for;
        auto const met = std::find(chain.begin(), chain.end(), next);
        if (met != chain.end()) {
            return std::vector<std::size_t>{met, chain.end()};
        }
        chain.push_back(next);
    }
}

}  // namespace corridor
