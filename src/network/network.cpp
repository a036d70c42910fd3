#include "corridor/network/network.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

template <class Key, class Value>
std::optional<Key> find(Table<Key, Value> const& table, std::string_view id) {
    auto const found = std::find_if(table.begin(), table.end(), [id](Value const& value) { return value.id == id; });
    if (found == table.end()) {
        return std::nullopt;
    }
    return Key{static_cast<std::size_t>(found - table.begin())};
}

}  // namespace

std::string to_text(Departure::Timetable const& timetable) {
    constexpr std::array names{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
    std::string text;
    for (std::chrono::weekday const named : timetable.days) {
        text += (text.empty() ? "" : ", ") + std::string{names.at(named.c_encoding())};
    }
    auto const two_digits = [](auto number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return text + " at " + two_digits(timetable.at.count() / 60) + ":" + two_digits(timetable.at.count() % 60);
}

std::optional<NodeId> Network::find_node(std::string_view id) const {
    return find(nodes, id);
}
std::optional<CargoId> Network::find_cargo(std::string_view id) const {
    return find(cargoes, id);
}

namespace {

bool matches_mode(Selector const& selector, Mode const& mode) {
    return selector.mode.empty() || selector.mode == mode.id || selector.mode == name_of(mode.family);
}

}  // namespace

bool Network::matches(Selector const& selector, LinkId id) const {
    Link const& link = links[id];
    auto const touches = [&](NodeId end) { return nodes[end].id == selector.node; };
    bool const in_country = selector.country.empty() || link.country == selector.country ||
                            nodes[link.from].country == selector.country || nodes[link.to].country == selector.country;
    return selector.service.empty() && (selector.link.empty() || selector.link == link.id) &&
           (selector.node.empty() || touches(link.from) || touches(link.to)) && in_country &&
           matches_mode(selector, modes[link.mode]);
}

bool Network::matches(Selector const& selector, ServiceId id) const {
    Service const& service = services[id];
    auto const any_stop = [&](auto const& predicate) {
        return std::any_of(service.calls.begin(), service.calls.end(), predicate) ||
               std::any_of(service.via.begin(), service.via.end(), predicate);
    };
    return selector.link.empty() && (selector.service.empty() || selector.service == service.id) &&
           (selector.node.empty() || any_stop([&](NodeId stop) { return nodes[stop].id == selector.node; })) &&
           (selector.country.empty() ||
            any_stop([&](NodeId stop) { return nodes[stop].country == selector.country; })) &&
           matches_mode(selector, modes[service.mode]);
}

bool Network::matches(Selector const& selector, NodeId id) const {
    Node const& node = nodes[id];
    return selector.link.empty() && selector.service.empty() && selector.mode.empty() &&
           (selector.node.empty() || selector.node == node.id) &&
           (selector.country.empty() || selector.country == node.country);
}

char const* name_of(Family family) {
    switch (family) {
        case Family::rail:
            return "rail";
        case Family::sea:
            return "sea";
        case Family::road:
            return "road";
        case Family::inland_waterway:
            return "inland-waterway";
        case Family::pipeline:
            return "pipeline";
    }
    return "";
}

char const* name_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::terminal:
            return "terminal";
        case NodeKind::port:
            return "port";
        case NodeKind::border:
            return "border";
        case NodeKind::station:
            return "station";
        case NodeKind::junction:
            return "junction";
        case NodeKind::waypoint:
            return "waypoint";
        case NodeKind::zone:
            return "zone";
        case NodeKind::tank_farm:
            return "tank-farm";
        case NodeKind::field:
            return "field";
    }
    return "";
}

char const* name_of(CostKind kind) {
    switch (kind) {
        case CostKind::tariff:
            return "tariff";
        case CostKind::handling:
            return "handling";
        case CostKind::border:
            return "border";
        case CostKind::waiting:
            return "waiting";
        case CostKind::risk:
            return "risk";
    }
    return "";
}

std::optional<double> CargoUnit::in(Dimension per) const {
    if (per == one.dimension) {
        return one.value;
    }
    if (per == dimensions::mass && mass) {
        return mass->in(tonne);
    }
    return per == dimensions::volume && volume ? std::optional{volume->in_base_units()} : std::nullopt;
}

CargoUnit Network::unit_of(Cargo const& cargo) const {
    CargoUnit unit{std::get<Measure>(read_unit(cargo.unit)), std::nullopt, std::nullopt};
    if (unit.one.dimension == dimensions::mass) {
        unit.mass = Mass{unit.one.value};
    } else if (cargo.mass) {
        unit.mass = Mass{figures.value(cargo.mass).value * unit.one.value};
    }
    if (unit.one.dimension == dimensions::volume) {
        unit.volume = Volume{unit.one.value};
    }
    if (cargo.density) {
        Density const density = figures.value(cargo.density).density();
        if (unit.volume && !unit.mass) {
            unit.mass = *unit.volume * density;
        } else if (unit.mass && !unit.volume) {
            unit.volume = *unit.mass / density;
        }
    }
    return unit;
}

bool Network::has_any(Selector const& selector) const {
    auto const picks = [&](auto const& table, auto id_of) {
        for (std::size_t i = 0; i < table.size(); ++i) {
            if (matches(selector, id_of(i))) {
                return true;
            }
        }
        return false;
    };
    return picks(nodes, [](std::size_t i) { return NodeId{i}; }) ||
           picks(links, [](std::size_t i) { return LinkId{i}; }) ||
           picks(services, [](std::size_t i) { return ServiceId{i}; });
}

}  // namespace corridor
