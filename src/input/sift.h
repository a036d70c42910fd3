#pragma once

#include <vector>

#include "corridor/input/diagnostic.h"

namespace corridor {

// Throws InputError if there are errors: each said once, in the order of files and lines. Gives back the warnings.
std::vector<Diagnostic> sift(std::vector<Diagnostic> diagnostics);

}  // namespace corridor
