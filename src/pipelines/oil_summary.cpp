#include "pipelines/oil_summary.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "corridor/statistics/quantile.h"
#include "pipelines/oil_disruption.h"

namespace corridor {
namespace {

OilTimes times_of(OilTotals::Times const& observed) {
    OilTimes times;
    std::vector<double> all = observed.all;
    if (all.empty()) {
        return times;
    }
    Tally tally;
    for (double const hours : all) {
        tally.add(hours);
    }
    times.count = tally.count();
    times.mean = tally.mean();
    times.sd = tally.standard_deviation();
    times.min = tally.least();
    std::sort(all.begin(), all.end());
    times.curve = curve(all);
    times.p10 = quantile(all, 0.10);
    times.p50 = quantile(all, 0.50);
    times.p80 = quantile(all, 0.80);
    times.p90 = quantile(all, 0.90);
    times.p95 = quantile(all, 0.95);
    times.p99 = quantile(all, 0.99);
    times.max = tally.greatest();
    times.mean_interval = pooled_interval(observed.replications, 0.95);
    return times;
}

class Summary {
public:
    Summary(Network const& network, OilPlan const& plan, OilTotals const& totals)
        : network_{network},
          plan_{plan},
          totals_{totals},
          runs_{static_cast<double>(totals.replications())},
          years_{plan.horizon / average_year} {}

    OilResult result() {
        result_.start = plan_.start;
        result_.horizon = plan_.horizon;
        result_.replications = totals_.replications();
        if (result_.replications == 0) {
            return std::move(result_);
        }
        for (std::size_t i = 0; i < plan_.demands.size(); ++i) {
            result_.demands.push_back(demand(i));
        }
        for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
            result_.tanks.push_back(tank(TankId{i}));
        }
        add_facilities();
        for (Proration const& cut : plan_.prorations) {
            constexpr double a_day = 24;
            result_.prorations.push_back({cut.what, cut.month + 1,
                                          cut.nominated.in_base_units() / cubic_metre.in_base_units() * a_day,
                                          cut.granted.in_base_units() / cubic_metre.in_base_units() * a_day});
        }
        result_.entered = totals_.entered / runs_;
        result_.left = totals_.left / runs_;
        result_.inside_at_start = totals_.inside_at_start / runs_;
        result_.inside = totals_.inside / runs_;
        result_.events = totals_.events / runs_;
        return std::move(result_);
    }

private:
    [[nodiscard]] double a_year(double sum) const { return sum / runs_ / years_; }

    // What a series of sums since the start has gained each day, mean over the replications.
    [[nodiscard]] Series by_day(Series const& sums) const {
        Series gained;
        double before = 0;
        for (double const sum : sums) {
            gained.push_back((sum - before) / runs_);
            before = sum;
        }
        return gained;
    }

    OilDemandResult demand(std::size_t index) {
        OilDemand const& planned = plan_.demands[index];
        OilStream const& root = plan_.streams[planned.root];
        double const a_day = (planned.produced * day * root.density).in(tonne);
        OilDemandResult demand;
        demand.demand = planned.demand;
        demand.wanted = a_day * average_year.in(day);
        demand.produced = a_year(totals_.all_produced[index]);
        demand.lost = a_year(totals_.lost[index]);
        demand.time = times_of(totals_.demand_times[index]);
        for (double const made : by_day(totals_.produced[index])) {
            demand.shut_in_by_day.push_back(std::max(0.0, a_day - made));
        }
        for (std::size_t i = 0; i < plan_.outlets.size(); ++i) {
            if (plan_.outlets[i].demand == index) {
                demand.outlets.push_back(outlet(i));
            }
        }
        for (auto const& [of, way] : plan_.unreachable) {
            if (of == index) {
                demand.unreachable.push_back(way);
            }
        }
        return demand;
    }

    OilOutletResult outlet(std::size_t index) {
        Outlet const& planned = plan_.outlets[index];
        OilStream const& end = plan_.streams[planned.end];
        OilOutletResult outlet;
        outlet.corridor = planned.corridor;
        outlet.title = planned.title;
        outlet.itinerary = planned.itinerary;
        VolumeRate const nominated =
            std::accumulate(planned.nominated.begin(), planned.nominated.end(), VolumeRate{}) / 12.0;
        outlet.nominated = (nominated * average_year * end.density).in(tonne);
        outlet.sent = a_year(totals_.all_sent[index]);
        outlet.delivered = a_year(totals_.all_delivered[index]);
        outlet.netback = planned.netback;
        outlet.time = times_of(totals_.times[index]);
        outlet.sent_by_day = by_day(totals_.sent[index]);
        return outlet;
    }

