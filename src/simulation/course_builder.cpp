#include "simulation/course_builder.h"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

DelayCause cause_of(TimeCause cause) {
    switch (cause) {
        case TimeCause::moving:
            return DelayCause::moving;
        case TimeCause::handling:
            return DelayCause::handling;
        case TimeCause::border:
            return DelayCause::border;
        case TimeCause::departure:
            return DelayCause::departure;
        case TimeCause::weather:
            return DelayCause::weather;
        case TimeCause::risk:
            return DelayCause::risk;
    }
    return DelayCause::moving;
}

}  // namespace

CourseBuilder::CourseBuilder(Network const& network, CargoId cargo, Facilities::Limits limits,
                             std::vector<Selector> closing, SimulationModel& model)
    : network_{network},
      facilities_{network, cargo, limits},
      is_limited_{limits == Facilities::Limits::stated},
      closing_{std::move(closing)},
      model_{model},
      services_{network, cargo, limits, model} {}

CourseModel CourseBuilder::build(Itinerary itinerary) {
    CourseModel course;
    met_.clear();
    lent_.clear();
    for (Stage const& stage : itinerary.stages) {
        for (TimeItem const& item : stage.times) {
            course.uncongested += item.hours.mean();
        }
        add(stage, course);
    }
    Route const& route = itinerary.route;
    course.cost = route.generalised.total().in(dollar);
    double const hours = route.mean_time.in(hour);
    course.cost_of_hour = hours > 0 ? (route.generalised.time + route.generalised.inventory).in(dollar) / hours : 0;
    course.itinerary = std::move(itinerary);
    return course;
}

void CourseBuilder::add(Stage const& stage, CourseModel& course) {
    switch (stage.kind) {
        case Stage::Kind::load:
            static_cast<void>(take_wagons(stage, course));
            handle(stage, course);
            break;
        case Stage::Kind::run:
            run(stage, course);
            break;
        case Stage::Kind::control:
            if (rides_) {
                at_sea_.push_back(stage);
            } else {
                control(stage, course);
            }
            break;
        case Stage::Kind::transfer:
            transfer(stage, course);
            break;
        case Stage::Kind::board:
            board(stage, course);
            break;
        case Stage::Kind::sail:
            course.elements.back().until += 1;
            course.elements.back().stretch = stage.step;
            break;
        case Stage::Kind::alight:
            // Who comes over open water by a link lands from no service.
            if (stage.service) {
                alight(stage, course);
            }
            break;
        case Stage::Kind::unload:
            handle(stage, course);
            return_wagons(stage, course);
            break;
    }
}

void CourseBuilder::add_pieces(Stage const& stage, CourseModel& course) {
    for (TimeItem const& item : stage.times) {
        // Who meets a place twice meets it on two different days.
        int const before = met_[item.address]++;
        course.pieces.push_back({.cause = cause_of(item.cause),
                                 .hours = item.hours,
                                 .address = item.address + (before > 0 ? "#" + std::to_string(before + 1) : ""),
                                 .step = stage.step,
                                 .place = stage.link ? "links." + network_.links[stage.link].id
                                                     : "nodes." + network_.nodes[stage.from].id});
        if (item.cause == TimeCause::moving) {
            for (Lent& lent : lent_) {
                lent.way += Duration{item.hours.mean()};
            }
        }
    }
    course.elements.back().last = course.pieces.size();
}

void CourseBuilder::delay(Stage const& stage, CourseModel& course) {
    // What a control does rests outside its hours; what follows does not.
    auto const joins = [&](Element const& before) {
        return before.kind == Element::Kind::delay ||
               (before.kind == Element::Kind::pass && model_.facilities[before.what].hours.is_always());
    };
    if (course.elements.empty() || !joins(course.elements.back())) {
        course.elements.push_back({.first = course.pieces.size(), .last = course.pieces.size(), .step = stage.step});
    }
    // Who has gone on from a section's end no longer stands there.
    course.elements.back().holds_end = course.elements.back().holds_end && stage.from == stage.to;
    add_pieces(stage, course);
}

Element& CourseBuilder::pass(std::size_t facility, std::size_t step, CourseModel& course) {
    Element element{.kind = Element::Kind::pass,
                    .what = facility,
                    .first = course.pieces.size(),
                    .last = course.pieces.size(),
                    .step = step};
    FacilityModel const& model = model_.facilities[facility];
    element.work = model.rate ? *facilities_.conversion().in(model.rate_unit) / *model.rate : 0;
    course.elements.push_back(element);
    return course.elements.back();
}

