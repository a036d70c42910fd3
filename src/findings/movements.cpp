#include "findings/movements.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

namespace corridor {
namespace {

using Kind = Whereabouts::Kind;

// Positions of ids in a list that grows by what is asked for.
class Numbered {
public:
    explicit Numbered(std::vector<std::string>& ids) : ids_{ids} {}
    std::uint32_t operator()(std::string const& id) {
        auto const [found, is_new] = known_.try_emplace(id, static_cast<std::uint32_t>(ids_.size()));
        if (is_new) {
            ids_.push_back(id);
        }
        return found->second;
    }

private:
    std::vector<std::string>& ids_;
    std::unordered_map<std::string, std::uint32_t> known_;
};

struct Leg {
    std::string line;
    Whereabouts move;
};

// What a corridor's route passes, in order.
struct Way {
    std::uint32_t origin = 0;
    std::vector<Leg> legs;
};

class Ways {
public:
    Ways(SimulationResult const& result, Network const& network, Movements& movements)
        : network_{network}, place_{movements.places}, line_{movements.lines} {
        for (DemandResult const& demand : result.demands) {
            auto& of_demand = ways_.emplace_back();
            for (CourseResult const& course : demand.courses) {
                of_demand.push_back(way_of(course.itinerary.route));
            }
        }
    }

    [[nodiscard]] Way const& operator()(std::size_t demand, std::size_t course) const { return ways_[demand][course]; }

private:
    Way way_of(Route const& route) {
        Way way{place(route.steps.front().from), {}};
        for (Step const& step : route.steps) {
            if (step.service) {
                add(way, "services." + network_.services[step.service].id, step.from, step.to);
            }
            NodeId here = step.from;
            for (std::size_t i = 0; i < step.links.size() && !step.service; ++i) {
                Link const& link = network_.links[step.links[i]];
                NodeId const next = link.from == here ? link.to : link.from;
                add(way, "links." + link.id, here, next);
                here = next;
            }
        }
        return way;
    }

    void add(Way& way, std::string line, NodeId from, NodeId to) {
        std::uint32_t const number = line_(line);
        way.legs.push_back({std::move(line), {Kind::moves, number, place(from), place(to)}});
    }

    std::uint32_t place(NodeId node) { return place_(network_.nodes[node].id); }

    Network const& network_;
    Numbered place_;
    Numbered line_;
    std::vector<std::vector<Way>> ways_;
};

// Follows one consignment from event to event along its way.
class Follower {
public:
    Follower(Way const& way, std::chrono::sys_seconds start) : way_{way}, start_{start}, here_{way.origin} {}

    void take(TraceEvent const& event) {
        if (event.what == "leaves") {
            left_ = event.when;
            return;
        }
        Whereabouts const now = after(event);
        // What began and ended in the same moment was only a word: its turn has come, and something else begins.
        if (is_momentary_ && began_ == event.when) {
            steps_.pop_back();
            times_.pop_back();
        }
        is_momentary_ = event.what == "enters" || event.what == "begins" || event.what == "lands";
        began_ = event.when;
        if (steps_.empty() || steps_.back() != now) {
            steps_.push_back(now);
            times_.push_back(minute(event.when));
        } else {
            is_momentary_ = false;
        }
    }

    [[nodiscard]] std::vector<Whereabouts> const& steps() const { return steps_; }
    [[nodiscard]] bool has_left() const { return left_.has_value(); }
    // Without an end if it has not left.
    [[nodiscard]] std::vector<std::uint32_t> times() const {
        std::vector<std::uint32_t> times = times_;
        if (left_) {
            times.push_back(minute(*left_));
        }
        return times;
    }

private:
    Whereabouts after(TraceEvent const& event) {
        bool const goes = event.what == "moving" || event.what == "risk" || event.what == "sails";
        if (goes) {
            // A mishap on the way holds up who is under way there already.
            bool const is_there = !steps_.empty() && steps_.back().kind == Kind::moves && next_ > 0 &&
                                  way_.legs[next_ - 1].line == event.where;
            if (is_there) {
                return steps_.back();
            }
            for (std::size_t leg = next_; leg < way_.legs.size(); ++leg) {
                if (way_.legs[leg].line == event.where) {
                    next_ = leg + 1;
                    here_ = way_.legs[leg].move.to;
                    return way_.legs[leg].move;
                }
            }
        }
        bool const waits = event.what == "queues" || event.what == "blocked" || event.what == "arrives" ||
                           event.what == "departure" || event.what == "weather";
        return {waits ? Kind::waits : Kind::served, 0, here_, here_};
    }

