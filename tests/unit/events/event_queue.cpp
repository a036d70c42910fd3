#include "corridor/events/event_queue.h"

#include <map>

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace corridor;

TEST_CASE("a queue gives what is due first, whatever was asked for in between") {
    CHECK(rc::check([] {
        EventQueue queue;
        std::map<EventQueue::Key, std::uintptr_t> oracle;
        std::uint64_t sequence = 0;
        auto const operations = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-30, 60));
        for (int const operation : operations) {
            if (operation < 0 && !oracle.empty()) {
                RC_ASSERT(queue.least() == oracle.begin()->first);
                RC_ASSERT(queue.pop() == oracle.begin()->second);
                oracle.erase(oracle.begin());
            } else {
                auto const key = EventQueue::key(Instant{Seconds{operation - 20}}, sequence);
                queue.push(key, sequence);
                oracle.emplace(key, sequence++);
            }
            RC_ASSERT(queue.size() == oracle.size());
        }
        for (auto const& [key, payload] : oracle) {
            RC_ASSERT(queue.least() == key);
            RC_ASSERT(queue.pop() == payload);
        }
        RC_ASSERT(queue.is_empty());
    }));
}

TEST_CASE("times before 1970 come before those after") {
    auto const before = EventQueue::key(Instant{Seconds{-1}}, 7);
    auto const after = EventQueue::key(Instant{Seconds{0}}, 0);
    CHECK(before < after);
    CHECK(EventQueue::time(before) == Instant{Seconds{-1}});
}
