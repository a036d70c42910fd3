#include "corridor/statistics/warm_up.h"

#include <limits>

namespace corridor {

std::size_t warm_up_length(std::vector<double> const& values) {
    constexpr std::size_t batch = 5;
    std::size_t const count = values.size() / batch;
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    double sum = 0;
    double squares = 0;
    // From the end, so that the sums of the rest grow by one batch at a time.
    for (std::size_t cut = count; cut-- > 0;) {
        double mean = 0;
        for (std::size_t i = 0; i < batch; ++i) {
            mean += values[cut * batch + i] / batch;
        }
        sum += mean;
        squares += mean * mean;
        auto const kept = static_cast<double>(count - cut);
        if (cut <= count / 2 && kept > 1) {
            double const error = (squares - sum * sum / kept) / (kept * kept);
            if (error <= least) {
                least = error;
                best = cut;
            }
        }
    }
    return best * batch;
}

}  // namespace corridor
