#include "pipelines/flow_rates.h"

#include <algorithm>
#include <limits>

#include "pipelines/reductions.h"

namespace corridor {
namespace {

// Levels and rates that differ by less are equal.
constexpr double alike = 1e-9;
constexpr double settled = 1e-13;
constexpr double held = 1e-11;
constexpr int most_rounds = 1000;
constexpr Duration day_of_pumping{24.0};
constexpr Duration never{std::numeric_limits<double>::infinity()};

}  // namespace

FlowRates::FlowRates(OilPlan const& plan)
    : plan_{plan},
      lines_from_(plan.tanks.size()),
      into_(plan.streams.size()),
      out_of_(plan.streams.size()),
      loading_(plan.streams.size()),
      wanted_(plan.streams.size()),
      granted_(plan.streams.size()),
      into_tank_(plan.tanks.size()),
      out_of_tank_(plan.tanks.size()),
      unloading_(plan.runs.size(), 1.0),
      entries_(plan.tanks.size()),
      held_at_(plan.tanks.size()),
      limit_(plan.lines.size()) {
    for (std::size_t i = 0; i < plan.lines.size(); ++i) {
        lines_from_[plan.lines[LineId{i}].from].push_back(LineId{i});
    }
    order_tanks();
    find_entries();
}

void FlowRates::find_entries() {
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        auto& entries = entries_[TankId{i}];
        for (StreamId const id : plan_.tanks[TankId{i}].standing) {
            OilStream const& stream = plan_.streams[id];
            std::optional<std::size_t> const wells = stream.parent ? std::nullopt : std::optional{stream.demand};
            auto found = std::find_if(entries.begin(), entries.end(), [&](Entry const& entry) {
                return entry.demand == wells && entry.line == stream.line && entry.run == stream.run;
            });
            if (found == entries.end()) {
                entries.push_back({wells, stream.line, stream.run, {}});
                found = std::prev(entries.end());
            }
            found->streams.push_back(id);
        }
    }
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
    note_levels(state);
    begin(state);
    for (int round = 0; round < most_rounds; ++round) {
        agree(state);
        bool const is_held = hold_full_tanks(state);
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

// Surplus that has begun to be cleared is cleared down to the usual level, at one rate; what was dry refills; what was
// full is held.
void FlowRates::note_levels(OilState& state) const {
    for (std::size_t i = 0; i < plan_.streams.size(); ++i) {
        StreamId const id{i};
        OilStream const& stream = plan_.streams[id];
        Volume const standing = state.available(id);
        bool const is_dry = standing <= slack(stream);
        bool const is_refilled = standing >= stream.refilled - slack(stream);
        state.refills[id] = is_dry || (state.refills[id] != 0 && !is_refilled) ? 1 : 0;
        Volume const beyond = standing - stream.usual;
        if (beyond <= slack(stream)) {
            state.clearing[id] = VolumeRate{};
        } else if (beyond >= stream.surplus - slack(stream) && state.clearing[id] <= VolumeRate{}) {
            state.clearing[id] = beyond / day;
        }
    }
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        TankId const tank{i};
        Volume const room = plan_.tanks[tank].room;
        if (room < no_limit) {
            Volume const level = state.level(plan_, tank);
            bool const is_full = level >= room * (1 - alike);
            bool const has_ullage = level <= room * (1 - ullage) * (1 + alike) && room > Volume{};
            state.is_held[tank] = is_full || (state.is_held[tank] != 0 && !has_ullage) ? 1 : 0;
        }
    }
}

void FlowRates::begin(OilState& state) {
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        LineId const id{i};
        PumpedLine const& line = plan_.lines[id];
        limit_[id] = state.lines[id].is_stopped ? VolumeRate{} : line.capacity * share_left(line.reductions, state.now);
    }
    for (std::size_t i = 0; i < plan_.demands.size(); ++i) {
        state.production[i] = plan_.demands[i].produced;
    }
    std::fill(unloading_.begin(), unloading_.end(), 1.0);
    std::fill(loading_.begin(), loading_.end(), VolumeRate{});
    std::fill(held_at_.begin(), held_at_.end(), std::pair<VolumeRate, VolumeRate>{});
    std::fill(granted_.begin(), granted_.end(), no_rate_limit);
    for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
        RunState const& run = state.runs[RunId{i}];
        auto const& carried = plan_.runs[RunId{i}].carried;
        for (Pumping const& ship : run.loading) {
            for (std::size_t k = 0; k < carried.size() && !run.is_closed; ++k) {
                loading_[plan_.streams[carried[k]].parent] += ship.rates[k];
            }
        }
    }
}

