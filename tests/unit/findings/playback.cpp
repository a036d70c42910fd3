#include "findings/playback.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include "corridor/input/read.h"
#include "findings/packed_bytes.h"

namespace corridor {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes bytes_of(std::string const& text) {
    std::string const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    Bytes bytes;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (char const letter : text.substr(0, text.find('='))) {
        held = held << 6U | static_cast<std::uint32_t>(letters.find(letter));
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::uint8_t>(held >> bits));
        }
    }
    return bytes;
}

class Numbers {
public:
    explicit Numbers(Bytes bytes) : bytes_{std::move(bytes)} {}
    std::uint64_t next() {
        std::uint64_t number = 0;
        for (unsigned shift = 0;; shift += 7) {
            std::uint8_t const byte = bytes_.at(position_++);
            number |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) {
                return number;
            }
        }
    }
    [[nodiscard]] bool is_at_end() const { return position_ == bytes_.size(); }

private:
    Bytes bytes_;
    std::size_t position_ = 0;
};

enum class Kind { waits, served, moves };

struct Step {
    Kind kind = Kind::waits;
    std::string line;
    std::string from;
    std::string to;
};

struct Unpacked {
    struct Journey {
        std::size_t demand = 0;
        std::vector<Step> steps;
    };
    struct Consignment {
        std::size_t journey = 0;
        bool has_left = false;
        std::vector<std::uint64_t> times;
    };
    nlohmann::json told;
    std::vector<Journey> journeys;
    std::vector<Consignment> consignments;

    // What each consignment that is inside does at a minute.
    [[nodiscard]] std::vector<Step> at(std::uint64_t minute) const {
        std::vector<Step> steps;
        for (Consignment const& one : consignments) {
            auto const begun = std::upper_bound(one.times.begin(), one.times.end() - 1, minute) - one.times.begin();
            if (begun > 0 && !(one.has_left && one.times.back() <= minute)) {
                steps.push_back(journeys[one.journey].steps[static_cast<std::size_t>(begun - 1)]);
            }
        }
        return steps;
    }
};

Unpacked unpack(nlohmann::json const& told) {
    Unpacked unpacked{told, {}, {}};
    Numbers numbers{bytes_of(told["data"])};
    auto const place = [&] { return told["places"].at(numbers.next()).get<std::string>(); };
    for (auto count = numbers.next(); count > 0; --count) {
        auto& journey = unpacked.journeys.emplace_back();
        journey.demand = numbers.next();
        numbers.next();  // the corridor
        for (auto steps = numbers.next(); steps > 0; --steps) {
            auto const head = numbers.next();
            auto const kind = static_cast<Kind>(head & 3U);
            if (kind == Kind::moves) {
                std::string const from = place();
                journey.steps.push_back({kind, told["lines"].at(head >> 2U), from, place()});
            } else {
                std::string const here = told["places"].at(head >> 2U);
                journey.steps.push_back({kind, "", here, here});
            }
        }
    }
    std::uint64_t now = 0;
    for (std::size_t i = 0; i < told["consignments"].get<std::size_t>(); ++i) {
        auto& one = unpacked.consignments.emplace_back();
        one.journey = numbers.next();
        auto const begun = numbers.next();
        one.has_left = begun == 0;
        now += numbers.next();
        one.times.push_back(now);
        for (auto steps = one.has_left ? unpacked.journeys[one.journey].steps.size() : begun; steps > 0; --steps) {
            one.times.push_back(one.times.back() + numbers.next());
        }
    }
    CHECK(numbers.is_at_end());
    return unpacked;
}

// A bundled scenario, once through.
struct Played {
    explicit Played(std::string const& file)
        : input{read_scenario(std::filesystem::path{PROJECT_FOLDER} / (file + ".yaml"))} {
        SimulateOptions options;
        options.replications = 1;
        options.trace = [this](TraceEvent const& event) { trace.add(event); };
        result = simulate(input.network, input.scenario, options);
    }

    [[nodiscard]] nlohmann::json values(std::size_t most_letters = 3'000'000) const {
        Context const context{input.network, input.scenario, {}, {}};
        Value values = Value::object();
        set_playback(values, result, context, trace, most_letters);
        return nlohmann::json::parse(to_json(values));
    }
    [[nodiscard]] Unpacked unpacked(std::size_t most_letters = 3'000'000) const {
        return unpack(values(most_letters)["playback"]);
    }

    // The last event of each consignment that has begun by the end of a minute and not left.
    [[nodiscard]] std::vector<TraceEvent> at(std::uint64_t minute) const {
        std::map<std::uint64_t, TraceEvent> last;
        std::chrono::sys_seconds const end = result.start + std::chrono::minutes{minute + 1};
        for (TraceEvent const& event : trace.events()) {
            if (event.when < end) {
                last[event.consignment] = event;
            }
        }
        std::vector<TraceEvent> events;
        for (auto const& [consignment, event] : last) {
            if (event.what != "leaves") {
                events.push_back(event);
            }
        }
        return events;
    }

    ScenarioInput input;
    Trace trace;
    SimulationResult result;
};

auto count(auto const& all, auto const& which) {
    return std::count_if(all.begin(), all.end(), which);
}

void agrees(Played const& played, Unpacked const& unpacked, std::uint64_t minute) {
    CAPTURE(minute);
    std::vector<Step> const steps = unpacked.at(minute);
    std::vector<TraceEvent> const events = played.at(minute);
    CHECK(steps.size() == events.size());
    CHECK(count(steps, [](Step const& step) { return step.kind == Kind::moves; }) ==
          count(events, [](TraceEvent const& event) { return event.what == "moving" || event.what == "sails"; }));
    CHECK(count(steps, [](Step const& step) { return step.kind == Kind::waits; }) ==
          count(events, [](TraceEvent const& event) {
              return event.what == "queues" || event.what == "blocked" || event.what == "arrives";
          }));
    for (Service const& service : played.input.network.services) {
        std::string const id = "services." + service.id;
        CHECK(count(steps, [&](Step const& step) { return step.line == id; }) ==
              count(events, [&](TraceEvent const& event) { return event.what == "sails" && event.where == id; }));
    }
}

