#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace corridor::test {
namespace {

TEST_CASE("the same question gives the same bytes, another seed other percentiles") {
    std::string const question = "compare scenarios/china-europe.yaml --format json";
    Outcome const first = run(question);
    CHECK(first.status == 0);
    CHECK(run(question).output == first.output);
    CHECK(run(question + " --seed 7").output != first.output);
}

TEST_CASE("compare's JSON has the keys that scripts rely on, and its legs and stops add up") {
    auto const result = nlohmann::json::parse(run("compare scenarios/china-europe.yaml --format json").output);
    auto const& demand = result.at("demands").at(0);
    for (char const* const criterion : {"cost", "time", "generalised"}) {
        CHECK(demand.at("winner").at(criterion).is_string());
    }
    CHECK(demand.at("break_even").size() > 0);
    CHECK(demand.at("corridors").size() == 3);
    for (auto const& corridor : demand.at("corridors")) {
        REQUIRE(corridor.at("feasible").get<bool>());
        double cost = 0;
        double hours = 0;
        double parts = 0;
        for (char const* const list : {"legs", "stops"}) {
            for (auto const& step : corridor.at(list)) {
                cost += step.at("cost_usd").get<double>();
                hours += step.at("time_h").get<double>();
            }
        }
        for (auto const& part : corridor.at("parts")) {
            parts += part.get<double>();
        }
        CHECK(corridor.at("cost_usd").get<double>() == doctest::Approx(cost).epsilon(1e-4));
        CHECK(corridor.at("time_h").at("mean").get<double>() == doctest::Approx(hours).epsilon(1e-4));
        CHECK(corridor.at("generalised_cost_usd").get<double>() == doctest::Approx(parts).epsilon(1e-4));
        for (char const* const key : {"p50", "p80", "p95"}) {
            CHECK(corridor.at("time_h").at(key).get<double>() > 0);
        }
        for (auto const& leg : corridor.at("legs")) {
            for (char const* const key : {"from", "to", "mode"}) {
                CHECK(leg.at(key).is_string());
            }
        }
        CHECK(corridor.at("assumption_share").get<double>() <= 1);
    }
}

TEST_CASE("exit statuses tell what happened") {
    CHECK(run("check networks/eurasia.yaml").status == 0);
    CHECK(run("routes scenarios/china-europe.yaml --k 3").status == 0);
    CHECK(run("compare scenarios/russia-closed.yaml").status == 0);
    CHECK(run("routes scenarios/china-europe.yaml --set 'departure=2024-13-01' 2>/dev/null").status == 3);
    CHECK(run("compare tests/cases/bad/unknown-key.yaml 2>/dev/null").status == 3);
    CHECK(run("compare scenarios/nowhere.yaml 2>/dev/null").status == 4);
    CHECK(run("comparre scenarios/china-europe.yaml 2>/dev/null").status == 2);
    CHECK(run("compare scenarios/china-europe.yaml --format xml 2>/dev/null").status == 2);
    CHECK(run("explain scenarios/china-europe.yaml nobody 2>/dev/null").status == 2);
    CHECK(run("explain scenarios/china-europe.yaml midle-corridor 2>&1").output ==
          "corridor: nothing in scenario or network is called 'midle-corridor'; did you mean 'middle-corridor'?\n");
    CHECK(run("compare scenarios/nowhere.yaml 2>&1").output ==
          "corridor: cannot read 'scenarios/nowhere.yaml': there is no such file\n");
    CHECK(run("check scenarios 2>&1").output == "corridor: cannot read 'scenarios': it is a folder\n");
    Outcome const negative = run("compare scenarios/china-europe.yaml --seed -1 2>&1");
    CHECK(negative.status == 2);
    CHECK(negative.output.starts_with("--seed: a whole number from 0 up is wanted, not '-1'\n"));
    for (char const* const command : {"check", "compare", "routes", "explain", "diff ''", "export geojson"}) {
        CHECK(run(command + std::string{" '' 2>/dev/null"}).status == 2);
    }
    CHECK(run("compare scenarios/china-europe.yaml --seed -1 2>/dev/null").status == 2);
}

TEST_CASE("a question without an answer says which constraint leaves none") {
    Outcome const disconnected = run("compare tests/cases/unanswerable/disconnected.yaml");
    CHECK(disconnected.status == 1);
    CHECK(disconnected.output.find("the network connects a to c by no mode that carries container") !=
          std::string::npos);
    Outcome const emptied = run("routes tests/cases/unanswerable/empty-corridor.yaml");
    CHECK(emptied.status == 0);  // without its corridor the demand has a route
    Outcome const compared = run("compare tests/cases/unanswerable/empty-corridor.yaml");
    CHECK(compared.status == 1);
    CHECK(compared.output.find("the last one is removed by 'avoid b'") != std::string::npos);
}

TEST_CASE("a one-off change moves what it names and nothing that it does not") {
    auto const ask = [](std::string const& more) {
        return nlohmann::json::parse(run("compare scenarios/china-europe.yaml --format json " + more).output)
            .at("demands")
            .at(0)
            .at("corridors");
    };
    auto const before = ask("");
    auto const after = ask("--set 'rail-1520-container.tariff=0.5 USD/FEU/km'");
    CHECK(after.at(1).at("cost_usd").get<double>() < before.at(1).at("cost_usd").get<double>());
    CHECK(after.at(2).at("cost_usd") == before.at(2).at("cost_usd"));
}

TEST_CASE("explain's items add up to compare's totals") {
    auto const corridors = nlohmann::json::parse(run("compare scenarios/china-europe.yaml --format json").output)
                               .at("demands")
                               .at(0)
                               .at("corridors");
    auto const items =
        nlohmann::json::parse(run("explain scenarios/china-europe.yaml --format json middle-corridor").output)
            .at("items");
    double cost = 0;
    double worth = 0;
    double hours = 0;
    for (auto const& item : items) {
        cost += item.at("unit") == "USD" ? item.at("amount").get<double>() : 0;
        worth += item.at("unit") == "USD generalised" ? item.at("amount").get<double>() : 0;
        hours += item.at("unit") == "h" ? item.at("amount").get<double>() : 0;
        std::set<std::string> paths;
        for (auto const& figure : item.at("figures")) {
            bool const backed = !figure.at("sources").empty() || figure.at("assumption").is_string();
            CHECK(backed);
            CHECK(paths.insert(figure.at("path")).second);  // a share that holds for nine months is listed once
        }
    }
    CHECK(cost == doctest::Approx(corridors.at(0).at("cost_usd").get<double>()).epsilon(1e-5));
    CHECK(cost + worth == doctest::Approx(corridors.at(0).at("generalised_cost_usd").get<double>()).epsilon(1e-5));
    CHECK(hours == doctest::Approx(corridors.at(0).at("time_h").at("mean").get<double>()).epsilon(1e-5));
}

// The fastest route of all is the one by Russia.
TEST_CASE("routes name the figures that they rest on, each with what backs it") {
    auto const routes =
        nlohmann::json::parse(run("routes scenarios/china-europe.yaml --pareto --format json --quiet").output);
    std::set<std::string> backed;
    for (auto const& figure : routes.at("figures")) {
        for (std::size_t const source : figure.at("sources")) {
            CHECK(source < routes.at("sources").size());
        }
        if (!figure.at("sources").empty() || figure.contains("assumption")) {
            CHECK(backed.insert(figure.at("path")).second);
        }
    }
    auto const explained =
        nlohmann::json::parse(run("explain scenarios/china-europe.yaml --format json trans-russia --quiet").output);
    for (auto const& item : explained.at("items")) {
        for (auto const& figure : item.at("figures")) {
            std::string const path = figure.at("path");
            CHECK_MESSAGE(backed.count(path) == 1, path);
        }
    }
}

TEST_CASE("assign's links lead the way in which goods go, as the map draws their lines") {
    auto const answer =
        nlohmann::json::parse(run("assign scenarios/growth-2030.yaml --iterations 50 --format json --quiet").output);
    std::map<std::string, nlohmann::json> calls;
    for (auto const& line : answer.at("map").at("lines")) {
        calls[line.at("id")] = line.at("calls");
    }
    for (auto const& link : answer.at("links")) {
        std::string const id = link.at("id");
        CAPTURE(id);
        auto const& places = calls.at(id.substr(0, id.find('.', id.find('.') + 1)));
        bool const is_backward = id.ends_with(".backward");
        CHECK(link.at("from") == (is_backward ? places.back() : places.front()));
        CHECK(link.at("to") == (is_backward ? places.front() : places.back()));
    }
}

TEST_CASE("a passage of a service leads from one of its calls to the next") {
    auto const answer = nlohmann::json::parse(
        run("assign tests/simulation/cases/operations-scenario.yaml --format json --quiet").output);
    for (auto const& link : answer.at("links")) {
        if (link.at("id") == "services.calls-line.forward.2") {
            CHECK(link.at("name") == "Three calls");
            CHECK(link.at("from") == "calls-b");
            CHECK(link.at("to") == "calls-c");
            return;
        }
    }
    FAIL("nothing goes by the second passage");
}

TEST_CASE("whatever explain's tables cite stands among its notes, and nothing else does") {
    std::string const text = run("explain scenarios/china-europe.yaml middle-corridor aktau").output;
    std::size_t const notes = text.find("\nSources\n");
    REQUIRE(notes != std::string::npos);
    std::set<std::string> cited;
    std::set<std::string> listed;
    for (std::size_t at = text.find('['); at != std::string::npos; at = text.find('[', at + 1)) {
        std::istringstream numbers{text.substr(at + 1, text.find(']', at) - at - 1)};
        for (std::string number; std::getline(numbers >> std::ws, number, ',');) {
            (at < notes ? cited : listed).insert(number);
        }
    }
    CHECK(cited.count("A1") == 1);
    CHECK(cited.count("none") == 0);
    CHECK(cited == listed);
}

TEST_CASE("diff names the change and what it does, and nothing between twins") {
    auto const ask = [](std::string const& files) {
        return nlohmann::json::parse(run("diff " + files + " --format json").output);
    };
    auto const closed = ask("scenarios/china-europe.yaml scenarios/russia-closed.yaml");
    REQUIRE(closed.at("inputs").size() == 1);
    CHECK(closed.at("inputs").at(0).at("path") == "closed {country: RU}");
    CHECK(closed.at("demands").at(0).at("winner").at("before") != closed.at("demands").at(0).at("winner").at("after"));
    CHECK(ask("scenarios/china-europe.yaml scenarios/china-europe.yaml").at("inputs").empty());
}

// The lines of a page's code blocks that run corridor, without the shell's part before it.
std::vector<std::string> commands_of(std::filesystem::path const& page) {
    std::ifstream stream{page};
    std::vector<std::string> commands;
    bool is_code = false;
    for (std::string line; std::getline(stream, line);) {
        is_code = line.starts_with("```") ? !is_code : is_code;
        for (std::string const mark : {"./dev run ", "corridor "}) {
            if (is_code && line.starts_with(mark) && line.find("FILE") == std::string::npos) {
                commands.push_back(line.substr(mark.size()));
                break;
            }
        }
    }
    return commands;
}

// What a page has written so far lies in another folder than the reader's.
std::string with_moved(std::string command, std::vector<std::string> const& written, std::filesystem::path const& to) {
    for (std::string const& name : written) {
        for (auto at = command.find(" " + name); at != std::string::npos; at = command.find(" " + name, at + 1)) {
            auto const end = at + 1 + name.size();
            if (end == command.size() || command[end] == ' ' || command[end] == '/') {
                command.replace(at + 1, name.size(), (to / name).string());
            }
        }
    }
    return command;
}

TEST_CASE("the commands that README and docs show answer") {
    std::filesystem::path const project = PROJECT_FOLDER;
    std::vector<std::filesystem::path> pages{project / "README.md"};
    for (auto const& entry : std::filesystem::directory_iterator{project / "docs"}) {
        if (entry.path().extension() == ".md") {
            pages.push_back(entry.path());
        }
    }
    auto const folder = std::filesystem::temp_directory_path() / "corridor-docs";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    int count = 0;
    for (auto const& page : pages) {
        std::vector<std::string> written;
        for (std::string const& command : commands_of(page)) {
            CAPTURE(page.string());
            CAPTURE(command);
            // Files that a page writes must not land in the checkout.
            auto const output = command.find(" -o ");
            if (output != std::string::npos) {
                written.push_back(command.substr(output + 4));
            }
            std::string const moved = with_moved(command, written, folder);
            CHECK(run(moved + "\n").status == 0);
            ++count;
        }
    }
    CHECK(count >= 8);
}

}  // namespace
}  // namespace corridor::test
