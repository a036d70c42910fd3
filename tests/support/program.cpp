#include "support/program.h"

#include <array>
#include <cstdio>

#include <doctest/doctest.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

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

Outcome run_on_terminal(std::string const& arguments, int columns, std::string const& environment,
                        std::string const& press_at) {
    std::string const command = std::string{"cd '"} + PROJECT_FOLDER +
                                "' && exec env -u NO_COLOR TERM=xterm LC_ALL=C.UTF-8 " + environment + " '" +
                                CORRIDOR_PROGRAM + "' " + arguments;
    winsize size{};
    size.ws_row = 50;
    size.ws_col = static_cast<unsigned short>(columns);
    int terminal = -1;
    pid_t const child = forkpty(&terminal, nullptr, nullptr, &size);
    REQUIRE(child >= 0);
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
        _exit(127);
    }
    Outcome outcome;
    std::array<char, 4096> buffer{};
    bool is_pressed = press_at.empty();
    // Reading fails once nobody has the other end any more.
    for (ssize_t count = 0; (count = read(terminal, buffer.data(), buffer.size())) > 0;) {
        outcome.output.append(buffer.data(), static_cast<std::size_t>(count));
        if (!is_pressed && outcome.output.find(press_at) != std::string::npos) {
            is_pressed = true;
            REQUIRE(write(terminal, "\x03", 1) == 1);
        }
    }
    close(terminal);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    outcome.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return outcome;
}

}  // namespace corridor::test
