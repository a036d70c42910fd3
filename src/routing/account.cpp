#include "routing/account.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "routing/converting.h"
#include "routing/pipe_transit.h"

namespace corridor {
namespace {

// Standard deviations of running time are stated for this distance.
constexpr Distance delay_distance{1000.0};

Distribution times_factor(Distribution const& distribution, double factor) {
    return factor == 1 ? distribution : distribution.scaled(factor);
}

// The wait of somebody who arrives at any time within gaps of this law: E[W] = E[G^2] / (2 E[G]). Of an irregular law
// only the mean is kept and the wait taken as exponential, which it is for exponential gaps.
Distribution residual_of(Distribution const& gap) {
    if (gap.is_constant()) {
        return Distribution::residual({gap.mean()});
    }
    double const mean = gap.mean();
    return Distribution::exponential((gap.variance() + mean * mean) / (2 * mean));
}

// Gaps between departures on these days of the week, in hours.
std::vector<double> weekly_gaps(std::vector<std::chrono::weekday> const& days) {
    std::array<bool, 7> sails{};
    for (std::chrono::weekday const day_of_week : days) {
        sails[day_of_week.c_encoding()] = true;
    }
    std::vector<double> gaps;
    std::size_t first = 7;
    std::size_t last = 7;
    for (std::size_t i = 0; i < 7; ++i) {
        if (!sails[i]) {
            continue;
        }
        if (first == 7) {
            first = i;
        } else {
            gaps.push_back(static_cast<double>(i - last) * 24);
        }
        last = i;
    }
    gaps.push_back(static_cast<double>(first + 7 - last) * 24);
    return gaps;
}

void append(std::vector<FigureId>& figures, std::vector<FigureId> const& more) {
    figures.insert(figures.end(), more.begin(), more.end());
}

}  // namespace

Accountant::Accountant(Network const& network, CargoId cargo, std::optional<std::chrono::sys_days> departure)
    : network_{network},
      cargo_{cargo},
      counted_in_{network.unit_of(network.cargoes[cargo]).one.dimension},
      rates_{network, cargo},
      departure_{departure} {}

ArcAccount Accountant::account(Arc const& arc) const {
    ArcAccount account;
    switch (arc.kind) {
        case Arc::Kind::run:
        case Arc::Kind::sail:
            run(arc, account);
            break;
        case Arc::Kind::board:
            board(arc, account);
            break;
        case Arc::Kind::transfer:
            transfer(arc, account);
            break;
        case Arc::Kind::load:
        case Arc::Kind::unload:
            handle(arc, account);
            break;
        case Arc::Kind::alight:
            break;
    }
    for (ControlRef const passed : arc.controls) {
        control(passed, arc.mode, account);
    }
    return account;
}

void Accountant::run(Arc const& arc, ArcAccount& account) const {
    bool const sails = arc.kind == Arc::Kind::sail;
    Moving moving{.run = {arc.link, arc.service, arc.direction},
                  .passage = sails ? network_.services[arc.service].passages[arc.passage] : Passage{},
                  .length = {},
                  .what = sails ? network_.services[arc.service].id : network_.links[arc.link].id};
    moving.length = sails ? moving.passage.length : network_.links[arc.link].length;
    if (sails && network_.services[arc.service].passages.size() > 1) {
        moving.what += " from " + network_.nodes[arc.from].id;
    }
    account.distance = network_.figures.value(moving.length);
    moving_time(moving, account);
    haulage(moving, account);
    emission(moving, account);
}

void Accountant::moving_time(Moving const& moving, ArcAccount& account) const {
    Figures const& figures = network_.figures;
    TimeItem item{.cause = TimeCause::moving,
                  .what = moving.what,
                  .address = "moving:" + moving.what,
                  .hours = {},
                  .figures = {}};
    Rate<Duration> time = rates_.of(moving.run, &Running::time, "time");
    if (moving.passage.time) {
        time = {moving.passage.time, time.factor, true};
    }
    Rate<Speed> speed = rates_.of(moving.run, &Running::speed, "speed");
    if (!speed.is_own && moving.run.service && network_.services[moving.run.service].vessel.speed) {
        speed = {network_.services[moving.run.service].vessel.speed, speed.factor, true};
    }
    // Scenarios scale the one or the other, however the network states the running time.
    double const factor = time.factor / speed.factor;
    auto const transit = moving.run.link ? pipe_transit(network_, network_.links[moving.run.link], cargo_)
                                         : std::optional<PipeTransit>{};
    if (time && (time.is_own || (!speed.is_own && !transit))) {
        item.hours = times_factor(figures.variation(time.figure), factor);
        item.figures = {time.figure.id()};
    } else if (transit) {
        item.figures = transit->figures;
        spread(moving, transit->time * factor, account.distance, item);
    } else if (speed) {
        item.figures = {moving.length.id(), speed.figure.id()};
        spread(moving, account.distance / figures.value(speed.figure) * factor, account.distance, item);
    } else {
        account.gaps.push_back({moving.what + ": no speed", Gap::Lacks::time});
    }
    account.times.push_back({{}, std::move(item)});
}

// A mean running time, and the standard deviation that is stated for where it runs.
void Accountant::spread(Moving const& moving, Duration mean, Distance distance, TimeItem& item) const {
    Rate<Duration> const delay = rates_.of(moving.run, &Running::delay_sd, "delay-sd");
    double const root = std::sqrt(distance / delay_distance);
    Duration const sd = delay ? network_.figures.value(delay.figure) * (delay.factor * root) : Duration{};
    item.hours = mean > Duration{} ? Distribution::lognormal_mean_sd(mean.in(hour), sd.in(hour))
                                   : Distribution::constant(0);  // scaled to nothing
    if (delay) {
        item.figures.push_back(delay.figure.id());
    }
}

void Accountant::haulage(Moving const& moving, ArcAccount& account) const {
    auto const tariff = rates_.of(moving.run, &Running::tariff, "tariff");
    auto charge = rates_.of(moving.run, &Running::charge, "charge");
    if (moving.passage.charge && rates_.for_one_unit(network_.figures.value(moving.passage.charge))) {
        charge.figure = moving.passage.charge;
    }
    if (tariff) {
        Money const amount = *rates_.for_one_unit(network_.figures.value(tariff.figure), account.distance);
        account.costs.push_back(
            {{},
             cost_item(CostKind::tariff, moving.what, amount * tariff.factor, {tariff.figure.id(), moving.length.id()},
                       network_.figures[tariff.figure.id()].dimension)});
    }
    add_price(account, {}, CostKind::tariff, moving.what, charge);
    if (!tariff && !charge) {
        account.gaps.push_back({moving.what + ": no tariff"});
    }
}

void Accountant::emission(Moving const& moving, ArcAccount& account) const {
    auto const co2e = rates_.of(moving.run, &Running::co2e, "co2e");
    if (!co2e) {
        account.gaps.push_back({moving.what + ": no emission factor", Gap::Lacks::co2e});
        return;
    }
    Mass const amount = *rates_.for_one_unit(network_.figures.value(co2e.figure), account.distance);
    EmissionItem item{moving.what, amount * co2e.factor, {co2e.figure.id(), moving.length.id()}};
    append(item.figures,
           converting(network_, network_.cargoes[cargo_], counted_in_, network_.figures[co2e.figure.id()].dimension)
               .all());
    account.emissions.push_back({{}, std::move(item)});
}

void Accountant::board(Arc const& arc, ArcAccount& account) const {
    Service const& service = network_.services[arc.service];
    wait_for_departure(arc.service, arc.from, account);
    if (service.closures) {
        wait_for_weather(service, arc.from, account);
    }
}

void Accountant::wait_for_departure(ServiceId id, NodeId at, ArcAccount& account) const {
    Service const& service = network_.services[id];
    Departure const& departure = service.departure;
    TimeItem wait{.cause = TimeCause::departure,
                  .what = network_.nodes[at].name + ": waiting for " + service.name,
                  .address = "departure:" + service.id + ":" + network_.nodes[at].id,
                  .hours = {},
                  .figures = {}};
    if (departure.every) {
        wait.hours = residual_of(network_.figures.variation(departure.every));
        wait.figures = {departure.every.id()};
    } else if (departure.timetable) {
        wait.hours = Distribution::residual(weekly_gaps(departure.timetable->days));
    } else if (departure.when_full) {
        // Without an observed headway: gaps spread evenly between the shortest and the longest.
        double const shortest_gap = network_.figures.value(departure.when_full->at_most_every).in(hour);
        double const longest_gap = network_.figures.value(departure.when_full->at_least_every).in(hour);
        wait.hours = Distribution::residual({shortest_gap, std::midpoint(shortest_gap, longest_gap), longest_gap});
        wait.figures = {departure.when_full->at_most_every.id(), departure.when_full->at_least_every.id()};
    } else if (auto const headway = rates_.headway(id)) {
        wait.hours = residual_of(network_.figures.variation(headway));
        wait.figures = {headway.id()};
    } else {
        return;
    }
    account.times.push_back({at, std::move(wait)});
}

// A ship meets a closed port with the share of time that it is closed, and then waits for the rest of the spell.
void Accountant::wait_for_weather(Service const& service, NodeId at, ArcAccount& account) const {
    Weather const& weather = network_.weather[service.closures];
    TimeItem wait{.cause = TimeCause::weather,
                  .what = network_.nodes[at].name + ": " + weather.name,
                  .address = "weather:" + weather.id + ":" + service.id,
                  .hours = {},
                  .figures = {weather.spell.id()}};
    double closed = 0;
    for (std::size_t month = 0; month < weather.closed.size(); ++month) {
        bool const counts = !departure_ || unsigned{std::chrono::year_month_day{*departure_}.month()} ==
                                               static_cast<unsigned>(month + 1);
        if (counts) {
            closed += network_.figures.value(weather.closed[month]).in_base_units();
            // A share stated for all the months not named is one figure.
            FigureId const share = weather.closed[month].id();
            if (std::find(wait.figures.begin(), wait.figures.end(), share) == wait.figures.end()) {
                wait.figures.push_back(share);
            }
        }
    }
    closed /= departure_ ? 1.0 : static_cast<double>(weather.closed.size());
    wait.hours = Distribution::chance(closed, residual_of(network_.figures.variation(weather.spell)));
    account.times.push_back({at, std::move(wait)});
}

void Accountant::transfer(Arc const& arc, ArcAccount& account) const {
    Node const& node = network_.nodes[arc.from];
    Transfer oriented = node.transfers[*arc.transfer];
    oriented.from = arc.mode_before;
    oriented.to = arc.mode;
    std::string const what =
        node.name + ": " + network_.modes[arc.mode_before].name + " to " + network_.modes[arc.mode].name;
    auto const time = rates_.of(arc.from, oriented, &Transfer::time, &Default::transfer_time, "transfer-time");
    if (time) {
        account.times.push_back({arc.from,
                                 {.cause = TimeCause::handling,
                                  .what = what,
                                  .address = "transfer:" + node.id + ":" + network_.modes[arc.mode_before].id + ":" +
                                             network_.modes[arc.mode].id,
                                  .hours = times_factor(network_.figures.variation(time.figure), time.factor),
                                  .figures = {time.figure.id()}}});
    } else {
        account.gaps.push_back({what + ": no transfer time", Gap::Lacks::time});
    }
    add_price(account, arc.from, CostKind::handling, what,
              rates_.of(arc.from, oriented, &Transfer::cost, &Default::transfer_cost, "transfer-cost"));
    add_hub_emission(account, arc.from, what,
                     rates_.of(arc.from, oriented, &Transfer::co2e, &Default::transfer_co2e, "transfer-co2e"));
}

void Accountant::handle(Arc const& arc, ArcAccount& account) const {
    bool const loads = arc.kind == Arc::Kind::load;
    auto const own = loads ? &Node::load : &Node::unload;
    auto const rule = loads ? &Default::load : &Default::unload;
    Node const& node = network_.nodes[arc.from];
    std::string const what = node.name + (loads ? ": loading" : ": unloading");
    if (auto const time = rates_.of(arc.from, arc.mode, own, rule, &Handling::time)) {
        account.times.push_back(
            {arc.from,
             {.cause = TimeCause::handling,
              .what = what,
              .address = (loads ? "load:" : "unload:") + node.id + ":" + network_.modes[arc.mode].id,
              .hours = network_.figures.variation(time.figure),
              .figures = {time.figure.id()}}});
    }
    add_price(account, arc.from, CostKind::handling, what, rates_.of(arc.from, arc.mode, own, rule, &Handling::cost));
    add_hub_emission(account, arc.from, what, rates_.of(arc.from, arc.mode, own, rule, &Handling::co2e));
}

void Accountant::control(ControlRef reference, ModeId mode, ArcAccount& account) const {
    Node const& node = network_.nodes[reference.node];
    Control const& control = node.controls[reference.index];
    std::string const what = node.name + ": " + control.name;
    if (auto const time = rates_.time_of(reference, mode)) {
        account.times.push_back({reference.node,
                                 {.cause = TimeCause::border,
                                  .what = what,
                                  .address = "control:" + node.id + ":" + control.id + ":" + network_.modes[mode].id,
                                  .hours = times_factor(network_.figures.variation(time.figure), time.factor),
                                  .figures = {time.figure.id()},
                                  .control = reference.index}});
    }
    add_price(account, reference.node, CostKind::border, what, rates_.cost_of(reference, mode));
    if (control.risk) {
        risk(reference, account);
    }
}

void Accountant::risk(ControlRef reference, ArcAccount& account) const {
    NodeId const at = reference.node;
    Control const& control = network_.nodes[at].controls[reference.index];
    Risk const& risk = network_.risks[control.risk];
    double const probability = network_.figures.value(risk.probability).in_base_units();
    std::string const what = network_.nodes[at].name + ": " + risk.name;
    if (risk.delay) {
        account.times.push_back({at,
                                 {.cause = TimeCause::risk,
                                  .what = what,
                                  .address = "risk:" + risk.id + ":" + network_.nodes[at].id + ":" + control.id,
                                  .hours = Distribution::chance(probability, network_.figures.variation(risk.delay)),
                                  .figures = {risk.probability.id(), risk.delay.id()},
                                  .control = reference.index}});
    }
    if (risk.cost) {
        if (auto const cost = rates_.for_one_unit(network_.figures.value(risk.cost))) {
            account.costs.push_back(
                {at, cost_item(CostKind::risk, what, *cost * probability, {risk.probability.id(), risk.cost.id()},
                               network_.figures[risk.cost.id()].dimension)});
        }
    }
}

CostItem Accountant::cost_item(CostKind kind, std::string what, Money amount, std::vector<FigureId> figures,
                               Dimension rate) const {
    Converting behind = converting(network_, network_.cargoes[cargo_], counted_in_, rate);
    append(figures, behind.factors);
    return {kind, std::move(what), amount, std::move(figures), std::move(behind.divisors)};
}

void Accountant::add_hub_emission(ArcAccount& account, NodeId at, std::string what,
                                  Rate<MassPerUnit> const& rate) const {
    if (!rate) {
        return;
    }
    if (auto const mass = rates_.for_one_unit(network_.figures.value(rate.figure))) {
        EmissionItem item{std::move(what), *mass * rate.factor, {rate.figure.id()}};
        append(item.figures,
               converting(network_, network_.cargoes[cargo_], counted_in_, network_.figures[rate.figure.id()].dimension)
                   .all());
        account.emissions.push_back({at, std::move(item)});
    }
}

void Accountant::add_price(ArcAccount& account, NodeId at, CostKind kind, std::string what,
                           Rate<Price> const& rate) const {
    if (!rate) {
        return;
    }
    if (auto const amount = rates_.for_one_unit(network_.figures.value(rate.figure))) {
        account.costs.push_back({at, cost_item(kind, std::move(what), *amount * rate.factor, {rate.figure.id()},
                                               network_.figures[rate.figure.id()].dimension)});
    } else {
        account.gaps.push_back({what + ": the price does not fit the cargo's unit", Gap::Lacks::cost, kind});
    }
}

double moving_hours(ArcAccount const& account) {
    double hours = 0;
    for (auto const& [node, item] : account.times) {
        hours += item.cause == TimeCause::moving ? item.hours.mean() : 0;
    }
    return hours;
}

}  // namespace corridor
