#include "simulation/world.h"

#include <algorithm>
#include <cmath>

#include "simulation/closing.h"
#include "simulation/deadlock.h"
#include "simulation/service_operation.h"
#include "simulation/travel.h"

namespace corridor {
namespace {

constexpr Seconds one_day = std::chrono::hours{24};

// Slope of the least-squares line through values at 0, 1, 2 …
double slope(std::vector<double> const& values, std::size_t from) {
    auto const n = static_cast<double>(values.size() - from);
    double sum = 0;
    double weighted = 0;
    for (std::size_t i = from; i < values.size(); ++i) {
        double const x = static_cast<double>(i - from) - (n - 1) / 2;
        sum += x * values[i];
        weighted += x * x;
    }
    return weighted > 0 ? sum / weighted : 0;
}

}  // namespace

void FacilityLog::start_over(Instant now, Seconds closed) {
    queue.start_over(now);
    busy.start_over(now);
    blocked.start_over(now);
    wait = {};
    shared = 0;
    done = 0;
    passed = 0;
    before = queue.level() + outside;
    closed_before = closed;
}

double FacilityLog::came_over_passed() const {
    auto const through = static_cast<double>(passed);
    return passed > 0 ? (through + queue.level() + outside - before) / through : 1;
}

void Held::let_go() {
    server_.release();
    if (landing_ != nullptr) {
        --landing_->on_board;
        landing_->cleared.notify_all();
        landing_ = nullptr;
    }
    facility_.reset();
}

World::World(SimulationModel const& model, std::uint64_t seed, std::uint32_t replication, double warm_up,
             Record& record, std::function<void(TraceEvent const&)> const* trace)
    : model_{model},
      seed_{seed},
      replication_{replication},
      record_{record},
      trace_{trace},
      calendar_{model.start},
      warm_up_{model.start + whole_seconds(warm_up)},
      end_{model.start + whole_seconds(model.horizon)} {
    for (FacilityModel const& facility : model.facilities) {
        facilities_.push_back(std::make_unique<FacilityState>(calendar_, facility));
        facilities_.back()->log.start_over(now(), {});
        for (TimeAverage* const average :
             {&facilities_.back()->log.queue, &facilities_.back()->log.busy, &facilities_.back()->log.blocked}) {
            *average = TimeAverage{now()};
        }
    }
    for (RoomModel const& room : model.rooms) {
        yards_.push_back(std::make_unique<Yard>(calendar_, room));
    }
    for (ServiceModel const& service : model.services) {
        services_.push_back(std::make_unique<ServiceOperation>(*this, service));
    }
    for (FleetModel const& fleet : model.fleets) {
        fleets_.push_back(std::make_unique<Resource>(calendar_, fleet.wagons));
    }
    for (std::size_t demand = 0; demand < model.demands.size(); ++demand) {
        auto& of_demand = draws_.emplace_back();
        for (CourseModel const& course : model.demands[demand].courses) {
            auto& of_course = of_demand.emplace_back();
            for (PieceOfTime const& piece : course.pieces) {
                of_course.emplace_back(piece.hours, seed, piece.address + ":" + std::to_string(demand), replication);
            }
        }
    }
}

World::~World() {
    calendar_.end_all();
}

void World::run() {
    for (std::size_t i = 0; i < model_.weather.size(); ++i) {
        calendar_.start(blow(*this, i));
    }
    for (std::size_t i = 0; i < model_.closures.size(); ++i) {
        calendar_.start(close_between(*this, i));
    }
    for (std::size_t i = 0; i < model_.breakdowns.size(); ++i) {
        calendar_.start(break_down(*this, i));
    }
    for (auto const& service : services_) {
        service->start();
    }
    if (model_.choice == RouteChoice::queue) {
        calendar_.start(inform());
    }
    for (std::size_t demand = 0; demand < model_.demands.size(); ++demand) {
        if (!model_.demands[demand].courses.empty()) {
            calendar_.start(arrive(demand));
        }
    }
    calendar_.start(sample_days());
    calendar_.start(end_warm_up());
    while (!record_.numbers.deadlock && now() < end_) {
        calendar_.run_until(std::min(end_, now() + one_day));
    }
    finish();
}

Process World::arrive(std::size_t index) {
    DemandModel const& demand = model_.demands[index];
    std::string const purpose = "arrivals:" + std::to_string(index);
    RandomStream const gaps = stream(purpose);
    double const phase = stream(purpose + ":first").uniform(0);
    bool const is_poisson = demand.arrivals.law == Arrivals::Law::poisson;
    bool const by_timetable = demand.arrivals.law == Arrivals::Law::timetable;
    double due = by_timetable ? 0 : (is_poisson ? 0 : phase * demand.interval);  // h since the start
    Instant date = std::chrono::floor<std::chrono::days>(now());
    double owed = 0;  // of a timetable: what has come up but not left yet
    for (std::uint64_t number = 0;;) {
        if (by_timetable) {
            std::chrono::weekday const today{std::chrono::floor<std::chrono::days>(date)};
            auto const& days = demand.arrivals.timetable.days;
            Instant const when = date + demand.arrivals.timetable.at;
            date += one_day;
            if (std::find(days.begin(), days.end(), today) == days.end() || when < now()) {
                continue;
            }
            owed += 168 / demand.interval / static_cast<double>(days.size());
            co_await calendar_.until(when);
        } else {
            due += is_poisson ? -std::log(gaps.uniform(number)) * demand.interval : 0;
            co_await calendar_.until(model_.start + whole_seconds(due));
            due += is_poisson ? 0 : demand.interval;
            owed = 1;
        }
        auto const come = static_cast<int>(std::floor(owed + 1e-9));
        owed -= come;
        for (int i = 0; i < come; ++i) {
            Consignment const goods{number, ++serial_, index, choose_course(index, number), demand.amount};
            calendar_.start(travel(*this, goods));
            ++number;
        }
    }
}

std::size_t World::choose_course(std::size_t index, std::uint64_t number) {
    auto const& courses = model_.demands[index].courses;
    if (courses.size() == 1) {
        return 0;
    }
    if (model_.choice == RouteChoice::queue && !informed_.empty()) {
        std::size_t best = 0;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < courses.size(); ++i) {
            double const cost = courses[i].cost + courses[i].cost_of_hour * informed_[index][i];
            if (cost < least) {
                least = cost;
                best = i;
            }
        }
        return best;
    }
    double const u = stream("split:" + std::to_string(index)).uniform(number);
    double below = 0;
    for (std::size_t i = 0; i + 1 < courses.size(); ++i) {
        below += courses[i].share;
        if (u < below) {
            return i;
        }
    }
    return courses.size() - 1;
}

