#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include <doctest/doctest.h>
#include <unistd.h>

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

// A scenario and one of the files that it is made of, in a folder where that file may be spoilt.
struct Victim {
    fs::path scenario;
    fs::path file;
};

std::string const answered = "answered";
std::string const refused = "refused";

// How the question ends: one of these two, or with what some other exception says.
std::string ask(Victim const& victim) {
    try {
        ScenarioInput const input = read_scenario(victim.scenario);
        static_cast<void>(compare(input.network, input.scenario, {.seed = 1, .draws = 100}));
        return answered;
    } catch (InputError const&) {
        return refused;
    } catch (std::exception const& error) {
        return error.what();
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

// Asks the scenario again and again with another mutation of the file, and puts the file back.
void torment(Victim const& victim, std::uint32_t first, std::uint32_t times) {
    std::string const whole = bytes(victim.file);
    REQUIRE(ask(victim) == answered);
    std::map<std::string, std::uint32_t> endings;
    std::signal(SIGALRM, give_up);
    for (std::uint32_t number = first; number < first + times; ++number) {
        Dice dice{number};
        std::ofstream{victim.file, std::ios::binary} << spoilt(whole, dice);
        alarm(patience);
        std::string const ending = ask(victim);
        alarm(0);
        ++endings[ending == answered || ending == refused ? ending : std::to_string(number) + ": " + ending];
    }
    std::ofstream{victim.file, std::ios::binary} << whole;
    // Both ends are reached, so that neither the reader nor the search is left out.
    CHECK(endings[answered] > times / 20);
    CHECK(endings[refused] > 0);
    endings.erase(answered);
    endings.erase(refused);
    CHECK(endings == std::map<std::string, std::uint32_t>{});
}

// Copies of the folders that hold inputs.
fs::path folder() {
    auto copy = fs::temp_directory_path() / ("corridor-fuzz-" + std::to_string(getpid()));
    for (char const* const part : {"networks", "scenarios", "tests/fuzz"}) {
        fs::create_directories(copy / part);
        fs::copy(fs::path{PROJECT_FOLDER} / part, copy / part,
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    }
    return copy;
}

TEST_CASE("spoilt files are refused or answered, and nothing else") {
    fs::path const in = folder();
    torment({in / "tests/fuzz/every-key-scenario.yaml", in / "tests/fuzz/every-key.yaml"}, 0, 1000);
    torment({in / "tests/fuzz/every-key-scenario.yaml", in / "tests/fuzz/every-key-scenario.yaml"}, 10'000, 500);
    torment({in / "networks/small/two-ways-scenario.yaml", in / "networks/small/two-ways.yaml"}, 20'000, 300);
    torment({in / "scenarios/china-europe.yaml", in / "networks/kazakhstan.yaml"}, 30'000, 40);
    fs::remove_all(in);
}

}  // namespace
}  // namespace corridor::test
