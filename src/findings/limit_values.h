#pragma once

#include <optional>
#include <vector>

#include "corridor/flow/capacity.h"
#include "corridor/report/value.h"
#include "findings/provenance.h"

namespace corridor {

// A year's number with so many decimals; null if there is none.
[[nodiscard]] Value or_null(std::optional<double> number, int decimals);

// What holds goods back, for machines, in the network that states it.
class LimitValues {
public:
    // REQUIRES: both outlive this.
    LimitValues(std::vector<Limit> const& limits, Network const& network)
        : limits_{limits}, network_{network}, provenance_{network} {}

    void set_limit(Value& object, std::size_t number);
    // `gain`: units a year that one more of the capacity's unit brings.
    [[nodiscard]] Value bindings(std::vector<Binding> const& all);
    // `max_flow` and `min_cut`; of a liquid, barrels too.
    void set_flow(Value& object, GreatestFlow const& flow);
    void set_flow(Value& object, GreatestFlow const& flow, CargoId cargo);
    // Of each rung what holds it and what takes it to the next.
    [[nodiscard]] Value ladder(std::vector<Rung> const& rungs);
    // The figures of all limits that were set.
    [[nodiscard]] Provenance const& provenance() const { return provenance_; }

private:
    std::vector<Limit> const& limits_;
    Network const& network_;
    Provenance provenance_;
};

}  // namespace corridor
