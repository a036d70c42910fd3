#include "scenario/slots.h"

#include <algorithm>
#include <array>
#include <set>

#include "corridor/network/nearest.h"

namespace corridor {
namespace {

constexpr std::array<std::string_view, 10> sections{"nodes",        "links",     "services",        "risks",
                                                    "weather",      "defaults",  "through-tariffs", "cargoes",
                                                    "wagon-fleets", "breakdowns"};

std::string_view without_section(std::string_view path) {
    auto const dot = path.find('.');
    bool const sectioned = dot != std::string_view::npos &&
                           std::find(sections.begin(), sections.end(), path.substr(0, dot)) != sections.end();
    return sectioned ? path.substr(dot + 1) : path;
}

}  // namespace

std::string_view id_in(std::string_view path) {
    std::string_view const rest = without_section(path);
    return rest.substr(0, rest.find('.'));
}

bool names(std::string_view written, std::string_view full) {
    return written == full || written == without_section(full);
}

std::optional<std::string> nearest_path(Network& network, std::string_view path) {
    bool const sectioned = without_section(path) != path;
    auto const shown = [&](std::string const& full) { return sectioned ? full : std::string{without_section(full)}; };
    std::vector<std::string> of_object;
    std::set<std::string> ids;
    for_each_slot(network, "", [&](std::string const& full, auto&) {
        ids.insert(std::string{id_in(full)});
        if (id_in(full) == id_in(path)) {
            of_object.push_back(shown(full));
        }
    });
    if (!of_object.empty()) {
        return nearest(path, of_object);
    }
    auto const id = nearest(id_in(path), {ids.begin(), ids.end()});
    if (!id) {
        return std::nullopt;
    }
    std::string corrected{path};
    corrected.replace(corrected.find(id_in(path)), id_in(path).size(), *id);
    return corrected;
}

}  // namespace corridor
