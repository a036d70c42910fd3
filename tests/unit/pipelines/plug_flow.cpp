#include "pipelines/plug_flow.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace corridor::test {
namespace {

constexpr Volume m3(double of) {
    return of * cubic_metre;
}

}  // namespace

TEST_CASE("what goes into a full line first comes out first") {
    PlugFlow line{{m3(100), m3(0)}};
    std::vector<Volume> left(2);
    line.push({m3(0), m3(60)});
    line.pull(m3(60), left);
    CHECK(left[0].in(cubic_metre) == doctest::Approx(60));
    CHECK(line.head().in(cubic_metre) == doctest::Approx(40));
    line.push({m3(40), m3(0)});
    line.pull(m3(40), left);
    CHECK(left[1].in(cubic_metre) == doctest::Approx(0));
    CHECK(line.head_share(1) == 1);
    line.push({m3(60), m3(0)});
    line.pull(m3(60), left);
    CHECK(left[1].in(cubic_metre) == doctest::Approx(60));
}

TEST_CASE("an interface takes half of each batch") {
    PlugFlow line{{m3(100), m3(0)}};
    line.begin_batch(m3(10));
    line.push({m3(0), m3(50)});
    std::vector<Volume> left(2);
    line.pull(line.head(), left);
    CHECK(left[0].in(cubic_metre) == doctest::Approx(95));
    REQUIRE(line.head_is_lost());
    CHECK(line.head().in(cubic_metre) == doctest::Approx(10));
    CHECK(line.head_share(0) == doctest::Approx(0.5));
    line.pull(line.head(), left);
    CHECK(!line.head_is_lost());
    CHECK(line.head_share(1) == 1);
    CHECK(line.head().in(cubic_metre) == doctest::Approx(45));
}

TEST_CASE("of a line that is not full nothing comes until it is") {
    PlugFlow line{{m3(30), m3(0)}, m3(70)};
    CHECK(line.head().in(cubic_metre) == 70);
    std::vector<Volume> left(2);
    line.push({m3(0), m3(50)});
    line.pull(m3(50), left);
    CHECK(line.head().in(cubic_metre) == doctest::Approx(20));
    CHECK(line.head_share(0) == 0);
    CHECK(!line.head_is_lost());
    line.push({m3(0), m3(20)});
    line.pull(line.head(), left);
    CHECK(left == std::vector<Volume>{m3(0), m3(0)});
    CHECK(line.head().in(cubic_metre) == doctest::Approx(30));
    CHECK(line.head_share(0) == 1);
    CHECK((line.contents(0) + line.contents(1)).in(cubic_metre) == doctest::Approx(100));
}

TEST_CASE("a line loses nothing") {
    CHECK(rc::check([] {
        PlugFlow line{{m3(50), m3(50)}};
        std::vector<Volume> left(2);
        Volume entered;
        for (int i = 0; i < 50; ++i) {
            std::vector<Volume> const parts{m3(*rc::gen::inRange(0, 30)), m3(*rc::gen::inRange(0, 30))};
            if (*rc::gen::inRange(0, 10) == 0) {
                line.begin_batch(m3(5));
            }
            line.push(parts);
            entered += parts[0] + parts[1];
            line.pull(parts[0] + parts[1], left);
        }
        Volume const inside = line.contents(0) + line.contents(1);
        RC_ASSERT(std::abs(inside.in(cubic_metre)-100) < 1e-9);
        RC_ASSERT(std::abs((left[0] + left[1] - entered).in(cubic_metre)) < 1e-9);
    }));
}

}  // namespace corridor::test
