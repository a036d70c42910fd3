#pragma once

#include <string>
#include <string_view>

#include "input/document.h"

namespace corridor {

// A text as a YAML scalar that reads back as the same text, in a flow mapping as well: bare where that is safe, else
// between double quotes.
[[nodiscard]] std::string yaml_scalar(std::string_view text);

// A tree as the text of a file: an object of a section to a line where that is short, else a key to a line. What is
// null is left out.
[[nodiscard]] std::string yaml_text(Yaml const& root);

}  // namespace corridor
