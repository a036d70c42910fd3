#include "simulation/record.h"

#include <algorithm>
#include <cassert>
#include <cmath>

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

void MinuteCounts::add(Seconds time) {
    auto const minute = static_cast<std::size_t>((time.count() + 30) / 60);
    if (counts_.size() <= minute) {
        counts_.resize(std::max(minute + 1, counts_.size() + counts_.size() / 2));
    }
    ++counts_[minute];
    ++total_;
}

void MinuteCounts::merge(MinuteCounts const& other) {
    add_up(counts_, other.counts_, [](std::uint64_t& mine, std::uint64_t theirs) { mine += theirs; });
    total_ += other.total_;
}

void MinuteCounts::clear() {
    std::fill(counts_.begin(), counts_.end(), 0);
    total_ = 0;
}

double MinuteCounts::quantile(double share) const {
    assert(total_ > 0);
    auto const rank = static_cast<std::uint64_t>(std::max(1.0, std::ceil(share * static_cast<double>(total_))));
    std::uint64_t below = 0;
    std::size_t minute = 0;
    while (below + counts_[minute] < rank) {
        below += counts_[minute++];
    }
    return static_cast<double>(minute) / 60;
}

void Counts::merge(Counts const& other) {
    auto const merge_minutes = [](MinuteCounts& mine, MinuteCounts const& theirs) { mine.merge(theirs); };
    auto const merge_list = [&](auto& mine, auto const& theirs) { add_up(mine, theirs, merge_minutes); };
    auto const sum = [](std::int64_t& mine, std::int64_t theirs) { mine += theirs; };
    add_up(courses, other.courses, merge_list);
    add_up(steps, other.steps, [&](auto& mine, auto const& theirs) { add_up(mine, theirs, merge_list); });
    add_up(inside_by_day, other.inside_by_day, sum);
    add_up(queue_by_day, other.queue_by_day, [&](auto& mine, auto const& theirs) { add_up(mine, theirs, sum); });
    add_up(left_by_day, other.left_by_day, [](Day& mine, Day const& theirs) {
        mine.seconds += theirs.seconds;
        mine.count += theirs.count;
    });
}

}  // namespace corridor
