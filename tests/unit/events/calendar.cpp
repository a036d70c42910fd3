#include "corridor/events/calendar.h"

#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include "corridor/events/condition.h"
#include "corridor/events/resource.h"
#include "corridor/events/store.h"

using namespace corridor;
using namespace std::chrono_literals;

namespace {

struct Log {
    Calendar& calendar;
    std::string text;

    void note(std::string const& what) {
        text += what + "@" + std::to_string(calendar.now().time_since_epoch().count()) + " ";
    }
};

Process wait_twice(Calendar& calendar, Log& log, std::string name) {
    log.note(name);
    co_await calendar.delay(10s);
    log.note(name);
    co_await calendar.delay(10s);
    log.note(name);
}

Process tell_part(Calendar& calendar, Log& log) {
    log.note("whole");
    co_await wait_twice(calendar, log, "part");
    log.note("whole");
}

Process use(Calendar& calendar, Resource& resource, Log& log, std::string name, int units, int priority = 0) {
    Resource::Hold const hold = co_await resource.acquire(units, priority);
    log.note(name);
    co_await calendar.delay(5s);
}

Process hold_for_ever(Calendar& calendar, Resource& resource) {
    Resource::Hold const hold = co_await resource.acquire();
    co_await calendar.delay(1000000s);
}

Process fail(Calendar& calendar) {
    co_await calendar.delay(3s);
    throw std::runtime_error{"derailed"};
}

Process wait_for(Condition& condition, Calendar& calendar, Log& log, Seconds limit) {
    bool const came_about = co_await condition.wait_until(calendar.now() + limit);
    log.note(came_about ? "came" : "passed");
}

Process notify(Condition& condition, Calendar& calendar, Seconds after) {
    co_await calendar.delay(after);
    condition.notify_all();
}

Process give(Calendar& calendar, Store<int>& store, Log& log) {
    for (int i = 1; i <= 3; ++i) {
        co_await store.put(i);
        log.note("put" + std::to_string(i));
    }
    co_await calendar.delay(100s);
}

Process take(Calendar& calendar, Store<int>& store, Log& log) {
    for (int i = 0; i < 3; ++i) {
        co_await calendar.delay(10s);
        int const thing = co_await store.take();
        log.note("took" + std::to_string(thing));
    }
}

}  // namespace

TEST_CASE("what is due at one moment happens in the order in which it was asked for") {
    Calendar calendar;
    Log log{calendar, {}};
    calendar.start(wait_twice(calendar, log, "a"));
    calendar.start(wait_twice(calendar, log, "b"));
    calendar.run();
    CHECK(log.text == "a@0 b@0 a@10 b@10 a@20 b@20 ");
}

TEST_CASE("a process awaits another as a part of its own story") {
    Calendar calendar;
    Log log{calendar, {}};
    calendar.start(tell_part(calendar, log));
    calendar.run();
    CHECK(log.text == "whole@0 part@0 part@10 part@20 whole@20 ");
}

TEST_CASE("the clock stops at the end of the run and goes on from there") {
    Calendar calendar;
    Log log{calendar, {}};
    calendar.start(wait_twice(calendar, log, "a"));
    calendar.run_until(Instant{15s});
    CHECK(calendar.now() == Instant{15s});
    CHECK(log.text == "a@0 a@10 ");
    calendar.run_until(Instant{20s});
    CHECK(log.text == "a@0 a@10 a@20 ");
}

TEST_CASE("units go to who came first, and to higher priority before lower") {
    Calendar calendar;
    Log log{calendar, {}};
    Resource resource{calendar, 2};
    calendar.start(use(calendar, resource, log, "first", 2));
    calendar.start(use(calendar, resource, log, "big", 2));
    calendar.start(use(calendar, resource, log, "small", 1));
    calendar.start(use(calendar, resource, log, "urgent", 1, 1));
    calendar.run();
    // The small wish does not overtake the big one that came before it; the urgent one does, and holds up the big one.
    CHECK(log.text == "first@0 urgent@5 big@10 small@15 ");
    CHECK(resource.free() == 2);
}

TEST_CASE("units taken away are missed when they come back, units added serve at once") {
    Calendar calendar;
    Log log{calendar, {}};
    Resource resource{calendar, 1};
    calendar.start(use(calendar, resource, log, "a", 1));
    calendar.start(use(calendar, resource, log, "b", 1));
    calendar.run_until(Instant{1s});
    resource.set_units(0);
    calendar.run_until(Instant{7s});
    CHECK(log.text == "a@0 ");
    CHECK(resource.free() == 0);
    resource.set_units(1);
    calendar.run();
    CHECK(log.text == "a@0 b@7 ");
}

TEST_CASE("processes that have not ended end with the calendar and release what they hold") {
    Calendar calendar;
    Resource resource{calendar, 1};
    calendar.start(hold_for_ever(calendar, resource));
    calendar.start(hold_for_ever(calendar, resource));
    calendar.run_until(Instant{10s});
    CHECK(resource.waiting() == 1);
    calendar.end_all();
    CHECK(resource.waiting() == 0);
    CHECK(resource.free() == 1);
    CHECK(calendar.is_idle());
}

TEST_CASE("what a process throws leaves the run") {
    Calendar calendar;
    calendar.start(fail(calendar));
    CHECK_THROWS_WITH_AS(calendar.run(), "derailed", std::runtime_error);
    CHECK(calendar.now() == Instant{3s});
}

TEST_CASE("a condition comes about, or the moment passes, whichever is first") {
    for (auto const& [after, told] : {std::pair{5s, "passed@3 came@5 "}, std::pair{20s, "passed@3 passed@10 "}}) {
        Calendar calendar;
        Log log{calendar, {}};
        Condition condition{calendar};
        calendar.start(wait_for(condition, calendar, log, 10s));
        calendar.start(wait_for(condition, calendar, log, 3s));
        calendar.start(notify(condition, calendar, after));
        calendar.run();
        CHECK(log.text == told);
        CHECK(condition.waiting() == 0);
    }
}

TEST_CASE("a full store makes givers wait, an empty one takers") {
    Calendar calendar;
    Log log{calendar, {}};
    Store<int> store{calendar, 1};
    calendar.start(give(calendar, store, log));
    calendar.start(take(calendar, store, log));
    calendar.run();
    CHECK(log.text == "put1@0 took1@10 put2@10 took2@20 put3@20 took3@30 ");
}
