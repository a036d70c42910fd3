#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

// The known word nearest to `word` by edit distance, if one is near enough to be what was meant.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, std::vector<std::string> const& known);

}  // namespace corridor
