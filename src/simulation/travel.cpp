#include "simulation/travel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "simulation/service_operation.h"

namespace corridor {
namespace {

// What a consignment remembers of its time, for the record.
class Journal {
public:
    Journal(World& world, Consignment const& goods)
        : world_{world}, goods_{goods}, began_{world.now()}, step_began_{world.now()} {
        Numbers& numbers = world.record().numbers;
        numbers.entered += goods.amount * weight();
        numbers.courses[goods.demand][goods.course].entered += world.is_past_warm_up() ? goods.amount : 0;
        auto const day_of_entry =
            static_cast<std::size_t>((began_ - Instant{world.model().start}) / std::chrono::hours{24});
        world.record().counts.entered_by_day[goods.demand][goods.course][day_of_entry] +=
            std::llround(goods.amount * weight() * 1000);
        world_.count_inside(goods_.amount * weight());
        world.trace(goods, "enters", "");
    }
    Journal(Journal const&) = delete;
    Journal& operator=(Journal const&) = delete;
    ~Journal() { world_.count_inside(-goods_.amount * weight()); }

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
        world_.trace(goods_, "leaves", "");
        Record& record = world_.record();
        record.numbers.left += goods_.amount * weight();
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
        record.courses[goods_.demand][goods_.course].add(whole);
    }

private:
    [[nodiscard]] double weight() const { return world_.model().demands[goods_.demand].weight; }

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

// Waiting for one's turn at a facility, from joining the queue until it begins.
class Turn {
public:
    Turn(World& world, Consignment const& goods, FacilityState& facility)
        : world_{world},
          goods_{goods},
          facility_{facility},
          since_{world.now()},
          closed_before_{facility.closed.until(since_)} {
        facility.log.queue.add(since_, 1);
        world.trace(goods, "queues", facility.model->id);
    }

