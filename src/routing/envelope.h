#pragma once

#include <functional>
#include <optional>

namespace corridor {

// A cost that grows in a straight line with a parameter: value at zero, and slope.
struct Line {
    double at_zero = 0;
    double slope = 0;

    [[nodiscard]] double at(double x) const { return at_zero + slope * x; }
};

// The least of a family of lines, known only through an oracle that gives, for any x, the line that is lowest there.
// Over x the least value is concave and piecewise linear.
using Oracle = std::function<Line(double)>;

struct Interval {
    double from = 0;
    double to = 0;
};

// Where two such envelopes meet, nearest to `current`; nothing if they never do within the interval. Corners are found
// where the lines lowest at two ends meet, and so on inwards (Eisner and Severance 1976), but only where the lines and
// chords known so far leave room for a meeting. Exact. REQUIRES: `current` lies within the interval.
[[nodiscard]] std::optional<double> nearest_crossing(Oracle const& a, Oracle const& b, double current,
                                                     Interval interval);

}  // namespace corridor
