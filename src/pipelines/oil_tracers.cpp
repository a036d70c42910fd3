#include "pipelines/oil_tracers.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace corridor {
namespace {

struct Drop {
    Duration arrived;
    Duration born;
};

// The parcels of a run in the order in which they sail.
std::vector<OilCurves::Trip> by_sailing(std::vector<OilCurves::Trip> trips) {
    std::sort(trips.begin(), trips.end(), [](OilCurves::Trip const& a, OilCurves::Trip const& b) {
        return a.sailed.value_or(never) < b.sailed.value_or(never);
    });
    return trips;
}

// A way on from a tank.
class Branch {
public:
    Branch(OilPlan const& plan, OilCurves const& curves, StreamId onward)
        : onward_{onward},
          sent_{curves.sent[onward]},
          sent_later_{curves.sent[onward]},
          line_{plan.streams[onward].line} {
        if (line_) {
            fill_ = plan.lines[line_].fill;
            pumped_.emplace(curves.pumped[line_]);
            passed_.emplace(curves.pumped[line_]);
        }
    }

    [[nodiscard]] StreamId onward() const { return onward_; }

    // How many drops it would have for what it has carried an hour later; nothing if it carries nothing till then.
    [[nodiscard]] std::optional<double> density(Duration when) {
        Volume const now = sent_.at(when);
        Volume const later = sent_later_.at(when + hour);
        return later > now ? std::optional{static_cast<double>(drops_ + 1) / later.in_base_units()} : std::nullopt;
    }

    // When a drop that goes on at a time is at the next tank or market; nothing if it is not.
    [[nodiscard]] std::optional<Duration> pass(Duration when, std::vector<OilCurves::Trip> const& trips) {
        ++drops_;
        if (line_) {
            auto const passed = passed_->when(pumped_->at(when) + fill_);
            return passed ? std::optional{std::max(when, *passed)} : std::nullopt;
        }
        auto const boards =
            std::lower_bound(trips.begin(), trips.end(), when,
                             [](OilCurves::Trip const& trip, Duration at) { return trip.sailed.value_or(never) < at; });
        return boards == trips.end() ? std::nullopt : boards->ashore;
    }

private:
    StreamId onward_;
    CurveReader sent_;
    CurveReader sent_later_;
    LineId line_;
    Volume fill_;
    std::optional<CurveReader> pumped_;
    std::optional<CurveReader> passed_;
    int drops_ = 0;
};

class Follower {
public:
    Follower(OilPlan const& plan, OilCurves const& curves)
        : plan_{plan}, curves_{curves}, drops_(plan.streams.size()), ages_(plan.outlets.size()) {
        for (auto const& trips : curves.trips) {
            trips_.add(by_sailing(trips));
        }
    }

    std::vector<std::vector<Duration>> run() {
        for (OilDemand const& demand : plan_.demands) {
            for (Duration born; born < plan_.horizon; born += day) {
                drops_[demand.root].push_back({born, born});
            }
        }
        // Parents come before those onward.
        for (std::size_t i = 0; i < plan_.streams.size(); ++i) {
            follow(StreamId{i});
        }
        return std::move(ages_);
    }

private:
    void follow(StreamId id) {
        OilStream const& stream = plan_.streams[id];
        auto& drops = drops_[id];
        std::sort(drops.begin(), drops.end(), [](Drop const& a, Drop const& b) { return a.arrived < b.arrived; });
        if (!stream.tank) {
            for (Drop const& drop : drops) {
                ages_[stream.outlets.front()].push_back(drop.arrived - drop.born);
            }
            return;
        }
        CurveReader come{curves_.come[id]};
        CurveReader gone{curves_.gone(plan_, id)};
        std::vector<Branch> branches;
        for (StreamId const onward : stream.onward) {
            branches.emplace_back(plan_, curves_, onward);
        }
        for (Drop const& drop : drops) {
            auto const leaves = gone.when(come.at(drop.arrived));
            if (!leaves) {
                return;
            }
            Duration const when = std::max(*leaves, drop.arrived);
            Branch& branch = choose(branches, when);
            OilStream const& next = plan_.streams[branch.onward()];
            if (auto const there = branch.pass(when, next.run ? trips_[next.run] : none_)) {
                drops_[branch.onward()].push_back({*there, drop.born});
            }
        }
    }

    static Branch& choose(std::vector<Branch>& branches, Duration when) {
        Branch* best = &branches.front();
        double least = std::numeric_limits<double>::infinity();
        for (Branch& branch : branches) {
            auto const density = branch.density(when);
            if (density && *density < least) {
                best = &branch;
                least = *density;
            }
        }
        return *best;
    }

    OilPlan const& plan_;
    OilCurves const& curves_;
    Table<StreamId, std::vector<Drop>> drops_;
    Table<RunId, std::vector<OilCurves::Trip>> trips_;
    std::vector<OilCurves::Trip> const none_;
    std::vector<std::vector<Duration>> ages_;
};

}  // namespace

std::vector<std::vector<Duration>> follow_drops(OilPlan const& plan, OilCurves const& curves) {
    return Follower{plan, curves}.run();
}

}  // namespace corridor
