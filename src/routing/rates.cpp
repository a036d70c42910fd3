#include "routing/rates.h"

#include <type_traits>

#include "corridor/units/measure.h"

namespace corridor {
namespace {

// Where a default is asked for.
struct Situation {
    Mode const* mode = nullptr;
    Mode const* mode_before = nullptr;  // of a transfer
    std::string_view country;
    std::string_view cargo;
    std::optional<NodeKind> kind;
};

// A key by a mode's own id weighs more than one by its family.
constexpr int exact = 10;
constexpr int family = 9;

int match_mode(std::string_view wanted, Mode const& mode) {
    if (wanted == mode.id) {
        return exact;
    }
    return wanted == name_of(mode.family) ? family : 0;
}

int match_pair(std::pair<std::string, std::string> const& wanted, Situation const& situation) {
    if (situation.mode_before == nullptr) {
        return 0;
    }
    auto const in_order = [&](Mode const& first, Mode const& second) {
        int const one = match_mode(wanted.first, first);
        int const two = match_mode(wanted.second, second);
        return one == 0 || two == 0 ? 0 : one + two;
    };
    return std::max(in_order(*situation.mode_before, *situation.mode),
                    in_order(*situation.mode, *situation.mode_before));
}

// How well a rule fits: 0 or more by the keys that match, -1 if one does not.
int score(Default const& rule, Situation const& situation) {
    int sum = 0;
    auto const require = [&sum](int matched) { sum = sum < 0 || matched == 0 ? -1 : sum + matched; };
    if (!rule.mode.empty()) {
        require(match_mode(rule.mode, *situation.mode));
    }
    if (!rule.country.empty()) {
        require(rule.country == situation.country ? exact : 0);
    }
    if (!rule.cargo.empty()) {
        require(rule.cargo == situation.cargo ? exact : 0);
    }
    if (rule.kind) {
        require(rule.kind == situation.kind ? exact : 0);
    }
    if (rule.transfer) {
        require(match_pair(*rule.transfer, situation));
    }
    return sum;
}

template <class Q, class Get, class Fits>
Figure<Q> best_default(Network const& network, Situation const& situation, Get const& get, Fits const& fits) {
    Figure<Q> best;
    int best_score = -1;
    for (Default const& rule : network.defaults) {
        Figure<Q> const figure = get(rule);
        if (!figure || !fits(figure)) {
            continue;
        }
        if (int const fit = score(rule, situation); fit >= 0 && fit >= best_score) {
            best = figure;
            best_score = fit;
        }
    }
    return best;
}

}  // namespace

std::optional<Mass> Rates::unit_mass() const {
    Cargo const& cargo = network_.cargoes[cargo_];
    auto const unit = std::get<Measure>(read_unit(cargo.unit));
    if (unit.dimension == dimensions::mass) {
        return Mass{unit.value};
    }
    if (!cargo.mass) {
        return std::nullopt;
    }
    return Mass{network_.figures.value(cargo.mass).value * unit.value};
}

// How many of what a price is per make one unit of the cargo.
std::optional<double> Rates::units_per_cargo(Dimension per) const {
    auto const unit = std::get<Measure>(read_unit(network_.cargoes[cargo_].unit));
    if (per == unit.dimension) {
        return unit.value;
    }
    if (per == dimensions::mass) {
        auto const mass = unit_mass();
        return mass ? std::optional{mass->in(tonne)} : std::nullopt;
    }
    return std::nullopt;
}

std::optional<Money> Rates::for_one_unit(Price price) const {
    auto const units = units_per_cargo(dimensions::money / price.dimension);
    return units ? std::optional{Money{price.value * *units}} : std::nullopt;
}

std::optional<Money> Rates::for_one_unit(PriceRate rate, Distance distance) const {
    auto const units = units_per_cargo(dimensions::money / (rate.dimension * dimensions::length));
    return units ? std::optional{Money{rate.value * *units * distance.in(kilometre)}} : std::nullopt;
}

std::optional<Mass> Rates::for_one_unit(EmissionFactor factor, Distance distance) const {
    auto const units = units_per_cargo(dimensions::mass / (factor.dimension * dimensions::length));
    return units ? std::optional{Mass{factor.value * *units * distance.in(kilometre)}} : std::nullopt;
}

template <class Q>
bool Rates::fits(Figure<Q> figure) const {
    if constexpr (std::is_same_v<Q, Price>) {
        return for_one_unit(network_.figures.value(figure)).has_value();
    } else if constexpr (std::is_same_v<Q, PriceRate> || std::is_same_v<Q, EmissionFactor>) {
        return for_one_unit(network_.figures.value(figure), kilometre).has_value();
    } else {
        return true;
    }
}

template <class Q>
Rate<Q> Rates::of(Run const& run, Figure<Q> Running::*key, std::string_view name) const {
    auto const [both, one_way, mode, country] = [&] {
        struct {
            Running const& both;
            Running const& one_way;
            ModeId mode;
            std::string_view country;
        } subject =
            run.link ? decltype(subject){network_.links[run.link].running,
                                         run.direction == Direction::forward ? network_.links[run.link].forward
                                                                             : network_.links[run.link].backward,
                                         network_.links[run.link].mode, network_.links[run.link].country}
                     : decltype(subject){network_.services[run.service].running,
                                         run.direction == Direction::forward ? network_.services[run.service].forward
                                                                             : network_.services[run.service].backward,
                                         network_.services[run.service].mode, "XZ"};
        return subject;
    }();
    Rate<Q> rate;
    if (one_way.*key && fits(one_way.*key)) {
        rate.figure = one_way.*key;
    } else if (both.*key && fits(both.*key)) {
        rate.figure = both.*key;
    } else {
        Situation const situation{.mode = &network_.modes[mode],
                                  .mode_before = nullptr,
                                  .country = country,
                                  .cargo = network_.cargoes[cargo_].id,
                                  .kind = std::nullopt};
        rate.figure = best_default<Q>(
            network_, situation, [key](Default const& rule) { return rule.running.*key; },
            [this](Figure<Q> figure) { return fits(figure); });
    }
    for (Adjustment const& adjustment : network_.adjustments) {
        bool const matches = adjustment.key == name && (run.link ? network_.matches(adjustment.where, run.link)
                                                                 : network_.matches(adjustment.where, run.service));
        rate.factor *= matches ? adjustment.factor : 1;
    }
    return rate;
}

template Rate<Speed> Rates::of(Run const&, Figure<Speed> Running::*, std::string_view) const;
template Rate<Duration> Rates::of(Run const&, Figure<Duration> Running::*, std::string_view) const;
template Rate<PriceRate> Rates::of(Run const&, Figure<PriceRate> Running::*, std::string_view) const;
template Rate<Price> Rates::of(Run const&, Figure<Price> Running::*, std::string_view) const;
template Rate<EmissionFactor> Rates::of(Run const&, Figure<EmissionFactor> Running::*, std::string_view) const;

template <class Q>
Rate<Q> Rates::of(NodeId id, ModeId mode, Handling Node::*own, Handling Default::*rule,
                  Figure<Q> Handling::*key) const {
    Node const& node = network_.nodes[id];
    if (node.*own.*key && fits(node.*own.*key)) {
        return {node.*own.*key};
    }
    if (node.kind != NodeKind::terminal && node.kind != NodeKind::port) {
        return {};
    }
    Situation const situation{.mode = &network_.modes[mode],
                              .mode_before = nullptr,
                              .country = node.country,
                              .cargo = network_.cargoes[cargo_].id,
                              .kind = node.kind};
    return {best_default<Q>(
        network_, situation, [&](Default const& candidate) { return candidate.*rule.*key; },
        [this](Figure<Q> figure) { return fits(figure); })};
}

template Rate<Duration> Rates::of(NodeId, ModeId, Handling Node::*, Handling Default::*,
                                  Figure<Duration> Handling::*) const;
template Rate<Price> Rates::of(NodeId, ModeId, Handling Node::*, Handling Default::*, Figure<Price> Handling::*) const;

template <class Q>
Rate<Q> Rates::of(NodeId id, Transfer const& transfer, Figure<Q> Transfer::*own, Figure<Q> Default::*rule,
                  std::string_view name) const {
    double const factor = adjustment(id, name);
    if (transfer.*own && fits(transfer.*own)) {
        return {transfer.*own, factor};
    }
    Node const& node = network_.nodes[id];
    Situation const situation{.mode = &network_.modes[transfer.to],
                              .mode_before = &network_.modes[transfer.from],
                              .country = node.country,
                              .cargo = network_.cargoes[cargo_].id,
                              .kind = node.kind};
    return {best_default<Q>(
                network_, situation, [rule](Default const& candidate) { return candidate.*rule; },
                [this](Figure<Q> figure) { return fits(figure); }),
            factor};
}

template Rate<Duration> Rates::of(NodeId, Transfer const&, Figure<Duration> Transfer::*, Figure<Duration> Default::*,
                                  std::string_view) const;
template Rate<Price> Rates::of(NodeId, Transfer const&, Figure<Price> Transfer::*, Figure<Price> Default::*,
                               std::string_view) const;

double Rates::adjustment(NodeId node, std::string_view name) const {
    double factor = 1;
    for (Adjustment const& adjustment : network_.adjustments) {
        factor *= adjustment.key == name && network_.matches(adjustment.where, node) ? adjustment.factor : 1;
    }
    return factor;
}

}  // namespace corridor
