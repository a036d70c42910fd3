#include "corridor/findings/capacity.h"

#include "findings/capacity_steps.h"
#include "findings/capacity_words.h"
#include "findings/hydraulics.h"
#include "findings/limit_values.h"
#include "findings/limit_words.h"
#include "findings/result_map.h"
#include "findings/route_values.h"
#include "findings/words.h"

namespace corridor {
namespace {

class Describer {
public:
    Describer(CapacityResult const& result, Context const& context)
        : result_{result},
          context_{context},
          network_{context.network},
          money_{context},
          limits_{result.limits, context.network} {}

    Value values() {
        Value values = Value::object();
        values.set("schema", Value::object().set("name", "corridor-capacity").set("version", 1));
        values.set("corridor", CORRIDOR_VERSION);
        set_question(values, context_);
        values.set("money", Value::object().set("currency", money_.currency()).set("year", money_.year()));
        values.set("detour", result_.detour).set("unit", result_.unit + "/year");
        limits_.set_flow(values, result_.together);
        values.set("cargoes", cargoes()).set("demands", demands());
        values.set("ladder", limits_.ladder(result_.ladder));
        values.set("cost_" + money_.key() + "_per_year",
                   result_.cost ? Value{rounded(money_.of(*result_.cost) * hours_a_year(), 0)} : Value{});
        values.set("priced", result_.cost && !result_.prices_rest_on_unserved);
        values.set("shadow_prices", shadow_prices());
        values.set("criticality", criticality());
        values.set("hydraulics", values_of(result_.hydraulics, network_));
        if (!result_.steps.empty()) {
            values.set("steps", values_of_steps(result_, context_));
        }
        places().set(values);
        limits_.provenance().set(values);
        return values;
    }

    // The ladder, rung by rung; what passes after each step, where some are planned.
    [[nodiscard]] TextTable main_table() const {
        if (!result_.steps.empty()) {
            return table_of_steps(result_, context_);
        }
        TextTable table{{{"rung", Align::right},
                         {"factor", Align::right},
                         {"flow_per_year", Align::right},
                         {"flow_unit", Align::left},
                         {"limit", Align::left},
                         {"name", Align::left},
                         {"capacity", Align::right},
                         {"needed_for_next", Align::right},
                         {"capacity_unit", Align::left}},
                        {}};
        for (std::size_t i = 0; i < result_.ladder.size(); ++i) {
            Rung const& rung = result_.ladder[i];
            for (Relief const& relief : rung.reliefs) {
                Limit const& limit = result_.limits[relief.limit];
                LimitUnit const unit = unit_of(limit);
                table.rows.push_back({std::to_string(i + 1), plain(rung.factor, 4),
                                      plain(rung.flow * hours_a_year(), 0), result_.unit, limit.id, name_of(limit),
                                      plain(relief.from * unit.factor, 3),
                                      relief.to ? plain(*relief.to * unit.factor, 3) : "", unit.name});
            }
        }
        return table;
    }

private:
    // What limits, what could fail, and where demands begin and end.
    [[nodiscard]] ResultMap places() const {
        ResultMap map{network_};
        for (Limit const& limit : result_.limits) {
            map.add_part(limit.id);
        }
        for (Demand const& demand : context_.scenario.demands) {
            map.add(*network_.find_node(demand.from));
            map.add(*network_.find_node(demand.to));
        }
        if (result_.criticality) {
            for (Weakness const& weakness : result_.criticality->weaknesses) {
                for (std::string const& id : weakness.ids) {
                    map.add_part(id);
                }
            }
        }
        return map;
    }

    [[nodiscard]] Value cargoes() {
        Value list = Value::list();
        for (CargoCapacity const& capacity : result_.cargoes) {
            Cargo const& cargo = network_.cargoes[capacity.cargo];
            Value object = Value::object();
            object.set("cargo", cargo.id).set("unit", cargo.unit + "/year");
            limits_.set_flow(object, capacity.alone, capacity.cargo);
            list.add(std::move(object));
        }
        return list;
    }

