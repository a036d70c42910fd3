#pragma once

#include <string_view>

namespace corridor {

// The report page without its data, as built from src/report/html. Its source is made from template.html by the build.
[[nodiscard]] std::string_view page_template();

}  // namespace corridor
