#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "corridor/flow/limit.h"
#include "corridor/routing/search.h"
#include "corridor/scenario/scenario.h"
#include "routing/query.h"
#include "routing/search_graph.h"
#include "routing/shipment.h"

namespace corridor {

// What a scenario's goods may use of a network, in numbers for the solvers. Flows are units of cargo an hour; limits
// and activities are positions in the model's own vectors.

// How much of a limit one unit of cargo, or one round of an activity, takes. An activity may also add to a limit: then
// this is negative.
struct Use {
    std::uint32_t limit = 0;
    double amount = 0;
};

// What runs so many times an hour and carries nothing by itself: a round trip of a ship, an hour at a berth.
struct Activity {
    std::string id;
    std::vector<Use> uses;
};

// All ways that one corridor leaves to one demand: those of its journey that are no absurd detour. There are no dead
// ends: every edge leads to the target.
struct Way {
    std::string corridor;
    std::string title;
    JourneyGraph const* journey = nullptr;
    SearchGraph graph{0, {}};
    SearchGraph::Vertex source = 0;
    SearchGraph::Vertex target = 0;
    std::vector<SearchGraph::Edge> journey_edge{};  // behind each edge
    std::vector<std::vector<NodeId>> places{};      // that each edge comes to, in the order of travel
    std::vector<double> cost{};                     // USD a unit: all of the generalised cost that adds up
    std::vector<double> variance{};                 // h^2
    std::vector<double> least_cost{};               // from each vertex to the target, a lower bound
    std::vector<double> least_variance{};
    double of_deviation = 0;  // USD for an hour of standard deviation
    std::vector<std::uint32_t> first_use{};
    std::vector<Use> uses{};

    [[nodiscard]] SearchSpace space() const { return {graph, source, target, variance, least_variance}; }
    [[nodiscard]] std::span<Use const> uses_of(SearchGraph::Edge edge) const {
        return std::span{uses}.subspan(first_use[edge], first_use[edge + 1] - first_use[edge]);
    }
};

struct Traffic {
    Shipment shipment;
    std::optional<double> price_of_unserved;  // USD a unit; nothing: none is stated
    std::vector<Way> ways;
    std::vector<NoWay> unreachable;
};

// A link in one direction, or one passage of a service.
struct Carrier {
    LinkId link{};
    ServiceId service{};
    std::size_t passage = 0;
    Direction direction = Direction::forward;

    friend auto operator<=>(Carrier const&, Carrier const&) = default;
};

// What carries goods on an arc that moves them.
[[nodiscard]] inline Carrier carrier_of(Arc const& arc) {
    return {arc.link, arc.service, arc.passage, arc.direction};
}

// How goods come to a limit, and how it delays them as they near its capacity.
struct LimitNature {
    double batch = 0;   // mean of what comes to it as one, in its unit; of servers, the hours that they take for it
    double weight = 0;  // of the demands of which that is the mean
    std::optional<VolumeDelay> law{};  // of a section that states one
    double free_hours = 0;             // that the law multiplies
};

struct FlowModel {
    std::string unit;  // in which all demands are added up
    std::vector<Limit> limits;
    std::vector<LimitNature> natures;  // of the limits
    std::vector<Activity> activities;
    // Of places on the passage to a last call, what one that is taken takes there: the goods do, not the ship. In bulk
    // also of those from a first call, where they are loaded.
    std::map<std::uint32_t, std::vector<Use>> landed;
    std::map<Carrier, std::uint32_t> limit_of;  // sections, and places on board
    std::vector<Traffic> demands;               // as in the scenario
    std::unique_ptr<Workspace> workspace{};     // that the ways look into
};

struct FlowModelOptions {
    // How much dearer than a corridor's cheapest way, as a share, a way past any of its links may be at the least.
    // Goods that looked for spare capacity wherever it is would go round the world (compare Dial's efficient paths,
    // 1971).
    double detour = 0.5;
    bool heeds_split = true;  // only the corridors among which a demand's `split` shares it out
};

// USD a unit; nothing: none is stated.
[[nodiscard]] std::optional<double> price_of_unserved(Network const& network, Demand const& demand, CargoId cargo);

// REQUIRES: `faults(scenario, network)` and `faults_of_limits` are empty; the network outlives the model.
[[nodiscard]] FlowModel build_flow_model(Network const& network, Scenario const& scenario,
                                         FlowModelOptions const& options);

}  // namespace corridor