void CourseBuilder::wait_in(Element& element, std::size_t facility, std::string const& id, std::optional<Room> size) {
    if (!size) {
        return;
    }
    auto& rooms = model_.rooms;
    auto found = std::find_if(rooms.begin(), rooms.end(), [&](RoomModel const& known) { return known.id == id; });
    if (found == rooms.end()) {
        rooms.push_back({.id = id, .facility = facility, .size = size->value, .unit = size->dimension});
        found = std::prev(rooms.end());
    }
    found->is_shared = found->is_shared || found->facility != facility;
    element.room = static_cast<std::size_t>(found - rooms.begin());
    element.in_room = *facilities_.conversion().in(size->dimension);
}

bool CourseBuilder::closes(LinkId link) const {
    return std::any_of(closing_.begin(), closing_.end(),
                       [&](Selector const& selector) { return network_.matches(selector, link); });
}

void CourseBuilder::run(Stage const& stage, CourseModel& course) {
    Link const& link = network_.links[stage.link];
    Facility const section = facilities_.section(stage.link, stage.direction);
    auto const yard = facilities_.yard(stage.link, stage.direction);
    if (section.rate || yard || (closes(stage.link) && is_limited_)) {
        std::size_t const index = facility_in(model_, section);
        Element& element = pass(index, stage.step, course);
        wait_in(element, index, "links." + link.id + suffix_of(stage.direction) + ".yard", yard);
        add_pieces(stage, course);
    } else {
        delay(stage, course);
    }
    for (Lent& lent : lent_) {
        lent.distance += network_.figures.value(link.length);
    }
}

void CourseBuilder::control(Stage const& stage, CourseModel& course) {
    Node const& node = network_.nodes[stage.from];
    Control const& control = node.controls[stage.control];
    Facility const facility = facilities_.control({stage.from, stage.control});
    bool const has_servers = facility.servers.has_value();
    if (!has_servers && !facility.rate && facility.hours.is_always()) {
        delay(stage, course);
        return;
    }
    std::size_t const index = facility_in(model_, facility);
    Element& element = pass(index, stage.step, course);
    element.kind = has_servers ? Element::Kind::serve : Element::Kind::pass;
    wait_in(element, index, facility.id + ".yard", facilities_.limit(control.yard));
    Stage served = stage;
    Stage after = stage;
    std::erase_if(served.times, [](TimeItem const& item) { return item.cause != TimeCause::border; });
    std::erase_if(after.times, [](TimeItem const& item) { return item.cause == TimeCause::border; });
    // As observed, a control's time holds the queue, which here comes about by itself.
    if (control.service && has_servers) {
        for (TimeItem& item : served.times) {
            course.uncongested -= item.hours.mean();
            item.hours = network_.figures.variation(control.service);
            course.uncongested += item.hours.mean();
        }
    }
    if (has_servers) {
        element.work = 0;
        for (TimeItem const& item : served.times) {
            element.work += item.hours.mean();
        }
    }
    add_pieces(served, course);
    if (!after.times.empty()) {
        delay(after, course);
    }
}

void CourseBuilder::port(NodeId node, std::size_t step, CourseModel& course) {
    if (auto const port = facilities_.port(node)) {
        static_cast<void>(pass(facility_in(model_, *port), step, course));
    }
}

void CourseBuilder::handle(Stage const& stage, CourseModel& course) {
    port(stage.from, stage.step, course);
    delay(stage, course);
}

void CourseBuilder::transfer(Stage const& stage, CourseModel& course) {
    return_wagons(stage, course);
    port(stage.from, stage.step, course);
    bool const takes_wagons = take_wagons(stage, course);
    if (!stage.transfer) {
        delay(stage, course);
        return;
    }
    Transfer const& stated = network_.nodes[stage.from].transfers[*stage.transfer];
    auto const room = facilities_.limit(stated.yard);
    Facility const facility = facilities_.transfer(stage.from, *stage.transfer);
    if (facility.rate || room) {
        std::size_t const index = facility_in(model_, facility);
        Direction const direction = stated.from == stage.mode_before ? Direction::forward : Direction::backward;
        std::string const yard = facility.id + suffix_of(direction) + ".yard";
        // Who lacks wagons waits for them in the yard, and then for the crane.
        if (takes_wagons) {
            wait_in(course.elements.back(), index, yard, room);
            static_cast<void>(pass(index, stage.step, course));
        } else {
            wait_in(pass(index, stage.step, course), index, yard, room);
        }
        add_pieces(stage, course);
    } else {
        delay(stage, course);
    }
}

