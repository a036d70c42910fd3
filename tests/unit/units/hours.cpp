#include "corridor/units/hours.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace corridor;
using namespace std::chrono_literals;
using Instant = Hours::Instant;

namespace {

// Minute by minute.
Instant end_by_steps(Hours const& hours, Instant begin, std::chrono::minutes work) {
    Instant now = begin;
    while (work > 0min) {
        work -= hours.is_open(now) ? 1min : 0min;
        now += 1min;
    }
    return now;
}

}  // namespace

TEST_CASE("work ends when its minutes have been open, however often it rests") {
    CHECK(rc::check([] {
        auto const minute = [] { return std::chrono::minutes{*rc::gen::inRange(0, 24 * 60)}; };
        Hours const hours{minute(), minute()};
        Instant const begin{std::chrono::minutes{*rc::gen::inRange(0, 5 * 24 * 60)}};
        std::chrono::minutes const work{*rc::gen::inRange(0, 3000)};
        if (work == 0min) {
            RC_ASSERT(hours.end_of(begin, work) == begin);
        } else {
            RC_ASSERT(hours.end_of(begin, work) == end_by_steps(hours, begin, work));
        }
        Instant const open = hours.next_open(begin);
        RC_ASSERT(hours.is_open(open));
        RC_ASSERT(open == begin || !hours.is_open(open - 1min));
        RC_ASSERT(open - begin < 24h);
    }));
}

TEST_CASE("hours are read as files write them") {
    CHECK(Hours::read("always")->is_always());
    Hours const night = *Hours::read("22:00-06:00");
    CHECK(night.is_open(Instant{23h}));
    CHECK(night.is_open(Instant{5h + 59min}));
    CHECK_FALSE(night.is_open(Instant{6h}));
    for (char const* const wrong :
         {"", "6:00-22:00", "06:00", "06:00-24:00", "06:60-07:00", "06:00–22:00", "a6:00-22:00"}) {
        CAPTURE(wrong);
        CHECK_FALSE(Hours::read(wrong));
    }
}
