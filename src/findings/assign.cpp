#include "corridor/findings/assign.h"

#include <utility>

#include "findings/assign_words.h"
#include "findings/limit_words.h"
#include "findings/provenance.h"
#include "findings/result_map.h"
#include "findings/route_values.h"
#include "findings/words.h"

namespace corridor {
namespace {

// Enough digits to hold an equilibrium of a gap of 1e-12 against another program's.
constexpr int many = 12;

class Describer {
public:
    Describer(AssignResult const& result, Context const& context)
        : result_{result},
          context_{context},
          network_{context.network},
          money_{context},
          unit_{flow_unit(result.unit)} {}

    Value values() {
        Value values = Value::object();
        values.set("schema", Value::object().set("name", "corridor-assign").set("version", 1));
        values.set("corridor", CORRIDOR_VERSION);
        set_question(values, context_);
        values.set("money", Value::object().set("currency", money_.currency()).set("year", money_.year()));
        values.set("principle", name_of(result_.principle)).set("delays", name_of(result_.delays));
        values.set("converged", result_.converged)
            .set("iterations", result_.iterations)
            .set("relative_gap", result_.gap)
            .set("share_gap", result_.share_gap ? Value{*result_.share_gap} : Value{});
        values.set("objective", result_.objective ? Value{money_.of(*result_.objective)} : Value{})
            .set("total_cost", money_.of(result_.total_cost))
            .set("objective_unit", money_.currency() + "/h");
        values.set("overloaded", result_.is_overloaded());
        values.set("unit", unit_.name);
        values.set("demands", demands()).set("limits", limits()).set("links", links());
        set_places_and_figures(values);
        return values;
    }

    [[nodiscard]] TextTable main_table() const {
        TextTable table{{{"link", Align::left},
                         {"flow", Align::right},
                         {"flow_unit", Align::left},
                         {"capacity", Align::right},
                         {"capacity_unit", Align::left},
                         {"time_h", Align::right},
                         {"cost_" + money_.key(), Align::right},
                         {"name", Align::left},
                         {"from", Align::left},
                         {"to", Align::left}},
                        {}};
        for (LinkFlow const& link : result_.links) {
            std::vector<std::string> cells{id_of(link), plain(link.flow * unit_.factor, 6), unit_.name};
            Load const load = load_of(link);
            cells.push_back(load.found != nullptr ? plain(load.found->capacity * load.unit.factor, 6) : "");
            cells.push_back(load.found != nullptr ? load.unit.name : "");
            cells.push_back(plain(link.time, 6));
            cells.push_back(plain(money_.of(link.cost), 6));
            auto const [from, to] = ends_of(link);
            cells.insert(cells.end(), {name_of_line(link), network_.nodes[from].id, network_.nodes[to].id});
            table.rows.push_back(std::move(cells));
        }
        return table;
    }

private:
    struct Load {
        LimitLoad const* found = nullptr;
        LimitUnit unit;
    };

    [[nodiscard]] Load load_of(LinkFlow const& link) const {
        for (LimitLoad const& load : result_.loads) {
            if (link.limit == load.limit) {
                return {&load, loaded_unit(load)};
            }
        }
        return {};
    }

    [[nodiscard]] LimitUnit loaded_unit(LimitLoad const& load) const { return unit_of(result_.limits[load.limit]); }

    [[nodiscard]] std::string id_of(LinkFlow const& link) const {
        std::string const direction = link.direction == Direction::forward ? ".forward" : ".backward";
        if (link.link) {
            Link const& of = network_.links[link.link];
            return "links." + of.id + (of.both_ways ? direction : "");
        }
        Service const& of = network_.services[link.service];
        bool const has_several = of.passages.size() > 1;
        return "services." + of.id + (of.both_ways ? direction : "") +
               (has_several ? "." + std::to_string(link.passage + 1) : "");
    }

    [[nodiscard]] std::string name_of_line(LinkFlow const& link) const {
        return link.link ? network_.links[link.link].name : network_.services[link.service].name;
    }

    // Where it leads from, and to.
    [[nodiscard]] std::pair<NodeId, NodeId> ends_of(LinkFlow const& link) const {
        std::pair<NodeId, NodeId> ends;
        if (link.link) {
            ends = {network_.links[link.link].from, network_.links[link.link].to};
        } else {
            auto const& calls = network_.services[link.service].calls;
            ends = {calls[link.passage], calls[link.passage + 1]};
        }
        return link.direction == Direction::forward ? ends : std::pair{ends.second, ends.first};
    }

