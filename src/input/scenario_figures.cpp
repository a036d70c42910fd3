#include "input/scenario_figures.h"

#include <utility>

namespace corridor {
namespace {

// Of any quantity of a scenario, in base units: what comes of it stays far from the ends of a double.
constexpr double greatest = 1e15;

}  // namespace

std::optional<FigureRow> ScenarioFigures::row(Record& record, std::string_view key, Expected const& expected) {
    Yaml const* const value = record.take(key);
    auto found = value == nullptr ? std::nullopt : record.read_figure(*value, key, expected, {});
    if (found && (found->value < 0 || found->value > greatest)) {
        record.error(*value, record.path() + "." + std::string{key} +
                                 (found->value < 0 ? " must not be negative" : " is too large"));
        return std::nullopt;
    }
    if (found && found->range && (found->value < found->range->low || found->value > found->range->high)) {
        record.error(*value, std::string{key} + ": the value lies outside its own range");
    }
    if (found) {
        keep(*found, record.path() + "." + std::string{key});
    }
    return found;
}

void ScenarioFigures::keep(FigureRow figure, std::string const& path) {
    figure.path = path;
    auto const [known, is_new] = kept_.try_emplace(path, rows_.size());
    if (is_new) {
        rows_.push_back(std::move(figure));
    } else {
        rows_[known->second] = std::move(figure);
    }
}

}  // namespace corridor
