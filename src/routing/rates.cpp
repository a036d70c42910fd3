#include "routing/rates.h"

#include <algorithm>
#include <type_traits>

namespace corridor {
namespace {

// A key by a mode's own id weighs more than one by its family.
constexpr std::string_view high_seas = "XZ";
constexpr int exact = 10;
constexpr int family = 9;
constexpr int anything = 1;

int match(std::string_view wanted, Mode const& mode) {
    if (wanted == mode.id) {
        return exact;
    }
    if (wanted == name_of(mode.family)) {
        return family;
    }
    return wanted == "any" ? anything : 0;
}

// How well a transfer rule's two modes, in either order, match each mode by itself.
struct Matches {
    std::vector<int> first;
    std::vector<int> second;

    Matches(std::pair<std::string, std::string> const& wanted, Table<ModeId, Mode> const& modes) {
        for (Mode const& mode : modes) {
            first.push_back(match(wanted.first, mode));
            second.push_back(match(wanted.second, mode));
        }
    }

    [[nodiscard]] int of(std::size_t one, std::size_t other) const {
        auto const in_order = [](int left, int right) { return left == 0 || right == 0 ? 0 : left + right; };
        return std::max(in_order(first[one], second[other]), in_order(first[other], second[one]));
    }
};

bool passes(Service const* service, NodeId node) {
    auto const has = [node](std::vector<NodeId> const& stops) {
        return std::find(stops.begin(), stops.end(), node) != stops.end();
    };
    return service != nullptr && (has(service->via) || has(service->calls));
}

}  // namespace

Rates::Rates(Network const& network, CargoId cargo)
    : network_{network}, cargo_{cargo}, unit_{network.unit_of(network.cargoes[cargo])} {
    for (std::size_t i = 0; i < network.modes.size(); ++i) {
        by_mode_.add(rules_for(ModeId{i}));
    }
    std::size_t const modes = network.modes.size();
    by_pair_.resize(modes * modes);
    for (Default const& rule : network.defaults) {
        if (!rule.transfer || (!rule.cargo.empty() && rule.cargo != network.cargoes[cargo].id)) {
            continue;
        }
        Matches const matches{*rule.transfer, network.modes};
        for (std::size_t pair = 0; pair < by_pair_.size(); ++pair) {
            if (int const weight = matches.of(pair / modes, pair % modes); weight > 0) {
                by_pair_[pair].push_back({&rule, weight + (rule.cargo.empty() ? 0 : exact)});
            }
        }
    }
}

std::vector<Rates::Rule> Rates::rules_for(ModeId mode) const {
    std::vector<Rule> rules;
    for (Default const& rule : network_.defaults) {
        int const by_mode = rule.mode.empty() ? 0 : match(rule.mode, network_.modes[mode]);
        bool const holds = !rule.transfer && (rule.mode.empty() || by_mode > 0) &&
                           (rule.cargo.empty() || rule.cargo == network_.cargoes[cargo_].id);
        if (holds) {
            rules.push_back({&rule, by_mode + (rule.cargo.empty() ? 0 : exact)});
        }
    }
    return rules;
}

std::vector<Rates::Rule> const& Rates::rules_for(ModeId before, ModeId after) const {
    return by_pair_[before.index() * network_.modes.size() + after.index()];
}

template <class Q, class Get>
Figure<Q> Rates::best(std::vector<Rule> const& rules, Place const& place, Get const& get) const {
    Figure<Q> found;
    int heaviest = -1;
    for (auto const& [rule, of_mode] : rules) {
        Figure<Q> const figure = get(*rule);
        bool const holds = figure && (rule->country.empty() || rule->country == place.country) &&
                           (!rule->kind || rule->kind == place.kind) &&
                           (!rule->via || passes(place.service, rule->via));
        int const weight =
            of_mode + (rule->country.empty() ? 0 : exact) + (rule->kind ? exact : 0) + (rule->via ? exact : 0);
        if (holds && weight >= heaviest && fits(figure)) {
            found = figure;
            heaviest = weight;
        }
    }
    return found;
}

std::optional<Money> Rates::for_one_unit(Price price) const {
    auto const units = unit_.in(dimensions::money / price.dimension);
    return units ? std::optional{Money{price.value * *units}} : std::nullopt;
}

std::optional<Money> Rates::for_one_unit(PriceRate rate, Distance distance) const {
    auto const units = unit_.in(dimensions::money / (rate.dimension * dimensions::length));
    return units ? std::optional{Money{rate.value * *units * distance.in(kilometre)}} : std::nullopt;
}

std::optional<Mass> Rates::for_one_unit(EmissionFactor factor, Distance distance) const {
    auto const units = unit_.in(dimensions::mass / (factor.dimension * dimensions::length));
    return units ? std::optional{Mass{factor.value * *units * distance.in(kilometre)}} : std::nullopt;
}

std::optional<Mass> Rates::for_one_unit(MassPerUnit mass) const {
    auto const units = unit_.in(dimensions::mass / mass.dimension);
    return units ? std::optional{Mass{mass.value * *units}} : std::nullopt;
}

template <class Q>
bool Rates::fits(Figure<Q> figure) const {
    if constexpr (std::is_same_v<Q, Price> || std::is_same_v<Q, MassPerUnit>) {
        return for_one_unit(network_.figures.value(figure)).has_value();
    } else if constexpr (std::is_same_v<Q, PriceRate> || std::is_same_v<Q, EmissionFactor>) {
        return for_one_unit(network_.figures.value(figure), kilometre).has_value();
    } else {
        return true;
    }
}

template <class Q>
Rate<Q> Rates::of(Run const& run, Figure<Q> Running::*key, std::string_view name) const {
    bool const forward = run.direction == Direction::forward;
    Rate<Q> rate;
    auto const look_up = [&](auto const& subject, Place const& place) {
        Running const& one_way = forward ? subject.forward : subject.backward;
        Figure<Q> const own = one_way.*key && fits(one_way.*key) ? one_way.*key : subject.running.*key;
        rate.is_own = own && fits(own);
        rate.figure = rate.is_own ? own : best<Q>(by_mode_[subject.mode], place, [key, forward](Default const& rule) {
            Figure<Q> const of_direction = (forward ? rule.forward : rule.backward).*key;
            return of_direction ? of_direction : rule.running.*key;
        });
    };
    if (run.link) {
        Link const& link = network_.links[run.link];
        look_up(link, {.country = link.country, .kind = std::nullopt});
    } else {
        Service const& service = network_.services[run.service];
        look_up(service, {.country = high_seas, .kind = std::nullopt, .service = &service});
    }
    for (Adjustment const& adjustment : network_.adjustments) {
        bool const holds =
            adjustment.key == name && is_in_force(adjustment, rate.figure.id()) &&
            (run.link ? governs(adjustment.where, run.link) : network_.matches(adjustment.where, run.service));
        rate.factor *= holds ? adjustment.factor : 1;
    }
    return rate;
}

// Changes act one after the other: what a later one has set, an earlier one has not scaled.
bool Rates::is_in_force(Adjustment const& adjustment, FigureId figure) const {
    return !figure || network_.figures[figure].change < adjustment.change;
}

// A factor for a country holds for the track whose rates are that country's, not for its neighbour's beyond the border.
bool Rates::governs(Selector const& where, LinkId link) const {
    if (!where.country.empty() && where.country != network_.links[link].country) {
        return false;
    }
    Selector anywhere = where;
    anywhere.country.clear();
    return anywhere == Selector{} || network_.matches(anywhere, link);
}

Figure<Duration> Rates::headway(ServiceId id) const {
    Service const& service = network_.services[id];
    return best<Duration>(by_mode_[service.mode], {.country = high_seas, .kind = std::nullopt, .service = &service},
                          [](Default const& rule) { return rule.headway; });
}

template Rate<Speed> Rates::of(Run const&, Figure<Speed> Running::*, std::string_view) const;
template Rate<Duration> Rates::of(Run const&, Figure<Duration> Running::*, std::string_view) const;
template Rate<PriceRate> Rates::of(Run const&, Figure<PriceRate> Running::*, std::string_view) const;
template Rate<Price> Rates::of(Run const&, Figure<Price> Running::*, std::string_view) const;
template Rate<EmissionFactor> Rates::of(Run const&, Figure<EmissionFactor> Running::*, std::string_view) const;
template Rate<Throughput> Rates::of(Run const&, Figure<Throughput> Running::*, std::string_view) const;
template Rate<VolumeDelay> Rates::of(Run const&, Figure<VolumeDelay> Running::*, std::string_view) const;
template Rate<Room> Rates::of(Run const&, Figure<Room> Running::*, std::string_view) const;

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
    return {best<Q>(by_mode_[mode], {.country = node.country, .kind = node.kind},
                    [&](Default const& candidate) { return candidate.*rule.*key; })};
}

