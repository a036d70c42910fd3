#include "corridor/events/gate.h"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/random/philox.h"
#include "corridor/statistics/tally.h"

using namespace corridor;
using namespace std::chrono_literals;

namespace {

Process pass_at(Calendar& calendar, Gate& gate, Seconds when, double seconds, std::vector<Seconds>& passed) {
    co_await calendar.until(Instant{when});
    co_await gate.pass(seconds);
    passed.push_back(calendar.now().time_since_epoch());
}

Process close_between(Calendar& calendar, Gate& gate, Seconds from, Seconds until) {
    co_await calendar.until(Instant{from});
    gate.close();
    co_await calendar.until(Instant{until});
    gate.open();
}

std::vector<Seconds> seconds(std::vector<int> const& counts) {
    return {counts.begin(), counts.end()};
}

}  // namespace

TEST_CASE("who comes to a gate too early waits for the headway behind the one ahead") {
    Calendar calendar;
    Gate gate{calendar};
    std::vector<Seconds> passed;
    for (int const when : {0, 3, 4, 40}) {
        calendar.start(pass_at(calendar, gate, Seconds{when}, 10, passed));
    }
    calendar.run();
    CHECK(passed == seconds({0, 10, 20, 40}));
}

TEST_CASE("nobody passes a closed gate, and each closing wants its opening") {
    Calendar calendar;
    Gate gate{calendar};
    std::vector<Seconds> passed;
    for (int const when : {0, 3, 4}) {
        calendar.start(pass_at(calendar, gate, Seconds{when}, 10, passed));
    }
    calendar.start(close_between(calendar, gate, 5s, 30s));
    calendar.start(close_between(calendar, gate, 20s, 50s));
    calendar.run();
    // The first has passed; the others find it closed from 5 to 50, and then keep their distance.
    CHECK(passed == seconds({0, 50, 60}));
    CHECK(!gate.is_closed());
}

TEST_CASE("fractions of seconds are not lost between those who follow each other closely") {
    Calendar calendar;
    Gate gate{calendar};
    std::vector<Seconds> passed;
    for (int i = 0; i <= 1000; ++i) {
        calendar.start(pass_at(calendar, gate, 0s, 1.0 / 3 + 1, passed));
    }
    calendar.run();
    // A thousand times one and a third.
    CHECK(passed.back() == 1333s);
}

TEST_CASE("a gate that many come to at random is a queue with constant service") {
    // M/D/1 at load 0.8 and headway 1 h: mean wait 0.8 / (2 * 0.2) = 2 h.
    Calendar calendar;
    Gate gate{calendar};
    Tally waits;
    auto const one = [](Calendar& clock, Gate& way, Tally& tally) -> Process {
        Instant const came = clock.now();
        co_await way.pass(3600);
        tally.add(static_cast<double>((clock.now() - came).count()) / 3600);
    };
    auto const source = [&one](Calendar& clock, Gate& way, Tally& tally) -> Process {
        RandomStream const gaps{7, "gaps"};
        for (std::uint64_t i = 0; i < 2'000'000; ++i) {
            co_await clock.delay(Seconds{std::llround(-std::log(gaps.uniform(i)) * 4500)});
            clock.start(one(clock, way, tally));
        }
    };
    calendar.start(source(calendar, gate, waits));
    calendar.run();
    // Of two million waits, correlated over some hundred, the mean is known to about 0.02 h.
    CHECK(waits.mean() == doctest::Approx(2).epsilon(0.03));
}

TEST_CASE("who waits at a gate when the simulation ends is forgotten") {
    std::vector<Seconds> passed;
    {
        Calendar calendar;
        Gate gate{calendar};
        calendar.start(pass_at(calendar, gate, 0s, 10, passed));
        calendar.start(pass_at(calendar, gate, 1s, 10, passed));
        calendar.run_until(Instant{5s});
        calendar.end_all();
        CHECK(gate.waiting() == 0);
    }
    CHECK(passed == seconds({0}));
}