// Rates that agree with what comes in and with the limits as they are.
void FlowRates::agree(OilState& state) {
    for (std::size_t i = 0; has_ring_ && i < plan_.lines.size(); ++i) {
        state.lines[LineId{i}].rate = limit_[LineId{i}];
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
            into_[stream] = inflow(state, stream);
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
        in += ship.rates[stream.place] * unloading_[stream.run];
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
        wanted_[onward] = line ? std::min({nominated, limit_[line], granted_[onward]}) : VolumeRate{};
        by_lines += wanted_[onward];
        by_runs += line ? VolumeRate{} : nominated;
    }
    Volume const standing = state.available(id);
    VolumeRate const in = into_[id];
    if (standing >= stream.usual - slack(stream)) {
        VolumeRate const all = std::max(VolumeRate{}, in - by_runs) + state.clearing[id];
        if (all > by_lines) {
            send_on(id, all - by_lines);
        }
    }
    if (state.refills[id] != 0) {
        cut(id, std::max(VolumeRate{}, in - loading_[id]));
    }
}

// Beyond what is nominated, to the best outlet that takes it, and then to the next.
void FlowRates::send_on(StreamId id, VolumeRate more) {
    for (StreamId const onward : plan_.streams[id].onward) {
        if (LineId const line = plan_.streams[onward].line) {
            VolumeRate const most = std::min(limit_[line], granted_[onward]);
            VolumeRate const taken = std::min(more, std::max(VolumeRate{}, most - wanted_[onward]));
            wanted_[onward] += taken;
            more -= taken;
        }
    }
}

// To no more than there is, in proportion.
void FlowRates::cut(StreamId id, VolumeRate left) {
    VolumeRate wanted;
    for (StreamId const onward : plan_.streams[id].onward) {
        wanted += wanted_[onward];
    }
    for (StreamId const onward : plan_.streams[id].onward) {
        wanted_[onward] = wanted > left ? wanted_[onward] * (left / wanted) : wanted_[onward];
    }
}

bool FlowRates::settle_line(OilState& state, LineId id) {
    LineState& line = state.lines[id];
    auto const& carried = plan_.lines[id].carried;
    VolumeRate wanted;
    for (StreamId const stream : carried) {
        wanted += wanted_[stream];
    }
    VolumeRate const rate = std::min(limit_[id], wanted);
    double const share = wanted > VolumeRate{} ? rate / wanted : 0;
    for (std::size_t k = 0; k < carried.size(); ++k) {
        line.drawn[k] = wanted_[carried[k]] * share;
    }
    bool const changed = rate < line.rate * (1 - settled) || rate > line.rate * (1 + settled);
    line.rate = rate;
    if (plan_.lines[id].batch) {
        draw_batch(state, id, line);
    }
    return changed;
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
            in += wanted_[stream];
        }
    }
    bool const is_dry = standing <= nothing;
    own.rate = is_dry ? std::min(own.rate, in) : own.rate;
    for (std::size_t k = 0; k < carried.size(); ++k) {
        StreamId const parent = plan_.streams[carried[k]].parent;
        bool const is_pumped = plan_.streams[carried[k]].grade == own.grade;
        double share = 0;
        if (is_pumped && is_dry) {
            share = in > VolumeRate{} ? wanted_[carried[k]] / in : 0;
        } else if (is_pumped) {
            share = state.available(parent) / standing;
        }
        own.drawn[k] = own.rate * share;
    }
}

void FlowRates::flows(OilState const& state) {
    for (std::size_t i = 0; i < plan_.streams.size(); ++i) {
        StreamId const id{i};
        into_[id] = inflow(state, id);
        out_of_[id] = loading_[id];
    }
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        auto const& carried = plan_.lines[LineId{i}].carried;
        for (std::size_t k = 0; k < carried.size(); ++k) {
            out_of_[plan_.streams[carried[k]].parent] += state.lines[LineId{i}].drawn[k];
        }
    }
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        TankId const tank{i};
        into_tank_[tank] = VolumeRate{};
        out_of_tank_[tank] = VolumeRate{};
        for (StreamId const stream : plan_.tanks[tank].standing) {
            into_tank_[tank] += into_[stream];
            out_of_tank_[tank] += out_of_[stream];
        }
    }
}

