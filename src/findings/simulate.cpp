#include "corridor/findings/simulate.h"

#include <algorithm>

#include <fmt/core.h>

#include "findings/playback.h"
#include "findings/provenance.h"
#include "findings/result_map.h"
#include "findings/route_values.h"
#include "findings/series_values.h"
#include "findings/simulate_words.h"
#include "findings/words.h"

namespace corridor {
namespace {

Value time_values_with_intervals(ObservedTime const& time) {
    Value object = time_values(time);
    if (time.count > 0) {
        object.set("mean_ci95", interval_of(time.mean_interval))
            .set("p50_ci95", interval_of(time.p50_interval))
            .set("p90_ci95", interval_of(time.p90_interval))
            .set("p95_ci95", interval_of(time.p95_interval));
    }
    return object;
}

Value by_cause(ByCause const& values, int decimals) {
    Value object = Value::object();
    for (DelayCause const cause : delay_causes) {
        object.set(name_of(cause), rounded(values[static_cast<std::size_t>(cause)], decimals));
    }
    return object;
}

class Describer {
public:
    Describer(SimulationResult const& result, Context const& context, Trace const* trace = nullptr)
        : result_{result}, context_{context}, network_{context.network}, trace_{trace} {}

    Value values() {
        Value values = Value::object();
        values.set("schema", Value::object().set("name", "corridor-simulate").set("version", 1));
        values.set("corridor", CORRIDOR_VERSION);
        set_question(values, context_);
        values.set("seed", result_.seed)
            .set("replications", result_.replications)
            .set("stopped", result_.was_stopped)
            .set("start", to_text(result_.start))
            .set("horizon_days", rounded(result_.horizon.in(day), 4))
            .set("warm_up_days", rounded(result_.warm_up.in(day), 4))
            .set("warm_up_found", result_.warm_up_found)
            .set("precision", result_.precision ? Value{rounded(*result_.precision, 6)} : Value{});
        values.set("deadlock", deadlock()).set("growth", growth());
        values.set("demands", demands());
        values.set("facilities", facilities());
        values.set("bottleneck", bottleneck());
        values.set("fleets", fleets());
        values.set("recoveries", recoveries());
        values.set("inside_by_day", series(result_.inside_by_day));
        values.set("conservation", Value::object()
                                       .set("unit", result_.unit)
                                       .set("entered", rounded(result_.conservation.entered, 6))
                                       .set("left", rounded(result_.conservation.left, 6))
                                       .set("inside", rounded(result_.conservation.inside, 6)));
        set_places_and_figures(values);
        if (trace_ != nullptr) {
            set_playback(values, result_, context_, *trace_);
        }
        return values;
    }

    [[nodiscard]] TextTable main_table() const {
        TextTable table{{{"demand", Align::left}, {"corridor", Align::left}}, {}};
        for (char const* const name : {"count", "mean_h", "sd_h", "min_h", "p10_h", "p50_h", "p80_h", "p90_h", "p95_h",
                                       "p99_h", "max_h", "mean_ci95_low_h", "mean_ci95_high_h", "on_time"}) {
            table.columns.push_back({name, Align::right});
        }
        for (DemandResult const& demand : result_.demands) {
            Demand const& asked = context_.scenario.demands[demand.demand];
            std::string const name = asked.from + " to " + asked.to;
            table.rows.push_back(row(name, "", demand.time, demand.on_time, !demand.grows));
            for (CourseResult const& course : demand.courses) {
                if (!course.corridor.empty()) {
                    table.rows.push_back(row(name, course.corridor, course.time, course.on_time, !demand.grows));
                }
            }
        }
        return table;
    }

private:
    void set_places_and_figures(Value& values) const {
        ResultMap map{network_};
        Provenance provenance{network_};
        for (DemandResult const& demand : result_.demands) {
            for (CourseResult const& course : demand.courses) {
                map.add(course.itinerary.route);
                provenance.add(course.itinerary.route);
            }
        }
        std::vector<std::string> facilities;
        for (FacilityResult const& facility : result_.facilities) {
            facilities.push_back(facility.id);
        }
        provenance.add_parts(facilities);
        map.set(values);
        provenance.set(values);
    }

