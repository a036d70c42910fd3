#include "corridor/findings/simulate_oil.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "findings/provenance.h"
#include "findings/result_map.h"
#include "findings/route_values.h"
#include "findings/series_values.h"
#include "findings/simulate_oil_words.h"
#include "findings/simulate_words.h"
#include "findings/words.h"

namespace corridor {
namespace {

double shut_in(OilDemandResult const& demand) {
    return std::max(0.0, demand.wanted - demand.produced);
}

double delivered(OilDemandResult const& demand) {
    return std::accumulate(demand.outlets.begin(), demand.outlets.end(), 0.0,
                           [](double sum, OilOutletResult const& outlet) { return sum + outlet.delivered; });
}

double a_day(double a_year) {
    return a_year / average_year.in(day);
}

Value time_values_with_interval(OilTimes const& time) {
    Value object = time_values(time);
    if (time.count > 0) {
        object.set("mean_ci95", interval_of(time.mean_interval));
    }
    return object;
}

char const* name_of(OilFacilityResult::Kind kind) {
    switch (kind) {
        case OilFacilityResult::Kind::line:
            return "line";
        case OilFacilityResult::Kind::moorings:
            return "moorings";
        case OilFacilityResult::Kind::ships:
            return "ships";
        case OilFacilityResult::Kind::trains:
            return "trains";
    }
    return "";
}

Value optionally(std::optional<double> number, int decimals) {
    return number ? Value{rounded(*number, decimals)} : Value{};
}

class Describer {
public:
    Describer(OilResult const& result, Context const& context) : result_{result}, context_{context}, money_{context} {}

    [[nodiscard]] Value values() const {
        Value values = Value::object();
        values.set("schema", Value::object().set("name", "corridor-simulate-oil").set("version", 1));
        values.set("corridor", CORRIDOR_VERSION);
        set_question(values, context_);
        values.set("seed", result_.seed)
            .set("replications", result_.replications)
            .set("stopped", result_.was_stopped)
            .set("start", to_text(result_.start))
            .set("horizon_days", rounded(result_.horizon.in(day), 4))
            .set("events_per_replication", rounded(result_.events, 1));
        values.set("demands", demands());
        values.set("tanks", tanks());
        values.set("facilities", facilities());
        values.set("bottleneck", bottleneck());
        values.set("disruptions", disruptions());
        values.set("prorations", prorations());
        values.set("conservation", Value::object()
                                       .set("unit", "t")
                                       .set("inside_at_start", rounded(result_.inside_at_start, 6))
                                       .set("entered", rounded(result_.entered, 6))
                                       .set("left", rounded(result_.left, 6))
                                       .set("inside", rounded(result_.inside, 6)));
        set_places_and_figures(values);
        return values;
    }

    // A row for each demand, with what its wells give, and one for each of its outlets.
    [[nodiscard]] TextTable main_table() const {
        TextTable table{{{"demand", Align::left}, {"cargo", Align::left}, {"corridor", Align::left}}, {}};
        for (std::string const& name : {std::string{"wanted_t_per_year"},
                                        std::string{"produced_t_per_year"},
                                        std::string{"shut_in_t_per_year"},
                                        std::string{"lost_t_per_year"},
                                        std::string{"nominated_t_per_year"},
                                        std::string{"sent_t_per_year"},
                                        std::string{"delivered_t_per_year"},
                                        "netback_" + money_.key() + "_per_t",
                                        std::string{"count"},
                                        std::string{"mean_h"},
                                        std::string{"sd_h"},
                                        std::string{"min_h"},
                                        std::string{"p10_h"},
                                        std::string{"p50_h"},
                                        std::string{"p80_h"},
                                        std::string{"p90_h"},
                                        std::string{"p95_h"},
                                        std::string{"p99_h"},
                                        std::string{"max_h"},
                                        std::string{"mean_ci95_low_h"},
                                        std::string{"mean_ci95_high_h"}}) {
            table.columns.push_back({name, Align::right});
        }
        for (OilDemandResult const& demand : result_.demands) {
            Demand const& asked = context_.scenario.demands[demand.demand];
            std::string const name = asked.from + " to " + asked.to;
            table.rows.push_back({name, asked.cargo, "", plain(demand.wanted, 1), plain(demand.produced, 1),
                                  plain(shut_in(demand), 1), plain(demand.lost, 1), "", "", plain(delivered(demand), 1),
                                  ""});
            add_times(table.rows.back(), demand.time);
            for (OilOutletResult const& outlet : demand.outlets) {
                table.rows.push_back({name, asked.cargo, outlet.corridor, "", "", "", "", plain(outlet.nominated, 1),
                                      plain(outlet.sent, 1), plain(outlet.delivered, 1),
                                      outlet.netback ? plain(money_.of(*outlet.netback), 2) : ""});
                add_times(table.rows.back(), outlet.time);
            }
        }
        return table;
    }

private:
    static void add_times(std::vector<std::string>& cells, OilTimes const& time) {
        cells.push_back(std::to_string(time.count));
        for (double const hours :
             {time.mean, time.sd, time.min, time.p10, time.p50, time.p80, time.p90, time.p95, time.p99, time.max}) {
            cells.push_back(time.count > 0 ? plain(hours, 3) : "");
        }
        cells.push_back(time.mean_interval ? plain(time.mean_interval->low, 3) : "");
        cells.push_back(time.mean_interval ? plain(time.mean_interval->high, 3) : "");
    }

