#include "findings/simulate_words.h"

#include <algorithm>
#include <iterator>

#include <fmt/core.h>

#include "findings/recovery_words.h"
#include "findings/simulate_curves.h"
#include "findings/words.h"

namespace corridor {
namespace {

std::string percent(double share) {
    return fixed(share * 100, 0) + " %";
}

class Words {
public:
    Words(Report& report, SimulationResult const& result, Context const& context)
        : report_{report}, result_{result}, context_{context}, network_{context.network} {}

    void run() {
        add(Heading{context_.scenario.name});
        add(Paragraph{fmt::format(
            "{} replication{} of {} days from {}, of which the first {}{} are warm-up; seed {}.", result_.replications,
            result_.replications == 1 ? "" : "s", fixed(result_.horizon.in(day), 0), to_text(result_.start),
            fixed(result_.warm_up.in(day), 0), result_.warm_up_found ? " (found by MSER-5)" : "", result_.seed)});
        if (result_.was_stopped) {
            add(Paragraph{
                "Stopped before all replications were run: what follows is of those that had been finished."});
        }
        if (result_.deadlock) {
            deadlock();
            return;
        }
        if (result_.replications == 0) {
            for (DemandResult const& demand : result_.demands) {
                unreachable(demand);
            }
            add(Paragraph{"No replication was finished, so there is nothing to tell."});
            return;
        }
        bool const any_steady = std::any_of(result_.demands.begin(), result_.demands.end(), is_told_of);
        if (result_.growth) {
            growth();
        }
        if (any_steady) {
            transit_times();
        }
        for (DemandResult const& demand : result_.demands) {
            unreachable(demand);
        }
        if (any_steady) {
            causes();
        }
        facilities();
        add_all(recovery_blocks(result_));
        fleets();
        for (DemandResult const& demand : result_.demands) {
            for (CourseResult const& course : demand.courses) {
                if (!demand.grows) {
                    steps(demand, course);
                }
            }
        }
        conservation();
    }

private:
    // A mean of what grows without bound says nothing.
    static bool is_told_of(DemandResult const& demand) { return !demand.grows; }

    void add(Block block) { report_.blocks.push_back(std::move(block)); }
    void add_all(std::vector<Block> blocks) {
        std::move(blocks.begin(), blocks.end(), std::back_inserter(report_.blocks));
    }

    [[nodiscard]] std::string name_of_demand(DemandResult const& demand) const {
        return journey_of(context_.scenario.demands[demand.demand], network_);
    }
    [[nodiscard]] std::string unit_of(DemandResult const& demand) const {
        return network_.cargoes[*network_.find_cargo(context_.scenario.demands[demand.demand].cargo)].unit;
    }

    void deadlock() {
        std::string ring;
        for (std::string const& id : result_.deadlock->cycle) {
            ring += id + " waits for room at ";
        }
        auto const since = result_.deadlock->when - std::chrono::sys_seconds{result_.start};
        add(Paragraph{fmt::format(
            "Deadlock on day {} of replication {}: {}{}. None of them can ever go on; more room at one of them, or a "
            "yard for each direction, dissolves the ring.",
            fixed(static_cast<double>(since.count()) / 86400, 1), result_.deadlock->replication + 1, ring,
            result_.deadlock->cycle.front())});
    }

    void growth() {
        Growth const& growth = *result_.growth;
        FacilityResult const& worst = *find_facility(result_, growth.facility);
        add(Paragraph{
            fmt::format("What is inside grows without bound, by {} {} a day (95 %: {} to {}): to {} comes {} "
                        "of what it can pass. A mean transit time of what passes there, or piles up because of it, "
                        "would only tell how long was simulated.",
                        fixed(growth.per_day, 1), result_.unit, fixed(growth.interval.low, 1),
                        fixed(growth.interval.high, 1), worst.name, percent(*worst.offered))});
    }

