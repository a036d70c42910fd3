#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "corridor/network/fields.h"
#include "corridor/network/network.h"

namespace corridor {

// Visits the places of the network that can hold a figure, stated or not: visit(path, figure).
template <class Visit>
class SlotWalk {
public:
    SlotWalk(Network& network, Visit visit) : network_{network}, visit_{std::move(visit)} {}

    void walk(Node& node) {
        std::string const prefix = "nodes." + node.id;
        within(prefix, node);
        within(prefix + ".load", node.load);
        within(prefix + ".unload", node.unload);
        for (Transfer& transfer : node.transfers) {
            within(prefix + ".transfers." + network_.modes[transfer.from].id + "-" + network_.modes[transfer.to].id,
                   transfer);
        }
        for (Control& control : node.controls) {
            within(prefix + ".controls." + control.id, control);
        }
        for (Berths& berths : node.berths) {
            within(prefix + ".berths." + berths.id, berths);
        }
        within(prefix + ".quality-bank", node.quality_bank);
        for (GradePrice& sold : node.prices) {
            visit_(prefix + ".prices." + network_.cargoes[sold.grade].id, sold.price);
        }
    }

    void walk(Link& link) {
        std::string const prefix = "links." + link.id;
        visit_(prefix + ".length", link.length);
        directions(prefix, link);
        within(prefix + ".pipe", link.pipe);
        for (PumpStation& station : link.pipe.stations) {
            within(prefix + ".pipe.stations." + station.id, station);
        }
    }

    void walk(Service& service) {
        std::string const prefix = "services." + service.id;
        directions(prefix, service);
        within(prefix + ".vessel", service.vessel);
        visit_(prefix + ".departure.every", service.departure.every);
        if (service.departure.when_full) {
            visit_(prefix + ".departure.when", service.departure.when_full->load);
            visit_(prefix + ".departure.at-most-every", service.departure.when_full->at_most_every);
            visit_(prefix + ".departure.at-least-every", service.departure.when_full->at_least_every);
        }
        if (service.passages.size() == 1) {
            visit_(prefix + ".length", service.passages.front().length);
            return;
        }
        for (std::size_t i = 0; i < service.passages.size(); ++i) {
            within(prefix + ".legs." + std::to_string(i), service.passages[i]);
        }
    }

    void walk(Risk& risk) { within("risks." + risk.id, risk); }

    void walk(Weather& weather) {
        constexpr std::array months{"january", "february", "march",     "april",   "may",      "june",
                                    "july",    "august",   "september", "october", "november", "december"};
        for (std::size_t i = 0; i < months.size(); ++i) {
            visit_("weather." + weather.id + ".closed." + months[i], weather.closed[i]);
        }
        visit_("weather." + weather.id + ".spell", weather.spell);
    }

    void walk(WagonFleet& fleet) { within("wagon-fleets." + fleet.id, fleet); }
    void walk(Breakdowns& breakdowns) { within("breakdowns." + breakdowns.id, breakdowns); }
    void walk(Cargo& cargo) { within("cargoes." + cargo.id, cargo); }
    void walk(Default& rule) { directions("defaults." + rule.id, rule); }
    void walk(ThroughTariff& tariff) { visit_("through-tariffs." + tariff.id + ".rate", tariff.rate); }

private:
    void within(std::string const& prefix, auto& object) {
        for_each_figure(object, [&](char const* key, auto& figure) { visit_(prefix + "." + key, figure); });
    }

    // A default's own figures include those of Running.
    void directions(std::string const& prefix, Default& rule) {
        within(prefix, rule);
        within(prefix + ".forward", rule.forward);
        within(prefix + ".backward", rule.backward);
    }
    void directions(std::string const& prefix, auto& object) {
        within(prefix, object.running);
        within(prefix + ".forward", object.forward);
        within(prefix + ".backward", object.backward);
    }

    Network& network_;
    Visit visit_;
};

// Visits every such place. Objects whose id is not `only` are left out, unless `only` is empty.
template <class Visit>
void for_each_slot(Network& network, std::string_view only, Visit&& visit) {
    SlotWalk walk{network, [&visit](std::string const& path, auto& figure) { visit(path, figure); }};
    auto const each = [&](auto& objects) {
        for (auto& object : objects) {
            if (only.empty() || only == object.id) {
                walk.walk(object);
            }
        }
    };
    each(network.nodes);
    each(network.links);
    each(network.services);
    each(network.risks);
    each(network.weather);
    each(network.cargoes);
    each(network.defaults);
    each(network.through_tariffs);
    each(network.wagon_fleets);
    each(network.breakdowns);
}

// The id in a path that may or may not begin with its section: "nodes.aktau.depth" and "aktau.depth" name "aktau".
[[nodiscard]] std::string_view id_in(std::string_view path);

// Whether a path as people write it names this full path: the section's name may be left out.
[[nodiscard]] bool names(std::string_view written, std::string_view full);

// Visits the slot that `path` names: visit(full path, figure). Returns whether there is one.
template <class Visit>
bool with_figure(Network& network, std::string_view path, Visit&& visit) {
    bool found = false;
    for_each_slot(network, id_in(path), [&](std::string const& full, auto& figure) {
        if (names(path, full)) {
            found = true;
            visit(full, figure);
        }
    });
    return found;
}

// The path of the network nearest to one that names nothing.
[[nodiscard]] std::optional<std::string> nearest_path(Network& network, std::string_view path);

}  // namespace corridor
