#include "unit/pipelines/oil_plans.h"

#include <algorithm>
#include <numeric>

#include <doctest/doctest.h>

#include "pipelines/oil_carriers.h"
#include "pipelines/oil_levels.h"
#include "pipelines/oil_year.h"
#include "pipelines/reductions.h"

namespace corridor::test {

OilPlanMaker::OilPlanMaker(Duration horizon) {
    made.start = std::chrono::sys_days{std::chrono::year{2025} / 1 / 1};
    made.horizon = horizon;
}

TankId OilPlanMaker::tank(Volume room, Volume usual) {
    TankFarm farm;
    farm.room = room;
    farm.usual = usual;
    return made.tanks.add(std::move(farm));
}

LineId OilPlanMaker::line(TankId from, TankId to, VolumeRate capacity, Volume fill) {
    PumpedLine line;
    line.id = "links.line-" + std::to_string(made.lines.size());
    line.from = from;
    line.to = to;
    line.capacity = capacity;
    line.fill = fill;
    return made.lines.add(std::move(line));
}

RunId OilPlanMaker::ships(TankId from, TankId to, Volume parcel, Duration loading, Duration voyage) {
    ParcelRun run;
    run.id = "services.run-" + std::to_string(made.runs.size());
    run.from = from;
    run.to = to;
    run.payload = Mass{parcel.in(cubic_metre)};  // of oil that weighs a tonne a cubic metre
    run.loading = loading;
    run.unloading = loading;
    run.back = voyage;
    run.outward.push_back({TimeCause::moving, "voyage", run.id, Distribution::constant(voyage.in(hour)), {}});
    return made.runs.add(std::move(run));
}

StreamId OilPlanMaker::wells(TankId at, VolumeRate produced, CargoId grade) {
    OilStream root;
    root.demand = made.demands.size();
    root.tank = at;
    root.grade = grade;
    root.density = Density{1e9};
    root.nominated.fill(produced);
    StreamId const id = made.streams.add(std::move(root));
    made.tanks[at].standing.push_back(id);
    made.demands.push_back({made.demands.size(), id, produced});
    return id;
}

StreamId OilPlanMaker::by_line(StreamId from, LineId line, VolumeRate nominated) {
    StreamId const id = onward(from, nominated, made.lines[line].to, made.lines[line].carried);
    made.streams[id].line = line;
    return id;
}

StreamId OilPlanMaker::by_ships(StreamId from, RunId run, VolumeRate nominated) {
    StreamId const id = onward(from, nominated, made.runs[run].to, made.runs[run].carried);
    made.streams[id].run = run;
    return id;
}

StreamId OilPlanMaker::onward(StreamId from, VolumeRate nominated, TankId to, std::vector<StreamId>& carried) {
    OilStream next = made.streams[from];
    next.parent = from;
    next.onward.clear();
    next.tank = to;
    next.line = {};
    next.run = {};
    next.place = carried.size();
    next.nominated.fill(nominated);
    StreamId const id = made.streams.add(std::move(next));
    made.streams[from].onward.push_back(id);
    carried.push_back(id);
    if (to) {
        made.tanks[to].standing.push_back(id);
    }
    return id;
}

OilPlan OilPlanMaker::plan() const {
    OilPlan plan = made;
    for (std::size_t i = 0; i < plan.streams.size(); ++i) {
        StreamId const id{i};
        if (!plan.streams[id].onward.empty()) {
            continue;
        }
        for (StreamId at = id; at; at = plan.streams[at].parent) {
            plan.streams[at].outlets.push_back(plan.outlets.size());
        }
        plan.outlets.push_back({.demand = plan.streams[id].demand, .end = id});
    }
    complete(plan);
    set_levels(plan);
    return plan;
}

namespace {

constexpr double alike = 1e-9;

// Looks at every state of a year for what can never be.
class OilWatch {
public:
    explicit OilWatch(OilPlan const& plan) : plan_{plan} {}

    void look(OilYear const& year) {
        for (std::size_t d = 0; d < plan_.demands.size(); ++d) {
            count(year, d);
        }
        OilState const& state = year.state();
        for (std::size_t i = 0; i < plan_.streams.size(); ++i) {
            StreamId const id{i};
            expect(state.stock[id] >= most_ * -alike && state.available(id) >= most_ * -alike, state,
                   "a stock is below nothing");
        }
        for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
            Volume const most = plan_.tanks[TankId{i}].room + most_ * alike;
            expect(state.level(plan_, TankId{i}) <= most, state, "a tank is above its room");
        }
        for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
            PumpedLine const& line = plan_.lines[LineId{i}];
            VolumeRate const rate = state.lines[LineId{i}].rate;
            expect(rate <= line.capacity * share_left(line.reductions, state.now) * (1 + alike), state,
                   "a line runs above its capacity");
            expect(rate <= VolumeRate{} || rate >= line.turndown * (1 - 1e-6), state, "a line runs below its turndown");
        }
        for (Ceiling const& ceiling : plan_.ceilings) {
            expect(used(state, ceiling) <= ceiling.rate * share_left(ceiling.reductions, state.now) * (1 + alike),
                   state, "lines use more of a ceiling than it lets pass");
        }
    }

    [[nodiscard]] std::string const& wrong() const { return wrong_; }

private:
    // Of a ceiling, by lines.
    [[nodiscard]] double used(OilState const& state, Ceiling const& ceiling) const {
        double used = 0;
        for (Ceiling::Use const& use : ceiling.uses) {
            OilStream const& stream = plan_.streams[use.stream];
            used += stream.line ? state.drawn(plan_, use.stream).in_base_units() * use.per_volume : 0;
        }
        return used;
    }

    // What has been produced is inside, out or lost.
    void count(OilYear const& year, std::size_t demand) {
        OilState const& state = year.state();
        Volume all = year.inside(demand);
        for (std::size_t i = 0; i < plan_.streams.size(); ++i) {
            StreamId const id{i};
            if (plan_.streams[id].demand == demand) {
                all += plan_.streams[id].tank ? state.lost[id] : state.stock[id] + state.lost[id];
            }
        }
        most_ = std::max({most_, all, state.produced[demand]});
        all -= state.produced[demand];
        if (first_.size() <= demand) {
            first_.push_back(all);
        }
        double const apart = (all - first_[demand]) / most_;
        expect(apart <= alike && apart >= -alike, state, "oil is not conserved");
    }

    void expect(bool holds, OilState const& state, std::string_view otherwise) {
        if (!holds && wrong_.empty()) {
            wrong_ = std::string{otherwise} + " at hour " + std::to_string(state.now.in(hour));
        }
    }

    OilPlan const& plan_;
    std::vector<Volume> first_;  // by demand
    Volume most_ = cubic_metre;
    std::string wrong_;
};

}  // namespace

Watched watch(OilPlan const& plan, Network const& network, std::uint32_t replication) {
    OilRecord record{plan};
    OilYear year{plan, network, 42, replication, record};
    OilWatch watch{plan};
    year.run([&watch](OilYear const& now) { watch.look(now); });
    return {std::move(record), watch.wrong()};
}

OilRecord run_checked(OilPlan const& plan) {
    Watched watched = watch(plan);
    CHECK(watched.wrong == "");
    return std::move(watched.record);
}

}  // namespace corridor::test
