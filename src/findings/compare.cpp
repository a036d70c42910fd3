#include "corridor/findings/compare.h"

#include <algorithm>

#include "findings/break_even_words.h"
#include "findings/compare_words.h"
#include "findings/netback.h"
#include "findings/provenance.h"
#include "findings/result_map.h"
#include "findings/route_values.h"
#include "findings/words.h"

namespace corridor {
namespace {

class Describer {
public:
    Describer(Comparison const& comparison, Context const& context)
        : comparison_{comparison},
          context_{context},
          network_{context.network},
          money_{context},
          map_{context.network},
          provenance_{context.network} {}

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
        for (Column& column : liquid_columns(context_)) {
            report_.main_table.columns.push_back(std::move(column));
        }
        Value demands = Value::list();
        for (DemandAnswer const& answer : comparison_.demands) {
            demands.add(demand(answer));
        }
        values.set("demands", std::move(demands));
        map_.set(values);
        for (FigureRow const& stated : context_.scenario.figures) {
            provenance_.number_of(stated);
        }
        provenance_.set(values);
        return std::move(report_);
    }

private:
    Value demand(DemandAnswer const& answer) {
        Demand const& demand = context_.scenario.demands[answer.demand];
        cargo_ = *network_.find_cargo(demand.cargo);
        Value object = Value::object();
        object.set("from", demand.from).set("to", demand.to).set("cargo", demand.cargo);
        object.set("unit", network_.cargoes[cargo_].unit);
        if (demand.promised) {
            object.set("promised_h", rounded(demand.promised->in(hour), 3));
        }
        Value corridors = Value::list();
        for (CorridorAnswer const& corridor : answer.corridors) {
            corridors.add(values_of(corridor, demand));
            csv_row(demand, corridor);
        }
        object.set("corridors", std::move(corridors));
        object.set("winner", winners(answer));
        Value break_even = Value::list();
        for (BreakEven const& found : answer.break_even) {
            break_even.add(values_of(found));
        }
        object.set("break_even", std::move(break_even));
        add_words(report_, answer, context_);
        return object;
    }

    [[nodiscard]] Value values_of(CorridorAnswer const& corridor, Demand const& demand) {
        Value object = Value::object();
        object.set("name", corridor.name).set("title", corridor.title).set("feasible", corridor.route.has_value());
        if (network_.nodes[corridor.to].id != demand.to) {
            object.set("to", network_.nodes[corridor.to].id);
        }
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
        set_netback(object, corridor, cargo_, context_);
        set_route(object, route, context_, &provenance_);
        map_.add(route);
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
            provenance_.number_of(influence.figure);
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
        Value curve = Value::list();
        for (Duration const duration : time.curve) {
            curve.add(hours(duration));
        }
        return Value::object()
            .set("mean", hours(time.mean))
            .set("sd", hours(time.standard_deviation))
            .set("p10", hours(time.p10))
            .set("p50", hours(time.p50))
            .set("p80", hours(time.p80))
            .set("p90", hours(time.p90))
            .set("p95", hours(time.p95))
            .set("curve", std::move(curve));
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
        if (answer.winner_by_netback) {
            set("netback", answer.winner_by_netback);
        }
        return object;
    }

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
            .set("unit", unit_of(found, money_));
        return object;
    }

    void csv_row(Demand const& demand, CorridorAnswer const& corridor) {
        std::vector<std::string> row{demand.from + " to " + network_.nodes[corridor.to].id, corridor.name,
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
        for (std::string& cell : liquid_cells(corridor, cargo_, context_)) {
            row.push_back(std::move(cell));
        }
        report_.main_table.rows.push_back(std::move(row));
    }

    Comparison const& comparison_;
    Context const& context_;
    Network const& network_;
    MoneyOut money_;
    ResultMap map_;
    Provenance provenance_;
    CargoId cargo_;  // of the demand that is being described
    Report report_;
};

}  // namespace

Report describe(Comparison const& comparison, Context const& context) {
    return Describer{comparison, context}.run();
}

}  // namespace corridor
