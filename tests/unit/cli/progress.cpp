#include "cli/progress.h"

#include <chrono>

#include <doctest/doctest.h>

#include "report/characters.h"

namespace corridor::test {
namespace {

using std::chrono::seconds;

TEST_CASE("a line of progress has a bar, what is counted, and the times") {
    Advance const advance{0.25, "25 of 100 replications", seconds{20}, seconds{60}};
    CHECK(progress_line(advance, 100, Letters::ascii) ==
          "######...................   25 %  25 of 100 replications  20 s, about 1 min 00 s left");
    CHECK(progress_line(advance, 100, Letters::unicode).starts_with("██████░░░"));
}

TEST_CASE("a narrow terminal loses the bar first, then the times") {
    Advance const advance{0.5, "50 of 100 replications", seconds{7200}, seconds{7200}};
    CHECK(progress_line(advance, 66, Letters::ascii) ==
          " 50 %  50 of 100 replications  2 h 00 min, about 2 h 00 min left");
    CHECK(progress_line({0.5, "50 of 100 replications", seconds{3}}, 40, Letters::ascii) ==
          " 50 %  50 of 100 replications  3 s");
    CHECK(progress_line(advance, 40, Letters::ascii) == " 50 %  50 of 100 replications");
    CHECK(progress_line(advance, 19, Letters::ascii) == " 50 %");
}

TEST_CASE("no line of progress is wider than it may be, whatever it says") {
    for (std::size_t columns = 19; columns < 120; ++columns) {
        for (double const share : {0.0, 1e-9, 0.3, 1.0, 1.7}) {
            CHECK(width_of(progress_line({share, "iteration 12, gap 1.0e-05", seconds{3}, seconds{4000}}, columns,
                                         Letters::unicode)) <= columns);
        }
    }
}

}  // namespace
}  // namespace corridor::test
