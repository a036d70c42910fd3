#include "pipelines/oil_curves.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace corridor::test {
namespace {

constexpr Volume m3(double of) {
    return of * cubic_metre;
}

// Dry for two hours, then 10 m3 an hour for three, then a parcel of 50 m3, then nothing for an hour.
Curve dry_flow_and_parcel() {
    Curve curve;
    curve.add(2 * hour, m3(0));
    curve.add(4 * hour, m3(20));
    curve.add(5 * hour, m3(10));
    curve.step(5 * hour, m3(50));
    curve.add(6 * hour, m3(0));
    return curve;
}

double passed(Curve const& curve, Duration at) {
    return CurveReader{curve}.at(at) / cubic_metre;
}

double hours(std::optional<Duration> when) {
    return when.value().in(hour);
}

}  // namespace

TEST_CASE("a curve tells what has passed at any time, a parcel at once") {
    Curve const curve = dry_flow_and_parcel();
    CHECK(passed(curve, 0 * hour) == 0);
    CHECK(passed(curve, 1 * hour) == 0);
    CHECK(passed(curve, 2.5 * hour) == doctest::Approx(5));
    CHECK(passed(curve, 4.999 * hour) == doctest::Approx(29.99));
    CHECK(passed(curve, 5 * hour) == doctest::Approx(80));
    CHECK(passed(curve, 100 * hour) == doctest::Approx(80));
    CHECK(curve.last() / cubic_metre == doctest::Approx(80));
}

TEST_CASE("a curve begins with what was there before its start") {
    Curve curve{m3(7)};
    curve.add(1 * hour, m3(3));
    CHECK(passed(curve, 0 * hour) == 7);
    CHECK(passed(curve, 1 * hour) == doctest::Approx(10));
    CHECK(hours(CurveReader{curve}.when(m3(1))) == 0);
}

TEST_CASE("the next drop begins to pass when the flow begins again, not when the last one passed") {
    Curve const curve = dry_flow_and_parcel();
    CurveReader reader{curve};
    CHECK(hours(reader.when(m3(0))) == doctest::Approx(2));
    CHECK(hours(reader.when(m3(15))) == doctest::Approx(3.5));
    CHECK(hours(reader.when(m3(30))) == doctest::Approx(5));
    CHECK(hours(reader.when(m3(79))) == doctest::Approx(5));
    CHECK(!reader.when(m3(80)));
}

TEST_CASE("reading when an amount passes turns round reading how much has passed") {
    CHECK(rc::check([] {
        Curve curve{m3(*rc::gen::inRange(0, 100))};
        Duration end;
        for (int piece = *rc::gen::inRange(1, 20); piece > 0; --piece) {
            end += *rc::gen::inRange(1, 50) * 0.1 * hour;
            // Equal rates follow each other often enough for pieces to be joined.
            curve.add(end, m3(*rc::gen::inRange(0, 3) * 10));
            if (*rc::gen::inRange(0, 4) == 0) {
                curve.step(end, m3(*rc::gen::inRange(1, 50)));
            }
        }
        CurveReader forwards{curve};
        CurveReader back{curve};
        for (int step = 0; step <= 100; ++step) {
            Duration const when = end * (step / 100.0);
            Volume const by_then = forwards.at(when);
            // What comes next begins to pass at that time, or after a pause, or it never does.
            std::optional<Duration> const next = back.when(by_then);
            RC_ASSERT(next.has_value() == (by_then < curve.last() * (1 - 1e-12)));
            RC_ASSERT(!next || *next >= when - hour * 1e-9);
            RC_ASSERT(!next || CurveReader{curve}.at(*next - hour * 1e-9) <= by_then + m3(1e-6));
        }
    }));
}

}  // namespace corridor::test
