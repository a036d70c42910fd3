#pragma once

#include <functional>
#include <optional>
#include <vector>

namespace corridor {

// A cost that grows in a straight line with a parameter: value at zero, and slope.
struct Line {
    double at_zero = 0;
    double slope = 0;

    [[nodiscard]] double at(double x) const { return at_zero + slope * x; }
};

// The least of a family of lines that is known only through an oracle giving, for any x, the line that is lowest there.
// The lowest cost over a parameter is concave and piecewise linear; its pieces are found by asking where the two outer
// lines meet, and so on inwards (Eisner and Severance 1976). Exact.
class Envelope {
public:
    using Oracle = std::function<Line(double)>;

    // REQUIRES: from < to.
    Envelope(double from, double to, Oracle const& oracle);

    // Lines in the order of x, each lowest from its `start` to the next one's.
    struct Piece {
        double start = 0;
        Line line;
    };
    [[nodiscard]] std::vector<Piece> const& pieces() const { return pieces_; }
    [[nodiscard]] double end() const { return to_; }
    [[nodiscard]] double at(double x) const;

private:
    void refine(double from, Line const& left, double to, Line const& right, Oracle const& oracle, int depth);

    double to_;
    std::vector<Piece> pieces_;
};

// Where two envelopes over the same interval meet, nearest to `current`; nothing if they never do.
[[nodiscard]] std::optional<double> nearest_crossing(Envelope const& a, Envelope const& b, double current);

}  // namespace corridor
