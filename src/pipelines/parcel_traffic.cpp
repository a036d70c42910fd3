#include "pipelines/parcel_traffic.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

#include "pipelines/reductions.h"

namespace corridor {
namespace {

constexpr double alike = 1e-9;
constexpr Duration never{std::numeric_limits<double>::infinity()};

bool is_due(Duration left) {
    return left <= Duration{alike};
}

// When a level that changes at a rate has reached another.
Duration until_reached(Volume level, Volume wanted, VolumeRate rate) {
    if (level >= wanted * (1 - alike)) {
        return {};
    }
    return rate > VolumeRate{} ? (wanted - level) / rate : never;
}

}  // namespace

ParcelTraffic::ParcelTraffic(OilPlan const& plan, std::uint64_t seed, std::uint32_t replication)
    : plan_{plan},
      seed_{seed},
      replication_{replication},
      draws_(plan.runs.size()),
      ceilings_(plan.runs.size()),
      uses_(plan.runs.size()) {
    for (std::size_t i = 0; i < plan.runs.size(); ++i) {
        ParcelRun const& run = plan.runs[RunId{i}];
        for (TimeItem const& item : run.outward) {
            draws_[RunId{i}].emplace_back(seed, item.address, replication);
        }
        for (std::size_t k = 0; k < plan.ceilings.size(); ++k) {
            for (Ceiling::Use const& use : plan.ceilings[k].uses) {
                if (use.stream == run.carried.front()) {
                    ceilings_[RunId{i}].push_back(k);
                    uses_[RunId{i}].push_back(use.per_volume);
                }
            }
        }
    }
}

bool ParcelTraffic::act(OilState& state, Tell const& tell) {
    bool acted = land(state, tell);
    for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
        RunId const run{i};
        acted = finish_unloading(state, run, tell) || acted;
        acted = finish_loading(state, run, tell) || acted;
    }
    for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
        acted = begin_unloading(state, RunId{i}, tell) || acted;
    }
    for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
        acted = begin_loading(state, RunId{i}, tell) || acted;
    }
    return acted;
}

bool ParcelTraffic::land(OilState& state, Tell const& tell) {
    bool landed = false;
    while (!at_sea_.empty() && is_due(at_sea_.front().due - state.now)) {
        Voyage voyage = take_top(at_sea_);
        landed = true;
        RunState& run = state.runs[voyage.run];
        if (voyage.is_return) {
            ++run.idle;
            continue;
        }
        voyage.parcel.arrived = state.now;
        tell({ParcelEvent::What::arrives, voyage.run, &voyage.parcel});
        run.waiting.push_back(std::move(voyage.parcel));
    }
    return landed;
}

bool ParcelTraffic::has_berth(OilState const& state, MooringId id) const {
    if (!id) {
        return true;
    }
    Moorings const& moorings = plan_.moorings[id];
    return state.berths_taken[id] < moorings.count - berths_out(moorings.reductions, state.now);
}

bool ParcelTraffic::finish_unloading(OilState& state, RunId id, Tell const& tell) {
    auto& all = state.runs[id].unloading;
    bool finished = false;
    for (std::size_t i = 0; i < all.size();) {
        if (!is_due(all[i].left)) {
            ++i;
            continue;
        }
        finished = true;
        ParcelRun const& run = plan_.runs[id];
        Pumping ship = std::move(all[i]);
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
        // What rounding has left on board.
        for (std::size_t k = 0; k < run.carried.size(); ++k) {
            state.stock[run.carried[k]] += ship.parcel.parts[k] - ship.done[k];
        }
        if (run.unload_at) {
            --state.berths_taken[run.unload_at];
        }
        tell({ParcelEvent::What::is_ashore, id, &ship.parcel});
        if (run.fleet) {
            put_to_sea(at_sea_, {state.now + run.back, sent_++, id, true, {}});
        }
    }
    return finished;
}

