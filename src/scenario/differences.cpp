#include "corridor/scenario/differences.h"

#include <algorithm>

#include "scenario/statements.h"

namespace corridor {
namespace {

std::optional<double> factor(Statement const& before, Statement const& after) {
    bool const comparable = before.figure && after.figure && before.figure->dimension == after.figure->dimension &&
                            before.figure->value != 0;
    return comparable ? std::optional{after.figure->value / before.figure->value} : std::nullopt;
}

}  // namespace

std::vector<Difference> differences(Question const& before, Question const& after) {
    auto const first = statements_of(before);
    auto const second = statements_of(after);
    std::vector<Difference> found;
    for (auto const& [path, statement] : first) {
        auto const other = second.find(path);
        if (other == second.end()) {
            found.push_back({path, statement.text, "", std::nullopt});
        } else if (!statement.same(other->second)) {
            found.push_back({path, statement.text, other->second.text, factor(statement, other->second)});
        }
    }
    for (auto const& [path, statement] : second) {
        if (!first.contains(path)) {
            found.push_back({path, "", statement.text, std::nullopt});
        }
    }
    std::sort(found.begin(), found.end(), [](Difference const& a, Difference const& b) { return a.path < b.path; });
    return found;
}

}  // namespace corridor
