#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace corridor::test {

// What `corridor COMMAND FILE OPTIONS` says: of a scenario in tests/flows/cases, named without its ending, or of a file
// by its path.
class Answer {
public:
    Answer(std::string const& command, std::string const& scenario, std::string const& options = "");

    [[nodiscard]] int status() const { return status_; }
    [[nodiscard]] nlohmann::json const& values() const { return values_; }
    [[nodiscard]] double number(char const* key) const { return values_.at(key).get<double>(); }

    // Of `assign`: what goes over a link, an hour; the limit of that id; what goes by a corridor, an hour.
    [[nodiscard]] double flow(std::string const& link) const;
    [[nodiscard]] nlohmann::json const& limit(std::string const& id) const;
    [[nodiscard]] double flow_by(std::string const& corridor, std::size_t demand = 0) const;
    [[nodiscard]] double shipped(std::size_t demand = 0) const;
    [[nodiscard]] double least_cost(std::size_t demand = 0) const;

    // Of `capacity`: the ids of what cuts a demand; what passes at the most, a day.
    [[nodiscard]] std::vector<std::string> cut(std::size_t demand = 0) const;
    [[nodiscard]] double most_a_day(std::size_t demand = 0) const;

private:
    [[nodiscard]] nlohmann::json const& demand(std::size_t number) const { return values_.at("demands").at(number); }

    int status_ = 0;
    nlohmann::json values_;
};

// The entry of a list whose `key` is that.
[[nodiscard]] nlohmann::json const& by(nlohmann::json const& list, char const* key, std::string const& value);

inline constexpr double hours_a_year = 365.25 * 24;
inline constexpr double days_a_year = 365.25;

}  // namespace corridor::test
