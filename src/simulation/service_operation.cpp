#include "simulation/service_operation.h"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

// Loads are sums of shares: what is less than this is nothing.
constexpr double trace_of_load = 1e-9;

std::size_t number_of(Direction direction) {
    return direction == Direction::forward ? 0 : 1;
}

}  // namespace

ServiceOperation::ServiceOperation(World& world, ServiceModel const& model)
    : world_{world},
      model_{model},
      quays_(model.calls.size() * 2),
      joined_{world.calendar()},
      opened_{world.calendar()},
      ship_came_{world.calendar()},
      ships_{world.calendar(), model.fleet.value_or(0)},
      in_use_{world.now()} {
    for (std::size_t i = 0; i < model.forward.size(); ++i) {
        std::string const address = "moving:" + model.id + ":" + std::to_string(i);
        forward_.push_back(world.draws_of(model.forward[i], address + ":forward"));
        backward_.push_back(world.draws_of(model.backward[i], address + ":backward"));
    }
    if (model.fleet) {
        int const there = model.both_ways ? *model.fleet / 2 : 0;
        ships_at_ = {*model.fleet - there, there};
    }
}

void ServiceOperation::start() {
    auto const both = [this](auto const& run) {
        world_.calendar().start(run(Direction::forward));
        if (model_.both_ways) {
            world_.calendar().start(run(Direction::backward));
        }
    };
    if (model_.when_full) {
        both([this](Direction direction) { return run_when_full(direction); });
    } else if (model_.timetable && model_.fleet) {
        world_.calendar().start(run_by_timetable(Direction::forward));
    } else if (model_.timetable) {
        both([this](Direction direction) { return run_by_timetable(direction); });
    } else if (model_.gap && model_.fleet) {
        world_.calendar().start(run_by_gaps(Direction::forward));
    } else if (model_.gap) {
        both([this](Direction direction) { return run_by_gaps(direction); });
    }
}

ServiceOperation::Ride::Ride(ServiceOperation& service, Element const& element, Consignment const& goods,
                             Resource::Hold& place)
    : service_{&service},
      element_{&element},
      goods_{&goods},
      place_{&place},
      load_{element.work * goods.amount},
      remaining_{load_} {}

void ServiceOperation::Ride::await_suspend(std::coroutine_handle<> who) {
    Quay& quay = service_->quay(element_->call, element_->direction);
    World& world = service_->world_;
    joined = world.now();
    if (quay.line.is_empty()) {
        quay.departed += quay.departures.size();
        quay.departures.clear();
    }
    first_departure_ = quay.departed + quay.departures.size();
    join(quay.line, who);
    quay.load += load_;
    quay.offered += load_;
    service_->joined_.notify_all();
    bool const leaves_at_once = !service_->model_.when_full && !service_->model_.timetable && !service_->model_.gap;
    if (leaves_at_once) {
        double const capacity = service_->model_.capacity.value_or(load_);
        auto const ships = std::max(1, static_cast<int>(std::ceil(load_ / capacity - trace_of_load)));
        for (int ship = 0; ship < ships; ++ship) {
            world.calendar().start(service_->sail_when_free(element_->direction, service_->at_once_++, element_->call));
        }
    }
}

// The first departure comes somewhere within a gap, for the simulation begins at any moment of the service's life.
Process ServiceOperation::run_by_gaps(Direction direction) {
    std::string const address = "departure:" + model_.id + (direction == Direction::forward ? "" : ":backward");
    Draws const gaps = world_.draws_of(*model_.gap, address);
    double const phase = world_.stream(address + ":first").uniform(0);
    Instant next = world_.now() + whole_seconds(phase * in_hours(gaps[0]));
    for (std::uint64_t number = 0;; ++number) {
        co_await world_.calendar().until(next);
        co_await depart(direction, number);
        next += std::max(gaps[number + 1], Seconds{1});
    }
}

Process ServiceOperation::run_by_timetable(Direction direction) {
    for (std::uint64_t number = 0;; ++number) {
        co_await world_.calendar().until(next_in_timetable());
        co_await depart(direction, number);
        co_await world_.calendar().delay(Seconds{1});
    }
}