    static std::vector<std::string> row(std::string const& demand, std::string const& corridor,
                                        ObservedTime const& time, std::optional<double> on_time, bool is_steady) {
        std::vector<std::string> cells{demand, corridor, std::to_string(time.count)};
        for (double const hours :
             {time.mean, time.sd, time.min, time.p10, time.p50, time.p80, time.p90, time.p95, time.p99, time.max}) {
            cells.push_back(time.count > 0 && is_steady ? plain(hours, 3) : "");
        }
        bool const has_interval = time.mean_interval && is_steady;
        cells.push_back(has_interval ? plain(time.mean_interval->low, 3) : "");
        cells.push_back(has_interval ? plain(time.mean_interval->high, 3) : "");
        cells.push_back(on_time && is_steady ? plain(*on_time, 4) : "");
        return cells;
    }

    [[nodiscard]] Value demands() const {
        Value list = Value::list();
        for (DemandResult const& demand : result_.demands) {
            Demand const& asked = context_.scenario.demands[demand.demand];
            Value object = Value::object();
            object.set("from", asked.from).set("to", asked.to).set("cargo", asked.cargo);
            object.set("unit", network_.cargoes[*network_.find_cargo(asked.cargo)].unit);
            // A mean of what grows without bound says nothing.
            object.set("transit_time_h", demand.grows ? Value{} : time_values_with_intervals(demand.time));
            if (demand.on_time && !demand.grows) {
                object.set("promised_h", rounded(asked.promised->in(hour), 3));
                object.set("on_time_probability", rounded(*demand.on_time, 4));
            }
            object.set("entered_per_day", rounded(demand.entered_per_day, 4))
                .set("throughput_per_day", rounded(demand.left_per_day, 4))
                .set("throughput_ci95", interval_of(demand.left_interval));
            Value corridors = Value::list();
            for (CourseResult const& course : demand.courses) {
                corridors.add(course_values(course, !demand.grows));
            }
            for (NoWay const& none : demand.unreachable) {
                corridors.add(values_of(none));
            }
            object.set("corridors", std::move(corridors));
            list.add(std::move(object));
        }
        return list;
    }

    [[nodiscard]] Value course_values(CourseResult const& course, bool is_steady) const {
        Value object = Value::object();
        object.set("name", course.corridor).set("title", course.title).set("feasible", true);
        object.set("transit_time_h", is_steady ? time_values_with_intervals(course.time) : Value{});
        object.set("uncongested_mean_h", rounded(course.uncongested.in(hour), 3));
        if (course.on_time && is_steady) {
            object.set("on_time_probability", rounded(*course.on_time, 4));
        }
        object.set("entered_per_day", rounded(course.entered_per_day, 4))
            .set("throughput_per_day", rounded(course.left_per_day, 4));
        object.set("mean_h_by_cause", is_steady ? by_cause(course.hours_by_cause, 3) : Value{});
        object.set("variance_share_by_cause", is_steady ? by_cause(course.share_of_variance, 4) : Value{});
        Value legs = Value::list();
        for (ObservedStep const& step : course.steps) {
            Step const& of = course.itinerary.route.steps[step.step];
            legs.add(Value::object()
                         .set("from", network_.nodes[of.from].id)
                         .set("to", network_.nodes[of.to].id)
                         .set("mode", of.is_stop ? Value{} : Value{network_.modes[of.mode].id})
                         .set("passed", of.is_stop ? Value::list() : passed_values(of, network_))
                         .set("time_h", is_steady ? time_values(step.time) : Value{}));
        }
        object.set("legs", std::move(legs));
        return object;
    }

