#include "pipelines/flow_rates.h"

#include <algorithm>

#include "pipelines/batches.h"
#include "pipelines/ceilings.h"
#include "pipelines/oil_levels.h"
#include "pipelines/reductions.h"
#include "pipelines/turndown.h"

namespace corridor {
namespace {

// Rates that differ by less are equal.
constexpr double settled = 1e-13;
constexpr int most_rounds = 1000;

bool is_settled(VolumeRate before, VolumeRate now) {
    return now >= before * (1 - settled) && now <= before * (1 + settled);
}

}  // namespace

FlowRates::FlowRates(OilPlan const& plan) : plan_{plan}, rates_{plan}, full_tanks_{plan} {
    order_tanks();
}

void FlowRates::order_tanks() {
    Table<TankId, int> filled_by(plan_.tanks.size());
    for (PumpedLine const& line : plan_.lines) {
        filled_by[line.to ? line.to : line.from] += line.to ? 1 : 0;
    }
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        if (filled_by[TankId{i}] == 0) {
            order_.push_back(TankId{i});
        }
    }
    for (std::size_t i = 0; i < order_.size(); ++i) {
        for (LineId const line : plan_.tanks[order_[i]].lines_from) {
            TankId const to = plan_.lines[line].to;
            if (to && --filled_by[to] == 0) {
                order_.push_back(to);
            }
        }
    }
    has_ring_ = order_.size() < plan_.tanks.size();
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        if (filled_by[TankId{i}] > 0) {
            order_.push_back(TankId{i});
        }
    }
}

void FlowRates::settle(OilState& state, OilMovement& movement, OilChanges& changes) {
    restart(state, movement, changes);
    if (is_local(state, changes) && settle_changes(state, movement, changes)) {
        return;
    }
    movement.catch_up();
    changes.mark_all();
    settle_all(state);
}

// Whatever stands still beside a tank that has changed.
void FlowRates::restart(OilState& state, OilMovement& movement, OilChanges& changes) {
    auto const restart = [&](LineId id) {
        if (!state.lines[id].is_stopped) {
            return;
        }
        PumpedLine const& line = plan_.lines[id];
        movement.catch_up(line.from);
        if (line.to) {
            movement.catch_up(line.to);
        }
        if (may_restart(plan_, state, id)) {
            state.lines[id].is_stopped = false;
            rates_.limit[id] = limit_of(state, id);
            changes.tanks.mark(line.from);
        }
    };
    changes.tanks.for_each([&](TankId tank) {
        std::for_each(plan_.tanks[tank].lines_from.begin(), plan_.tanks[tank].lines_from.end(), restart);
        std::for_each(plan_.tanks[tank].lines_into.begin(), plan_.tanks[tank].lines_into.end(), restart);
    });
}

// Whether what has changed cannot change what others hold back.
bool FlowRates::is_local(OilState const& state, OilChanges const& changes) const {
    if (changes.everything || has_ring_) {
        return false;
    }
    if (!is_lowered_) {
        return true;
    }
    bool is_local = true;
    changes.tanks.for_each(
        [&](TankId tank) { is_local = is_local && state.is_held[tank] == 0 && plan_.tanks[tank].lines_from.empty(); });
    return is_local;
}

// From the tanks that have changed down the lines, as far as it goes. Whether limits may stay as they are.
bool FlowRates::settle_changes(OilState& state, OilMovement& movement, OilChanges& changes) {
    bool agrees = true;
    bool any_line = false;
    for (TankId const tank : order_) {
        if (!changes.tanks.has(tank)) {
            continue;
        }
        movement.catch_up(tank);
        note_levels(plan_, state, tank);
        come_in(state, tank);
        for (LineId const line : plan_.tanks[tank].lines_from) {
            movement.catch_up(line);
            if (settle_line(state, line)) {
                any_line = true;
                changes.lines.mark(line);
                if (TankId const to = plan_.lines[line].to) {
                    changes.tanks.mark(to);
                }
            }
            agrees = agrees && !is_below_turndown(plan_, state, line);
        }
        go_out(state, tank);
        agrees = agrees && !full_tanks_.is_overfilled(state, rates_, tank);
    }
    return agrees && (!any_line || keeps_ceilings(plan_, state));
}

void FlowRates::settle_all(OilState& state) {
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        note_levels(plan_, state, TankId{i});
    }
    begin(state);
    for (int round = 0; round < most_rounds; ++round) {
        agree(state);
        bool const is_held = hold_tanks(state);
        bool const is_limited = hold_ceilings(plan_, state, rates_);
        is_lowered_ = is_lowered_ || is_held || is_limited;
        if (is_held || is_limited) {
            continue;
        }
        if (!stop_slow_lines(state)) {
            return;
        }
        // What was held back beside a line that ran may not have to be when it stands still.
        begin(state);
    }
    agree(state);
}

