#include "corridor/routing/netback.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "routing/converting.h"
#include "routing/performance.h"
#include "routing/range_ends.h"

namespace corridor {
namespace {

using Item = Netback::Item;
using Part = Netback::Part;

// A number with the least and the most that it may be.
struct Uncertain {
    double value = 0;
    double low = 0;
    double high = 0;
};

Uncertain operator-(Uncertain const& a, Uncertain const& b) {
    return {a.value - b.value, a.low - b.high, a.high - b.low};
}

Uncertain operator*(Uncertain const& a, Uncertain const& b) {
    auto const [low, high] = std::minmax({a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high});
    return {a.value * b.value, low, high};
}

Uncertain uncertain(FigureRow const& figure) {
    return {figure.value, figure.range ? figure.range->low : figure.value,
            figure.range ? figure.range->high : figure.value};
}

class Accounting {
public:
    Accounting(Network const& network, CargoId cargo, Sale const& sale)
        : network_{network}, cargo_{cargo}, sale_{sale}, unit_{network.unit_of(network.cargoes[cargo])} {}

    [[nodiscard]] std::optional<Item> price() const {
        auto const& prices = network_.nodes[sale_.market].prices;
        auto const stated =
            std::find_if(prices.begin(), prices.end(), [&](GradePrice const& one) { return one.grade == sale_.grade; });
        if (stated == prices.end()) {
            return std::nullopt;
        }
        Dimension const dimension = network_.figures[stated->price.id()].dimension;
        auto const units = delivered().in(dimensions::money / dimension);
        if (!units) {
            return std::nullopt;
        }
        return item(Part::price, network_.nodes[sale_.market].name + ": price of " + network_.cargoes[sale_.grade].name,
                    {stated->price.id(), *units, behind_delivered(dimension)});
    }

    void adjust(Netback& netback) const {
        if (!sale_.blended_at) {
            return;
        }
        QualityBank const& bank = network_.nodes[sale_.blended_at].quality_bank;
        if (bank.gravity) {
            adjust(netback, Part::gravity, bank.gravity, &Cargo::density, [&](CargoId grade) { return api(grade); });
        }
        if (bank.sulphur) {
            // Less of it is better.
            adjust(netback, Part::sulphur, bank.sulphur, &Cargo::sulphur, [&](CargoId grade) {
                return Uncertain{-100, -100, -100} * sulphur(grade);
            });
        }
    }

private:
    // One unit of the cargo as it is delivered: its mass, in barrels of what is sold.
    [[nodiscard]] CargoUnit delivered() const {
        if (sale_.grade == cargo_) {
            return unit_;
        }
        Density const density = network_.figures.value(network_.cargoes[sale_.grade].density).density();
        return {.one = {unit_.mass->in(tonne), dimensions::mass, {}, {}},
                .mass = unit_.mass,
                .volume = *unit_.mass / density};
    }

    // What turns a price of what is sold into one for a unit of the cargo.
    [[nodiscard]] Converting behind_delivered(Dimension price) const {
        if (sale_.grade == cargo_) {
            return converting(network_, cargo_, price);
        }
        Converting behind = converting(network_, cargo_, dimensions::money / dimensions::mass);
        if (dimensions::money / price == dimensions::volume) {
            FigureId const density = network_.cargoes[sale_.grade].density.id();
            bool const divides = network_.figures[density].dimension == Density::dimension;
            (divides ? behind.divisors : behind.factors).push_back(density);
        }
        return behind;
    }

    // So many units at a rate that a figure states.
    struct AtRate {
        FigureId rate;
        double units = 0;
        Converting behind{};
    };
    [[nodiscard]] Item item(Part part, std::string what, AtRate const& at) const {
        Item made{.part = part, .what = std::move(what), .amount = {}, .low = {}, .high = {}, .figures = {at.rate}};
        made.figures.insert(made.figures.end(), at.behind.factors.begin(), at.behind.factors.end());
        RangeEnds const ends = range_ends(network_.figures, made.figures, at.behind.divisors);
        made.figures.insert(made.figures.end(), at.behind.divisors.begin(), at.behind.divisors.end());
        made.amount = Money{network_.figures[at.rate].value * at.units};
        made.low = made.amount * ends.low;
        made.high = made.amount * ends.high;
        return made;
    }

