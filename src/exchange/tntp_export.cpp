#include "corridor/exchange/tntp_export.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "corridor/units/measure.h"
#include "exchange/file_unit.h"
#include "routing/rates.h"

namespace corridor {
namespace {

// A row of the file of links.
struct Row {
    NodeId from;
    NodeId to;
    double capacity = 0;  // cargo units an hour
    double length = 0;    // km
    double time = 0;      // h
    VolumeDelay::Bpr law{};
    Money charge{};  // for one unit
};

std::string file_name(std::string const& name) {
    std::string plain;
    for (char const letter : name) {
        bool const keeps = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || letter == '.';
        plain += keeps ? letter : '-';
    }
    return plain.empty() ? "network" : plain;
}

class Exporter {
public:
    Exporter(Scenario const& scenario, Network const& network, FileUnit time, FileUnit length)
        : scenario_{scenario}, network_{network}, time_{std::move(time)}, length_{std::move(length)} {}

    std::variant<Folder, Refusal> run() {
        examine();
        if (reasons_.empty()) {
            gather();
        }
        if (!reasons_.empty()) {
            return Refusal{std::move(reasons_)};
        }
        number();
        std::string const name = file_name(network_.name);
        Folder folder;
        folder.files = {{name + "_net.tntp", net()}, {name + "_trips.tntp", trips()}};
        if (is_located()) {
            folder.files.push_back({name + "_node.tntp", nodes()});
        }
        folder.summary = fmt::format("{}: {} zones, {} nodes, {} links; times in {}, lengths in {}", name, zones_,
                                     order_.size(), rows_.size(), unit_text(time_), unit_text(length_));
        if (has_charges_) {
            folder.summary += "; tolls in the same unit of time";
        }
        return folder;
    }

private:
    // What holds for both directions of a link is said once.
    void refuse(std::string reason) {
        if (reasons_.empty() || reasons_.back() != reason) {
            reasons_.push_back(std::move(reason));
        }
    }

    // What TNTP has no words for.
    void examine() {
        if (!network_.services.empty()) {
            refuse("services." + network_.services[ServiceId{0}].id + ": TNTP knows no services");
        }
        if (!network_.through_tariffs.empty()) {
            refuse("through-tariffs." + network_.through_tariffs.front().id + ": TNTP knows no through tariffs");
        }
        if (!network_.closures.empty()) {
            refuse("closures: TNTP knows none");
        }
        for (Node const& node : network_.nodes) {
            if (!node.controls.empty() || !node.transfers.empty()) {
                refuse("nodes." + node.id + ": TNTP knows neither controls nor transfers");
                break;
            }
        }
        for (Link const& link : network_.links) {
            if (link.mode != network_.links[LinkId{0}].mode) {
                refuse("links." + link.id + ": runs by " + network_.modes[link.mode].id + ", the first link by " +
                       network_.modes[network_.links[LinkId{0}].mode].id + "; TNTP knows one mode");
                break;
            }
        }
        examine_demands();
        Shipper const& shipper = scenario_.shipper;
        if (shipper.reliability_ratio != 0 || shipper.capital_rate != 0 || shipper.carbon_price != Money{} ||
            !shipper.risk_premium.empty()) {
            refuse("shipper: TNTP knows the worth of time only");
        }
    }

    void examine_demands() {
        for (std::size_t i = 0; i < scenario_.demands.size(); ++i) {
            Demand const& demand = scenario_.demands[i];
            std::string const path = "demand." + std::to_string(i);
            if (demand.cargo != scenario_.demands.front().cargo) {
                refuse(path + ": TNTP knows one kind of trips, not " + scenario_.demands.front().cargo + " and " +
                       demand.cargo);
                return;
            }
            if (!demand.volume) {
                refuse(path + ": a 'volume' is wanted");
                return;
            }
        }
    }

    // REQUIRES: nothing refused so far.
    void gather() {
        CargoId const cargo = *network_.find_cargo(scenario_.demands.front().cargo);
        rates_.emplace(network_, cargo);
        unit_ = network_.unit_of(network_.cargoes[cargo]);
        for (std::size_t i = 0; i < network_.links.size(); ++i) {
            add({.link = LinkId{i}, .service = {}, .direction = Direction::forward});
            if (network_.links[LinkId{i}].both_ways) {
                add({.link = LinkId{i}, .service = {}, .direction = Direction::backward});
            }
        }
        std::map<std::string, NodeId> ids;
        for (std::size_t i = 0; i < network_.nodes.size(); ++i) {
            ids[network_.nodes[NodeId{i}].id] = NodeId{i};
        }
        for (std::size_t i = 0; i < scenario_.demands.size(); ++i) {
            Demand const& demand = scenario_.demands[i];
            NodeId const from = ids.at(demand.from);
            NodeId const to = ids.at(demand.to);
            auto const flow = in_cargo_units(*demand.volume);
            if (!flow) {
                refuse("demand." + std::to_string(i) + ".volume: does not convert to " + unit_name());
                return;
            }
            flows_[from][to] += *flow;
            if (is_handled(from, &Node::load, &Default::load) || is_handled(to, &Node::unload, &Default::unload)) {
                refuse("demand." + std::to_string(i) + ": TNTP knows no handling at the ends of a journey");
                return;
            }
        }
    }

