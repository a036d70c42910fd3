#include "corridor/findings/explain.h"

#include <algorithm>
#include <stdexcept>

#include "corridor/network/nearest.h"
#include "findings/footnotes.h"
#include "findings/parts.h"
#include "findings/provenance.h"
#include "findings/route_values.h"
#include "findings/words.h"

namespace corridor {
namespace {

std::vector<FigureId> all_figures(CostItem const& item) {
    std::vector<FigureId> figures = item.figures;
    figures.insert(figures.end(), item.divisors.begin(), item.divisors.end());
    return figures;
}

class Explanation {
public:
    Explanation(Comparison const& comparison, Context const& context)
        : comparison_{comparison},
          context_{context},
          network_{context.network},
          money_{context},
          footnotes_{context.network} {
        report_.values = Value::object();
        report_.values.set("schema", Value::object().set("name", "corridor-explain").set("version", 1))
            .set("corridor", CORRIDOR_VERSION);
        set_question(report_.values, context);
        report_.values.set("seed", comparison.seed);
        report_.main_table.columns = {{"what", Align::left},   {"amount", Align::right}, {"unit", Align::left},
                                      {"figure", Align::left}, {"value", Align::left},   {"range", Align::left},
                                      {"source", Align::left}};
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
        list_used();
        for (std::string const& id : ids) {
            auto const& corridors = context_.scenario.corridors;
            bool const is_corridor = std::any_of(corridors.begin(), corridors.end(),
                                                 [&](Corridor const& corridor) { return corridor.name == id; });
            if (!is_corridor) {
                explain_part(id);
            }
        }
        for (Block& block : footnotes_.list()) {
            report_.blocks.push_back(std::move(block));
        }
        report_.values.set("items", std::move(items_));
        return std::move(report_);
    }

private:
    void explain(Demand const& demand, CorridorAnswer const& corridor) {
        Route const& route = *corridor.route;
        report_.blocks.emplace_back(Heading{
            corridor.title + ": " + journey_of(demand, corridor.to, network_) + ", " + fixed(money_(route.cost), 2) +
            " " + money_.currency() + " (generalised " + fixed(money_(route.generalised.total()), 2) + "), " +
            fixed(route.mean_time.in(hour), 1) + " h, " + fixed(route.co2e.in(kilogram), 1) + " kg CO2e"});
        TextTable table{{{"what", Align::left}, {"amount", Align::right}, {"unit", Align::left}, {"from", Align::left}},
                        {}};
        for (Step const& step : route.steps) {
            for (CostItem const& item : step.costs) {
                add(table, corridor.name, item.what + " (" + name_of(item.kind) + ")", money_(item.amount),
                    money_.currency(), all_figures(item));
            }
            for (TimeItem const& item : step.times) {
                add(table, corridor.name, item.what + " (" + name_of(item.cause) + ")", item.hours.mean(), "h",
                    item.figures);
            }
            for (EmissionItem const& item : step.emissions) {
                add(table, corridor.name, item.what + " (CO2e)", item.amount.in(kilogram), "kg", item.figures);
            }
        }
        add_worth(table, corridor.name, route.generalised);
        if (corridor.netback) {
            for (Netback::Item const& item : corridor.netback->items) {
                add(table, corridor.name, item.what, money_(item.amount), money_.currency() + " netback", item.figures);
            }
        }
        report_.blocks.emplace_back(std::move(table));
    }

    // What the shipper's values make of time, uncertainty, goods, carbon and countries.
    void add_worth(TextTable& table, std::string const& corridor, GeneralisedCost const& cost) {
        struct Part {
            char const* what;
            Money amount;
            std::vector<std::string> stated;  // where the scenario states what it rests on
        };
        std::vector<Part> const parts{
            {"value of time", cost.time, {"shipper.value-of-time"}},
            {"unreliability", cost.unreliability, {"shipper.value-of-time", "shipper.reliability-ratio"}},
            {"interest on the goods", cost.inventory, {"shipper.capital-rate"}},
            {"CO2e", cost.carbon, {"shipper.carbon-price"}},
            {"risk premium", cost.risk, {"shipper.risk-premium"}}};
        for (Part const& part : parts) {
            std::vector<FigureRow const*> figures;
            for (FigureRow const& figure : context_.scenario.figures) {
                auto const states = [&](std::string const& path) { return figure.path.starts_with(path); };
                if (std::any_of(part.stated.begin(), part.stated.end(), states)) {
                    figures.push_back(&figure);
                }
            }
            if (part.amount != Money{}) {
                // Another unit than money that is paid, so that nobody adds the two up unawares.
                add_rows(table, corridor, part.what, money_(part.amount), money_.currency() + " generalised", figures);
            }
        }
    }

