#include "findings/compare_words.h"

#include <algorithm>

#include "findings/break_even_words.h"
#include "findings/netback.h"
#include "findings/route_values.h"

namespace corridor {
namespace {

class Words {
public:
    Words(Report& report, Context const& context, std::string unit)
        : report_{report}, context_{context}, network_{context.network}, money_{context}, unit_{std::move(unit)} {}

    void show(DemandAnswer const& answer) {
        Demand const& demand = context_.scenario.demands[answer.demand];
        add(Heading{journey_of(demand, network_) + ", one " + unit_ + " (" + money_.currency() + " of " +
                    std::to_string(money_.year()) + ")"});
        add(Paragraph{verdict(answer)});
        if (answer.winner_by_generalised) {
            add(Paragraph{other_winners(answer)});
        }
        add(overview(answer));
        other_ends(answer);
        for (CorridorAnswer const& corridor : answer.corridors) {
            if (!corridor.route) {
                add(Paragraph{corridor.title + ": " + corridor.no_route->reason + "."});
            }
        }
        if (std::none_of(answer.corridors.begin(), answer.corridors.end(),
                         [](CorridorAnswer const& corridor) { return corridor.route.has_value(); })) {
            return;
        }
        add_netback(report_, answer, context_);
        add(Heading{"What makes up the generalised cost, " + money_.currency() + "/" + unit_});
        add(cost_parts(answer));
        add(Heading{"Where the time goes, mean hours"});
        add(time_parts(answer));
        if (answer.winner_by_generalised) {
            add_break_even(report_, answer, money_);
        }
        for (CorridorAnswer const& corridor : answer.corridors) {
            if (corridor.route) {
                add(Heading{corridor.title + ", step by step"});
                add(step_table(*corridor.route, context_));
                notes(corridor);
            }
        }
        add(Heading{"On land, by CAREC's measures (CPMM)"});
        add(measures(answer));
    }

private:
    void add(Block block) { report_.blocks.push_back(std::move(block)); }

    // Corridors that do not end where the heading says.
    void other_ends(DemandAnswer const& answer) {
        std::vector<std::string> items;
        for (CorridorAnswer const& corridor : answer.corridors) {
            Node const& end = network_.nodes[corridor.to];
            if (end.id != context_.scenario.demands[answer.demand].to) {
                items.push_back(corridor.title + " ends at " + end.name);
            }
        }
        if (!items.empty()) {
            add(Points{std::move(items)});
        }
    }

    [[nodiscard]] std::string verdict(DemandAnswer const& answer) const {
        if (!answer.winner_by_generalised) {
            bool const any = std::any_of(answer.corridors.begin(), answer.corridors.end(),
                                         [](CorridorAnswer const& corridor) { return corridor.route.has_value(); });
            return any ? "No corridor wins: of each, prices or times are stated nowhere." : "No corridor has a route.";
        }
        CorridorAnswer const& best = answer.corridors[*answer.winner_by_generalised];
        return best.title + " wins with a generalised cost of " + fixed(money_(best.route->generalised.total()), 0) +
               " " + money_.currency() + "/" + unit_ + ".";
    }

    [[nodiscard]] static std::string other_winners(DemandAnswer const& answer) {
        auto const name = [&](std::optional<std::size_t> winner) {
            return winner ? answer.corridors[*winner].title : "nobody, for figures are lacking";
        };
        return "Cheapest: " + name(answer.winner_by_cost) + "; fastest: " + name(answer.winner_by_time) +
               "; steadiest: " + name(answer.winner_by_reliability) + "; least CO2e: " + name(answer.winner_by_co2e) +
               (answer.winner_by_netback ? "; greatest netback: " + name(answer.winner_by_netback) : "") + ".";
    }

    [[nodiscard]] TextTable overview(DemandAnswer const& answer) const {
        bool const promised = context_.scenario.demands[answer.demand].promised.has_value();
        TextTable table{{{"corridor", Align::left},
                         {money_.currency(), Align::right},
                         {"range", Align::right},
                         {"generalised", Align::right},
                         {"mean days", Align::right},
                         {"P50", Align::right},
                         {"P80", Align::right},
                         {"P95", Align::right},
                         {"kg CO2e", Align::right},
                         {"km", Align::right},
                         {"borders", Align::right},
                         {"assumed", Align::right}},
                        {}};
        if (promised) {
            table.columns.push_back({"on time", Align::right});
        }
        for (CorridorAnswer const& corridor : answer.corridors) {
            if (!corridor.route) {
                std::vector<std::string> row{corridor.title, "no route"};
                row.resize(table.columns.size());
                table.rows.push_back(std::move(row));
                continue;
            }
            Route const& route = *corridor.route;
            auto const days = [](Duration duration) { return fixed(duration.in(day), 1); };
            table.rows.push_back({corridor.title, fixed(money_(route.cost), 0),
                                  fixed(money_(corridor.cost_low), 0) + "–" + fixed(money_(corridor.cost_high), 0),
                                  fixed(money_(route.generalised.total()), 0), days(corridor.transit_time.mean),
                                  days(corridor.transit_time.p50), days(corridor.transit_time.p80),
                                  days(corridor.transit_time.p95), fixed(route.co2e.in(kilogram), 0),
                                  fixed(route.distance.in(kilometre), 0), std::to_string(route.border_crossings),
                                  fixed(corridor.assumption_share * 100, 0) + " %"});
            if (promised) {
                table.rows.back().push_back(fixed(*corridor.transit_time.on_time * 100, 0) + " %");
            }
        }
        // By the columns above.
        for (auto const& [winner, column] : {std::pair{answer.winner_by_generalised, 0},
                                             {answer.winner_by_cost, 1},
                                             {answer.winner_by_generalised, 3},
                                             {answer.winner_by_time, 4},
                                             {answer.winner_by_co2e, 8}}) {
            if (winner) {
                table.best.push_back({*winner, static_cast<std::size_t>(column)});
            }
        }
        return table;
    }

