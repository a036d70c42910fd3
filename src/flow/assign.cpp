#include "corridor/flow/assign.h"

#include <algorithm>
#include <map>
#include <variant>

#include "flow/assignment.h"
#include "flow/assignment_builder.h"
#include "routing/assemble.h"

namespace corridor {
namespace {

// So many demands are followed route by route.
constexpr std::size_t most_followed = 100;
// What is less of all that goes is nothing.
constexpr double trace = 1e-9;

class Reader {
public:
    Reader(Network const& network, Scenario const& scenario, PreparedAssignment const& prepared,
           Assignment const& solved)
        : network_{network}, scenario_{scenario}, prepared_{prepared}, solved_{solved} {}

    AssignResult read() {
        result_.unit = prepared_.model.unit;
        result_.converged = solved_.end == AssignmentEnd::converged;
        result_.iterations = solved_.iterations;
        result_.gap = solved_.gap;
        if (!prepared_.problem.choices.empty()) {
            result_.share_gap = solved_.share_gap;
        }
        result_.objective = solved_.objective;
        result_.total_cost = solved_.total_cost;
        result_.limits = prepared_.model.limits;
        read_loads();
        read_links();
        for (std::size_t i = 0; i < scenario_.demands.size(); ++i) {
            result_.demands.push_back(demand(i));
        }
        for (PathFlow const& path : solved_.paths) {
            add_route(path);
        }
        for (DemandFlow& demand : result_.demands) {
            for (WayFlow& way : demand.ways) {
                std::stable_sort(way.routes.begin(), way.routes.end(),
                                 [](RouteFlow const& a, RouteFlow const& b) { return a.flow > b.flow; });
            }
        }
        return std::move(result_);
    }

private:
    // What goods keep of a fleet of wagons depends on where they are, which the solver need not know: no delay follows.
    [[nodiscard]] std::vector<double> loads() const {
        std::vector<double> loads = solved_.load;
        std::vector<double> of_paths(loads.size(), 0);
        for (PathFlow const& path : solved_.paths) {
            add_wagons(path, of_paths);
        }
        for (std::size_t i = 0; i < loads.size(); ++i) {
            loads[i] = is_of_wagons(i) ? of_paths[i] : loads[i];
        }
        return loads;
    }

    [[nodiscard]] bool is_of_wagons(std::size_t limit) const {
        return prepared_.model.limits[limit].counts == Limit::Counts::wagon_hours;
    }

    void add_wagons(PathFlow const& path, std::vector<double>& loads) const {
        if (prepared_.is_shared()) {
            return;  // there are no fleets
        }
        auto const [demand, number] = prepared_.alternatives[path.alternative];
        Way const& way = prepared_.model.demands[demand].ways[number];
        std::uint32_t const graph = prepared_.problem.alternatives[path.alternative].graph;
        for (SearchGraph::Edge const edge : solved_.edges(path)) {
            for (auto const& [limit, amount] : way.uses_of(prepared_.of_ways[graph].search[edge].meaning)) {
                loads[limit] += path.flow * amount;
            }
        }
    }

    // Davidson's queue has no end at the capacity; the other laws go on beyond it.
    static bool is_soft(LimitNature const& nature) {
        return nature.law && !std::holds_alternative<VolumeDelay::Davidson>(nature.law->law);
    }

    void read_loads() {
        std::vector<double> const load = loads();
        for (std::size_t i = 0; i < load.size(); ++i) {
            bool const is_passed = load[i] > 0 && prepared_.greatest[i] > 0;
            if (is_passed) {
                result_.loads.push_back({.limit = i,
                                         .load = load[i],
                                         .capacity = prepared_.greatest[i],
                                         .delay = solved_.delay[i],
                                         .toll = solved_.toll[i],
                                         .is_soft = is_soft(prepared_.model.natures[i])});
            }
        }
        std::stable_sort(result_.loads.begin(), result_.loads.end(), [](LimitLoad const& a, LimitLoad const& b) {
            return a.load / a.capacity > b.load / b.capacity;
        });
    }

    void read_links() {
        for (PathFlow const& path : solved_.paths) {
            std::size_t const demand = prepared_.alternatives[path.alternative].demand;
            Ledger const& ledger = prepared_.model.workspace->ledger(scenario_, scenario_.demands[demand]);
            for (SearchGraph::Edge const edge : solved_.edges(path)) {
                add_edge(path, edge, ledger);
            }
        }
        for (auto& [carrier, flow] : links_) {
            if (flow.flow > 0) {
                flow.link = carrier.link;
                flow.service = carrier.service;
                flow.passage = carrier.passage;
                flow.direction = carrier.direction;
                flow.time /= flow.flow;
                flow.cost /= flow.flow;
                flow.generalised /= flow.flow;
                result_.links.push_back(flow);
            }
        }
    }

    void add_edge(PathFlow const& path, SearchGraph::Edge edge, Ledger const& ledger) {
        std::size_t const demand = prepared_.alternatives[path.alternative].demand;
        Shipment const& shipment = prepared_.model.demands[demand].shipment;
        TrafficClass const& goods = prepared_.problem.classes[prepared_.problem.pairs[path.pair].traffic_class];
        for (ArcId const id : prepared_.arcs(path.alternative, edge)) {
            Arc const& arc = prepared_.model.workspace->graph().arcs()[id];
            if (arc.kind != Arc::Kind::run && arc.kind != Arc::Kind::sail) {
                continue;
            }
            Carrier const carrier = carrier_of(arc);
            LinkFlow& flow = links_[carrier];
            auto const limit = prepared_.model.limit_of.find(carrier);
            double delay = 0;
            if (limit != prepared_.model.limit_of.end()) {
                flow.limit = limit->second;
                delay = goods.units[limit->second] > 0 ? solved_.delay[limit->second] : 0;
            }
            double const weighted = path.flow * shipment.weight;
            double const hours = moving_hours(ledger.account(id)) + delay;
            double const dollars = ledger.sums(id).money.in(dollar);
            flow.flow += weighted;
            flow.time += weighted * hours;
            flow.cost += path.flow * dollars;
            flow.generalised += path.flow * (dollars + goods.value_of_time * hours);
        }
    }

