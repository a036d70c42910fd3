#include "corridor/hydraulics/drive.h"

#include <algorithm>
#include <numbers>

#include "corridor/hydraulics/friction.h"

namespace corridor {
namespace {

// How the pressure must be along a stretch.
struct Gradient {
    Pressure wanted;          // at its station
    std::size_t binding = 0;  // the point for which
    Pressure drop;            // from the station to its end; a fall of height takes from it
};

// `slopes[i]` is the friction slope of run i.
Gradient gradient_of(Pipeline const& line, Stretch const& stretch, std::vector<double> const& slopes) {
    Gradient gradient{stretch.points.front().least, 0, Pressure{}};
    for (std::size_t i = 1; i < stretch.points.size(); ++i) {
        Waypoint const& before = stretch.points[i - 1];
        Waypoint const& here = stretch.points[i];
        Distance const head = (here.at - before.at) * slopes[here.run] + (here.above_sea - before.above_sea);
        gradient.drop += head * weight(line.runs[here.run].density);
        if (here.least + gradient.drop > gradient.wanted) {
            gradient.wanted = here.least + gradient.drop;
            gradient.binding = i;
        }
    }
    return gradient;
}

// The slopes of a stretch's runs; those of other runs are left at nothing.
std::vector<double> slopes_at(Pipeline const& line, Stretch const& stretch, VolumeRate flow) {
    std::vector<double> slopes(line.runs.size());
    for (std::size_t run = stretch.points.front().run; run <= stretch.points.back().run; ++run) {
        slopes[run] = friction_slope(line.runs[run], flow);
    }
    return slopes;
}

}  // namespace

StretchCapacity capacity_of(Pipeline const& line, Stretch const& stretch) {
    auto const gradient_at = [&](VolumeRate flow) {
        return gradient_of(line, stretch, slopes_at(line, stretch, flow));
    };
    Gradient const still = gradient_at(VolumeRate{});
    if (still.wanted >= stretch.greatest) {
        return {VolumeRate{}, still.binding};
    }
    // The pressure that is wanted rises with the flow, at the least in proportion: twice the flow suffices in the end.
    Distance const bore = line.runs[stretch.points.front().run].bore;
    VolumeRate too_much = bore * bore * (std::numbers::pi / 4) * (1 * metre / (hour / 3600));
    while (gradient_at(too_much).wanted <= stretch.greatest) {
        too_much = too_much * 2;
    }
    VolumeRate enough;
    while (too_much - enough > too_much * 1e-12) {
        VolumeRate const between = enough + (too_much - enough) / 2;
        (gradient_at(between).wanted <= stretch.greatest ? enough : too_much) = between;
    }
    return {enough, gradient_at(too_much).binding};
}

std::vector<Pumping> pumping(Pipeline const& line, std::vector<VolumeRate> const& flows) {
    std::vector<double> slopes;
    for (std::size_t run = 0; run < line.runs.size(); ++run) {
        slopes.push_back(friction_slope(line.runs[run], flows[run]));
    }
    std::vector<Pumping> stations;
    Pressure left_over;
    for (Stretch const& stretch : stretches_of(line)) {
        Waypoint const& begin = stretch.points.front();
        Gradient const gradient = gradient_of(line, stretch, slopes);
        Pressure const arriving = stations.empty() ? begin.least : std::min(left_over, stretch.greatest);
        Pressure const leaving = std::max(arriving, gradient.wanted);
        stations.push_back({arriving, leaving, flows[begin.run] * (leaving - arriving), leaving <= stretch.greatest});
        left_over = leaving - gradient.drop;
    }
    return stations;
}

}  // namespace corridor
