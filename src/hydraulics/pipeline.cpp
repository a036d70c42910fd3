#include "corridor/hydraulics/pipeline.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "corridor/hydraulics/friction.h"

namespace corridor {
namespace {

// Height above the sea at a distance. Of a step in the profile the part before it counts.
Distance height_at(std::vector<Pipeline::Height> const& profile, Distance at) {
    if (profile.empty()) {
        return Distance{};
    }
    auto const next = std::find_if(profile.begin(), profile.end(), [&](auto const& point) { return point.at >= at; });
    if (next == profile.end()) {
        return profile.back().above_sea;
    }
    if (next == profile.begin() || next->at == at) {
        return next->above_sea;
    }
    auto const& before = *std::prev(next);
    double const share = (at - before.at) / (next->at - before.at);
    return before.above_sea + (next->above_sea - before.above_sea) * share;
}

// Where each run ends.
std::vector<Distance> ends_of(std::vector<PipeRun> const& runs) {
    std::vector<Distance> ends;
    Distance at;
    for (PipeRun const& run : runs) {
        at += run.length;
        ends.push_back(at);
    }
    return ends;
}

class Surveyor {
public:
    explicit Surveyor(Pipeline const& line) : line_{line}, ends_{ends_of(line.runs)} {}

    [[nodiscard]] Stretch survey(std::size_t station) const {
        Distance const from = line_.stations[station].at;
        bool const is_last = station + 1 == line_.stations.size();
        Distance const to = is_last ? ends_.back() : line_.stations[station + 1].at;
        Stretch stretch{station, line_.stations[station].greatest, {}};
        for (Pipeline::Height const& place : places_between(from, to)) {
            stretch.points.push_back({place.at, place.above_sea, least_at(place.at), run_before(place.at)});
        }
        // Oil leaves the station by the pipe behind it.
        stretch.points.front().run = run_behind(from);
        stretch.points.front().least = line_.runs[run_behind(from)].least;
        return stretch;
    }

private:
    // Where the height, or the pipe, may bend: both ends, points of the profile, and joints of runs.
    [[nodiscard]] std::vector<Pipeline::Height> places_between(Distance from, Distance to) const {
        std::vector<Pipeline::Height> places;
        auto const add = [&](Distance at) { places.push_back({at, height_at(line_.profile, at)}); };
        add(from);
        for (Pipeline::Height const& point : line_.profile) {
            if (point.at > from && point.at < to) {
                places.push_back(point);
            }
        }
        for (Distance const joint : ends_) {
            if (joint > from && joint < to) {
                add(joint);
            }
        }
        add(to);
        std::stable_sort(places.begin(), places.end(), [](auto const& a, auto const& b) { return a.at < b.at; });
        return places;
    }

    // The run in which a place lies; of two that meet there, the first.
    [[nodiscard]] std::size_t run_before(Distance at) const {
        auto const end = std::lower_bound(ends_.begin(), ends_.end(), at);
        return std::min(static_cast<std::size_t>(end - ends_.begin()), ends_.size() - 1);
    }
    // The second.
    [[nodiscard]] std::size_t run_behind(Distance at) const {
        auto const end = std::upper_bound(ends_.begin(), ends_.end(), at);
        return std::min(static_cast<std::size_t>(end - ends_.begin()), ends_.size() - 1);
    }
    [[nodiscard]] Pressure least_at(Distance at) const {
        return std::max(line_.runs[run_before(at)].least, line_.runs[run_behind(at)].least);
    }

    Pipeline const& line_;
    std::vector<Distance> ends_;
};

}  // namespace

Speed speed_of(VolumeRate flow, Distance bore) {
    return flow / (bore * bore * (std::numbers::pi / 4));
}

double reynolds_number(PipeRun const& run, VolumeRate flow) {
    return speed_of(flow, run.bore) * run.bore / run.viscosity;
}

double friction_slope(PipeRun const& run, VolumeRate flow) {
    if (flow == VolumeRate{}) {
        return 0;
    }
    Speed const speed = speed_of(flow, run.bore);
    double const factor = friction_factor(reynolds_number(run, flow), run.roughness / run.bore);
    return (1 - run.drag_reduction) * factor * (speed * speed / (2 * run.bore * free_fall));
}

std::vector<Stretch> stretches_of(Pipeline const& line) {
    Surveyor const surveyor{line};
    std::vector<Stretch> stretches;
    for (std::size_t station = 0; station < line.stations.size(); ++station) {
        stretches.push_back(surveyor.survey(station));
    }
    return stretches;
}

}  // namespace corridor
