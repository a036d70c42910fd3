#include "routing/envelope.h"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

constexpr double tolerance = 1e-12;
constexpr int deepest = 200;

bool equal(double one, double other) {
    return std::abs(one - other) <= tolerance * std::max(std::abs(one), std::abs(other));
}

// Two envelopes at one x.
struct Sample {
    double x = 0;
    Line a;
    Line b;

    [[nodiscard]] double gap() const { return equal(a.at(x), b.at(x)) ? 0 : b.at(x) - a.at(x); }
};

// An envelope between two places where its lowest lines are known.
struct Stretch {
    double from = 0;
    double to = 0;
    Line first;
    Line last;

    // The line that is lowest all the way, if that is certain: it touches the concave envelope at both ends.
    [[nodiscard]] std::optional<Line> single() const {
        if (equal(first.at(to), last.at(to))) {
            return first;
        }
        return equal(first.at(from), last.at(from)) ? std::optional{last} : std::nullopt;
    }
    // Where the two lines meet: a corner, or a place below which another line lies.
    [[nodiscard]] double corner() const {
        double const meet = (last.at_zero - first.at_zero) / (first.slope - last.slope);
        return std::clamp(meet, std::min(from, to), std::max(from, to));
    }
    // The envelope lies above its chord and below both lines.
    [[nodiscard]] double chord(double x) const {
        double const share = (x - from) / (to - from);
        return first.at(from) * (1 - share) + last.at(to) * share;
    }
    [[nodiscard]] double roof(double x) const { return std::min(first.at(x), last.at(x)); }
};

class CrossingSearch {
public:
    CrossingSearch(Oracle const& a, Oracle const& b) : oracle_a_{a}, oracle_b_{b} {}

    [[nodiscard]] Sample sample(double x) const { return {x, oracle_a_(x), oracle_b_(x)}; }

    // The first meeting on the way from one sample to another, in either direction.
    [[nodiscard]] std::optional<double> first(Sample const& from, Sample const& to, int depth = 0) const {
        if (from.gap() == 0 || from.x == to.x) {
            return from.gap() == 0 ? std::optional{from.x} : std::nullopt;
        }
        Stretch const a{from.x, to.x, from.a, to.a};
        Stretch const b{from.x, to.x, from.b, to.b};
        bool const a_is_low = from.gap() > 0;
        if (stays_below(a_is_low ? a : b, a_is_low ? b : a)) {
            return std::nullopt;
        }
        auto const line_a = a.single();
        auto const line_b = b.single();
        if ((line_a && line_b) || depth == deepest) {
            return straight(from, to);
        }
        double const middle = line_a ? b.corner() : a.corner();
        Sample const between{middle, line_a ? *line_a : oracle_a_(middle), line_b ? *line_b : oracle_b_(middle)};
        auto const before = first(from, between, depth + 1);
        return before ? before : first(between, to, depth + 1);
    }

private:
    // Whether the lower envelope's roof nowhere reaches the upper one's chord. The difference is convex with its only
    // corner where the roof has its ridge.
    static bool stays_below(Stretch const& low, Stretch const& high) {
        // Within rounding they may touch, which a closer look will tell.
        auto const apart = [&](double x) { return high.chord(x) > low.roof(x) && !equal(high.chord(x), low.roof(x)); };
        bool const at_ends = apart(low.from) && apart(low.to);
        return at_ends && (low.single() || apart(low.corner()));
    }

    // Both envelopes are straight between the samples.
    static std::optional<double> straight(Sample const& from, Sample const& to) {
        double const start = from.gap();
        double const end = to.gap();
        if (start * end > 0) {
            return std::nullopt;
        }
        return from.x + (to.x - from.x) * start / (start - end);
    }

    Oracle const& oracle_a_;
    Oracle const& oracle_b_;
};

}  // namespace

std::optional<double> nearest_crossing(Oracle const& a, Oracle const& b, double current, Interval interval) {
    CrossingSearch const search{a, b};
    Sample const here = search.sample(current);
    auto const below = search.first(here, search.sample(interval.from));
    // Above, only a nearer one counts.
    double const end = below ? std::min(interval.to, current + (current - *below)) : interval.to;
    auto const above = search.first(here, search.sample(end));
    return above ? above : below;
}

}  // namespace corridor
