#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corridor/network/nearest.h"
#include "corridor/network/network.h"
#include "input/record.h"

namespace corridor {

// Whether a text is written like an ISO 3166-1 alpha-2 code: "KZ".
[[nodiscard]] bool is_country(std::string const& text);

// The ids that files have given so far, and what they stand for. An id that nobody gave is complained of where it
// stands, with the nearest known one.
class Names {
public:
    // Takes an id for an object; ids are unique over all kinds. Whether it was free and well-formed.
    bool claim(Record const& record, std::string const& id);

    [[nodiscard]] NodeId node(Record const& record, Yaml const& at) const;
    [[nodiscard]] NodeId required_node(Record& record, char const* key) const;
    [[nodiscard]] Side side(Record& record, char const* key) const;  // nodes and countries (`KZ`), or one alone
    [[nodiscard]] std::vector<NodeId> nodes_in(Record& record, char const* key) const;  // a list, or one alone
    [[nodiscard]] ModeId mode(Record const& record, Yaml const& at) const;
    [[nodiscard]] std::vector<ModeId> modes_in(Record& record, char const* key) const;
    [[nodiscard]] CargoId cargo(Record const& record, Yaml const& at) const;
    [[nodiscard]] RiskId risk(Record const& record, Yaml const& at) const;
    [[nodiscard]] WeatherId weather_process(Record const& record, Yaml const& at) const;
    // Rates name a mode, a family or "any".
    void check_mode_or_family(Record const& record, std::string const& name) const;

    std::map<std::string, NodeId> nodes;
    std::map<std::string, ModeId> modes;
    std::map<std::string, CargoId> cargoes;
    std::map<std::string, RiskId> risks;
    std::map<std::string, WeatherId> weather;

private:
    std::map<std::string, std::string> claimed_;  // id to "file:line"
};

inline constexpr std::array families{Family::rail, Family::sea, Family::road, Family::inland_waterway,
                                     Family::pipeline};
inline constexpr std::array kinds{NodeKind::terminal, NodeKind::port,      NodeKind::border,
                                  NodeKind::station,  NodeKind::junction,  NodeKind::waypoint,
                                  NodeKind::zone,     NodeKind::tank_farm, NodeKind::field};

// One of a fixed set of words; nothing, and a complaint that lists them, for any other.
template <class Enum, std::size_t N>
std::optional<Enum> choice(Record const& record, Yaml const& at, std::array<Enum, N> const& all) {
    std::string known;
    for (Enum const one : all) {
        if (at.text == name_of(one)) {
            return one;
        }
        known += (known.empty() ? "" : ", ") + std::string{name_of(one)};
    }
    record.error(at, "'" + at.text + "' is not one of " + known);
    return std::nullopt;
}

// A name as an id: "Kazakh border control" is kazakh-border-control.
[[nodiscard]] std::string slug(std::string const& name);

}  // namespace corridor
