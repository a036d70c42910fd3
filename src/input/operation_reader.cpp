#include "input/operation_reader.h"

#include "input/selector_reader.h"

namespace corridor {

void read_wagon_fleet(Draft& draft, Record& record, std::string const& id) {
    WagonFleet fleet;
    fleet.id = id;
    fleet.name = record.required_text("name");
    fleet.at = draft.names.required_node(record, "at");
    if (Yaml const* const mode = record.require("mode", "a mode such as rail-1520")) {
        fleet.mode = draft.names.mode(record, *mode);
    }
    fleet.note = record.text("note");
    draft.figures(record, fleet, record.backing({}));
    if (!fleet.wagons && record.node().find("wagons") == nullptr) {
        record.error("'wagons' is missing; a number of wagons is wanted, such as '800 wagons'");
    }
    if (draft.names.claim(record, id) && fleet.at && fleet.mode && fleet.wagons) {
        draft.network.wagon_fleets.push_back(std::move(fleet));
    }
}

void read_breakdowns(Draft& draft, Record& record, std::string const& id) {
    Breakdowns breakdowns;
    breakdowns.id = id;
    breakdowns.name = record.required_text("name");
    if (Yaml const* const what = record.require("what", "a selector")) {
        breakdowns.what = read_selector(record, *what);
    }
    breakdowns.note = record.text("note");
    draft.figures(record, breakdowns, record.backing({}));
    for (char const* const key : {"between", "repair"}) {
        if (record.node().find(key) == nullptr) {
            record.error("'" + std::string{key} +
                         "' is missing; a duration is wanted, such as '{exponential: 30 days}'");
        }
    }
    if (draft.names.claim(record, id) && breakdowns.between && breakdowns.repair) {
        draft.network.breakdowns.push_back(std::move(breakdowns));
    }
}

}  // namespace corridor