bool ParcelTraffic::begin_unloading(OilState& state, RunId id, Tell const& tell) {
    RunState& run = state.runs[id];
    ParcelRun const& plan = plan_.runs[id];
    bool began = false;
    while (!run.waiting.empty() && has_berth(state, plan.unload_at)) {
        Pumping ship{std::move(run.waiting.front()), {}, {}, plan.unloading};
        run.waiting.pop_front();
        ship.done.resize(plan.carried.size());
        // Without a time for it, a parcel is ashore as fast as there is room: in an hour at the least.
        ship.left = std::max(plan.unloading, hour);
        for (Volume const part : ship.parcel.parts) {
            ship.rates.push_back(part / ship.left);
        }
        if (plan.unload_at) {
            ++state.berths_taken[plan.unload_at];
        }
        tell({ParcelEvent::What::begins_unloading, id, &ship.parcel});
        run.unloading.push_back(std::move(ship));
        began = true;
    }
    return began;
}

bool ParcelTraffic::finish_loading(OilState& state, RunId id, Tell const& tell) {
    auto& all = state.runs[id].loading;
    bool finished = false;
    for (std::size_t i = 0; i < all.size();) {
        if (!is_due(all[i].left)) {
            ++i;
            continue;
        }
        finished = true;
        ParcelRun const& run = plan_.runs[id];
        Pumping ship = std::move(all[i]);
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
        for (std::size_t k = 0; k < run.carried.size(); ++k) {
            StreamId const parent = plan_.streams[run.carried[k]].parent;
            Volume const rest = ship.parcel.parts[k] - ship.done[k];
            state.stock[parent] -= rest;
            state.promised[parent] -= rest;
        }
        if (run.load_at) {
            --state.berths_taken[run.load_at];
        }
        sail(state, id, std::move(ship.parcel), tell);
    }
    return finished;
}

void ParcelTraffic::sail(OilState& state, RunId id, Parcel parcel, Tell const& tell) {
    tell({ParcelEvent::What::sails, id, &parcel});
    ParcelRun const& run = plan_.runs[id];
    bool const is_last = !run.to && !run.unload_at && !run.fleet;
    Duration const due = state.now + voyage(id, parcel.number) + (is_last ? run.unloading : Duration{});
    put_to_sea(is_last ? to_market_ : at_sea_, {due, sent_++, id, false, std::move(parcel)});
}

void ParcelTraffic::put_to_sea(std::vector<Voyage>& sea, Voyage voyage) {
    sea.push_back(std::move(voyage));
    std::push_heap(sea.begin(), sea.end(), std::greater<>{});
}

ParcelTraffic::Voyage ParcelTraffic::take_top(std::vector<Voyage>& sea) {
    std::pop_heap(sea.begin(), sea.end(), std::greater<>{});
    Voyage voyage = std::move(sea.back());
    sea.pop_back();
    return voyage;
}

void ParcelTraffic::deliver(OilState& state, Tell const& tell) {
    while (!to_market_.empty() && is_due(to_market_.front().due - state.now)) {
        Voyage const voyage = take_top(to_market_);
        auto const& carried = plan_.runs[voyage.run].carried;
        for (std::size_t k = 0; k < carried.size(); ++k) {
            state.stock[carried[k]] += voyage.parcel.parts[k];
        }
        tell({ParcelEvent::What::is_ashore, voyage.run, &voyage.parcel});
    }
}

Duration ParcelTraffic::until_delivery(OilState const& state) const {
    return to_market_.empty() ? never : std::max(Duration{}, to_market_.front().due - state.now);
}

Volume ParcelTraffic::aboard(OilState const& state, StreamId id) const {
    RunId const of = plan_.streams[id].run;
    if (!of) {
        return {};
    }
    std::size_t const place = plan_.streams[id].place;
    Volume all;
    for (Voyage const& voyage : to_market_) {
        all += voyage.run == of ? voyage.parcel.parts[place] : Volume{};
    }
    for (Voyage const& voyage : at_sea_) {
        all += voyage.run == of && !voyage.is_return ? voyage.parcel.parts[place] : Volume{};
    }
    RunState const& run = state.runs[of];
    for (Parcel const& parcel : run.waiting) {
        all += parcel.parts[place];
    }
    for (Pumping const& ship : run.loading) {
        all += ship.done[place];
    }
    for (Pumping const& ship : run.unloading) {
        all += ship.parcel.parts[place] - ship.done[place];
    }
    return all;
}

