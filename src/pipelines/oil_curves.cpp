#include "pipelines/oil_curves.h"

#include <algorithm>

namespace corridor {
namespace {

// Amounts that differ by less of what has passed are equal.
constexpr double alike = 1e-12;

}  // namespace

void Curve::step(Duration at, Volume amount) {
    add(at, {});
    points_.push_back(last_);
    last_.passed += amount;
    rate_ = no_piece;
}

Volume CurveReader::at(Duration when) {
    Curve const& points = *curve_;
    while (next_ < points.size() && points[next_].at <= when) {
        ++next_;
    }
    if (next_ == 0) {
        return points[0].passed;
    }
    Curve::Point const& before = points[next_ - 1];
    if (next_ == points.size()) {
        return before.passed;
    }
    Curve::Point const& after = points[next_];
    return before.passed + (after.passed - before.passed) * ((when - before.at) / (after.at - before.at));
}

std::optional<Duration> CurveReader::when(Volume passed) {
    Curve const& points = *curve_;
    Volume const beyond = passed + std::max(passed, points.last()) * alike;
    while (next_ < points.size() && points[next_].passed <= beyond) {
        ++next_;
    }
    if (next_ == points.size()) {
        return std::nullopt;
    }
    if (next_ == 0) {
        return points[0].at;
    }
    Curve::Point const& before = points[next_ - 1];
    Curve::Point const& after = points[next_];
    double const share = std::max(0.0, (passed - before.passed) / (after.passed - before.passed));
    return before.at + (after.at - before.at) * share;
}

OilCurves::OilCurves(OilPlan const& plan)
    : come(plan.streams.size()),
      sent(plan.streams.size()),
      pumped(plan.lines.size()),
      trips(plan.runs.size()),
      gone_(plan.streams.size()) {
    for (std::size_t i = 0; i < plan.streams.size(); ++i) {
        if (plan.streams[StreamId{i}].tank) {
            come[StreamId{i}] = Curve{plan.streams[StreamId{i}].usual};
        }
    }
}

Curve const& OilCurves::gone(OilPlan const& plan, StreamId id) const {
    OilStream const& stream = plan.streams[id];
    return parts(stream) ? gone_[id] : sent[stream.onward.front()];
}

}  // namespace corridor
