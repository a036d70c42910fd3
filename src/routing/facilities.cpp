#include "routing/facilities.h"

#include <algorithm>

namespace corridor {

char const* suffix_of(Direction direction) {
    return direction == Direction::forward ? ".forward" : ".backward";
}

std::optional<Throughput> Facilities::limit(Figure<Throughput> capacity) const {
    if (!capacity || limits_ == Limits::none) {
        return std::nullopt;
    }
    Throughput const rate = network_.figures.value(capacity);
    return conversion_.in(rate.dimension * dimensions::time) ? std::optional{rate} : std::nullopt;
}

std::optional<Room> Facilities::limit(Figure<Room> room) const {
    if (!room || limits_ == Limits::none) {
        return std::nullopt;
    }
    Room const size = network_.figures.value(room);
    return conversion_.in(size.dimension) ? std::optional{size} : std::nullopt;
}

std::optional<Room> Facilities::yard(LinkId link, Direction direction) const {
    return limit(rates_.of({.link = link, .service = {}, .direction = direction}, &Running::yard, "yard").figure);
}

Facility Facilities::section(LinkId id, Direction direction) const {
    Link const& link = network_.links[id];
    bool const is_forward = direction == Direction::forward;
    bool const is_shared = link.tracks == 1 && link.both_ways;
    Node const& from = network_.nodes[is_forward ? link.from : link.to];
    Node const& to = network_.nodes[is_forward ? link.to : link.from];
    bool const is_one_of_two = link.both_ways && !is_shared;
    Facility section{.kind = FacilityKind::section,
                     .id = "links." + link.id + (is_one_of_two ? suffix_of(direction) : ""),
                     .name = from.name + (is_shared ? " – " : " to ") + to.name,
                     .link = id};
    auto const stated = [&](Direction of) {
        return rates_.of({.link = id, .service = {}, .direction = of}, &Running::capacity, "capacity");
    };
    if (!is_shared) {
        limit_by(section, stated(direction));
        return section;
    }
    // Whoever comes first, a single track carries what is stated of both directions, or of one of them twice.
    limit_by(section, stated(Direction::forward));
    auto const first = section.rate;
    limit_by(section, stated(Direction::backward));
    if (first && section.rate && first->dimension == section.rate->dimension) {
        section.rate->value += first->value;
    } else if (section.rate) {
        section.rate->value *= 2;
    }
    return section;
}

void Facilities::limit_by(Facility& section, Rate<Throughput> const& stated) const {
    if (auto const capacity = limit(stated.figure)) {
        section.figure = section.figure ? section.figure : stated.figure.id();
        section.rate = Throughput{capacity->value * stated.factor, capacity->dimension};
    }
}

Facility Facilities::control(ControlRef ref) const {
    Node const& node = network_.nodes[ref.node];
    Control const& control = node.controls[ref.index];
    return {.kind = FacilityKind::control,
            .id = "nodes." + node.id + ".controls." + control.id,
            .name = node.name + ": " + control.name,
            .rate = limit(control.capacity),
            .figure = control.capacity.id(),
            .servers = limits_ == Limits::none ? std::nullopt : control.servers,
            .hours = control.hours};
}

std::optional<Facility> Facilities::port(NodeId id) const {
    Node const& node = network_.nodes[id];
    auto const capacity = limit(node.capacity);
    if (!capacity) {
        return std::nullopt;
    }
    return Facility{.kind = FacilityKind::port,
                    .id = "nodes." + node.id,
                    .name = node.name,
                    .rate = capacity,
                    .figure = node.capacity.id()};
}

Facility Facilities::transfer(NodeId id, std::size_t index) const {
    Node const& node = network_.nodes[id];
    Transfer const& transfer = node.transfers[index];
    Mode const& from = network_.modes[transfer.from];
    Mode const& to = network_.modes[transfer.to];
    return {.kind = FacilityKind::transfer,
            .id = "nodes." + node.id + ".transfers." + from.id + "-" + to.id,
            .name = node.name + ": " + from.name + " and " + to.name,
            .rate = limit(transfer.capacity),
            .figure = transfer.capacity.id()};
}

std::optional<Facility> Facilities::berths(NodeId id, ModeId mode) const {
    Node const& node = network_.nodes[id];
    auto const fits = [mode](Berths const& berths) {
        return berths.modes.empty() || std::find(berths.modes.begin(), berths.modes.end(), mode) != berths.modes.end();
    };
    auto const found = std::find_if(node.berths.begin(), node.berths.end(), fits);
    if (found == node.berths.end() || limits_ == Limits::none) {
        return std::nullopt;
    }
    Facility berths{.kind = FacilityKind::berths,
                    .id = "nodes." + node.id + ".berths." + found->id,
                    .name = node.name + ": " + found->name,
                    .servers = found->count};
    if (found->rate) {
        berths.rate = network_.figures.value(found->rate);
        berths.figure = found->rate.id();
    }
    return berths;
}

}  // namespace corridor
