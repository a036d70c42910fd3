#pragma once

#include <string>

#include "cli/commands.h"
#include "corridor/input/diagnostic.h"

namespace corridor {

// The complaint as `to_string` words it, without anything in it that would steer a terminal.
[[nodiscard]] std::string message_of(Diagnostic const& diagnostic);

// Tells standard error all that is wrong with the input, or why else there is no answer. The words `error` and
// `corridor` are coloured where a person sees them.
void complain(InputError const& error, Options const& options);
void complain(std::string const& why, Options const& options);

// From here on the log goes to standard error: what is at least as grave as `level`.
void start_log(std::string const& level, Options const& options);

}  // namespace corridor
