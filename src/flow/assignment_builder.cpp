#include "flow/assignment_builder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <tuple>

#include "flow/limit_delays.h"
#include "flow/logit.h"
#include "flow/standing_outages.h"
#include "routing/rates.h"
#include "routing/worth.h"

namespace corridor {
namespace {

// Of a Gumbel distribution with this standard deviation: what preferences follow that make a logit.
double scale_of(double spread) {
    return std::numbers::pi / (spread * std::sqrt(6.0));
}

class Builder {
public:
    Builder(Network const& network, Scenario const& scenario, AssignOptions const& options)
        : network_{network}, scenario_{scenario}, options_{options} {}

    PreparedAssignment build() {
        Shipper const& shipper = scenario_.shipper;
        // What does not add up along a path, and wagons, are looked at way by way.
        bool const is_plain = scenario_.corridors.empty() && network_.wagon_fleets.empty() &&
                              (shipper.reliability_ratio == 0 || !shipper.value_of_time_per_day);
        if (is_plain) {
            share_graphs();
        } else {
            prepared_.model = build_flow_model(network_, scenario_, {.detour = options_.detour, .heeds_split = false});
            for (std::size_t i = 0; i < scenario_.demands.size(); ++i) {
                add_ways(i);
            }
        }
        prepared_.greatest = greatest_loads(prepared_.model);
        prepared_.problem.limits = limit_delays(prepared_.model, prepared_.greatest, options_.delays);
        for (SharedGraph const& shared : prepared_.shared) {
            prepared_.problem.graphs.push_back(&shared.graph);
        }
        for (FlowGraph const& graph : prepared_.of_ways) {
            prepared_.problem.graphs.push_back(&graph);
        }
        for (TrafficClass& traffic_class : prepared_.problem.classes) {
            traffic_class.units.resize(prepared_.model.limits.size());
        }
        prepared_.problem.principle =
            options_.principle == AssignPrinciple::user ? Principle::user_equilibrium : Principle::system_optimum;
        return std::move(prepared_);
    }

private:
    [[nodiscard]] Traffic const& traffic(std::size_t demand) const { return prepared_.model.demands[demand]; }

    void share_graphs() {
        FlowModel& model = prepared_.model;
        model.workspace = std::make_unique<Workspace>(network_);
        Shipments shipments = shipments_of(network_, scenario_);
        model.unit = shipments.unit;
        LimitBook book{network_, model};
        std::map<LikeGoods, double> volumes;
        for (std::size_t i = 0; i < scenario_.demands.size(); ++i) {
            volumes[like_goods(scenario_.demands[i], shipments.demands[i])] += *shipments.demands[i].per_hour;
        }
        std::map<LikeGoods, std::uint32_t> classes;
        for (std::size_t i = 0; i < scenario_.demands.size(); ++i) {
            Demand const& demand = scenario_.demands[i];
            Traffic& traffic = model.demands.emplace_back();
            traffic.shipment = shipments.demands[i];
            traffic.price_of_unserved = price_of_unserved(network_, demand, traffic.shipment.cargo);
            LikeGoods const like = like_goods(demand, traffic.shipment);
            auto const [found, is_new] = classes.try_emplace(like, static_cast<std::uint32_t>(classes.size()));
            if (is_new) {
                Shipment all = traffic.shipment;
                all.per_hour = volumes[like];
                prepared_.shared.push_back(shared_graph(*model.workspace, scenario_, demand, all, book));
                add_class(demand, all, prepared_.shared.back().units);
            }
            auto const vertex = [](VertexId id) { return static_cast<SearchGraph::Vertex>(id.index()); };
            Graph const& graph = model.workspace->graph();
            add_pair(i, found->second,
                     {{.graph = found->second,
                       .origin = vertex(graph.start(*network_.find_node(demand.from))),
                       .destination = vertex(graph.end(*network_.find_node(demand.to)))}});
        }
        take_out_for_good(network_, model.limits);
    }

