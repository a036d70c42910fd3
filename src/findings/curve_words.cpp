#include "findings/curve_words.h"

#include <algorithm>
#include <utility>

#include "findings/simulate_words.h"
#include "findings/words.h"

namespace corridor {

Curve curve_of(std::string title, std::vector<double> values, int decimals, std::optional<double> top) {
    if (values.empty()) {
        return {std::move(title), {}, "", "", top};
    }
    auto const [least, greatest] = std::minmax_element(values.begin(), values.end());
    std::string const lowest = fixed(*least, decimals);
    std::string const highest = fixed(*greatest, decimals);
    return {std::move(title), std::move(values), lowest, highest, top};
}

std::vector<double> shares_by_day(std::vector<double> const& quantiles) {
    std::vector<double> shares;
    for (std::size_t step = 1; step < quantiles.size(); ++step) {
        double const from = in_days(quantiles[step - 1]);
        double const to = in_days(quantiles[step]);
        double const share = 1.0 / static_cast<double>(quantiles.size() - 1);
        auto const first = static_cast<std::size_t>(from);
        auto const last = static_cast<std::size_t>(to);
        shares.resize(std::max(shares.size(), last + 1));
        for (std::size_t number = first; number <= last; ++number) {
            auto const begin = static_cast<double>(number);
            double const within = std::min(to, begin + 1) - std::max(from, begin);
            shares[number] += to > from ? share * within / (to - from) : share;
        }
    }
    return shares;
}

std::optional<Curves> by_day(std::string title, std::chrono::sys_days first, std::vector<Curve> curves) {
    std::size_t days = 0;
    for (Curve const& one : curves) {
        days = std::max(days, one.values.size());
    }
    if (days < 2) {
        return std::nullopt;
    }
    auto const last = first + std::chrono::days{static_cast<long>(days) - 1};
    return Curves{std::move(title), std::move(curves), to_text(first), to_text(last), "day", "days"};
}

}  // namespace corridor
