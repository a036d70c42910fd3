#include "simulation/model.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "corridor/routing/search.h"
#include "routing/rates.h"
#include "simulation/conversion.h"
#include "simulation/course_builder.h"

namespace corridor {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::sys_days first_of_2024{std::chrono::year{2024} / 1 / 1};
constexpr double hours_of_a_year = 8760;

class Builder {
public:
    Builder(Network const& network, Scenario const& scenario, bool unlimited)
        : network_{network}, scenario_{scenario}, unlimited_{unlimited} {}

    SimulationModel build() {
        SimulationPlan const& plan = scenario_.simulation;
        model_.start = plan.start.value_or(scenario_.departure.value_or(first_of_2024));
        model_.horizon = plan.horizon ? plan.horizon->in(hour) : hours_of_a_year;
        model_.warm_up = plan.warm_up ? std::optional{plan.warm_up->in(hour)} : std::nullopt;
        model_.choice = plan.choice;
        model_.information_delay = plan.information_delay.in(hour);
        // Closures with dates come and go while goods are on their way: routes do not know them.
        Scenario undated = scenario_;
        undated.departure.reset();
        Router const router{network_, undated};
        for (Demand const& demand : scenario_.demands) {
            model_.demands.push_back(demand_model(demand, router));
        }
        add_common_unit();
        if (!unlimited_) {
            add_closures();
            add_breakdowns();
        }
        return std::move(model_);
    }

private:
    DemandModel demand_model(Demand const& demand, Router const& router) {
        CargoId const cargo = *network_.find_cargo(demand.cargo);
        Conversion const conversion{network_, cargo};
        DemandModel built;
        double const per_hour = demand.volume->value / *conversion.in(demand.volume->dimension * dimensions::time);
        built.arrivals = demand.arrivals;
        built.amount =
            demand.consignment ? demand.consignment->value / *conversion.in(demand.consignment->dimension) : 1;
        if (demand.arrivals.law == Arrivals::Law::timetable && !demand.consignment) {
            built.amount = per_hour * week.in(hour) / static_cast<double>(demand.arrivals.timetable.days.size());
        }
        built.interval = built.amount / per_hour;
        built.promised = demand.promised ? std::optional{demand.promised->in(hour)} : std::nullopt;
        CourseBuilder courses{network_, cargo, unlimited_, breaks_or_closes(), model_};
        for (Corridor const& corridor : ways_of(demand)) {
            bool const any = corridor.name.empty();
            auto answer = router.itinerary(demand, any ? nullptr : &corridor);
            std::string const title = corridor.title.empty() ? corridor.name : corridor.title;
            if (auto* const none = std::get_if<NoRoute>(&answer)) {
                built.unreachable.push_back({corridor.name, title, std::move(*none)});
                continue;
            }
            CourseModel course = courses.build(std::get<Itinerary>(std::move(answer)));
            course.corridor = corridor.name;
            course.title = title;
            course.share = demand.split.empty() ? 1 : demand.split.at(corridor.name);
            built.courses.push_back(std::move(course));
        }
        share_out(built);
        return built;
    }

    void add_common_unit() {
        std::set<std::string> units;
        for (Demand const& demand : scenario_.demands) {
            units.insert(network_.cargoes[*network_.find_cargo(demand.cargo)].unit);
        }
        model_.unit = units.size() == 1 ? *units.begin() : "t";
        for (std::size_t i = 0; i < scenario_.demands.size() && units.size() > 1; ++i) {
            Conversion const conversion{network_, *network_.find_cargo(scenario_.demands[i].cargo)};
            model_.demands[i].weight = conversion.in(dimensions::mass).value_or(1);
        }
    }

    // The corridors that the demand may go by; one without constraints if the scenario names none.
    [[nodiscard]] std::vector<Corridor> ways_of(Demand const& demand) const {
        std::vector<Corridor> ways;
        for (Corridor const& corridor : scenario_.corridors) {
            if (demand.split.empty() || (demand.split.contains(corridor.name) && demand.split.at(corridor.name) > 0)) {
                ways.push_back(corridor);
            }
        }
        if (scenario_.corridors.empty()) {
            ways.emplace_back();
        }
        return ways;
    }

    void share_out(DemandModel& demand) const {
        auto& courses = demand.courses;
        if (courses.empty()) {
            return;
        }
        if (scenario_.simulation.choice == RouteChoice::cheapest) {
            auto const best =
                std::min_element(courses.begin(), courses.end(),
                                 [](CourseModel const& a, CourseModel const& b) { return a.cost < b.cost; });
            CourseModel only = std::move(*best);
            courses.clear();
            courses.push_back(std::move(only));
        }
        double whole = 0;
        for (CourseModel const& course : courses) {
            whole += course.share;
        }
        for (CourseModel& course : courses) {
            course.share /= whole;
        }
    }

    // What closes for a while needs a gate even if it has no limit otherwise.
    [[nodiscard]] std::vector<Selector> breaks_or_closes() const {
        std::vector<Selector> selectors;
        for (Closure const& closure : network_.closures) {
            if (closure.from || closure.until) {
                selectors.push_back(closure.what);
            }
        }
        for (Breakdowns const& breakdowns : network_.breakdowns) {
            selectors.push_back(breakdowns.what);
        }
        return selectors;
    }

    void add_closures() {
        for (Closure const& closure : network_.closures) {
            if (closure.from || closure.until) {
                ClosureModel& added = model_.closures.emplace_back();
                added.what = to_string(closure.what);
                added.from = closure.from;
                added.until = closure.until;
                pick(closure.what, added.facilities, added.services);
            }
        }
    }

    void add_breakdowns() {
        for (Breakdowns const& breakdowns : network_.breakdowns) {
            BreakdownModel& added = model_.breakdowns.emplace_back();
            added.id = breakdowns.id;
            added.between = network_.figures.variation(breakdowns.between);
            added.repair = network_.figures.variation(breakdowns.repair);
            pick(breakdowns.what, added.facilities, added.services);
        }
    }

    void pick(Selector const& what, std::vector<std::size_t>& facilities, std::vector<std::size_t>& services) const {
        for (std::size_t i = 0; i < model_.facilities.size(); ++i) {
            LinkId const link = model_.facilities[i].link;
            if (link && network_.matches(what, link)) {
                facilities.push_back(i);
            }
        }
        for (std::size_t i = 0; i < model_.services.size(); ++i) {
            if (network_.matches(what, model_.services[i].service)) {
                services.push_back(i);
            }
        }
    }

    Network const& network_;
    Scenario const& scenario_;
    bool unlimited_;
    SimulationModel model_;
};

}  // namespace

std::size_t facility_in(SimulationModel& model, FacilityModel const& wanted) {
    auto& all = model.facilities;
    auto const found =
        std::find_if(all.begin(), all.end(), [&](FacilityModel const& known) { return known.id == wanted.id; });
    if (found != all.end()) {
        return static_cast<std::size_t>(found - all.begin());
    }
    all.push_back(wanted);
    return all.size() - 1;
}

void set_rate(FacilityModel& facility, Throughput rate, double factor) {
    facility.rate = rate.value * factor;
    facility.rate_unit = rate.dimension * dimensions::time;
}

SimulationModel build_model(Network const& network, Scenario const& scenario, bool unlimited) {
    return Builder{network, scenario, unlimited}.build();
}

}  // namespace corridor