    [[nodiscard]] std::string unit_name() const {
        return network_.cargoes[*network_.find_cargo(scenario_.demands.front().cargo)].unit;
    }

    // Cargo units an hour; nothing if it counts something else.
    [[nodiscard]] std::optional<double> in_cargo_units(Throughput passing) const {
        auto const each = unit_.in(passing.dimension * dimensions::time);
        return each ? std::optional{passing.value / *each} : std::nullopt;
    }

    [[nodiscard]] bool is_handled(NodeId node, Handling Node::*own, Handling Default::*rule) const {
        ModeId const mode = network_.links[LinkId{0}].mode;
        auto const time = rates_->of(node, mode, own, rule, &Handling::time);
        auto const cost = rates_->of(node, mode, own, rule, &Handling::cost);
        return (time && network_.figures.value(time.figure) != Duration{}) ||
               (cost && network_.figures.value(cost.figure).value != 0);
    }

    void add(Run const& run) {
        Link const& link = network_.links[run.link];
        std::string const path = "links." + link.id;
        Row row{run.direction == Direction::forward ? link.from : link.to,
                run.direction == Direction::forward ? link.to : link.from};
        Distance const length = network_.figures.value(link.length);
        row.length = length.in(kilometre);
        auto const time = time_of(run, length);
        if (!time) {
            refuse(path + ": neither 'time' nor 'speed' holds here, or it varies");
            return;
        }
        row.time = time->in(hour);
        auto const delay = rates_->of(run, &Running::volume_delay, "volume-delay");
        auto const capacity = rates_->of(run, &Running::capacity, "capacity");
        if (delay && capacity) {
            auto const* const law = std::get_if<VolumeDelay::Bpr>(&network_.figures.value(delay.figure).law);
            Throughput passing = network_.figures.value(capacity.figure);
            passing.value *= capacity.factor;
            auto const units = in_cargo_units(passing);
            if (law == nullptr || !units) {
                refuse(path + (law == nullptr ? ".volume-delay: TNTP knows bpr only"
                                              : ".capacity: does not convert to " + unit_name()));
                return;
            }
            row.law = *law;
            row.capacity = *units;
        } else if (capacity) {
            refuse(path + ".capacity: without 'volume-delay' it is a limit, which TNTP does not know");
        }
        row.charge = charge_of(run, length);
        has_charges_ = has_charges_ || row.charge != Money{};
        auto const& worth = scenario_.shipper.value_of_time_per_day;
        if (row.charge != Money{} && (!worth || worth->value == 0)) {
            refuse(path + ": costs money, which takes a 'value-of-time' to become time");
        }
        rows_.push_back(row);
    }

    [[nodiscard]] std::optional<Duration> time_of(Run const& run, Distance length) const {
        auto const time = rates_->of(run, &Running::time, "time");
        auto const speed = rates_->of(run, &Running::speed, "speed");
        double const factor = time.factor / speed.factor;
        if (time && (time.is_own || !speed.is_own)) {
            bool const varies = !network_.figures.variation(time.figure).is_constant();
            return varies ? std::nullopt : std::optional{network_.figures.value(time.figure) * factor};
        }
        return speed ? std::optional{length / network_.figures.value(speed.figure) * factor} : std::nullopt;
    }

    [[nodiscard]] Money charge_of(Run const& run, Distance length) const {
        auto const charge = rates_->of(run, &Running::charge, "charge");
        auto const tariff = rates_->of(run, &Running::tariff, "tariff");
        Money sum;
        if (charge) {
            sum += *rates_->for_one_unit(network_.figures.value(charge.figure)) * charge.factor;
        }
        if (tariff) {
            sum += *rates_->for_one_unit(network_.figures.value(tariff.figure), length) * tariff.factor;
        }
        return sum;
    }

