#pragma once

namespace corridor {

// Parses the command line, runs the command, and turns every outcome into an exit status.
[[nodiscard]] int run_command_line(int argc, char** argv);

}  // namespace corridor
