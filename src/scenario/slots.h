#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "corridor/network/fields.h"
#include "corridor/network/network.h"

namespace corridor {

// Visits every place of the network that can hold a figure, stated or not: visit(path, figure). Objects whose id is not
// `only` are left out, unless `only` is empty.
template <class Visit>
void for_each_slot(Network& network, std::string_view only, Visit&& visit) {
    auto const within = [&](std::string const& prefix, auto& object) {
        for_each_figure(object, [&](char const* key, auto& figure) { visit(prefix + "." + key, figure); });
    };
    auto const wanted = [&](std::string const& id) { return only.empty() || only == id; };
    auto const runs = [&](std::string const& prefix, auto& object) {
        within(prefix, object.running);
        within(prefix + ".forward", object.forward);
        within(prefix + ".backward", object.backward);
    };
    for (Node& node : network.nodes) {
        if (!wanted(node.id)) {
            continue;
        }
        std::string const prefix = "nodes." + node.id;
        within(prefix, node);
        within(prefix + ".load", node.load);
        within(prefix + ".unload", node.unload);
        for (Transfer& transfer : node.transfers) {
            within(prefix + ".transfers." + network.modes[transfer.from].id + "-" + network.modes[transfer.to].id,
                   transfer);
        }
        for (Control& control : node.controls) {
            within(prefix + ".controls." + control.id, control);
        }
    }
    for (Link& link : network.links) {
        if (wanted(link.id)) {
            std::string const prefix = "links." + link.id;
            visit(prefix + ".length", link.length);
            runs(prefix, link);
        }
    }
    for (Service& service : network.services) {
        if (!wanted(service.id)) {
            continue;
        }
        std::string const prefix = "services." + service.id;
        runs(prefix, service);
        within(prefix + ".vessel", service.vessel);
        visit(prefix + ".departure.every", service.departure.every);
        bool const single = service.passages.size() == 1;
        for (std::size_t i = 0; i < service.passages.size(); ++i) {
            if (single) {
                visit(prefix + ".length", service.passages[i].length);
            } else {
                within(prefix + ".legs." + std::to_string(i), service.passages[i]);
            }
        }
    }
    for (Risk& risk : network.risks) {
        if (wanted(risk.id)) {
            within("risks." + risk.id, risk);
        }
    }
    for (Weather& weather : network.weather) {
        if (wanted(weather.id)) {
            constexpr std::array months{"january", "february", "march",     "april",   "may",      "june",
                                        "july",    "august",   "september", "october", "november", "december"};
            for (std::size_t i = 0; i < months.size(); ++i) {
                visit("weather." + weather.id + ".closed." + months[i], weather.closed[i]);
            }
            visit("weather." + weather.id + ".spell", weather.spell);
        }
    }
    for (Cargo& cargo : network.cargoes) {
        if (wanted(cargo.id)) {
            within("cargoes." + cargo.id, cargo);
        }
    }
    for (Default& rule : network.defaults) {
        if (wanted(rule.id)) {
            within("defaults." + rule.id, rule);
            within("defaults." + rule.id + ".forward", rule.forward);
            within("defaults." + rule.id + ".backward", rule.backward);
        }
    }
    for (ThroughTariff& tariff : network.through_tariffs) {
        if (wanted(tariff.id)) {
            visit("through-tariffs." + tariff.id + ".rate", tariff.rate);
        }
    }
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
