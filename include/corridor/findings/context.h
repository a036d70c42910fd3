#pragma once

#include <string>
#include <utility>
#include <vector>

#include "corridor/network/network.h"
#include "corridor/scenario/scenario.h"

namespace corridor {

// What a result was computed from, for whoever describes it.
struct Context {
    Network const& network;
    Scenario const& scenario;
    std::vector<std::pair<std::string, std::string>> inputs;  // file and hash of its bytes
    std::vector<std::string> overrides;                       // one-off changes: "aktau-alat-ferry.charge=400 USD/FEU"
    std::vector<std::string> options{};                       // other words of the question: "--k", "3"
};

}  // namespace corridor
