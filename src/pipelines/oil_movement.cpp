#include "pipelines/oil_movement.h"

#include <algorithm>
#include <utility>

namespace corridor {
namespace {

// Times that differ by less are one.
constexpr Duration instant{1e-9};

}  // namespace

OilMovement::OilMovement(OilPlan const& plan, OilState& state, OilRates const& rates, OilRecord& record,
                         OilCurves& curves)
    : plan_{plan},
      state_{state},
      rates_{rates},
      record_{record},
      curves_{curves},
      tanks_since_(plan.tanks.size()),
      lines_since_(plan.lines.size()),
      runs_since_(plan.runs.size()),
      by_ship_(plan.streams.size()) {
    for (std::size_t i = 0; i < plan.tanks.size(); ++i) {
        Volume const level = state.level(plan, TankId{i});
        record_.tanks[TankId{i}].least = level;
        record_.tanks[TankId{i}].greatest = level;
    }
}

Duration OilMovement::pass(Duration& since) const {
    Duration const time = state_.now - since;
    since = state_.now;
    return time;
}

void OilMovement::catch_up() {
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        catch_up(TankId{i});
    }
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        catch_up(LineId{i});
    }
    for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
        catch_up(RunId{i});
    }
}

void OilMovement::catch_up(TankId id) {
    Duration const since = tanks_since_[id];
    Duration const time = pass(tanks_since_[id]);
    if (time <= Duration{}) {
        return;
    }
    for (RunId const run : plan_.tanks[id].runs_from) {
        load(run, time);
    }
    for (RunId const run : plan_.tanks[id].runs_into) {
        unload(run, time);
    }
    Volume level;
    for (StreamId const stream : plan_.tanks[id].standing) {
        stand(stream, time);
        level += state_.stock[stream];
    }
    bool const is_full = state_.is_held[id] != 0 && plan_.tanks[id].room > Volume{};
    record_.tanks[id].note(level, is_full, since, time);
}

void OilMovement::stand(StreamId id, Duration time) {
    OilStream const& stream = plan_.streams[id];
    Volume in;
    if (!stream.parent) {
        in = state_.production[stream.demand] * time;
        state_.produced[stream.demand] += in;
    } else if (stream.line) {
        in = rates_.into[id] * time;
    } else {
        in = by_ship_[id];
        by_ship_[id] = Volume{};
    }
    Volume out;
    for (StreamId const onward : stream.onward) {
        OilStream const& next = plan_.streams[onward];
        Volume sent;
        if (next.line) {
            sent = state_.lines[next.line].drawn[next.place] * time;
        } else {
            sent = by_ship_[onward];
            by_ship_[onward] = Volume{};
            state_.promised[id] -= sent;
        }
        curves_.sent[onward].add(state_.now, sent);
        out += sent;
    }
    curves_.come[id].add(state_.now, in);
    if (OilCurves::parts(stream)) {
        curves_.add_gone(id, state_.now, out);
    }
    state_.stock[id] += in - out;
}

void OilMovement::load(RunId id, Duration time) {
    ParcelRun const& plan = plan_.runs[id];
    RunState& run = state_.runs[id];
    // What was nominated may be lifted a month late, and not later.
    VolumeRate const nominated = plan.nominated[state_.month];
    Volume const most =
        std::max(nominated * (average_year / 12), plan.payload / plan_.streams[plan.carried.front()].density);
    run.owed = std::min(run.owed + nominated * time, most);
    if (run.is_closed) {
        return;
    }
    for (Pumping& ship : run.loading) {
        double const share = ship.pump(time);
        for (std::size_t k = 0; k < plan.carried.size(); ++k) {
            by_ship_[plan.carried[k]] += ship.parcel.parts[k] * share;
        }
    }
}

void OilMovement::unload(RunId id, Duration time) {
    auto const& carried = plan_.runs[id].carried;
    for (Pumping& ship : state_.runs[id].unloading) {
        double const share = ship.pump(time * rates_.unloading[id]);
        for (std::size_t k = 0; k < carried.size(); ++k) {
            by_ship_[carried[k]] += ship.parcel.parts[k] * share;
        }
    }
    for (StreamId const stream : carried) {
        if (!plan_.streams[stream].tank) {
            deliver(stream, std::exchange(by_ship_[stream], Volume{}));
        }
    }
}

void OilMovement::catch_up(RunId id) {
    Duration const time = pass(runs_since_[id]);
    // What ends on arrival is delivered when all is over: at times that come before now.
    if (plan_.runs[id].to || plan_.runs[id].ends_on_arrival() || time <= Duration{}) {
        return;
    }
    unload(id, time);
}

void OilMovement::deliver(StreamId market, Volume amount) {
    curves_.come[market].add(state_.now, amount);
    state_.stock[market] += amount;
}

void OilMovement::catch_up(LineId id) {
    Duration const time = pass(lines_since_[id]);
    if (time > Duration{}) {
        pump(id, state_.lines[id].rate * time, time);
    }
}

void OilMovement::reach(LineId id) {
    Duration const time = pass(lines_since_[id]);
    LineState const& line = state_.lines[id];
    Volume const all = line.rate * time;
    Volume const head = line.oil.head();
    Volume const nothing = line.rate * instant;
    bool const is_due = all >= head - nothing && all <= head + nothing;
    pump(id, is_due ? head : all, time);
}

void OilMovement::pump(LineId id, Volume all, Duration time) {
    PumpedLine const& plan = plan_.lines[id];
    LineState& line = state_.lines[id];
    record_.lines[id].note(line.rate, plan.capacity, time);
    leaving_.assign(plan.carried.size(), Volume{});
    bool const is_lost = line.oil.head_is_lost();
    if (all > Volume{}) {
        entering_.clear();
        for (VolumeRate const drawn : line.drawn) {
            entering_.push_back(drawn * (all / line.rate));
        }
        line.oil.push(entering_);
        line.oil.pull(all, leaving_);
        line.left_of_batch -= plan.batch ? all : Volume{};
    }
    curves_.pumped[id].add(state_.now, all);
    for (std::size_t k = 0; k < plan.carried.size(); ++k) {
        StreamId const stream = plan.carried[k];
        state_.lost[stream] += is_lost ? leaving_[k] : Volume{};
        if (!plan_.streams[stream].tank) {
            deliver(stream, is_lost ? Volume{} : leaving_[k]);
        }
    }
}

}  // namespace corridor
