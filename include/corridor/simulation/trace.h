#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "corridor/simulation/simulate.h"

namespace corridor {

// All that was told of the first replication, kept beyond the simulation whose words it is told in.
class Trace {
public:
    Trace() = default;
    Trace(Trace const&) = delete;
    Trace& operator=(Trace const&) = delete;

    void add(TraceEvent const& event);

    // In the order of telling: of each consignment in the order of time.
    [[nodiscard]] std::vector<TraceEvent> const& events() const { return events_; }
    // "time,consignment,demand,event,place" in the order of time.
    [[nodiscard]] std::string to_csv() const;

private:
    [[nodiscard]] std::string_view kept(std::string_view word);

    std::set<std::string, std::less<>> words_;
    std::vector<TraceEvent> events_;
};

}  // namespace corridor