    // Cargo, whose tariffs hold, consignment and what time is worth: goods of one class where these are the same.
    using LikeGoods = std::tuple<CargoId, ShipperClass, double, double>;
    [[nodiscard]] LikeGoods like_goods(Demand const& demand, Shipment const& shipment) const {
        Worth const worth{network_, scenario_.shipper, demand, shipment.cargo};
        return {shipment.cargo, shipper_class(network_, demand.shipper), shipment.together,
                worth.of_time() + worth.of_capital()};
    }

    void add_class(Demand const& demand, Shipment const& shipment, std::map<std::uint32_t, double> const& units) {
        Worth const worth{network_, scenario_.shipper, demand, shipment.cargo};
        TrafficClass& added = prepared_.problem.classes.emplace_back();
        added.value_of_time = worth.of_time() + worth.of_capital();
        for (auto const& [limit, amount] : units) {
            added.units.resize(std::max<std::size_t>(added.units.size(), limit + 1));
            added.units[limit] = amount;
        }
    }

    void add_ways(std::size_t demand) {
        std::map<std::uint32_t, double> units;
        std::vector<Alternative> alternatives;
        for (Way const& way : traffic(demand).ways) {
            alternatives.push_back({.graph = static_cast<std::uint32_t>(prepared_.of_ways.size()),
                                    .origin = way.source,
                                    .destination = way.target,
                                    .nest = nest_of(way.corridor)});
            add_graph(way, alternatives.back(), units);
        }
        auto const number = static_cast<std::uint32_t>(prepared_.problem.classes.size());
        add_class(scenario_.demands[demand], traffic(demand).shipment, units);
        add_pair(demand, number, alternatives);
    }

    // The price of unreliability is a root of the variance; here, its tangent at the way that is best without queues.
    void add_graph(Way const& way, Alternative& alternative, std::map<std::uint32_t, double>& units) {
        auto const best = best_path(way.space(), way.cost, way.least_cost, way.of_deviation);
        double const deviation = best ? std::sqrt(best->variance) : 0;
        double const of_variance = deviation > 0 ? way.of_deviation / (2 * deviation) : 0;
        alternative.constant = way.of_deviation * deviation / 2;
        std::vector<SearchGraph::EdgeEnds> ends;
        FlowGraph graph{SearchGraph{0, {}}, {}, {0}, {}};
        for (SearchGraph::Edge edge = 0; edge < way.graph.edge_count(); ++edge) {
            ends.push_back({way.graph[edge].tail, way.graph[edge].head, edge});
            graph.cost.push_back(way.cost[edge] + of_variance * way.variance[edge]);
            for (auto const& [limit, amount] : way.uses_of(edge)) {
                graph.uses.push_back(limit);
                units[limit] = amount;
            }
            graph.first_use.push_back(static_cast<std::uint32_t>(graph.uses.size()));
        }
        graph.search = SearchGraph{way.graph.vertex_count(), std::move(ends)};
        prepared_.of_ways.push_back(std::move(graph));
    }

    [[nodiscard]] std::uint32_t nest_of(std::string const& corridor) const {
        auto const& nests = scenario_.shipper.nests;
        for (std::size_t i = 0; i < nests.size(); ++i) {
            if (std::find(nests[i].corridors.begin(), nests[i].corridors.end(), corridor) != nests[i].corridors.end()) {
                return static_cast<std::uint32_t>(i);
            }
        }
        // A nest of its own.
        auto const& all = scenario_.corridors;
        auto const found =
            std::find_if(all.begin(), all.end(), [&](Corridor const& known) { return known.name == corridor; });
        return static_cast<std::uint32_t>(nests.size() + static_cast<std::size_t>(found - all.begin()));
    }

