#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corridor/events/calendar.h"
#include "corridor/events/condition.h"
#include "corridor/events/gate.h"
#include "corridor/events/resource.h"
#include "corridor/random/philox.h"
#include "corridor/statistics/tally.h"
#include "corridor/statistics/time_average.h"
#include "simulation/model.h"
#include "simulation/record.h"

namespace corridor {

[[nodiscard]] inline Seconds whole_seconds(double hours) {
    return Seconds{std::llround(hours * 3600)};
}
[[nodiscard]] inline double in_hours(Seconds seconds) {
    return static_cast<double>(seconds.count()) / 3600;
}

// Draws of one law, by number.
class Draws {
public:
    Draws(Distribution const& hours, std::uint64_t seed, std::string const& address, std::uint32_t replication)
        : hours_{&hours}, stream_{seed, address, replication} {}

    [[nodiscard]] Seconds operator[](std::uint64_t number) const {
        return whole_seconds(hours_->is_constant() ? hours_->mean() : hours_->quantile(stream_.uniform(number)));
    }

private:
    Distribution const* hours_;  // of the model, which outlives this
    RandomStream stream_;
};

// Something that closes at times: how long it has been so, to tell waiting for it from waiting in line.
class ClosedTime {
public:
    void close(Instant now) {
        since_ = count_ == 0 ? now : since_;
        ++count_;
    }
    void open(Instant now) {
        --count_;
        sum_ += count_ == 0 ? now - since_ : Seconds{};
    }
    [[nodiscard]] bool is_closed() const { return count_ > 0; }
    // Since the start of the simulation.
    [[nodiscard]] Seconds until(Instant now) const { return sum_ + (count_ > 0 ? now - since_ : Seconds{}); }

private:
    int count_ = 0;
    Instant since_;
    Seconds sum_{};
};

// What is counted of a facility since the end of the warm-up.
struct FacilityLog {
    TimeAverage queue;
    TimeAverage busy;     // servers, berths, ships, wagons in use
    TimeAverage blocked;  // consignments that stand at its end because there is no room ahead
    Tally wait;           // h
    double shared = 0;    // h of that, because others were ahead
    double done = 0;      // h that what passed kept it busy
    std::uint64_t passed = 0;
    double outside = 0;       // consignments that want room in front of it
    double before = 0;        // in the queue and outside at the end of the warm-up
    Seconds closed_before{};  // at that moment

    void start_over(Instant now, Seconds closed);
    // How many came for each that had its turn.
    [[nodiscard]] double came_over_passed() const;
};

// A facility while it works.
struct FacilityState {
    FacilityState(Calendar& calendar, FacilityModel const& of)
        : model{&of}, gate{calendar}, servers{calendar, of.servers.value_or(0)} {}

    FacilityModel const* model;
    Gate gate;
    Resource servers;
    ClosedTime closed;
    FacilityLog log;
    int standing = 0;                 // consignments blocked at its end
    std::vector<std::size_t> wanted;  // facilities whose rooms they want, one entry each
};

// Room in thousandths of its unit, or in larger parts if it is huge. Who is larger than the whole yard takes all of it.
struct Yard {
    Yard(Calendar& calendar, RoomModel const& of)
        : model{&of},
          parts{of.size > 1e6 ? 1e9 / of.size : 1000},
          room{calendar, static_cast<int>(std::lround(of.size * parts))} {}
    [[nodiscard]] int share_of(double amount) const {
        double const wanted = std::min(amount * parts, static_cast<double>(room.units()));
        return std::max(static_cast<int>(std::lround(wanted)), std::min(room.units(), 1));
    }

    RoomModel const* model;
    double parts;  // of a unit
    Resource room;
};

class World;

// A landing: how many consignments are still on board for want of room ashore.
struct Landing {
    explicit Landing(Calendar& calendar) : cleared{calendar} {}
    int on_board = 0;
    Condition cleared;
};

// What a consignment holds while it stands where it is.
class Held {
public:
    Held() = default;
    Held(Held const&) = delete;
    Held& operator=(Held const&) = delete;
    // Lets go of nothing: when a simulation ends, the ship that a consignment stands on may be gone before it.
    ~Held() = default;

    void take_server(Resource::Hold server, std::size_t facility) {
        server_ = std::move(server);
        facility_ = facility;
    }
    // The end of a section or of a crane: nobody follows while somebody stands there.
    void take_end(std::size_t facility) { facility_ = facility; }
    void take_place_on_board(Landing& landing, std::size_t facility) {
        landing_ = &landing;
        facility_ = facility;
    }
    void let_go();

