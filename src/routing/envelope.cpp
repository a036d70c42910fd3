#include "routing/envelope.h"

#include <algorithm>
#include <cmath>

namespace corridor {

Envelope::Envelope(double from, double to, Oracle const& oracle) : to_{to} {
    Line const left = oracle(from);
    Line const right = oracle(to);
    pieces_.push_back({from, left});
    refine(from, left, to, right, oracle, 0);
}

// Adds the pieces that begin after `from`. The line lowest at `from` is in place already.
void Envelope::refine(double from, Line const& left, double to, Line const& right, Oracle const& oracle, int depth) {
    constexpr double tolerance = 1e-12;
    constexpr int deepest = 200;
    if (left.at(to) <= right.at(to) + tolerance * std::abs(right.at(to))) {
        // The left line is lowest all the way; from here on the right one is.
        if (right.slope != left.slope) {
            pieces_.push_back({to, right});
        }
        return;
    }
    double const meet = (right.at_zero - left.at_zero) / (left.slope - right.slope);
    Line const between = oracle(meet);
    bool const is_corner = between.at(meet) >= left.at(meet) - tolerance * std::abs(left.at(meet));
    if (is_corner || depth == deepest) {
        pieces_.push_back({std::clamp(meet, from, to), right});
        return;
    }
    refine(from, left, meet, between, oracle, depth + 1);
    refine(meet, between, to, right, oracle, depth + 1);
}

double Envelope::at(double x) const {
    auto const after = std::upper_bound(pieces_.begin(), pieces_.end(), x,
                                        [](double value, Piece const& piece) { return value < piece.start; });
    return std::prev(after == pieces_.begin() ? std::next(after) : after)->line.at(x);
}

std::optional<double> nearest_crossing(Envelope const& a, Envelope const& b, double current) {
    std::vector<double> corners;
    for (Envelope const* envelope : {&a, &b}) {
        for (Envelope::Piece const& piece : envelope->pieces()) {
            corners.push_back(piece.start);
        }
    }
    corners.push_back(a.end());
    std::sort(corners.begin(), corners.end());
    std::optional<double> nearest;
    auto const consider = [&](double x) {
        if (!nearest || std::abs(x - current) < std::abs(*nearest - current)) {
            nearest = x;
        }
    };
    for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
        double const from = corners[i];
        double const to = corners[i + 1];
        double const gap_from = a.at(from) - b.at(from);
        double const gap_to = a.at(to) - b.at(to);
        if (gap_from == 0 && gap_to == 0) {
            consider(std::clamp(current, from, to));
        } else if (gap_from * gap_to <= 0) {
            consider(from + (to - from) * gap_from / (gap_from - gap_to));
        }
    }
    return nearest;
}

}  // namespace corridor
