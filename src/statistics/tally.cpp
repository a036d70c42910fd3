#include "corridor/statistics/tally.h"

#include <algorithm>
#include <cmath>

namespace corridor {

void Tally::add(double value) {
    ++count_;
    double const difference = value - mean_;
    mean_ += difference / static_cast<double>(count_);
    squares_ += difference * (value - mean_);
    least_ = std::min(least_, value);
    greatest_ = std::max(greatest_, value);
}

void Tally::merge(Tally const& other) {
    if (other.count_ == 0) {
        return;
    }
    auto const mine = static_cast<double>(count_);
    auto const theirs = static_cast<double>(other.count_);
    double const difference = other.mean_ - mean_;
    count_ += other.count_;
    mean_ += difference * theirs / (mine + theirs);
    squares_ += other.squares_ + difference * difference * mine * theirs / (mine + theirs);
    least_ = std::min(least_, other.least_);
    greatest_ = std::max(greatest_, other.greatest_);
}

double Tally::variance() const {
    return count_ < 2 ? 0.0 : squares_ / static_cast<double>(count_ - 1);
}

double Tally::standard_deviation() const {
    return std::sqrt(variance());
}

}  // namespace corridor