// Queues become known at intervals; in between everybody decides by what was told last.
Process World::inform() {
    while (true) {
        informed_.clear();
        for (DemandModel const& demand : model_.demands) {
            auto& waits = informed_.emplace_back();
            for (CourseModel const& course : demand.courses) {
                waits.push_back(expected_wait(demand, course));
            }
        }
        co_await calendar_.delay(std::max(whole_seconds(model_.information_delay), Seconds{1}));
    }
}

double World::expected_wait(DemandModel const& demand, CourseModel const& course) const {
    double hours = 0;
    for (Element const& element : course.elements) {
        if (element.kind == Element::Kind::pass || element.kind == Element::Kind::serve) {
            FacilityState const& facility = *facilities_[element.what];
            auto const waiting = static_cast<double>(facility.gate.waiting() + facility.servers.waiting());
            // As if all who wait there were as large as those who ask.
            double const each = element.kind == Element::Kind::pass
                                    ? element.work * demand.amount
                                    : element.work / facility.model->servers.value_or(1);
            hours += waiting * each;
        } else if (element.kind == Element::Kind::ride) {
            hours += services_[element.what]->expected_wait(element);
        }
    }
    // What is closed by a date is known to open by one.
    for (ClosureModel const& closure : model_.closures) {
        bool const is_shut =
            (!closure.from || Instant{*closure.from} <= now()) && closure.until && now() < Instant{*closure.until};
        bool const meets = std::any_of(course.elements.begin(), course.elements.end(), [&](Element const& element) {
            auto const has = [&element](std::vector<std::size_t> const& all) {
                return std::find(all.begin(), all.end(), element.what) != all.end();
            };
            return (element.kind == Element::Kind::pass && has(closure.facilities)) ||
                   (element.kind == Element::Kind::ride && has(closure.services));
        });
        hours += is_shut && meets ? in_hours(Instant{*closure.until} - now()) : 0;
    }
    return hours;
}

void World::set_closed(std::vector<std::size_t> const& facilities, std::vector<std::size_t> const& services,
                       bool closed) {
    for (std::size_t const index : facilities) {
        FacilityState& facility = *facilities_[index];
        if (closed) {
            facility.closed.close(now());
            facility.gate.close();
        } else {
            facility.closed.open(now());
            facility.gate.open();
        }
    }
    for (std::size_t const index : services) {
        if (closed) {
            services_[index]->close();
        } else {
            services_[index]->open();
        }
    }
}

Process World::end_warm_up() {
    co_await calendar_.until(warm_up_);
    for (auto const& facility : facilities_) {
        facility->log.start_over(now(), facility->closed.until(now()));
    }
    for (auto const& service : services_) {
        service->start_over(now());
    }
}

Process World::sample_days() {
    Counts& counts = record_.counts;
    for (std::size_t number = 0; number < counts.inside_by_day.size(); ++number) {
        co_await calendar_.until(model_.start + one_day * static_cast<Seconds::rep>(number + 1));
        record_.inside_by_day[number] = inside_;
        counts.inside_by_day[number] += std::llround(inside_ * 1000);
        for (std::size_t i = 0; i < facilities_.size(); ++i) {
            counts.queue_by_day[i][number] += std::llround(facilities_[i]->log.queue.level());
        }
    }
}