    void add_pair(std::size_t demand, std::uint32_t traffic_class, std::vector<Alternative> const& alternatives) {
        AssignmentProblem& problem = prepared_.problem;
        AssignmentPair pair{.traffic_class = traffic_class,
                            .volume = *traffic(demand).shipment.per_hour,
                            .first_alternative = static_cast<std::uint32_t>(problem.alternatives.size()),
                            .alternative_count = static_cast<std::uint32_t>(alternatives.size()),
                            .choice = {},
                            .demand = {}};
        for (std::size_t way = 0; way < alternatives.size(); ++way) {
            problem.alternatives.push_back(alternatives[way]);
            prepared_.alternatives.push_back({demand, way});
        }
        if (scenario_.shipper.spread && alternatives.size() > 1) {
            pair.choice = static_cast<std::uint32_t>(problem.choices.size());
            problem.choices.push_back(choice_of(demand));
        }
        add_elasticity(demand, pair);
        problem.pairs.push_back(pair);
    }

    [[nodiscard]] LogitChoice choice_of(std::size_t demand) const {
        Rates const rates{network_, traffic(demand).shipment.cargo};
        auto const dollars = [&](Price price) { return rates.for_one_unit(price).value_or(Money{}).in(dollar); };
        double const spread = dollars(*scenario_.shipper.spread);
        LogitChoice choice{.scale = scale_of(spread), .nest_scales = {}};
        for (Nest const& nest : scenario_.shipper.nests) {
            choice.nest_scales.push_back(scale_of(std::min(spread, dollars(nest.spread))));
        }
        choice.nest_scales.resize(scenario_.shipper.nests.size() + scenario_.corridors.size(), choice.scale);
        return choice;
    }

    // The stated volume is what is shipped at the cost without queues.
    void add_elasticity(std::size_t demand, AssignmentPair& pair) const {
        Demand const& asked = scenario_.demands[demand];
        if (traffic(demand).price_of_unserved) {
            pair.demand = InverseDemand::price(*traffic(demand).price_of_unserved);
        } else if (asked.elasticity) {
            double const least = prepared_.is_shared() ? least_cost(pair) : least_cost(demand, pair);
            if (least > 0 && least < SearchGraph::unreachable) {
                pair.demand = InverseDemand::constant_elasticity(pair.volume, least, *asked.elasticity);
            }
        }
    }

    [[nodiscard]] double least_cost(AssignmentPair const& pair) const {
        Alternative const& only = prepared_.problem.alternatives[pair.first_alternative];
        FlowGraph const& graph = prepared_.shared[only.graph].graph;
        return graph.search.from(only.origin, graph.cost).distance[only.destination];
    }

    // Where preferences differ the expected least, as the solver has it, as long as choosing is worth less than it
    // costs.
    [[nodiscard]] double least_cost(std::size_t demand, AssignmentPair const& pair) const {
        std::vector<double> costs;
        std::vector<std::uint32_t> nests;
        for (Way const& way : traffic(demand).ways) {
            auto const best = best_path(way.space(), way.cost, way.least_cost, way.of_deviation);
            if (best) {
                costs.push_back(best->value);
                nests.push_back(nest_of(way.corridor));
            }
        }
        if (costs.empty()) {
            return SearchGraph::unreachable;
        }
        double const least = *std::min_element(costs.begin(), costs.end());
        if (!pair.choice) {
            return least;
        }
        double const expected = logit_shares(prepared_.problem.choices[*pair.choice], costs, nests).expected_least;
        return expected > 0 ? expected : least;
    }

    Network const& network_;
    Scenario const& scenario_;
    AssignOptions const& options_;
    PreparedAssignment prepared_;
};

}  // namespace

std::vector<ArcId> PreparedAssignment::arcs(std::uint32_t alternative, SearchGraph::Edge edge) const {
    std::uint32_t const graph = problem.alternatives[alternative].graph;
    if (is_shared()) {
        return shared[graph].arcs[edge];
    }
    Way const& way = model.demands[alternatives[alternative].demand].ways[alternatives[alternative].way];
    return way.journey->arcs(way.journey_edge[of_ways[graph].search[edge].meaning]);
}

PreparedAssignment prepare_assignment(Network const& network, Scenario const& scenario, AssignOptions const& options) {
    return Builder{network, scenario, options}.build();
}

}  // namespace corridor
