#include "findings/capacity_steps.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "findings/amount_words.h"
#include "findings/limit_values.h"
#include "findings/limit_words.h"
#include "findings/route_values.h"
#include "findings/words.h"

namespace corridor {
namespace {

CargoId cargo_of(Demand const& demand, Network const& network) {
    return *network.find_cargo(demand.cargo);
}

Value values_of(StepCapacity const& step, std::size_t number, Context const& context) {
    LimitValues limits{step.limits, step.network};
    DemandCapacity const& capacity = step.demands[number];
    Demand const& asked = context.scenario.demands[number];
    CargoId const cargo = cargo_of(asked, step.network);
    Value object = Value::object();
    object.set("from", asked.from).set("to", asked.to).set("cargo", asked.cargo);
    object.set("unit", step.network.cargoes[cargo].unit + "/year");
    limits.set_flow(object, capacity.alone, cargo);
    Value ways = Value::list();
    for (WayCapacity const& way : capacity.ways) {
        Value corridor = Value::object().set("name", way.corridor).set("title", way.title).set("feasible", true);
        limits.set_flow(corridor, way.alone, cargo);
        ways.add(std::move(corridor));
    }
    for (NoWay const& none : capacity.unreachable) {
        ways.add(values_of(none));
    }
    object.set("corridors", std::move(ways));
    return object;
}

// One demand by one corridor, step after step.
struct Course {
    std::size_t demand = 0;
    std::string corridor;
    std::string title;
};

// What passes of it after a step, or why nothing does.
struct Passing {
    GreatestFlow const* flow = nullptr;
    NoWay const* none = nullptr;

    [[nodiscard]] std::optional<double> per_hour() const { return flow != nullptr ? flow->per_hour : 0.0; }
};

Passing passing(StepCapacity const& step, Course const& course) {
    DemandCapacity const& demand = step.demands[course.demand];
    for (WayCapacity const& way : demand.ways) {
        if (way.corridor == course.corridor) {
            return {.flow = &way.alone};
        }
    }
    for (NoWay const& none : demand.unreachable) {
        if (none.corridor == course.corridor) {
            return {.none = &none};
        }
    }
    return {};
}

std::vector<Course> courses_of(CapacityResult const& result) {
    std::vector<Course> courses;
    std::vector<DemandCapacity> const& today = result.steps.front().demands;
    for (std::size_t i = 0; i < today.size(); ++i) {
        for (WayCapacity const& way : today[i].ways) {
            courses.push_back({i, way.corridor, way.title});
        }
        for (NoWay const& none : today[i].unreachable) {
            courses.push_back({i, none.corridor, none.title});
        }
    }
    return courses;
}

class Words {
public:
    Words(Report& report, CapacityResult const& result, Context const& context)
        : report_{report}, result_{result}, context_{context} {}

    void run() {
        add(Heading{"What each planned step brings"});
        add(Paragraph{
            "Each step holds with those before it. Amounts are of one demand by one corridor, all else left out."});
        together();
        std::vector<Course> const courses = courses_of(result_);
        std::size_t changed = 0;
        for (Course const& course : courses) {
            if (changes(course)) {
                ++changed;
                tell(course);
            }
        }
        if (changed == 0) {
            add(Paragraph{"No step lets more or less through of any demand by any corridor."});
        } else if (changed < courses.size()) {
            add(Paragraph{fmt::format("No step changes anything for {} of {} pairs of demand and corridor.",
                                      courses.size() - changed, courses.size())});
        }
    }

private:
    // Made in place: GCC 12 sees an uninitialised table where a paragraph is moved.
    void add(auto block) { report_.blocks.emplace_back(std::move(block)); }

    // All volumes together, where they are stated.
    void together() {
        TextTable table{{{"step", Align::left}, {"all that is asked for fits", Align::right}, {"held by", Align::left}},
                        {}};
        for (std::size_t i = 0; i < result_.steps.size(); ++i) {
            StepCapacity const& step = result_.steps[i];
            if (step.ladder.empty()) {
                return;
            }
            Rung const& first = step.ladder.front();
            table.rows.push_back(
                {name_of_step(i), fixed(first.factor, 2) + " times", names_of(step.limits, first.binding)});
        }
        bool const is_always_the_same = std::all_of(table.rows.begin(), table.rows.end(), [&](auto const& row) {
            return row[1] == table.rows.front()[1] && row[2] == table.rows.front()[2];
        });
        if (is_always_the_same) {
            add(Paragraph{fmt::format("All that is asked for fits {} today and after each step, held by {}.",
                                      table.rows.front()[1], table.rows.front()[2])});
        } else {
            add(std::move(table));
        }
    }

    [[nodiscard]] bool changes(Course const& course) const {
        Passing const today = passing(result_.steps.front(), course);
        return std::any_of(result_.steps.begin() + 1, result_.steps.end(), [&](StepCapacity const& step) {
            Passing const then = passing(step, course);
            bool const is_held_alike = cut_ids(result_.steps.front(), today) == cut_ids(step, then);
            return !is_held_alike || !is_same(today.per_hour(), then.per_hour());
        });
    }

    static bool is_same(std::optional<double> one, std::optional<double> other) {
        return one.has_value() == other.has_value() &&
               std::abs(one.value_or(0) - other.value_or(0)) <= 1e-9 * std::abs(one.value_or(0));
    }

