#include "routing/transit_time.h"

#include <algorithm>
#include <functional>

#include "corridor/random/philox.h"
#include "corridor/statistics/quantile.h"

namespace corridor {

std::vector<double> const& TimeDraws::draws(TimeItem const& item) {
    auto [found, is_new] = kept_.try_emplace(item.address);
    Kept& kept = found->second;
    if (is_new || !(kept.distribution == item.hours)) {
        RandomStream const stream{seed_, item.address};
        kept.distribution = item.hours;
        kept.hours.resize(static_cast<std::size_t>(count_));
        for (std::size_t i = 0; i < kept.hours.size(); ++i) {
            kept.hours[i] = item.hours.quantile(stream.uniform(i));
        }
    }
    return kept.hours;
}

TransitTime TimeDraws::transit_time(Route const& route, std::optional<Duration> promised) {
    double constant = 0;
    std::vector<double> totals(static_cast<std::size_t>(count_), 0.0);
    for (Step const& step : route.steps) {
        for (TimeItem const& item : step.times) {
            if (item.hours.is_constant()) {
                constant += item.hours.mean();
                continue;
            }
            std::vector<double> const& hours = draws(item);
            std::transform(totals.begin(), totals.end(), hours.begin(), totals.begin(), std::plus<>{});
        }
    }
    TransitTime time{.mean = route.mean_time,
                     .standard_deviation = route.standard_deviation(),
                     .p10 = {},
                     .p50 = {},
                     .p80 = {},
                     .p90 = {},
                     .p95 = {},
                     .on_time = {}};
    if (promised) {
        double const limit = promised->in(hour)-constant;
        auto const kept = std::count_if(totals.begin(), totals.end(), [limit](double total) { return total <= limit; });
        time.on_time = static_cast<double>(kept) / static_cast<double>(count_);
    }
    auto const at = [&](double share) { return Duration{constant + quantile(totals, share)}; };
    time.p10 = at(0.10);
    time.p50 = at(0.50);
    time.p80 = at(0.80);
    time.p90 = at(0.90);
    time.p95 = at(0.95);
    return time;
}

}  // namespace corridor
