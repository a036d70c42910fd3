#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace corridor {

// A tree of keyed values for machines, such as JSON holds. Keys keep the order in which they were set.
class Value {
public:
    using List = std::vector<Value>;
    using Object = std::vector<std::pair<std::string, Value>>;

    Value() = default;                                         // null
    Value(bool truth) : held_{truth} {}                        // NOLINT(google-explicit-constructor): reads as JSON
    Value(double number) : held_{number} {}                    // NOLINT(google-explicit-constructor)
    Value(int number) : held_{static_cast<double>(number)} {}  // NOLINT(google-explicit-constructor)
    Value(std::uint64_t number) : held_{number} {}             // NOLINT(google-explicit-constructor)
    Value(char const* text) : held_{std::string{text}} {}      // NOLINT(google-explicit-constructor)
    Value(std::string text) : held_{std::move(text)} {}        // NOLINT(google-explicit-constructor)
    Value(List list) : held_{std::move(list)} {}               // NOLINT(google-explicit-constructor)
    Value(Object object) : held_{std::move(object)} {}         // NOLINT(google-explicit-constructor)

    // An empty list; an empty object.
    [[nodiscard]] static Value list() { return Value{List{}}; }
    [[nodiscard]] static Value object() { return Value{Object{}}; }

    // REQUIRES: this is an object and the key is new.
    Value& set(std::string key, Value value);
    // REQUIRES: this is a list.
    Value& add(Value value);

    using Held = std::variant<std::monostate, bool, double, std::uint64_t, std::string, List, Object>;
    // What it holds, to be visited.
    [[nodiscard]] Held const& held() const { return held_; }

private:
    Held held_;
};

// The number rounded to so many decimals, so that it prints as short as it is meant.
[[nodiscard]] double rounded(double number, int decimals);

// JSON text, indented by two spaces, with a line feed at the end. Numbers are the shortest that read back the same.
[[nodiscard]] std::string to_json(Value const& value);

// The same on one line, and without any character that could end the script element of a page that holds it.
[[nodiscard]] std::string to_script_json(Value const& value);

}  // namespace corridor