    [[nodiscard]] Value facilities() const {
        Value list = Value::list();
        for (FacilityResult const& facility : result_.facilities) {
            list.add(Value::object()
                         .set("id", facility.id)
                         .set("name", facility.name)
                         .set("kind", name_of(facility.kind))
                         .set("utilisation", rounded(facility.utilisation, 4))
                         .set("offered", facility.offered ? Value{rounded(*facility.offered, 4)} : Value{})
                         .set("wait_h", Value::object()
                                            .set("mean", rounded(facility.wait_mean, 3))
                                            .set("for_others", rounded(facility.wait_for_others, 3))
                                            .set("max", rounded(facility.wait_max, 3)))
                         .set("queue", Value::object()
                                           .set("mean", rounded(facility.queue_mean, 4))
                                           .set("max", rounded(facility.queue_max, 4)))
                         .set("blocked_share", rounded(facility.blocked, 4))
                         .set("closed_share", rounded(facility.closed, 4))
                         .set("throughput_per_day", rounded(facility.per_day, 4))
                         .set("queue_by_day", series(facility.queue_by_day)));
        }
        return list;
    }

    [[nodiscard]] Value bottleneck() const {
        if (!result_.bottleneck) {
            return {};
        }
        FacilityResult const& worst = result_.facilities.front();
        return Value::object()
            .set("id", worst.id)
            .set("utilisation", rounded(worst.utilisation, 4))
            .set("wait_for_others_h", rounded(worst.wait_for_others, 3));
    }

    [[nodiscard]] Value fleets() const {
        MoneyOut const money{context_};
        Value list = Value::list();
        for (FleetResult const& fleet : result_.fleets) {
            double const all = fleet.empty_km + fleet.loaded_km;
            list.add(Value::object()
                         .set("id", fleet.id)
                         .set("name", fleet.name)
                         .set("vehicles", fleet.vehicles > 0 ? Value{fleet.vehicles} : Value{})
                         .set("in_use", rounded(fleet.in_use, 4))
                         .set("loaded_km_per_year", rounded(fleet.loaded_km, 1))
                         .set("empty_km_per_year", rounded(fleet.empty_km, 1))
                         .set("empty_share", all > 0 ? Value{rounded(fleet.empty_km / all, 4)} : Value{})
                         .set("empty_cost_" + money.key() + "_per_year",
                              fleet.empty_cost ? Value{rounded(money.of(*fleet.empty_cost), 0)} : Value{}));
        }
        return list;
    }

    [[nodiscard]] Value recoveries() const {
        Value list = Value::list();
        for (Recovery const& recovery : result_.recoveries) {
            Value places = Value::list();
            for (Recovery::Place const& place : recovery.places) {
                places.add(Value::object()
                               .set("facility", place.facility)
                               .set("longer_queue_by_day", series(place.longer_queue)));
            }
            Value spills = Value::list();
            for (Recovery::Spill const& spill : recovery.spills) {
                spills.add(Value::object()
                               .set("corridor", spill.corridor)
                               .set("more_entering_by_day", series(spill.more_entering)));
            }
            list.add(
                Value::object()
                    .set("closure", recovery.closure)
                    .set("from", to_text(recovery.from))
                    .set("until", to_text(recovery.until))
                    .set("facility", recovery.facility)
                    .set("longer_queue_peak", rounded(recovery.peak, 3))
                    .set("peak_day", to_text(recovery.peak_day))
                    .set("days_to_clear", recovery.days_to_clear ? Value{*recovery.days_to_clear} : Value{})
                    .set("days_to_clear_all", recovery.days_to_clear_all ? Value{*recovery.days_to_clear_all} : Value{})
                    .set("more_inside_by_day", series(recovery.more_inside))
                    .set("places", std::move(places))
                    .set("spills", std::move(spills)));
        }
        return list;
    }

    [[nodiscard]] Value growth() const {
        if (!result_.growth) {
            return {};
        }
        return Value::object()
            .set("per_day", rounded(result_.growth->per_day, 4))
            .set("unit", result_.unit)
            .set("per_day_ci95", interval_of(result_.growth->interval))
            .set("facility", result_.growth->facility);
    }

