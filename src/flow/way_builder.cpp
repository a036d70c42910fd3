#include "flow/way_builder.h"

#include <algorithm>
#include <map>

namespace corridor {

Way WayBuilder::build(JourneyGraph const& journey, Worth const& worth, double detour) {
    Way way;
    way.journey = &journey;
    way.of_deviation = worth.of_deviation();
    std::vector<double> const cost = weights(journey, worth, Criterion::generalised, 0);
    add_edges(journey, within(journey, cost, detour), way);
    for (SearchGraph::Edge const edge : way.journey_edge) {
        way.cost.push_back(cost[edge]);
        way.variance.push_back(journey.columns().variance[edge]);
        std::vector<NodeId>& places = way.places.emplace_back();
        for (ArcId const id : journey.arcs(edge)) {
            Arc const& arc = journey.graph().arcs()[id];
            if (arc.from != arc.to) {
                places.push_back(arc.to);
            }
        }
    }
    way.least_cost = way.graph.to(way.target, way.cost).distance;
    way.least_variance = way.graph.to(way.target, way.variance).distance;
    return way;
}

std::vector<char> WayBuilder::within(JourneyGraph const& journey, std::vector<double> const& cost,
                                     double detour) const {
    SearchGraph const& graph = journey.search();
    std::vector<double> const there = graph.from(journey.source(), cost).distance;
    std::vector<double> const on = graph.to(journey.target(), cost).distance;
    // Sums over the same edges in another order differ in their last digits.
    double const most = on[journey.source()] * (1 + detour) * (1 + 1e-9);
    std::vector<char> usable(graph.edge_count(), 0);
    for (SearchGraph::Edge edge = 0; edge < usable.size(); ++edge) {
        usable[edge] = there[graph[edge].tail] + cost[edge] + on[graph[edge].head] <= most ? 1 : 0;
    }
    return usable;
}

// A vertex for each place in the journey and each fleet whose wagons goods may have there.
void WayBuilder::add_edges(JourneyGraph const& journey, std::vector<char> const& usable, Way& way) {
    using Place = std::pair<SearchGraph::Vertex, Lent>;
    std::map<Place, SearchGraph::Vertex> numbers;
    std::vector<Place> places;
    auto const number = [&](Place const& place) {
        auto const [found, is_new] = numbers.try_emplace(place, static_cast<SearchGraph::Vertex>(places.size()));
        if (is_new) {
            places.push_back(place);
        }
        return found->second;
    };
    std::vector<Piece> pieces;
    std::vector<SearchGraph::EdgeEnds> edges;
    way.source = number({journey.source(), 0});
    way.target = number({journey.target(), 0});
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto const [vertex, lent] = places[i];
        for (auto edge = journey.search().first_edge(vertex); edge < journey.search().first_edge(vertex + 1); ++edge) {
            if (usable[edge] != 0) {
                Piece piece{edge, {}};
                Lent const then = follow(journey, edge, lent, piece.uses);
                edges.push_back({static_cast<SearchGraph::Vertex>(i), number({journey.search()[edge].head, then}),
                                 static_cast<std::uint32_t>(pieces.size())});
                pieces.push_back(std::move(piece));
            }
        }
    }
    way.graph = SearchGraph{places.size(), std::move(edges)};
    for (SearchGraph::Edge edge = 0; edge < way.graph.edge_count(); ++edge) {
        Piece const& piece = pieces[way.graph[edge].meaning];
        way.journey_edge.push_back(piece.journey_edge);
        way.first_use.push_back(static_cast<std::uint32_t>(way.uses.size()));
        way.uses.insert(way.uses.end(), piece.uses.begin(), piece.uses.end());
    }
    way.first_use.push_back(static_cast<std::uint32_t>(way.uses.size()));
}

WayBuilder::Lent WayBuilder::follow(JourneyGraph const& journey, SearchGraph::Edge edge, Lent lent,
                                    std::vector<Use>& uses) {
    for (ArcId const id : journey.arcs(edge)) {
        Arc const& arc = journey.graph().arcs()[id];
        arc_uses_.add(arc, uses);
        // Wagons carry goods while they are loaded into them, but not while they are taken out for others.
        Lent const then = after(arc, lent);
        Lent const meanwhile = arc.kind == Arc::Kind::unload ? lent : then;
        if (meanwhile != 0) {
            hold_wagons(journey.ledger().account(id), meanwhile, uses);
        }
        lent = then;
    }
    return lent;
}

WayBuilder::Lent WayBuilder::after(Arc const& arc, Lent lent) const {
    bool const changes = arc.kind == Arc::Kind::transfer;
    if (arc.kind == Arc::Kind::unload) {
        return 0;
    }
    if (arc.kind != Arc::Kind::load && !changes) {
        return lent;
    }
    if (changes && crosses_in_wagons(arc)) {
        return lent;
    }
    auto const& fleets = network_.wagon_fleets;
    auto const found = std::find_if(fleets.begin(), fleets.end(), [&](WagonFleet const& fleet) {
        return fleet.at == arc.from && fleet.mode == arc.mode;
    });
    return found == fleets.end() ? 0 : static_cast<Lent>(found - fleets.begin()) + 1;
}

bool WayBuilder::crosses_in_wagons(Arc const& transfer) const {
    return std::any_of(network_.services.begin(), network_.services.end(), [&](Service const& service) {
        return (service.mode == transfer.mode || service.mode == transfer.mode_before) && service.vessel.capacity &&
               network_.figures.value(service.vessel.capacity).dimension == dimensions::wagon;
    });
}

// Wagons are gone for as long as goods have them, and for the way back, which takes as long as the goods moved.
void WayBuilder::hold_wagons(ArcAccount const& account, Lent lent, std::vector<Use>& uses) {
    auto const wagons = Conversion{network_, shipment_.cargo}.in(dimensions::wagon);
    double hours = 0;
    for (auto const& [node, item] : account.times) {
        hours += item.hours.mean() * (item.cause == TimeCause::moving ? 2 : 1);
    }
    if (wagons && hours > 0) {
        uses.push_back({book_.wagons(network_.wagon_fleets[lent - 1]), *wagons * hours});
    }
}

}  // namespace corridor
