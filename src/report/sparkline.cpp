#include "report/sparkline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "report/characters.h"

namespace corridor {
namespace {

constexpr std::array blocks{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::array plain_blocks{"_", ".", ":", "-", "=", "+", "*", "#"};

// The two ends of the axis above the line; with a dash between where there is little room.
std::string axis(Curves const& curves, std::size_t columns) {
    std::size_t const both = width_of(curves.from) + width_of(curves.to);
    return both + 2 <= columns ? curves.from + std::string(columns - both, ' ') + curves.to
                               : curves.from + " – " + curves.to;
}

std::string note_of(Curves const& curves, std::size_t a_step) {
    bool const is_negative = std::any_of(curves.curves.begin(), curves.curves.end(), [](Curve const& curve) {
        return !curve.values.empty() && *std::min_element(curve.values.begin(), curve.values.end()) < 0;
    });
    bool const has_top = std::all_of(curves.curves.begin(), curves.curves.end(),
                                     [](Curve const& curve) { return curve.top.has_value(); });
    std::string const heights = is_negative                 ? "from its least, or 0, to its greatest"
                                : has_top                   ? "from 0 to " + curves.top_means
                                : curves.curves.size() == 1 ? "from 0 to the greatest"
                                                            : "from 0 to its own greatest";
    std::string const step = a_step == 1 ? "One step is one " + curves.step
                                         : "One step is the mean of " + std::to_string(a_step) + " " + curves.steps;
    return step + "; " + (curves.curves.size() == 1 ? "the line goes " : "each line goes ") + heights + ".";
}

}  // namespace

std::size_t values_a_step(std::size_t values, std::size_t most_steps) {
    std::size_t const most = std::max<std::size_t>(most_steps, 1);
    return std::max<std::size_t>(1, (values + most - 1) / most);
}

std::vector<double> averaged(std::vector<double> const& values, std::size_t a_step) {
    std::vector<double> means;
    for (std::size_t first = 0; first < values.size(); first += a_step) {
        std::size_t const stop = std::min(first + a_step, values.size());
        double const sum = std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(first),
                                           values.begin() + static_cast<std::ptrdiff_t>(stop), 0.0);
        means.push_back(sum / static_cast<double>(stop - first));
    }
    return means;
}

std::string sparkline(std::vector<double> const& values, double bottom, double top, Letters letters) {
    auto const& heights = letters == Letters::unicode ? blocks : plain_blocks;
    constexpr auto count = static_cast<double>(blocks.size());
    std::string line;
    for (double const value : values) {
        double const share = top > bottom ? (value - bottom) / (top - bottom) : 0;
        line += heights.at(static_cast<std::size_t>(std::clamp(std::floor(share * count), 0.0, count - 1)));
    }
    return line;
}

CurveTable table_of(Curves const& curves, std::size_t most_steps, Letters letters) {
    std::size_t longest = 0;
    for (Curve const& curve : curves.curves) {
        longest = std::max(longest, curve.values.size());
    }
    std::size_t const a_step = values_a_step(longest, most_steps);
    CurveTable result{{{{curves.title, Align::left},
                        {axis(curves, (longest + a_step - 1) / a_step), Align::left},
                        {"least", Align::right},
                        {"greatest", Align::right}},
                       {}},
                      note_of(curves, a_step)};
    for (Curve const& curve : curves.curves) {
        if (curve.values.empty()) {
            continue;
        }
        auto const [least, greatest] = std::minmax_element(curve.values.begin(), curve.values.end());
        double const bottom = std::min(0.0, *least);
        double const top = curve.top.value_or(*greatest);
        result.table.rows.push_back({curve.title, sparkline(averaged(curve.values, a_step), bottom, top, letters),
                                     curve.least, curve.greatest});
    }
    return result;
}

}  // namespace corridor
