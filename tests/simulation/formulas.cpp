#include "simulation/formulas.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace corridor::test {

double mean_after_departures(int served, double arrivals) {
    constexpr std::size_t most = 400;
    std::vector<double> poisson(most);
    poisson[0] = std::exp(-arrivals);
    for (std::size_t i = 1; i < most; ++i) {
        poisson[i] = poisson[i - 1] * arrivals / static_cast<double>(i);
    }
    std::vector<double> now(most, 0);
    now[0] = 1;
    double mean = 0;
    for (double change = 1; change > 1e-10;) {
        std::vector<double> next(most, 0);
        for (std::size_t there = 0; there < most; ++there) {
            std::size_t const left = there - std::min(there, static_cast<std::size_t>(served));
            for (std::size_t come = 0; left + come < most && now[there] > 1e-16; ++come) {
                next[left + come] += now[there] * poisson[come];
            }
        }
        now = next;
        double sum = 0;
        for (std::size_t i = 0; i < most; ++i) {
            sum += static_cast<double>(i) * now[i];
        }
        change = std::abs(sum - mean);
        mean = sum;
    }
    return mean;
}

}  // namespace corridor::test
