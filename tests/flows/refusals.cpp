// What cannot be assigned, or can't be asked for.
#include "support/refusals.h"

#include <string>

#include <doctest/doctest.h>

#include "support/program.h"

namespace corridor::test {
namespace {

TEST_CASE("what cannot be assigned is refused with the message and the place that its file promises") {
    CHECK(check_refusals("assign", "tests/flows/bad") >= 25);
}

TEST_CASE("capacity wants no volume, but what is stated must count") {
    CHECK(run("capacity tests/flows/bad/no-volume.yaml 2>&1").status == 0);
    for (char const* const name : {"volume-of-nothing", "unserved-unit", "nest-twice", "capacity-zero"}) {
        CAPTURE(name);
        CHECK(run(std::string{"capacity tests/flows/bad/"} + name + ".yaml 2>&1").status == 3);
    }
}

// All that the program says of a command line that it refuses.
std::string refusal(std::string const& arguments) {
    Outcome const outcome = run(arguments + " 2>&1");
    CHECK(outcome.status == 2);
    return outcome.output.substr(0, outcome.output.find('\n'));
}

TEST_CASE("what the command line asks for in vain is named") {
    std::string const file = " tests/flows/cases/shared-section-scenario.yaml ";
    CHECK(refusal("assign" + file + "--gap 0") == "--gap: a number from 1e-15 to 1 is wanted, not '0'");
    CHECK(refusal("assign" + file + "--gap nan") == "--gap: a number from 1e-15 to 1 is wanted, not 'nan'");
    CHECK(refusal("capacity" + file + "--detour -1") == "--detour: a number from 0 to 1e9 is wanted, not '-1'");
    CHECK(refusal("assign" + file + "--delays soft") == "--delays: soft not in {queue,hard,none}");
    CHECK(refusal("assign" + file + "--iterations 0") == "--iterations: Value 0 not in range 1 to 1000000");
    CHECK(refusal("capacity" + file + "--corridor rial") ==
          "corridor: --corridor: the scenario has no corridor 'rial'; did you mean 'rail'?");
    CHECK(refusal("capacity tests/flows/cases/logit-scenario.yaml --corridor middle") ==
          "corridor: --corridor: no demand of the scenario may take 'middle'");
    CHECK(refusal("capacity" + file + "--detour nan") == "--detour: a number from 0 to 1e9 is wanted, not 'nan'");
    CHECK(refusal("capacity" + file + "--rungs 0") == "--rungs: Value 0 not in range 1 to 1000");
}

}  // namespace
}  // namespace corridor::test
