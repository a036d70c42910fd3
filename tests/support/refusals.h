#pragma once

#include <set>
#include <string>

namespace corridor::test {

// Checks that a command refuses each scenario of a folder of the project with the messages that the file promises under
// its modeline, "# expect: file:line:column: error: message", and with exit status 3. Files named in `networks` are
// what scenarios read. Gives the number of scenarios.
int check_refusals(std::string const& command, std::string const& folder, std::set<std::string> const& networks = {});

}  // namespace corridor::test