    TankResult tank(TankId id) {
        TankFarm const& planned = plan_.tanks[id];
        OilTotals::Tank const& seen = totals_.tanks[id];
        Node const& node = network_.nodes[planned.node];
        TankResult tank{.id = "nodes." + node.id, .name = node.name};
        if (planned.room < no_limit) {
            tank.room = planned.room.in(cubic_metre);
        }
        tank.usual = planned.usual.in(cubic_metre);
        tank.least = std::max(0.0, seen.least);
        tank.mean = seen.levels.mean();
        tank.greatest = seen.greatest;
        tank.full = seen.full / runs_ / plan_.horizon.in(hour);
        for (double const sum : seen.by_day) {
            tank.by_day.push_back(sum / runs_);
        }
        return tank;
    }

    void add_facilities() {
        for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
            add_line(LineId{i});
        }
        for (std::size_t i = 0; i < plan_.moorings.size(); ++i) {
            Moorings const& planned = plan_.moorings[MooringId{i}];
            OilRecord::Moorings const& seen = totals_.moorings[MooringId{i}];
            double const taken = seen.taken / plan_.horizon / runs_;
            result_.facilities.push_back(
                {.kind = OilFacilityResult::Kind::moorings,
                 .id = planned.id,
                 .name = planned.name,
                 .utilisation = taken / planned.count,
                 .cubic_metres_per_day = (seen.handled / plan_.horizon * day / runs_).in(cubic_metre)});
        }
        for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
            add_run(RunId{i});
        }
        std::stable_sort(result_.facilities.begin(), result_.facilities.end(),
                         [](OilFacilityResult const& a, OilFacilityResult const& b) {
                             return a.utilisation.value_or(-1) > b.utilisation.value_or(-1);
                         });
        if (!result_.facilities.empty() && result_.facilities.front().utilisation) {
            result_.bottleneck = result_.facilities.front().id;
        }
    }

    void add_line(LineId id) {
        PumpedLine const& planned = plan_.lines[id];
        OilRecord::Line const& seen = totals_.lines[id];
        VolumeRate const flow = seen.pumped / plan_.horizon / runs_;
        OilFacilityResult line{.kind = OilFacilityResult::Kind::line,
                               .id = planned.id,
                               .name = planned.name,
                               .utilisation = flow / planned.capacity};
        line.cubic_metres_per_day = (flow * day).in(cubic_metre);
        if (flow > VolumeRate{}) {
            line.residence_h = (planned.fill / flow).in(hour);
        }
        if (planned.unfilled > Volume{}) {
            line.filling_h = seen.filling.in(hour) / runs_;
        }
        line.stopped = seen.stopped / plan_.horizon / runs_;
        result_.facilities.push_back(std::move(line));
    }

    void add_run(RunId id) {
        ParcelRun const& planned = plan_.runs[id];
        OilRecord::Run const& seen = totals_.runs[id];
        OilFacilityResult run{
            .kind = planned.service ? OilFacilityResult::Kind::ships : OilFacilityResult::Kind::trains,
            .id = planned.id,
            .name = planned.name,
            .utilisation = std::nullopt};
        if (planned.fleet) {
            run.utilisation = seen.busy / plan_.horizon / runs_ / *planned.fleet;
        }
        run.cubic_metres_per_day = (seen.carried / plan_.horizon * day / runs_).in(cubic_metre);
        run.parcels_per_year = a_year(static_cast<double>(seen.parcels));
        run.wait_h = seen.parcels > 0 ? seen.waited.in(hour) / static_cast<double>(seen.parcels) : 0;
        result_.facilities.push_back(std::move(run));
    }

    Network const& network_;
    OilPlan const& plan_;
    OilTotals const& totals_;
    double runs_;
    double years_;
    OilResult result_;
};

}  // namespace

OilResult summarise_oil(Network const& network, OilPlan const& plan, OilTotals const& totals, OilTotals const* open) {
    OilResult result = Summary{network, plan, totals}.result();
    if (open != nullptr) {
        result.disruptions = oil_disruptions(network, plan, totals, *open);
    }
    return result;
}

}  // namespace corridor
