#pragma once

#include <string>

namespace corridor {

// A file to be written into a folder: its name there, and its bytes.
struct NamedText {
    std::string name;
    std::string text;
};

}  // namespace corridor
