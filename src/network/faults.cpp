#include "corridor/network/faults.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>

#include "corridor/network/fields.h"
#include "corridor/units/measure.h"
#include "network/oil_faults.h"
#include "network/pipe_faults.h"

namespace corridor {
namespace {

std::string in_kilometres(Distance distance) {
    return shortest(std::round(distance.in(kilometre))) + " km";
}

class Examination {
public:
    explicit Examination(Network const& network) : network_{network} {}

    std::vector<Fault> run() {
        examine_figures();
        for (Link const& link : network_.links) {
            examine(link);
        }
        for (Service const& service : network_.services) {
            examine(service);
        }
        examine_locations();
        for (Node const& node : network_.nodes) {
            examine_transfers(node);
        }
        for (Cargo const& cargo : network_.cargoes) {
            examine(cargo);
        }
        for (Fault& fault : oil_faults(network_)) {
            faults_.push_back(std::move(fault));
        }
        examine_closures();
        examine_operation();
        examine_use();
        return std::move(faults_);
    }

private:
    void error(std::string path, std::string message) {
        faults_.push_back({Severity::error, std::move(path), std::move(message)});
    }
    void warning(std::string path, std::string message) {
        faults_.push_back({Severity::warning, std::move(path), std::move(message)});
    }

    void examine_figures() {
        for (FigureRow const& row : network_.figures) {
            auto const dot = row.path.rfind('.');
            std::string const key = row.path.substr(dot + 1);
            if (!can_be_computed_with(row)) {
                error(row.path, key + ": the number is too large or too small for any freight");
            } else if (row.value < 0 || (row.range && row.range->low < 0)) {
                error(row.path, key + " must not be negative");
            } else if ((row.value == 0 || (row.range && row.range->low == 0)) && must_be_positive(row, key)) {
                error(row.path, key + " must be greater than zero");
            } else if (key == "wagons" && row.value < 1) {
                error(row.path, "wagons: one or more is wanted");
            }
            if (row.range && (row.value < row.range->low || row.value > row.range->high)) {
                error(row.path, key + ": the value lies outside its own range");
            }
            if (row.dimension == dimensions::none && row.value > 1) {
                error(row.path, key + " is a share and must not exceed 100 %");
            }
            if (row.backing.sources.empty() && row.backing.assumption.empty()) {
                warning(row.path, key + " has neither a source nor an assumption");
            }
        }
    }

    static bool must_be_positive(FigureRow const& row, std::string const& key) {
        constexpr std::array keys{"every",    "spell",    "headway",    "at-most-every", "at-least-every",
                                  "length",   "capacity", "payload",    "train",         "wagon",
                                  "rate",     "wagons",   "between",    "repair",        "storage",
                                  "diameter", "pressure", "efficiency", "density",       "viscosity"};
        bool const is_of_link = key == "length" && row.path.starts_with("links.");  // which see
        return row.dimension == Speed::dimension ||
               (!is_of_link && std::find(keys.begin(), keys.end(), key) != keys.end());
    }

    // Products of a few such numbers stay far from the ends of a double.
    static bool can_be_computed_with(FigureRow const& row) {
        auto const is_sane = [](double number) {
            constexpr double greatest = 1e15;
            return number == 0 || (std::abs(number) <= greatest && std::abs(number) >= 1 / greatest);
        };
        bool const range = !row.range || (is_sane(row.range->low) && is_sane(row.range->high));
        bool const varies = row.variation.is_constant() ||
                            (is_sane(row.variation.mean()) && is_sane(std::sqrt(row.variation.variance())));
        return is_sane(row.value) && range && varies;
    }

    // A line cannot be shorter than the great circle.
    void examine_length(std::string const& path, Figure<Distance> length, std::vector<NodeId> const& stations) {
        Distance direct;
        for (std::size_t i = 0; i + 1 < stations.size(); ++i) {
            auto const& from = network_.nodes[stations[i]].location;
            auto const& to = network_.nodes[stations[i + 1]].location;
            direct += from && to ? great_circle(*from, *to) : Distance{};
        }
        Distance const stated = network_.figures.value(length);
        if (is_shorter_than(direct, stated)) {
            error(path + ".length",
                  "length: " + in_kilometres(stated) + " is shorter than the great circle of " + in_kilometres(direct));
        }
    }

    void examine(Link const& link) {
        std::string const path = "links." + link.id;
        if (link.from == link.to) {
            error(path, "a link must join two different nodes");
            return;
        }
        if (link.country.empty()) {
            error(path, "the ends lie in " + network_.nodes[link.from].country + " and " +
                            network_.nodes[link.to].country + ": 'country' must say whose rates hold");
        }
        if (link.length) {
            examine_length(path, link.length, {link.from, link.to});
            examine_no_length(link);
        }
        examine_delay(link);
        for (Fault& fault : pipe_faults(network_, link)) {
            faults_.push_back(std::move(fault));
        }
    }

