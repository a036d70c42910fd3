#include "routing/break_even.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "routing/envelope.h"

namespace corridor {
namespace {

// Where searches for a break-even end: beyond these a number has no meaning for a shipper.
constexpr double highest_value_of_time = 20'000.0 / 24;  // USD per unit and hour
constexpr double highest_carbon_price = 20'000;          // USD per tonne
constexpr double highest_premium = 100'000;              // USD per unit
constexpr double longest_dwell = 365.0 * 24;             // h

struct PathSums {
    double hours = 0;
    double variance = 0;
    double co2e = 0;
};

PathSums sums_of(Query const& query, BestPath const& path) {
    PathSums sums;
    for (SearchGraph::Edge const edge : path.edges) {
        Sums const& piece = query.graph.sums(edge);
        sums.hours += piece.time.in(hour);
        sums.variance += piece.variance.in_base_units();
        sums.co2e += piece.co2e.in(tonne);
    }
    return sums;
}

class Analysis {
public:
    Analysis(Network const& network, Demand const& demand, std::vector<Contender> const& contenders, std::size_t winner,
             Shipper const& shipper)
        : network_{network},
          contenders_{contenders},
          winner_{contenders[winner]},
          shipper_{shipper},
          unit_{network.cargoes[*network.find_cargo(demand.cargo)].unit} {}

    std::vector<BreakEven> run() {
        for (Contender const& rival : contenders_) {
            if (&rival == &winner_) {
                continue;
            }
            value_of_time(rival);
            carbon_price(rival);
            through_rate(rival, rival);
            dwell(rival, rival);
            through_rate(winner_, rival);
            dwell(winner_, rival);
            for (auto const& [country, price] : shipper_.risk_premium) {
                risk_premium(rival, country);
            }
        }
        return std::move(found_);
    }

private:
    using LineAt = std::function<Line(Query const&, double)>;

    // Each contender's lowest lines are asked for once, whomever it is compared with.
    Oracle oracle(std::string const& parameter, Contender const& contender, LineAt const& line) {
        auto& known = lines_[{parameter, &contender}];
        return [&known, &contender, line](double x) {
            auto const [found, is_new] = known.try_emplace(x);
            if (is_new) {
                found->second = line(*contender.query, x);
            }
            return found->second;
        };
    }

    std::optional<double> crossing(std::string const& parameter, Contender const& rival, double highest, double current,
                                   LineAt const& line) {
        return nearest_crossing(oracle(parameter, winner_, line), oracle(parameter, rival, line), current,
                                {0, std::max(highest, current)});
    }

    // The line that a path's generalised cost follows when it is path.value at x.
    static Line line_through(BestPath const& path, double x, double slope) { return {path.value - slope * x, slope}; }

    void value_of_time(Contender const& rival) {
        Worth const& worth = rival.query->worth;
        auto const at = [&](Query const& query, double x) {
            Worth const changed = query.worth.with_value_of_time(x);
            BestPath const path = *best_path(query.graph, changed, Criterion::generalised);
            PathSums const sums = sums_of(query, path);
            double const slope = sums.hours + changed.reliability_ratio() * std::sqrt(sums.variance);
            return line_through(path, x, slope);
        };
        auto const value = crossing("value_of_time", rival, highest_value_of_time, worth.of_time(), at);
        add({.parameter = "value_of_time",
             .corridor = {},
             .rival = rival.name,
             .place = {},
             .current = worth.of_time() * 24,
             .value = value ? std::optional{*value * 24} : std::nullopt,
             .unit = "USD/" + unit_ + "/day"});
    }

    void carbon_price(Contender const& rival) {
        double const current = rival.query->worth.of_carbon();
        auto const at = [&](Query const& query, double x) {
            Worth const changed = query.worth.with_carbon_price(x);
            BestPath const path = *best_path(query.graph, changed, Criterion::generalised);
            return line_through(path, x, sums_of(query, path).co2e);
        };
        add({.parameter = "carbon_price",
             .corridor = {},
             .rival = rival.name,
             .place = {},
             .current = current,
             .value = crossing("carbon_price", rival, highest_carbon_price, current, at),
             .unit = "USD/t"});
    }

    // A through rate adds to the generalised cost dollar by dollar, so the difference is the answer.
    void through_rate(Contender const& whose, Contender const& rival) {
        double const lead = rival.path->value - winner_.path->value;
        double const current = whose.route->cost.in(dollar);
        double const value = &whose == &winner_ ? current + lead : current - lead;
        add({.parameter = "through_rate",
             .corridor = whose.name,
             .rival = &whose == &winner_ ? rival.name : winner_.name,
             .place = {},
             .current = current,
             .value = value >= 0 ? std::optional{value} : std::nullopt,
             .unit = "USD/" + unit_});
    }