    static std::vector<std::string> cut_ids(StepCapacity const& step, Passing const& passing) {
        std::vector<std::string> ids;
        if (passing.flow != nullptr) {
            for (Binding const& one : passing.flow->cut) {
                ids.push_back(step.limits[one.limit].id);
            }
        }
        return ids;
    }

    void tell(Course const& course) {
        Demand const& demand = context_.scenario.demands[course.demand];
        Network const& network = context_.network;
        CargoId const cargo = cargo_of(demand, network);
        Amounts const amounts{network, cargo};
        TextTable table{{{"step", Align::left},
                         {"at most a year", Align::right},
                         {"more by it", Align::right},
                         {"held by", Align::left}},
                        {}};
        std::optional<double> before;
        for (std::size_t i = 0; i < result_.steps.size(); ++i) {
            Passing const now = passing(result_.steps[i], course);
            std::optional<double> const flow = now.per_hour();
            std::string more;
            if (i > 0 && flow && before) {
                more = is_same(before, flow) ? "nothing" : amounts.short_a_year(*flow - *before);
            }
            table.rows.push_back({name_of_step(i), flow ? amounts.a_year(*flow) : "no limit stated", more,
                                  held_by(result_.steps[i], now)});
            before = flow;
        }
        add(Heading{journey_of(demand, network) + (course.title.empty() ? "" : " by " + course.title) + ": " +
                    network.cargoes[cargo].name});
        add(std::move(table));
    }

    [[nodiscard]] std::string name_of_step(std::size_t number) const {
        std::string const& name = result_.steps[number].name;
        return number == 0 ? name : std::to_string(number) + ": " + name;
    }

    static std::string held_by(StepCapacity const& step, Passing const& passing) {
        if (passing.flow == nullptr) {
            return passing.none != nullptr ? passing.none->why.reason : "";
        }
        return names_of(step.limits, passing.flow->cut);
    }

    Report& report_;
    CapacityResult const& result_;
    Context const& context_;
};

// The rows of a demand by one corridor, or by all of them.
void add_rows(TextTable& table, std::vector<std::string> const& first_cells, Amounts const& amounts,
              GreatestFlow const& flow, std::vector<Limit> const& limits) {
    std::vector<std::string> cells = first_cells;
    bool const has_barrels = flow.per_hour && amounts.counts_barrels();
    cells.push_back(flow.per_hour ? plain(*flow.per_hour * hours_a_year(), 0) : "");
    cells.push_back(has_barrels ? plain(*amounts.kbbl_per_day(flow.per_hour), 3) : "");
    if (flow.cut.empty()) {
        cells.insert(cells.end(), {"", "", "", ""});
        table.rows.push_back(std::move(cells));
        return;
    }
    for (Binding const& one : flow.cut) {
        Limit const& limit = limits[one.limit];
        LimitUnit const unit = unit_of(limit);
        std::vector<std::string> row = cells;
        row.insert(row.end(), {limit.id, name_of(limit), plain(limit.capacity * unit.factor, 3), unit.name});
        table.rows.push_back(std::move(row));
    }
}

}  // namespace

Value values_of_steps(CapacityResult const& result, Context const& context) {
    Value list = Value::list();
    for (std::size_t number = 0; number < result.steps.size(); ++number) {
        StepCapacity const& step = result.steps[number];
        LimitValues limits{step.limits, step.network};
        Value demands = Value::list();
        for (std::size_t i = 0; i < step.demands.size(); ++i) {
            demands.add(values_of(step, i, context));
        }
        Value object = Value::object();
        object.set("step", static_cast<int>(number)).set("name", step.name).set("unit", result.unit + "/year");
        limits.set_flow(object, step.together);
        object.set("demands", std::move(demands)).set("ladder", limits.ladder(step.ladder));
        list.add(std::move(object));
    }
    return list;
}

TextTable table_of_steps(CapacityResult const& result, Context const& context) {
    TextTable table{{{"step", Align::right},
                     {"step_name", Align::left},
                     {"from", Align::left},
                     {"to", Align::left},
                     {"cargo", Align::left},
                     {"unit", Align::left},
                     {"corridor", Align::left},
                     {"max_flow_per_year", Align::right},
                     {"kbbl_per_day", Align::right},
                     {"limit", Align::left},
                     {"name", Align::left},
                     {"capacity", Align::right},
                     {"capacity_unit", Align::left}},
                    {}};
    std::vector<Course> const courses = courses_of(result);
    for (std::size_t number = 0; number < result.steps.size(); ++number) {
        StepCapacity const& step = result.steps[number];
        for (Course const& course : courses) {
            Demand const& demand = context.scenario.demands[course.demand];
            CargoId const cargo = cargo_of(demand, step.network);
            Passing const now = passing(step, course);
            GreatestFlow const nothing{.per_hour = 0.0, .cut = {}};
            add_rows(table,
                     {std::to_string(number), step.name, demand.from, demand.to, demand.cargo,
                      step.network.cargoes[cargo].unit, course.corridor},
                     {step.network, cargo}, now.flow != nullptr ? *now.flow : nothing, step.limits);
        }
    }
    return table;
}

void add_words_of_steps(Report& report, CapacityResult const& result, Context const& context) {
    Words{report, result, context}.run();
}

}  // namespace corridor