VolumeRate FlowRates::limit_of(OilState const& state, LineId id) const {
    PumpedLine const& line = plan_.lines[id];
    return state.lines[id].is_stopped ? VolumeRate{} : line.capacity * share_left(line.reductions, state.now);
}

// Nothing is held back yet.
void FlowRates::begin(OilState& state) {
    is_lowered_ = false;
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        rates_.limit[LineId{i}] = limit_of(state, LineId{i});
    }
    for (std::size_t i = 0; i < plan_.demands.size(); ++i) {
        state.production[i] = plan_.demands[i].produced;
    }
    std::fill(rates_.unloading.begin(), rates_.unloading.end(), 1.0);
    full_tanks_.begin();
    std::fill(rates_.granted.begin(), rates_.granted.end(), no_rate_limit);
}

// Rates that agree with what comes in and with the limits as they are.
void FlowRates::agree(OilState& state) {
    for (std::size_t i = 0; has_ring_ && i < plan_.lines.size(); ++i) {
        state.lines[LineId{i}].rate = rates_.limit[LineId{i}];
    }
    int round = 0;
    while (pass(state) && has_ring_ && ++round < most_rounds) {
    }
    if (has_ring_) {
        flows(state);
    }
}

// From tank to tank down the lines; whether any line has changed its rate.
bool FlowRates::pass(OilState& state) {
    bool changed = false;
    for (TankId const tank : order_) {
        come_in(state, tank);
        for (LineId const line : plan_.tanks[tank].lines_from) {
            changed = settle_line(state, line) || changed;
        }
        go_out(state, tank);
    }
    return changed;
}

void FlowRates::come_in(OilState const& state, TankId tank) {
    rates_.into_tank[tank] = VolumeRate{};
    for (StreamId const stream : plan_.tanks[tank].standing) {
        rates_.into[stream] = inflow(state, stream);
        rates_.into_tank[tank] += rates_.into[stream];
        rates_.loading[stream] = VolumeRate{};
        for (StreamId const onward : plan_.streams[stream].onward) {
            rates_.loading[stream] += plan_.streams[onward].run ? state.drawn(plan_, onward) : VolumeRate{};
        }
        want(state, stream);
    }
}

void FlowRates::go_out(OilState const& state, TankId tank) {
    rates_.out_of_tank[tank] = VolumeRate{};
    for (StreamId const stream : plan_.tanks[tank].standing) {
        rates_.out_of[stream] = rates_.loading[stream];
        for (StreamId const onward : plan_.streams[stream].onward) {
            rates_.out_of[stream] += plan_.streams[onward].line ? state.drawn(plan_, onward) : VolumeRate{};
        }
        rates_.out_of_tank[tank] += rates_.out_of[stream];
    }
}

VolumeRate FlowRates::inflow(OilState const& state, StreamId id) const {
    OilStream const& stream = plan_.streams[id];
    if (!stream.parent) {
        return state.production[stream.demand];
    }
    if (stream.line) {
        LineState const& line = state.lines[stream.line];
        if (plan_.lines[stream.line].fill <= Volume{}) {
            return line.drawn[stream.place];
        }
        return line.oil.head_is_lost() ? VolumeRate{} : line.rate * line.oil.head_share(stream.place);
    }
    VolumeRate in;
    for (Pumping const& ship : state.runs[stream.run].unloading) {
        in += ship.rate(stream.place) * rates_.unloading[stream.run];
    }
    return in;
}

// What the lines that lead on would draw of a stream.
void FlowRates::want(OilState const& state, StreamId id) {
    OilStream const& stream = plan_.streams[id];
    VolumeRate by_lines;
    VolumeRate by_runs;
    for (StreamId const onward : stream.onward) {
        VolumeRate const nominated = plan_.streams[onward].nominated[state.month];
        LineId const line = plan_.streams[onward].line;
        rates_.wanted[onward] = line ? std::min({nominated, rates_.limit[line], rates_.granted[onward]}) : VolumeRate{};
        by_lines += rates_.wanted[onward];
        by_runs += line ? VolumeRate{} : nominated;
    }
    VolumeRate const in = rates_.into[id];
    if (state.is_low[id] == 0) {
        VolumeRate const all = std::max(VolumeRate{}, in - by_runs) + state.clearing[id];
        if (all > by_lines) {
            send_on(id, all - by_lines);
        }
    }
    if (state.refills[id] != 0) {
        cut(id, std::max(VolumeRate{}, in - rates_.loading[id]));
    }
}

// Beyond what is nominated, to the best outlet that takes it, and then to the next.
void FlowRates::send_on(StreamId id, VolumeRate more) {
    for (StreamId const onward : plan_.streams[id].onward) {
        if (LineId const line = plan_.streams[onward].line) {
            VolumeRate const most = std::min(rates_.limit[line], rates_.granted[onward]);
            VolumeRate const taken = std::min(more, std::max(VolumeRate{}, most - rates_.wanted[onward]));
            rates_.wanted[onward] += taken;
            more -= taken;
        }
    }
}

