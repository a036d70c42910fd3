#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace corridor {

// A currency and the year of its prices.
struct PriceBasis {
    std::string currency = "USD";
    int year = 2024;

    friend bool operator==(PriceBasis const&, PriceBasis const&) = default;
};

// Exchange rates and a US deflator by year. Any money becomes US dollars of its own price year at that year's mean
// rate, then dollars of another year by the deflator.
class MoneyTable {
public:
    // The mean rate of a year. REQUIRES: greater than zero.
    void set_rate(std::string const& currency, int year, double units_per_dollar);
    // The mean price index of a year, on any base that is the same for all years. REQUIRES: greater than zero.
    void set_deflator(int year, double index);

    // Factor from `from` to `to`; nothing if a rate or an index is missing (USD to the same year always works).
    [[nodiscard]] std::optional<double> factor(PriceBasis const& from, PriceBasis const& to) const;

private:
    std::map<std::string, std::map<int, double>> rates_;
    std::map<int, double> deflator_;
};

}  // namespace corridor
