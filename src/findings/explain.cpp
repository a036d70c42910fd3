#include "corridor/findings/explain.h"

#include <algorithm>
#include <stdexcept>

#include "findings/words.h"

namespace corridor {
namespace {

class Explanation {
public:
    Explanation(Comparison const& comparison, Context const& context)
        : comparison_{comparison}, context_{context}, network_{context.network}, money_{context} {
        report_.values = Value::object();
        report_.values.set("schema", Value::object().set("name", "corridor-explain").set("version", 1));
        report_.main_table.columns = {{"what", Align::left},   {"amount", Align::right}, {"unit", Align::left},
                                      {"figure", Align::left}, {"value", Align::left},   {"source", Align::left}};
    }

    Report run(std::vector<std::string> const& ids) {
        for (DemandAnswer const& answer : comparison_.demands) {
            for (CorridorAnswer const& corridor : answer.corridors) {
                bool const wanted = ids.empty() || std::find(ids.begin(), ids.end(), corridor.name) != ids.end();
                if (wanted && corridor.route) {
                    explain(context_.scenario.demands[answer.demand], corridor);
                } else if (wanted) {
                    report_.blocks.emplace_back(Heading{corridor.title});
                    report_.blocks.emplace_back(Paragraph{corridor.no_route->reason + "."});
                    items_.add(Value::object()
                                   .set("corridor", corridor.name)
                                   .set("what", corridor.no_route->reason)
                                   .set("figures", Value::list()));
                }
            }
        }
        for (std::string const& id : ids) {
            auto const& corridors = context_.scenario.corridors;
            bool const is_corridor = std::any_of(corridors.begin(), corridors.end(),
                                                 [&](Corridor const& corridor) { return corridor.name == id; });
            if (!is_corridor) {
                explain_part(id);
            }
        }
        report_.values.set("items", std::move(items_));
        return std::move(report_);
    }

private:
    void explain(Demand const& demand, CorridorAnswer const& corridor) {
        Route const& route = *corridor.route;
        report_.blocks.emplace_back(Heading{corridor.title + ": " + demand.from + " to " + demand.to + ", " +
                                            fixed(money_(route.cost), 2) + " " + money_.currency() + ", " +
                                            fixed(route.mean_time.in(hour), 1) + " h, " +
                                            fixed(route.co2e.in(kilogram), 1) + " kg CO2e"});
        TextTable table{report_.main_table.columns, {}};
        for (Step const& step : route.steps) {
            for (CostItem const& item : step.costs) {
                add(table, corridor.name, item.what + " (" + name_of(item.kind) + ")", money_(item.amount),
                    money_.currency(), item.figures);
            }
            for (TimeItem const& item : step.times) {
                add(table, corridor.name, item.what + " (" + name_of(item.cause) + ")", item.hours.mean(), "h",
                    item.figures);
            }
            for (EmissionItem const& item : step.emissions) {
                add(table, corridor.name, item.what + " (CO2e)", item.amount.in(kilogram), "kg", item.figures);
            }
        }
        report_.blocks.emplace_back(std::move(table));
    }

    void add(TextTable& table, std::string const& corridor, std::string const& what, double amount,
             std::string const& unit, std::vector<FigureId> const& figures) {
        Value list = Value::list();
        if (figures.empty()) {
            table.rows.push_back({what, fixed(amount, 2), unit, "", "", "as the network states it"});
            report_.main_table.rows.push_back({what, plain(amount, 4), unit, "", "", "as the network states it"});
        }
        for (FigureId const id : figures) {
            FigureRow const& figure = network_.figures[id];
            bool const first = id == figures.front();
            std::string const backing = backing_text(figure, network_);
            table.rows.push_back({first ? what : "", first ? fixed(amount, 2) : "", first ? unit : "", figure.path,
                                  figure.written, backing});
            report_.main_table.rows.push_back({what, plain(amount, 4), unit, figure.path, figure.written, backing});
            list.add(values_of(figure));
        }
        items_.add(Value::object()
                       .set("corridor", corridor)
                       .set("what", what)
                       .set("amount", rounded(amount, 4))
                       .set("unit", unit)
                       .set("figures", std::move(list)));
    }

    [[nodiscard]] Value values_of(FigureRow const& figure) const {
        Value sources = Value::list();
        for (SourceId const id : figure.backing.sources) {
            Source const& source = network_.sources[id];
            sources.add(Value::object()
                            .set("id", source.id)
                            .set("title", source.title)
                            .set("publisher", source.publisher)
                            .set("year", source.year ? Value{*source.year} : Value{})
                            .set("url", source.url));
        }
        Value object = Value::object();
        object.set("path", figure.path).set("value", figure.written).set("sources", std::move(sources));
        object.set("assumption", figure.backing.assumption.empty() ? Value{} : Value{figure.backing.assumption});
        return object;
    }

    // Figures whose path has the id as a component, or that rest on the source of that id.
    void explain_part(std::string const& id) {
        TextTable table{{{"figure", Align::left}, {"value", Align::left}, {"source", Align::left}}, {}};
        for (FigureRow const& figure : network_.figures) {
            bool const named = ("." + figure.path + ".").find("." + id + ".") != std::string::npos;
            bool const cited = std::any_of(figure.backing.sources.begin(), figure.backing.sources.end(),
                                           [&](SourceId source) { return network_.sources[source].id == id; });
            if (named || cited) {
                table.rows.push_back({figure.path, figure.written, backing_text(figure, network_)});
                report_.main_table.rows.push_back(
                    {"", "", "", figure.path, figure.written, backing_text(figure, network_)});
                items_.add(Value::object().set("what", id).set("figures", Value::list().add(values_of(figure))));
            }
        }
        if (table.rows.empty() && !network_.find_node(id)) {
            throw std::invalid_argument{"nothing in scenario or network is called '" + id + "'"};
        }
        report_.blocks.emplace_back(Heading{id});
        report_.blocks.emplace_back(std::move(table));
    }

    Comparison const& comparison_;
    Context const& context_;
    Network const& network_;
    MoneyOut money_;
    Report report_;
    Value items_ = Value::list();
};

}  // namespace

Report explain(Comparison const& comparison, Context const& context, std::vector<std::string> const& ids) {
    return Explanation{comparison, context}.run(ids);
}

}  // namespace corridor
