#pragma once

#include <string>
#include <string_view>

namespace corridor {

// A text as a YAML scalar that reads back as the same text, in a flow mapping as well: bare where that is safe, else
// between double quotes.
[[nodiscard]] std::string yaml_scalar(std::string_view text);

}  // namespace corridor
