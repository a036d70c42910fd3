#pragma once

#include <deque>
#include <vector>

#include "simulation/world.h"

namespace corridor {

// The ships (or trains) of one service: they leave by their law, take those who wait in the order of their coming as
// far as there is room, wait out the weather, sail, land their goods, and come back.
class ServiceOperation {
public:
    ServiceOperation(World& world, ServiceModel const& model);

    // Starts what runs by itself.
    void start();

    // A consignment on its way by this service. It may be split over several ships, and has arrived with the last.
    class Ride : private WaitingLine::Place {
    public:
        // `place` is room ashore that it gives back on boarding.
        Ride(ServiceOperation& service, Element const& element, Consignment const& goods, Resource::Hold& place);

        [[nodiscard]] bool await_ready() const { return false; }
        void await_suspend(std::coroutine_handle<> who);
        void await_resume() const {}

        Instant joined;
        Instant could_board;  // had there been room on the first ship
        Instant began;        // to board
        Instant boarded;      // the last part of it
        Instant sailed;
        Instant arrived;  // before the port
        Landing* landing = nullptr;

    private:
        friend class ServiceOperation;
        ServiceOperation* service_;
        Element const* element_;
        Consignment const* goods_;
        Resource::Hold* place_;
        double load_;       // in the ship's unit
        double remaining_;  // ashore
        double landed_ = 0;
        std::size_t first_departure_ = 0;
    };
    [[nodiscard]] Ride ride(Element const& element, Consignment const& goods, Resource::Hold& place) {
        return {*this, element, goods, place};
    }

    void close() { closed_.close(world_.now()); }
    void open() {
        closed_.open(world_.now());
        opened_.notify_all();
    }
    [[nodiscard]] ClosedTime const& closed() const { return closed_; }

    // How long somebody who comes now would have to wait beyond what is usual, as far as can be seen, in hours.
    [[nodiscard]] double expected_wait(Element const& element) const;

    void start_over(Instant now);
    [[nodiscard]] FleetNumbers numbers(double hours) const;
    // Of the call and direction where it is greatest: how full ships leave; and what came over the room that ships had.
    [[nodiscard]] double load_factor() const;
    [[nodiscard]] std::optional<double> offered() const;
    [[nodiscard]] Seconds closed_time(Instant now) const { return closed_.until(now) - closed_before_; }
    // Whether all its ships lie at a berth and cannot put ashore what they carry.
    [[nodiscard]] bool is_held_up() const { return model_.fleet && held_up_ >= *model_.fleet; }
    [[nodiscard]] ServiceModel const& model() const { return model_; }

private:
    // Those who wait at one call to sail in one direction.
    struct Quay {
        WaitingLine line;
        double load = 0;
        std::deque<Instant> departures;  // since the first in line came
        std::size_t departed = 0;        // before the first of these
        double offered = 0;              // load that came to leave from here
        double room = 0;                 // that ships had when they called here
        double carried = 0;              // by ships that left from here
        double capacity = 0;             // of these
    };
    struct Part {
        Ride* ride;
        double load;
        bool is_last;  // nothing of it stays ashore
    };
    struct Voyage {
        std::vector<Part> on_board;
        double load = 0;
    };

    [[nodiscard]] std::size_t calls() const { return model_.calls.size(); }
    [[nodiscard]] Quay& quay(std::size_t call, Direction direction) {
        return quays_[call * 2 + (direction == Direction::forward ? 0 : 1)];
    }
    [[nodiscard]] Quay const& quay(std::size_t call, Direction direction) const {
        return quays_[call * 2 + (direction == Direction::forward ? 0 : 1)];
    }

    Process run_by_gaps(Direction direction);
    Process run_by_timetable(Direction direction);
    Process run_when_full(Direction direction);
    Process depart(Direction direction, std::uint64_t number);
    // `due`: when it was planned to leave.
    Process sail(Direction direction, std::uint64_t number, std::size_t from, Instant due);
    Process sail_when_free(Direction direction, std::uint64_t number, std::size_t from);
    Process round_trip(Resource::Hold ship, std::uint64_t number, Instant planned);
    Process carry_over(Direction direction, std::uint64_t number, Instant due);
    Process return_in_ballast();
    Process call_at(std::size_t call, Voyage& voyage);
    void take_on(std::size_t call, Direction direction, Voyage& voyage, Instant due);
    void tell(Part const& part, std::string_view what) const;
    void put_ashore(std::size_t call, Voyage& voyage, Landing& landing);
    [[nodiscard]] Seconds handling(std::size_t call, double load) const;
    [[nodiscard]] double mean_voyage() const;
    [[nodiscard]] Instant next_in_timetable() const;
    [[nodiscard]] Instant follows(Instant planned) const;
    [[nodiscard]] std::size_t first_call(Direction direction) const {
        return direction == Direction::forward ? 0 : calls() - 1;
    }

    World& world_;
    ServiceModel const& model_;
    std::vector<Quay> quays_;
    Condition joined_;
    Condition opened_;
    Condition ship_came_;
    ClosedTime closed_;
    Resource ships_;
    std::array<int, 2> ships_at_{};  // the ends, of services that leave when full
    std::vector<Draws> forward_;
    std::vector<Draws> backward_;
    TimeAverage in_use_;
    std::uint64_t at_once_ = 0;  // voyages for whoever comes, of services without a law
    Seconds closed_before_{};    // the end of the warm-up
    int held_up_ = 0;            // ships that wait for room ashore
    double empty_km_ = 0;
    double loaded_km_ = 0;
};

}  // namespace corridor