// To no more than there is, in proportion.
void FlowRates::cut(StreamId id, VolumeRate left) {
    VolumeRate wanted;
    for (StreamId const onward : plan_.streams[id].onward) {
        wanted += rates_.wanted[onward];
    }
    for (StreamId const onward : plan_.streams[id].onward) {
        rates_.wanted[onward] = wanted > left ? rates_.wanted[onward] * (left / wanted) : rates_.wanted[onward];
    }
}

// Whether anything of what it draws has changed.
bool FlowRates::settle_line(OilState& state, LineId id) {
    LineState& line = state.lines[id];
    auto const& carried = plan_.lines[id].carried;
    VolumeRate wanted;
    for (StreamId const stream : carried) {
        wanted += rates_.wanted[stream];
    }
    wanted = run_at_least(state, id, wanted);
    drawn_before_ = line.drawn;
    line.rate = std::min(rates_.limit[id], wanted);
    double const share = wanted > VolumeRate{} ? line.rate / wanted : 0;
    for (std::size_t k = 0; k < carried.size(); ++k) {
        line.drawn[k] = rates_.wanted[carried[k]] * share;
    }
    if (plan_.lines[id].batch) {
        draw_batch(plan_, state, rates_, id);
    }
    return !std::equal(drawn_before_.begin(), drawn_before_.end(), line.drawn.begin(), is_settled);
}

// Where less is wanted of a line than it can run at, it takes the rest of its turndown out of what stands before it, as
// far as something does and ceilings grant it; when that is gone, it stands still. Gives what is wanted then.
VolumeRate FlowRates::run_at_least(OilState const& state, LineId id, VolumeRate wanted) {
    PumpedLine const& line = plan_.lines[id];
    if (wanted >= line.turndown || state.lines[id].is_stopped || rates_.limit[id] < line.turndown) {
        return wanted;
    }
    auto const room = [&](StreamId carried) {
        return std::max(VolumeRate{}, rates_.granted[carried] - rates_.wanted[carried]);
    };
    auto const standing = [&](StreamId carried) {
        StreamId const parent = plan_.streams[carried].parent;
        bool const gives = state.refills[parent] == 0 && room(carried) > VolumeRate{};
        return gives ? std::max(Volume{}, state.available(parent)) : Volume{};
    };
    // Each time round at least one more has given all that is granted to it.
    for (std::size_t i = 0; i < line.carried.size() && wanted < line.turndown; ++i) {
        Volume all;
        for (StreamId const carried : line.carried) {
            all += standing(carried);
        }
        if (all <= Volume{}) {
            return wanted;
        }
        VolumeRate const lacking = line.turndown - wanted;
        for (StreamId const carried : line.carried) {
            VolumeRate const more = std::min(lacking * (standing(carried) / all), room(carried));
            rates_.wanted[carried] += more;
            wanted += more;
        }
    }
    return wanted;
}

// What goes in and out, once all lines of a ring agree.
void FlowRates::flows(OilState const& state) {
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        TankId const tank{i};
        rates_.into_tank[tank] = VolumeRate{};
        for (StreamId const stream : plan_.tanks[tank].standing) {
            rates_.into[stream] = inflow(state, stream);
            rates_.into_tank[tank] += rates_.into[stream];
        }
        go_out(state, tank);
    }
}

// From the markets upwards, so that what one full tank holds back fills the next in the same round.
bool FlowRates::hold_tanks(OilState& state) {
    bool changed = false;
    for (auto tank = order_.rbegin(); tank != order_.rend(); ++tank) {
        for (LineId const line : plan_.tanks[*tank].lines_from) {
            changed = lower_to_limit(state, line) || changed;
        }
        changed = full_tanks_.hold(state, rates_, *tank) || changed;
    }
    return changed;
}

// A line whose limit has just been lowered draws less from the tanks before it.
bool FlowRates::lower_to_limit(OilState& state, LineId id) {
    LineState& line = state.lines[id];
    if (line.rate <= rates_.limit[id]) {
        return false;
    }
    double const share = rates_.limit[id] / line.rate;
    auto const& carried = plan_.lines[id].carried;
    for (std::size_t k = 0; k < carried.size(); ++k) {
        VolumeRate const less = line.drawn[k] * (1 - share);
        StreamId const parent = plan_.streams[carried[k]].parent;
        line.drawn[k] -= less;
        rates_.out_of[parent] -= less;
        rates_.out_of_tank[plan_.lines[id].from] -= less;
    }
    line.rate = rates_.limit[id];
    return true;
}

bool FlowRates::stop_slow_lines(OilState& state) {
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        if (is_below_turndown(plan_, state, LineId{i})) {
            state.lines[LineId{i}].is_stopped = true;
            rates_.limit[LineId{i}] = VolumeRate{};
            return true;
        }
    }
    return false;
}

}  // namespace corridor
