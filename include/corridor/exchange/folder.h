#pragma once

#include <string>
#include <vector>

#include "corridor/input/diagnostic.h"
#include "corridor/report/named_text.h"

namespace corridor {

// Files that belong together in one folder, what to say of them in a sentence, and what their making warns of.
struct Folder {
    std::vector<NamedText> files;
    std::string summary;
    std::vector<Diagnostic> warnings;
};

}  // namespace corridor
