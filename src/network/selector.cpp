#include "corridor/network/selector.h"

#include <utility>

namespace corridor {

std::string to_string(Selector const& selector) {
    bool const node_alone =
        selector.link.empty() && selector.service.empty() && selector.country.empty() && selector.mode.empty();
    if (node_alone) {
        return selector.node;
    }
    std::string text;
    for (auto const& [key, value] :
         {std::pair{"node", &selector.node}, std::pair{"link", &selector.link}, std::pair{"service", &selector.service},
          std::pair{"country", &selector.country}, std::pair{"mode", &selector.mode}}) {
        if (!value->empty()) {
            text += (text.empty() ? "{" : ", ") + std::string{key} + ": " + *value;
        }
    }
    return text + "}";
}

}  // namespace corridor
