#pragma once

#include <string>

namespace corridor {

// Picks parts of a network: every key that is not empty must match. Written `aktau` (a node) or
// `{country: RU, mode: rail}`.
struct Selector {
    std::string node;
    std::string link;
    std::string service;
    std::string country;
    std::string mode;  // id of a mode or of a family

    // Whether it names nothing, and so picks everything.
    [[nodiscard]] bool is_empty() const {
        return node.empty() && link.empty() && service.empty() && country.empty() && mode.empty();
    }
    friend bool operator==(Selector const&, Selector const&) = default;
};

// "aktau" or "{country: RU, mode: rail}".
[[nodiscard]] std::string to_string(Selector const& selector);

}  // namespace corridor
