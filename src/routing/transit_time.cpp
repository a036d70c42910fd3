#include "routing/transit_time.h"

#include <algorithm>
#include <functional>
#include <string_view>

#include "corridor/random/philox.h"
#include "corridor/statistics/quantile.h"

namespace corridor {

std::vector<double> const& TimeDraws::draws(Varying const& varying) {
    auto [found, is_new] = kept_.try_emplace(varying.address);
    Kept& kept = found->second;
    if (is_new || !(kept.distribution == varying.hours)) {
        RandomStream const stream{seed_, varying.address};
        kept.distribution = varying.hours;
        kept.hours.resize(static_cast<std::size_t>(count_));
        for (std::size_t i = 0; i < kept.hours.size(); ++i) {
            kept.hours[i] = varying.hours.quantile(stream.uniform(i));
        }
    }
    return kept.hours;
}

TransitTime TimeDraws::transit_time(Route const& route, std::optional<Duration> promised) {
    Duration constant;
    std::vector<Varying> varying;
    std::string addresses;
    std::map<std::string_view, int> times_met;
    for (Step const& step : route.steps) {
        for (TimeItem const& item : step.times) {
            if (item.hours.is_constant()) {
                constant += Duration{item.hours.mean()};
                continue;
            }
            // Who meets a place twice meets it on two different days.
            int const before = times_met[item.address]++;
            std::string const address = item.address + (before > 0 ? "#" + std::to_string(before + 1) : "");
            addresses += address + "\n";
            varying.push_back({address, item.hours});
        }
    }
    Told& told = told_[addresses];
    bool const is_known = told.varying == varying && told.constant == constant && told.promised == promised;
    if (!is_known || varying.empty()) {
        TransitTime const time = sum(varying, constant, promised);
        told = {std::move(varying), constant, promised, time};
    }
    TransitTime time = told.time;
    time.mean = route.mean_time;
    time.standard_deviation = route.standard_deviation();
    return time;
}

TransitTime TimeDraws::sum(std::vector<Varying> const& varying, Duration constant, std::optional<Duration> promised) {
    std::vector<double> totals(static_cast<std::size_t>(count_), 0.0);
    for (Varying const& piece : varying) {
        std::vector<double> const& hours = draws(piece);
        std::transform(totals.begin(), totals.end(), hours.begin(), totals.begin(), std::plus<>{});
    }
    TransitTime time;
    if (promised) {
        double const limit = (*promised - constant).in(hour);
        auto const kept = std::count_if(totals.begin(), totals.end(), [limit](double total) { return total <= limit; });
        time.on_time = static_cast<double>(kept) / static_cast<double>(count_);
    }
    std::sort(totals.begin(), totals.end());
    for (double const hours : curve(totals)) {
        time.curve.push_back(constant + Duration{hours});
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
