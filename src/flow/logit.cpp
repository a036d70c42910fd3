#include "flow/logit.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace corridor {
namespace {

// -ln(sum of exp(-scale * cost)) / scale, without overflow.
double soft_least(std::span<double const> costs, double scale) {
    double const least = *std::min_element(costs.begin(), costs.end());
    if (least == std::numeric_limits<double>::infinity()) {
        return least;
    }
    double sum = 0;
    for (double const cost : costs) {
        sum += std::exp(-scale * (cost - least));
    }
    return least - std::log(sum) / scale;
}

}  // namespace

double nest_scale(LogitChoice const& choice, std::uint32_t nest) {
    return nest < choice.nest_scales.size() ? choice.nest_scales[nest] : choice.scale;
}

LogitShares logit_shares(LogitChoice const& choice, std::span<double const> costs,
                         std::span<std::uint32_t const> nests) {
    std::uint32_t const nest_count = *std::max_element(nests.begin(), nests.end()) + 1;
    std::vector<double> of_nests;
    for (std::uint32_t nest = 0; nest < nest_count; ++nest) {
        std::vector<double> inside{std::numeric_limits<double>::infinity()};
        for (std::size_t i = 0; i < costs.size(); ++i) {
            if (nests[i] == nest) {
                inside.push_back(costs[i]);
            }
        }
        of_nests.push_back(soft_least(inside, nest_scale(choice, nest)));
    }
    LogitShares result{.shares = {}, .expected_least = soft_least(of_nests, choice.scale)};
    for (std::size_t i = 0; i < costs.size(); ++i) {
        double const of_nest = of_nests[nests[i]];
        bool const is_possible = costs[i] < std::numeric_limits<double>::infinity();
        result.shares.push_back(is_possible ? std::exp(-nest_scale(choice, nests[i]) * (costs[i] - of_nest) -
                                                       choice.scale * (of_nest - result.expected_least))
                                            : 0);
    }
    return result;
}

}  // namespace corridor
