#include "pipelines/oil_totals.h"

#include <algorithm>

namespace corridor {
namespace {

double tonnes(Volume volume, Density density) {
    return (volume * density).in(tonne);
}

void add_series(Series& sum, std::vector<Volume> const& series, double factor) {
    sum.resize(std::max(sum.size(), series.size()));
    for (std::size_t i = 0; i < series.size(); ++i) {
        sum[i] += series[i].in_base_units() * factor;
    }
}

}  // namespace

OilTotals::OilTotals(OilPlan const& plan)
    : produced(plan.demands.size()),
      sent(plan.outlets.size()),
      delivered(plan.outlets.size()),
      all_produced(plan.demands.size()),
      all_sent(plan.outlets.size()),
      all_delivered(plan.outlets.size()),
      lost(plan.demands.size()),
      times(plan.outlets.size()),
      demand_times(plan.demands.size()),
      tanks(plan.tanks.size()),
      lines(plan.lines.size()),
      runs(plan.runs.size()),
      moorings(plan.moorings.size()),
      plan_{plan} {}

void OilTotals::add(OilRecord const& record) {
    add_masses(record);
    add_tanks(record);
    add_times(record);
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        OilRecord::Line& line = lines[LineId{i}];
        line.pumped += record.lines[LineId{i}].pumped;
        line.at_capacity += record.lines[LineId{i}].at_capacity;
        line.stopped += record.lines[LineId{i}].stopped;
        line.filling += record.lines[LineId{i}].filling;
    }
    for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
        OilRecord::Run& run = runs[RunId{i}];
        run.parcels += record.runs[RunId{i}].parcels;
        run.carried += record.runs[RunId{i}].carried;
        run.waited += record.runs[RunId{i}].waited;
        run.busy += record.runs[RunId{i}].busy;
    }
    for (std::size_t i = 0; i < plan_.moorings.size(); ++i) {
        moorings[MooringId{i}].taken += record.moorings[MooringId{i}].taken;
        moorings[MooringId{i}].handled += record.moorings[MooringId{i}].handled;
    }
    shut_in_since.push_back(record.shut_in_since);
    events += static_cast<double>(record.events);
    ++replications_;
}

void OilTotals::add_masses(OilRecord const& record) {
    for (std::size_t i = 0; i < plan_.demands.size(); ++i) {
        Density const density = plan_.streams[plan_.demands[i].root].density;
        add_series(produced[i], record.produced_by_day[i], density.in_base_units());
        all_produced[i] += tonnes(record.produced[i], density);
        entered += tonnes(record.produced[i], density);
        inside_at_start += tonnes(record.inside_at_start[i], density);
        inside += tonnes(record.inside[i], density);
    }
    for (std::size_t i = 0; i < plan_.outlets.size(); ++i) {
        OilStream const& end = plan_.streams[plan_.outlets[i].end];
        add_series(sent[i], record.sent_by_day[i], end.density.in_base_units());
        add_series(delivered[i], record.delivered_by_day[i], end.density.in_base_units());
        all_sent[i] += tonnes(record.sent[i], end.density);
        all_delivered[i] += tonnes(record.in_the_end[plan_.outlets[i].end], end.density);
        left += tonnes(record.in_the_end[plan_.outlets[i].end], end.density);
    }
    for (std::size_t i = 0; i < plan_.streams.size(); ++i) {
        OilStream const& stream = plan_.streams[StreamId{i}];
        double const gone = tonnes(record.lost[StreamId{i}], stream.density);
        lost[stream.demand] += gone;
        left += gone;
    }
}

void OilTotals::add_tanks(OilRecord const& record) {
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        Tank& tank = tanks[TankId{i}];
        OilRecord::Tank const& one = record.tanks[TankId{i}];
        add_series(tank.by_day, one.by_day, 1 / cubic_metre.in_base_units());
        for (Volume const level : one.by_day) {
            tank.levels.add(level.in(cubic_metre));
        }
        double const least = one.least.in(cubic_metre);
        tank.least = replications_ == 0 ? least : std::min(tank.least, least);
        tank.greatest = std::max(tank.greatest, one.greatest.in(cubic_metre));
        tank.full += one.full.in(hour);
        tank.full_since.push_back(one.full_since);
    }
}

void OilTotals::add_times(OilRecord const& record) {
    std::vector<Tally> of_demands(plan_.demands.size());
    for (std::size_t i = 0; i < plan_.outlets.size(); ++i) {
        Tally mine;
        std::size_t const demand = plan_.outlets[i].demand;
        for (Duration const age : record.ages[i]) {
            double const hours = age.in(hour);
            times[i].all.push_back(hours);
            demand_times[demand].all.push_back(hours);
            mine.add(hours);
            of_demands[demand].add(hours);
        }
        times[i].replications.push_back(mine);
    }
    for (std::size_t i = 0; i < of_demands.size(); ++i) {
        demand_times[i].replications.push_back(of_demands[i]);
    }
}

}  // namespace corridor