    [[nodiscard]] Value demands() const {
        Value list = Value::list();
        for (OilDemandResult const& demand : result_.demands) {
            Demand const& asked = context_.scenario.demands[demand.demand];
            Value object = Value::object();
            object.set("from", asked.from)
                .set("to", asked.to)
                .set("cargo", asked.cargo)
                .set("unit", "t")
                .set("transit_time_h", time_values_with_interval(demand.time))
                .set("wanted_t_per_year", rounded(demand.wanted, 3))
                .set("produced_t_per_year", rounded(demand.produced, 3))
                .set("shut_in_t_per_year", rounded(shut_in(demand), 3))
                .set("lost_t_per_year", rounded(demand.lost, 3))
                .set("delivered_t_per_year", rounded(delivered(demand), 3))
                .set("entered_per_day", rounded(a_day(demand.produced), 4))
                .set("throughput_per_day", rounded(a_day(delivered(demand)), 4))
                .set("shut_in_t_by_day", series(demand.shut_in_by_day));
            Value corridors = Value::list();
            for (OilOutletResult const& outlet : demand.outlets) {
                corridors.add(outlet_values(outlet, asked));
            }
            for (NoWay const& none : demand.unreachable) {
                corridors.add(values_of(none));
            }
            list.add(object.set("corridors", std::move(corridors)));
        }
        return list;
    }

    [[nodiscard]] Value outlet_values(OilOutletResult const& outlet, Demand const& asked) const {
        Value object = Value::object();
        object.set("name", outlet.corridor).set("title", outlet.title).set("feasible", true);
        std::string const& end = context_.network.nodes[outlet.itinerary.route.steps.back().to].id;
        if (end != asked.to) {
            object.set("to", end);
        }
        Value legs = Value::list();
        for (Step const& step : outlet.itinerary.route.steps) {
            if (!step.is_stop) {
                legs.add(Value::object()
                             .set("from", context_.network.nodes[step.from].id)
                             .set("to", context_.network.nodes[step.to].id)
                             .set("mode", context_.network.modes[step.mode].id)
                             .set("passed", passed_values(step, context_.network)));
            }
        }
        object.set("legs", std::move(legs));
        object.set("transit_time_h", time_values_with_interval(outlet.time))
            .set("nominated_t_per_year", rounded(outlet.nominated, 3))
            .set("sent_t_per_year", rounded(outlet.sent, 3))
            .set("delivered_t_per_year", rounded(outlet.delivered, 3))
            .set("throughput_per_day", rounded(a_day(outlet.delivered), 4))
            .set("netback_" + money_.key() + "_per_t",
                 outlet.netback ? Value{rounded(money_.of(*outlet.netback), 2)} : Value{})
            .set("sent_t_by_day", series(outlet.sent_by_day));
        return object;
    }

    void set_places_and_figures(Value& values) const {
        ResultMap map{context_.network};
        Provenance provenance{context_.network};
        for (OilDemandResult const& demand : result_.demands) {
            for (OilOutletResult const& outlet : demand.outlets) {
                map.add(outlet.itinerary.route);
                provenance.add(outlet.itinerary.route);
            }
        }
        std::vector<std::string> parts;
        for (TankResult const& tank : result_.tanks) {
            parts.push_back(tank.id);
        }
        for (OilFacilityResult const& facility : result_.facilities) {
            parts.push_back(facility.id);
        }
        provenance.add_parts(parts);
        map.set(values);
        provenance.set(values);
    }

    [[nodiscard]] Value tanks() const {
        Value list = Value::list();
        for (TankResult const& tank : result_.tanks) {
            list.add(Value::object()
                         .set("id", tank.id)
                         .set("name", tank.name)
                         .set("room_m3", optionally(tank.room, 3))
                         .set("usual_m3", rounded(tank.usual, 3))
                         .set("least_m3", rounded(tank.least, 3))
                         .set("mean_m3", rounded(tank.mean, 3))
                         .set("greatest_m3", rounded(tank.greatest, 3))
                         .set("full_share", rounded(tank.full, 4))
                         .set("m3_by_day", series(tank.by_day)));
        }
        return list;
    }