Duration ParcelTraffic::voyage(RunId id, std::uint64_t number) const {
    Duration time;
    ParcelRun const& run = plan_.runs[id];
    for (std::size_t i = 0; i < run.outward.size(); ++i) {
        Distribution const& hours = run.outward[i].hours;
        time += Duration{hours.is_constant() ? hours.mean() : hours.quantile(draws_[id][i].uniform(number))};
    }
    return time;
}

ParcelTraffic::Supply ParcelTraffic::supply(OilState const& state, FlowRates const* rates, RunId id) const {
    ParcelRun const& run = plan_.runs[id];
    Supply supply;
    Mass mass;
    for (StreamId const carried : run.carried) {
        StreamId const parent = plan_.streams[carried].parent;
        Volume const available = std::max(Volume{}, state.available(parent));
        supply.available += available;
        supply.usual += plan_.streams[parent].usual;
        mass += available * plan_.streams[parent].density;
        if (rates != nullptr) {
            // What ships load was promised to them before.
            supply.gain += rates->into(parent) - rates->out_of(parent) + rates->loading(parent);
        }
    }
    Density const mixed =
        supply.available > Volume{} ? mass / supply.available : plan_.streams[run.carried.front()].density;
    supply.parcel = run.payload / mixed;
    return supply;
}

Parcel ParcelTraffic::parcel_of(OilState const& state, RunId id) const {
    Supply const all = supply(state, nullptr, id);
    Parcel parcel;
    parcel.number = state.runs[id].sailed;
    for (StreamId const carried : plan_.runs[id].carried) {
        Volume const available = std::max(Volume{}, state.available(plan_.streams[carried].parent));
        parcel.parts.push_back(std::min(available, all.parcel * (available / all.available)));
    }
    return parcel;
}

Duration ParcelTraffic::until_granted(OilState const& state, RunId id, Volume parcel) const {
    Duration longest;
    for (std::size_t i = 0; i < ceilings_[id].size(); ++i) {
        std::size_t const index = ceilings_[id][i];
        Ceiling const& ceiling = plan_.ceilings[index];
        double const lacking = parcel.in_base_units() * uses_[id][i] * (1 - alike) - state.allowance[index];
        double const rate = ceiling.rate * share_left(ceiling.reductions, state.now);
        if (lacking > 0) {
            longest = std::max(longest, rate > 0 ? Duration{lacking / rate} : never);
        }
    }
    return longest;
}

void ParcelTraffic::use_allowance(OilState& state, Parcel const& parcel, RunId id) const {
    for (std::size_t i = 0; i < ceilings_[id].size(); ++i) {
        for (Volume const part : parcel.parts) {
            state.allowance[ceilings_[id][i]] -= part.in_base_units() * uses_[id][i];
        }
    }
}

bool ParcelTraffic::begin_loading(OilState& state, RunId id, Tell const& tell) {
    RunState& run = state.runs[id];
    ParcelRun const& plan = plan_.runs[id];
    bool began = false;
    while (!run.is_closed && share_left(plan.reductions, state.now) > 0 && run.idle > 0 &&
           has_berth(state, plan.load_at)) {
        Supply const oil = supply(state, nullptr, id);
        bool const is_owed = run.owed >= oil.parcel * (1 - alike);
        bool const is_beyond = oil.available >= (oil.usual + oil.parcel) * (1 - alike);
        if (oil.available < oil.parcel * (1 - alike) || !(is_owed || is_beyond) ||
            until_granted(state, id, oil.parcel) > Duration{}) {
            break;
        }
        Pumping ship{parcel_of(state, id), std::vector<Volume>(plan.carried.size()), {}, plan.loading};
        use_allowance(state, ship.parcel, id);
        run.owed = std::max(Volume{}, run.owed - oil.parcel);
        ++run.sailed;
        run.idle -= plan.fleet ? 1 : 0;
        if (plan.load_at) {
            ++state.berths_taken[plan.load_at];
        }
        ship.left = std::max(plan.loading, hour);
        for (std::size_t k = 0; k < plan.carried.size(); ++k) {
            ship.rates.push_back(ship.parcel.parts[k] / ship.left);
            state.promised[plan_.streams[plan.carried[k]].parent] += ship.parcel.parts[k];
        }
        tell({ParcelEvent::What::begins_loading, id, &ship.parcel});
        run.loading.push_back(std::move(ship));
        began = true;
    }
    return began;
}

