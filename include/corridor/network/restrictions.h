#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "corridor/network/figure.h"
#include "corridor/network/ids.h"
#include "corridor/network/selector.h"

namespace corridor {

// A part of the network that nobody may use, always or between two dates (the second excluded).
struct Closure {
    Selector what;
    std::optional<std::chrono::sys_days> from;
    std::optional<std::chrono::sys_days> until;
};

// A part of what limits that is out of use between two dates (the second excluded): some of a node's berths, or a share
// of a capacity.
struct Outage {
    std::string of;  // as results name it: "nodes.ceyhan.berths.jetty", "links.btc-turkiye"
    LinkId link{};
    ServiceId service{};
    NodeId node{};
    std::optional<std::size_t> berths{};  // index at the node
    int berths_down = 0;
    double share_down = 0;  // of a capacity
    std::optional<std::chrono::sys_days> from{};
    std::optional<std::chrono::sys_days> until{};
};

// A factor on a rate wherever a selector matches, whether a link states the rate itself or takes it from a default.
struct Adjustment {
    Selector where;
    std::string key;  // of Running ("tariff"), or border-time, border-cost, transfer-time, transfer-cost
    double factor = 1;
    std::string place;  // of the change that made it
    int change = 0;     // counted from 1; what a later change has set it leaves alone
};

// Breakdowns: what a selector picks works for a while, fails, and works again when it is repaired.
struct Breakdowns {
    std::string id;
    std::string name;
    Selector what;
    Figure<Duration> between;  // repair and the next failure
    Figure<Duration> repair;
    std::string note;
};

}  // namespace corridor