// From now on, this moment included.
Instant ServiceOperation::next_in_timetable() const {
    auto const& days = model_.timetable->days;
    for (auto date = std::chrono::floor<std::chrono::days>(world_.now());; date += std::chrono::days{1}) {
        Instant const when = Instant{date} + model_.timetable->at;
        if (when >= world_.now() && std::find(days.begin(), days.end(), std::chrono::weekday{date}) != days.end()) {
            return when;
        }
    }
}

// A ship that is planned leaves when there is one.
Process ServiceOperation::depart(Direction direction, std::uint64_t number) {
    if (!model_.fleet) {
        world_.calendar().start(sail(direction, number, first_call(direction), world_.now()));
        co_return;
    }
    Instant const planned = world_.now();
    Resource::Hold ship = co_await ships_.acquire();
    world_.calendar().start(round_trip(std::move(ship), number, planned));
}

Process ServiceOperation::run_when_full(Direction direction) {
    std::size_t const end = number_of(direction);
    Quay const& here = quay(first_call(direction), direction);
    double const enough = model_.when_full->load * *model_.capacity - trace_of_load;
    Seconds const least = std::max(whole_seconds(model_.when_full->least_gap), Seconds{1});
    Seconds const greatest = std::max(whole_seconds(model_.when_full->greatest_gap), Seconds{1});
    double const phase = world_.stream("departure:" + model_.id + (end == 0 ? "" : ":backward") + ":first").uniform(0);
    Instant last = world_.now() - whole_seconds(phase * in_hours(greatest));
    for (std::uint64_t number = 0;; ++number) {
        co_await world_.calendar().until(last + least);
        Instant const due = last + greatest;
        while (here.load < enough && world_.now() < due) {
            static_cast<void>(co_await joined_.wait_until(due));
        }
        Instant const wanted = world_.now();
        while (model_.fleet && ships_at_[end] == 0) {
            static_cast<void>(co_await ship_came_.wait());
        }
        last = world_.now();
        if (model_.fleet) {
            --ships_at_[end];
            world_.calendar().start(carry_over(direction, number, wanted));
        } else {
            world_.calendar().start(sail(direction, number, first_call(direction), wanted));
        }
    }
}

// A ship for whoever comes, of a service without a law: at once, or when one of the fleet is free.
Process ServiceOperation::sail_when_free(Direction direction, std::uint64_t number, std::size_t from) {
    Instant const wanted = world_.now();
    Resource::Hold ship;
    if (model_.fleet) {
        ship = co_await ships_.acquire();
    }
    co_await sail(direction, number, from, wanted);
    if (model_.fleet) {
        co_await return_in_ballast();
    }
}

// Back to the first call without goods, in the time of a voyage.
Process ServiceOperation::return_in_ballast() {
    in_use_.add(world_.now(), 1);
    co_await world_.calendar().delay(whole_seconds(mean_voyage()));
    in_use_.add(world_.now(), -1);
    for (Distance const length : model_.lengths) {
        empty_km_ += length.in(kilometre);
    }
}

Process ServiceOperation::carry_over(Direction direction, std::uint64_t number, Instant due) {
    co_await sail(direction, number, first_call(direction), due);
    if (!model_.both_ways) {
        co_await return_in_ballast();
    }
    ++ships_at_[model_.both_ways ? 1 - number_of(direction) : number_of(direction)];
    ship_came_.notify_all();
}

double ServiceOperation::mean_voyage() const {
    double hours = 0;
    for (Distribution const& passage : model_.forward) {
        hours += passage.mean() + model_.port_time;
    }
    return hours;
}

// When a ship that was to go out at a moment is to come back, once it is there.
Instant ServiceOperation::follows(Instant planned) const {
    return model_.timetable ? next_in_timetable() : planned + whole_seconds(mean_voyage());
}