template Rate<Duration> Rates::of(NodeId, ModeId, Handling Node::*, Handling Default::*,
                                  Figure<Duration> Handling::*) const;
template Rate<Price> Rates::of(NodeId, ModeId, Handling Node::*, Handling Default::*, Figure<Price> Handling::*) const;
template Rate<MassPerUnit> Rates::of(NodeId, ModeId, Handling Node::*, Handling Default::*,
                                     Figure<MassPerUnit> Handling::*) const;

template <class Q>
Rate<Q> Rates::of(NodeId id, Transfer const& transfer, Figure<Q> Transfer::*own, Figure<Q> Default::*rule,
                  std::string_view name) const {
    Node const& node = network_.nodes[id];
    bool const is_own = transfer.*own && fits(transfer.*own);
    Figure<Q> const figure =
        is_own ? transfer.*own
               : best<Q>(rules_for(transfer.from, transfer.to), {.country = node.country, .kind = node.kind},
                         [rule](Default const& candidate) { return candidate.*rule; });
    return {figure, adjustment(id, name, figure.id()), is_own};
}

template Rate<Duration> Rates::of(NodeId, Transfer const&, Figure<Duration> Transfer::*, Figure<Duration> Default::*,
                                  std::string_view) const;
template Rate<Price> Rates::of(NodeId, Transfer const&, Figure<Price> Transfer::*, Figure<Price> Default::*,
                               std::string_view) const;
