#include "corridor/findings/routes.h"

#include "findings/route_values.h"
#include "findings/words.h"

namespace corridor {

Report describe(std::vector<std::variant<std::vector<Route>, NoRoute>> const& answers, Context const& context) {
    MoneyOut const money{context};
    Report report;
    report.values = Value::object();
    report.values.set("schema", Value::object().set("name", "corridor-routes").set("version", 1))
        .set("corridor", CORRIDOR_VERSION)
        .set("scenario", context.scenario.name)
        .set("money", Value::object().set("currency", money.currency()).set("year", money.year()));
    Value demands = Value::list();
    for (std::size_t i = 0; i < answers.size(); ++i) {
        Demand const& demand = context.scenario.demands[i];
        Value object = Value::object();
        object.set("from", demand.from).set("to", demand.to).set("cargo", demand.cargo);
        report.blocks.emplace_back(Heading{demand.from + " to " + demand.to + ", " + demand.cargo});
        TextTable table{{{"no.", Align::right},
                         {money.currency(), Align::right},
                         {"generalised", Align::right},
                         {"mean days", Align::right},
                         {"sd days", Align::right},
                         {"kg CO2e", Align::right},
                         {"km", Align::right},
                         {"by way of", Align::left}},
                        {}};
        Value routes = Value::list();
        if (auto const* const none = std::get_if<NoRoute>(&answers[i])) {
            object.set("no_route", none->reason);
            report.blocks.emplace_back(Paragraph{none->reason + "."});
        } else {
            for (Route const& route : std::get<std::vector<Route>>(answers[i])) {
                Value entry = Value::object();
                entry.set("name", std::to_string(table.rows.size() + 1)).set("feasible", true);
                entry.set("cost_" + money.key(), rounded(money(route.cost), 2));
                entry.set("generalised_cost_" + money.key(), rounded(money(route.generalised.total()), 2));
                entry.set("time_h", Value::object().set("mean", rounded(route.mean_time.in(hour), 2)));
                set_route(entry, route, context);
                routes.add(std::move(entry));
                std::string way;
                for (Step const& step : route.steps) {
                    if (!step.is_stop) {
                        way += (way.empty() ? "" : ", ") + context.network.nodes[step.to].id;
                    }
                }
                table.rows.push_back({std::to_string(table.rows.size() + 1), fixed(money(route.cost), 0),
                                      fixed(money(route.generalised.total()), 0), fixed(route.mean_time.in(day), 1),
                                      fixed(route.standard_deviation().in(day), 1), fixed(route.co2e.in(kilogram), 0),
                                      fixed(route.distance.in(kilometre), 0), way});
            }
            report.blocks.emplace_back(table);
            report.main_table.columns = table.columns;
            report.main_table.rows.insert(report.main_table.rows.end(), table.rows.begin(), table.rows.end());
        }
        object.set("routes", std::move(routes));
        demands.add(std::move(object));
    }
    report.values.set("demands", std::move(demands));
    return report;
}

}  // namespace corridor
