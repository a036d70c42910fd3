#include "corridor/exchange/tntp_import.h"

#include <cmath>
#include <map>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "corridor/units/measure.h"
#include "exchange/file_unit.h"
#include "exchange/yaml_text.h"
#include "input/tntp_reader.h"

namespace corridor {
namespace {

// "SiouxFalls" of "SiouxFalls_net.tntp".
std::string name_of(std::filesystem::path const& file) {
    std::string const stem = file.stem().generic_string();
    auto const mark = stem.rfind("_net");
    return mark == std::string::npos || mark == 0 ? stem : stem.substr(0, mark);
}

class Importer {
public:
    explicit Importer(TntpImport const& import)
        : import_{import},
          time_{file_unit(import.time_unit, dimensions::time, "--time-unit")},
          length_{file_unit(import.length_unit, dimensions::length, "--length-unit")},
          tntp_{read_tntp({import.network, import.trips, import.nodes}, Distance{length_.in_base_units})} {}

    Folder run() {
        Folder folder;
        folder.files = {{"network.yaml", network()}, {"scenario.yaml", scenario()}};
        folder.summary = fmt::format("{}: {} nodes, {} links, {} demands", name_of(import_.network), tntp_.nodes,
                                     tntp_.links.size(), tntp_.trips.size());
        if (tntp_.trips_within_zones > 0) {
            folder.summary += fmt::format("; {:.6g} trips within zones are left out", tntp_.trips_within_zones);
        }
        folder.warnings = std::move(tntp_.warnings);
        return folder;
    }

private:
    [[nodiscard]] std::string network() const {
        std::string text = fmt::format(
            "# Written by 'corridor import tntp' from {}. One unit of its time is taken as {} {}, one of its\n"
            "# length as {} {}; capacities count what passes in an hour. Links whose time does not depend on flow "
            "state no\n"
            "# capacity, for the file's has no effect there.\n",
            yaml_scalar(import_.network.filename().generic_string()), shortest(time_.count), time_.name,
            shortest(length_.count), length_.name);
        text += "name: " + yaml_scalar(name_of(import_.network)) +
                "\nmoney: {currency: USD, year: 2024}\n\n"
                "modes:\n  road: {name: Road, family: road}\n\n"
                "sources:\n  tntp: {title: " +
                yaml_scalar(import_.network.filename().generic_string()) +
                ", publisher: not known}\n\n"
                "cargoes:\n  vehicle: {name: Vehicle, unit: truck, source: tntp}\n\nnodes:\n";
        for (int node = 1; node <= tntp_.nodes; ++node) {
            text += place(node);
        }
        text += "\nlinks:\n";
        std::map<std::pair<int, int>, int> joined;
        for (TntpLink const& link : tntp_.links) {
            int const twin = ++joined[{link.from, link.to}];
            text += line(link, twin == 1 ? "" : "-" + std::to_string(twin));
        }
        return text +
               "\ndefaults:\n  road: {for: {mode: road}, tariff: 0 USD/truck/km, co2e: 0 kg/truck/km, "
               "assumption: the file states neither prices nor emissions}\n";
    }

    [[nodiscard]] std::string place(int node) const {
        bool const is_zone = node < tntp_.first_thru_node;
        std::string location;
        if (!tntp_.locations.empty()) {
            Location const& at = tntp_.locations[static_cast<std::size_t>(node) - 1];
            location = fmt::format(", location: [{}, {}], source: tntp", shortest(at.latitude), shortest(at.longitude));
        }
        return fmt::format("  n{0}: {{name: Node {0}, kind: {1}, country: {2}{3}}}\n", node,
                           is_zone ? "zone" : "junction", import_.country, location);
    }

    [[nodiscard]] std::string line(TntpLink const& link, std::string const& twin) const {
        std::string text =
            fmt::format("  l{0}-{1}{2}: {{from: n{0}, to: n{1}, mode: road, length: {3}, time: {4}", link.from, link.to,
                        twin, written_in(link.length * length_.in_base_units, length_.name),
                        written_in(link.constant_time() * time_.in_base_units, time_.name));
        if (link.is_delayed()) {
            text += fmt::format(", capacity: {} trucks/h, volume-delay: {{bpr: {{alpha: {}, beta: {}}}}}",
                                shortest(link.capacity), shortest(link.b), shortest(link.power));
        }
        double const charge = import_.toll_weight * link.toll + import_.distance_weight * link.length;
        if (charge != 0) {
            text += ", charge: " + shortest(charge) + " USD/truck";
        }
        return text + ", source: tntp}\n";
    }

    [[nodiscard]] std::string scenario() const {
        std::string text = fmt::format(
            "# Written by 'corridor import tntp' from {}. One unit of the file's time ({} {}) is worth one dollar, so\n"
            "# costs in dollars are the file's generalised costs{}.\n",
            yaml_scalar(import_.trips.filename().generic_string()), shortest(time_.count), time_.name, weights());
        text += fmt::format(
            "name: {}\nnetwork: network.yaml\nshipper:\n  value-of-time: {{value: {} USD/truck/{}, "
            "assumption: one unit of the file's time is worth one dollar}}\n\ndemand:\n",
            yaml_scalar(name_of(import_.network)), shortest(1 / time_.count), time_.name);
        for (TntpTrip const& trip : tntp_.trips) {
            text += fmt::format("  - {{from: n{}, to: n{}, cargo: vehicle, volume: {} trucks/h}}\n", trip.from, trip.to,
                                shortest(trip.flow));
        }
        return text;
    }

    [[nodiscard]] std::string weights() const {
        if (import_.toll_weight == 0 && import_.distance_weight == 0) {
            return "";
        }
        return fmt::format(": time + {} toll + {} length", shortest(import_.toll_weight),
                           shortest(import_.distance_weight));
    }

    TntpImport const& import_;
    FileUnit time_;
    FileUnit length_;
    TntpNetwork tntp_;
};

}  // namespace

Folder import_tntp(TntpImport const& import) {
    return Importer{import}.run();
}

}  // namespace corridor