bool CourseBuilder::take_wagons(Stage const& stage, CourseModel& course) {
    bool takes = false;
    for (std::size_t i = 0; i < network_.wagon_fleets.size() && is_limited_; ++i) {
        WagonFleet const& fleet = network_.wagon_fleets[i];
        bool const already =
            std::any_of(lent_.begin(), lent_.end(), [&](Lent const& lent) { return lent.mode == stage.mode; });
        if (fleet.at != stage.from || fleet.mode != stage.mode || already) {
            continue;
        }
        std::size_t const index =
            facility_in(model_, {.kind = FacilityKind::wagons, .id = "wagon-fleets." + fleet.id, .name = fleet.name});
        auto& fleets = model_.fleets;
        auto found =
            std::find_if(fleets.begin(), fleets.end(), [&](FleetModel const& known) { return known.id == fleet.id; });
        if (found == fleets.end()) {
            fleets.push_back(
                {index, fleet.id, fleet.name, static_cast<int>(network_.figures.value(fleet.wagons).value)});
            if (fleet.empty_tariff) {
                fleets.back().empty_tariff = network_.figures.value(fleet.empty_tariff).value;
            }
            found = std::prev(fleets.end());
        }
        auto const position = static_cast<std::size_t>(found - fleets.begin());
        double const wagons = *facilities_.conversion().in(dimensions::wagon);
        course.elements.push_back({.kind = Element::Kind::take_wagons,
                                   .what = position,
                                   .first = course.pieces.size(),
                                   .last = course.pieces.size(),
                                   .step = stage.step,
                                   .wagons = wagons});
        lent_.push_back({position, stage.mode, wagons, {}, {}});
        takes = true;
    }
    return takes;
}

// Goods leave their wagons when they change modes or are unloaded, but not to cross a sea in them.
void CourseBuilder::return_wagons(Stage const& stage, CourseModel& course) {
    if (stage.kind == Stage::Kind::transfer) {
        bool const stays = std::any_of(network_.services.begin(), network_.services.end(), [&](Service const& service) {
            return (service.mode == stage.mode || service.mode == stage.mode_before) && service.vessel.capacity &&
                   network_.figures.value(service.vessel.capacity).dimension == dimensions::wagon;
        });
        if (stays) {
            return;
        }
    }
    for (Lent const& lent : lent_) {
        course.elements.push_back({.kind = Element::Kind::return_wagons,
                                   .what = lent.fleet,
                                   .first = course.pieces.size(),
                                   .last = course.pieces.size(),
                                   .step = stage.step,
                                   .wagons = lent.wagons,
                                   .empty_return = lent.way,
                                   .distance = lent.distance});
    }
    lent_.clear();
}

void CourseBuilder::board(Stage const& stage, CourseModel& course) {
    std::size_t const index = services_.service(stage.service);
    ServiceModel const& model = model_.services[index];
    Element ride{.kind = Element::Kind::ride,
                 .what = index,
                 .first = course.pieces.size(),
                 .last = course.pieces.size(),
                 .step = stage.step};
    ride.work = model.capacity ? facilities_.conversion().in(model.unit).value_or(0) : 1;
    course.elements.push_back(ride);
    Node const& node = network_.nodes[stage.from];
    wait_in(course.elements.back(), model.facility, "nodes." + node.id + ".storage", facilities_.limit(node.storage));
    rides_ = true;
}

void CourseBuilder::alight(Stage const& stage, CourseModel& course) {
    Element& ride = course.elements.back();
    // `until` has counted the passages so far; the stages of the journey say where they lie.
    Service const& service = network_.services[stage.service];
    auto const landing = static_cast<std::size_t>(std::find(service.calls.begin(), service.calls.end(), stage.from) -
                                                  service.calls.begin());
    std::size_t const passages = ride.until;
    bool const forward = stage.direction == Direction::forward;
    ride.direction = stage.direction;
    ride.until = landing;
    ride.call = forward ? landing - passages : landing + passages;
    for (Lent& lent : lent_) {
        auto const [first, last] = std::minmax(ride.call, ride.until);
        ServiceModel const& service_model = model_.services[ride.what];
        for (std::size_t passage = first; passage < last; ++passage) {
            lent.distance += service_model.lengths[passage];
            lent.way += Duration{(forward ? service_model.forward : service_model.backward)[passage].mean()};
        }
    }
    rides_ = false;
    std::vector<Stage> const passed = std::move(at_sea_);
    at_sea_.clear();
    for (Stage const& control_passed : passed) {
        control(control_passed, course);
    }
}

}  // namespace corridor
