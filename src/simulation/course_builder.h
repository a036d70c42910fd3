#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corridor/network/network.h"
#include "routing/facilities.h"
#include "simulation/model.h"
#include "simulation/service_builder.h"

namespace corridor {

// Turns itineraries of one cargo into courses, and adds to the model the facilities, rooms, services and fleets that
// they meet.
class CourseBuilder {
public:
    // `closing` picks what closes at times. REQUIRES: the references outlive this.
    CourseBuilder(Network const& network, CargoId cargo, Facilities::Limits limits, std::vector<Selector> closing,
                  SimulationModel& model);

    [[nodiscard]] CourseModel build(Itinerary itinerary);

private:
    void add(Stage const& stage, CourseModel& course);
    void run(Stage const& stage, CourseModel& course);
    void control(Stage const& stage, CourseModel& course);
    void transfer(Stage const& stage, CourseModel& course);
    void board(Stage const& stage, CourseModel& course);
    void alight(Stage const& stage, CourseModel& course);
    void handle(Stage const& stage, CourseModel& course);
    void port(NodeId node, std::size_t step, CourseModel& course);
    // Whether any are wanted.
    bool take_wagons(Stage const& stage, CourseModel& course);
    void return_wagons(Stage const& stage, CourseModel& course);

    // An element that does nothing but let pieces of time pass, joined to the last one where that may be.
    void delay(Stage const& stage, CourseModel& course);
    void add_pieces(Stage const& stage, CourseModel& course);
    Element& pass(std::size_t facility, std::size_t step, CourseModel& course);

    void wait_in(Element& element, std::size_t facility, std::string const& id, std::optional<Room> room);
    [[nodiscard]] bool closes(LinkId link) const;

    Network const& network_;
    Facilities facilities_;
    bool is_limited_;
    std::vector<Selector> closing_;
    SimulationModel& model_;
    ServiceBuilder services_;
    std::map<std::string, int> met_;  // addresses on the way so far
    struct Lent {
        std::size_t fleet = 0;
        ModeId mode;
        double wagons = 0;
        Duration way;
        Distance distance;
    };
    std::vector<Lent> lent_;     // wagons that carry the goods
    std::vector<Stage> at_sea_;  // controls that are passed on board
    bool rides_ = false;
};

}  // namespace corridor
