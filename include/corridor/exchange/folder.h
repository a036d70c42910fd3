#pragma once

#include <string>
#include <vector>

#include "corridor/input/diagnostic.h"

namespace corridor {

// A file to be written: its name in a folder, and its bytes.
struct FileText {
    std::string name;
    std::string text;
};

// Files that belong together in one folder, what to say of them in a sentence, and what their making warns of.
struct Folder {
    std::vector<FileText> files;
    std::string summary;
    std::vector<Diagnostic> warnings;
};

}  // namespace corridor
