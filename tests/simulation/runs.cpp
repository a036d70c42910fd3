// How the program runs: threads, seeds, signals.
#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <optional>
#include <string>
#include <thread>

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "simulation/answer.h"
#include "support/program.h"

namespace corridor::test {
namespace {

std::string bytes(std::string const& options) {
    Outcome const outcome = run(
        "simulate tests/simulation/cases/operations-scenario.yaml --format json --quiet --replications 6 " + options);
    REQUIRE(outcome.status == 0);
    return outcome.output;
}

TEST_CASE("one, two and eight threads give the same bytes, another seed gives others") {
    std::string const one = bytes("--threads 1");
    CHECK(bytes("--threads 1") == one);
    CHECK(bytes("--threads 2") == one);
    CHECK(bytes("--threads 8") == one);
    CHECK(bytes("--threads 2 --seed 2") != one);
}

// The program as a child that can be sent signals, with its progress on standard error to wait for.
class Child {
public:
    explicit Child(std::array<char const*, 10> const& arguments) {
        std::array<int, 2> output{};
        REQUIRE(pipe(output.data()) == 0);
        id_ = fork();
        REQUIRE(id_ >= 0);
        if (id_ == 0) {
            dup2(output[1], STDOUT_FILENO);
            close(output[0]);
            close(output[1]);
            if (chdir(PROJECT_FOLDER) == 0) {
                execv(arguments[0], const_cast<char* const*>(arguments.data()));
            }
            _exit(127);
        }
        close(output[1]);
        output_ = output[0];
    }
    Child(Child const&) = delete;
    Child& operator=(Child const&) = delete;
    ~Child() { close(output_); }

    // Seconds of processor time that it has taken, in hundredths; nothing if the system does not tell.
    [[nodiscard]] std::optional<long> worked() const {
        std::ifstream file{"/proc/" + std::to_string(id_) + "/stat"};
        std::string word;
        for (int field = 0; field < 14 && file >> word; ++field) {
        }
        return file ? std::optional{std::stol(word)} : std::nullopt;
    }
    void interrupt() const { REQUIRE(kill(id_, SIGINT) == 0); }

    // Reads what it writes until it ends.
    [[nodiscard]] Outcome end() const {
        Outcome outcome;
        std::array<char, 4096> buffer{};
        for (ssize_t count = read(output_, buffer.data(), buffer.size()); count > 0;
             count = read(output_, buffer.data(), buffer.size())) {
            outcome.output.append(buffer.data(), static_cast<std::size_t>(count));
        }
        int status = 0;
        REQUIRE(waitpid(id_, &status, 0) == id_);
        REQUIRE(WIFEXITED(status));
        outcome.status = WEXITSTATUS(status);
        return outcome;
    }

private:
    pid_t id_ = 0;
    int output_ = 0;
};

TEST_CASE("Ctrl-C ends after the running replications, and what is done is reported") {
    Child const child{{CORRIDOR_PROGRAM, "simulate", "tests/simulation/cases/operations-scenario.yaml", "--format",
                       "json", "--quiet", "--replications", "1000000", "--threads=2", nullptr}};
    // Two seconds of work are some replications, even where the set-up of so many takes most of the first, and far from
    // all of them.
    while (child.worked().value_or(200) < 200) {
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    child.interrupt();
    Outcome const outcome = child.end();
    CHECK(outcome.status == 0);
    auto const result = nlohmann::json::parse(outcome.output);
    CHECK(result.at("stopped").get<bool>());
    int const done = result.at("replications").get<int>();
    CHECK(done > 0);
    CHECK(done < 1'000'000);
    // What is done is what so many replications give.
    auto const whole = nlohmann::json::parse(
        run("simulate tests/simulation/cases/operations-scenario.yaml --format json --quiet --replications " +
            std::to_string(done))
            .output);
    CHECK(result.at("demands") == whole.at("demands"));
    CHECK(result.at("facilities") == whole.at("facilities"));
}

}  // namespace
}  // namespace corridor::test
