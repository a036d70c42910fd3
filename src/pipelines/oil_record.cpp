#include "pipelines/oil_record.h"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

constexpr double alike = 1e-9;

// Adds what has passed by the end of each day to a series, or takes it off.
void add_days(std::vector<Volume>& series, Curve const& curve, double sign) {
    CurveReader reader{curve};
    for (std::size_t i = 0; i < series.size(); ++i) {
        series[i] += reader.at(day * static_cast<double>(i + 1)) * sign;
    }
}

// The first stream that leads to an outlet alone.
StreamId own_stream(OilPlan const& plan, Outlet const& outlet) {
    StreamId own = outlet.end;
    while (plan.streams[own].parent && plan.streams[plan.streams[own].parent].parent &&
           plan.streams[plan.streams[own].parent].outlets.size() == 1) {
        own = plan.streams[own].parent;
    }
    return own;
}

}  // namespace

void OilRecord::Tank::note(Volume level, bool was_full, Duration since, Duration time) {
    least = std::min(least, level);
    greatest = std::max(greatest, level);
    full += was_full ? time : Duration{};
    if (was_full && !is_full) {
        full_since.push_back(since);
    }
    is_full = was_full;
}

void OilRecord::Line::note(VolumeRate rate, VolumeRate capacity, Duration time) {
    pumped += rate * time;
    at_capacity += rate >= capacity * (1 - alike) ? time : Duration{};
    stopped += rate <= VolumeRate{} ? time : Duration{};
}

OilRecord::OilRecord(OilPlan const& plan)
    : tanks(plan.tanks.size()),
      lines(plan.lines.size()),
      runs(plan.runs.size()),
      moorings(plan.moorings.size()),
      ages(plan.outlets.size()),
      lost(plan.streams.size()),
      in_the_end(plan.streams.size()) {}

void record_series(OilPlan const& plan, OilCurves const& curves, OilRecord& record) {
    auto const days = static_cast<std::size_t>(std::floor(plan.horizon / day * (1 + 1e-12)));
    std::vector<Volume> const none(days);
    for (OilDemand const& demand : plan.demands) {
        auto& produced = record.produced_by_day.emplace_back(days, -plan.streams[demand.root].usual);
        add_days(produced, curves.come[demand.root], 1);
    }
    for (Outlet const& outlet : plan.outlets) {
        Curve const& sent = curves.sent[own_stream(plan, outlet)];
        record.sent.push_back(sent.last());
        add_days(record.sent_by_day.emplace_back(none), sent, 1);
        add_days(record.delivered_by_day.emplace_back(none), curves.come[outlet.end], 1);
    }
    for (std::size_t i = 0; i < plan.lines.size(); ++i) {
        CurveReader pumped{curves.pumped[LineId{i}]};
        Volume const unfilled = plan.lines[LineId{i}].unfilled;
        record.lines[LineId{i}].filling =
            unfilled > Volume{} ? pumped.when(unfilled).value_or(plan.horizon) : Duration{};
    }
    for (std::size_t i = 0; i < plan.tanks.size(); ++i) {
        auto& level = record.tanks[TankId{i}].by_day = none;
        for (StreamId const stream : plan.tanks[TankId{i}].standing) {
            add_days(level, curves.come[stream], 1);
            add_days(level, curves.gone(plan, stream), -1);
        }
    }
}

}  // namespace corridor
