#include "report/html.h"

#include <ostream>
#include <string_view>

#include "report/page_template.h"

namespace corridor {

void write_html(Value const& values, std::ostream& out) {
    constexpr std::string_view place = "/*result*/";
    std::string_view const page = page_template();
    std::size_t const at = page.find(place);
    out << page.substr(0, at) << to_script_json(values) << page.substr(at + place.size());
}

}  // namespace corridor