    [[nodiscard]] Value demands() const {
        Value list = Value::list();
        for (std::size_t i = 0; i < result_.demands.size(); ++i) {
            DemandFlow const& demand = result_.demands[i];
            Demand const& asked = context_.scenario.demands[i];
            std::string const& unit = network_.cargoes[*network_.find_cargo(asked.cargo)].unit;
            LimitUnit const shown = flow_unit(unit);
            Value object = Value::object();
            object.set("from", asked.from).set("to", asked.to).set("cargo", asked.cargo).set("unit", shown.name);
            object.set("volume", rounded(demand.volume * shown.factor, many))
                .set("shipped", rounded(demand.shipped * shown.factor, many))
                .set("least_cost_" + money_.key(),
                     demand.least_cost ? Value{rounded(money_.of(*demand.least_cost), many)} : Value{});
            Value ways = Value::list();
            for (WayFlow const& way : demand.ways) {
                ways.add(way_values(way, demand, shown));
            }
            for (NoWay const& none : demand.unreachable) {
                ways.add(values_of(none));
            }
            object.set("corridors", std::move(ways));
            list.add(std::move(object));
        }
        return list;
    }

    [[nodiscard]] Value way_values(WayFlow const& way, DemandFlow const& demand, LimitUnit const& shown) const {
        Value routes = Value::list();
        for (RouteFlow const& route : way.routes) {
            Value passed = Value::list();
            for (Step const& step : route.route.steps) {
                if (!step.is_stop) {
                    passed.add(network_.nodes[step.to].id);
                }
            }
            routes.add(Value::object()
                           .set("flow", rounded(route.flow * shown.factor, many))
                           .set("generalised_cost_" + money_.key(), rounded(money_.of(route.cost), many))
                           .set("by_way_of", std::move(passed)));
        }
        bool const is_used = way.flow > 0;
        return Value::object()
            .set("name", way.corridor)
            .set("title", way.title)
            .set("feasible", true)
            .set("flow", rounded(way.flow * shown.factor, many))
            .set("share", demand.volume > 0 ? Value{rounded(way.flow / demand.volume, many)} : Value{})
            .set("generalised_cost_" + money_.key(), is_used ? Value{rounded(money_.of(way.cost), many)} : Value{})
            .set("routes", std::move(routes));
    }

    [[nodiscard]] Value limits() const {
        Value list = Value::list();
        for (LimitLoad const& load : result_.loads) {
            Limit const& limit = result_.limits[load.limit];
            LimitUnit const unit = loaded_unit(load);
            list.add(Value::object()
                         .set("id", limit.id)
                         .set("name", limit.name)
                         .set("kind", name_of(limit.kind))
                         .set("load", rounded(load.load * unit.factor, many))
                         .set("capacity", rounded(load.capacity * unit.factor, many))
                         .set("capacity_unit", unit.name)
                         .set("delay_h", rounded(load.delay, many))
                         .set("toll_" + money_.key(), rounded(money_.of(load.toll), many)));
        }
        return list;
    }

    void set_places_and_figures(Value& values) const {
        ResultMap map{network_};
        Provenance provenance{network_};
        for (LinkFlow const& link : result_.links) {
            if (link.link) {
                map.add(link.link);
            } else {
                map.add(link.service);
            }
        }
        for (LimitLoad const& load : result_.loads) {
            if (FigureId const figure = result_.limits[load.limit].figure) {
                provenance.number_of(figure);
            }
        }
        map.set(values);
        provenance.set(values);
    }

    [[nodiscard]] Value links() const {
        Value list = Value::list();
        for (LinkFlow const& link : result_.links) {
            Load const load = load_of(link);
            auto const [from, to] = ends_of(link);
            list.add(Value::object()
                         .set("id", id_of(link))
                         .set("flow", rounded(link.flow * unit_.factor, many))
                         .set("capacity", load.found != nullptr
                                              ? Value{rounded(load.found->capacity * load.unit.factor, many)}
                                              : Value{})
                         .set("capacity_unit", load.found != nullptr ? Value{load.unit.name} : Value{})
                         .set("time_h", rounded(link.time, many))
                         .set("cost_" + money_.key(), rounded(money_.of(link.cost), many))
                         .set("name", name_of_line(link))
                         .set("from", network_.nodes[from].id)
                         .set("to", network_.nodes[to].id));
        }
        return list;
    }

    AssignResult const& result_;
    Context const& context_;
    Network const& network_;
    MoneyOut money_;
    LimitUnit unit_;
};

}  // namespace

Report describe(AssignResult const& result, Context const& context) {
    Report report;
    Describer describer{result, context};
    report.values = describer.values();
    report.main_table = describer.main_table();
    add_words(report, result, context);
    return report;
}

}  // namespace corridor