bool World::is_service_held_up(std::size_t facility) const {
    return std::any_of(services_.begin(), services_.end(), [facility](auto const& service) {
        return service->model().facility == facility && service->is_held_up();
    });
}

// Of servers, how many are blocked; of a gate, whether it is.
void World::tell_blocked(FacilityState& facility) const {
    int const most = facility.model->servers.value_or(1);
    facility.log.blocked.set(now(), std::min(facility.standing, most));
}

void World::block(std::size_t from, std::size_t to) {
    FacilityState& facility = *facilities_[from];
    ++facility.standing;
    tell_blocked(facility);
    facility.wanted.push_back(to);
    if (!facility.model->servers) {
        facility.gate.close();
    }
    if (!record_.numbers.deadlock) {
        if (auto ring = find_ring(*this, from)) {
            Deadlock& found = record_.numbers.deadlock.emplace();
            found.when = now();
            found.replication = static_cast<int>(replication_);
            for (std::size_t const facility_in_ring : *ring) {
                found.cycle.push_back(model_.facilities[facility_in_ring].id);
            }
        }
    }
}

void World::unblock(std::size_t from, std::size_t to) {
    FacilityState& facility = *facilities_[from];
    --facility.standing;
    tell_blocked(facility);
    facility.wanted.erase(std::find(facility.wanted.begin(), facility.wanted.end(), to));
    if (!facility.model->servers) {
        facility.gate.open();
    }
}

void World::finish() {
    Numbers& numbers = record_.numbers;
    numbers.inside = inside_;
    double const hours = std::max(in_hours(now() - warm_up_), 1.0 / 3600);
    double const days = hours / 24;
    for (std::size_t i = 0; i < facilities_.size(); ++i) {
        FacilityState const& facility = *facilities_[i];
        FacilityLog const& log = facility.log;
        FacilityNumbers& told = numbers.facilities[i];
        told.wait = log.wait;
        told.shared_wait = log.shared;
        told.queue_mean = log.queue.mean(now());
        told.queue_max = log.queue.greatest();
        told.per_day = static_cast<double>(log.passed) / days;
        double const closed = in_hours(facility.closed.until(now()) - log.closed_before);
        told.closed = closed / hours;
        // What stands in the way of those behind it can do nothing.
        if (auto const servers = facility.model->servers) {
            told.utilisation = log.busy.mean(now()) / *servers;
            told.blocked = log.blocked.mean(now()) / *servers;
            told.offered = told.utilisation / std::max(1 - told.blocked, 1e-9) * log.came_over_passed();
        } else if (facility.model->rate) {
            told.utilisation = log.done / hours;
            told.blocked = log.blocked.mean(now());
            told.offered = log.done / std::max(hours - closed - told.blocked * hours, 1e-9) * log.came_over_passed();
        } else {
            told.blocked = log.blocked.mean(now());
        }
    }
    for (std::size_t i = 0; i < services_.size(); ++i) {
        ServiceOperation const& service = *services_[i];
        numbers.services[i] = service.numbers(hours);
        FacilityNumbers& told = numbers.facilities[service.model().facility];
        told.closed = in_hours(service.closed_time(now())) / hours;
        told.utilisation = service.load_factor();
        told.offered = service.offered();
    }
    for (std::size_t i = 0; i < fleets_.size(); ++i) {
        FacilityNumbers& told = numbers.facilities[model_.fleets[i].facility];
        FacilityLog const& log = facilities_[model_.fleets[i].facility]->log;
        told.utilisation = log.busy.mean(now()) / model_.fleets[i].wagons;
        told.offered = told.utilisation * log.came_over_passed();
        numbers.fleets[i].in_use = told.utilisation;
        numbers.fleets[i].empty_km /= hours / 8760;
        numbers.fleets[i].loaded_km /= hours / 8760;
    }
    // What is inside at the ends of the days of the second half tells whether it grows.
    std::vector<double> const& levels = record_.inside_by_day;
    std::size_t const from = levels.size() - std::min(levels.size(), static_cast<std::size_t>(hours / 48));
    numbers.growth_per_day = levels.size() - from >= 2 ? slope(levels, from) : 0;
    numbers.demands.resize(model_.demands.size());
    numbers.of_courses.resize(model_.demands.size());
    auto const quantiles = [](MinuteCounts const& counts) -> std::optional<Numbers::Quantiles> {
        if (counts.total() == 0) {
            return std::nullopt;
        }
        return Numbers::Quantiles{counts.quantile(0.5), counts.quantile(0.9), counts.quantile(0.95)};
    };
    for (std::size_t demand = 0; demand < model_.demands.size(); ++demand) {
        MinuteCounts all;
        for (MinuteCounts const& course : record_.courses[demand]) {
            all.merge(course);
            numbers.of_courses[demand].push_back(quantiles(course));
        }
        numbers.demands[demand] = quantiles(all);
        for (std::size_t course = 0; course < record_.courses[demand].size(); ++course) {
            record_.counts.courses[demand][course].merge(record_.courses[demand][course]);
        }
    }
}

}  // namespace corridor