// Into a full tank comes no more than goes out. From the markets upwards, so that what one full tank holds back fills
// the next in the same round.
bool FlowRates::hold_full_tanks(OilState& state) {
    bool changed = false;
    for (auto tank = order_.rbegin(); tank != order_.rend(); ++tank) {
        for (LineId const line : lines_from_[*tank]) {
            changed = lower_to_limit(state, line) || changed;
        }
        if (into_tank_[*tank] > out_of_tank_[*tank] * (1 + held) && state.is_held[*tank] != 0) {
            changed = true;
            hold(state, *tank, limit_of(*tank));
        }
    }
    return changed;
}

// What goes out may itself fall with what comes in. Two rounds tell how fast, and so where both meet (Steffensen 1933);
// one by one they would creep there.
VolumeRate FlowRates::limit_of(TankId tank) {
    VolumeRate const in = into_tank_[tank];
    VolumeRate const out = out_of_tank_[tank];
    std::pair const before = std::exchange(held_at_[tank], std::pair{in, out});
    double const slope = before.first > in ? (before.second - out) / (before.first - in) : 0;
    constexpr double steepest = 0.98;
    double const least_far = std::min(slope, steepest);
    return slope > 0 ? std::clamp((out - in * least_far) / (1 - least_far), VolumeRate{}, out) : out;
}

// A line whose limit has just been lowered draws less from the tanks before it.
bool FlowRates::lower_to_limit(OilState& state, LineId id) {
    LineState& line = state.lines[id];
    if (line.rate <= limit_[id]) {
        return false;
    }
    double const share = limit_[id] / line.rate;
    auto const& carried = plan_.lines[id].carried;
    for (std::size_t k = 0; k < carried.size(); ++k) {
        VolumeRate const less = line.drawn[k] * (1 - share);
        StreamId const parent = plan_.streams[carried[k]].parent;
        line.drawn[k] -= less;
        out_of_[parent] -= less;
        out_of_tank_[plan_.lines[id].from] -= less;
    }
    line.rate = limit_[id];
    return true;
}

// Whoever fills a full tank may bring as much as goes out of his; who brings less leaves room, which the others share
// in proportion to what they bring beyond it. So nobody's oil drives out that of others.
void FlowRates::hold(OilState& state, TankId tank, VolumeRate limit) {
    VolumeRate spare;
    VolumeRate beyond;
    auto const flows_of = [&](Entry const& entry) {
        VolumeRate in;
        VolumeRate out;
        for (StreamId const stream : entry.streams) {
            in += into_[stream];
            out += out_of_[stream];
        }
        return std::pair{in, out};
    };
    for (Entry const& entry : entries_[tank]) {
        auto const [in, out] = flows_of(entry);
        spare += in < out ? out - in : VolumeRate{};
        beyond += in > out ? in - out : VolumeRate{};
    }
    double const lowered = std::max(0.0, out_of_tank_[tank] > VolumeRate{} ? limit / out_of_tank_[tank] : 0.0);
    for (Entry const& entry : entries_[tank]) {
        auto const [in, out] = flows_of(entry);
        if (in <= out) {
            continue;
        }
        double const share = (out + spare * ((in - out) / beyond)) / in * lowered;
        if (entry.demand) {
            state.production[*entry.demand] = state.production[*entry.demand] * share;
        } else if (entry.line) {
            limit_[entry.line] = std::min(limit_[entry.line], state.lines[entry.line].rate * share);
        } else {
            unloading_[entry.run] *= share;
        }
    }
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
                granted_[use.stream] = state.lines[stream.line].drawn[stream.place] * (rate / used);
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
            limit_[LineId{i}] = VolumeRate{};
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
            gain += into_[parent] - out_of_[parent];
        }
        VolumeRate const emptied = line.to ? out_of_tank_[line.to] - into_tank_[line.to] : VolumeRate{};
        soonest = std::min(
            soonest, std::max(when(needed - before(state, id), gain), when(needed - room_behind(state, id), emptied)));
    }
    return soonest;
}

}  // namespace corridor
