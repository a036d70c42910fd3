#include "findings/route_values.h"

#include <algorithm>

#include "findings/result_map.h"

namespace corridor {
namespace {

Value parts(Route const& route, MoneyOut const& money) {
    Value parts = Value::object();
    auto const set = [&](char const* name, Money amount) {
        parts.set(std::string{name} + "_" + money.key(), rounded(money(amount), 2));
    };
    for (CostKind const kind : cost_kinds) {
        set(kind == CostKind::risk ? "expected_loss" : name_of(kind),
            route.cost_by_kind[static_cast<std::size_t>(kind)]);
    }
    set("value_of_time", route.generalised.time);
    set("unreliability", route.generalised.unreliability);
    set("inventory", route.generalised.inventory);
    set("carbon", route.generalised.carbon);
    set("risk_premium", route.generalised.risk);
    return parts;
}

Value times(Step const& step) {
    Value causes = Value::object();
    for (TimeCause const cause : time_causes) {
        double hours = 0;
        for (TimeItem const& item : step.times) {
            hours += item.cause == cause ? item.hours.mean() : 0.0;
        }
        if (hours > 0) {
            causes.set(name_of(cause), rounded(hours, 3));
        }
    }
    return causes;
}

// What a step costs, takes and emits, piece by piece, and by the numbers of which figures.
Value items(Step const& step, MoneyOut const& money, Provenance& provenance) {
    Value list = Value::list();
    for (CostItem const& item : step.costs) {
        Value figures = provenance.numbers_of(item.figures);
        for (FigureId const divisor : item.divisors) {
            figures.add(provenance.number_of(divisor));
        }
        list.add(Value::object()
                     .set("what", item.what)
                     .set("kind", name_of(item.kind))
                     .set("cost_" + money.key(), rounded(money(item.amount), 2))
                     .set("figures", std::move(figures)));
    }
    for (TimeItem const& item : step.times) {
        list.add(Value::object()
                     .set("what", item.what)
                     .set("kind", name_of(item.cause))
                     .set("time_h", rounded(item.hours.mean(), 3))
                     .set("figures", provenance.numbers_of(item.figures)));
    }
    for (EmissionItem const& item : step.emissions) {
        list.add(Value::object()
                     .set("what", item.what)
                     .set("kind", "co2e")
                     .set("co2e_kg", rounded(item.amount.in(kilogram), 1))
                     .set("figures", provenance.numbers_of(item.figures)));
    }
    return list;
}

}  // namespace

void set_question(Value& object, Context const& context) {
    object.set("scenario", context.scenario.name);
    Value inputs = Value::list();
    for (auto const& [name, hash] : context.inputs) {
        inputs.add(Value::object().set("name", name).set("hash", hash));
    }
    Value overrides = Value::list();
    for (std::string const& change : context.overrides) {
        overrides.add(change);
    }
    Value options = Value::list();
    for (std::string const& word : context.options) {
        options.add(word);
    }
    object.set("inputs", std::move(inputs)).set("set", std::move(overrides)).set("options", std::move(options));
}

void set_route(Value& object, Route const& route, Context const& context, Provenance* provenance) {
    Network const& network = context.network;
    MoneyOut const money{context};
    object.set("distance_km", rounded(route.distance.in(kilometre), 1));
    object.set("co2e_kg", rounded(route.co2e.in(kilogram), 1));
    object.set("border_crossings", route.border_crossings);
    object.set("standard_deviation_h", rounded(route.standard_deviation().in(hour), 3));
    object.set("parts", parts(route, money));
    Value legs = Value::list();
    Value stops = Value::list();
    for (Step const& step : route.steps) {
        Value entry = Value::object();
        if (step.is_stop) {
            entry.set("node", network.nodes[step.from].id);
        } else {
            entry.set("from", network.nodes[step.from].id).set("to", network.nodes[step.to].id);
            entry.set("mode", network.modes[step.mode].id).set("country", step.country);
            if (step.service) {
                entry.set("service", network.services[step.service].id);
            }
            if (!step.through_tariff.empty()) {
                entry.set("through_tariff", step.through_tariff);
            }
            entry.set("distance_km", rounded(step.distance.in(kilometre), 1));
            entry.set("passed", passed_values(step, network));
        }
        entry.set("time_h", rounded(step.mean_time().in(hour), 3));
        entry.set("cost_" + money.key(), rounded(money(step.cost()), 2));
        entry.set("co2e_kg", rounded(step.co2e().in(kilogram), 1));
        entry.set("time_by_cause_h", times(step));
        if (provenance != nullptr) {
            entry.set("items", items(step, money, *provenance));
        }
        (step.is_stop ? stops : legs).add(std::move(entry));
    }
    object.set("legs", std::move(legs));
    object.set("stops", std::move(stops));
    if (!route.gaps.empty()) {
        Value gaps = Value::list();
        for (Gap const& gap : route.gaps) {
            gaps.add(gap.what);
        }
        object.set("gaps", std::move(gaps));
    }
}

namespace {

// What takes time at a stop: "handling, border".
std::string causes(Step const& stop) {
    std::string text;
    for (TimeCause const cause : time_causes) {
        bool const found = std::any_of(stop.times.begin(), stop.times.end(),
                                       [cause](TimeItem const& item) { return item.cause == cause; });
        text += found ? (text.empty() ? "" : ", ") + std::string{name_of(cause)} : "";
    }
    return text;
}

}  // namespace

TextTable step_table(Route const& route, Context const& context) {
    Network const& network = context.network;
    MoneyOut const money{context};
    TextTable table{{{"stretch or stop", Align::left},
                     {"by", Align::left},
                     {"km", Align::right},
                     {"h", Align::right},
                     {money.currency(), Align::right},
                     {"kg CO2e", Align::right}},
                    {}};
    for (Step const& step : route.steps) {
        std::string const how = step.is_stop ? causes(step) : network.modes[step.mode].id + " " + step.country;
        table.rows.push_back({(step.is_stop ? "  " : "") + title(step, network), how,
                              step.is_stop ? "" : fixed(step.distance.in(kilometre), 0),
                              fixed(step.mean_time().in(hour), 1), fixed(money(step.cost()), 0),
                              fixed(step.co2e().in(kilogram), 0)});
    }
    table.rows.push_back({"total", "", fixed(route.distance.in(kilometre), 0), fixed(route.mean_time.in(hour), 1),
                          fixed(money(route.cost), 0), fixed(route.co2e.in(kilogram), 0)});
    return table;
}

Value values_of(NoWay const& none) {
    return Value::object()
        .set("name", none.corridor)
        .set("title", none.title)
        .set("feasible", false)
        .set("reason", none.why.reason);
}

}  // namespace corridor
