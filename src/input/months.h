#pragma once

#include <array>

namespace corridor {

// As files name them.
inline constexpr std::array months{"january", "february", "march",     "april",   "may",      "june",
                                   "july",    "august",   "september", "october", "november", "december"};

}  // namespace corridor