    [[nodiscard]] Value demands() {
        Value list = Value::list();
        for (std::size_t i = 0; i < result_.demands.size(); ++i) {
            DemandCapacity const& demand = result_.demands[i];
            Demand const& asked = context_.scenario.demands[i];
            Value object = Value::object();
            object.set("from", asked.from).set("to", asked.to).set("cargo", asked.cargo);
            CargoId const cargo = *network_.find_cargo(asked.cargo);
            object.set("unit", network_.cargoes[cargo].unit + "/year");
            object.set("volume", yearly(demand.volume)).set("unserved", yearly(demand.unserved));
            limits_.set_flow(object, demand.alone, cargo);
            Value ways = Value::list();
            for (WayCapacity const& way : demand.ways) {
                Value corridor =
                    Value::object().set("name", way.corridor).set("title", way.title).set("feasible", true);
                limits_.set_flow(corridor, way.alone, cargo);
                corridor.set("planned", demand.volume ? yearly(way.planned) : Value{});
                ways.add(corridor);
            }
            for (NoWay const& none : demand.unreachable) {
                ways.add(values_of(none));
            }
            object.set("corridors", std::move(ways));
            list.add(std::move(object));
        }
        return list;
    }

    [[nodiscard]] static Value yearly(std::optional<double> per_hour) {
        return per_hour ? or_null(*per_hour * hours_a_year(), 3) : Value{};
    }

    [[nodiscard]] Value shadow_prices() {
        Value list = Value::list();
        for (ShadowPrice const& price : result_.shadow_prices) {
            double const factor = hours_a_year() / unit_of(result_.limits[price.limit]).factor;
            Value object = Value::object();
            limits_.set_limit(object, price.limit);
            object.set(money_.key() + "_per_year_of_one_more", rounded(money_.of(price.low) * factor, 4))
                .set(money_.key() + "_per_year_of_one_less", rounded(money_.of(price.high) * factor, 4));
            list.add(std::move(object));
        }
        return list;
    }

    [[nodiscard]] Value failures(std::vector<Failure> const& all) const {
        Value list = Value::list();
        for (Failure const& failure : all) {
            Value failing = Value::list();
            for (std::size_t const weakness : failure.weaknesses) {
                failing.add(ids(weakness));
            }
            Value hits = Value::list();
            for (Hit const& hit : failure.hits) {
                hits.add(
                    Value::object()
                        .set("demand", static_cast<int>(hit.demand))
                        .set("unserved", yearly(hit.unserved))
                        .set("extra_cost_" + money_.key(), rounded(money_.of(hit.extra_cost) * hours_a_year(), 0)));
            }
            list.add(Value::object()
                         .set("fails", std::move(failing))
                         .set("unserved", yearly(failure.unserved))
                         .set("extra_cost_" + money_.key(), rounded(money_.of(failure.extra_cost) * hours_a_year(), 0))
                         .set("hits", std::move(hits)));
        }
        return list;
    }

    [[nodiscard]] Value ids(std::size_t weakness) const {
        Value list = Value::list();
        for (std::string const& id : result_.criticality->weaknesses[weakness].ids) {
            list.add(id);
        }
        return list;
    }

    [[nodiscard]] Value criticality() {
        if (!result_.criticality) {
            return {};
        }
        Value resilience = Value::list();
        for (Resilience const& one : result_.criticality->resilience) {
            Value example = Value::list();
            for (std::size_t const weakness : one.weaknesses) {
                example.add(ids(weakness));
            }
            resilience.add(Value::object()
                               .set("demand", static_cast<int>(one.demand))
                               .set("failures", one.failures ? Value{*one.failures} : Value{})
                               .set("example", std::move(example)));
        }
        return Value::object()
            .set("single", failures(result_.criticality->single))
            .set("pairs", failures(result_.criticality->pairs))
            .set("resilience", std::move(resilience));
    }

    CapacityResult const& result_;
    Context const& context_;
    Network const& network_;
    MoneyOut money_;
    LimitValues limits_;
};

}  // namespace

Report describe(CapacityResult const& result, Context const& context) {
    Report report;
    Describer describer{result, context};
    report.values = describer.values();
    report.main_table = describer.main_table();
    add_words(report, result, context);
    return report;
}

}  // namespace corridor
