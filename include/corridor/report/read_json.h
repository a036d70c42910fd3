#pragma once

#include <stdexcept>
#include <string>

#include "corridor/report/value.h"

namespace corridor {

// Where a text ceases to be JSON, and why.
class JsonError : public std::runtime_error {
public:
    JsonError(int line, int column, std::string const& message)
        : std::runtime_error{message}, line_{line}, column_{column} {}
    [[nodiscard]] int line() const { return line_; }  // both from 1
    [[nodiscard]] int column() const { return column_; }

private:
    int line_;
    int column_;
};

// Throws JsonError. Of a key that stands twice in an object the last value holds.
[[nodiscard]] Value read_json(std::string const& text);

}  // namespace corridor