    [[nodiscard]] std::optional<std::size_t> facility() const { return facility_; }

private:
    Resource::Hold server_;
    Landing* landing_ = nullptr;
    std::optional<std::size_t> facility_;
};

// Goods that travel together.
struct Consignment {
    std::uint64_t number = 0;  // of its demand, from 0
    std::uint64_t serial = 0;  // of all, from 1
    std::size_t demand = 0;
    std::size_t course = 0;
    double amount = 0;  // units of cargo
};

class ServiceOperation;

// One replication: everything that exists in it, and its clock.
class World {
public:
    World(SimulationModel const& model, std::uint64_t seed, std::uint32_t replication, double warm_up, Record& record,
          std::function<void(TraceEvent const&)> const* trace);
    ~World();
    World(World const&) = delete;
    World& operator=(World const&) = delete;

    // Lets it all happen, and leaves what is to be known in the record.
    void run();

    [[nodiscard]] Calendar& calendar() { return calendar_; }
    [[nodiscard]] Instant now() const { return calendar_.now(); }
    [[nodiscard]] Instant end() const { return end_; }
    [[nodiscard]] SimulationModel const& model() const { return model_; }
    [[nodiscard]] FacilityState& facility(std::size_t index) { return *facilities_[index]; }
    [[nodiscard]] Yard& yard(std::size_t index) { return *yards_[index]; }
    [[nodiscard]] ServiceOperation& service(std::size_t index) { return *services_[index]; }
    [[nodiscard]] Resource& fleet(std::size_t index) { return *fleets_[index]; }
    [[nodiscard]] Record& record() { return record_; }
    // Goods come in or leave, in units of cargo.
    void count_inside(double amount) { inside_ += amount; }
    // Draws of a piece of a course.
    [[nodiscard]] Draws const& draws(std::size_t demand, std::size_t course, std::size_t piece) const {
        return draws_[demand][course][piece];
    }
    [[nodiscard]] RandomStream stream(std::string const& purpose) const { return {seed_, purpose, replication_}; }
    [[nodiscard]] Draws draws_of(Distribution const& hours, std::string const& address) const {
        return {hours, seed_, address, replication_};
    }
    [[nodiscard]] std::vector<WeatherSpell> spells_of(WeatherLaw const& weather) const {
        return weather_spells(weather, seed_, replication_, now(), end_);
    }
    [[nodiscard]] bool is_past_warm_up() const { return now() >= warm_up_; }

    // Somebody at the end of one facility wants room that another empties, and has to wait, or has it now.
    void block(std::size_t from, std::size_t to);
    void unblock(std::size_t from, std::size_t to);

    // Closes facilities and services, or opens them again; each closing wants its own opening.
    void set_closed(std::vector<std::size_t> const& facilities, std::vector<std::size_t> const& services, bool closed);
    // Whether all ships of the service that a facility stands for lie at berths and cannot put ashore what they carry.
    [[nodiscard]] bool is_service_held_up(std::size_t facility) const;

    void trace(Consignment const& goods, std::string_view what, std::string_view where) const {
        trace(calendar_.now(), goods, what, where);
    }
    void trace(Instant when, Consignment const& goods, std::string_view what, std::string_view where) const {
        if (trace_ != nullptr && when <= end_) {
            (*trace_)({when, goods.serial, goods.demand, goods.course, what, where});
        }
    }

    // The corridor that a consignment of a demand takes now.
    [[nodiscard]] std::size_t choose_course(std::size_t demand, std::uint64_t number);

private:
    Process arrive(std::size_t demand);
    Process end_warm_up();
    Process sample_days();
    Process inform();
    void tell_blocked(FacilityState& facility) const;
    [[nodiscard]] double expected_wait(DemandModel const& demand, CourseModel const& course) const;
    void finish();

    SimulationModel const& model_;
    std::uint64_t seed_;
    std::uint32_t replication_;
    Record& record_;
    std::function<void(TraceEvent const&)> const* trace_;
    Calendar calendar_;
    Instant warm_up_;
    Instant end_;
    std::vector<std::vector<std::vector<Draws>>> draws_;  // by demand, course, piece
    std::vector<std::unique_ptr<FacilityState>> facilities_;
    std::vector<std::unique_ptr<Yard>> yards_;
    std::vector<std::unique_ptr<ServiceOperation>> services_;
    std::vector<std::unique_ptr<Resource>> fleets_;
    std::vector<std::vector<double>> informed_;  // expected wait in hours, by demand and course
    std::uint64_t serial_ = 0;
    double inside_ = 0;
};

}  // namespace corridor
