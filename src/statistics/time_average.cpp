#include "corridor/statistics/time_average.h"

#include <algorithm>
#include <cassert>

namespace corridor {

void TimeAverage::set(Instant now, double level) {
    assert(now >= changed_);
    area_ += level_ * static_cast<double>((now - changed_).count());
    changed_ = now;
    level_ = level;
    greatest_ = std::max(greatest_, level);
}

void TimeAverage::start_over(Instant now) {
    since_ = now;
    changed_ = now;
    greatest_ = level_;
    area_ = 0;
}

double TimeAverage::mean(Instant now) const {
    if (now <= since_) {
        return level_;
    }
    double const area = area_ + level_ * static_cast<double>((now - changed_).count());
    return area / static_cast<double>((now - since_).count());
}

}  // namespace corridor
