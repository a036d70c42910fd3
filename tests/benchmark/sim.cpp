// The discrete-event kernel: processes that wait by turns (PHOLD, Fujimoto 1990) and a tandem of twenty stations,
// beside event loops written by hand for each, and the tandem beside SimPy.

#include <cmath>
#include <cstdint>
#include <deque>
#include <memory>
#include <queue>
#include <string>
#include <vector>

#include "benchmark/benchmark.h"
#include "benchmark/child.h"
#include "corridor/events/calendar.h"
#include "corridor/events/resource.h"

namespace corridor::benchmark {
namespace {

constexpr int rounds = 5;
constexpr int stations = 20;
constexpr int customers = 20'000;
constexpr double between = 1e6;  // mean seconds between customers: seconds are ticks here
constexpr double service = 0.8e6;

// xorshift64* (Marsaglia 2003, Vigna 2016): cheap, so that the kernel is what takes the time.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_{seed * 2 + 1} {}
    std::int64_t exponential(double mean) { return static_cast<std::int64_t>(-mean * std::log(uniform())) + 1; }
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }

private:
    std::uint64_t next() {
        state_ ^= state_ >> 12U;
        state_ ^= state_ << 25U;
        state_ ^= state_ >> 27U;
        return state_ * 0x2545F4914F6CDD1DULL;
    }
    double uniform() { return (static_cast<double>(next() >> 12U) + 0.5) * 0x1p-52; }

    std::uint64_t state_;
};

// --- PHOLD: who is resumed asks for another, whichever, to be resumed after an exponential time.

class Phold {
public:
    explicit Phold(std::uint64_t population) : dice_{population} {
        // As many wait for a turn as are due to have one.
        for (std::uint64_t i = 0; i < 2 * population; ++i) {
            calendar_.start(wait_for_turns(*this));
        }
        calendar_.run_until(calendar_.now());
        for (std::uint64_t i = 0; i < population; ++i) {
            pass_on();
        }
    }

    void run(std::uint64_t events) {
        std::uint64_t const last = calendar_.events() + events;
        while (calendar_.events() < last) {
            calendar_.run_until(calendar_.now() + Seconds{1000});
        }
    }

private:
    // Suspends until somebody passes the turn on.
    struct Turn {
        Phold& phold;
        [[nodiscard]] bool await_ready() const { return false; }
        void await_suspend(std::coroutine_handle<> who) const { phold.waiting_.push_back(who); }
        void await_resume() const {}
    };

    static Process wait_for_turns(Phold& phold) {
        while (true) {
            co_await Turn{phold};
            phold.pass_on();
        }
    }

    // To one of those who wait.
    void pass_on() {
        std::swap(waiting_[dice_.below(waiting_.size())], waiting_.back());
        calendar_.resume_at(calendar_.now() + Seconds{dice_.exponential(between)}, waiting_.back());
        waiting_.pop_back();
    }

    Calendar calendar_;
    Dice dice_;
    std::vector<std::coroutine_handle<>> waiting_;
};

struct Event {
    std::int64_t time;
    std::uint64_t sequence;
    std::uint32_t who;
    std::uint32_t station;

    friend bool operator>(Event const& a, Event const& b) {
        return a.time != b.time ? a.time > b.time : a.sequence > b.sequence;
    }
};
using Events = std::priority_queue<Event, std::vector<Event>, std::greater<>>;

// The same with nothing but a heap of the standard library and a counter for each who is resumed.
class PholdByHand {
public:
    explicit PholdByHand(std::uint64_t population) : dice_{population}, turns_(population) {
        for (std::uint64_t i = 0; i < population; ++i) {
            events_.push({dice_.exponential(between), sequence_++, static_cast<std::uint32_t>(i), 0});
        }
    }

    void run(std::uint64_t events) {
        for (std::uint64_t i = 0; i < events; ++i) {
            Event const event = events_.top();
            events_.pop();
            ++turns_[event.who];
            auto const next = static_cast<std::uint32_t>(dice_.below(turns_.size()));
            events_.push({event.time + dice_.exponential(between), sequence_++, next, 0});
        }
    }

private:
    Dice dice_;
    Events events_;
    std::uint64_t sequence_ = 0;
    std::vector<std::uint64_t> turns_;
};