// The way back follows the timetable, or the plan of the way out, so that both directions leave at the same intervals.
Process ServiceOperation::round_trip(Resource::Hold ship, std::uint64_t number, Instant planned) {
    co_await sail(Direction::forward, number, first_call(Direction::forward), planned);
    if (model_.both_ways) {
        Instant const back = follows(planned);
        co_await world_.calendar().until(back);
        co_await sail(Direction::backward, number, first_call(Direction::backward), back);
    } else {
        co_await return_in_ballast();
    }
    ship.release();
}

// One voyage from a call to the last. The ship is loaded when it is due; if the port is closed then, it waits
// with what it has.
Process ServiceOperation::sail(Direction direction, std::uint64_t number, std::size_t from, Instant due) {
    bool const forward = direction == Direction::forward;
    Voyage voyage;
    in_use_.add(world_.now(), 1);
    for (std::size_t leg = forward ? from : calls() - 1 - from; leg + 1 < calls(); ++leg) {
        std::size_t const call = forward ? leg : calls() - 1 - leg;
        std::size_t const next = forward ? call + 1 : call - 1;
        take_on(call, direction, voyage, call == from ? due : world_.now());
        quay(call, direction).carried += voyage.load;
        quay(call, direction).capacity += model_.capacity.value_or(0);
        while (closed_.is_closed()) {
            static_cast<void>(co_await opened_.wait());
        }
        (voyage.load > 0 ? loaded_km_ : empty_km_) += model_.lengths[std::min(call, next)].in(kilometre);
        for (Part const& part : voyage.on_board) {
            if (part.ride->element_->call == call) {
                part.ride->sailed = world_.now();
                tell(part, "sails");
            }
        }
        Seconds const passage = (forward ? forward_ : backward_)[std::min(call, next)][number];
        co_await world_.calendar().delay(passage);
        for (Part const& part : voyage.on_board) {
            part.ride->arrived = world_.now();
            if (part.ride->element_->until == next) {
                tell(part, "arrives");
            }
        }
        co_await call_at(next, voyage);
    }
    in_use_.add(world_.now(), -1);
}

// A consignment on several ships is where the last of them is.
void ServiceOperation::tell(Part const& part, std::string_view what) const {
    if (part.is_last) {
        world_.trace(*part.ride->goods_, what, world_.facility(model_.facility).model->id);
    }
}

// Waits for a berth, lands what is for this call, which may have to wait for room ashore, and is turned round.
Process ServiceOperation::call_at(std::size_t call, Voyage& voyage) {
    FacilityState* const berths = model_.calls[call] == 0 ? nullptr : &world_.facility(model_.calls[call] - 1);
    Resource::Hold berth;
    if (berths != nullptr) {
        Instant const came = world_.now();
        berths->log.queue.add(came, 1);
        berth = co_await berths->servers.acquire();
        double const waited = in_hours(world_.now() - came);
        berths->log.queue.add(world_.now(), -1);
        berths->log.wait.add(waited);
        berths->log.shared += waited;
        berths->log.busy.add(world_.now(), 1);
        ++berths->log.passed;
    }
    double const before = voyage.load;
    Landing landing{world_.calendar()};
    put_ashore(call, voyage, landing);
    ++held_up_;
    while (landing.on_board > 0) {
        static_cast<void>(co_await landing.cleared.wait());
    }
    --held_up_;
    co_await world_.calendar().delay(handling(call, before - voyage.load));
    if (berths != nullptr) {
        berths->log.busy.add(world_.now(), -1);
    }
}

// At the rate of the berth, if that counts in what the ship counts in, but not faster than ships are turned round. What
// was landed is taken to stand for what is loaded after it.
Seconds ServiceOperation::handling(std::size_t call, double load) const {
    double hours = model_.port_time;
    if (model_.calls[call] != 0) {
        FacilityModel const& berths = world_.model().facilities[model_.calls[call] - 1];
        hours = berths.rate && berths.rate_unit == model_.unit ? std::max(hours, 2 * load / *berths.rate) : hours;
    }
    return whole_seconds(hours);
}

