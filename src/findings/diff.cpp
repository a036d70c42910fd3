#include "corridor/findings/diff.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include <fmt/core.h>

#include "corridor/scenario/differences.h"
#include "findings/route_values.h"
#include "findings/words.h"

namespace corridor {
namespace {

// A number that both answers give for a corridor.
struct Measured {
    std::string key;
    std::string title;
    int decimals;
    double (*of)(CorridorAnswer const&, MoneyOut const&);
};

std::vector<Measured> measures(MoneyOut const& money) {
    return {
        {"cost_" + money.key(), money.currency(), 2,
         [](CorridorAnswer const& answer, MoneyOut const& out) { return out(answer.route->cost); }},
        {"generalised_cost_" + money.key(), "generalised", 2,
         [](CorridorAnswer const& answer, MoneyOut const& out) { return out(answer.route->generalised.total()); }},
        {"time_mean_h", "mean hours", 2,
         [](CorridorAnswer const& answer, MoneyOut const&) { return answer.transit_time.mean.in(hour); }},
        {"time_p95_h", "P95 hours", 2,
         [](CorridorAnswer const& answer, MoneyOut const&) { return answer.transit_time.p95.in(hour); }},
        {"distance_km", "km", 1,
         [](CorridorAnswer const& answer, MoneyOut const&) { return answer.route->distance.in(kilometre); }},
        {"co2e_kg", "kg CO2e", 1,
         [](CorridorAnswer const& answer, MoneyOut const&) { return answer.route->co2e.in(kilogram); }},
    };
}

class Describer {
public:
    Describer(Answered const& before, Answered const& after)
        : before_{before}, after_{after}, money_{before.context}, money_after_{after.context, before.context} {}

    Report run() {
        report_.values = Value::object();
        report_.values.set("schema", Value::object().set("name", "corridor-diff").set("version", 1))
            .set("corridor", CORRIDOR_VERSION)
            .set("before", before_.context.scenario.name)
            .set("after", after_.context.scenario.name)
            .set("money", Value::object().set("currency", money_.currency()).set("year", money_.year()));
        Value questions = Value::list();
        for (Answered const& one : {before_, after_}) {
            Value question = Value::object();
            set_question(question, one.context);
            questions.add(std::move(question));
        }
        report_.values.set("questions", std::move(questions)).set("seed", before_.comparison.seed);
        inputs();
        answers();
        return std::move(report_);
    }

private:
    void inputs() {
        auto const found = differences({before_.context.scenario, before_.context.network},
                                       {after_.context.scenario, after_.context.network});
        Value list = Value::list();
        TextTable table{
            {{"input", Align::left}, {"before", Align::left}, {"after", Align::left}, {"factor", Align::right}}, {}};
        auto const or_nothing = [](std::string const& text) { return text.empty() ? Value{} : Value{text}; };
        for (Difference const& difference : found) {
            list.add(Value::object()
                         .set("path", difference.path)
                         .set("before", or_nothing(difference.before))
                         .set("after", or_nothing(difference.after))
                         .set("factor", difference.factor ? Value{rounded(*difference.factor, 6)} : Value{}));
            table.rows.push_back({difference.path, difference.before.empty() ? "–" : difference.before,
                                  difference.after.empty() ? "–" : difference.after,
                                  difference.factor ? fmt::format("{:.4g}", *difference.factor) : ""});
        }
        report_.values.set("inputs", std::move(list));
        report_.blocks.emplace_back(
            Heading{before_.context.scenario.name + " against " + after_.context.scenario.name});
        if (found.empty()) {
            report_.blocks.emplace_back(Paragraph{"The inputs do not differ."});
            return;
        }
        report_.blocks.emplace_back(Heading{"What differs in the inputs"});
        report_.blocks.emplace_back(std::move(table));
    }

    // Demands are one if they move the same cargo between the same places; the n-th of equals is one with the n-th.
    [[nodiscard]] DemandAnswer const* partner(DemandAnswer const& answer) const {
        auto const is_alike = [&](Context const& context, DemandAnswer const& of) {
            Demand const& one = before_.context.scenario.demands[answer.demand];
            Demand const& other = context.scenario.demands[of.demand];
            return std::tie(one.from, one.to, one.cargo) == std::tie(other.from, other.to, other.cargo);
        };
        auto const& own = before_.comparison.demands;
        auto rank = std::count_if(own.begin(), own.begin() + (&answer - own.data()),
                                  [&](DemandAnswer const& one) { return is_alike(before_.context, one); });
        for (DemandAnswer const& other : after_.comparison.demands) {
            if (is_alike(after_.context, other) && rank-- == 0) {
                return &other;
            }
        }
        return nullptr;
    }