Row phold(std::string const& name, std::uint64_t population, std::uint64_t events) {
    Phold ours{population};
    PholdByHand by_hand{population};
    Pair const pair =
        in_turns(rounds, processor_time([&] { ours.run(events); }), processor_time([&] { by_hand.run(events); }));
    constexpr double of_ross = 4 * 2.0e3;  // events a millisecond: four times what ROSS does on one core
    return {.what = name,
            .ours = pair.ours,
            .peer = pair.peer,
            .ratio = pair.ratio,
            .most = population <= 1000 ? std::optional{static_cast<double>(events) / of_ross} : std::nullopt,
            .peer_name = "by hand on std::priority_queue"};
}

// --- A tandem of stations.

struct Tandem {
    Calendar calendar;
    Dice dice{1};
    std::vector<std::unique_ptr<Resource>> stations;
    int served = 0;
};

Process visit(Tandem& tandem) {
    for (auto const& station : tandem.stations) {
        Resource::Hold const server = co_await station->acquire();
        co_await tandem.calendar.delay(Seconds{tandem.dice.exponential(service)});
    }
    ++tandem.served;
}

Process open(Tandem& tandem) {
    for (int i = 0; i < customers; ++i) {
        co_await tandem.calendar.delay(Seconds{tandem.dice.exponential(between)});
        tandem.calendar.start(visit(tandem));
    }
}

void run_tandem() {
    Tandem tandem;
    for (int i = 0; i < stations; ++i) {
        tandem.stations.push_back(std::make_unique<Resource>(tandem.calendar, 1));
    }
    tandem.calendar.start(open(tandem));
    tandem.calendar.run();
    require(tandem.served == customers, "customers are lost in the tandem");
}

// The same as a loop over a heap: the end of a service serves the next in line and sends the customer on.
void run_tandem_by_hand() {
    Dice dice{1};
    Events events;
    std::uint64_t sequence = 0;
    std::vector<std::deque<std::uint32_t>> lines(stations);
    constexpr std::uint32_t door = stations;
    int served = 0;
    auto const join = [&](std::int64_t now, std::uint32_t who, std::uint32_t station) {
        lines[station].push_back(who);
        if (lines[station].size() == 1) {
            events.push({now + dice.exponential(service), sequence++, who, station});
        }
    };
    events.push({dice.exponential(between), sequence++, 0, door});
    while (!events.empty()) {
        Event const event = events.top();
        events.pop();
        if (event.station == door) {
            join(event.time, event.who, 0);
            if (event.who + 1 < customers) {
                events.push({event.time + dice.exponential(between), sequence++, event.who + 1, door});
            }
            continue;
        }
        auto& line = lines[event.station];
        line.pop_front();
        if (!line.empty()) {
            events.push({event.time + dice.exponential(service), sequence++, line.front(), event.station});
        }
        if (event.station + 1 < stations) {
            join(event.time, event.who, event.station + 1);
        } else {
            ++served;
        }
    }
    require(served == customers, "customers are lost in the tandem by hand");
}

}  // namespace

std::vector<Row> sim() {
    std::vector<Row> rows{phold("PHOLD, 1,000 pending, 2 million events", 1000, 2'000'000),
                          phold("PHOLD, 100,000 pending, 1 million events", 100'000, 1'000'000)};
    Measure const ours = processor_time(run_tandem);
    Pair const loop = in_turns(rounds, ours, processor_time(run_tandem_by_hand));
    std::string const name = "tandem of 20 M/M/1 stations, 20,000 customers";
    rows.push_back({.what = name,
                    .ours = loop.ours,
                    .peer = loop.peer,
                    .ratio = loop.ratio,
                    .most_ratio = 1 / 0.6,
                    .peer_name = "a loop by hand on std::priority_queue"});
    std::vector<std::string> const command{"/usr/bin/python3", PROJECT_FOLDER "/tests/benchmark/simpy_tandem.py",
                                           std::to_string(stations), std::to_string(customers)};
    constexpr int few_rounds = 3;
    Pair const simpy = in_turns(few_rounds, ours, [&] { return run_child(command).processor_ms; });
    rows.push_back({.what = name,
                    .ours = simpy.ours,
                    .peer = simpy.peer,
                    .ratio = simpy.ratio,
                    .most_ratio = 1.0 / 60,
                    .peer_name = "SimPy 2.3 on CPython, start to exit"});
    return rows;
}

}  // namespace corridor::benchmark