    // Tells apart what passed while the facility was closed and what passed behind others.
    void begin(Journal& journal) const {
        Instant const now = world_.now();
        Seconds const whole = now - since_;
        Seconds const closed = std::min(whole, facility_.closed.until(now) - closed_before_);
        FacilityLog& log = facility_.log;
        log.queue.add(now, -1);
        log.wait.add(in_hours(whole));
        log.shared += in_hours(whole - closed);
        ++log.passed;
        journal.spend(DelayCause::weather, closed);
        journal.spend(DelayCause::capacity, whole - closed);
        world_.trace(goods_, "begins", facility_.model->id);
    }

private:
    World& world_;
    Consignment const& goods_;
    FacilityState& facility_;
    Instant since_;
    Seconds closed_before_;
};

// Where somebody waits whose next facility has no room at all in front of it: at the end of the one before, and holds
// up what comes behind.
class Standing {
public:
    Standing(World& world, Held& held, std::size_t wanted) : world_{world}, held_{held}, wanted_{wanted} {
        if (held.facility()) {
            world.block(*held.facility(), wanted);
        }
    }
    void go_on() {
        if (held_.facility()) {
            world_.unblock(*held_.facility(), wanted_);
        }
        held_.let_go();
    }

private:
    World& world_;
    Held& held_;
    std::size_t wanted_;
};

// Room ahead: without it everything stays as it is, and holds up what comes behind.
Process find_room(World& world, Consignment const& goods, Element const& element, Held const& held, Journal& journal,
                  Resource::Hold& place) {
    Yard& yard = world.yard(*element.room);
    int const share = yard.share_of(element.in_room * goods.amount);
    bool const is_full = yard.room.free() < share || yard.room.waiting() > 0;
    auto const stands_at = is_full && !yard.model->is_shared ? held.facility() : std::nullopt;
    Instant const since = world.now();
    if (is_full) {
        world.trace(goods, "blocked", yard.model->id);
    }
    if (stands_at) {
        world.block(*stands_at, yard.model->facility);
    }
    double& outside = world.facility(yard.model->facility).log.outside;
    ++outside;
    place = co_await yard.room.acquire(share);
    --outside;
    if (stands_at) {
        world.unblock(*stands_at, yard.model->facility);
    }
    journal.spend(DelayCause::blocked, world.now() - since);
}

// Aboard a ship and over the sea; ends when the port of landing has a berth for it.
Process sail_over(World& world, Consignment const& goods, Element const& element, Held& held, Journal& journal,
                  Resource::Hold& place) {
    ServiceOperation& service = world.service(element.what);
    FacilityState& facility = world.facility(service.model().facility);
    facility.log.queue.add(world.now(), 1);
    world.trace(goods, "queues", facility.model->id);
    ServiceOperation::Ride ride = service.ride(element, goods, place);
    co_await ride;
    world.trace(goods, "lands", facility.model->id);
    // What does not fit the first ship waits for the next one behind nobody.
    journal.spend(DelayCause::departure, (ride.could_board - ride.joined) + (ride.boarded - ride.began));
    journal.spend(DelayCause::capacity, (ride.began - ride.could_board) + (world.now() - ride.arrived));
    journal.spend(DelayCause::weather, ride.sailed - ride.boarded);
    journal.spend(DelayCause::moving, ride.arrived - ride.sailed);
    journal.come_to(element.stretch, ride.sailed);
    held.take_place_on_board(*ride.landing, service.model().facility);
}

Process take_wagons(World& world, Consignment const& goods, Element const& element, Journal& journal,
                    std::vector<Resource::Hold>& lent) {
    Resource& fleet = world.fleet(element.what);
    FacilityState& facility = world.facility(world.model().fleets[element.what].facility);
    // Who needs more than there are takes all of them.
    int const wanted = std::max(1, static_cast<int>(std::ceil(element.wagons * goods.amount - 1e-9)));
    Turn const turn{world, goods, facility};
    lent.push_back(co_await fleet.acquire(std::min(wanted, fleet.units())));
    turn.begin(journal);
    facility.log.busy.add(world.now(), lent.back().units());
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

// When the pieces of an element's time are over that begin now, each drawn for this consignment.
Instant pass_time(World& world, Consignment const& goods, Element const& element, Journal& journal) {
    CourseModel const& course = world.model().demands[goods.demand].courses[goods.course];
    bool const has_facility = element.kind == Element::Kind::pass || element.kind == Element::Kind::serve;
    FacilityState* const facility = has_facility ? &world.facility(element.what) : nullptr;
    Instant until = world.now();
    for (std::size_t piece = element.first; piece < element.last; ++piece) {
        Seconds const time = world.draws(goods.demand, goods.course, piece)[goods.number];
        journal.come_to(course.pieces[piece].step, until);
        journal.spend(course.pieces[piece].cause, time);
        world.trace(until, goods, name_of(course.pieces[piece].cause), course.pieces[piece].place);
        until += time;
        if (facility != nullptr && !facility->model->hours.is_always()) {
            // Work rests outside the hours of opening.
            Instant const end = facility->model->hours.end_of(until - time, time);
            journal.spend(DelayCause::departure, end - until);
            until = end;
        }
    }
    return until;
}

}  // namespace

Process travel(World& world, Consignment goods) {
    Calendar& calendar = world.calendar();
    CourseModel const& course = world.model().demands[goods.demand].courses[goods.course];
    Journal journal{world, goods};
    Held held;
    std::vector<Resource::Hold> lent;  // wagons that carry the goods
    Resource::Hold place;              // in a yard
    for (Element const& element : course.elements) {
        journal.come_to(element.step, world.now());
        std::optional<Standing> standing;
        if (element.room && world.yard(*element.room).room.units() == 0) {
            standing.emplace(world, held, world.yard(*element.room).model->facility);
        } else if (element.room) {
            co_await find_room(world, goods, element, held, journal, place);
        }
        if (!standing) {
            held.let_go();
        }
        switch (element.kind) {
            case Element::Kind::delay:
                break;
            case Element::Kind::pass: {
                FacilityState& facility = world.facility(element.what);
                double const work = element.work * goods.amount;
                Turn const turn{world, goods, facility};
                co_await facility.gate.pass(work * 3600);
                turn.begin(journal);
                if (standing) {
                    standing->go_on();
                }
                facility.log.done += work;
                if (element.holds_end) {
                    held.take_end(element.what);
                }
                break;
            }
            case Element::Kind::serve: {
                FacilityState& facility = world.facility(element.what);
                Turn const turn{world, goods, facility};
                Resource::Hold server = co_await facility.servers.acquire();
                turn.begin(journal);
                if (standing) {
                    standing->go_on();
                }
                facility.log.busy.add(world.now(), 1);
                held.take_server(std::move(server), element.what);
                break;
            }
            case Element::Kind::ride:
                if (standing) {
                    standing->go_on();
                }
                co_await sail_over(world, goods, element, held, journal, place);
                break;
            case Element::Kind::take_wagons:
                co_await take_wagons(world, goods, element, journal, lent);
                if (standing) {
                    standing->go_on();
                }
                break;
            case Element::Kind::return_wagons:
                calendar.start(return_empty(world, element, std::move(lent.front())));
                lent.erase(lent.begin());
                break;
        }
        if (element.kind != Element::Kind::take_wagons) {
            place.release();
        }
        Instant const end = pass_time(world, goods, element, journal);
        co_await calendar.until(end);
        if (element.kind == Element::Kind::serve) {
            world.facility(element.what).log.busy.add(world.now(), -1);
        }
    }
    held.let_go();
    journal.arrive();
}

}  // namespace corridor
