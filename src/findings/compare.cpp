#include "corridor/findings/compare.h"

#include <algorithm>

#include <fmt/core.h>

#include "findings/route_values.h"
#include "findings/words.h"

namespace corridor {
namespace {

class Describer {
public:
    Describer(Comparison const& comparison, Context const& context)
        : comparison_{comparison}, context_{context}, network_{context.network}, money_{context} {}

    Report run() {
        Value& values = report_.values = Value::object();
        values.set("schema", Value::object().set("name", "corridor-compare").set("version", 1));
        values.set("corridor", CORRIDOR_VERSION);
        set_question(values, context_);
        values.set("seed", comparison_.seed).set("draws", comparison_.draws);
        values.set("money", Value::object().set("currency", money_.currency()).set("year", money_.year()));
        report_.main_table.columns = {{"demand", Align::left},
                                      {"corridor", Align::left},
                                      {"feasible", Align::left},
                                      {"cost_" + money_.key(), Align::right},
                                      {"generalised_cost_" + money_.key(), Align::right},
                                      {"time_mean_h", Align::right},
                                      {"time_p50_h", Align::right},
                                      {"time_p80_h", Align::right},
                                      {"time_p95_h", Align::right},
                                      {"distance_km", Align::right},
                                      {"co2e_kg", Align::right},
                                      {"assumption_share", Align::right}};
        Value demands = Value::list();
        for (DemandAnswer const& answer : comparison_.demands) {
            demands.add(demand(answer));
        }
        values.set("demands", std::move(demands));
        return std::move(report_);
    }

private:
    Value demand(DemandAnswer const& answer) {
        Demand const& demand = context_.scenario.demands[answer.demand];
        unit_ = network_.cargoes[*network_.find_cargo(demand.cargo)].unit;
        Value object = Value::object();
        object.set("from", demand.from).set("to", demand.to).set("cargo", demand.cargo).set("unit", unit_);
        if (demand.promised) {
            object.set("promised_h", rounded(demand.promised->in(hour), 3));
        }
        Value corridors = Value::list();
        for (CorridorAnswer const& corridor : answer.corridors) {
            corridors.add(values_of(corridor));
            csv_row(demand, corridor);
        }
        object.set("corridors", std::move(corridors));
        object.set("winner", winners(answer));
        Value break_even = Value::list();
        for (BreakEven const& found : answer.break_even) {
            break_even.add(values_of(found));
        }
        object.set("break_even", std::move(break_even));
        show(demand, answer);
        return object;
    }

    [[nodiscard]] Value values_of(CorridorAnswer const& corridor) const {
        Value object = Value::object();
        object.set("name", corridor.name).set("title", corridor.title).set("feasible", corridor.route.has_value());
        if (!corridor.route) {
            Value removed = Value::list();
            for (std::string const& constraint : corridor.no_route->removed_by) {
                removed.add(constraint);
            }
            object.set("no_route",
                       Value::object().set("reason", corridor.no_route->reason).set("removed_by", std::move(removed)));
            return object;
        }
        Route const& route = *corridor.route;
        object.set("cost_" + money_.key(), rounded(money_(route.cost), 2));
        object.set(
            "cost_range_" + money_.key(),
            Value::list().add(rounded(money_(corridor.cost_low), 2)).add(rounded(money_(corridor.cost_high), 2)));
        object.set("generalised_cost_" + money_.key(), rounded(money_(route.generalised.total()), 2));
        object.set("time_h", time_values(corridor.transit_time));
        if (corridor.transit_time.on_time) {
            object.set("on_time_probability", rounded(*corridor.transit_time.on_time, 4));
        }
        object.set("assumption_share", rounded(corridor.assumption_share, 4));
        set_route(object, route, context_);
        CorridorPerformance const& measures = corridor.performance;
        object.set("cpmm", Value::object()
                               .set("tfi1_border_time_h", rounded(measures.border_time.in(hour), 2))
                               .set("tfi2_border_cost_" + money_.key(), rounded(money_(measures.border_cost), 2))
                               .set("tfi3_cost_per_500km_20t_" + money_.key(),
                                    rounded(money_(measures.cost_per_500_km_20_t), 2))
                               .set("tfi4_swd_km_per_h", rounded(measures.speed_with_delay.in_base_units(), 2))
                               .set("swod_km_per_h", rounded(measures.speed_without_delay.in_base_units(), 2)));
        Value chart = Value::list();
        for (TimeCostDistance const& point : corridor.chart) {
            chart.add(Value::object()
                          .set("node", network_.nodes[point.node].id)
                          .set("distance_km", rounded(point.distance.in(kilometre), 1))
                          .set("time_h", rounded(point.time.in(hour), 2))
                          .set("cost_" + money_.key(), rounded(money_(point.cost), 2)));
        }
        object.set("time_cost_distance", std::move(chart));
        Value influences = Value::list();
        for (Influence const& influence : corridor.influences) {
            influences.add(Value::object()
                               .set("path", network_.figures[influence.figure].path)
                               .set("low_" + money_.key(), rounded(money_(influence.low), 2))
                               .set("high_" + money_.key(), rounded(money_(influence.high), 2)));
        }
        object.set("influences", std::move(influences));
        return object;
    }

