#include "routing/assemble.h"

#include <algorithm>
#include <iterator>

#include "routing/converting.h"

namespace corridor {
namespace {

class Assembly {
public:
    Assembly(Network const& network, JourneyGraph const& graph) : network_{network}, graph_{graph} {}

    void add(SearchGraph::Edge edge) {
        for (auto const& [arc, bundle] : graph_.pieces(edge)) {
            if (bundle == nullptr) {
                add(arc, nullptr);
                continue;
            }
            for (ArcId const bundled : bundle->arcs) {
                add(bundled, bundle);
            }
        }
    }

    std::vector<Step> steps() { return std::move(steps_); }
    std::vector<Gap> gaps() { return std::move(gaps_); }

private:
    void add(ArcId id, Bundle const* bundle) {
        Arc const& arc = graph_.graph().arcs()[id];
        ArcAccount const& account = graph_.ledger().account(id);
        std::copy_if(account.gaps.begin(), account.gaps.end(), std::back_inserter(gaps_),
                     [&](Gap const& gap) { return gap.lacks != Gap::Lacks::cost || !is_covered(bundle, gap.kind); });
        if (arc.from == arc.to) {
            put(account, arc.from, stop(arc.from), bundle, At::any_place);
            return;
        }
        if (concerns(account, arc.from)) {
            put(account, arc.from, stop(arc.from), bundle, At::this_place);
        }
        Step& stretch = extend(arc, bundle);
        put(account, arc.from, stretch, bundle, At::neither_end, arc.to);
        stretch.distance += account.distance;
        if (bundle != nullptr) {
            share_rate(*bundle, account, stretch);
        }
        if (concerns(account, arc.to)) {
            put(account, arc.to, stop(arc.to), bundle, At::this_place);
        }
    }

    enum class At { any_place, this_place, neither_end };

    static bool concerns(ArcAccount const& account, NodeId node) {
        auto const here = [node](auto const& entry) { return entry.node == node; };
        return std::any_of(account.times.begin(), account.times.end(), here) ||
               std::any_of(account.costs.begin(), account.costs.end(), here) ||
               std::any_of(account.emissions.begin(), account.emissions.end(), here);
    }

    // A stop that carries nothing is still listed where something could be done there, such as boarding.
    Step& stop(NodeId node) {
        if (steps_.empty() || !steps_.back().is_stop || steps_.back().from != node) {
            Step stop;
            stop.is_stop = true;
            stop.from = node;
            stop.to = node;
            stop.country = network_.nodes[node].country;
            stop.passed = {node};
            steps_.push_back(std::move(stop));
        }
        return steps_.back();
    }

    Step& extend(Arc const& arc, Bundle const* bundle) {
        std::string const country = arc.link ? network_.links[arc.link].country : "XZ";
        std::string const tariff = bundle == nullptr ? "" : network_.through_tariffs[bundle->tariff].id;
        bool const continues = !steps_.empty() && !steps_.back().is_stop && steps_.back().mode == arc.mode &&
                               steps_.back().country == country && steps_.back().service == arc.service &&
                               steps_.back().through_tariff == tariff;
        if (!continues) {
            Step stretch;
            stretch.from = arc.from;
            stretch.mode = arc.mode;
            stretch.country = country;
            stretch.service = arc.service;
            stretch.through_tariff = tariff;
            stretch.passed = {arc.from};
            steps_.push_back(std::move(stretch));
        }
        Step& stretch = steps_.back();
        if (arc.service) {
            auto via = network_.services[arc.service].via;
            if (arc.direction == Direction::backward) {
                std::reverse(via.begin(), via.end());
            }
            stretch.passed.insert(stretch.passed.end(), via.begin(), via.end());
        } else {
            stretch.links.push_back(arc.link);
        }
        stretch.passed.push_back(arc.to);
        stretch.to = arc.to;
        return stretch;
    }

