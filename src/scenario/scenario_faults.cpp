#include "corridor/scenario/scenario_faults.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "corridor/network/nearest.h"
#include "corridor/units/measure.h"

namespace corridor {
namespace {

// The ids of one kind of object, in the network's order.
class Known {
public:
    void add(std::string const& id) {
        if (ids_.insert(id).second) {
            list_.push_back(id);
        }
    }
    [[nodiscard]] bool contains(std::string const& id) const { return ids_.contains(id); }
    [[nodiscard]] std::vector<std::string> const& list() const { return list_; }

private:
    std::vector<std::string> list_;
    std::unordered_set<std::string> ids_;
};

class Examination {
public:
    Examination(Scenario const& scenario, Network const& network) : scenario_{scenario}, network_{network} {
        for (Node const& node : network.nodes) {
            nodes_.add(node.id);
            countries_.add(node.country);
        }
        for (Link const& link : network.links) {
            links_.add(link.id);
        }
        for (Service const& service : network.services) {
            services_.add(service.id);
        }
        for (Mode const& mode : network.modes) {
            modes_.add(mode.id);
        }
        std::set<std::string> families;
        for (Mode const& mode : network.modes) {
            families.insert(name_of(mode.family));
        }
        std::for_each(families.begin(), families.end(), [this](std::string const& family) { modes_.add(family); });
        for (Cargo const& cargo : network.cargoes) {
            cargoes_.add(cargo.id);
        }
        for (Corridor const& corridor : scenario.corridors) {
            corridors_.add(corridor.name);
        }
    }

    std::vector<Fault> run() {
        if (scenario_.demands.empty()) {
            error("demand", "a scenario needs at least one demand");
        }
        for (std::size_t i = 0; i < scenario_.demands.size(); ++i) {
            examine(scenario_.demands[i], "demand." + std::to_string(i));
        }
        for (Corridor const& corridor : scenario_.corridors) {
            std::string const path = "corridors." + corridor.name;
            check_known(path + ".to", "the network has no node", corridor.to, nodes_);
            for (std::size_t i = 0; i < corridor.through.size(); ++i) {
                examine(corridor.through[i], path + ".through." + std::to_string(i));
            }
            for (std::size_t i = 0; i < corridor.avoid.size(); ++i) {
                examine(corridor.avoid[i], path + ".avoid." + std::to_string(i));
            }
        }
        for (auto const& [country, premium] : scenario_.shipper.risk_premium) {
            if (!countries_.contains(country)) {
                error("shipper.risk-premium." + country, "the network has no node in '" + country + "'");
            }
            examine_price("shipper.risk-premium." + country, premium);
        }
        if (auto const& price = scenario_.shipper.value_of_time_per_day) {
            examine_price("shipper.value-of-time", *price);
        }
        examine_choice();
        for (Change const& change : scenario_.changes) {
            auto const* const closure = std::get_if<Closure>(&change.what);
            if (closure != nullptr && (closure->from || closure->until) && !scenario_.departure) {
                faults_.push_back({Severity::warning, change.place,
                                   "'compare' heeds no closure with dates, for the scenario states no 'departure'"});
            }
        }
        return std::move(faults_);
    }

private:
    void error(std::string path, std::string message) {
        faults_.push_back({Severity::error, std::move(path), std::move(message)});
    }

    void check_known(std::string const& path, char const* missing, std::string const& id, Known const& known) {
        if (id.empty() || known.contains(id)) {
            return;
        }
        auto const near = nearest(id, known.list());
        error(path, missing + std::string{" '"} + id + "'" + (near ? "; did you mean '" + *near + "'?" : ""));
    }

    void examine(Demand const& demand, std::string const& path) {
        check_known(path + ".from", "the network has no node", demand.from, nodes_);
        check_known(path + ".to", "the network has no node", demand.to, nodes_);
        check_known(path + ".cargo", "the network has no cargo", demand.cargo, cargoes_);
        auto const cargo = network_.find_cargo(demand.cargo);
        if (cargo && demand.value && !fits(*demand.value, network_.cargoes[*cargo])) {
            error(path + ".value", "value: a price per " + network_.cargoes[*cargo].unit + " is wanted");
        }
        if (cargo && demand.unserved && !fits(*demand.unserved, network_.cargoes[*cargo])) {
            error(path + ".unserved", "unserved: a price per " + network_.cargoes[*cargo].unit + " is wanted");
        }
        for (auto const& [corridor, nomination] : demand.nominations) {
            check_open(path + ".nominations.", corridor, demand);
        }
        for (auto const& [corridor, share] : demand.split) {
            check_open(path + ".split.", corridor, demand);
        }
        examine_shipper(demand, path + ".shipper");
        for (std::size_t i = 0; i < demand.corridors.size(); ++i) {
            check_known(path + ".corridors." + std::to_string(i), "the scenario has no corridor", demand.corridors[i],
                        corridors_);
        }
        for (Corridor const& corridor : scenario_.corridors) {
            if (corridor.to == demand.from && may_take(demand, corridor.name)) {
                error("corridors." + corridor.name + ".to", "a corridor must not end where the goods begin");
            }
        }
        if (demand.from == demand.to) {
            error(path, "a demand must go from one node to another");
        }
    }

