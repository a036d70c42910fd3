#include "corridor/findings/routes.h"

#include <algorithm>

#include "findings/route_values.h"
#include "findings/words.h"

namespace corridor {
namespace {

// "aktau (rail-1520), alat (rail-ferry), poti (rail-1520)": where each vehicle ends its run.
std::string way_of(Route const& route, Network const& network) {
    std::string way;
    for (std::size_t i = 0; i < route.steps.size(); ++i) {
        Step const& step = route.steps[i];
        auto const next = std::find_if(route.steps.begin() + static_cast<std::ptrdiff_t>(i) + 1, route.steps.end(),
                                       [](Step const& other) { return !other.is_stop; });
        bool const goes_on = next != route.steps.end() && next->mode == step.mode && next->service == step.service;
        if (!step.is_stop && !goes_on) {
            way += (way.empty() ? "" : ", ") + network.nodes[step.to].id + " (" + network.modes[step.mode].id + ")";
        }
    }
    return way;
}

}  // namespace

Report describe(std::vector<std::variant<std::vector<Route>, NoRoute>> const& answers, Context const& context) {
    MoneyOut const money{context};
    Report report;
    report.values = Value::object();
    report.values.set("schema", Value::object().set("name", "corridor-routes").set("version", 1))
        .set("corridor", CORRIDOR_VERSION);
    set_question(report.values, context);
    report.values.set("money", Value::object().set("currency", money.currency()).set("year", money.year()));
    report.main_table.columns = {{"demand", Align::left},
                                 {"route", Align::right},
                                 {"cost_" + money.key(), Align::right},
                                 {"generalised_cost_" + money.key(), Align::right},
                                 {"time_mean_h", Align::right},
                                 {"time_sd_h", Align::right},
                                 {"distance_km", Align::right},
                                 {"co2e_kg", Align::right},
                                 {"way", Align::left}};
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
                std::string const way = way_of(route, context.network);
                std::string const number = std::to_string(table.rows.size() + 1);
                report.main_table.rows.push_back(
                    {demand.from + " to " + demand.to, number, plain(money(route.cost), 2),
                     plain(money(route.generalised.total()), 2), plain(route.mean_time.in(hour), 2),
                     plain(route.standard_deviation().in(hour), 2), plain(route.distance.in(kilometre), 1),
                     plain(route.co2e.in(kilogram), 1), way});
                table.rows.push_back({number, fixed(money(route.cost), 0), fixed(money(route.generalised.total()), 0),
                                      fixed(route.mean_time.in(day), 1), fixed(route.standard_deviation().in(day), 1),
                                      fixed(route.co2e.in(kilogram), 0), fixed(route.distance.in(kilometre), 0), way});
            }
            report.blocks.emplace_back(table);
        }
        object.set("routes", std::move(routes));
        demands.add(std::move(object));
    }
    report.values.set("demands", std::move(demands));
    return report;
}

}  // namespace corridor
