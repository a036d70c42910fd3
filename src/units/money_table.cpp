#include "corridor/units/money_table.h"

namespace corridor {

void MoneyTable::set_rate(std::string const& currency, int year, double units_per_dollar) {
    rates_[currency][year] = units_per_dollar;
}

void MoneyTable::set_deflator(int year, double index) {
    deflator_[year] = index;
}

std::optional<double> MoneyTable::factor(PriceBasis const& from, PriceBasis const& to) const {
    auto const units_per_dollar = [this](PriceBasis const& basis) -> std::optional<double> {
        if (basis.currency == "USD") {
            return 1.0;
        }
        auto const rates = rates_.find(basis.currency);
        if (rates == rates_.end()) {
            return std::nullopt;
        }
        auto const rate = rates->second.find(basis.year);
        return rate == rates->second.end() ? std::nullopt : std::optional{rate->second};
    };
    if (from == to) {
        return 1.0;
    }
    auto const rate_from = units_per_dollar(from);
    auto const rate_to = units_per_dollar(to);
    if (!rate_from || !rate_to) {
        return std::nullopt;
    }
    double deflation = 1.0;
    if (from.year != to.year) {
        auto const index_from = deflator_.find(from.year);
        auto const index_to = deflator_.find(to.year);
        if (index_from == deflator_.end() || index_to == deflator_.end()) {
            return std::nullopt;
        }
        deflation = index_to->second / index_from->second;
    }
    return *rate_to / *rate_from * deflation;
}

}  // namespace corridor
