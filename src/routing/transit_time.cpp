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
    Duration constant;
    std::vector<TimeItem const*> varying;
    std::vector<Distribution> distributions;
    std::string addresses;
    for (Step const& step : route.steps) {
        for (TimeItem const& item : step.times) {
            if (item.hours.is_constant()) {
                constant += Duration{item.hours.mean()};
                continue;
            }
            varying.push_back(&item);
            distributions.push_back(item.hours);
            addresses += item.address + "\n";
        }
    }
    Told& told = told_[addresses];
    bool const is_known = told.distributions == distributions && told.constant == constant && told.promised == promised;
    if (!is_known || distributions.empty()) {
        told = {std::move(distributions), constant, promised, sum(varying, constant, promised)};
    }
    TransitTime time = told.time;
    time.mean = route.mean_time;
    time.standard_deviation = route.standard_deviation();
    return time;
}

TransitTime TimeDraws::sum(std::vector<TimeItem const*> const& varying, Duration constant,
                           std::optional<Duration> promised) {
    std::vector<double> totals(static_cast<std::size_t>(count_), 0.0);
    for (TimeItem const* const item : varying) {
        std::vector<double> const& hours = draws(*item);
        std::transform(totals.begin(), totals.end(), hours.begin(), totals.begin(), std::plus<>{});
    }
    TransitTime time;
    if (promised) {
        double const limit = (*promised - constant).in(hour);
        auto const kept = std::count_if(totals.begin(), totals.end(), [limit](double total) { return total <= limit; });
        time.on_time = static_cast<double>(kept) / static_cast<double>(count_);
    }
    auto const at = [&](double share) { return constant + Duration{quantile(totals, share)}; };
    time.p10 = at(0.10);
    time.p50 = at(0.50);
    time.p80 = at(0.80);
    time.p90 = at(0.90);
    time.p95 = at(0.95);
    return time;
}

}  // namespace corridor
