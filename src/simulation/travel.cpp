#include <algorithm>
#include <array>

#include "simulation/service_operation.h"
#include "simulation/world.h"

namespace corridor {
namespace {

// What a consignment remembers of its time, for the record.
class Journal {
public:
    Journal(World& world, Consignment const& goods)
        : world_{world}, goods_{goods}, began_{world.now()}, step_began_{world.now()} {
        world_.count_inside(goods_.amount);
    }
    Journal(Journal const&) = delete;
    Journal& operator=(Journal const&) = delete;
    ~Journal() { world_.count_inside(-goods_.amount); }

    void spend(DelayCause cause, Seconds time) { by_cause_[static_cast<std::size_t>(cause)] += time; }

    // A step begins where another stood before; what came before it ends now.
    void come_to(std::size_t step, Instant now) {
        if (step != step_) {
            end_step(now);
            step_ = step;
            step_began_ = now;
        }
    }

    void arrive() {
        Instant const now = world_.now();
        end_step(now);
        Record& record = world_.record();
        record.numbers.left += goods_.amount;
        Seconds const whole = now - began_;
        auto const day = static_cast<std::size_t>((now - Instant{world_.model().start}) / std::chrono::hours{24});
        record.counts.left_by_day[day].seconds += whole.count();
        ++record.counts.left_by_day[day].count;
        if (!world_.is_past_warm_up()) {
            return;
        }
        CourseNumbers& numbers = record.numbers.courses[goods_.demand][goods_.course];
        double const hours = in_hours(whole);
        numbers.hours.add(hours);
        numbers.left += goods_.amount;
        auto const& promised = world_.model().demands[goods_.demand].promised;
        numbers.on_time += promised && hours <= *promised ? 1U : 0U;
        for (std::size_t cause = 0; cause < by_cause_.size(); ++cause) {
            double const spent = in_hours(by_cause_[cause]);
            numbers.sum[cause] += spent;
            numbers.cross[cause] += spent * hours;
        }
        record.counts.courses[goods_.demand][goods_.course].add(whole);
    }

private:
    void end_step(Instant now) {
        if (world_.is_past_warm_up()) {
            Record& record = world_.record();
            record.numbers.courses[goods_.demand][goods_.course].steps[step_].add(in_hours(now - step_began_));
            record.counts.steps[goods_.demand][goods_.course][step_].add(now - step_began_);
        }
    }