    void answers() {
        report_.main_table.columns = {{"demand", Align::left},  {"corridor", Align::left}, {"measure", Align::left},
                                      {"before", Align::right}, {"after", Align::right},   {"change", Align::right}};
        Value list = Value::list();
        for (DemandAnswer const& answer : before_.comparison.demands) {
            if (DemandAnswer const* const other = partner(answer)) {
                list.add(demand(answer, *other));
            }
        }
        if (std::get<Value::List>(list.held()).empty()) {
            report_.blocks.emplace_back(Paragraph{"The two share no demand, so no answers stand side by side."});
        }
        report_.values.set("demands", std::move(list));
    }

    Value demand(DemandAnswer const& before, DemandAnswer const& after) {
        Demand const& demand = before_.context.scenario.demands[before.demand];
        std::string const name = demand.from + " to " + demand.to + ", " + demand.cargo;
        report_.blocks.emplace_back(Heading{journey_of(demand, before_.context.network) + ", " + demand.cargo});
        report_.blocks.emplace_back(Paragraph{winners(before, after)});
        TextTable table{{{"corridor", Align::left},
                         {"measure", Align::left},
                         {"before", Align::right},
                         {"after", Align::right},
                         {"change", Align::right}},
                        {}};
        unchanged_.clear();
        Value corridors = Value::list();
        for (CorridorAnswer const& corridor : before.corridors) {
            auto const other = std::find_if(after.corridors.begin(), after.corridors.end(),
                                            [&](CorridorAnswer const& one) { return one.name == corridor.name; });
            if (other != after.corridors.end()) {
                corridors.add(this->corridor(corridor, *other, name, table));
            }
        }
        if (!table.rows.empty()) {
            report_.blocks.emplace_back(std::move(table));
        }
        if (!unchanged_.empty()) {
            report_.blocks.emplace_back(Paragraph{"Unchanged: " + unchanged_ + "."});
        }
        return Value::object()
            .set("from", demand.from)
            .set("to", demand.to)
            .set("cargo", demand.cargo)
            .set("winner", Value::object().set("before", winner(before)).set("after", winner(after)))
            .set("corridors", std::move(corridors));
    }

    Value corridor(CorridorAnswer const& before, CorridorAnswer const& after, std::string const& demand,
                   TextTable& table) {
        Value object = Value::object();
        object.set("name", before.name)
            .set("feasible",
                 Value::object().set("before", before.route.has_value()).set("after", after.route.has_value()));
        if (!before.route && !after.route) {
            leave_out(before);
            return object;
        }
        if (!before.route || !after.route) {
            auto const word = [](CorridorAnswer const& answer) { return answer.route ? "feasible" : "no route"; };
            table.rows.push_back({before.title, "", word(before), word(after), ""});
            return object;
        }
        std::vector<std::vector<std::string>> rows;
        bool changes = false;
        for (Measured const& measure : measures(money_)) {
            double const first = measure.of(before, money_);
            double const second = measure.of(after, money_after_);
            object.set(measure.key, Value::object()
                                        .set("before", rounded(first, measure.decimals))
                                        .set("after", rounded(second, measure.decimals))
                                        .set("change", rounded(second - first, measure.decimals)));
            int const shown = measure.decimals - 1;
            std::string const change = (second < first ? "-" : "+") + fixed(std::abs(second - first), shown);
            bool const is_same = plain(second - first, shown) == plain(0, shown);
            changes = changes || rounded(second - first, measure.decimals) != 0;
            rows.push_back(
                {before.title, measure.title, fixed(first, shown), fixed(second, shown), is_same ? "0" : change});
            report_.main_table.rows.push_back(
                {demand, before.name, measure.key, plain(first, 2), plain(second, 2), plain(second - first, 2)});
        }
        if (changes) {
            table.rows.insert(table.rows.end(), rows.begin(), rows.end());
        } else {
            leave_out(before);
        }
        return object;
    }

    // Corridors whose answer is the same need no rows.
    void leave_out(CorridorAnswer const& corridor) { unchanged_ += (unchanged_.empty() ? "" : ", ") + corridor.title; }

    static Value winner(DemandAnswer const& answer) {
        auto const& best = answer.winner_by_generalised;
        return best ? Value{answer.corridors[*best].name} : Value{};
    }

    static std::string winners(DemandAnswer const& before, DemandAnswer const& after) {
        auto const title = [](DemandAnswer const& answer) {
            auto const& best = answer.winner_by_generalised;
            return best ? answer.corridors[*best].title : std::string{"nobody"};
        };
        return title(before) == title(after) ? title(before) + " wins in both."
                                             : title(before) + " wins before, " + title(after) + " after.";
    }

    Answered const& before_;
    Answered const& after_;
    MoneyOut money_;
    MoneyOut money_after_;
    Report report_;
    std::string unchanged_;  // titles of the demand's corridors that answer the same
};

}  // namespace

Report describe_difference(Answered const& before, Answered const& after) {
    return Describer{before, after}.run();
}

}  // namespace corridor
