#include "flows/answer.h"

#include <doctest/doctest.h>

#include "support/program.h"

namespace corridor::test {

nlohmann::json const& by(nlohmann::json const& list, char const* key, std::string const& value) {
    for (nlohmann::json const& one : list) {
        if (one.at(key) == value) {
            return one;
        }
    }
    FAIL("there is no " << value);
    return list;
}

namespace {

// Lorries are counted by the hour, all else by the year.
double an_hour(double flow, std::string const& unit) {
    return unit.ends_with("/h") ? flow : flow / hours_a_year;
}

}  // namespace

Answer::Answer(std::string const& command, std::string const& scenario, std::string const& options) {
    bool const is_path = scenario.find('/') != std::string::npos;
    std::string const file = is_path ? scenario : "tests/flows/cases/" + scenario + ".yaml";
    CAPTURE(command + " " + file + " " + options);
    Outcome const outcome = run(command + " " + file + " --format json --quiet " + options);
    status_ = outcome.status;
    REQUIRE(status_ <= 1);
    values_ = nlohmann::json::parse(outcome.output);
}

double Answer::flow(std::string const& link) const {
    for (nlohmann::json const& one : values_.at("links")) {
        if (one.at("id") == "links." + link) {
            return an_hour(one.at("flow"), values_.at("unit"));
        }
    }
    return 0;
}

nlohmann::json const& Answer::limit(std::string const& id) const {
    return by(values_.at("limits"), "id", id);
}

double Answer::flow_by(std::string const& corridor, std::size_t number) const {
    return an_hour(by(demand(number).at("corridors"), "name", corridor).at("flow"), demand(number).at("unit"));
}

double Answer::shipped(std::size_t number) const {
    return an_hour(demand(number).at("shipped"), demand(number).at("unit"));
}

double Answer::least_cost(std::size_t number) const {
    return demand(number).at("least_cost_usd").get<double>();
}

std::vector<std::string> Answer::cut(std::size_t number) const {
    std::vector<std::string> ids;
    for (nlohmann::json const& one : demand(number).at("min_cut")) {
        ids.push_back(one.at("id"));
    }
    return ids;
}

double Answer::most_a_day(std::size_t number) const {
    return demand(number).at("max_flow").get<double>() / days_a_year;
}

}  // namespace corridor::test
