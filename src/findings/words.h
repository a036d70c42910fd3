#pragma once

#include <string>

#include "corridor/findings/context.h"
#include "corridor/routing/route.h"

namespace corridor {

// A number with so many decimals and thin thousands: "12 345.6".
[[nodiscard]] std::string fixed(double number, int decimals);

// The same without anything between thousands, for machines: "12345.6".
[[nodiscard]] std::string plain(double number, int decimals);

// Converts amounts of the network into the money of the scenario's results.
class MoneyOut {
public:
    explicit MoneyOut(Context const& context) : MoneyOut{context.network, context.scenario.basis} {}
    // The same amounts as another question's results are in.
    MoneyOut(Context const& context, Context const& as_in) : MoneyOut{context.network, as_in.scenario.basis} {}
    [[nodiscard]] double operator()(Money amount) const { return amount.in(dollar)*factor_; }
    [[nodiscard]] double of(double dollars) const { return dollars * factor_; }
    // "USD" and the key's ending "usd".
    [[nodiscard]] std::string const& currency() const { return currency_; }
    [[nodiscard]] std::string const& key() const { return key_; }
    [[nodiscard]] int year() const { return year_; }

private:
    MoneyOut(Network const& network, PriceBasis const& basis);

    double factor_ = 1;
    std::string currency_;
    std::string key_;
    int year_ = 0;
};

// "Xi'an (Xinzhu) to Duisburg".
[[nodiscard]] std::string journey_of(Demand const& demand, Network const& network);
// The same by a corridor that may end elsewhere.
[[nodiscard]] std::string journey_of(Demand const& demand, NodeId to, Network const& network);

// "Aktau" for a stop, "Aktau – Alat" for a stretch.
[[nodiscard]] std::string title(Step const& step, Network const& network);

// "Title (publisher, year) https://...".
[[nodiscard]] std::string reference(Source const& source);

// Where a figure comes from: its references, or "assumption: why".
[[nodiscard]] std::string backing_text(FigureRow const& figure, Network const& network);

}  // namespace corridor