template Rate<MassPerUnit> Rates::of(NodeId, Transfer const&, Figure<MassPerUnit> Transfer::*,
                                     Figure<MassPerUnit> Default::*, std::string_view) const;

Rate<Duration> Rates::time_of(ControlRef reference, ModeId mode) const {
    Node const& node = network_.nodes[reference.node];
    Control const& control = node.controls[reference.index];
    bool const is_own = control.time || control.service;
    Figure<Duration> const own = control.time ? control.time : control.service;
    Figure<Duration> const figure = is_own
                                        ? own
                                        : best<Duration>(by_mode_[mode], {.country = node.country, .kind = node.kind},
                                                         [](Default const& rule) { return rule.control_time; });
    return {figure, adjustment(reference.node, "border-time", figure.id()), is_own};
}

Rate<Price> Rates::cost_of(ControlRef reference, ModeId mode) const {
    Node const& node = network_.nodes[reference.node];
    Control const& control = node.controls[reference.index];
    bool const is_own = static_cast<bool>(control.cost);
    Figure<Price> const figure = is_own ? control.cost
                                        : best<Price>(by_mode_[mode], {.country = node.country, .kind = node.kind},
                                                      [](Default const& rule) { return rule.control_cost; });
    return {figure, adjustment(reference.node, "border-cost", figure.id()), is_own};
}

double Rates::adjustment(NodeId node, std::string_view name, FigureId figure) const {
    double factor = 1;
    for (Adjustment const& adjustment : network_.adjustments) {
        bool const holds =
            adjustment.key == name && is_in_force(adjustment, figure) && network_.matches(adjustment.where, node);
        factor *= holds ? adjustment.factor : 1;
    }
    return factor;
}

}  // namespace corridor