    void transit_times() {
        bool const promised = std::any_of(result_.demands.begin(), result_.demands.end(),
                                          [](DemandResult const& demand) { return demand.on_time.has_value(); });
        TextTable table{{{"transit time, days", Align::left},
                         {"by", Align::left},
                         {"consignments", Align::right},
                         {"mean", Align::right},
                         {"mean, 95 %", Align::right},
                         {"no queues", Align::right},
                         {"min", Align::right},
                         {"P10", Align::right},
                         {"P50", Align::right},
                         {"P80", Align::right},
                         {"P90", Align::right},
                         {"P95", Align::right},
                         {"P99", Align::right}},
                        {}};
        if (promised) {
            table.columns.push_back({"on time", Align::right});
        }
        table.columns.push_back({"a day", Align::right});
        for (DemandResult const& demand : result_.demands) {
            if (!is_told_of(demand)) {
                continue;
            }
            std::string const rate = fixed(demand.left_per_day, 1) + " " + unit_of(demand);
            bool const several = demand.courses.size() > 1;
            std::string const alone = demand.courses.empty() ? "" : demand.courses.front().title;
            std::string const uncongested =
                several || demand.courses.empty() ? "" : fixed(demand.courses.front().uncongested.in(day), 1);
            table.rows.push_back(row(name_of_demand(demand), several ? "all" : alone, demand.time, uncongested,
                                     demand.on_time, promised));
            table.rows.back().push_back(rate);
            for (CourseResult const& course : demand.courses) {
                if (several) {
                    table.rows.push_back(row("", course.title, course.time, fixed(course.uncongested.in(day), 1),
                                             course.on_time, promised));
                    table.rows.back().push_back(fixed(course.left_per_day, 1) + " " + unit_of(demand));
                }
            }
        }
        add(Heading{"Transit times"});
        add(std::move(table));
        add_all(transit_time_curves(result_, context_));
    }

    static std::vector<std::string> row(std::string const& demand, std::string const& by, ObservedTime const& time,
                                        std::string const& uncongested, std::optional<double> on_time, bool promised) {
        auto const days = [&](double hours) { return time.count > 0 ? fixed(in_days(hours), 1) : std::string{"–"}; };
        std::vector<std::string> cells{demand, by, fixed(static_cast<double>(time.count), 0), days(time.mean)};
        cells.push_back(time.mean_interval ? fixed(in_days(time.mean_interval->low), 1) + "–" +
                                                 fixed(in_days(time.mean_interval->high), 1)
                                           : "");
        cells.push_back(uncongested);
        for (double const hours : {time.min, time.p10, time.p50, time.p80, time.p90, time.p95, time.p99}) {
            cells.push_back(days(hours));
        }
        if (promised) {
            cells.push_back(on_time ? percent(*on_time) : "");
        }
        return cells;
    }

    void unreachable(DemandResult const& demand) {
        for (NoWay const& none : demand.unreachable) {
            add(Paragraph{name_of_demand(demand) + (none.title.empty() ? "" : ", " + none.title) + ": " +
                          none.why.reason + "."});
        }
    }

    void causes() {
        TextTable hours{{{"mean hours", Align::left}, {"by", Align::left}}, {}};
        TextTable shares{{{"share of the variance", Align::left}, {"by", Align::left}}, {}};
        std::vector<std::size_t> shown;
        for (DelayCause const cause : delay_causes) {
            auto const index = static_cast<std::size_t>(cause);
            bool const any =
                std::any_of(result_.demands.begin(), result_.demands.end(), [&](DemandResult const& demand) {
                    return std::any_of(demand.courses.begin(), demand.courses.end(),
                                       [&](CourseResult const& course) { return course.hours_by_cause[index] > 0; });
                });
            if (any) {
                shown.push_back(index);
                hours.columns.push_back({words_for(cause), Align::right});
                shares.columns.push_back({words_for(cause), Align::right});
            }
        }
        for (DemandResult const& demand : result_.demands) {
            for (CourseResult const& course : demand.courses) {
                if (course.time.count == 0 || demand.grows) {
                    continue;
                }
                std::vector<std::string> of_time{name_of_demand(demand), course.title};
                std::vector<std::string> of_variance = of_time;
                for (std::size_t const index : shown) {
                    of_time.push_back(fixed(course.hours_by_cause[index], 1));
                    of_variance.push_back(percent(course.share_of_variance[index]));
                }
                hours.rows.push_back(std::move(of_time));
                shares.rows.push_back(std::move(of_variance));
            }
        }
        add(Heading{"Where the time goes"});
        add(std::move(hours));
        add(Heading{"What makes it uncertain"});
        add(std::move(shares));
    }

    static std::string words_for(DelayCause cause) {
        switch (cause) {
            case DelayCause::capacity:
                return "behind others";
            case DelayCause::blocked:
                return "no room ahead";
            case DelayCause::departure:
                return "departure";
            case DelayCause::weather:
                return "weather, closed";
            default:
                return name_of(cause);
        }
    }