auto const& named(auto const& all, std::string const& id) {
    auto const found = std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.id == id; });
    REQUIRE(found != all.end());
    return *found;
}

void joins(Unpacked::Journey const& journey, Unpacked const& unpacked, Network const& network) {
    REQUIRE(!journey.steps.empty());
    std::string here = unpacked.told["demands"].at(journey.demand)["from"];
    for (Step const& step : journey.steps) {
        CHECK(step.from == here);
        here = step.to;
        if (step.line.starts_with("links.")) {
            Link const& link = named(network.links, step.line.substr(6));
            std::string const& from = network.nodes[link.from].id;
            std::string const& to = network.nodes[link.to].id;
            CHECK(((step.from == from && step.to == to) || (step.from == to && step.to == from)));
        } else if (step.kind == Kind::moves) {
            Service const& service = named(network.services, step.line.substr(9));
            for (std::string const& end : {step.from, step.to}) {
                CHECK(count(service.calls, [&](NodeId call) { return network.nodes[call].id == end; }) == 1);
            }
        }
    }
}

TEST_CASE("numbers come out of their packing as they went in") {
    CHECK(rc::check([](std::vector<std::uint64_t> const& numbers) {
        PackedBytes packed;
        for (std::uint64_t const number : numbers) {
            packed.add(number >> *rc::gen::inRange(0, 64));
        }
        Numbers out{bytes_of(base64(packed.bytes()))};
        PackedBytes again;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            again.add(out.next());
        }
        RC_ASSERT(out.is_at_end());
        RC_ASSERT(again.bytes() == packed.bytes());
    }));
    PackedBytes packed;
    for (std::uint64_t const number : {0ULL, 127ULL, 128ULL, 300ULL, ~0ULL}) {
        packed.add(number);
    }
    CHECK(packed.bytes() == Bytes{0, 127, 128, 1, 172, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1});
}

TEST_CASE("bytes are written as RFC 4648 shows") {
    CHECK(base64({}).empty());
    CHECK(base64({'f'}) == "Zg==");
    CHECK(base64({'f', 'o'}) == "Zm8=");
    CHECK(base64({'f', 'o', 'o', 'b', 'a', 'r'}) == "Zm9vYmFy");
    CHECK(base64({0xFB, 0xEF, 0xFF}) == "++//");
}

TEST_CASE("at any minute as many are inside, wait, move and sail as the trace tells") {
    for (char const* const name : {"scenarios/growth-2030", "scenarios/aktau-storm"}) {
        CAPTURE(std::string{name});
        Played const played{name};
        Unpacked const unpacked = played.unpacked();
        CHECK(unpacked.told["whole"] == true);
        auto const minutes = unpacked.told["minutes"].get<std::uint64_t>();
        for (std::uint64_t minute = 0; minute < minutes; minute += minutes / 23) {
            agrees(played, unpacked, minute);
        }
        agrees(played, unpacked, minutes - 1);
    }
}

TEST_CASE("everything goes on from where it stopped, by lines that lie between") {
    Played const played{"scenarios/growth-2030"};
    Unpacked const unpacked = played.unpacked();
    for (auto const& journey : unpacked.journeys) {
        joins(journey, unpacked, played.input.network);
    }
    std::size_t left = 0;
    for (auto const& one : unpacked.consignments) {
        auto const& journey = unpacked.journeys[one.journey];
        left += one.has_left ? 1U : 0U;
        CHECK((!one.has_left ||
               journey.steps.back().to == unpacked.told["demands"].at(journey.demand)["to"].get<std::string>()));
    }
    CHECK(left > 3000);
    CHECK(left < unpacked.consignments.size());
}

TEST_CASE("what takes too many letters ends on the last day that fits") {
    Played const played{"scenarios/aktau-storm"};
    Unpacked const whole = played.unpacked();
    Unpacked const cut = played.unpacked(20'000);
    CHECK(cut.told["whole"] == false);
    CHECK(cut.told["data"].get<std::string>().size() <= 20'000);
    auto const minutes = cut.told["minutes"].get<std::uint64_t>();
    CHECK(minutes % 1440 == 0);
    CHECK(minutes > 86'400);  // sixty days
    for (std::uint64_t minute = 0; minute <= minutes; minute += minutes / 20) {
        agrees(played, cut, minute);
        CHECK(cut.at(minute).size() == whole.at(minute).size());
    }
    CHECK(played.unpacked(10).told["minutes"] == 0);
}

TEST_CASE("of a pair the second scenario is traced, as if by itself") {
    Played const calm{"scenarios/aktau-calm"};
    Played const storm{"scenarios/aktau-storm"};
    Trace trace;
    SimulateOptions options;
    options.replications = 1;
    options.trace = [&trace](TraceEvent const& event) { trace.add(event); };
    static_cast<void>(
        simulate_pair(calm.input.network, calm.input.scenario, storm.input.network, storm.input.scenario, options));
    CHECK(trace.to_csv() == storm.trace.to_csv());
    CHECK(trace.to_csv() != calm.trace.to_csv());
}

TEST_CASE("of a simulation that came to stand for ever nothing is played") {
    Played const played{"tests/simulation/cases/shared-yards-scenario"};
    REQUIRE(played.result.deadlock);
    CHECK(!played.trace.events().empty());
    CHECK(played.values().empty());
}

}  // namespace
}  // namespace corridor
