#include <atomic>
#include <cmath>
#include <cstdlib>
#include <new>
#include <string>

#include <doctest/doctest.h>

#include "corridor/events/calendar.h"
#include "corridor/events/resource.h"
#include "corridor/random/philox.h"
#include "corridor/statistics/interval.h"
#include "corridor/statistics/tally.h"

// Counts what the system is asked for, so that a test can tell that a simulation in its steady state asks for nothing.
static std::atomic<std::uint64_t> allocations{0};

void* operator new(std::size_t size) {
    ++allocations;
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) {
        return memory;
    }
    throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace corridor {
namespace {

struct Shop {
    Calendar calendar;
    Resource servers;
    RandomStream arrivals;
    RandomStream services;
    double hours_between;
    double hours_of_service;
    bool is_exponential;
    int customers;
    int warm_up;
    Tally waits{};  // in hours, without those of the warm-up

    Shop(std::string const& name, std::uint32_t replication, int server_count, double between, double service,
         bool exponential, int count)
        : servers{calendar, server_count},
          arrivals{1, name + " arrivals", replication},
          services{1, name + " services", replication},
          hours_between{between},
          hours_of_service{service},
          is_exponential{exponential},
          customers{count},
          warm_up{count / 5} {}

    [[nodiscard]] static Seconds hours(double number) { return Seconds{std::llround(number * 3600)}; }
    [[nodiscard]] static double exponential(RandomStream const& stream, int index, double mean) {
        return -mean * std::log(stream.uniform(static_cast<std::uint64_t>(index)));
    }
};

Process customer(Shop& shop, int number) {
    Instant const came = shop.calendar.now();
    Resource::Hold const server = co_await shop.servers.acquire();
    if (number >= shop.warm_up) {
        shop.waits.add(std::chrono::duration<double, std::ratio<3600>>{shop.calendar.now() - came}.count());
    }
    double const service =
        shop.is_exponential ? Shop::exponential(shop.services, number, shop.hours_of_service) : shop.hours_of_service;
    co_await shop.calendar.delay(Shop::hours(service));
}

Process open(Shop& shop) {
    for (int number = 0; number < shop.customers; ++number) {
        co_await shop.calendar.delay(Shop::hours(Shop::exponential(shop.arrivals, number, shop.hours_between)));
        shop.calendar.start(customer(shop, number));
    }
}

// The 99 % interval of the mean wait over independent runs.
Interval waits(std::string const& name, int servers, double between, double service, bool exponential) {
    Tally means;
    for (std::uint32_t replication = 0; replication < 30; ++replication) {
        Shop shop{name, replication, servers, between, service, exponential, 20'000};
        shop.calendar.start(open(shop));
        shop.calendar.run();
        means.add(shop.waits.mean());
    }
    return *mean_interval(means, 0.99);
}

TEST_CASE("one server with exponential services queues as M/M/1") {
    // Load 0.8, service 4 h: the mean wait is 0.8 * 4 / (1 - 0.8) = 16 h.
    Interval const found = waits("M/M/1", 1, 5, 4, true);
    CHECK(found.contains(16));
    CHECK(found.half_width() < 1.5);
}

TEST_CASE("one server with constant services queues as M/D/1") {
    // Load 0.8, service 4 h: Pollaczek-Khinchine gives 0.8 * 4 / (2 * (1 - 0.8)) = 8 h.
    Interval const found = waits("M/D/1", 1, 5, 4, false);
    CHECK(found.contains(8));
    CHECK(found.half_width() < 0.8);
}

TEST_CASE("three servers queue as M/M/3") {
    // Offered 2.4 Erlang: Erlang's C = (2.4^3 / 3! / 0.2) / (1 + 2.4 + 2.88 + 11.52) = 11.52 / 17.8 = 0.64719;
    // the mean wait is C * 6 h / (3 - 2.4) = 6.4719 h with services of 6 h and arrivals every 2.5 h.
    Interval const found = waits("M/M/3", 3, 2.5, 6, true);
    CHECK(found.contains(11.52 / 17.8 * 6 / 0.6));
    CHECK(found.half_width() < 0.6);
}

TEST_CASE("a simulation in its steady state asks the system for no memory") {
    Shop shop{"steady", 0, 1, 5, 3, true, 50'000};
    shop.calendar.start(open(shop));
    shop.calendar.run_until(Instant{Shop::hours(50'000)});
    std::uint64_t const before = allocations;
    std::uint64_t const events = shop.calendar.events();
    shop.calendar.run_until(Instant{Shop::hours(100'000)});
    CHECK(shop.calendar.events() - events > 20'000);
    // Where the queue grows beyond what it has been, and only there, there is something to ask for.
    CHECK(allocations - before < 20);
}

}  // namespace
}  // namespace corridor
