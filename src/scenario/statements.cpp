#include "scenario/statements.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "corridor/units/measure.h"

namespace corridor {
namespace {

std::string listed(std::vector<std::string> const& words) {
    std::string text;
    for (std::string const& word : words) {
        if (!word.empty()) {
            text += (text.empty() ? "" : ", ") + word;
        }
    }
    return text;
}

// "from a, b", or nothing where nothing is listed.
std::string worded(std::string const& word, std::string const& list) {
    return list.empty() ? "" : word + " " + list;
}

std::string two_digits(unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string date(std::string const& word, std::optional<std::chrono::sys_days> const& day_of_year) {
    if (!day_of_year) {
        return "";
    }
    std::chrono::year_month_day const date{*day_of_year};
    return word + " " + std::to_string(static_cast<int>(date.year())) + "-" +
           two_digits(static_cast<unsigned>(date.month())) + "-" + two_digits(static_cast<unsigned>(date.day()));
}

class Statements {
public:
    explicit Statements(Question const& question) : scenario_{question.scenario}, network_{question.network} {
        figures();
        objects();
        changes();
        demands();
        corridors();
        shipper();
        money();
        simulation();
    }

    [[nodiscard]] std::map<std::string, Statement> all() && { return std::move(all_); }

private:
    void state(std::string const& path, std::string text) {
        if (!text.empty()) {
            all_[path] = {std::move(text), std::nullopt};
        }
    }

    template <class Q>
    void state(std::string const& path, std::optional<Q> const& quantity) {
        if (quantity) {
            state(path, to_text(quantity->value, quantity->dimension));
        }
    }

    void figures() {
        for (FigureRow const& row : network_.figures) {
            std::string const range = row.range ? ", from " + to_text(row.range->low, row.dimension) + " to " +
                                                      to_text(row.range->high, row.dimension)
                                                : "";
            all_[row.path] = {row.written + range, row};
        }
    }

    void objects() {
        for (Mode const& mode : network_.modes) {
            state("modes." + mode.id, name_of(mode.family));
        }
        for (Cargo const& cargo : network_.cargoes) {
            state("cargoes." + cargo.id, "by the " + cargo.unit);
            state("cargoes." + cargo.id + ".modes", ids(cargo.modes, network_.modes));
        }
        for (Node const& node : network_.nodes) {
            place(node);
        }
        for (Link const& link : network_.links) {
            line(link);
        }
        for (Service const& service : network_.services) {
            sailings(service);
        }
        for (Default const& rule : network_.defaults) {
            state("defaults." + rule.id + ".for", domain(rule));
        }
        for (ThroughTariff const& tariff : network_.through_tariffs) {
            price(tariff);
        }
        for (WagonFleet const& fleet : network_.wagon_fleets) {
            state("wagon-fleets." + fleet.id, network_.nodes[fleet.at].id + " by " + network_.modes[fleet.mode].id);
        }
        for (Breakdowns const& breakdowns : network_.breakdowns) {
            state("breakdowns." + breakdowns.id, to_string(breakdowns.what));
        }
    }

    // "a, b": ids of rows of a table.
    template <class Key, class Row>
    static std::string ids(std::vector<Key> const& keys, Table<Key, Row> const& table) {
        std::vector<std::string> words;
        words.reserve(keys.size());
        for (Key const key : keys) {
            words.push_back(table[key].id);
        }
        return listed(words);
    }
    // The id of a row, or nothing for a key that names none.
    template <class Key, class Row>
    static std::string id(Key key, Table<Key, Row> const& table) {
        return key ? table[key].id : "";
    }

    [[nodiscard]] std::string places(Side const& side) const {
        std::vector<std::string> words = side.countries;
        for (NodeId const node : side.nodes) {
            words.push_back(network_.nodes[node].id);
        }
        return listed(words);
    }

    void place(Node const& node) {
        std::string const path = "nodes." + node.id;
        state(path, node.name + ", " + name_of(node.kind) + " in " + node.country);
        if (node.location) {
            state(path + ".location", shortest(node.location->latitude) + ", " + shortest(node.location->longitude));
        }
        state(path + ".blend", id(node.blend, network_.cargoes));
        for (Transfer const& transfer : node.transfers) {
            state(path + ".transfers." + network_.modes[transfer.from].id + "-" + network_.modes[transfer.to].id,
                  transfer.both_ways ? "both ways" : "one way");
        }
        for (Control const& control : node.controls) {
            state(path + ".controls." + control.id,
                  listed({control.name, worded("by", ids(control.modes, network_.modes)),
                          worded("from", places(control.from)), worded("to", places(control.to)),
                          worded("risk", id(control.risk, network_.risks)),
                          control.servers ? "servers " + std::to_string(*control.servers) : "",
                          control.hours.to_text()}));
        }
        for (Berths const& berths : node.berths) {
            state(path + ".berths." + berths.id, listed({berths.name, worded("for", ids(berths.modes, network_.modes)),
                                                         std::to_string(berths.count)}));
        }
    }

    static std::string heights(std::vector<ProfilePoint> const& profile) {
        std::vector<std::string> words;
        words.reserve(profile.size());
        for (ProfilePoint const& point : profile) {
            words.push_back(shortest(point.height.in(metre)) + " m at " + shortest(point.at.in(kilometre)) + " km");
        }
        return listed(words);
    }

    void line(Link const& link) {
        std::string const path = "links." + link.id;
        state(path, network_.nodes[link.from].id + (link.both_ways ? " – " : " to ") + network_.nodes[link.to].id +
                        " by " + network_.modes[link.mode].id);
        state(path + ".pipe.grade", id(link.pipe.grade, network_.cargoes));
        state(path + ".pipe.profile", heights(link.pipe.profile));
        state(path + ".country", link.country);
        state(path + ".tracks", link.tracks ? std::to_string(*link.tracks) : "");
        if (link.electrified) {
            state(path + ".electrified", *link.electrified ? "yes" : "no");
        }
    }

    void sailings(Service const& service) {
        std::string const path = "services." + service.id;
        state(path, service.name);
        state(path + ".mode", network_.modes[service.mode].id);
        state(path + ".calls", ids(service.calls, network_.nodes) + (service.both_ways ? "" : ", one way"));
        state(path + ".via", ids(service.via, network_.nodes));
        state(path + ".closures", id(service.closures, network_.weather));
        state(path + ".vessel.fleet", service.vessel.fleet ? std::to_string(*service.vessel.fleet) : "");
        if (service.departure.timetable) {
            state(path + ".departure", to_text(*service.departure.timetable));
        } else if (service.departure.when_full) {
            state(path + ".departure", "when full");
        }
    }

    // What a default holds for, as files write it.
    [[nodiscard]] std::string domain(Default const& rule) const {
        auto const pair = [](std::string const& key, std::string const& value) {
            return value.empty() ? "" : key + ": " + value;
        };
        return listed({pair("mode", rule.mode), pair("country", rule.country), pair("cargo", rule.cargo),
                       pair("via", id(rule.via, network_.nodes)), pair("kind", rule.kind ? name_of(*rule.kind) : ""),
                       pair("transfer", rule.transfer ? rule.transfer->first + " – " + rule.transfer->second : "")});
    }

    void price(ThroughTariff const& tariff) {
        std::string const path = "through-tariffs." + tariff.id;
        std::vector<std::string> covered;
        for (CostKind const kind : tariff.covers) {
            covered.emplace_back(name_of(kind));
        }
        state(path, listed({tariff.name, network_.nodes[tariff.from].id + " to " + network_.nodes[tariff.to].id,
                            id(tariff.cargo, network_.cargoes), worded("for", tariff.shipper)}));
        state(path + ".via", ids(tariff.via, network_.nodes));
        state(path + ".covers", listed(covered));
    }

    static std::string selectors(std::vector<Selector> const& all) {
        std::vector<std::string> words;
        words.reserve(all.size());
        for (Selector const& selector : all) {
            words.push_back(to_string(selector));
        }
        return listed(words);
    }

    void changes() {
        // The same part may be closed more than once.
        std::map<std::string, std::vector<std::string>> closed;
        for (Closure const& closure : network_.closures) {
            std::string const when = date("from", closure.from) + date(" until", closure.until);
            closed["closed " + to_string(closure.what)].push_back(when.empty() ? "always" : when);
        }
        for (auto const& [path, times] : closed) {
            state(path, listed(times));
        }
        for (Outage const& outage : network_.outages) {
            std::string const down = outage.berths ? std::to_string(outage.berths_down) + " berths"
                                                   : shortest(outage.share_down * 100) + " %";
            state("out of use " + outage.of, down + " " + date("from", outage.from) + date(" until", outage.until));
        }
        for (PlannedStep const& step : scenario_.steps) {
            state("steps." + step.name, std::to_string(step.changes.size()) + " changes");
        }
        std::map<std::string, double> factors;
        for (Adjustment const& adjustment : network_.adjustments) {
            factors.try_emplace(to_string(adjustment.where) + "." + adjustment.key, 1).first->second *=
                adjustment.factor;
        }
        for (auto const& [path, factor] : factors) {
            state(path, "x " + shortest(factor));
        }
    }

    void demands() {
        for (std::size_t i = 0; i < scenario_.demands.size(); ++i) {
            Demand const& demand = scenario_.demands[i];
            std::string const path = "demand." + std::to_string(i) + ".";
            state(path + "from", demand.from);
            state(path + "to", demand.to);
            state(path + "cargo", demand.cargo);
            state(path + "volume", demand.volume);
            state(path + "value", demand.value);
            state(path + "consignment", demand.consignment);
            state(path + "unserved", demand.unserved);
            state(path + "elasticity", demand.elasticity ? shortest(*demand.elasticity) : "");
            state(path + "corridors", listed(demand.corridors));
            state(path + "arrivals", demand.arrivals.to_text());
            state(path + "shipper", demand.shipper);
            std::string const nominations = path + "nominations.";
            for (auto const& [corridor, nomination] : demand.nominations) {
                for (std::size_t month = 0; month < nomination.by_month.size(); ++month) {
                    state(nominations + corridor + "." + std::to_string(month + 1),
                          std::optional{nomination.by_month.at(month)});
                }
            }
            std::string const split = path + "split.";
            for (auto const& [corridor, share] : demand.split) {
                state(split + corridor, shortest(share));
            }
            if (demand.promised) {
                state(path + "promised", to_text(demand.promised->in(hour), dimensions::time));
            }
        }
    }

    void corridors() {
        for (Corridor const& corridor : scenario_.corridors) {
            state("corridors." + corridor.name + ".through", selectors(corridor.through));
            state("corridors." + corridor.name + ".avoid", selectors(corridor.avoid));
            state("corridors." + corridor.name + ".to", corridor.to);
        }
    }

    void shipper() {
        Shipper const& shipper = scenario_.shipper;
        if (auto const& value = shipper.value_of_time_per_day) {
            state("shipper.value-of-time", to_text(value->value, value->dimension) + "/day");
        }
        state("shipper.reliability-ratio", shortest(shipper.reliability_ratio));
        state("shipper.capital-rate", shortest(shipper.capital_rate));
        state("shipper.carbon-price", to_text(shipper.carbon_price.in(dollar), dimensions::money / dimensions::mass));
        for (auto const& [country, price] : shipper.risk_premium) {
            state("shipper.risk-premium." + country, to_text(price.value, price.dimension));
        }
        state("shipper.spread", shipper.spread);
        for (Nest const& nest : shipper.nests) {
            state("shipper.nests." + nest.name + ".corridors", listed(nest.corridors));
            state("shipper.nests." + nest.name + ".spread", std::optional{nest.spread});
        }
        state("departure", date("on", scenario_.departure));
    }

    // Results are in the scenario's money, so the factor that leads there moves them all.
    void money() {
        auto const factor = network_.money.factor(network_.basis, scenario_.basis);
        state("money", scenario_.basis.currency + " of " + std::to_string(scenario_.basis.year) +
                           (factor ? ", " + shortest(*factor) + " for one " + network_.basis.currency + " of " +
                                         std::to_string(network_.basis.year)
                                   : ""));
    }

    void simulation() {
        SimulationPlan const& plan = scenario_.simulation;
        state("simulation.start", date("on", plan.start));
        state("simulation.horizon", plan.horizon ? to_text(plan.horizon->in(hour), dimensions::time) : "");
        state("simulation.warm-up", plan.warm_up ? to_text(plan.warm_up->in(hour), dimensions::time) : "auto");
        state("simulation.replications", std::to_string(plan.replications));
        state("simulation.seed", std::to_string(plan.seed));
        state("simulation.choice", name_of(plan.choice));
        state("simulation.information-delay", to_text(plan.information_delay.in(hour), dimensions::time));
    }

    Scenario const& scenario_;
    Network const& network_;
    std::map<std::string, Statement> all_;
};

}  // namespace

bool Statement::same(Statement const& other) const {
    if (!figure || !other.figure) {
        return text == other.text;
    }
    auto const ends = [](FigureRow const& row) {
        return row.range ? std::pair{row.range->low, row.range->high} : std::pair{row.value, row.value};
    };
    return figure->value == other.figure->value && figure->dimension == other.figure->dimension &&
           figure->variation == other.figure->variation && figure->delay == other.figure->delay &&
           ends(*figure) == ends(*other.figure);
}

std::map<std::string, Statement> statements_of(Question const& question) {
    return Statements{question}.all();
}

}  // namespace corridor
