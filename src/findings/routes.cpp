#include "corridor/findings/routes.h"

#include "findings/provenance.h"
#include "findings/result_map.h"
#include "findings/route_values.h"
#include "findings/ways.h"
#include "findings/words.h"

namespace corridor {
namespace {

class Describer {
public:
    explicit Describer(Context const& context)
        : context_{context}, money_{context}, map_{context.network}, provenance_{context.network} {
        report_.main_table.columns = {{"demand", Align::left},
                                      {"route", Align::right},
                                      {"cost_" + money_.key(), Align::right},
                                      {"generalised_cost_" + money_.key(), Align::right},
                                      {"time_mean_h", Align::right},
                                      {"time_sd_h", Align::right},
                                      {"distance_km", Align::right},
                                      {"co2e_kg", Align::right},
                                      {"way", Align::left}};
    }

    Report run(std::vector<std::variant<std::vector<Route>, NoRoute>> const& answers) {
        Value demands = Value::list();
        for (std::size_t i = 0; i < answers.size(); ++i) {
            demands.add(demand(context_.scenario.demands[i], answers[i]));
        }
        report_.values = Value::object();
        report_.values.set("schema", Value::object().set("name", "corridor-routes").set("version", 1))
            .set("corridor", CORRIDOR_VERSION);
        set_question(report_.values, context_);
        report_.values.set("money", Value::object().set("currency", money_.currency()).set("year", money_.year()))
            .set("demands", std::move(demands));
        map_.set(report_.values);
        for (FigureRow const& stated : context_.scenario.figures) {
            provenance_.number_of(stated);
        }
        provenance_.set(report_.values);
        return std::move(report_);
    }

private:
    Value demand(Demand const& demand, std::variant<std::vector<Route>, NoRoute> const& answer) {
        Value object = Value::object();
        std::string const& unit = context_.network.cargoes[*context_.network.find_cargo(demand.cargo)].unit;
        object.set("from", demand.from).set("to", demand.to).set("cargo", demand.cargo).set("unit", unit);
        report_.blocks.emplace_back(Heading{journey_of(demand, context_.network) + ", one " + unit + " (" +
                                            money_.currency() + " of " + std::to_string(money_.year()) + ")"});
        Value list = Value::list();
        if (auto const* const none = std::get_if<NoRoute>(&answer)) {
            object.set("no_route", none->reason);
            report_.blocks.emplace_back(Paragraph{none->reason + "."});
        } else {
            auto const& routes = std::get<std::vector<Route>>(answer);
            auto const ways = ways_of(routes, context_.network);
            TextTable table{{{"no.", Align::right},
                             {money_.currency(), Align::right},
                             {"generalised", Align::right},
                             {"mean days", Align::right},
                             {"sd days", Align::right},
                             {"kg CO2e", Align::right},
                             {"km", Align::right},
                             {"by way of", Align::left}},
                            {}};
            for (std::size_t i = 0; i < routes.size(); ++i) {
                std::string const number = std::to_string(i + 1);
                map_.add(routes[i]);
                provenance_.add(routes[i]);
                list.add(values_of(routes[i], number));
                table.rows.push_back(words(routes[i], number, ways[i]));
                report_.main_table.rows.push_back(csv_row(demand, routes[i], number, ways[i]));
            }
            report_.blocks.emplace_back(std::move(table));
        }
        object.set("routes", std::move(list));
        return object;
    }

    [[nodiscard]] Value values_of(Route const& route, std::string const& name) const {
        Value entry = Value::object();
        entry.set("name", name).set("feasible", true);
        entry.set("cost_" + money_.key(), rounded(money_(route.cost), 2));
        entry.set("generalised_cost_" + money_.key(), rounded(money_(route.generalised.total()), 2));
        entry.set("time_h", Value::object().set("mean", rounded(route.mean_time.in(hour), 2)));
        set_route(entry, route, context_);
        return entry;
    }

    [[nodiscard]] std::vector<std::string> words(Route const& route, std::string const& number,
                                                 std::string const& way) const {
        return {number,
                fixed(money_(route.cost), 0),
                fixed(money_(route.generalised.total()), 0),
                fixed(route.mean_time.in(day), 1),
                fixed(route.standard_deviation().in(day), 1),
                fixed(route.co2e.in(kilogram), 0),
                fixed(route.distance.in(kilometre), 0),
                way};
    }

    [[nodiscard]] std::vector<std::string> csv_row(Demand const& demand, Route const& route, std::string const& number,
                                                   std::string const& way) const {
        return {demand.from + " to " + demand.to,
                number,
                plain(money_(route.cost), 2),
                plain(money_(route.generalised.total()), 2),
                plain(route.mean_time.in(hour), 2),
                plain(route.standard_deviation().in(hour), 2),
                plain(route.distance.in(kilometre), 1),
                plain(route.co2e.in(kilogram), 1),
                way};
    }

    Context const& context_;
    MoneyOut money_;
    ResultMap map_;
    Provenance provenance_;
    Report report_;
};

}  // namespace

Report describe(std::vector<std::variant<std::vector<Route>, NoRoute>> const& answers, Context const& context) {
    return Describer{context}.run(answers);
}

}  // namespace corridor
