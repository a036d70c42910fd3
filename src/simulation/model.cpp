#include "simulation/model.h"

#include <algorithm>
#include <cmath>

#include "corridor/routing/search.h"
#include "routing/shipment.h"
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
        Shipments const shipments = shipments_of(network_, scenario_);
        model_.unit = shipments.unit;
        for (std::size_t i = 0; i < scenario_.demands.size(); ++i) {
            model_.demands.push_back(demand_model(scenario_.demands[i], shipments.demands[i], router));
        }
        if (!unlimited_) {
            add_closures();
            add_breakdowns();
        }
        return std::move(model_);
    }

private:
    DemandModel demand_model(Demand const& demand, Shipment const& shipment, Router const& router) {
        DemandModel built;
        built.arrivals = demand.arrivals;
        built.amount = shipment.together;
        built.weight = shipment.weight;
        built.interval = shipment.together / *shipment.per_hour;
        built.promised = demand.promised ? std::optional{demand.promised->in(hour)} : std::nullopt;
        auto const limits = unlimited_ ? Facilities::Limits::none : Facilities::Limits::stated;
        CourseBuilder courses{network_, shipment.cargo, limits, breaks_or_closes(), model_};
        for (Corridor const& corridor : corridors_of(scenario_, demand)) {
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

std::size_t facility_in(SimulationModel& model, Facility const& wanted) {
    auto& all = model.facilities;
    auto const found =
        std::find_if(all.begin(), all.end(), [&](FacilityModel const& known) { return known.id == wanted.id; });
    if (found != all.end()) {
        return static_cast<std::size_t>(found - all.begin());
    }
    FacilityModel facility{.kind = wanted.kind,
                           .id = wanted.id,
                           .name = wanted.name,
                           .servers = wanted.servers,
                           .hours = wanted.hours,
                           .link = wanted.link};
    if (wanted.rate) {
        facility.rate = wanted.rate->value;
        facility.rate_unit = wanted.rate->dimension * dimensions::time;
    }
    all.push_back(std::move(facility));
    return all.size() - 1;
}

SimulationModel build_model(Network const& network, Scenario const& scenario, bool unlimited) {
    return Builder{network, scenario, unlimited}.build();
}

}  // namespace corridor
