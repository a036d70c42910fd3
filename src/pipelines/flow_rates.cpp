#include "pipelines/flow_rates.h"

#include <algorithm>
#include <limits>

#include "pipelines/oil_levels.h"
#include "pipelines/reductions.h"

namespace corridor {
namespace {

// Levels and rates that differ by less are equal.
constexpr double alike = 1e-9;
constexpr double settled = 1e-13;
constexpr int most_rounds = 1000;
constexpr Duration day_of_pumping{24.0};
constexpr Duration never{std::numeric_limits<double>::infinity()};

}  // namespace

FlowRates::FlowRates(OilPlan const& plan)
    : plan_{plan}, lines_from_(plan.tanks.size()), rates_{plan}, full_tanks_{plan} {
    for (std::size_t i = 0; i < plan.lines.size(); ++i) {
        lines_from_[plan.lines[LineId{i}].from].push_back(LineId{i});
    }
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
        for (LineId const line : lines_from_[order_[i]]) {
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

void FlowRates::settle(OilState& state) {
    restart(state);
    note_levels(plan_, state);
    begin(state);
    for (int round = 0; round < most_rounds; ++round) {
        agree(state);
        bool const is_held = hold_tanks(state);
        bool const is_limited = hold_ceilings(state);
        if (!is_held && !is_limited && !stop_slow_lines(state)) {
            return;
        }
    }
    agree(state);
}

void FlowRates::restart(OilState& state) {
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        LineState& line = state.lines[LineId{i}];
        line.is_stopped = line.is_stopped && !may_restart(state, LineId{i});
    }
}

void FlowRates::begin(OilState& state) {
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        LineId const id{i};
        PumpedLine const& line = plan_.lines[id];
        rates_.limit[id] =
            state.lines[id].is_stopped ? VolumeRate{} : line.capacity * share_left(line.reductions, state.now);
    }
    for (std::size_t i = 0; i < plan_.demands.size(); ++i) {
        state.production[i] = plan_.demands[i].produced;
    }
    std::fill(rates_.unloading.begin(), rates_.unloading.end(), 1.0);
    std::fill(rates_.loading.begin(), rates_.loading.end(), VolumeRate{});
    full_tanks_.begin();
    std::fill(rates_.granted.begin(), rates_.granted.end(), no_rate_limit);
    for (ParcelRun const& run : plan_.runs) {
        for (StreamId const carried : run.carried) {
            rates_.loading[plan_.streams[carried].parent] += state.drawn(plan_, carried);
        }
    }
}

// Rates that agree with what comes in and with the limits as they are.
void FlowRates::agree(OilState& state) {
    for (std::size_t i = 0; has_ring_ && i < plan_.lines.size(); ++i) {
        state.lines[LineId{i}].rate = rates_.limit[LineId{i}];
    }
    int round = 0;
    while (pass(state) && has_ring_ && ++round < most_rounds) {
    }
    flows(state);
}

// From tank to tank down the lines; whether any line has changed its rate.
bool FlowRates::pass(OilState& state) {
    bool changed = false;
    for (TankId const tank : order_) {
        for (StreamId const stream : plan_.tanks[tank].standing) {
            rates_.into[stream] = inflow(state, stream);
            want(state, stream);
        }
        for (LineId const line : lines_from_[tank]) {
            changed = settle_line(state, line) || changed;
        }
    }
    return changed;
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
        in += ship.rates[stream.place] * rates_.unloading[stream.run];
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
    Volume const standing = state.available(id);
    VolumeRate const in = rates_.into[id];
    if (standing >= stream.usual - slack(stream)) {
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

bool FlowRates::settle_line(OilState& state, LineId id) {
    LineState& line = state.lines[id];
    auto const& carried = plan_.lines[id].carried;
    VolumeRate wanted;
    for (StreamId const stream : carried) {
        wanted += rates_.wanted[stream];
    }
    wanted = run_at_least(state, id, wanted);
    VolumeRate const rate = std::min(rates_.limit[id], wanted);
    double const share = wanted > VolumeRate{} ? rate / wanted : 0;
    for (std::size_t k = 0; k < carried.size(); ++k) {
        line.drawn[k] = rates_.wanted[carried[k]] * share;
    }
    bool const changed = rate < line.rate * (1 - settled) || rate > line.rate * (1 + settled);
    line.rate = rate;
    if (plan_.lines[id].batch) {
        draw_batch(state, id, line);
    }
    return changed;
}

// Where less is wanted of a line than it can run at, it takes the rest of its turndown out of what stands before it, as
// far as something does; when that is gone, it stands still. Gives what is wanted then.
VolumeRate FlowRates::run_at_least(OilState const& state, LineId id, VolumeRate wanted) {
    PumpedLine const& line = plan_.lines[id];
    if (wanted >= line.turndown || state.lines[id].is_stopped || rates_.limit[id] < line.turndown) {
        return wanted;
    }
    auto const standing = [&](StreamId carried) {
        StreamId const parent = plan_.streams[carried].parent;
        return state.refills[parent] == 0 ? std::max(Volume{}, state.available(parent)) : Volume{};
    };
    Volume all;
    for (StreamId const carried : line.carried) {
        all += standing(carried);
    }
    if (all <= Volume{}) {
        return wanted;
    }
    VolumeRate const lacking = line.turndown - wanted;
    for (StreamId const carried : line.carried) {
        rates_.wanted[carried] += lacking * (standing(carried) / all);
    }
    return line.turndown;
}

// Of a line that pumps grades one after the other, all is drawn of the grade whose turn it is; if that is dry, no more
// than comes in of it for this line.
void FlowRates::draw_batch(OilState const& state, LineId id, LineState& own) const {
    auto const& carried = plan_.lines[id].carried;
    Volume standing;
    Volume nothing;
    VolumeRate in;
    for (StreamId const stream : carried) {
        StreamId const parent = plan_.streams[stream].parent;
        if (plan_.streams[stream].grade == own.grade) {
            standing += state.available(parent);
            nothing += slack(plan_.streams[parent]);
            in += rates_.wanted[stream];
        }
    }
    bool const is_dry = standing <= nothing;
    own.rate = is_dry ? std::min(own.rate, in) : own.rate;
    for (std::size_t k = 0; k < carried.size(); ++k) {
        StreamId const parent = plan_.streams[carried[k]].parent;
        bool const is_pumped = plan_.streams[carried[k]].grade == own.grade;
        double share = 0;
        if (is_pumped && is_dry) {
            share = in > VolumeRate{} ? rates_.wanted[carried[k]] / in : 0;
        } else if (is_pumped) {
            share = state.available(parent) / standing;
        }
        own.drawn[k] = own.rate * share;
    }
}

void FlowRates::flows(OilState const& state) {
    for (std::size_t i = 0; i < plan_.streams.size(); ++i) {
        StreamId const id{i};
        rates_.into[id] = inflow(state, id);
        rates_.out_of[id] = rates_.loading[id];
    }
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        auto const& carried = plan_.lines[LineId{i}].carried;
        for (std::size_t k = 0; k < carried.size(); ++k) {
            rates_.out_of[plan_.streams[carried[k]].parent] += state.lines[LineId{i}].drawn[k];
        }
    }
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        TankId const tank{i};
        rates_.into_tank[tank] = VolumeRate{};
        rates_.out_of_tank[tank] = VolumeRate{};
        for (StreamId const stream : plan_.tanks[tank].standing) {
            rates_.into_tank[tank] += rates_.into[stream];
            rates_.out_of_tank[tank] += rates_.out_of[stream];
        }
    }
}

// From the markets upwards, so that what one full tank holds back fills the next in the same round.
bool FlowRates::hold_tanks(OilState& state) {
    bool changed = false;
    for (auto tank = order_.rbegin(); tank != order_.rend(); ++tank) {
        for (LineId const line : lines_from_[*tank]) {
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

// What several streams may take together, each gives up in proportion.
bool FlowRates::hold_ceilings(OilState const& state) {
    bool changed = false;
    for (Ceiling const& ceiling : plan_.ceilings) {
        double used = 0;
        for (Ceiling::Use const& use : ceiling.uses) {
            OilStream const& stream = plan_.streams[use.stream];
            used += stream.line ? state.lines[stream.line].drawn[stream.place].in_base_units() * use.per_volume : 0;
        }
        double const rate = ceiling.rate * share_left(ceiling.reductions, state.now);
        if (used <= rate * (1 + settled)) {
            continue;
        }
        changed = true;
        for (Ceiling::Use const& use : ceiling.uses) {
            OilStream const& stream = plan_.streams[use.stream];
            if (stream.line) {
                rates_.granted[use.stream] = state.lines[stream.line].drawn[stream.place] * (rate / used);
            }
        }
    }
    return changed;
}

bool FlowRates::stop_slow_lines(OilState& state) {
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        LineState& line = state.lines[LineId{i}];
        if (line.rate > VolumeRate{} && line.rate < plan_.lines[LineId{i}].turndown * (1 - alike)) {
            line.is_stopped = true;
            rates_.limit[LineId{i}] = VolumeRate{};
            return true;
        }
    }
    return false;
}

Volume FlowRates::before(OilState const& state, LineId line) const {
    Volume standing;
    for (StreamId const stream : plan_.lines[line].carried) {
        standing += state.available(plan_.streams[stream].parent);
    }
    return standing;
}

Volume FlowRates::room_behind(OilState const& state, LineId line) const {
    TankId const to = plan_.lines[line].to;
    return to && plan_.tanks[to].room < no_limit ? plan_.tanks[to].room - state.level(plan_, to) : no_limit;
}

bool FlowRates::may_restart(OilState const& state, LineId id) const {
    Volume const needed = plan_.lines[id].turndown * day_of_pumping * (1 - alike);
    return before(state, id) >= needed && room_behind(state, id) >= needed;
}

Duration FlowRates::until_restart(OilState const& state) const {
    auto const when = [](Volume lacking, VolumeRate gain) {
        return lacking <= Volume{} ? Duration{} : gain > VolumeRate{} ? lacking / gain : never;
    };
    Duration soonest = never;
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        LineId const id{i};
        if (!state.lines[id].is_stopped || may_restart(state, id)) {
            continue;
        }
        PumpedLine const& line = plan_.lines[id];
        Volume const needed = line.turndown * day_of_pumping;
        VolumeRate gain;
        for (StreamId const stream : line.carried) {
            StreamId const parent = plan_.streams[stream].parent;
            gain += rates_.into[parent] - rates_.out_of[parent];
        }
        VolumeRate const emptied = line.to ? rates_.out_of_tank[line.to] - rates_.into_tank[line.to] : VolumeRate{};
        soonest = std::min(
            soonest, std::max(when(needed - before(state, id), gain), when(needed - room_behind(state, id), emptied)));
    }
    return soonest;
}

}  // namespace corridor
