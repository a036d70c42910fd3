#pragma once

#include <string>

#include "corridor/units/dimension.h"

namespace corridor {

// A unit with a number before it: one of the file's is `count` of `name`.
struct FileUnit {
    std::string name;
    double count = 1;
    double in_base_units = 1;
};

// Reads "min" or "0.01 h". Throws std::invalid_argument, which names the option, if the text is no unit of this kind.
[[nodiscard]] FileUnit file_unit(std::string const& text, Dimension dimension, char const* option);

}  // namespace corridor
