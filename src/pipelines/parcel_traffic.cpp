#include "pipelines/parcel_traffic.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <utility>

#include "pipelines/reductions.h"

namespace corridor {
namespace {

constexpr double alike = 1e-9;
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

// Whether a ship is full, or empty.
bool is_finished(Pumping const& ship) {
    return is_due(ship.left);
}

// Takes out those that are.
std::vector<Pumping> take_finished(std::vector<Pumping>& ships) {
    auto const first =
        std::stable_partition(ships.begin(), ships.end(), [](Pumping const& ship) { return !is_finished(ship); });
    std::vector<Pumping> finished{std::make_move_iterator(first), std::make_move_iterator(ships.end())};
    ships.erase(first, ships.end());
    return finished;
}

// Of a parcel that is pumped at one speed; without a time for it, in an hour.
Pumping pumping_of(Parcel parcel, Duration time) {
    Duration const takes = std::max(time, hour);
    return {std::move(parcel), takes, takes};
}

}  // namespace

ParcelTraffic::ParcelTraffic(OilPlan const& plan, std::uint64_t seed, std::uint32_t replication)
    : plan_{plan},
      draws_(plan.runs.size()),
      allowances_{plan},
      users_(plan.moorings.size()),
      to_load_(plan.runs.size()) {
    for (std::size_t i = 0; i < plan.runs.size(); ++i) {
        for (TimeItem const& item : plan.runs[RunId{i}].outward) {
            draws_[RunId{i}].emplace_back(seed, item.address, replication);
        }
        for (MooringId const moorings : {plan.runs[RunId{i}].load_at, plan.runs[RunId{i}].unload_at}) {
            if (moorings) {
                users_[moorings].push_back(RunId{i});
            }
        }
    }
}

void ParcelTraffic::act(OilState& state, OilMovement& movement, OilChanges& changes, Tell const& tell) {
    Scene const scene{state, movement, changes, tell};
    for (bool acted = true; acted;) {
        acted = land(scene);
        changes.runs.for_each([&](RunId run) {
            acted = finish_unloading(scene, run) || acted;
            acted = finish_loading(scene, run) || acted;
        });
        changes.runs.for_each([&](RunId run) { acted = begin_unloading(scene, run) || acted; });
        to_load_ = changes.runs;
        changes.tanks.for_each([&](TankId tank) {
            for (RunId const run : plan_.tanks[tank].runs_from) {
                to_load_.mark(run);
            }
        });
        to_load_.for_each([&](RunId run) { acted = begin_loading(scene, run) || acted; });
    }
}

bool ParcelTraffic::land(Scene const& scene) {
    bool landed = false;
    while (!at_sea_.empty() && is_due(at_sea_.front().due - scene.state.now)) {
        Voyage voyage = take_top(at_sea_);
        landed = true;
        scene.changes.runs.mark(voyage.run);
        RunState& run = scene.state.runs[voyage.run];
        if (voyage.is_return) {
            ++run.idle;
            scene.tell({ParcelEvent::What::is_back, voyage.run, nullptr, scene.state.now});
            continue;
        }
        scene.tell({ParcelEvent::What::arrives, voyage.run, &voyage.parcel, scene.state.now});
        run.waiting.push_back(std::move(voyage.parcel));
    }
    return landed;
}

void ParcelTraffic::change_near_end(Scene const& scene, RunId id) const {
    scene.changes.tanks.mark(plan_.runs[id].from);
    scene.changes.runs.mark(id);
}

void ParcelTraffic::catch_up_far_end(Scene const& scene, RunId id) const {
    if (TankId const to = plan_.runs[id].to) {
        scene.movement.catch_up(to);
    } else {
        scene.movement.catch_up(id);
    }
}

void ParcelTraffic::change_far_end(Scene const& scene, RunId id) const {
    if (TankId const to = plan_.runs[id].to) {
        scene.changes.tanks.mark(to);
    }
    scene.changes.runs.mark(id);
}

// Whoever has waited for one is looked at again.
void ParcelTraffic::free_berth(Scene const& scene, MooringId id) const {
    --scene.state.berths_taken[id];
    for (RunId const user : users_[id]) {
        scene.changes.runs.mark(user);
    }
}

bool ParcelTraffic::has_berth(OilState const& state, MooringId id) const {
    if (!id) {
        return true;
    }
    Moorings const& moorings = plan_.moorings[id];
    return state.berths_taken[id] < moorings.count - berths_out(moorings.reductions, state.now);
}

bool ParcelTraffic::finish_unloading(Scene const& scene, RunId id) {
    ParcelRun const& run = plan_.runs[id];
    RunState& state = scene.state.runs[id];
    catch_up_far_end(scene, id);
    if (std::none_of(state.unloading.begin(), state.unloading.end(), is_finished)) {
        return false;
    }
    change_far_end(scene, id);
    std::vector<Pumping> const finished = take_finished(state.unloading);
    for (Pumping const& ship : finished) {
        // What rounding has left on board.
        for (std::size_t k = 0; k < run.carried.size(); ++k) {
            scene.state.stock[run.carried[k]] += ship.rest(k);
        }
        if (run.unload_at) {
            free_berth(scene, run.unload_at);
        }
        scene.tell({ParcelEvent::What::is_ashore, id, &ship.parcel, scene.state.now});
        if (run.fleet) {
            put_to_sea(at_sea_, {scene.state.now + run.back, sent_++, id, true, {}});
        }
    }
    return !finished.empty();
}

bool ParcelTraffic::begin_unloading(Scene const& scene, RunId id) {
    RunState& run = scene.state.runs[id];
    ParcelRun const& plan = plan_.runs[id];
    bool began = false;
    while (!run.waiting.empty() && has_berth(scene.state, plan.unload_at)) {
        catch_up_far_end(scene, id);
        change_far_end(scene, id);
        Pumping ship = pumping_of(std::move(run.waiting.front()), plan.unloading);
        run.waiting.pop_front();
        if (plan.unload_at) {
            ++scene.state.berths_taken[plan.unload_at];
        }
        scene.tell({ParcelEvent::What::begins_unloading, id, &ship.parcel, scene.state.now});
        run.unloading.push_back(std::move(ship));
        began = true;
    }
    return began;
}

bool ParcelTraffic::finish_loading(Scene const& scene, RunId id) {
    ParcelRun const& run = plan_.runs[id];
    RunState& state = scene.state.runs[id];
    scene.movement.catch_up(run.from);
    if (std::none_of(state.loading.begin(), state.loading.end(), is_finished)) {
        return false;
    }
    change_near_end(scene, id);
    std::vector<Pumping> finished = take_finished(state.loading);
    for (Pumping& ship : finished) {
        for (std::size_t k = 0; k < run.carried.size(); ++k) {
            StreamId const parent = plan_.streams[run.carried[k]].parent;
            Volume const rest = ship.rest(k);
            scene.state.stock[parent] -= rest;
            scene.state.promised[parent] -= rest;
        }
        if (run.load_at) {
            free_berth(scene, run.load_at);
        }
        sail(scene, id, std::move(ship.parcel));
    }
    return !finished.empty();
}

void ParcelTraffic::sail(Scene const& scene, RunId id, Parcel parcel) {
    scene.tell({ParcelEvent::What::sails, id, &parcel, scene.state.now});
    ParcelRun const& run = plan_.runs[id];
    bool const is_last = run.ends_on_arrival();
    Duration const due = scene.state.now + voyage(id, parcel.number) + (is_last ? run.unloading : Duration{});
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

void ParcelTraffic::deliver(OilState& state, OilCurves& curves, Tell const& tell) {
    while (!to_market_.empty() && is_due(to_market_.front().due - state.now)) {
        Voyage const voyage = take_top(to_market_);
        auto const& carried = plan_.runs[voyage.run].carried;
        for (std::size_t k = 0; k < carried.size(); ++k) {
            state.stock[carried[k]] += voyage.parcel.parts[k];
            curves.come[carried[k]].step(voyage.due, voyage.parcel.parts[k]);
        }
        tell({ParcelEvent::What::is_ashore, voyage.run, &voyage.parcel, voyage.due});
    }
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
        all += ship.parcel.parts[place] - ship.rest(place);
    }
    for (Pumping const& ship : run.unloading) {
        all += ship.rest(place);
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

ParcelTraffic::Supply ParcelTraffic::supply(OilState const& state, OilRates const* rates, RunId id) const {
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
            supply.gain += rates->into[parent] - rates->out_of[parent] + rates->loading[parent];
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
    parcel.parts.reserve(plan_.runs[id].carried.size());
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

bool ParcelTraffic::begin_loading(Scene const& scene, RunId id) {
    OilState& state = scene.state;
    RunState& run = state.runs[id];
    ParcelRun const& plan = plan_.runs[id];
    bool began = false;
    scene.movement.catch_up(plan.from);
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
        change_near_end(scene, id);
        scene.tell({ParcelEvent::What::begins_loading, id, &ship.parcel, scene.state.now});
        run.loading.push_back(std::move(ship));
        began = true;
    }
    return began;
}

Duration ParcelTraffic::until_loading(OilState const& state, OilRates const& rates, RunId id) const {
    RunState const& run = state.runs[id];
    ParcelRun const& plan = plan_.runs[id];
    if (!has_ship(state, id) || !has_berth(state, plan.load_at)) {
        return never;
    }
    Supply const oil = supply(state, &rates, id);
    Duration const filled = until_reached(oil.available, oil.parcel, oil.gain);
    Duration const owed = until_reached(run.owed, oil.parcel, plan.nominated[state.month]);
    Duration const beyond = until_reached(oil.available, oil.usual + oil.parcel, oil.gain);
    return std::max(
        {filled, std::min(owed, beyond), allowances_.until_granted(state, id, oil.parcel), until_headway(state, id)});
}

Duration ParcelTraffic::until_landing(OilState const& state) const {
    return at_sea_.empty() ? never : at_sea_.front().due - state.now;
}

Duration ParcelTraffic::until_next(OilState const& state, OilRates const& rates, RunId id) const {
    RunState const& run = state.runs[id];
    Duration next = until_loading(state, rates, id);
    for (Pumping const& ship : run.loading) {
        next = std::min(next, run.is_closed ? never : ship.left);
    }
    double const share = rates.unloading[id];
    for (Pumping const& ship : run.unloading) {
        next = std::min(next, share > 0 ? ship.left / share : never);
    }
    return next;
}

}  // namespace corridor
