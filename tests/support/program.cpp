#include "support/program.h"

#include <array>
#include <cstdio>

#include <doctest/doctest.h>
#include <sys/wait.h>

namespace corridor::test {

Outcome run(std::string const& arguments) {
    std::string const command = std::string{"cd '"} + PROJECT_FOLDER + "' && '" + CORRIDOR_PROGRAM + "' " + arguments;
    Outcome outcome;
    std::FILE* const pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> buffer{};
    while (std::size_t const count = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
        outcome.output.append(buffer.data(), count);
    }
    int const status = pclose(pipe);
    REQUIRE(WIFEXITED(status));  // ended by a signal: it crashed
    outcome.status = WEXITSTATUS(status);
    REQUIRE(outcome.status < 128);  // the shell's word for the same
    return outcome;
}

}  // namespace corridor::test