void ParcelTraffic::advance(OilState& state, FlowRates const& rates, Duration time) {
    for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
        RunId const id{i};
        ParcelRun const& plan = plan_.runs[id];
        RunState& run = state.runs[id];
        for (Pumping& ship : run.loading) {
            if (run.is_closed) {
                break;
            }
            ship.left -= time;
            for (std::size_t k = 0; k < plan.carried.size(); ++k) {
                Volume const part = std::min(ship.rates[k] * time, ship.parcel.parts[k] - ship.done[k]);
                StreamId const parent = plan_.streams[plan.carried[k]].parent;
                ship.done[k] += part;
                state.stock[parent] -= part;
                state.promised[parent] -= part;
            }
        }
        double const share = rates.unloading(id);
        for (Pumping& ship : run.unloading) {
            ship.left -= time * share;
            for (std::size_t k = 0; k < plan.carried.size(); ++k) {
                Volume const part = std::min(ship.rates[k] * time * share, ship.parcel.parts[k] - ship.done[k]);
                ship.done[k] += part;
                state.stock[plan.carried[k]] += part;
            }
        }
        // What was nominated may be lifted a month late, and not later.
        VolumeRate nominated;
        for (StreamId const carried : plan.carried) {
            nominated += plan_.streams[carried].nominated[state.month];
        }
        Volume const most =
            std::max(nominated * (average_year / 12), plan.payload / plan_.streams[plan.carried.front()].density);
        run.owed = std::min(run.owed + nominated * time, most);
    }
    for (std::size_t i = 0; i < plan_.ceilings.size(); ++i) {
        Ceiling const& ceiling = plan_.ceilings[i];
        double rate = ceiling.rate * share_left(ceiling.reductions, state.now);
        double const a_month = rate * (average_year / 12).in(hour);
        for (Ceiling::Use const& use : ceiling.uses) {
            LineId const line = plan_.streams[use.stream].line;
            if (line) {
                rate -= state.lines[line].drawn[plan_.streams[use.stream].place].in_base_units() * use.per_volume;
            }
        }
        state.allowance[i] = std::min(a_month, state.allowance[i] + std::max(0.0, rate) * time.in(hour));
    }
}

Duration ParcelTraffic::until_loading(OilState const& state, FlowRates const& rates, RunId id) const {
    RunState const& run = state.runs[id];
    ParcelRun const& plan = plan_.runs[id];
    if (run.is_closed || run.idle == 0 || !has_berth(state, plan.load_at) ||
        share_left(plan.reductions, state.now) <= 0) {
        return never;
    }
    Supply const oil = supply(state, &rates, id);
    VolumeRate owing;
    for (StreamId const carried : plan.carried) {
        owing += plan_.streams[carried].nominated[state.month];
    }
    Duration const filled = until_reached(oil.available, oil.parcel, oil.gain);
    Duration const owed = until_reached(run.owed, oil.parcel, owing);
    Duration const beyond = until_reached(oil.available, oil.usual + oil.parcel, oil.gain);
    return std::max({filled, std::min(owed, beyond), until_granted(state, id, oil.parcel)});
}

Duration ParcelTraffic::until_next(OilState const& state, FlowRates const& rates) const {
    Duration next = at_sea_.empty() ? never : at_sea_.front().due - state.now;
    for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
        RunId const id{i};
        RunState const& run = state.runs[id];
        for (Pumping const& ship : run.loading) {
            next = std::min(next, run.is_closed ? never : ship.left);
        }
        double const share = rates.unloading(id);
        for (Pumping const& ship : run.unloading) {
            next = std::min(next, share > 0 ? ship.left / share : never);
        }
        next = std::min(next, until_loading(state, rates, id));
    }
    return std::max(next, Duration{});
}

}  // namespace corridor
