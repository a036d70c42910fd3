#include "input/shipper_reader.h"

#include <algorithm>
#include <utility>

namespace corridor {

void ShipperReader::read(Record& record) {
    Expected const price_of_time{[](Dimension dimension) { return Price::accepts(dimension * dimensions::time); },
                                 "a price per unit of cargo and time is wanted, such as '55 USD/FEU/day'"};
    if (auto const value = figures_.row(record, "value-of-time", price_of_time)) {
        shipper_.value_of_time_per_day = Price{value->value * 24, value->dimension * dimensions::time};
    }
    auto const share = [&](char const* key, double& number) {
        if (auto const value = figures_.row<Share>(record, key)) {
            number = value->value;
        }
    };
    share("reliability-ratio", shipper_.reliability_ratio);
    share("capital-rate", shipper_.capital_rate);
    if (shipper_.capital_rate > 1) {
        record.error("capital-rate: more than the goods' value a year; a share is wanted, such as '8 %'");
    }
    if (auto const price = figures_.row<Quantity<dimensions::money / dimensions::mass>>(record, "carbon-price")) {
        shipper_.carbon_price = Money{price->value};
    }
    read_choice(record);
    read_premiums(record);
}

void ShipperReader::read_premiums(Record& record) {
    if (auto premiums = record.record("risk-premium")) {
        std::vector<std::string> countries;
        for (auto const& [country, value] : premiums->node().entries) {
            countries.push_back(country.text);
        }
        for (std::string const& country : countries) {
            if (auto const price = figures_.row<Price>(*premiums, country)) {
                shipper_.risk_premium[country] = Price{price->value, price->dimension};
            }
        }
    }
}

void ShipperReader::read_choice(Record& record) {
    if (auto const spread = figures_.row<Price>(record, "spread")) {
        shipper_.spread = Price{spread->value, spread->dimension};
    }
    if (record.node().find("nests") != nullptr && !is_one_off_) {
        shipper_.nests.clear();
    }
    record.each("nests", [&](Record& nest, std::string const& name) { read_nest(nest, name); });
}

// What it does not state stays as it was.
void ShipperReader::read_nest(Record& record, std::string const& name) {
    std::vector<Nest>& nests = shipper_.nests;
    auto const known = std::find_if(nests.begin(), nests.end(), [&](Nest const& nest) { return nest.name == name; });
    Nest nest = known != nests.end() ? *known : Nest{.name = name, .corridors = {}, .spread = {}};
    bool const states_corridors = record.node().find("corridors") != nullptr;
    bool const states_spread = record.node().find("spread") != nullptr;
    if (states_corridors) {
        nest.corridors = record.texts("corridors");
    }
    auto const spread = figures_.row<Price>(record, "spread");
    if (spread) {
        nest.spread = Price{spread->value, spread->dimension};
    }
    if (known != nests.end()) {
        *known = std::move(nest);
        return;
    }
    if (!states_corridors) {
        record.error("'corridors' is missing: those are wanted that are preferred together, such as [aktau, kuryk]");
    }
    if (!states_spread) {
        record.error("'spread' is missing: a price per unit of cargo is wanted, such as '300 USD/FEU'");
    }
    if (spread) {
        nests.push_back(std::move(nest));
    }
}

}  // namespace corridor
