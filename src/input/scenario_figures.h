#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "input/record.h"

namespace corridor {

// Reads the quantities of a scenario, and keeps them with their ranges, sources and assumptions. What is said again
// replaces what was said before.
class ScenarioFigures {
public:
    // REQUIRES: the rows outlive this.
    explicit ScenarioFigures(std::vector<FigureRow>& rows) : rows_{rows} {}

    // Nothing if the key is not there, or is complained of.
    template <class Q>
    std::optional<FigureRow> row(Record& record, std::string_view key) {
        Expected expected = expected_for<Q>();
        expected.may_vary = false;
        return row(record, key, expected);
    }
    std::optional<FigureRow> row(Record& record, std::string_view key, Expected const& expected);

private:
    void keep(FigureRow figure, std::string const& path);

    std::vector<FigureRow>& rows_;
    std::unordered_map<std::string, std::size_t> kept_;  // by path
};

}  // namespace corridor
