#include "input/pipe_reader.h"

#include <algorithm>
#include <utility>

namespace corridor {
namespace {

// So that what is wrong with it is said there.
void note_place(Record& record, std::string const& key, Yaml const& at) {
    record.reading().places[record.path() + key] = {&record.document(), &at};
}

// A list of mappings; what is none is complained of.
std::vector<Yaml const*> mappings(Record& record, char const* key) {
    std::vector<Yaml const*> found;
    Yaml const* const list = record.take(key);
    if (list == nullptr) {
        return found;
    }
    if (!list->is_list()) {
        record.error(*list, std::string{key} + ": a list is wanted ('- ...')");
    }
    for (Yaml const& item : list->items) {
        if (item.is_map()) {
            found.push_back(&item);
        } else {
            record.error(item, std::string{key} + ": a mapping is wanted here ('key: value')");
        }
    }
    return found;
}

void read_stations(Draft& draft, Record& record, Pipe& pipe, Backing const& backing) {
    for (Yaml const* const item : mappings(record, "stations")) {
        Record plain{draft.reading, record.document(), *item, record.path() + ".stations", record.file_basis()};
        PumpStation station;
        station.name = plain.required_text("name");
        station.id = slug(station.name);
        bool const taken = std::any_of(pipe.stations.begin(), pipe.stations.end(),
                                       [&](PumpStation const& other) { return other.id == station.id; });
        if (taken) {
            plain.error("the pipeline has a station '" + station.name + "' already");
            station.id += "-" + std::to_string(pipe.stations.size());
        }
        Record named{draft.reading, record.document(), *item, record.path() + ".stations." + station.id,
                     record.file_basis()};
        static_cast<void>(named.take("name"));
        static_cast<void>(named.text("note"));
        draft.figures(named, station, named.backing(backing));
        if (!station.at && item->find("at") == nullptr) {
            named.error("'at' is missing; a length is wanted, such as '240 km'");
        }
        if (!station.pressure && item->find("pressure") == nullptr) {
            named.error("'pressure' is missing; a pressure is wanted, such as '70 bar'");
        }
        named.finish();
        if (station.at && station.pressure) {
            pipe.stations.push_back(std::move(station));
        }
    }
    if (Yaml const* const list = record.node().find("stations")) {
        note_place(record, ".stations", *list);
    }
}

void read_profile(Record& record, Pipe& pipe) {
    Yaml const* const list = record.take("profile");
    if (list == nullptr) {
        return;
    }
    if (!list->is_list()) {
        record.error(*list, "profile: a list of [distance, height] is wanted, such as [[0 km, 20 m], [90 km, 700 m]]");
    }
    Expected const length = expected_for<Distance>();
    for (Yaml const& item : list->items) {
        if (!item.is_list() || item.items.size() != 2) {
            record.error(item, "profile: [distance, height] is wanted, such as [90 km, 700 m]");
            continue;
        }
        auto const at = record.measure(item.items[0], "profile", length);
        auto const height = record.measure(item.items[1], "profile", length);
        if (at && height) {
            note_place(record, ".profile." + std::to_string(pipe.profile.size()), item);
            pipe.profile.push_back({Distance{at->value}, Distance{height->value}});
        }
    }
}

}  // namespace

void read_pipe(Draft& draft, Record& record, Link& link, Backing const& backing) {
    auto pipe = record.record("pipe");
    if (!pipe) {
        return;
    }
    link.pipe.is_stated = true;
    Backing const own = pipe->backing(backing);
    draft.figures(*pipe, link.pipe, own);
    if (Yaml const* const grade = pipe->take("grade")) {
        link.pipe.grade = draft.names.cargo(*pipe, *grade);
        note_place(*pipe, ".grade", *grade);
    }
    read_stations(draft, *pipe, link.pipe, own);
    read_profile(*pipe, link.pipe);
    static_cast<void>(pipe->text("note"));
    pipe->finish();
}

}  // namespace corridor
