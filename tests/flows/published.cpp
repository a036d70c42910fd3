// Networks that the research community publishes, imported and assigned through the command line; skipped where they
// are not, for they are not ours to ship.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "flows/answer.h"
#include "support/program.h"

namespace corridor::test {
namespace {

namespace fs = std::filesystem;

fs::path published() {
    char const* const named = std::getenv("CORRIDOR_TNTP");
    return named != nullptr ? fs::path{named} : fs::path{PROJECT_FOLDER} / "../shared/tntp";
}

bool is_there() {
    bool const exists = fs::exists(published());
    if (!exists) {
        MESSAGE("SKIPPED: there is no folder ", published().string(), "; CORRIDOR_TNTP names another");
    }
    return exists;
}

Answer assigned(std::string const& folder, std::string const& name) {
    fs::path const from = published() / folder / name;
    auto const where = fs::temp_directory_path() / ("corridor-assigned-" + name);
    fs::remove_all(where);
    Outcome const imported =
        run("import tntp " + from.string() + "_net.tntp " + from.string() + "_trips.tntp -o " + where.string());
    REQUIRE(imported.status == 0);
    Answer answer{"assign", (where / "scenario.yaml").string(), "--gap 1e-12"};
    CHECK(answer.status() == 0);
    CHECK(answer.number("relative_gap") <= 1e-12);
    return answer;
}

// By the ends of links, as an import names them. The file's first line is a heading: from, to, volume, cost.
std::map<std::string, double> flows_of(fs::path const& file) {
    std::map<std::string, double> flows;
    std::ifstream stream{file};
    std::string heading;
    std::getline(stream, heading);
    std::string from;
    std::string to;
    double volume = 0;
    double cost = 0;
    while (stream >> from >> to >> volume >> cost) {
        flows["l" + from + "-" + to] = volume;
    }
    return flows;
}

// Of the flows of all links from those published, as a share of the greatest.
double worst_difference(Answer const& answer, fs::path const& file) {
    std::map<std::string, double> found;
    for (nlohmann::json const& link : answer.values().at("links")) {
        found[link.at("id").get<std::string>().substr(std::string{"links."}.size())] = link.at("flow").get<double>();
    }
    auto const flows = flows_of(file);
    REQUIRE(flows.size() > 70);
    double worst = 0;
    double greatest = 0;
    for (auto const& [link, flow] : flows) {
        worst = std::max(worst, std::abs(found[link] - flow));
        greatest = std::max(greatest, flow);
    }
    return worst / greatest;
}

// Its publisher states 42.31335287107440, in 100,000 units of the file's time.
TEST_CASE("Sioux Falls as imported has its published objective and flows") {
    if (is_there()) {
        Answer const answer = assigned("SiouxFalls", "SiouxFalls");
        CHECK(answer.number("objective") == doctest::Approx(4231335.287107440).epsilon(1e-9));
        CHECK(worst_difference(answer, published() / "SiouxFalls/SiouxFalls_flow.tntp") < 1e-6);
    }
}

// Four decimals are published (Bar-Gera). Delays of links with little on them hardly tell how much it is.
TEST_CASE("Anaheim as imported has its published objective and flows") {
    if (is_there()) {
        Answer const answer = assigned("Anaheim", "Anaheim");
        CHECK(answer.number("objective") == doctest::Approx(1286032.1711).epsilon(1e-10));
        CHECK(worst_difference(answer, published() / "Anaheim/Anaheim_flow.tntp") < 1e-5);
    }
}

// The sum over links of the integral of time over flow (Beckmann et al. 1956) from the file's own numbers, for the
// flows found. Lines: from, to, capacity, length, free-flow time, b, power.
double objective(Answer const& answer, fs::path const& network) {
    std::ifstream stream{network};
    double sum = 0;
    for (std::string line; std::getline(stream, line);) {
        std::istringstream words{line};
        std::string from;
        std::string to;
        double capacity = 0;
        double length = 0;
        double time = 0;
        double b = 0;
        double power = 0;
        if (words >> from >> to >> capacity >> length >> time >> b >> power) {
            double const flow = answer.flow("l" + from + "-" + to);
            sum += time * flow * (1 + b * std::pow(flow / capacity, power) / (power + 1));
        }
    }
    return sum;
}

// Nobody publishes its equilibrium. All goods on cheapest paths at the delays found cost as much as they do, and so no
// flows have a lower objective.
TEST_CASE("Eastern Massachusetts as imported meets the bound that its own delays give") {
    if (is_there()) {
        Answer const answer = assigned("Eastern-Massachusetts", "EMA");
        double const by_hand = objective(answer, published() / "Eastern-Massachusetts/EMA_net.tntp");
        CHECK(answer.number("objective") == doctest::Approx(by_hand).epsilon(1e-9));
        double least = 0;
        for (std::size_t i = 0; i < answer.values().at("demands").size(); ++i) {
            least += answer.shipped(i) * answer.least_cost(i);
        }
        CHECK(answer.number("total_cost") == doctest::Approx(least).epsilon(1e-10));
    }
}

}  // namespace
}  // namespace corridor::test