    World& world_;
    Consignment goods_;
    Instant began_;
    Instant step_began_;
    std::size_t step_ = 0;
    std::array<Seconds, delay_causes.size()> by_cause_{};
};

// How much of a wait fell into times when a facility was closed, and how much was behind others.
struct Waited {
    Seconds closed;
    Seconds shared;
};
Waited waited(Facility const& facility, Instant since, Seconds closed_before, Instant now) {
    Seconds const whole = now - since;
    Seconds const closed = std::min(whole, facility.closed.until(now) - closed_before);
    return {closed, whole - closed};
}

// Wagons go home empty at once, in the time that the loaded way takes on average.
Process return_empty(World& world, Element const& element, Resource::Hold wagons) {
    FleetNumbers& numbers = world.record().numbers.fleets[element.what];
    if (world.is_past_warm_up()) {
        numbers.loaded_km += element.distance.in(kilometre)*wagons.units();
        numbers.empty_km += element.distance.in(kilometre)*wagons.units();
    }
    co_await world.calendar().delay(whole_seconds(element.empty_return.in(hour)));
    world.facility(world.model().fleets[element.what].facility).log.busy.add(world.now(), -wagons.units());
    wagons.release();
}

}  // namespace

Process travel(World& world, Consignment goods) {
    Calendar& calendar = world.calendar();
    CourseModel const& course = world.model().demands[goods.demand].courses[goods.course];
    Journal journal{world, goods};
    Held held;
    std::vector<Resource::Hold> lent;  // wagons that carry the goods
    world.record().numbers.entered += goods.amount;
    if (world.is_past_warm_up()) {
        world.record().numbers.courses[goods.demand][goods.course].entered += goods.amount;
    }
    world.trace(goods, "enters", "");

    for (Element const& element : course.elements) {
        journal.come_to(element.step, world.now());

        // Room ahead first: without it everything stays as it is, and holds up what comes behind.
        Resource::Hold place;
        if (element.room) {
            Yard& yard = world.yard(*element.room);
            int const share = yard.share_of(element.in_room * goods.amount);
            bool const is_full = yard.room.free() < share || yard.room.waiting() > 0;
            auto const stands_at = is_full ? held.facility() : std::nullopt;
            Instant const since = world.now();
            if (is_full) {
                world.trace(goods, "blocked", yard.model->id);
            }
            if (stands_at) {
                world.block(*stands_at, yard.model->facility);
            }
            place = co_await yard.room.acquire(share);
            if (stands_at) {
                world.unblock(*stands_at, yard.model->facility);
            }
            journal.spend(DelayCause::blocked, world.now() - since);
        }
        held.let_go();

        Instant const since = world.now();
        Instant until = since;
        bool rests = false;  // outside hours of opening
        switch (element.kind) {
            case Element::Kind::delay:
                break;
            case Element::Kind::pass: {
                Facility& facility = world.facility(element.what);
                double const work = element.work * goods.amount;
                Seconds const closed = facility.closed.until(since);
                facility.log.work += work;
                facility.log.queue.add(since, 1);
                world.trace(goods, "queues", facility.model->id);
                co_await facility.gate.pass(work * 3600);
                Waited const spent = waited(facility, since, closed, world.now());
                facility.log.queue.add(world.now(), -1);
                facility.log.wait.add(in_hours(world.now() - since));
                facility.log.shared += in_hours(spent.shared);
                facility.log.done += work;
                ++facility.log.passed;
                journal.spend(DelayCause::weather, spent.closed);
                journal.spend(DelayCause::capacity, spent.shared);
                world.trace(goods, "begins", facility.model->id);
                held.take_end(element.what);
                rests = !facility.model->hours.is_always();
                until = world.now();
                break;
            }
            case Element::Kind::serve: {
                Facility& facility = world.facility(element.what);
                facility.log.queue.add(since, 1);
                world.trace(goods, "queues", facility.model->id);
                Resource::Hold server = co_await facility.servers.acquire();
                facility.log.queue.add(world.now(), -1);
                facility.log.wait.add(in_hours(world.now() - since));
                facility.log.shared += in_hours(world.now() - since);
                facility.log.busy.add(world.now(), 1);
                ++facility.log.passed;
                journal.spend(DelayCause::capacity, world.now() - since);
                world.trace(goods, "begins", facility.model->id);
                held.take_server(std::move(server), element.what);
                rests = !facility.model->hours.is_always();
                until = world.now();
                break;
            }
            case Element::Kind::ride: {
                ServiceOperation& service = world.service(element.what);
                Facility& facility = world.facility(service.model().facility);
                facility.log.queue.add(since, 1);
                world.trace(goods, "queues", facility.model->id);
                ServiceOperation::Ride ride = service.ride(element, goods.amount, place);
                co_await ride;
                world.trace(goods, "lands", facility.model->id);
                journal.spend(DelayCause::departure, ride.could_board - ride.joined);
                journal.spend(DelayCause::capacity, (ride.boarded - ride.could_board) + (world.now() - ride.arrived));
                journal.spend(DelayCause::weather, ride.sailed - ride.boarded);
                journal.spend(DelayCause::moving, ride.arrived - ride.sailed);
                journal.come_to(element.stretch, ride.sailed);
                held.take_place_on_board(*ride.landing, service.model().facility);
                until = world.now();
                break;
            }
            case Element::Kind::take_wagons: {
                Facility& facility = world.facility(world.model().fleets[element.what].facility);
                int const wagons = std::max(1, static_cast<int>(element.wagons * goods.amount + 0.999));
                facility.log.queue.add(since, 1);
                world.trace(goods, "queues", facility.model->id);
                Resource::Hold taken =
                    co_await world.fleet(element.what).acquire(std::min(wagons, world.fleet(element.what).units()));
                facility.log.queue.add(world.now(), -1);
                facility.log.wait.add(in_hours(world.now() - since));
                facility.log.shared += in_hours(world.now() - since);
                facility.log.busy.add(world.now(), taken.units());
                ++facility.log.passed;
                journal.spend(DelayCause::capacity, world.now() - since);
                lent.push_back(std::move(taken));
                until = world.now();
                break;
            }
            case Element::Kind::return_wagons:
                calendar.start(return_empty(world, element, std::move(lent.front())));
                lent.erase(lent.begin());
                break;
        }
        place.release();

        for (std::size_t piece = element.first; piece < element.last; ++piece) {
            Seconds const time = world.draws(goods.demand, goods.course, piece)[goods.number];
            journal.come_to(course.pieces[piece].step, until);
            journal.spend(course.pieces[piece].cause, time);
            if (element.kind == Element::Kind::serve) {
                world.facility(element.what).log.work += in_hours(time);
            }
            if (rests) {
                Instant const end = world.facility(element.what).model->hours.end_of(until, time);
                journal.spend(DelayCause::departure, end - until - time);
                until = end;
            } else {
                until += time;
            }
        }
        co_await calendar.until(until);
        if (element.kind == Element::Kind::serve) {
            world.facility(element.what).log.busy.add(world.now(), -1);
        }
    }
    held.let_go();
    journal.arrive();
    world.trace(goods, "leaves", "");
}

}  // namespace corridor