    [[nodiscard]] Value deadlock() const {
        if (!result_.deadlock) {
            return {};
        }
        Value cycle = Value::list();
        for (std::string const& id : result_.deadlock->cycle) {
            cycle.add(id);
        }
        auto const since = result_.deadlock->when - std::chrono::sys_seconds{result_.start};
        return Value::object()
            .set("day", rounded(static_cast<double>(since.count()) / 86400, 4))
            .set("replication", result_.deadlock->replication)
            .set("cycle", std::move(cycle));
    }

    SimulationResult const& result_;
    Context const& context_;
    Network const& network_;
    Trace const* trace_;
};

}  // namespace

Report describe(SimulationResult const& result, Context const& context, Trace const* trace) {
    Report report;
    Describer describer{result, context, trace};
    report.values = describer.values();
    report.main_table = describer.main_table();
    add_words(report, result, context);
    return report;
}

Report describe(PairedResult const& result, Context const& first, Context const& second, Trace const* trace) {
    Report report;
    Value& values = report.values = Value::object();
    values.set("schema", Value::object().set("name", "corridor-simulate-pair").set("version", 1));
    values.set("corridor", CORRIDOR_VERSION);
    report.main_table.columns = {
        {"demand", Align::left},        {"first_mean_h", Align::right},     {"second_mean_h", Align::right},
        {"difference_h", Align::right}, {"difference_low_h", Align::right}, {"difference_high_h", Align::right}};
    TextTable table{{{"demand", Align::left},
                     {first.scenario.name + ", mean days", Align::right},
                     {second.scenario.name + ", mean days", Align::right},
                     {"difference", Align::right},
                     {"95 % interval", Align::right}},
                    {}};
    Value differences = Value::list();
    for (PairedDifference const& difference : result.differences) {
        Demand const& asked = first.scenario.demands[difference.demand];
        bool const was_steady = !result.first.demands[difference.demand].grows;
        bool const stays_steady = !result.second.demands[difference.demand].grows;
        bool const is_steady = was_steady && stays_steady;
        ObservedTime const& before = result.first.demands[difference.demand].time;
        ObservedTime const& after = result.second.demands[difference.demand].time;
        differences.add(Value::object()
                            .set("from", asked.from)
                            .set("to", asked.to)
                            .set("mean_difference_h", is_steady ? Value{rounded(difference.mean, 3)} : Value{})
                            .set("ci95", is_steady ? interval_of(difference.interval) : Value{})
                            .set("sd_over_independent", rounded(difference.sd_ratio, 4)));
        std::string const name = asked.from + " to " + asked.to;
        bool const has_interval = is_steady && difference.interval;
        auto const machine = [&](bool known, double hours) { return known ? plain(hours, 3) : std::string{}; };
        report.main_table.rows.push_back({name, machine(was_steady, before.mean), machine(stays_steady, after.mean),
                                          machine(is_steady, difference.mean),
                                          has_interval ? plain(difference.interval->low, 3) : "",
                                          has_interval ? plain(difference.interval->high, 3) : ""});
        auto const days = [&](bool known, double hours) { return known ? fixed(in_days(hours), 2) : "grows"; };
        table.rows.push_back({name, days(was_steady, before.mean), days(stays_steady, after.mean),
                              is_steady ? fixed(in_days(difference.mean), 2) : "–",
                              has_interval ? fixed(in_days(difference.interval->low), 2) + " to " +
                                                 fixed(in_days(difference.interval->high), 2)
                                           : ""});
    }
    values.set("differences", std::move(differences));
    values.set("first", Describer{result.first, first}.values());
    values.set("second", Describer{result.second, second, trace}.values());
    report.blocks.emplace_back(Heading{second.scenario.name + " against " + first.scenario.name});
    report.blocks.emplace_back(
        Paragraph{fmt::format("Mean transit time under the same random numbers, {} replications of each.",
                              std::min(result.first.replications, result.second.replications))});
    report.blocks.emplace_back(std::move(table));
    add_words(report, result.first, first);
    add_words(report, result.second, second);
    return report;
}

}  // namespace corridor