    [[nodiscard]] Value facilities() const {
        Value list = Value::list();
        for (OilFacilityResult const& facility : result_.facilities) {
            bool const is_line = facility.kind == OilFacilityResult::Kind::line;
            bool const is_run =
                facility.kind == OilFacilityResult::Kind::ships || facility.kind == OilFacilityResult::Kind::trains;
            Value object = Value::object();
            object.set("id", facility.id)
                .set("name", facility.name)
                .set("kind", name_of(facility.kind))
                .set("utilisation", optionally(facility.utilisation, 4));
            // Oil that waits for a line stands in tanks, and ships are told of where they wait.
            object.set("wait_h", is_run ? Value::object().set("mean", rounded(facility.wait_h, 3)) : Value{})
                .set("queue", is_run ? Value::object().set("mean", rounded(waiting(facility), 4)) : Value{});
            object.set("unit", "m3").set("throughput_per_day", rounded(facility.cubic_metres_per_day, 4));
            if (is_line) {
                object.set("residence_h", optionally(facility.residence_h, 3))
                    .set("stopped_share", rounded(facility.stopped, 4));
            }
            if (facility.filling_h) {
                object.set("filling_h", rounded(*facility.filling_h, 3));
            }
            if (is_run) {
                object.set("parcels_per_year", rounded(facility.parcels_per_year, 3));
            }
            list.add(std::move(object));
        }
        return list;
    }

    // By Little's law: how many wait, at any time.
    static double waiting(OilFacilityResult const& run) {
        return run.parcels_per_year / average_year.in(hour)*run.wait_h;
    }

    [[nodiscard]] Value bottleneck() const {
        auto const found =
            std::find_if(result_.facilities.begin(), result_.facilities.end(), [&](OilFacilityResult const& facility) {
                return result_.bottleneck && facility.id == *result_.bottleneck;
            });
        if (found == result_.facilities.end()) {
            return {};
        }
        return Value::object().set("id", found->id).set("utilisation", optionally(found->utilisation, 4));
    }

    [[nodiscard]] Value disruptions() const {
        Value list = Value::list();
        for (OilDisruption const& disruption : result_.disruptions) {
            Value full = Value::list();
            for (OilDisruption::Full const& tank : disruption.full) {
                full.add(Value::object()
                             .set("tank", tank.tank)
                             .set("after_days", rounded(tank.days, 3))
                             .set("share_of_replications", rounded(tank.share, 4)));
            }
            list.add(
                Value::object()
                    .set("of", disruption.what)
                    .set("from", to_text(disruption.from))
                    .set("until", to_text(disruption.until))
                    .set("full", std::move(full))
                    .set("days_to_shut_in", optionally(disruption.days_to_shut_in, 3))
                    .set("lost_t", rounded(disruption.lost_tonnes, 3))
                    .set("lost_t_per_day", rounded(disruption.lost_per_day, 3))
                    .set("diverted", diverted(disruption))
                    .set("days_to_recover", disruption.days_to_recover ? Value{*disruption.days_to_recover} : Value{})
                    .set("cost_" + money_.key(), money_value(disruption.cost))
                    .set("cost_" + money_.key() + "_per_day", money_value(disruption.cost_per_day))
                    .set("unpriced_t", rounded(disruption.unpriced_tonnes, 1))
                    .set("more_in_tanks_t_by_day", series(disruption.more_in_tanks))
                    .set("more_shut_in_t_by_day", series(disruption.more_shut_in)));
        }
        return list;
    }

    [[nodiscard]] Value money_value(std::optional<double> dollars) const {
        return dollars ? Value{rounded(money_.of(*dollars), 0)} : Value{};
    }

    [[nodiscard]] static Value diverted(OilDisruption const& disruption) {
        Value list = Value::list();
        for (OilDisruption::Diverted const& outlet : disruption.diverted) {
            list.add(Value::object()
                         .set("demand", static_cast<std::uint64_t>(outlet.demand))
                         .set("corridor", outlet.corridor)
                         .set("title", outlet.title)
                         .set("more_sent_t", rounded(outlet.tonnes, 3)));
        }
        return list;
    }

    [[nodiscard]] Value prorations() const {
        Value list = Value::list();
        for (ProratedMonth const& cut : result_.prorations) {
            list.add(Value::object()
                         .set("line", cut.line)
                         .set("month", cut.month)
                         .set("nominated_m3_per_day", rounded(cut.nominated, 3))
                         .set("granted_m3_per_day", rounded(cut.granted, 3)));
        }
        return list;
    }

    OilResult const& result_;
    Context const& context_;
    MoneyOut money_;
};

}  // namespace

Report describe(OilResult const& result, Context const& context) {
    Report report;
    Describer const describer{result, context};
    report.values = describer.values();
    report.main_table = describer.main_table();
    add_words(report, result, context);
    return report;
}

Report with_oil(Report others, Report oil) {
    others.values.set("oil", std::move(oil.values));
    oil.blocks.front() = Heading{"Oil"};  // the scenario's name stands above
    std::move(oil.blocks.begin(), oil.blocks.end(), std::back_inserter(others.blocks));
    return others;
}

}  // namespace corridor