    // A corridor that a demand gives goods to must be one that it may take.
    void check_open(std::string const& path, std::string const& corridor, Demand const& demand) {
        check_known(path + corridor, "the scenario has no corridor", corridor, corridors_);
        if (corridors_.contains(corridor) && !may_take(demand, corridor)) {
            error(path + corridor, "'" + corridor + "' is not among the corridors that the demand may take");
        }
    }

    // Whom no tariff names, the tariffs of everybody hold for: perhaps a name is misspelt.
    void examine_shipper(Demand const& demand, std::string const& path) {
        std::vector<std::string> known;
        for (ThroughTariff const& tariff : network_.through_tariffs) {
            if (!tariff.shipper.empty()) {
                known.push_back(tariff.shipper);
            }
        }
        if (demand.shipper.empty() || std::find(known.begin(), known.end(), demand.shipper) != known.end()) {
            return;
        }
        auto const near = nearest(demand.shipper, known);
        faults_.push_back({Severity::warning, path,
                           "no through tariff names the shipper '" + demand.shipper +
                               "', who pays what everybody pays" + (near ? "; did you mean '" + *near + "'?" : "")});
    }

    void examine_choice() {
        Shipper const& shipper = scenario_.shipper;
        if (shipper.spread) {
            examine_spread("shipper.spread", *shipper.spread);
        }
        std::set<std::string> placed;
        for (Nest const& nest : shipper.nests) {
            std::string const path = "shipper.nests." + nest.name;
            if (!shipper.spread) {
                error(path, "nests need the shipper's 'spread'");
            } else if (is_wider(nest.spread, *shipper.spread)) {
                error(path + ".spread", "spread: within a nest it is at most the shipper's own");
            }
            examine_spread(path + ".spread", nest.spread);
            for (std::size_t i = 0; i < nest.corridors.size(); ++i) {
                std::string const corridor = path + ".corridors." + std::to_string(i);
                check_known(corridor, "the scenario has no corridor", nest.corridors[i], corridors_);
                if (!placed.insert(nest.corridors[i]).second) {
                    error(corridor, "'" + nest.corridors[i] + "' is in a nest already");
                }
            }
        }
    }

    // For any cargo; prices may be per box and per tonne.
    [[nodiscard]] bool is_wider(Price inner, Price outer) const {
        return std::any_of(scenario_.demands.begin(), scenario_.demands.end(), [&](Demand const& demand) {
            auto const cargo = network_.find_cargo(demand.cargo);
            if (!cargo) {
                return false;
            }
            CargoUnit const unit = network_.unit_of(network_.cargoes[*cargo]);
            auto const of_inner = unit.in(dimensions::money / inner.dimension);
            auto const of_outer = unit.in(dimensions::money / outer.dimension);
            return of_inner && of_outer && inner.value * *of_inner > outer.value * *of_outer * (1 + 1e-9);
        });
    }

    void examine_spread(std::string const& path, Price spread) {
        if (spread.value <= 0) {
            error(path, "spread: a price greater than zero is wanted; without one all take the cheapest");
        } else {
            examine_price(path, spread);
        }
    }

    // What a shipper pays for must be countable in the cargo's unit, or it would count for nothing.
    void examine_price(std::string const& path, Price price) {
        for (Demand const& demand : scenario_.demands) {
            auto const cargo = network_.find_cargo(demand.cargo);
            if (cargo && !fits(price, network_.cargoes[*cargo])) {
                error(path, "the price's unit does not fit the cargo '" + demand.cargo + "', which is counted in " +
                                network_.cargoes[*cargo].unit + "; per t fits every cargo that states its mass");
                return;
            }
        }
    }

    [[nodiscard]] bool fits(Price price, Cargo const& cargo) const {
        return network_.unit_of(cargo).in(dimensions::money / price.dimension).has_value();
    }

    void examine(Selector const& selector, std::string const& path) {
        check_known(path, "the network has no node", selector.node, nodes_);
        check_known(path, "the network has no link", selector.link, links_);
        check_known(path, "the network has no service", selector.service, services_);
        check_known(path, "the network has no mode", selector.mode, modes_);
        check_known(path, "the network has no node in country", selector.country, countries_);
    }

    Scenario const& scenario_;
    Network const& network_;
    Known nodes_;
    Known links_;
    Known services_;
    Known modes_;
    Known cargoes_;
    Known corridors_;
    Known countries_;
    std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> faults(Scenario const& scenario, Network const& network) {
    return Examination{scenario, network}.run();
}

}  // namespace corridor
