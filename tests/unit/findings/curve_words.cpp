#include "findings/curve_words.h"

#include <vector>

#include <doctest/doctest.h>

namespace corridor::test {
namespace {

TEST_CASE("shares by day come of quantiles at equal steps") {
    // Evenly from 12 h to 60 h: a quarter within the first day, a half on the second, a quarter on the third.
    auto const even = shares_by_day({12, 24, 36, 48, 60});
    REQUIRE(even.size() == 3);
    CHECK(even[0] == doctest::Approx(0.25));
    CHECK(even[1] == doctest::Approx(0.5));
    CHECK(even[2] == doctest::Approx(0.25));
    CHECK(shares_by_day({30, 30, 30}) == std::vector<double>{0, 1});
    CHECK(shares_by_day({}).empty());
}

TEST_CASE("a curve over days ends as many days after its first as it has values, less one") {
    using std::chrono::sys_days;
    sys_days const first{std::chrono::year{2024} / 2 / 28};
    auto const shown = by_day("t", first, {curve_of("Aktau", {1, 2.26, -3}, 1)});
    REQUIRE(shown);
    CHECK(shown->from == "2024-02-28");
    CHECK(shown->to == "2024-03-01");
    CHECK(shown->curves.front().least == "-3.0");
    CHECK(shown->curves.front().greatest == "2.3");
    CHECK_FALSE(by_day("t", first, {curve_of("Aktau", {1}, 1)}));
    CHECK_FALSE(by_day("t", first, {}));
}

}  // namespace
}  // namespace corridor::test