    // What joins a zone to the network may have no length, if its running time does not come of it.
    void examine_no_length(Link const& link) {
        FigureRow const& row = network_.figures[link.length.id()];
        bool const states_time = link.running.time || (link.forward.time && (link.backward.time || !link.both_ways));
        if ((row.value == 0 || (row.range && row.range->low == 0)) && !states_time) {
            error("links." + link.id + ".length", "length must be greater than zero where no 'time' is stated");
        }
    }

    // A law of delay needs something to measure flow against and something to grow, in each direction that it holds
    // for.
    void examine_delay(Link const& link) {
        for (auto const& [key, one_way] :
             {std::pair{"forward.", &link.forward}, std::pair{"backward.", &link.backward}}) {
            bool const runs = one_way == &link.forward || link.both_ways;
            bool const is_own = static_cast<bool>(one_way->volume_delay);
            if (!runs || (!is_own && !link.running.volume_delay)) {
                continue;
            }
            auto const has = [&, &way = *one_way](auto Running::*figure) {
                return way.*figure || link.running.*figure || has_default(link, figure);
            };
            std::string const path = "links." + link.id + "." + (is_own ? key : "") + "volume-delay";
            if (!has(&Running::capacity)) {
                error(path, "volume-delay: the link states no 'capacity', against which its flow would be measured");
            }
            if (!has(&Running::time) && !has(&Running::speed)) {
                error(path, "volume-delay: the link states neither 'time' nor 'speed', so there is nothing to grow");
            }
        }
    }

    // Whether a default states a figure that holds for the link, for some cargo.
    template <class Q>
    [[nodiscard]] bool has_default(Link const& link, Figure<Q> Running::*figure) const {
        Mode const& mode = network_.modes[link.mode];
        auto const holds = [&](Default const& rule) {
            bool const by_mode =
                rule.mode.empty() || rule.mode == "any" || rule.mode == mode.id || rule.mode == name_of(mode.family);
            bool const here = rule.country.empty() || rule.country == link.country;
            bool const stated = rule.running.*figure || rule.forward.*figure || rule.backward.*figure;
            return by_mode && here && stated && !rule.transfer && !rule.kind && !rule.via;
        };
        return std::any_of(network_.defaults.begin(), network_.defaults.end(), holds);
    }

    // Maps and great circles want all the nodes, so one without a place among others with one was forgotten.
    void examine_locations() {
        auto const is_located = [](Node const& node) { return node.location.has_value(); };
        if (std::none_of(network_.nodes.begin(), network_.nodes.end(), is_located)) {
            return;
        }
        for (Node const& node : network_.nodes) {
            if (!node.location) {
                error("nodes." + node.id,
                      "'location' is missing; [latitude, longitude] is wanted, as other nodes state it");
            }
        }
    }

    void examine(Service const& service) {
        std::string const path = "services." + service.id;
        for (auto const& [key, running] : {std::pair{"", &service.running}, std::pair{"forward.", &service.forward},
                                           std::pair{"backward.", &service.backward}}) {
            if (running->volume_delay) {
                error(path + "." + key + "volume-delay",
                      "volume-delay: services fill up; only links are slowed by flow");
            }
        }
        examine_zones(service);
        for (std::size_t i = 0; i + 1 < service.calls.size(); ++i) {
            if (service.calls[i] == service.calls[i + 1]) {
                error(path + ".calls", "a service must not call twice in a row at the same node");
                return;
            }
        }
        for (std::size_t i = 0; i < service.passages.size(); ++i) {
            std::vector<NodeId> stations{service.calls[i]};
            stations.insert(stations.end(), service.via.begin(), service.via.end());
            stations.push_back(service.calls[i + 1]);
            if (service.passages[i].length) {
                examine_length(path, service.passages[i].length, stations);
            }
        }
        examine_departure(service);
        for (NodeId const call : service.calls) {
            Node const& port = network_.nodes[call];
            if (service.vessel.draught && port.depth &&
                network_.figures.value(service.vessel.draught) > network_.figures.value(port.depth)) {
                error(path + ".vessel.draught", "draught: the vessel is too deep for " + port.name);
            }
        }
    }

    void examine(Cargo const& cargo) {
        std::string const path = "cargoes." + cargo.id;
        Dimension const unit = std::get<Measure>(read_unit(cargo.unit)).dimension;
        std::string const wanted = " per " + cargo.unit + " is wanted, for that is the cargo's unit";
        if (cargo.mass && network_.figures[cargo.mass.id()].dimension != dimensions::mass / unit) {
            error(path + ".mass", "mass: a mass" + wanted);
        }
        for (auto const& [key, load] : {std::pair{"train", cargo.train}, std::pair{"wagon", cargo.wagon}}) {
            if (load && !network_.unit_of(cargo).in(cargo_in(network_.figures[load.id()].dimension))) {
                error(path + "." + key, std::string{key} + ": this load does not convert to " + cargo.unit);
            }
        }
        if (cargo.value &&
            !network_.unit_of(cargo).in(dimensions::money / network_.figures[cargo.value.id()].dimension)) {
            error(path + ".value", "value: a price" + wanted);
        }
    }