    void add(TextTable& table, std::string const& corridor, std::string const& what, double amount,
             std::string const& unit, std::vector<FigureId> const& ids) {
        std::vector<FigureRow const*> figures;
        figures.reserve(ids.size());
        for (FigureId const id : ids) {
            figures.push_back(&network_.figures[id]);
        }
        add_rows(table, corridor, what, amount, unit, figures);
    }

    void add_rows(TextTable& table, std::string const& corridor, std::string const& what, double amount,
                  std::string const& unit, std::vector<FigureRow const*> const& figures) {
        Value list = Value::list();
        std::string from;
        for (FigureRow const* const figure : figures) {
            from += (from.empty() ? "" : ", ") + figure->written + " " + footnotes_.cite(figure->backing);
            report_.main_table.rows.push_back({what, plain(amount, 4), unit, figure->path, figure->written,
                                               range_text(*figure), backing_text(*figure, network_)});
            list.add(values_of(*figure));
            if (std::find(used_.begin(), used_.end(), figure) == used_.end()) {
                used_.push_back(figure);
            }
        }
        if (figures.empty()) {
            from = "as the network states it";
            report_.main_table.rows.push_back({what, plain(amount, 4), unit, "", "", "", from});
        }
        table.rows.push_back({what, fixed(amount, 2), unit, from});
        items_.add(Value::object()
                       .set("corridor", corridor)
                       .set("what", what)
                       .set("amount", rounded(amount, 4))
                       .set("unit", unit)
                       .set("figures", std::move(list)));
    }

    // The figures behind the amounts, each once.
    void list_used() {
        if (used_.empty()) {
            return;
        }
        TextTable table = figure_table();
        for (FigureRow const* const figure : used_) {
            add_figure(table, *figure);
        }
        report_.blocks.emplace_back(Heading{"Figures"});
        report_.blocks.emplace_back(std::move(table));
    }

    static TextTable figure_table() {
        return {{{"figure", Align::left}, {"value", Align::left}, {"range", Align::left}, {"source", Align::left}}, {}};
    }

    void add_figure(TextTable& table, FigureRow const& figure) {
        table.rows.push_back({figure.path, figure.written, range_text(figure), footnotes_.cite(figure.backing)});
    }

    // "x 0.83 to x 3.61", or nothing.
    static std::string range_text(FigureRow const& figure) {
        if (!figure.range || figure.value == 0) {
            return "";
        }
        return "x " + plain(figure.range->low / figure.value, 2) + " to x " +
               plain(figure.range->high / figure.value, 2);
    }

    [[nodiscard]] Value values_of(FigureRow const& figure) const {
        Value sources = Value::list();
        for (SourceId const id : figure.backing.sources) {
            sources.add(corridor::values_of(network_.sources[id]));
        }
        Value object = Value::object();
        object.set("path", figure.path).set("value", figure.written).set("sources", std::move(sources));
        bool const ranges = figure.range && figure.value != 0;
        object.set("range_factors", ranges ? Value::list()
                                                 .add(rounded(figure.range->low / figure.value, 4))
                                                 .add(rounded(figure.range->high / figure.value, 4))
                                           : Value{});
        object.set("assumption", figure.backing.assumption.empty() ? Value{} : Value{figure.backing.assumption});
        return object;
    }

    // A part of the network: its figures, one by one.
    void explain_part(std::string const& id) {
        auto const figures = figures_of(id, network_);
        if (figures.empty() && !network_.find_node(id)) {
            auto known = ids_of(network_);
            for (Corridor const& corridor : context_.scenario.corridors) {
                known.push_back(corridor.name);
            }
            auto const near = nearest(id, known);
            throw std::invalid_argument{"nothing in scenario or network is called '" + id + "'" +
                                        (near ? "; did you mean '" + *near + "'?" : "")};
        }
        TextTable table = figure_table();
        for (FigureRow const* const figure : figures) {
            add_figure(table, *figure);
            report_.main_table.rows.push_back(
                {"", "", "", figure->path, figure->written, range_text(*figure), backing_text(*figure, network_)});
            items_.add(Value::object().set("what", id).set("figures", Value::list().add(values_of(*figure))));
        }
        report_.blocks.emplace_back(Heading{id});
        report_.blocks.emplace_back(std::move(table));
    }

    Comparison const& comparison_;
    Context const& context_;
    Network const& network_;
    MoneyOut money_;
    Footnotes footnotes_;
    std::vector<FigureRow const*> used_;  // behind the amounts, in the order of their first use
    Report report_;
    Value items_ = Value::list();
};

}  // namespace

Report explain(Comparison const& comparison, Context const& context, std::vector<std::string> const& ids) {
    return Explanation{comparison, context}.run(ids);
}

}  // namespace corridor