    // Copies what belongs to a step. What a through tariff covers is left out: its rate stands for it.
    void put(ArcAccount const& account, NodeId node, Step& step, Bundle const* bundle, At where,
             NodeId other_end = {}) const {
        auto const belongs = [&](NodeId at) {
            switch (where) {
                case At::any_place:
                    return true;
                case At::this_place:
                    return at == node;
                case At::neither_end:
                    return at != node && at != other_end;
            }
            return false;
        };
        for (auto const& [at, item] : account.times) {
            if (belongs(at)) {
                step.times.push_back(item);
            }
        }
        for (auto const& [at, item] : account.costs) {
            if (belongs(at) && !is_covered(bundle, item.kind)) {
                step.costs.push_back(item);
            }
        }
        for (auto const& [at, item] : account.emissions) {
            if (belongs(at)) {
                step.emissions.push_back(item);
            }
        }
    }

    bool is_covered(Bundle const* bundle, CostKind kind) const {
        if (bundle == nullptr) {
            return false;
        }
        auto const& covers = network_.through_tariffs[bundle->tariff].covers;
        return std::find(covers.begin(), covers.end(), kind) != covers.end();
    }

    // The stretches of a through tariff bear its rate in proportion to their lengths.
    void share_rate(Bundle const& bundle, ArcAccount const& account, Step& stretch) const {
        ThroughTariff const& tariff = network_.through_tariffs[bundle.tariff];
        double const share = account.distance / bundle.sums.distance;
        Converting behind = converting(network_, graph_.ledger().cargo(), network_.figures[tariff.rate.id()].dimension);
        std::vector<FigureId> figures{tariff.rate.id()};
        figures.insert(figures.end(), behind.factors.begin(), behind.factors.end());
        stretch.costs.push_back({CostKind::tariff, tariff.name + " (share by distance)",
                                 graph_.ledger().through_rate(bundle) * share, std::move(figures),
                                 std::move(behind.divisors)});
    }

    Network const& network_;
    JourneyGraph const& graph_;
    std::vector<Step> steps_;
    std::vector<Gap> gaps_;
};

int count_border_crossings(Network const& network, std::vector<Step> const& steps) {
    int crossings = 0;
    std::string last;
    for (Step const& step : steps) {
        // At sea only the two ends are ashore.
        std::vector<NodeId> const places = step.service ? std::vector{step.from, step.to} : step.passed;
        for (NodeId const node : places) {
            std::string const& country = network.nodes[node].country;
            crossings += !last.empty() && country != last ? 1 : 0;
            last = country;
        }
    }
    return crossings;
}

}  // namespace

Route assemble(Network const& network, JourneyGraph const& graph, Worth const& worth,
               std::vector<SearchGraph::Edge> const& path) {
    Assembly assembly{network, graph};
    Route route;
    for (SearchGraph::Edge const edge : path) {
        assembly.add(edge);
        for (JourneyGraph::Entry const& entry : graph.entries(edge)) {
            route.generalised.risk += worth.premium(entry.country);
        }
    }
    route.steps = assembly.steps();
    route.gaps = assembly.gaps();
    // Stops where nothing takes time or money (such as alighting) say nothing.
    std::erase_if(route.steps, [](Step const& step) {
        return step.is_stop && step.times.empty() && step.costs.empty() && step.emissions.empty();
    });
    for (Step const& step : route.steps) {
        route.distance += step.distance;
        for (TimeItem const& item : step.times) {
            route.mean_time += Duration{item.hours.mean()};
            route.variance += Variance{item.hours.variance()};
            route.time_by_cause[static_cast<std::size_t>(item.cause)] += Duration{item.hours.mean()};
        }
        for (CostItem const& item : step.costs) {
            route.cost += item.amount;
            route.cost_by_kind[static_cast<std::size_t>(item.kind)] += item.amount;
        }
        route.co2e += step.co2e();
    }
    route.border_crossings = count_border_crossings(network, route.steps);
    route.generalised.money = route.cost;
    route.generalised.time = Money{worth.of_time() * route.mean_time.in(hour)};
    route.generalised.unreliability = Money{worth.of_deviation() * route.standard_deviation().in(hour)};
    route.generalised.inventory = Money{worth.of_capital() * route.mean_time.in(hour)};
    route.generalised.carbon = Money{worth.of_carbon() * route.co2e.in(tonne)};
    return route;
}

}  // namespace corridor
