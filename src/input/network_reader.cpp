#include "input/network_reader.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "corridor/network/nearest.h"

namespace corridor {
namespace {

constexpr std::array months{"january", "february", "march",     "april",   "may",      "june",
                            "july",    "august",   "september", "october", "november", "december"};
constexpr std::array days{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
constexpr std::array families{Family::rail, Family::sea, Family::road, Family::inland_waterway, Family::pipeline};
constexpr std::array kinds{NodeKind::terminal, NodeKind::port,     NodeKind::border,
                           NodeKind::station,  NodeKind::junction, NodeKind::waypoint};
constexpr std::array cost_kind_names{std::pair{"tariff", CostKind::tariff}, std::pair{"handling", CostKind::handling},
                                     std::pair{"border", CostKind::border}, std::pair{"waiting", CostKind::waiting},
                                     std::pair{"risk", CostKind::risk}};

template <class Enum, std::size_t N>
std::optional<Enum> choice(Record const& record, Yaml const& at, std::array<Enum, N> const& all) {
    std::string known;
    for (Enum const one : all) {
        if (at.text == name_of(one)) {
            return one;
        }
        known += (known.empty() ? "" : ", ") + std::string{name_of(one)};
    }
    record.error(at, "'" + at.text + "' is not one of " + known);
    return std::nullopt;
}

bool is_id(std::string const& text) {
    return !text.empty() && text[0] >= 'a' && text[0] <= 'z' && std::all_of(text.begin(), text.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
    });
}

bool is_country(std::string const& text) {
    return text.size() == 2 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string slug(std::string const& name) {
    std::string id;
    for (char const letter : name) {
        char const lower = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
        bool const keeps = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        if (keeps) {
            id += lower;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    while (!id.empty() && id.back() == '-') {
        id.pop_back();
    }
    return id;
}

template <class Value>
std::vector<std::string> keys_of(std::map<std::string, Value> const& map) {
    std::vector<std::string> keys;
    keys.reserve(map.size());
    for (auto const& [key, value] : map) {
        keys.push_back(key);
    }
    return keys;
}

template <class IdType>
IdType known_id(Record const& record, Yaml const& at, std::string const& id, std::map<std::string, IdType> const& ids,
                char const* what) {
    auto const found = ids.find(id);
    if (found != ids.end()) {
        return found->second;
    }
    auto const near = nearest(id, keys_of(ids));
    record.error(
        at, std::string{"there is no "} + what + " '" + id + "'" + (near ? "; did you mean '" + *near + "'?" : ""));
    return IdType{};
}

}  // namespace

Selector read_selector(Record const& record, Yaml const& value) {
    Selector selector;
    if (value.is_scalar()) {
        selector.node = value.text;
        return selector;
    }
    Record inner{record.reading(), record.document(), value, record.path(), record.file_basis()};
    selector.node = inner.text("node");
    selector.link = inner.text("link");
    selector.service = inner.text("service");
    selector.country = inner.text("country");
    selector.mode = inner.text("mode");
    if (value.is_map() && selector.is_empty()) {
        inner.error("a selector needs one of node, link, service, country, mode");
    }
    inner.finish();
    return selector;
}

std::optional<std::chrono::sys_days> read_date(Record const& record, Yaml const& value) {
    std::string const& text = value.text;
    int year = 0;
    unsigned month = 0;
    unsigned day_of_month = 0;
    bool const shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
    if (shaped) {
        std::from_chars(text.data(), text.data() + 4, year);
        std::from_chars(text.data() + 5, text.data() + 7, month);
        std::from_chars(text.data() + 8, text.data() + 10, day_of_month);
    }
    std::chrono::year_month_day const date{std::chrono::year{year}, std::chrono::month{month},
                                           std::chrono::day{day_of_month}};
    if (!shaped || !date.ok()) {
        record.error(value, "'" + text + "' is not a date; a date is written like 2024-03-01");
        return std::nullopt;
    }
    return std::chrono::sys_days{date};
}

Network NetworkReader::read(std::vector<Document const*> const& documents) {
    std::vector<File> files;
    for (Document const* document : documents) {
        files.push_back({document, PriceBasis{}});
        if (Yaml const* const money = document->root.find("money"); money != nullptr && money->is_map()) {
            Record record{reading_, *document, *money, "money", {}};
            files.back().basis.currency = record.take("currency") != nullptr ? record.text("currency") : "USD";
            files.back().basis.year = record.integer("year").value_or(2024);
            record.finish();
        }
        if (!document->root.is_map()) {
            reading_.diagnostics.push_back(
                complaint(*document, document->root, Severity::error, "", "a mapping is wanted here ('key: value')"));
        }
    }
    if (!documents.empty()) {
        network_.name = documents.back()->root.find("name") != nullptr ? documents.back()->root.find("name")->text : "";
    }
    auto const pass = [&](auto const& read) {
        for (File const& file : files) {
            read(file);
        }
    };
    pass([&](File const& file) { check_top_keys(file); });
    pass([&](File const& file) { read_sources(file); });
    pass([&](File const& file) { read_money(file); });
    reading_.basis = network_.basis;
    reading_.money = network_.money;
    pass([&](File const& file) { read_modes(file); });
    pass([&](File const& file) { read_cargoes(file); });
    pass([&](File const& file) { read_risks(file); });
    pass([&](File const& file) { read_weather(file); });
    pass([&](File const& file) {
        each(file, "nodes", [&](Record& record, std::string const& id) { read_node(record, id); });
    });
    pass([&](File const& file) { read_node_details(file); });
    pass([&](File const& file) {
        each(file, "links", [&](Record& record, std::string const& id) { read_link(record, id); });
    });
    pass([&](File const& file) {
        each(file, "services", [&](Record& record, std::string const& id) { read_service(record, id); });
    });
    pass([&](File const& file) {
        each(file, "defaults", [&](Record& record, std::string const& id) { read_default(record, id); });
    });
    pass([&](File const& file) {
        each(file, "through-tariffs", [&](Record& record, std::string const& id) { read_through_tariff(record, id); });
    });
    pass([&](File const& file) { read_closures(file); });
    return std::move(network_);
}

void NetworkReader::check_top_keys(File const& file) {
    static std::vector<std::string> const known{
        "name",  "include",  "money",   "sources", "exchange-rates", "deflators",       "modes",    "cargoes", "nodes",
        "links", "services", "weather", "risks",   "defaults",       "through-tariffs", "closures", "note"};
    for (auto const& [key, value] : file.document->root.entries) {
        if (std::find(known.begin(), known.end(), key.text) == known.end()) {
            auto const near = nearest(key.text, known);
            reading_.diagnostics.push_back(
                complaint(*file.document, key, Severity::error, key.text,
                          "unknown key '" + key.text + "'" + (near ? "; did you mean '" + *near + "'?" : "")));
        }
    }
}

void NetworkReader::each(File const& file, char const* section,
                         std::function<void(Record&, std::string const&)> const& read) {
    Record root{reading_, *file.document, file.document->root, "", file.basis};
    root.each(section, read);
}

bool NetworkReader::claim(Record const& record, std::string const& id) {
    std::string const place = record.document().name + ":" + std::to_string(record.node().line);
    if (!is_id(id)) {
        record.error("'" + id + "' is no id; ids are written like 'aktau-alat-feeder'");
        return false;
    }
    auto const [found, is_new] = claimed_.emplace(id, place);
    if (!is_new) {
        record.error("the id '" + id + "' is taken already at " + found->second);
    }
    return is_new;
}

void NetworkReader::read_sources(File const& file) {
    each(file, "sources", [&](Record& record, std::string const& id) {
        Source source;
        source.id = id;
        source.title = record.required_text("title");
        source.publisher = record.required_text("publisher");
        source.year = record.integer("year");
        source.url = record.text("url");
        source.note = record.text("note");
        if (reading_.sources.contains(id)) {
            record.error("the source '" + id + "' stands in the bibliography already");
            return;
        }
        reading_.sources[id] = network_.sources.add(std::move(source));
    });
}

void NetworkReader::read_money(File const& file) {
    auto const years = [&](Record& record, auto const& set) {
        (void)record.backing({});
        static_cast<void>(record.text("note"));
        Yaml const* const index = record.take("index");
        for (auto const& [year, value] : (index != nullptr ? *index : record.node()).entries) {
            int number = 0;
            auto const [end, failed] = std::from_chars(year.text.data(), year.text.data() + year.text.size(), number);
            if (failed != std::errc{} || end != year.text.data() + year.text.size()) {
                continue;
            }
            static_cast<void>(record.take(year.text));
            auto const rate = record.measure(value, year.text);
            if (rate && rate->dimension == Dimension{} && rate->value > 0) {
                set(number, rate->value);
            } else if (rate) {
                record.error(value, "a number greater than zero is wanted");
            }
        }
    };
    each(file, "exchange-rates", [&](Record& record, std::string const& currency) {
        years(record, [&](int year, double rate) { network_.money.set_rate(currency, year, rate); });
    });
    Record root{reading_, *file.document, file.document->root, "", file.basis};
    if (auto deflators = root.record("deflators")) {
        years(*deflators, [&](int year, double index) { network_.money.set_deflator(year, index); });
        deflators->finish();
    }
}

void NetworkReader::read_modes(File const& file) {
    each(file, "modes", [&](Record& record, std::string const& id) {
        Mode mode;
        mode.id = id;
        mode.name = record.required_text("name");
        if (Yaml const* const family = record.require("family", "rail, sea, road, inland-waterway or pipeline")) {
            mode.family = choice(record, *family, families).value_or(Family::rail);
        }
        Backing const backing = record.backing({{}, "definition of the mode"});
        record.figure("gauge", mode.gauge, backing, network_.figures);
        static_cast<void>(record.text("note"));
        if (mode_ids_.contains(id)) {
            record.error("the mode '" + id + "' is defined already");
            return;
        }
        mode_ids_[id] = network_.modes.add(std::move(mode));
    });
}

void NetworkReader::read_cargoes(File const& file) {
    each(file, "cargoes", [&](Record& record, std::string const& id) {
        Cargo cargo;
        cargo.id = id;
        cargo.name = record.required_text("name");
        cargo.unit = record.required_text("unit");
        if (auto const unit = read_unit(cargo.unit); !std::holds_alternative<Measure>(unit)) {
            record.error("unit: '" + cargo.unit + "' is not a known unit");
            cargo.unit = "t";
        }
        figures(record, cargo, record.backing({}));
        cargo.modes = modes(record, "modes");
        static_cast<void>(record.text("note"));
        if (claim(record, id)) {
            cargo_ids_[id] = network_.cargoes.add(std::move(cargo));
        }
    });
}

void NetworkReader::read_risks(File const& file) {
    each(file, "risks", [&](Record& record, std::string const& id) {
        Risk risk;
        risk.id = id;
        risk.name = record.required_text("name");
        figures(record, risk, record.backing({}));
        static_cast<void>(record.text("note"));
        if (!risk.probability) {
            record.error("'probability' is missing; a share is wanted, such as '2.6 %'");
        } else if (claim(record, id)) {
            risk_ids_[id] = network_.risks.add(std::move(risk));
        }
    });
}

void NetworkReader::read_weather(File const& file) {
    each(file, "weather", [&](Record& record, std::string const& id) {
        Weather weather;
        weather.id = id;
        weather.name = record.required_text("name");
        Backing const backing = record.backing({});
        record.figure("spell", weather.spell, backing, network_.figures);
        static_cast<void>(record.text("note"));
        bool complete = static_cast<bool>(weather.spell);
        if (auto closed = record.record("closed")) {
            Backing const of_months = closed->backing(backing);
            for (std::size_t month = 0; month < months.size(); ++month) {
                closed->figure(months[month], weather.closed[month], of_months, network_.figures);
                complete = complete && static_cast<bool>(weather.closed[month]);
            }
            closed->finish();
        } else {
            complete = false;
        }
        if (!complete) {
            record.error("a weather process needs a 'spell' and the share 'closed' of all twelve months");
        } else if (claim(record, id)) {
            weather_ids_[id] = network_.weather.add(std::move(weather));
        }
    });
}

void NetworkReader::read_node(Record& record, std::string const& id) {
    Node node;
    node.id = id;
    node.name = record.required_text("name");
    if (Yaml const* const kind = record.require("kind", "terminal, port, border, station, junction or waypoint")) {
        node.kind = choice(record, *kind, kinds).value_or(NodeKind::station);
    }
    if (Yaml const* const country = record.require("country", "a country code such as KZ")) {
        node.country = country->text;
        if (!is_country(node.country)) {
            record.error(*country, "country: '" + node.country + "' is not an ISO 3166-1 code such as KZ");
        }
    }
    if (Yaml const* const location = record.require("location", "[latitude, longitude]")) {
        std::array<double, 2> degrees{};
        std::array<double, 2> const limits{90, 180};
        bool good = location->is_list() && location->items.size() == 2;
        if (!good) {
            record.error(*location, "location: [latitude, longitude] is wanted");
        }
        for (std::size_t i = 0; good && i < 2; ++i) {
            auto const read = record.measure(location->items[i], "location");
            if (read && (read->dimension != Dimension{} || std::abs(read->value) > limits[i])) {
                record.error(location->items[i], std::string{i == 0 ? "latitude" : "longitude"} +
                                                     " must lie between -" + shortest(limits[i]) + " and " +
                                                     shortest(limits[i]) + ", not " + location->items[i].text);
            }
            good = good && read.has_value();
            degrees[i] = read ? read->value : 0;
        }
        node.location = {degrees[0], degrees[1]};
    }
    node.unlocode = record.text("unlocode");
    node.esr = record.text("esr");
    node.note = record.text("note");
    node.backing = record.backing({});
    figures(record, node, node.backing);
    for (char const* const later : {"transfers", "controls", "load", "unload"}) {
        static_cast<void>(record.take(later));  // read when all nodes are known
    }
    if (claim(record, id)) {
        node_ids_[id] = network_.nodes.add(std::move(node));
    }
}

void NetworkReader::read_node_details(File const& file) {
    Yaml const* const section = file.document->root.find("nodes");
    if (section == nullptr) {
        return;
    }
    for (YamlEntry const& entry : section->entries) {
        Yaml const& value = entry.value;
        auto const found = node_ids_.find(entry.key.text);
        if (found == node_ids_.end() || !value.is_map()) {
            continue;
        }
        Node& node = network_.nodes[found->second];
        std::string const path = "nodes." + node.id;
        auto const list = [&](char const* key, auto const& read) {
            Yaml const* const items = value.find(key);
            if (items == nullptr || items->is_null()) {
                return;
            }
            Record const owner{reading_, *file.document, value, path, file.basis};
            if (!items->is_list()) {
                owner.error(*items, std::string{key} + ": a list is wanted ('- ...')");
            }
            for (std::size_t i = 0; i < items->items.size(); ++i) {
                Record record{reading_, *file.document, items->items[i], path + "." + key + "." + std::to_string(i),
                              file.basis};
                if (items->items[i].is_map()) {
                    read(record);
                    record.finish();
                }
            }
        };
        list("transfers", [&](Record& record) { read_transfer(record, node, node.backing); });
        list("controls", [&](Record& record) { read_control(record, node, node.backing); });
        Record record{reading_, *file.document, value, path, file.basis};
        handling(record, "load", node.load, node.backing);
        handling(record, "unload", node.unload, node.backing);
    }
}

void NetworkReader::handling(Record& record, char const* key, Handling& handling, Backing const& backing) {
    if (auto inner = record.record(key)) {
        figures(*inner, handling, inner->backing(backing));
        static_cast<void>(inner->text("note"));
        inner->finish();
    }
}

void NetworkReader::read_transfer(Record& record, Node& node, Backing const& inherited) {
    Transfer transfer;
    if (Yaml const* const pair = record.take("modes")) {
        if (!pair->is_list() || pair->items.size() != 2) {
            record.error(*pair, "modes: two modes are wanted, such as [rail-1435, rail-1520]");
            return;
        }
        transfer.from = mode(record, pair->items[0], pair->items[0].text);
        transfer.to = mode(record, pair->items[1], pair->items[1].text);
    } else {
        transfer.both_ways = false;
        Yaml const* const from = record.require("from", "a mode (or 'modes' for both ways)");
        Yaml const* const to = record.require("to", "a mode");
        transfer.from = from == nullptr ? ModeId{} : mode(record, *from, from->text);
        transfer.to = to == nullptr ? ModeId{} : mode(record, *to, to->text);
    }
    Backing const backing = record.backing(inherited);
    transfer.note = record.text("note");
    if (!transfer.from || !transfer.to) {
        for (char const* const key : {"time", "cost", "capacity", "yard"}) {
            static_cast<void>(record.take(key));
        }
        return;
    }
    // Paths name a transfer by its modes, which stay when the list grows.
    Record named{
        reading_, record.document(), record.node(),
        "nodes." + node.id + ".transfers." + network_.modes[transfer.from].id + "-" + network_.modes[transfer.to].id,
        record.file_basis()};
    figures(named, transfer, backing);
    for_each_figure(transfer, [&](char const* key, auto&) { static_cast<void>(record.take(key)); });
    node.transfers.push_back(std::move(transfer));
}

void NetworkReader::read_control(Record& record, Node& node, Backing const& inherited) {
    Control control;
    control.name = record.required_text("name");
    control.id = slug(control.name);
    control.modes = modes(record, "modes");
    control.from = nodes(record, "from");
    control.to = nodes(record, "to");
    control.servers = record.integer("servers");
    control.note = record.text("note");
    if (std::string const hours = record.text("hours"); !hours.empty()) {
        control.hours = hours;
    }
    if (Yaml const* const risk = record.take("risk")) {
        control.risk = known_id(record, *risk, risk->text, risk_ids_, "risk");
    }
    Backing const backing = record.backing(inherited);
    bool const taken = std::any_of(node.controls.begin(), node.controls.end(),
                                   [&](Control const& other) { return other.id == control.id; });
    if (taken) {
        record.error("the node has a control '" + control.name + "' already");
        control.id += "-" + std::to_string(node.controls.size());
    }
    Record named{reading_, record.document(), record.node(), "nodes." + node.id + ".controls." + control.id,
                 record.file_basis()};
    figures(named, control, backing);
    for_each_figure(control, [&](char const* key, auto&) { static_cast<void>(record.take(key)); });
    node.controls.push_back(std::move(control));
}

void NetworkReader::directions(Record& record, Running& forward, Running& backward, Backing const& backing) {
    for (auto const& [key, running] : {std::pair{"forward", &forward}, std::pair{"backward", &backward}}) {
        if (auto inner = record.record(key)) {
            figures(*inner, *running, inner->backing(backing));
            static_cast<void>(inner->text("note"));
            inner->finish();
        }
    }
}

void NetworkReader::read_link(Record& record, std::string const& id) {
    Link link;
    link.id = id;
    link.name = record.text("name");
    if (Yaml const* const ends = record.take("between")) {
        if (!ends->is_list() || ends->items.size() != 2) {
            record.error(*ends, "between: two nodes are wanted, such as [altynkol, zhetygen]");
        } else {
            link.from = node(record, ends->items[0], ends->items[0].text);
            link.to = node(record, ends->items[1], ends->items[1].text);
        }
    } else {
        link.both_ways = false;
        link.from = required_node(record, "from");
        link.to = required_node(record, "to");
    }
    if (Yaml const* const by = record.require("mode", "a mode such as rail-1520")) {
        link.mode = mode(record, *by, by->text);
    }
    link.country = record.text("country");
    if (link.country.empty() && link.from && link.to &&
        network_.nodes[link.from].country == network_.nodes[link.to].country) {
        link.country = network_.nodes[link.from].country;
    }
    link.tracks = record.integer("tracks");
    link.electrified = record.boolean("electrified");
    link.note = record.text("note");
    Backing const backing = record.backing({});
    record.figure("length", link.length, backing, network_.figures);
    figures(record, link.running, backing);
    directions(record, link.forward, link.backward, backing);
    if (!link.length && record.node().find("length") == nullptr) {
        record.error("'length' is missing; a length is wanted, such as '404 km'");
    }
    if (claim(record, id) && link.from && link.to && link.mode && link.length) {
        network_.links.add(std::move(link));
    }
}

void NetworkReader::read_departure(Record& record, Service& service, Backing const& inherited) {
    auto departure = record.record("departure");
    if (!departure) {
        return;
    }
    Backing const backing = departure->backing(inherited);
    static_cast<void>(departure->text("note"));
    departure->figure("every", service.departure.every, backing, network_.figures);
    if (departure->node().find("when") != nullptr) {
        Departure::WhenFull when;
        Yaml const* const load = departure->take("when");
        std::string const full = " full";
        if (load->text.size() > full.size() && load->text.ends_with(full)) {
            Yaml share = *load;
            share.text.resize(share.text.size() - full.size());
            auto row = departure->read_figure(share, "when", expected_for<Share>(), backing);
            if (row) {
                row->path = departure->path() + ".when";
                row->written = load->text;
                when.load = Figure<Share>{network_.figures.add(std::move(*row))};
            }
        } else {
            departure->error(*load, "when: a load is wanted, such as '80 % full'");
        }
        departure->figure("at-most-every", when.at_most_every, backing, network_.figures);
        departure->figure("at-least-every", when.at_least_every, backing, network_.figures);
        if (!when.at_most_every || !when.at_least_every) {
            departure->error("a service that leaves when full needs 'at-most-every' and 'at-least-every'");
        } else {
            service.departure.when_full = when;
        }
    }
    std::vector<std::string> const named = departure->texts("days");
    if (!named.empty()) {
        Departure::Timetable timetable;
        for (std::string const& day_of_week : named) {
            auto const found = std::find(days.begin(), days.end(), day_of_week);
            if (found == days.end()) {
                departure->error("days: '" + day_of_week + "' is not one of mon, tue, wed, thu, fri, sat, sun");
                continue;
            }
            timetable.days.emplace_back(static_cast<unsigned>(found - days.begin()));
        }
        std::string const at = departure->text("at");
        int hours = 0;
        int minutes = 0;
        bool const shaped = at.size() == 5 && at[2] == ':' &&
                            std::from_chars(at.data(), at.data() + 2, hours).ec == std::errc{} &&
                            std::from_chars(at.data() + 3, at.data() + 5, minutes).ec == std::errc{};
        if (!at.empty() && (!shaped || hours > 23 || minutes > 59)) {
            departure->error("at: a time of day is wanted, such as \"18:00\"");
        }
        timetable.at = std::chrono::hours{hours} + std::chrono::minutes{minutes};
        if (!timetable.days.empty()) {
            service.departure.timetable = std::move(timetable);
        }
    }
    departure->finish();
}

void NetworkReader::read_service(Record& record, std::string const& id) {
    Service service;
    service.id = id;
    service.name = record.required_text("name");
    service.calls = nodes(record, "calls");
    service.via = nodes(record, "via");
    service.both_ways = !record.boolean("one-way").value_or(false);
    if (Yaml const* const by = record.require("mode", "a mode such as feeder")) {
        service.mode = mode(record, *by, by->text);
    }
    service.note = record.text("note");
    Backing const backing = record.backing({});
    figures(record, service.running, backing);
    directions(record, service.forward, service.backward, backing);
    if (auto vessel = record.record("vessel")) {
        figures(*vessel, service.vessel, vessel->backing(backing));
        service.vessel.fleet = vessel->integer("fleet");
        static_cast<void>(vessel->text("note"));
        static_cast<void>(vessel->text("name"));
        vessel->finish();
    }
    read_departure(record, service, backing);
    if (Yaml const* const weather = record.take("closures")) {
        service.closures = known_id(record, *weather, weather->text, weather_ids_, "weather process");
    }
    if (service.calls.size() == 2 && record.node().find("legs") == nullptr) {
        Passage passage;
        record.figure("length", passage.length, backing, network_.figures);
        service.passages.push_back(passage);
    } else if (Yaml const* const legs = record.require("legs", "a list with a leg for each passage between calls")) {
        for (std::size_t i = 0; i < legs->items.size(); ++i) {
            Passage passage;
            Record leg{reading_, record.document(), legs->items[i], record.path() + ".legs." + std::to_string(i),
                       record.file_basis()};
            figures(leg, passage, leg.backing(backing));
            static_cast<void>(leg.text("note"));
            leg.finish();
            service.passages.push_back(passage);
        }
    }
    bool good = service.calls.size() >= 2 && service.mode &&
                std::all_of(service.calls.begin(), service.calls.end(), [](NodeId call) { return bool{call}; }) &&
                std::all_of(service.via.begin(), service.via.end(), [](NodeId via) { return bool{via}; });
    if (service.calls.size() < 2) {
        record.error("calls: two nodes or more are wanted");
    } else if (service.passages.size() + 1 != service.calls.size()) {
        record.error("legs: one leg fewer than calls is wanted");
        good = false;
    }
    for (Passage const& passage : service.passages) {
        if (!passage.length) {
            record.error("'length' is missing; a length is wanted, such as '404 km'");
            good = false;
        }
    }
    if (!service.via.empty() && service.calls.size() != 2) {
        record.error("via: only a service of two calls may pass waypoints");
        good = false;
    }
    if (claim(record, id) && good) {
        network_.services.add(std::move(service));
    }
}

void NetworkReader::read_default(Record& record, std::string const& id) {
    Default rule;
    rule.id = id;
    if (auto match = record.record("for")) {
        rule.mode = match->text("mode");
        rule.country = match->text("country");
        rule.cargo = match->text("cargo");
        if (Yaml const* const via = match->take("via")) {
            rule.via = node(*match, *via, via->text);
        }
        if (Yaml const* const kind = match->take("kind")) {
            rule.kind = choice(*match, *kind, kinds);
        }
        std::vector<std::string> const pair = match->texts("transfer");
        if (pair.size() == 2) {
            rule.transfer = {pair[0], pair[1]};
        } else if (!pair.empty()) {
            match->error("transfer: two modes are wanted, such as [rail-1435, rail-1520]");
        }
        std::vector<std::string> modes_and_families = keys_of(mode_ids_);
        for (Family const family : families) {
            modes_and_families.emplace_back(name_of(family));
        }
        for (std::string const& named : {rule.mode, pair.size() == 2 ? pair[0] : "", pair.size() == 2 ? pair[1] : ""}) {
            bool const known =
                std::find(modes_and_families.begin(), modes_and_families.end(), named) != modes_and_families.end();
            if (!named.empty() && !known) {
                auto const near = nearest(named, modes_and_families);
                match->error("there is no mode or family '" + named + "'" +
                             (near ? "; did you mean '" + *near + "'?" : ""));
            }
        }
        if (!rule.cargo.empty() && !cargo_ids_.contains(rule.cargo)) {
            match->error("there is no cargo '" + rule.cargo + "'");
        }
        match->finish();
    } else {
        record.error("'for' is missing; it says where the rates hold, such as {mode: rail-1520, country: KZ}");
    }
    record.reading().places[record.path()] = {&record.document(), &record.node()};
    Backing const backing = record.backing({});
    static_cast<void>(record.text("note"));
    figures(record, rule, backing);
    if (claim(record, id)) {
        network_.defaults.push_back(std::move(rule));
    }
}

void NetworkReader::read_through_tariff(Record& record, std::string const& id) {
    ThroughTariff tariff;
    tariff.id = id;
    tariff.name = record.required_text("name");
    tariff.from = required_node(record, "from");
    tariff.to = required_node(record, "to");
    tariff.via = nodes(record, "via");
    tariff.note = record.text("note");
    if (Yaml const* const cargo = record.take("cargo")) {
        tariff.cargo = known_id(record, *cargo, cargo->text, cargo_ids_, "cargo");
    }
    std::vector<std::string> const covers = record.texts("covers");
    if (!covers.empty()) {
        tariff.covers.clear();
        for (std::string const& kind : covers) {
            auto const found = std::find_if(cost_kind_names.begin(), cost_kind_names.end(),
                                            [&](auto const& named) { return kind == named.first; });
            if (found == cost_kind_names.end()) {
                record.error("covers: '" + kind + "' is not one of tariff, handling, border, waiting, risk");
            } else {
                tariff.covers.push_back(found->second);
            }
        }
    }
    record.figure("rate", tariff.rate, record.backing({}), network_.figures);
    if (!tariff.rate) {
        record.error("'rate' is missing; a price per unit of cargo is wanted, such as '3200 USD/FEU'");
    }
    bool const vias = std::all_of(tariff.via.begin(), tariff.via.end(), [](NodeId via) { return bool{via}; });
    if (claim(record, id) && tariff.from && tariff.to && tariff.rate && vias) {
        network_.through_tariffs.push_back(std::move(tariff));
    }
}

void NetworkReader::read_closures(File const& file) {
    Yaml const* const list = file.document->root.find("closures");
    if (list == nullptr) {
        return;
    }
    for (std::size_t i = 0; i < list->items.size(); ++i) {
        Record record{reading_, *file.document, list->items[i], "closures." + std::to_string(i), file.basis};
        Closure closure;
        if (Yaml const* const what = record.require("what", "a selector")) {
            closure.what = read_selector(record, *what);
        }
        if (Yaml const* const from = record.take("from")) {
            closure.from = read_date(record, *from);
        }
        if (Yaml const* const until = record.take("until")) {
            closure.until = read_date(record, *until);
        }
        record.finish();
        network_.closures.push_back(std::move(closure));
    }
}

NodeId NetworkReader::node(Record const& record, Yaml const& at, std::string const& id) {
    return known_id(record, at, id, node_ids_, "node");
}

NodeId NetworkReader::required_node(Record& record, char const* key) {
    Yaml const* const value = record.require(key, "a node");
    return value == nullptr ? NodeId{} : node(record, *value, value->text);
}

std::vector<NodeId> NetworkReader::nodes(Record& record, char const* key) {
    std::vector<NodeId> found;
    Yaml const* const value = record.take(key);
    if (value != nullptr && value->is_scalar()) {
        found.push_back(node(record, *value, value->text));
    } else if (value != nullptr) {
        for (Yaml const& item : value->items) {
            found.push_back(node(record, item, item.text));
        }
    }
    return found;
}

ModeId NetworkReader::mode(Record const& record, Yaml const& at, std::string const& id) {
    return known_id(record, at, id, mode_ids_, "mode");
}

std::vector<ModeId> NetworkReader::modes(Record& record, char const* key) {
    std::vector<ModeId> found;
    Yaml const* const value = record.take(key);
    if (value != nullptr && value->is_scalar()) {
        found.push_back(mode(record, *value, value->text));
    } else if (value != nullptr) {
        for (Yaml const& item : value->items) {
            found.push_back(mode(record, item, item.text));
        }
    }
    return found;
}

}  // namespace corridor
