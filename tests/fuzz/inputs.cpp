#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>
#include <unistd.h>

#include "corridor/exchange/gmns_import.h"
#include "corridor/exchange/tntp_import.h"
#include "corridor/input/read.h"
#include "corridor/routing/compare.h"
#include "fuzz/mutation.h"

namespace corridor::test {
namespace {

namespace fs = std::filesystem;

// A case that takes longer than this is taken to last for ever.
constexpr unsigned patience = 20;  // seconds

// Ends the program. The file that was too much for it stays where `folder` puts it.
void give_up(int) {
    constexpr char words[] =
        "a spoilt file takes too long; it lies in the newest corridor-fuzz folder for temporary files\n";
    static_cast<void>(!write(STDERR_FILENO, words, sizeof words - 1));
    std::abort();
}

std::string bytes(fs::path const& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

// What is asked of files, one of which may be spoilt.
using Question = std::function<void()>;

std::string const answered = "answered";
std::string const refused = "refused";

// How the question ends: one of these two, or with what some other exception says.
std::string ask(Question const& question) {
    try {
        question();
        return answered;
    } catch (InputError const&) {
        return refused;
    } catch (std::exception const& error) {
        return error.what();
    }
}

Question comparison(fs::path const& scenario) {
    return [scenario] {
        ScenarioInput const input = read_scenario(scenario);
        static_cast<void>(compare(input.network, input.scenario, {.seed = 1, .draws = 100}));
    };
}

// What an import takes, a scenario must take too: whoever is not told of a fault in his own files is not told of one in
// files that he has not written.
void check_import(Folder const& made, fs::path const& where) {
    for (NamedText const& file : made.files) {
        std::ofstream{where / file.name, std::ios::binary} << file.text;
    }
    try {
        static_cast<void>(read_network(where / "network.yaml"));
        if (made.files.size() > 1) {
            static_cast<void>(read_scenario(where / "scenario.yaml"));
        }
    } catch (InputError const& error) {
        throw std::runtime_error{std::string{"what was imported is refused: "} + error.what()};
    }
}

// The text after one mutation of any kind; numbers twice as often, for most of them are read and computed with.
std::string spoilt(std::string const& text, Dice& dice) {
    switch (dice.below(4)) {
        case 0:
            return with_other_structure(text, dice);
        case 1:
            return with_other_bytes(text, dice);
        default:
            return with_other_number(text, dice);
    }
}

// Asks again and again with another mutation of the file, and puts the file back.
void torment(Question const& question, fs::path const& file, std::uint32_t first, std::uint32_t times) {
    CAPTURE(file.filename().string());
    std::string const whole = bytes(file);
    REQUIRE(ask(question) == answered);
    std::map<std::string, std::uint32_t> endings;
    std::signal(SIGALRM, give_up);
    for (std::uint32_t number = first; number < first + times; ++number) {
        Dice dice{number};
        std::ofstream{file, std::ios::binary} << spoilt(whole, dice);
        alarm(patience);
        std::string const ending = ask(question);
        alarm(0);
        ++endings[ending == answered || ending == refused ? ending : std::to_string(number) + ": " + ending];
    }
    std::ofstream{file, std::ios::binary} << whole;
    // Both ends are reached, so that neither the reader nor the search is left out.
    CHECK(endings[answered] > times / 20);
    CHECK(endings[refused] > 0);
    endings.erase(answered);
    endings.erase(refused);
    std::string const other = endings.empty() ? "" : endings.begin()->first;
    CHECK(other == "");
}

// Copies of the folders that hold inputs.
fs::path folder() {
    auto copy = fs::temp_directory_path() / ("corridor-fuzz-" + std::to_string(getpid()));
    for (char const* const part : {"networks", "scenarios", "tests/fuzz", "tests/cases/outlets"}) {
        fs::create_directories(copy / part);
        fs::copy(fs::path{PROJECT_FOLDER} / part, copy / part,
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    }
    return copy;
}

TEST_CASE("spoilt files are refused or answered, and nothing else") {
    fs::path const in = folder();
    Question const every_key = comparison(in / "tests/fuzz/every-key-scenario.yaml");
    torment(every_key, in / "tests/fuzz/every-key.yaml", 0, 1000);
    torment(every_key, in / "tests/fuzz/every-key-scenario.yaml", 10'000, 500);
    torment(comparison(in / "networks/small/two-ways-scenario.yaml"), in / "networks/small/two-ways.yaml", 20'000, 300);
    torment(comparison(in / "scenarios/china-europe.yaml"), in / "networks/kazakhstan.yaml", 30'000, 40);
    Question const oil = comparison(in / "tests/cases/outlets/outlets-scenario.yaml");
    torment(oil, in / "tests/cases/outlets/outlets.yaml", 40'000, 300);
    torment(oil, in / "tests/cases/outlets/outlets-scenario.yaml", 50'000, 100);
    fs::remove_all(in);
}

TEST_CASE("spoilt files of others are refused, or become files that are not") {
    fs::path const in = folder();
    fs::path const where = in / "made";
    fs::create_directories(where);
    fs::path const links = in / "networks/small/braess_net.tntp";
    fs::path const trips = in / "networks/small/braess_trips.tntp";
    Question const tntp = [=] { check_import(import_tntp({.network = links, .trips = trips, .nodes = {}}), where); };
    torment(tntp, links, 40'000, 1000);
    torment(tntp, trips, 50'000, 500);
    Question const gmns = [=] { check_import(import_gmns(in / "tests/fuzz/gmns", "ZZ"), where); };
    std::uint32_t first = 60'000;
    for (char const* const file : {"config.csv", "node.csv", "link.csv", "demand.csv"}) {
        torment(gmns, in / "tests/fuzz/gmns" / file, first, 500);
        first += 1000;
    }
    fs::remove_all(in);
}

}  // namespace
}  // namespace corridor::test
