#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corridor/network/network.h"
#include "corridor/units/measure.h"

namespace corridor {

// A control of a node.
struct ControlRef {
    NodeId node;
    std::size_t index = 0;
};

// A rate that holds somewhere: the figure it comes from and the factor that changes of the scenario put on it.
template <class Q>
struct Rate {
    Figure<Q> figure;
    double factor = 1;
    bool is_own = false;  // stated by the link, the service or the place itself, not by a default

    [[nodiscard]] explicit operator bool() const { return static_cast<bool>(figure); }
};

// What moves: a link or a service, in one direction.
struct Run {
    LinkId link{};
    ServiceId service{};
    Direction direction = Direction::forward;
};

// Looks up the rate that holds: what the link states for the direction, what it states for both, else the default with
// the most matching keys (a mode counts more than its family; of equals the later one in the files holds). A rate whose
// unit does not fit the cargo is passed over.
class Rates {
public:
    // REQUIRES: the network outlives this.
    Rates(Network const& network, CargoId cargo);

    template <class Q>
    [[nodiscard]] Rate<Q> of(Run const& run, Figure<Q> Running::*key, std::string_view name) const;

    // The headway of a service that states no departure.
    [[nodiscard]] Figure<Duration> headway(ServiceId service) const;

    // Terminal handling: the node's own, else a default for its kind, country and mode; nothing at places that are
    // neither terminal nor port unless they state their own.
    template <class Q>
    [[nodiscard]] Rate<Q> of(NodeId node, ModeId mode, Handling Node::*own, Handling Default::*rule,
                             Figure<Q> Handling::*key) const;

    // A transfer's time or cost: its own, else a default for the pair.
    template <class Q>
    [[nodiscard]] Rate<Q> of(NodeId node, Transfer const& transfer, Figure<Q> Transfer::*own, Figure<Q> Default::*rule,
                             std::string_view name) const;

    // A control's time or cost: its own, else a default for the node's country and kind and the mode that passes.
    [[nodiscard]] Rate<Duration> time_of(ControlRef control, ModeId mode) const;
    [[nodiscard]] Rate<Price> cost_of(ControlRef control, ModeId mode) const;

    // Money for one unit of the cargo; nothing if the price's unit does not fit it.
    [[nodiscard]] std::optional<Money> for_one_unit(Price price) const;
    [[nodiscard]] std::optional<Money> for_one_unit(PriceRate rate, Distance distance) const;
    [[nodiscard]] std::optional<Mass> for_one_unit(EmissionFactor factor, Distance distance) const;
    [[nodiscard]] std::optional<Mass> for_one_unit(MassPerUnit mass) const;

private:
    // A default that may hold for a mode, with the weight of what is known to match already: mode or pair, and cargo.
    struct Rule {
        Default const* rule;
        int weight;
    };
    // What is left to match.
    struct Place {
        std::string_view country;
        std::optional<NodeKind> kind;
        Service const* service = nullptr;
    };

    [[nodiscard]] std::vector<Rule> rules_for(ModeId mode) const;
    [[nodiscard]] std::vector<Rule> const& rules_for(ModeId before, ModeId after) const;
    template <class Q, class Get>
    [[nodiscard]] Figure<Q> best(std::vector<Rule> const& rules, Place const& place, Get const& get) const;
    // The factor that changes put on a figure of a node: `border-time`, `transfer-cost`.
    [[nodiscard]] double adjustment(NodeId node, std::string_view name, FigureId figure) const;
    [[nodiscard]] bool is_in_force(Adjustment const& adjustment, FigureId figure) const;
    [[nodiscard]] bool governs(Selector const& where, LinkId link) const;
    template <class Q>
    [[nodiscard]] bool fits(Figure<Q> figure) const;

    Network const& network_;
    CargoId cargo_;
    CargoUnit unit_;
    Table<ModeId, std::vector<Rule>> by_mode_;
    std::vector<std::vector<Rule>> by_pair_;  // of modes, row by row
};

}  // namespace corridor