    // What the bank pays for a quality, stated by a figure of both grades, by how much more of it the cargo has.
    template <class Q, class Quality>
    void adjust(Netback& netback, Part part, Figure<Price> coefficient, Figure<Q> Cargo::*stated,
                Quality const& quality) const {
        char const* const name = part == Part::gravity ? "gravity" : "sulphur";
        for (CargoId const grade : {cargo_, sale_.grade}) {
            if (!(network_.cargoes[grade].*stated)) {
                netback.gaps.push_back(network_.cargoes[grade].id + ": no " + name);
                return;
            }
        }
        Dimension const dimension = network_.figures[coefficient.id()].dimension;
        auto const units = unit_.in(dimensions::money / dimension);
        if (!units) {
            return;
        }
        Item adjusted = item(part, network_.nodes[sale_.blended_at].name + ": quality bank, " + name,
                             {coefficient.id(), *units, converting(network_, cargo_, dimension)});
        Uncertain const by_one{adjusted.amount.in(dollar), adjusted.low.in(dollar), adjusted.high.in(dollar)};
        Uncertain const amount = by_one * (quality(cargo_) - quality(sale_.grade));
        adjusted.amount = Money{amount.value};
        adjusted.low = Money{amount.low};
        adjusted.high = Money{amount.high};
        for (CargoId const grade : {cargo_, sale_.grade}) {
            FigureId const figure = (network_.cargoes[grade].*stated).id();
            if (std::find(adjusted.figures.begin(), adjusted.figures.end(), figure) == adjusted.figures.end()) {
                adjusted.figures.push_back(figure);
            }
        }
        netback.items.push_back(std::move(adjusted));
    }

    [[nodiscard]] Uncertain api(CargoId grade) const {
        FigureRow const& row = network_.figures[network_.cargoes[grade].density.id()];
        auto const of = [&](double stated) { return api_gravity(StatedDensity{stated, row.dimension}.density()); };
        Uncertain const density = uncertain(row);
        auto const [low, high] = std::minmax({of(density.low), of(density.high)});
        return {of(density.value), low, high};
    }

    [[nodiscard]] Uncertain sulphur(CargoId grade) const {
        return uncertain(network_.figures[network_.cargoes[grade].sulphur.id()]);
    }

    Network const& network_;
    CargoId cargo_;
    Sale const& sale_;
    CargoUnit unit_;
};

double assumed_share(Network const& network, Netback const& netback, Route const& route) {
    double all = std::abs(netback.cost.in(dollar));
    double assumed = assumption_share(network, route) * all;
    for (Item const& item : netback.items) {
        bool const is_assumed = std::any_of(item.figures.begin(), item.figures.end(), [&](FigureId figure) {
            return !network.figures[figure].backing.is_sourced();
        });
        double const amount = std::abs(item.amount.in(dollar));
        all += amount;
        assumed += is_assumed ? amount : 0;
    }
    return all > 0 ? assumed / all : 0;
}

}  // namespace

Sale sale_of(CargoId cargo, Network const& network, Route const& route) {
    assert(!route.steps.empty() && "a route has steps");
    Sale sale{.grade = cargo, .blended_at = {}, .market = route.steps.back().to};
    for (Step const& step : route.steps) {
        for (NodeId const node : step.passed) {
            if (network.nodes[node].blend) {
                sale.grade = network.nodes[node].blend;
                sale.blended_at = node;
            }
        }
    }
    return sale;
}

Money Netback::value() const {
    Money sum = -cost;
    for (Item const& item : items) {
        sum += item.amount;
    }
    return sum;
}

Money Netback::price() const {
    return items.front().amount;
}

Money Netback::quality_bank() const {
    Money sum;
    for (Item const& item : items) {
        sum += item.part == Part::price ? Money{} : item.amount;
    }
    return sum;
}

std::optional<Netback> netback(Network const& network, CargoId cargo, Route const& route) {
    if (!network.cargoes[cargo].is_liquid() || route.steps.empty()) {
        return std::nullopt;
    }
    Netback netback{.sale = {}, .items = {}, .cost = {}, .low = {}, .high = {}, .gaps = {}};
    netback.sale = sale_of(cargo, network, route);
    Accounting const accounting{network, cargo, netback.sale};
    auto price = network.cargoes[netback.sale.grade].is_liquid() ? accounting.price() : std::optional<Item>{};
    if (!price) {
        return std::nullopt;
    }
    netback.items.push_back(std::move(*price));
    accounting.adjust(netback);
    netback.cost = route.cost;
    CostRange const costs = cost_range(network, route);
    netback.low = -costs.high;
    netback.high = -costs.low;
    for (Item const& item : netback.items) {
        netback.low += item.low;
        netback.high += item.high;
    }
    netback.assumption_share = assumed_share(network, netback, route);
    return netback;
}

Money per_tonne(Money of_one_unit, Network const& network, CargoId cargo) {
    return of_one_unit / network.unit_of(network.cargoes[cargo]).mass->in(tonne);
}

Money per_barrel(Money of_one_unit, Network const& network, CargoId cargo) {
    return of_one_unit / network.unit_of(network.cargoes[cargo]).volume->in(barrel);
}

double api_gravity(Density density) {
    constexpr Density water = Mass{999.016 * kilogram.in(tonne)} / cubic_metre;
    return 141.5 / (density / water) - 131.5;
}

}  // namespace corridor
