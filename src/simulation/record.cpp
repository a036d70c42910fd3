#include "simulation/record.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "corridor/statistics/quantile.h"

namespace corridor {
namespace {

// Adds what the other has to what this has, position by position.
void add_up(auto& to, auto const& from, auto const& add) {
    if (to.size() < from.size()) {
        to.resize(from.size());
    }
    for (std::size_t i = 0; i < from.size(); ++i) {
        add(to[i], from[i]);
    }
}

}  // namespace

void MinuteCounts::add_page(std::size_t page) {
    pages_.resize(std::max(pages_.size(), page + 1));
    pages_[page].resize(page_size);
}

void MinuteCounts::merge(MinuteCounts const& other) {
    auto const sum = [](std::uint64_t& mine, std::uint64_t theirs) { mine += theirs; };
    add_up(pages_, other.pages_, [&](auto& mine, auto const& theirs) { add_up(mine, theirs, sum); });
    total_ += other.total_;
}

double MinuteCounts::quantile(double share) const {
    assert(total_ > 0);
    auto const rank = static_cast<std::uint64_t>(std::max(1.0, std::ceil(share * static_cast<double>(total_))));
    std::uint64_t up_to_here = 0;
    for (std::size_t page = 0; page < pages_.size(); ++page) {
        for (std::size_t i = 0; i < pages_[page].size(); ++i) {
            up_to_here += pages_[page][i];
            if (up_to_here >= rank) {
                return static_cast<double>(page * page_size + i) / 60;
            }
        }
    }
    return static_cast<double>(pages_.size() * page_size) / 60;
}

std::vector<double> MinuteCounts::curve() const {
    std::vector<double> quantiles;
    quantiles.reserve(curve_steps + 1);
    auto const rank = [this](std::size_t step) {
        double const share = static_cast<double>(step) / curve_steps;
        return static_cast<std::uint64_t>(std::max(1.0, std::ceil(share * static_cast<double>(total_))));
    };
    std::uint64_t up_to_here = 0;
    for (std::size_t page = 0; page < pages_.size(); ++page) {
        for (std::size_t i = 0; i < pages_[page].size(); ++i) {
            up_to_here += pages_[page][i];
            while (quantiles.size() <= curve_steps && up_to_here >= rank(quantiles.size())) {
                quantiles.push_back(static_cast<double>(page * page_size + i) / 60);
            }
        }
    }
    return quantiles;
}

Counts::Counts(SimulationModel const& model) {
    // Days that end within the horizon; the last one may be cut short.
    auto const days = static_cast<std::size_t>(model.horizon / 24 + 1e-9);
    inside_by_day.assign(days, 0);
    left_by_day.assign(days + 2, {});
    queue_by_day.assign(model.facilities.size(), std::vector<std::int64_t>(days, 0));
    for (DemandModel const& demand : model.demands) {
        courses.emplace_back(demand.courses.size());
        entered_by_day.emplace_back(demand.courses.size(), std::vector<std::int64_t>(days + 2, 0));
        steps.emplace_back();
        for (CourseModel const& course : demand.courses) {
            steps.back().emplace_back(course.itinerary.route.steps.size());
        }
    }
}

Record::Record(SimulationModel const& model, Counts& shared) : counts{shared} {
    numbers.facilities.resize(model.facilities.size());
    numbers.services.resize(model.services.size());
    numbers.fleets.resize(model.fleets.size());
    inside_by_day.assign(shared.inside_by_day.size(), 0);
    for (DemandModel const& demand : model.demands) {
        courses.emplace_back(demand.courses.size());
        auto& of_demand = numbers.courses.emplace_back();
        for (CourseModel const& course : demand.courses) {
            of_demand.emplace_back().steps.resize(course.itinerary.route.steps.size());
        }
    }
}

void Counts::merge(Counts const& other) {
    auto const merge_minutes = [](MinuteCounts& mine, MinuteCounts const& theirs) { mine.merge(theirs); };
    auto const merge_list = [&](auto& mine, auto const& theirs) { add_up(mine, theirs, merge_minutes); };
    auto const sum = [](std::int64_t& mine, std::int64_t theirs) { mine += theirs; };
    add_up(courses, other.courses, merge_list);
    add_up(steps, other.steps, [&](auto& mine, auto const& theirs) { add_up(mine, theirs, merge_list); });
    add_up(inside_by_day, other.inside_by_day, sum);
    add_up(queue_by_day, other.queue_by_day, [&](auto& mine, auto const& theirs) { add_up(mine, theirs, sum); });
    add_up(entered_by_day, other.entered_by_day, [&](auto& mine, auto const& theirs) {
        add_up(mine, theirs, [&](auto& of_course, auto const& of_theirs) { add_up(of_course, of_theirs, sum); });
    });
    add_up(left_by_day, other.left_by_day, [](Day& mine, Day const& theirs) {
        mine.seconds += theirs.seconds;
        mine.count += theirs.count;
    });
}

}  // namespace corridor