    // What a load per train or wagon counts.
    static Dimension cargo_in(Dimension load) {
        return load * power(dimensions::train, -load.train) * power(dimensions::wagon, -load.wagon);
    }

    // Nobody passes through a zone: no service calls there on its way, and nothing changes modes there.
    void examine_zones(Service const& service) {
        std::vector<NodeId> passed = service.via;
        if (service.calls.size() > 2) {
            passed.insert(passed.end(), service.calls.begin() + 1, service.calls.end() - 1);
        }
        for (NodeId const node : passed) {
            if (network_.nodes[node].kind == NodeKind::zone) {
                error("services." + service.id,
                      "nobody passes through a zone, but this service passes through " + network_.nodes[node].id);
            }
        }
    }

    void examine_transfers(Node const& node) {
        if (node.kind == NodeKind::zone && !node.transfers.empty()) {
            Transfer const& first = node.transfers.front();
            error(
                "nodes." + node.id + ".transfers." + network_.modes[first.from].id + "-" + network_.modes[first.to].id,
                "nothing changes modes in a zone, for nobody passes through it");
        }
        for (std::size_t i = 0; i < node.controls.size(); ++i) {
            if (!node.controls[i].from.empty() && !node.controls[i].to.empty()) {
                error("nodes." + node.id + ".controls." + std::to_string(i),
                      "a control takes either 'from' or 'to', not both");
            }
        }
    }

    void examine_departure(Service const& service) {
        auto const& rule = service.departure.when_full;
        if (rule && rule->at_most_every && rule->at_least_every &&
            network_.figures.value(rule->at_most_every) > network_.figures.value(rule->at_least_every)) {
            error("services." + service.id + ".departure",
                  "departure: 'at-most-every' must not be longer than 'at-least-every'");
        }
    }

    void examine_closures() {
        for (std::size_t i = 0; i < network_.closures.size(); ++i) {
            Closure const& closure = network_.closures[i];
            std::string const path = "closures." + std::to_string(i);
            if (closure.from && closure.until && *closure.until <= *closure.from) {
                error(path, "a closure must end after it begins");
            }
            if (!network_.has_any(closure.what)) {
                error(path, to_string(closure.what) + ": nothing in the network is closed by this");
            }
        }
    }

    void examine_operation() {
        for (WagonFleet const& fleet : network_.wagon_fleets) {
            std::string const path = "wagon-fleets." + fleet.id;
            bool const is_priced_otherwise =
                fleet.empty_tariff && network_.figures[fleet.empty_tariff.id()].dimension !=
                                          dimensions::money / dimensions::wagon / dimensions::length;
            if (is_priced_otherwise) {
                error(path + ".empty-tariff",
                      "empty-tariff: a price per wagon and distance is wanted, such as '0.3 USD/wagon/km'");
            }
            if (network_.figures[fleet.wagons.id()].dimension != dimensions::wagon) {
                error(path + ".wagons", "wagons: a number of wagons is wanted, such as '800 wagons'");
            }
            if (network_.modes[fleet.mode].family != Family::rail) {
                error(path + ".mode", "mode: wagons run on rails, not by " + network_.modes[fleet.mode].id);
            }
        }
        for (Breakdowns const& breakdowns : network_.breakdowns) {
            if (!network_.has_any(breakdowns.what)) {
                error("breakdowns." + breakdowns.id + ".what",
                      to_string(breakdowns.what) + ": nothing in the network breaks down by this");
            }
        }
    }

    // Nodes that nothing reaches.
    void examine_use() {
        std::set<NodeId> served;
        for (Link const& link : network_.links) {
            served.insert({link.from, link.to});
        }
        for (Service const& service : network_.services) {
            served.insert(service.calls.begin(), service.calls.end());
            served.insert(service.via.begin(), service.via.end());
        }
        for (std::size_t i = 0; i < network_.nodes.size(); ++i) {
            if (!served.contains(NodeId{i})) {
                warning("nodes." + network_.nodes[NodeId{i}].id, "no link and no service reaches this node");
            }
        }
    }

    Network const& network_;
    std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> faults(Network const& network) {
    return Examination{network}.run();
}

bool is_shorter_than(Distance great_circle, Distance stated) {
    constexpr Distance city{10.0};
    return stated > Distance{} && stated + city < great_circle * 0.98;
}

Distance great_circle(Location a, Location b) {
    constexpr double earth_radius = 6371.0;
    auto const radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
    double const half_latitude = std::sin(radians(b.latitude - a.latitude) / 2);
    double const half_longitude = std::sin(radians(b.longitude - a.longitude) / 2);
    double const haversine = half_latitude * half_latitude + std::cos(radians(a.latitude)) *
                                                                 std::cos(radians(b.latitude)) * half_longitude *
                                                                 half_longitude;
    return Distance{2 * earth_radius * std::asin(std::min(1.0, std::sqrt(haversine)))};
}

}  // namespace corridor
