#include "input/line_reader.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "input/pipe_reader.h"

namespace corridor {
namespace {

constexpr std::array days{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

void read_ends(Draft& draft, Record& record, Link& link) {
    Yaml const* const ends = record.take("between");
    link.both_ways = ends != nullptr;
    if (ends == nullptr) {
        link.from = draft.names.required_node(record, "from");
        link.to = draft.names.required_node(record, "to");
    } else if (!ends->is_list() || ends->items.size() != 2) {
        record.error(*ends, "between: two nodes are wanted, such as [altynkol, zhetygen]");
    } else {
        link.from = draft.names.node(record, ends->items[0]);
        link.to = draft.names.node(record, ends->items[1]);
    }
}

// Empty if the ends lie in different countries.
std::string country_of_both(Network const& network, NodeId from, NodeId to) {
    bool const same = from && to && network.nodes[from].country == network.nodes[to].country;
    return same ? network.nodes[from].country : "";
}

// "80 % full"
Figure<Share> read_load(Draft& draft, Record& departure, Yaml const& load, Backing const& backing) {
    std::string const full = " full";
    if (load.text.size() <= full.size() || !load.text.ends_with(full)) {
        departure.error(load, "when: a load is wanted, such as '80 % full'");
        return {};
    }
    Yaml share = load;
    share.text.resize(share.text.size() - full.size());
    auto row = departure.read_figure(share, "when", expected_for<Share>(), backing);
    if (!row) {
        return {};
    }
    row->path = departure.path() + ".when";
    row->written = load.text;
    return Figure<Share>{draft.network.figures.add(std::move(*row))};
}

std::optional<Departure::WhenFull> read_when_full(Draft& draft, Record& departure, Backing const& backing) {
    Yaml const* const load = departure.take("when");
    if (load == nullptr) {
        return std::nullopt;
    }
    Departure::WhenFull when;
    when.load = read_load(draft, departure, *load, backing);
    departure.figure("at-most-every", when.at_most_every, backing, draft.network.figures);
    departure.figure("at-least-every", when.at_least_every, backing, draft.network.figures);
    if (!when.at_most_every || !when.at_least_every) {
        departure.error("a service that leaves when full needs 'at-most-every' and 'at-least-every'");
        return std::nullopt;
    }
    return when;
}

// A service leaves by one law; what has been observed of it may stand beside "when full".
void check_laws(Record const& record, Departure const& departure) {
    bool const has_days = departure.timetable.has_value();
    if (has_days && (departure.every || departure.when_full)) {
        record.error("departure: 'days' stand alone, without 'every' or 'when'");
    }
    if (!has_days && record.node().find("at") != nullptr) {
        record.error("departure: 'at' needs the 'days' of the timetable");
    }
}

void read_departure(Draft& draft, Record& record, Service& service, Backing const& inherited) {
    if (auto departure = record.record("departure")) {
        Backing const backing = departure->backing(inherited);
        static_cast<void>(departure->text("note"));
        departure->figure("every", service.departure.every, backing, draft.network.figures);
        service.departure.when_full = read_when_full(draft, *departure, backing);
        service.departure.timetable = read_timetable(*departure);
        check_laws(*departure, service.departure);
        departure->finish();
    }
}

void read_vessel(Draft& draft, Record& record, Service& service, Backing const& backing) {
    if (auto vessel = record.record("vessel")) {
        draft.figures(*vessel, service.vessel, vessel->backing(backing));
        service.vessel.fleet = vessel->integer("fleet");
        if (service.vessel.fleet && *service.vessel.fleet < 1) {
            vessel->error("fleet: a whole number of 1 or more is wanted");
        }
        static_cast<void>(vessel->text("note"));
        static_cast<void>(vessel->text("name"));
        vessel->finish();
    }
}

void read_passages(Draft& draft, Record& record, Service& service, Backing const& backing) {
    if (service.calls.size() == 2 && record.node().find("legs") == nullptr) {
        record.figure("length", service.passages.emplace_back().length, backing, draft.network.figures);
        return;
    }
    Yaml const* const legs = record.require("legs", "a list with a leg for each passage between calls");
    for (std::size_t i = 0; legs != nullptr && i < legs->items.size(); ++i) {
        Record leg{draft.reading, record.document(), legs->items[i], record.path() + ".legs." + std::to_string(i),
                   record.file_basis()};
        draft.figures(leg, service.passages.emplace_back(), leg.backing(backing));
        static_cast<void>(leg.text("note"));
        leg.finish();
    }
}

// Whether the calls, the legs between them and the waypoints make a way.
bool is_whole(Record const& record, Service const& service) {
    std::size_t const complaints = record.reading().diagnostics.size();
    if (service.calls.size() < 2) {
        record.error("calls: two nodes or more are wanted");
    } else if (service.passages.size() + 1 != service.calls.size()) {
        record.error("legs: one leg fewer than calls is wanted");
    }
    for (Passage const& passage : service.passages) {
        if (!passage.length) {
            record.error("'length' is missing; a length is wanted, such as '404 km'");
        }
    }
    if (!service.via.empty() && service.calls.size() != 2) {
        record.error("via: only a service of two calls may pass waypoints");
    }
    auto const is_known = [](NodeId node) { return static_cast<bool>(node); };
    return record.reading().diagnostics.size() == complaints && service.mode &&
           std::all_of(service.calls.begin(), service.calls.end(), is_known) &&
           std::all_of(service.via.begin(), service.via.end(), is_known);
}

// "18:00"; midnight if nothing is stated.
std::chrono::minutes read_time_of_day(Record& departure) {
    std::string const at = departure.text("at");
    int hours = 0;
    int minutes = 0;
    auto const is_digit = [&at](std::size_t place) { return at[place] >= '0' && at[place] <= '9'; };
    bool const shaped = at.size() == 5 && is_digit(0) && is_digit(1) && at[2] == ':' && is_digit(3) && is_digit(4);
    if (shaped) {
        std::from_chars(at.data(), at.data() + 2, hours);
        std::from_chars(at.data() + 3, at.data() + 5, minutes);
    }
    if (!at.empty() && (!shaped || hours > 23 || minutes > 59)) {
        departure.error("at: a time of day is wanted, such as \"18:00\"");
    }
    return std::chrono::hours{hours} + std::chrono::minutes{minutes};
}

}  // namespace

std::optional<Departure::Timetable> read_timetable(Record& departure) {
    Departure::Timetable timetable;
    timetable.at = read_time_of_day(departure);
    for (std::string const& named : departure.texts("days")) {
        auto const found = std::find(days.begin(), days.end(), named);
        if (found == days.end()) {
            departure.error("days: '" + named + "' is not one of mon, tue, wed, thu, fri, sat, sun");
            continue;
        }
        timetable.days.emplace_back(static_cast<unsigned>(found - days.begin()));
    }
    return timetable.days.empty() ? std::nullopt : std::optional{std::move(timetable)};
}

void read_link(Draft& draft, Record& record, std::string const& id) {
    Link link;
    link.id = id;
    link.name = record.text("name");
    read_ends(draft, record, link);
    if (Yaml const* const by = record.require("mode", "a mode such as rail-1520")) {
        link.mode = draft.names.mode(record, *by);
    }
    link.country = record.text("country");
    if (!link.country.empty() && !is_country(link.country)) {
        record.error("country: '" + link.country + "' is not an ISO 3166-1 code such as KZ");
    }
    if (link.country.empty()) {
        link.country = country_of_both(draft.network, link.from, link.to);
    }
    link.tracks = record.integer("tracks");
    link.electrified = record.boolean("electrified");
    link.note = record.text("note");
    Backing const backing = record.backing({});
    record.figure("length", link.length, backing, draft.network.figures);
    draft.figures(record, link.running, backing);
    draft.directions(record, link.forward, link.backward, backing);
    read_pipe(draft, record, link, backing);
    if (!link.length && record.node().find("length") == nullptr) {
        record.error("'length' is missing; a length is wanted, such as '404 km'");
    }
    if (draft.names.claim(record, id) && link.from && link.to && link.mode && link.length) {
        draft.network.links.add(std::move(link));
    }
}

void read_service(Draft& draft, Record& record, std::string const& id) {
    Service service;
    service.id = id;
    service.name = record.required_text("name");
    service.calls = draft.names.nodes_in(record, "calls");
    service.via = draft.names.nodes_in(record, "via");
    service.both_ways = !record.boolean("one-way").value_or(false);
    if (Yaml const* const by = record.require("mode", "a mode such as feeder")) {
        service.mode = draft.names.mode(record, *by);
    }
    service.note = record.text("note");
    Backing const backing = record.backing({});
    draft.figures(record, service.running, backing);
    draft.directions(record, service.forward, service.backward, backing);
    read_vessel(draft, record, service, backing);
    read_departure(draft, record, service, backing);
    if (Yaml const* const weather = record.take("closures")) {
        service.closures = draft.names.weather_process(record, *weather);
    }
    read_passages(draft, record, service, backing);
    bool const whole = is_whole(record, service);
    if (draft.names.claim(record, id) && whole) {
        draft.network.services.add(std::move(service));
    }
}

}  // namespace corridor