    // Zones that nobody may pass come first, then what else journeys begin or end at, as far as need be.
    void number() {
        for (std::size_t i = 0; i < network_.nodes.size(); ++i) {
            order_.push_back(NodeId{i});
        }
        auto const is_zone = [this](NodeId node) { return network_.nodes[node].kind == NodeKind::zone; };
        auto const thru = std::stable_partition(order_.begin(), order_.end(), is_zone);
        first_thru_ = static_cast<std::size_t>(thru - order_.begin()) + 1;
        zones_ = first_thru_ - 1;
        std::set<NodeId> ends;
        for (auto const& [from, to] : flows_) {
            ends.insert(from);
            for (auto const& [node, flow] : to) {
                ends.insert(node);
            }
        }
        for (std::size_t i = 0; i < order_.size(); ++i) {
            numbers_[order_[i]] = i + 1;
            zones_ = ends.contains(order_[i]) ? std::max(zones_, i + 1) : zones_;
        }
    }

    static std::string unit_text(FileUnit const& unit) {
        return unit.count == 1 ? unit.name : shortest(unit.count) + " " + unit.name;
    }

    [[nodiscard]] std::string net() const {
        double const hours = time_.in_base_units;
        double const dollars =  // that one unit of the file's time is worth
            scenario_.shipper.value_of_time_per_day && has_charges_
                ? rates_->for_one_unit(*scenario_.shipper.value_of_time_per_day)->in(dollar) / 24 * hours
                : 1;
        std::string text = fmt::format(
            "~ Times are in {}, lengths in {}, tolls in the unit of time (toll weight 1), capacities and trips in "
            "cargo\n"
            "~ units ({}) an hour.\n"
            "<NUMBER OF ZONES> {}\n<NUMBER OF NODES> {}\n<FIRST THRU NODE> {}\n<NUMBER OF LINKS> {}\n<END OF "
            "METADATA>\n"
            "\n~\tinit_node\tterm_node\tcapacity\tlength\tfree_flow_time\tb\tpower\tspeed\ttoll\tlink_type\t;\n",
            unit_text(time_), unit_text(length_), unit_name(), zones_, order_.size(), first_thru_, rows_.size());
        for (Row const& row : rows_) {
            // Where nothing depends on flow the capacity means nothing, but programs may divide by it.
            double const capacity = row.capacity > 0 ? row.capacity : 999999;
            text += fmt::format("\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t0\t{}\t1\t;\n", numbers_.at(row.from),
                                numbers_.at(row.to), shortest(capacity), number_in(row.length, length_.in_base_units),
                                number_in(row.time, hours), shortest(row.law.alpha), shortest(row.law.beta),
                                shortest(row.charge.in(dollar) / dollars));
        }
        return text;
    }

    [[nodiscard]] std::string trips() const {
        double total = 0;
        std::string body;
        for (std::size_t zone = 1; zone <= zones_; ++zone) {
            auto const flows = flows_.find(order_[zone - 1]);
            if (flows == flows_.end()) {
                continue;
            }
            body += fmt::format("\nOrigin {}\n", zone);
            std::map<std::size_t, double> by_number;
            for (auto const& [to, flow] : flows->second) {
                by_number[numbers_.at(to)] = flow;
                total += flow;
            }
            int column = 0;
            for (auto const& [to, flow] : by_number) {
                body += fmt::format(" {} : {};{}", to, shortest(flow), ++column % 5 == 0 ? "\n" : "");
            }
            body += column % 5 == 0 ? "" : "\n";
        }
        return fmt::format("<NUMBER OF ZONES> {}\n<TOTAL OD FLOW> {}\n<END OF METADATA>\n{}", zones_, shortest(total),
                           body);
    }

    [[nodiscard]] bool is_located() const {
        return std::all_of(network_.nodes.begin(), network_.nodes.end(),
                           [](Node const& node) { return node.location.has_value(); });
    }

    [[nodiscard]] std::string nodes() const {
        std::string text = "Node\tX\tY\t;\n";
        for (NodeId const node : order_) {
            Location const& at = *network_.nodes[node].location;
            text += fmt::format("{}\t{}\t{}\t;\n", numbers_.at(node), shortest(at.longitude), shortest(at.latitude));
        }
        return text;
    }

    Scenario const& scenario_;
    Network const& network_;
    FileUnit time_;
    FileUnit length_;
    std::vector<std::string> reasons_;
    std::optional<Rates> rates_;
    CargoUnit unit_;
    std::vector<Row> rows_;
    bool has_charges_ = false;
    std::map<NodeId, std::map<NodeId, double>> flows_;
    std::vector<NodeId> order_;
    std::map<NodeId, std::size_t> numbers_;
    std::size_t first_thru_ = 1;
    std::size_t zones_ = 0;
};

}  // namespace

std::variant<Folder, Refusal> export_tntp(Scenario const& scenario, Network const& network,
                                          std::string const& time_unit, std::string const& length_unit) {
    return Exporter{scenario, network, file_unit(time_unit, dimensions::time, "--time-unit"),
                    file_unit(length_unit, dimensions::length, "--length-unit")}
        .run();
}

}  // namespace corridor