    [[nodiscard]] std::uint32_t minute(std::chrono::sys_seconds when) const {
        return static_cast<std::uint32_t>(std::chrono::floor<std::chrono::minutes>(when - start_).count());
    }

    Way const& way_;
    std::chrono::sys_seconds start_;
    std::uint32_t here_;
    std::size_t next_ = 0;  // leg
    std::vector<Whereabouts> steps_;
    std::vector<std::uint32_t> times_;
    bool is_momentary_ = false;
    std::chrono::sys_seconds began_;
    std::optional<std::chrono::sys_seconds> left_;
};

// How long each thing took those who did it.
class Means {
public:
    void add(Whereabouts const& step, std::uint32_t minutes) {
        auto& [sum, count] = sums_[step];
        sum += minutes;
        ++count;
    }
    [[nodiscard]] std::uint32_t of(Whereabouts const& step) const {
        auto const found = sums_.find(step);
        return found == sums_.end() ? 0 : static_cast<std::uint32_t>(found->second.first / found->second.second);
    }

private:
    std::map<Whereabouts, std::pair<std::uint64_t, std::uint64_t>> sums_;
};

// The events of each consignment, in the order of entering.
std::vector<std::vector<TraceEvent const*>> by_consignment(Trace const& trace) {
    std::uint64_t most = 0;
    for (TraceEvent const& event : trace.events()) {
        most = std::max(most, event.consignment);
    }
    std::vector<std::vector<TraceEvent const*>> all(most);
    for (TraceEvent const& event : trace.events()) {
        all[event.consignment - 1].push_back(&event);
    }
    std::erase_if(all, [](auto const& events) { return events.empty(); });
    return all;
}

// Those who are still inside have done the first steps of a journey; which of them, others show.
class Journeys {
public:
    explicit Journeys(std::vector<Journey>& all) : all_{all} {}

    std::uint32_t number(Journey journey) {
        auto const [found, is_new] = known_.try_emplace(std::move(journey), static_cast<std::uint32_t>(all_.size()));
        if (is_new) {
            all_.push_back(found->first);
        }
        return found->second;
    }

    // The first in order that begins so is the next in order.
    std::uint32_t number_of_begun(Journey journey) {
        auto const found = known_.lower_bound(journey);
        bool const begins_so = found != known_.end() && found->first.demand == journey.demand &&
                               found->first.course == journey.course &&
                               found->first.steps.size() >= journey.steps.size() &&
                               std::equal(journey.steps.begin(), journey.steps.end(), found->first.steps.begin());
        return begins_so ? found->second : number(std::move(journey));
    }

private:
    std::vector<Journey>& all_;
    std::map<Journey, std::uint32_t> known_;
};

}  // namespace

Movements movements_of(SimulationResult const& result, Network const& network, Trace const& trace) {
    Movements movements;
    Ways const ways{result, network, movements};
    Journeys journeys{movements.journeys};
    Means means;
    std::vector<std::pair<std::size_t, Journey>> begun;  // by those who have not left
    auto const end = static_cast<std::uint32_t>(result.horizon.in(hour)*60);
    for (auto const& events : by_consignment(trace)) {
        auto const demand = static_cast<std::uint32_t>(events.front()->demand);
        auto const course = static_cast<std::uint32_t>(events.front()->course);
        Follower follower{ways(demand, course), result.start};
        for (TraceEvent const* const event : events) {
            follower.take(*event);
        }
        Movement& movement = movements.consignments.emplace_back();
        movement.times = follower.times();
        movement.has_left = follower.has_left();
        for (std::size_t i = 0; i + 1 < movement.times.size(); ++i) {
            means.add(follower.steps()[i], movement.times[i + 1] - movement.times[i]);
        }
        Journey journey{demand, course, follower.steps()};
        if (movement.has_left) {
            movement.journey = journeys.number(std::move(journey));
        } else {
            begun.emplace_back(movements.consignments.size() - 1, std::move(journey));
        }
    }
    for (auto& [consignment, journey] : begun) {
        Movement& movement = movements.consignments[consignment];
        movement.times.push_back(std::max(end + 1, movement.times.back() + means.of(journey.steps.back())));
        movement.journey = journeys.number_of_begun(std::move(journey));
    }
    return movements;
}

}  // namespace corridor