    static Value time_values(TransitTime const& time) {
        auto const hours = [](Duration duration) { return rounded(duration.in(hour), 2); };
        return Value::object()
            .set("mean", hours(time.mean))
            .set("sd", hours(time.standard_deviation))
            .set("p10", hours(time.p10))
            .set("p50", hours(time.p50))
            .set("p80", hours(time.p80))
            .set("p90", hours(time.p90))
            .set("p95", hours(time.p95));
    }

    static Value winners(DemandAnswer const& answer) {
        Value object = Value::object();
        auto const set = [&](char const* key, std::optional<std::size_t> winner) {
            object.set(key, winner ? Value{answer.corridors[*winner].name} : Value{});
        };
        set("cost", answer.winner_by_cost);
        set("time", answer.winner_by_time);
        set("generalised", answer.winner_by_generalised);
        set("co2e", answer.winner_by_co2e);
        set("reliability", answer.winner_by_reliability);
        return object;
    }

    [[nodiscard]] bool is_money(BreakEven const& found) const { return found.parameter != "dwell"; }

    [[nodiscard]] Value values_of(BreakEven const& found) const {
        auto const out = [&](double value) {
            return is_money(found) ? rounded(money_.of(value), 2) : rounded(value, 2);
        };
        Value object = Value::object();
        object.set("parameter", found.parameter)
            .set("corridor", found.corridor.empty() ? Value{} : Value{found.corridor})
            .set("rival", found.rival)
            .set("place", found.place.empty() ? Value{} : Value{found.place})
            .set("current", out(found.current))
            .set("value", found.value ? Value{out(*found.value)} : Value{})
            .set("unit", unit_of(found));
        return object;
    }

    [[nodiscard]] std::string unit_of(BreakEven const& found) const {
        return is_money(found) ? money_.currency() + found.unit.substr(3) : found.unit;
    }

    void csv_row(Demand const& demand, CorridorAnswer const& corridor) {
        std::vector<std::string> row{demand.from + " to " + demand.to, corridor.name,
                                     corridor.route ? "true" : "false"};
        if (!corridor.route) {
            row.resize(report_.main_table.columns.size());
            report_.main_table.rows.push_back(std::move(row));
            return;
        }
        Route const& route = *corridor.route;
        row.push_back(plain(money_(route.cost), 2));
        row.push_back(plain(money_(route.generalised.total()), 2));
        for (Duration const time : {corridor.transit_time.mean, corridor.transit_time.p50, corridor.transit_time.p80,
                                    corridor.transit_time.p95}) {
            row.push_back(plain(time.in(hour), 2));
        }
        row.push_back(plain(route.distance.in(kilometre), 1));
        row.push_back(plain(route.co2e.in(kilogram), 1));
        row.push_back(plain(corridor.assumption_share, 4));
        report_.main_table.rows.push_back(std::move(row));
    }