    // The mean of one corridor's longest dwell changes, its spread stays. On other ways that meet the same dwell it
    // changes too.
    void dwell(Contender const& whose, Contender const& rival) {
        TimeItem const* const longest = longest_dwell_of(*whose.route);
        if (longest == nullptr) {
            return;
        }
        double const current = longest->hours.mean();
        auto const at = [&](Query const& query, double x) {
            WithoutDwell const& without = without_dwell(query, *longest);
            auto additive = without.additive;
            for (SearchGraph::Edge edge = 0; edge < additive.size(); ++edge) {
                additive[edge] += without.per_hour[edge] * x;
            }
            BestPath const path =
                *best_path(search_space(query.graph), additive, without.least_to_target, query.worth.of_deviation());
            double slope = 0;
            for (SearchGraph::Edge const edge : path.edges) {
                slope += without.per_hour[edge];
            }
            return line_through(path, x, slope);
        };
        add({.parameter = "dwell",
             .corridor = whose.name,
             .rival = &whose == &winner_ ? rival.name : winner_.name,
             .place = longest->what,
             .current = current,
             .value = crossing(longest->address, rival, longest_dwell, current, at),
             .unit = "h"});
    }

    // The additive weights of a query as if one dwell took no time, and what each of its hours adds to each edge.
    struct WithoutDwell {
        std::vector<double> additive;
        std::vector<double> per_hour;
        std::vector<double> least_to_target;  // by vertex
    };

    WithoutDwell const& without_dwell(Query const& query, TimeItem const& dwell) {
        auto const [found, is_new] = without_dwell_.try_emplace({&query, dwell.address});
        WithoutDwell& without = found->second;
        if (!is_new) {
            return without;
        }
        without.additive = weights(query.graph, query.worth, Criterion::generalised, 0);
        double const hour_costs = query.worth.of_time() + query.worth.of_capital();
        for (SearchGraph::Edge edge = 0; edge < without.additive.size(); ++edge) {
            without.per_hour.push_back(times_met(query, edge, dwell.address) * hour_costs);
            // Rounding must not push an edge of nothing but this dwell below zero.
            without.additive[edge] =
                std::max(0.0, without.additive[edge] - without.per_hour[edge] * dwell.hours.mean());
        }
        without.least_to_target = query.graph.search().to(query.graph.target(), without.additive).distance;
        return without;
    }

    static int times_met(Query const& query, SearchGraph::Edge edge, std::string const& address) {
        int count = 0;
        for (ArcId const arc : query.graph.arcs(edge)) {
            for (auto const& [node, item] : query.graph.ledger().account(arc).times) {
                count += item.address == address ? 1 : 0;
            }
        }
        return count;
    }

    static TimeItem const* longest_dwell_of(Route const& route) {
        TimeItem const* longest = nullptr;
        for (Step const& step : route.steps) {
            for (TimeItem const& item : step.times) {
                bool const dwells = item.cause != TimeCause::moving;
                if (dwells && (longest == nullptr || item.hours.mean() > longest->hours.mean())) {
                    longest = &item;
                }
            }
        }
        return longest;
    }

    void risk_premium(Contender const& rival, std::string const& country) {
        double const current = rival.query->worth.premium(country).in(dollar);
        auto const entries = [&](Query const& query, BestPath const& path) {
            int count = 0;
            for (SearchGraph::Edge const edge : path.edges) {
                for (JourneyGraph::Entry const& entry : query.graph.entries(edge)) {
                    count += entry.country == country ? 1 : 0;
                }
            }
            return count;
        };
        if (entries(*winner_.query, *winner_.path) == entries(*rival.query, *rival.path)) {
            return;
        }
        auto const at = [&](Query const& query, double x) {
            Worth const changed = query.worth.with_premium(country, Money{x});
            BestPath const path = *best_path(query.graph, changed, Criterion::generalised);
            return line_through(path, x, entries(query, path));
        };
        add({.parameter = "risk_premium",
             .corridor = {},
             .rival = rival.name,
             .place = country,
             .current = current,
             .value = crossing("premium " + country, rival, highest_premium, current, at),
             .unit = "USD/" + unit_});
    }

    void add(BreakEven break_even) { found_.push_back(std::move(break_even)); }

    Network const& network_;
    std::vector<Contender> const& contenders_;
    Contender const& winner_;
    Shipper const& shipper_;
    std::string unit_;
    std::map<std::pair<std::string, Contender const*>, std::map<double, Line>> lines_;
    std::map<std::pair<Query const*, std::string>, WithoutDwell> without_dwell_;
    std::vector<BreakEven> found_;
};

}  // namespace

std::vector<BreakEven> break_even(Network const& network, Demand const& demand,
                                  std::vector<Contender> const& contenders, std::size_t winner,
                                  Shipper const& shipper) {
    return Analysis{network, demand, contenders, winner, shipper}.run();
}

}  // namespace corridor
