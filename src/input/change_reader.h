#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "input/scenario_reader.h"

namespace corridor {

// Reads `changes:` of a scenario and of the files of changes that it includes. What changes add to the network becomes
// documents of the network; all else is appended to the scenario's changes.
class ChangeReader {
public:
    // REQUIRES: the arguments outlive this.
    ChangeReader(ScenarioFiles& files, Reading& reading, std::vector<Change>& changes, std::string place = "changes")
        : files_{files}, reading_{reading}, changes_{changes}, place_{std::move(place)} {}

    void read(Record& owner, Yaml const& list);

private:
    void include_changes(Record& record, Yaml const& include);
    void read_set(Record& record, std::string const& place);
    void read_scale(Record& record, std::string const& place);
    void read_close(Record& record, Yaml const& value, std::string const& place);
    void read_outage(Record& outage, std::string const& place);
    void read_dates(Record& record, auto& change);

    ScenarioFiles& files_;
    Reading& reading_;
    std::vector<Change>& changes_;
    std::string place_;     // of the list in the scenario
    std::size_t next_ = 0;  // number of the next change
    std::size_t nested_ = 0;
};

}  // namespace corridor