    DemandFlow demand(std::size_t number) {
        Traffic const& traffic = prepared_.model.demands[number];
        AssignmentPair const& pair = prepared_.problem.pairs[number];
        DemandFlow flow;
        flow.weight = traffic.shipment.weight;
        flow.volume = pair.volume;
        flow.shipped = pair.volume - solved_.not_shipped[number];
        flow.unreachable = traffic.unreachable;
        bool const has_way = solved_.least_cost[number] < SearchGraph::unreachable;
        if (has_way) {
            flow.least_cost = solved_.least_cost[number];
        }
        for (Way const& way : traffic.ways) {
            flow.ways.push_back({.corridor = way.corridor, .title = way.title, .routes = {}});
        }
        if (prepared_.is_shared() && has_way) {
            flow.ways.push_back({.corridor = "", .title = "", .routes = {}});
        } else if (prepared_.is_shared()) {
            flow.shipped = 0;
            flow.unreachable.push_back(
                {"", "", prepared_.model.workspace->explain_no_route(scenario_, scenario_.demands[number], nullptr)});
        }
        return flow;
    }

    void add_route(PathFlow const& path) {
        auto const [demand, number] = prepared_.alternatives[path.alternative];
        WayFlow& way = result_.demands[demand].ways[number];
        way.cost = way.flow > 0 ? std::min(way.cost, path.cost) : path.cost;
        way.flow += path.flow;
        Traffic const& traffic = prepared_.model.demands[demand];
        bool const is_followed = !prepared_.is_shared() && scenario_.demands.size() <= most_followed &&
                                 path.flow > trace * *traffic.shipment.per_hour;
        if (!is_followed) {
            return;
        }
        Way const& of = traffic.ways[number];
        std::uint32_t const graph = prepared_.problem.alternatives[path.alternative].graph;
        std::vector<SearchGraph::Edge> edges;
        for (SearchGraph::Edge const edge : solved_.edges(path)) {
            edges.push_back(of.journey_edge[prepared_.of_ways[graph].search[edge].meaning]);
        }
        Worth const worth{network_, scenario_.shipper, scenario_.demands[demand], traffic.shipment.cargo};
        way.routes.push_back({path.flow, path.cost, assemble(network_, *of.journey, worth, edges)});
    }

    Network const& network_;
    Scenario const& scenario_;
    PreparedAssignment const& prepared_;
    Assignment const& solved_;
    AssignResult result_;
    std::map<Carrier, LinkFlow> links_;
};

}  // namespace

bool AssignResult::is_overloaded() const {
    return std::any_of(loads.begin(), loads.end(),
                       [](LimitLoad const& load) { return !load.is_soft && load.load > load.capacity * (1 + 1e-6); });
}

namespace {

// What an earlier assignment must share with a later one to be its beginning: the edges of all graphs, and who goes on
// which of them.
using Shape = std::vector<std::uint32_t>;

Shape shape_of(AssignmentProblem const& problem) {
    Shape shape;
    for (FlowGraph const* graph : problem.graphs) {
        shape.push_back(static_cast<std::uint32_t>(graph->search.edge_count()));
        for (SearchGraph::Edge edge = 0; edge < graph->search.edge_count(); ++edge) {
            shape.insert(shape.end(), {graph->search[edge].tail, graph->search[edge].head});
        }
    }
    for (Alternative const& alternative : problem.alternatives) {
        shape.insert(shape.end(), {alternative.graph, alternative.origin, alternative.destination, alternative.nest});
    }
    for (AssignmentPair const& pair : problem.pairs) {
        shape.insert(shape.end(), {pair.first_alternative, pair.alternative_count});
    }
    return shape;
}

}  // namespace

struct Assigner::Memory {
    Shape shape;
    Assignment last;
};

Assigner::Assigner() = default;
Assigner::~Assigner() = default;

AssignResult Assigner::assign(Network const& network, Scenario const& scenario, AssignOptions const& options) {
    PreparedAssignment const prepared = prepare_assignment(network, scenario, options);
    Shape shape = shape_of(prepared.problem);
    bool const has_beginning = memory_ && memory_->shape == shape;
    // Shares and capacities are met as closely as costs are.
    Assignment solved = corridor::assign(prepared.problem,
                                         {.gap = options.gap,
                                          .capacity_gap = std::max(1e-9, options.gap),
                                          .share_gap = std::max(1e-10, options.gap),
                                          .most_iterations = options.most_iterations,
                                          .progress = options.progress},
                                         has_beginning ? &memory_->last : nullptr);
    AssignResult result = Reader{network, scenario, prepared, solved}.read();
    result.principle = options.principle;
    result.delays = options.delays;
    memory_ = std::make_unique<Memory>(Memory{std::move(shape), std::move(solved)});
    return result;
}

AssignResult assign(Network const& network, Scenario const& scenario, AssignOptions const& options) {
    return Assigner{}.assign(network, scenario, options);
}

}  // namespace corridor
