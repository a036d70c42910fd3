#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corridor/network/network.h"
#include "corridor/scenario/scenario.h"

namespace corridor {

// One input that two questions do not share.
struct Difference {
    std::string path;              // "links.altynkol-zhetygen.length", "shipper.value-of-time"
    std::string before;            // empty: stated in the second only
    std::string after;             // empty: stated in the first only
    std::optional<double> factor;  // second over first, of two numbers of one kind
};

// A scenario and the network that its changes have made.
struct Question {
    Scenario const& scenario;
    Network const& network;
};

// All inputs that differ between two questions, in the order of their paths: figures by value, variation and range;
// what the networks say besides in words (calls, timetables, countries, what a default holds for); closures and
// factors; and what the scenarios themselves state. Where a figure comes from, notes and titles are not compared.
[[nodiscard]] std::vector<Difference> differences(Question const& before, Question const& after);

}  // namespace corridor
