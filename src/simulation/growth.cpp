#include "simulation/growth.h"

#include <algorithm>

namespace corridor {
namespace {

// More than this share of what enters piles up before anybody calls it growth.
constexpr double least_growth = 0.005;

bool is_overloaded(FacilityResult const& facility) {
    return facility.offered.value_or(0) >= 1;
}

// The facility that an element of a course passes, if it passes one.
std::optional<std::size_t> passed_by(Element const& element, SimulationModel const& model) {
    switch (element.kind) {
        case Element::Kind::pass:
        case Element::Kind::serve:
            return element.what;
        case Element::Kind::ride:
            return model.services[element.what].facility;
        case Element::Kind::take_wagons:
            return model.fleets[element.what].facility;
        case Element::Kind::delay:
        case Element::Kind::return_wagons:
            break;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Growth> growth_of(SimulationModel const& model, std::vector<Numbers> const& numbers,
                                SimulationResult const& result) {
    Tally slopes;
    for (Numbers const& replication : numbers) {
        slopes.add(replication.growth_per_day);
    }
    double entered = 0;
    for (DemandResult const& demand : result.demands) {
        entered += demand.entered_per_day * model.demands[demand.demand].weight;
    }
    FacilityResult const* worst = nullptr;
    for (FacilityResult const& facility : result.facilities) {
        if (is_overloaded(facility) && (worst == nullptr || *facility.offered > *worst->offered)) {
            worst = &facility;
        }
    }
    constexpr double confidence = 0.95;
    auto const interval = mean_interval(slopes, confidence);
    bool const is_sure = interval ? interval->low > 0 : slopes.mean() > 0;
    if (worst == nullptr || !is_sure || slopes.mean() <= least_growth * entered) {
        return std::nullopt;
    }
    return Growth{slopes.mean(), interval.value_or(Interval{slopes.mean(), slopes.mean()}), worst->id};
}

bool grows(SimulationModel const& model, DemandResult const& demand, std::vector<FacilityResult> const& facilities) {
    double const stays = demand.entered_per_day - demand.left_per_day;
    if (stays > 2 * least_growth * demand.entered_per_day) {
        return true;
    }
    auto const is_stuck = [&](Element const& element) {
        auto const passed = passed_by(element, model);
        return passed && std::any_of(facilities.begin(), facilities.end(), [&](FacilityResult const& facility) {
                   return is_overloaded(facility) && facility.id == model.facilities[*passed].id;
               });
    };
    auto const& courses = model.demands[demand.demand].courses;
    return std::any_of(courses.begin(), courses.end(), [&](CourseModel const& course) {
        return std::any_of(course.elements.begin(), course.elements.end(), is_stuck);
    });
}

}  // namespace corridor