void ServiceOperation::take_on(std::size_t call, Direction direction, Voyage& voyage, Instant due) {
    Quay& here = quay(call, direction);
    Instant const now = world_.now();
    double free = model_.capacity ? *model_.capacity - voyage.load : std::numeric_limits<double>::infinity();
    here.room += free;
    while (!here.line.is_empty() && free > trace_of_load) {
        auto& ride = static_cast<Ride&>(*here.line.first());
        double const taken = std::min(ride.remaining_, free);
        ride.began = ride.remaining_ < ride.load_ ? ride.began : now;
        ride.remaining_ -= taken;
        here.load -= taken;
        free -= taken;
        voyage.load += taken;
        voyage.on_board.push_back({&ride, taken, ride.remaining_ <= trace_of_load});
        if (ride.remaining_ > trace_of_load) {
            break;
        }
        ride.boarded = now;
        std::size_t const missed = ride.first_departure_ - here.departed;
        Instant const first = missed < here.departures.size() ? here.departures[missed] : due;
        ride.could_board = std::clamp(first, ride.joined, ride.began);
        ride.leave();
        ride.place_->release();
        FacilityState& facility = world_.facility(model_.facility);
        facility.log.queue.add(now, -1);
        facility.log.wait.add(in_hours(now - ride.joined));
        facility.log.shared += in_hours(ride.began - ride.could_board);
        ++facility.log.passed;
    }
    if (here.line.is_empty()) {
        here.load = 0;
        return;
    }
    // Remember when those who stay could have left; forget what none of them remembers.
    here.departures.push_back(due);
    std::size_t const oldest = static_cast<Ride&>(*here.line.first()).first_departure_;
    while (here.departed < oldest && !here.departures.empty()) {
        here.departures.pop_front();
        ++here.departed;
    }
}

void ServiceOperation::put_ashore(std::size_t call, Voyage& voyage, Landing& landing) {
    auto const lands = [&](Part const& part) { return part.ride->element_->until == call; };
    for (Part const& part : voyage.on_board) {
        if (!lands(part)) {
            continue;
        }
        voyage.load -= part.load;
        Ride& ride = *part.ride;
        ride.landed_ += part.load;
        bool const is_whole = ride.remaining_ <= trace_of_load && ride.landed_ >= ride.load_ - 1e-6 * ride.load_;
        if (is_whole) {
            ride.landing = &landing;
            ++landing.on_board;
            world_.calendar().resume_now(ride.who());
        }
    }
    std::erase_if(voyage.on_board, lands);
    voyage.load = voyage.on_board.empty() ? 0 : voyage.load;
}

double ServiceOperation::expected_wait(Element const& element) const {
    Quay const& here = quay(element.call, element.direction);
    double hours = 0;
    if (model_.capacity) {
        double const gap = model_.when_full   ? model_.when_full->greatest_gap
                           : model_.gap       ? model_.gap->mean()
                           : model_.timetable ? 168.0 / static_cast<double>(model_.timetable->days.size())
                                              : 0;
        hours = here.load / *model_.capacity * gap;
    }
    return hours;
}

double ServiceOperation::load_factor() const {
    double greatest = 0;
    for (Quay const& quay : quays_) {
        greatest = quay.capacity > 0 ? std::max(greatest, quay.carried / quay.capacity) : greatest;
    }
    return greatest;
}

std::optional<double> ServiceOperation::offered() const {
    std::optional<double> greatest;
    for (Quay const& quay : quays_) {
        if (model_.capacity && quay.room > 0) {
            greatest = std::max(greatest.value_or(0), quay.offered / quay.room);
        }
    }
    return greatest;
}

void ServiceOperation::start_over(Instant now) {
    in_use_.start_over(now);
    closed_before_ = closed_.until(now);
    for (Quay& quay : quays_) {
        quay.offered = 0;
        quay.room = 0;
        quay.carried = 0;
        quay.capacity = 0;
    }
    empty_km_ = 0;
    loaded_km_ = 0;
}

FleetNumbers ServiceOperation::numbers(double hours) const {
    double const years = hours / 8760;
    return {.in_use = in_use_.mean(world_.now()), .empty_km = empty_km_ / years, .loaded_km = loaded_km_ / years};
}

}  // namespace corridor