    void show(Demand const& demand, DemandAnswer const& answer) {
        std::string const from = network_.nodes[*network_.find_node(demand.from)].name;
        std::string const to = network_.nodes[*network_.find_node(demand.to)].name;
        add(Heading{from + " to " + to + ", one " + unit_ + " (" + money_.currency() + " of " +
                    std::to_string(money_.year()) + ")"});
        add(Paragraph{verdict(answer)});
        add(overview(answer));
        for (CorridorAnswer const& corridor : answer.corridors) {
            if (!corridor.route) {
                add(Paragraph{corridor.title + ": " + corridor.no_route->reason + "."});
            }
        }
        if (std::none_of(answer.corridors.begin(), answer.corridors.end(),
                         [](CorridorAnswer const& corridor) { return corridor.route.has_value(); })) {
            return;
        }
        add(Heading{"What makes up the generalised cost, " + money_.currency() + "/" + unit_});
        add(cost_parts(answer));
        add(Heading{"Where the time goes, mean hours"});
        add(time_parts(answer));
        if (answer.winner_by_generalised) {
            add(Heading{"What would have to change"});
            add(Points{break_even_sentences(answer)});
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

    void add(Block block) { report_.blocks.push_back(std::move(block)); }

    [[nodiscard]] std::string verdict(DemandAnswer const& answer) const {
        if (!answer.winner_by_generalised) {
            bool const any = std::any_of(answer.corridors.begin(), answer.corridors.end(),
                                         [](CorridorAnswer const& corridor) { return corridor.route.has_value(); });
            return any ? "No corridor wins: of each, prices or times are stated nowhere." : "No corridor has a route.";
        }
        auto const name = [&](std::optional<std::size_t> winner) {
            return winner ? answer.corridors[*winner].title : "nobody, for figures are lacking";
        };
        CorridorAnswer const& best = answer.corridors[*answer.winner_by_generalised];
        return best.title + " wins with a generalised cost of " + fixed(money_(best.route->generalised.total()), 0) +
               " " + money_.currency() + "/" + unit_ + ". Cheapest: " + name(answer.winner_by_cost) +
               "; fastest: " + name(answer.winner_by_time) + "; steadiest: " + name(answer.winner_by_reliability) +
               "; least CO2e: " + name(answer.winner_by_co2e) + ".";
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

    [[nodiscard]] std::string title_of(DemandAnswer const& answer, std::string const& name) const {
        auto const found = std::find_if(answer.corridors.begin(), answer.corridors.end(),
                                        [&](CorridorAnswer const& corridor) { return corridor.name == name; });
        return found == answer.corridors.end() ? name : found->title;
    }

    [[nodiscard]] std::vector<std::string> break_even_sentences(DemandAnswer const& answer) const {
        std::vector<std::string> sentences;
        for (BreakEven const& found : answer.break_even) {
            std::string const subject = subject_of(answer, found);
            std::string const rival = title_of(answer, found.rival);
            auto const amount = [&](double value) {
                return fixed(is_money(found) ? money_.of(value) : value, found.parameter == "value_of_time" ? 2 : 0) +
                       " " + unit_of(found);
            };
            sentences.push_back(found.value ? fmt::format("{} breaks even with {} at {} (now {}).", subject, rival,
                                                          amount(*found.value), amount(found.current))
                                            : fmt::format("{} has no break-even with {}.", subject, rival));
        }
        if (sentences.empty()) {
            sentences.emplace_back("Nothing to compare with: no second corridor has a route.");
        }
        return sentences;
    }

    [[nodiscard]] std::string subject_of(DemandAnswer const& answer, BreakEven const& found) const {
        std::string const best = answer.corridors[*answer.winner_by_generalised].title;
        if (found.parameter == "value_of_time") {
            return best + " by value of time";
        }
        if (found.parameter == "carbon_price") {
            return best + " by CO2 price";
        }
        if (found.parameter == "risk_premium") {
            return best + " by risk premium for " + found.place;
        }
        std::string const whose = title_of(answer, found.corridor);
        return found.parameter == "dwell" ? whose + " by mean dwell (" + found.place + ")" : whose + " by through rate";
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

    Comparison const& comparison_;
    Context const& context_;
    Network const& network_;
    MoneyOut money_;
    std::string unit_;
    Report report_;
};

}  // namespace

Report describe(Comparison const& comparison, Context const& context) {
    return Describer{comparison, context}.run();
}

}  // namespace corridor
