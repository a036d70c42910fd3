#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "flow/path_tree.h"

namespace corridor {

constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

// A path that a pair's goods take, or may take.
struct FlowPath {
    double flow = 0;
    double cost = 0;          // when all were last looked at
    PathTree::Step step = 0;  // its last, in the tree of its option's root
    std::uint32_t option = nothing;
    std::uint32_t next = nothing;          // of the same option
    std::uint32_t against = nothing;       // the path that goods move to and from
    std::uint32_t segment_pair = nothing;  // by which the two differ
    std::uint32_t next_member = nothing;
    std::uint32_t previous_member = nothing;
    bool is_first = false;  // whether this one takes the first segments of the pair, or the one it stands against
    std::uint8_t idle = 0;  // how often in a row it was found empty and dearer than another
};

}  // namespace corridor