    void facilities() {
        constexpr std::size_t most = 15;
        TextTable table{{{"facility", Align::left},
                         {"kind", Align::left},
                         {"load", Align::right},
                         {"offered", Align::right},
                         {"mean wait h", Align::right},
                         {"behind others h", Align::right},
                         {"longest h", Align::right},
                         {"mean queue", Align::right},
                         {"longest", Align::right},
                         {"blocked ahead", Align::right},
                         {"closed", Align::right},
                         {"passed a day", Align::right}},
                        {}};
        for (FacilityResult const& facility : result_.facilities) {
            if (table.rows.size() >= most) {
                break;
            }
            table.rows.push_back({facility.name, name_of(facility.kind), percent(facility.utilisation),
                                  facility.offered ? percent(*facility.offered) : "", fixed(facility.wait_mean, 1),
                                  fixed(facility.wait_for_others, 1), fixed(facility.wait_max, 0),
                                  fixed(facility.queue_mean, 1), fixed(facility.queue_max, 0),
                                  facility.blocked > 0 ? percent(facility.blocked) : "",
                                  facility.closed > 0 ? percent(facility.closed) : "", fixed(facility.per_day, 1)});
        }
        if (table.rows.empty()) {
            return;
        }
        add(Heading{"Facilities, by the waiting that they cause"});
        add(
            Paragraph{"Load: share of what it can pass that it passed (of ships: of their room, where they leave "
                      "fullest). Offered: "
                      "what came over what it can pass. Queues and what passed are counted in consignments."});
        if (result_.bottleneck) {
            FacilityResult const& worst = result_.facilities.front();
            add(Paragraph{
                fmt::format("Most time is lost at {}: {} h behind others on average, {} loaded, a queue of {} "
                            "and {} at the most.",
                            worst.name, fixed(worst.wait_for_others, 1), percent(worst.utilisation),
                            fixed(worst.queue_mean, 1), fixed(worst.queue_max, 0))});
        }
        add(std::move(table));
        add_all(queue_curves(result_));
    }

    void fleets() {
        TextTable table{{{"fleet", Align::left},
                         {"vehicles", Align::right},
                         {"under way", Align::right},
                         {"loaded km a year", Align::right},
                         {"empty km a year", Align::right},
                         {"empty", Align::right}},
                        {}};
        MoneyOut const money{context_};
        bool const is_priced = std::any_of(result_.fleets.begin(), result_.fleets.end(),
                                           [](FleetResult const& fleet) { return fleet.empty_cost.has_value(); });
        if (is_priced) {
            table.columns.push_back({"for that, " + money.currency() + " a year", Align::right});
        }
        for (FleetResult const& fleet : result_.fleets) {
            double const all = fleet.empty_km + fleet.loaded_km;
            bool const is_wagons = fleet.id.starts_with("wagon-fleets");
            table.rows.push_back({fleet.name, fleet.vehicles > 0 ? fixed(fleet.vehicles, 0) : "",
                                  is_wagons ? percent(fleet.in_use) : fixed(fleet.in_use, 1), fixed(fleet.loaded_km, 0),
                                  fixed(fleet.empty_km, 0), all > 0 ? percent(fleet.empty_km / all) : ""});
            if (is_priced) {
                table.rows.back().push_back(fleet.empty_cost ? fixed(money.of(*fleet.empty_cost), 0) : "");
            }
        }
        if (!table.rows.empty()) {
            add(Heading{"Ships and wagons"});
            add(std::move(table));
        }
    }

    void steps(DemandResult const& demand, CourseResult const& course) {
        if (course.time.count == 0) {
            return;
        }
        TextTable table{{{"stretch or stop, hours", Align::left},
                         {"mean", Align::right},
                         {"min", Align::right},
                         {"P10", Align::right},
                         {"P50", Align::right},
                         {"P80", Align::right},
                         {"P90", Align::right},
                         {"P95", Align::right},
                         {"P99", Align::right}},
                        {}};
        for (ObservedStep const& step : course.steps) {
            ObservedTime const& time = step.time;
            Step const& of = course.itinerary.route.steps[step.step];
            std::vector<std::string> cells{(of.is_stop ? "  " : "") + title(of, network_)};
            for (double const hours :
                 {time.mean, time.min, time.p10, time.p50, time.p80, time.p90, time.p95, time.p99}) {
                cells.push_back(fixed(hours, 1));
            }
            table.rows.push_back(std::move(cells));
        }
        add(Heading{name_of_demand(demand) + (course.title.empty() ? "" : ", " + course.title) + ", leg by leg"});
        add(std::move(table));
    }

    void conservation() {
        Conservation const& all = result_.conservation;
        add(Paragraph{fmt::format("Entered {} {} = left {} + inside {} at the end, mean over the replications.",
                                  fixed(all.entered, 1), result_.unit, fixed(all.left, 1), fixed(all.inside, 1))});
    }

    Report& report_;
    SimulationResult const& result_;
    Context const& context_;
    Network const& network_;
};

}  // namespace

double in_days(double hours) {
    return hours / 24;
}

std::string to_text(std::chrono::sys_days date) {
    std::chrono::year_month_day const ymd{date};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                       static_cast<unsigned>(ymd.day()));
}

void add_words(Report& report, SimulationResult const& result, Context const& context) {
    Words{report, result, context}.run();
}

}  // namespace corridor
