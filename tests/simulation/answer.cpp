#include "simulation/answer.h"

#include <boost/math/distributions/students_t.hpp>

#include "corridor/statistics/tally.h"
#include "support/program.h"

namespace corridor::test {
namespace {

// A random variable of Student's law is below this with the probability (1 + confidence) / 2.
double student(double confidence, int replications) {
    return boost::math::quantile(boost::math::students_t{static_cast<double>(replications - 1)}, (1 + confidence) / 2);
}

nlohmann::json const& by(nlohmann::json const& list, char const* key, std::string const& value) {
    for (nlohmann::json const& one : list) {
        if (one.at(key) == value) {
            return one;
        }
    }
    FAIL("there is no " << value);
    return list;
}

}  // namespace

Answer::Answer(std::string const& scenario, std::string const& options) {
    bool const is_bundled = scenario.starts_with("scenarios/");
    std::string const file = (is_bundled ? "" : "tests/simulation/cases/") + scenario + ".yaml";
    CAPTURE(file + " " + options);
    Outcome const outcome = run("simulate " + file + " --format json --quiet " + options);
    status_ = outcome.status;
    REQUIRE(status_ <= 1);
    values_ = nlohmann::json::parse(outcome.output);
}

nlohmann::json const& Answer::demand(std::string const& to) const {
    return by(values_.at("demands"), "to", to);
}

nlohmann::json const& Answer::facility(std::string const& id) const {
    return by(values_.at("facilities"), "id", id);
}

nlohmann::json const& Answer::fleet(std::string const& id) const {
    return by(values_.at("fleets"), "id", id);
}

Interval Answer::widened(nlohmann::json const& interval, double confidence) const {
    int const replications = values_.at("replications").get<int>();
    double const ratio = student(confidence, replications) / student(0.95, replications);
    auto const low = interval.at(0).get<double>();
    auto const high = interval.at(1).get<double>();
    double const middle = (low + high) / 2;
    return {middle - ratio * (middle - low), middle + ratio * (high - middle)};
}

Interval Answer::mean(std::string const& to, double confidence) const {
    return widened(demand(to).at("transit_time_h").at("mean_ci95"), confidence);
}

Interval Answer::p90(std::string const& to) const {
    return widened(demand(to).at("transit_time_h").at("p90_ci95"), 0.99);
}

Interval Answer::throughput(std::string const& to) const {
    return widened(demand(to).at("throughput_ci95"), 0.99);
}

Interval over_seeds(std::string const& scenario, std::string const& options,
                    std::function<double(Answer const&)> const& read) {
    Tally values;
    for (int seed = 1; seed <= 10; ++seed) {
        values.add(read(Answer{scenario, options + " --seed " + std::to_string(seed)}));
    }
    return *mean_interval(values, 0.99);
}

}  // namespace corridor::test
