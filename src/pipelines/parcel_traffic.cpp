#include "pipelines/parcel_traffic.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
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

// Those that are full, or empty.
std::vector<Pumping> take_finished(std::vector<Pumping>& ships) {
    auto const first =
        std::stable_partition(ships.begin(), ships.end(), [](Pumping const& ship) { return !is_due(ship.left); });
    std::vector<Pumping> finished{std::make_move_iterator(first), std::make_move_iterator(ships.end())};
    ships.erase(first, ships.end());
    return finished;
}

// Of a parcel that is pumped at one speed; without a time for it, in an hour.
Pumping pumping_of(Parcel parcel, Duration time) {
    Pumping ship{std::move(parcel), {}, {}, std::max(time, hour)};
    ship.done.resize(ship.parcel.parts.size());
    for (Volume const part : ship.parcel.parts) {
        ship.rates.push_back(part / ship.left);
    }
    return ship;
}

}  // namespace

ParcelTraffic::ParcelTraffic(OilPlan const& plan, std::uint64_t seed, std::uint32_t replication)
    : plan_{plan}, draws_(plan.runs.size()), allowances_{plan} {
    for (std::size_t i = 0; i < plan.runs.size(); ++i) {
        for (TimeItem const& item : plan.runs[RunId{i}].outward) {
            draws_[RunId{i}].emplace_back(seed, item.address, replication);
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
    ParcelRun const& run = plan_.runs[id];
    std::vector<Pumping> const finished = take_finished(state.runs[id].unloading);
    for (Pumping const& ship : finished) {
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
    return !finished.empty();
}

bool ParcelTraffic::begin_unloading(OilState& state, RunId id, Tell const& tell) {
    RunState& run = state.runs[id];
    ParcelRun const& plan = plan_.runs[id];
    bool began = false;
    while (!run.waiting.empty() && has_berth(state, plan.unload_at)) {
        Pumping ship = pumping_of(std::move(run.waiting.front()), plan.unloading);
        run.waiting.pop_front();
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
    ParcelRun const& run = plan_.runs[id];
    std::vector<Pumping> finished = take_finished(state.runs[id].loading);
    for (Pumping& ship : finished) {
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
    return !finished.empty();
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

// A part of a fleet may be out of use; where nobody counts ships, they come so much less often.
bool ParcelTraffic::has_ship(OilState const& state, RunId id) const {
    ParcelRun const& plan = plan_.runs[id];
    RunState const& run = state.runs[id];
    double const left = share_left(plan.reductions, state.now);
    if (run.is_closed || run.idle == 0 || left <= 0) {
        return false;
    }
    return !plan.fleet || *plan.fleet - run.idle < static_cast<int>(std::floor(*plan.fleet * left + alike));
}

Duration ParcelTraffic::until_headway(OilState const& state, RunId id) const {
    ParcelRun const& plan = plan_.runs[id];
    double const left = plan.fleet ? 1 : share_left(plan.reductions, state.now);
    Duration const next = state.runs[id].began + (left > 0 ? plan.headway / left : never);
    return std::max(Duration{}, next - state.now);
}

bool ParcelTraffic::begin_loading(OilState& state, RunId id, Tell const& tell) {
    RunState& run = state.runs[id];
    ParcelRun const& plan = plan_.runs[id];
    bool began = false;
    while (has_ship(state, id) && has_berth(state, plan.load_at) && is_due(until_headway(state, id))) {
        Supply const oil = supply(state, nullptr, id);
        bool const is_owed = run.owed >= oil.parcel * (1 - alike);
        bool const is_beyond = oil.available >= (oil.usual + oil.parcel) * (1 - alike);
        if (oil.available < oil.parcel * (1 - alike) || !(is_owed || is_beyond) ||
            !is_due(allowances_.until_granted(state, id, oil.parcel))) {
            break;
        }
        Pumping ship = pumping_of(parcel_of(state, id), plan.loading);
        allowances_.use(state, id, ship.parcel);
        run.owed = std::max(Volume{}, run.owed - oil.parcel);
        ++run.sailed;
        run.began = state.now;
        run.idle -= plan.fleet ? 1 : 0;
        if (plan.load_at) {
            ++state.berths_taken[plan.load_at];
        }
        for (std::size_t k = 0; k < plan.carried.size(); ++k) {
            state.promised[plan_.streams[plan.carried[k]].parent] += ship.parcel.parts[k];
        }
        tell({ParcelEvent::What::begins_loading, id, &ship.parcel});
        run.loading.push_back(std::move(ship));
        began = true;
    }
    return began;
}

VolumeRate ParcelTraffic::nominated_to(OilState const& state, RunId id) const {
    VolumeRate nominated;
    for (StreamId const carried : plan_.runs[id].carried) {
        nominated += plan_.streams[carried].nominated[state.month];
    }
    return nominated;
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
        VolumeRate const nominated = nominated_to(state, id);
        Volume const most =
            std::max(nominated * (average_year / 12), plan.payload / plan_.streams[plan.carried.front()].density);
        run.owed = std::min(run.owed + nominated * time, most);
    }
    allowances_.advance(state, time);
}

Duration ParcelTraffic::until_loading(OilState const& state, FlowRates const& rates, RunId id) const {
    RunState const& run = state.runs[id];
    ParcelRun const& plan = plan_.runs[id];
    if (!has_ship(state, id) || !has_berth(state, plan.load_at)) {
        return never;
    }
    Supply const oil = supply(state, &rates, id);
    Duration const filled = until_reached(oil.available, oil.parcel, oil.gain);
    Duration const owed = until_reached(run.owed, oil.parcel, nominated_to(state, id));
    Duration const beyond = until_reached(oil.available, oil.usual + oil.parcel, oil.gain);
    return std::max(
        {filled, std::min(owed, beyond), allowances_.until_granted(state, id, oil.parcel), until_headway(state, id)});
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