    // One row for each name, one column for each corridor that has a route.
    [[nodiscard]] TextTable by_corridor(DemandAnswer const& answer, std::string first) const {
        TextTable table{{{std::move(first), Align::left}}, {}};
        for (CorridorAnswer const& corridor : answer.corridors) {
            if (corridor.route) {
                table.columns.push_back({corridor.title, Align::right});
            }
        }
        return table;
    }

    void row(TextTable& table, DemandAnswer const& answer, std::string name, auto const& value, int decimals) const {
        std::vector<std::string> cells{std::move(name)};
        bool any = false;
        for (CorridorAnswer const& corridor : answer.corridors) {
            if (corridor.route) {
                double const number = value(corridor);
                any = any || number != 0;
                cells.push_back(fixed(number, decimals));
            }
        }
        if (any) {
            table.rows.push_back(std::move(cells));
        }
    }

    [[nodiscard]] TextTable cost_parts(DemandAnswer const& answer) const {
        TextTable table = by_corridor(answer, "part");
        for (CostKind const kind : cost_kinds) {
            row(
                table, answer, kind == CostKind::risk ? "expected loss" : name_of(kind),
                [&](CorridorAnswer const& corridor) {
                    return money_(corridor.route->cost_by_kind[static_cast<std::size_t>(kind)]);
                },
                0);
        }
        auto const part = [&](char const* name, Money GeneralisedCost::*member) {
            row(
                table, answer, name,
                [&](CorridorAnswer const& corridor) { return money_(corridor.route->generalised.*member); }, 0);
        };
        part("value of time", &GeneralisedCost::time);
        part("unreliability", &GeneralisedCost::unreliability);
        part("inventory", &GeneralisedCost::inventory);
        part("carbon", &GeneralisedCost::carbon);
        part("risk premium", &GeneralisedCost::risk);
        row(
            table, answer, "generalised cost",
            [&](CorridorAnswer const& corridor) { return money_(corridor.route->generalised.total()); }, 0);
        return table;
    }

    [[nodiscard]] TextTable time_parts(DemandAnswer const& answer) const {
        TextTable table = by_corridor(answer, "cause");
        for (TimeCause const cause : time_causes) {
            row(
                table, answer, name_of(cause),
                [&](CorridorAnswer const& corridor) {
                    return corridor.route->time_by_cause[static_cast<std::size_t>(cause)].in(hour);
                },
                0);
        }
        return table;
    }

    [[nodiscard]] TextTable measures(DemandAnswer const& answer) const {
        TextTable table = by_corridor(answer, "measure");
        auto const measure = [&](std::string name, auto const& value, int decimals) {
            row(
                table, answer, std::move(name),
                [&](CorridorAnswer const& corridor) { return value(corridor.performance); }, decimals);
        };
        measure(
            "TFI1 time at a border crossing, h", [](auto const& m) { return m.border_time.in(hour); }, 1);
        measure(
            "TFI2 cost at a border crossing, " + money_.currency(),
            [&](auto const& m) { return money_(m.border_cost); }, 0);
        measure(
            "TFI3 cost of 500 km with 20 t, " + money_.currency(),
            [&](auto const& m) { return money_(m.cost_per_500_km_20_t); }, 0);
        measure(
            "TFI4 speed with delay, km/h", [](auto const& m) { return m.speed_with_delay.in_base_units(); }, 1);
        measure(
            "speed without delay, km/h", [](auto const& m) { return m.speed_without_delay.in_base_units(); }, 1);
        return table;
    }

    void notes(CorridorAnswer const& corridor) {
        std::vector<std::string> items;
        constexpr std::size_t shown = 3;
        for (std::size_t i = 0; i < std::min(shown, corridor.influences.size()); ++i) {
            Influence const& influence = corridor.influences[i];
            items.push_back("range of " + network_.figures[influence.figure].path + ": " +
                            fixed(money_(influence.low), 0) + " to +" + fixed(money_(influence.high), 0) + " " +
                            money_.currency());
        }
        for (Gap const& gap : corridor.route->gaps) {
            items.push_back("counted as nothing: " + gap.what);
        }
        if (!items.empty()) {
            add(Points{std::move(items)});
        }
    }

    Report& report_;
    Context const& context_;
    Network const& network_;
    MoneyOut money_;
    std::string unit_;
};

}  // namespace

void add_words(Report& report, DemandAnswer const& answer, Context const& context) {
    auto const cargo = context.network.find_cargo(context.scenario.demands[answer.demand].cargo);
    Words{report, context, context.network.cargoes[*cargo].unit}.show(answer);
}

}  // namespace corridor
