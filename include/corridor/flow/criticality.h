#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace corridor {

// Links, services or places of which each by itself would have the same effect if nobody could pass it, such as the
// sections of an unbranched line.
struct Weakness {
    std::vector<std::string> ids;    // "links.mangystau-aktau", "services.aktau-alat-feeder", "nodes.beyneu"
    std::vector<std::string> names;  // for people, in the same order
};

// What happens to a demand.
struct Hit {
    std::size_t demand = 0;
    double unserved = 0;    // units an hour more than before
    double extra_cost = 0;  // USD an hour that what is still served costs more than the same goods did before
};

// A failure lived through by the cheapest plan that is left, within what the diversions can carry.
struct Failure {
    std::vector<std::size_t> weaknesses;  // that fail together: one or two
    double unserved = 0;                  // an hour, in the unit of the result
    double extra_cost = 0;                // USD an hour
    std::vector<Hit> hits{};              // demands that are hit, hardest first
};

// How far a demand is from being cut off: the least number of weaknesses whose failure leaves it no way at all.
struct Resilience {
    std::size_t demand = 0;
    std::optional<int> failures;          // nothing: more than were looked for
    std::vector<std::size_t> weaknesses;  // an example of them
};

struct Criticality {
    std::vector<Weakness> weaknesses;
    std::vector<Failure> single;  // that change anything, worst first: by goods unserved, then by cost
    std::vector<Failure> pairs;   // worse than one after the other, worst first; only if asked for
    std::vector<Resilience> resilience;
};

}  // namespace corridor
