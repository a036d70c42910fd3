#include "pipelines/oil_record.h"

#include <algorithm>

namespace corridor {
namespace {

constexpr double alike = 1e-9;

}  // namespace

OilRecord::OilRecord(OilPlan const& plan)
    : produced_by_day(plan.demands.size()),
      sent_by_day(plan.outlets.size()),
      delivered_by_day(plan.outlets.size()),
      tanks(plan.tanks.size()),
      lines(plan.lines.size()),
      runs(plan.runs.size()),
      moorings(plan.moorings.size()),
      ages(plan.outlets.size()),
      lost(plan.streams.size()),
      in_the_end(plan.streams.size()) {}

OilRecorder::OilRecorder(OilPlan const& plan, OilState const& state, OilRecord& record)
    : plan_{plan}, record_{record}, sent_(plan.outlets.size()), was_full_(plan.tanks.size()) {
    for (Outlet const& outlet : plan.outlets) {
        StreamId own = outlet.end;
        while (plan.streams[own].parent && plan.streams[plan.streams[own].parent].parent &&
               plan.streams[plan.streams[own].parent].outlets.size() == 1) {
            own = plan.streams[own].parent;
        }
        own_.push_back(own);
    }
    for (std::size_t i = 0; i < plan.tanks.size(); ++i) {
        Volume const level = state.level(plan, TankId{i});
        record.tanks[TankId{i}].least = level;
        record.tanks[TankId{i}].greatest = level;
    }
}

VolumeRate OilRecorder::sending(OilState const& state, StreamId id) const {
    OilStream const& stream = plan_.streams[id];
    if (stream.line) {
        return state.lines[stream.line].drawn[stream.place];
    }
    VolumeRate rate;
    RunState const& run = state.runs[stream.run];
    for (Pumping const& ship : run.loading) {
        rate += run.is_closed ? VolumeRate{} : ship.rates[stream.place];
    }
    return rate;
}

void OilRecorder::advance(OilState const& state, FlowRates const& rates, Duration time) {
    ++record_.events;
    end_days(state, rates, time);
    for (std::size_t i = 0; i < plan_.outlets.size(); ++i) {
        sent_[i] += sending(state, own_[i]) * time;
    }
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        TankId const id{i};
        OilRecord::Tank& tank = record_.tanks[id];
        Volume const level = state.level(plan_, id);
        Volume const then = level + (rates.into(id) - rates.out_of(id)) * time;
        tank.least = std::min({tank.least, level, then});
        tank.greatest = std::max({tank.greatest, level, then});
        Volume const room = plan_.tanks[id].room;
        bool const is_full =
            room < no_limit && room > Volume{} && level >= room * (1 - alike) && then >= room * (1 - alike);
        tank.full += is_full ? time : Duration{};
        if (is_full && was_full_[id] == 0) {
            tank.full_since.push_back(state.now);
        }
        was_full_[id] = is_full ? 1 : 0;
    }
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        LineId const id{i};
        VolumeRate const rate = state.lines[id].rate;
        OilRecord::Line& line = record_.lines[id];
        line.pumped += rate * time;
        line.at_capacity += rate >= plan_.lines[id].capacity * (1 - alike) ? time : Duration{};
        line.stopped += rate <= VolumeRate{} ? time : Duration{};
    }
    for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
        RunState const& run = state.runs[RunId{i}];
        record_.runs[RunId{i}].waited += time * static_cast<double>(run.waiting.size());
        if (auto const fleet = plan_.runs[RunId{i}].fleet) {
            record_.runs[RunId{i}].busy += time * (*fleet - run.idle);
        }
    }
    for (std::size_t i = 0; i < plan_.moorings.size(); ++i) {
        record_.moorings[MooringId{i}].taken += time * state.berths_taken[MooringId{i}];
    }
}

void OilRecorder::end_days(OilState const& state, FlowRates const& rates, Duration time) {
    while (true) {
        Duration const end =
            day * static_cast<double>(record_.tanks.size() > 0 ? record_.tanks[TankId{0}].by_day.size() + 1 : 1);
        if (record_.tanks.empty() || end > state.now + time) {
            return;
        }
        end_day(state, rates, std::max(Duration{}, end - state.now));
    }
}

// Between events all is linear, so the end of a day needs no event of its own.
void OilRecorder::end_day(OilState const& state, FlowRates const& rates, Duration after) {
    for (std::size_t i = 0; i < plan_.demands.size(); ++i) {
        record_.produced_by_day[i].push_back(state.produced[i] + state.production[i] * after);
    }
    for (std::size_t i = 0; i < plan_.outlets.size(); ++i) {
        StreamId const end = plan_.outlets[i].end;
        record_.delivered_by_day[i].push_back(state.stock[end] + rates.into(end) * after);
        record_.sent_by_day[i].push_back(sent_[i] + sending(state, own_[i]) * after);
    }
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        TankId const id{i};
        record_.tanks[id].by_day.push_back(state.level(plan_, id) + (rates.into(id) - rates.out_of(id)) * after);
    }
}

void OilRecorder::tell(ParcelEvent const& event, Duration /*now*/) {
    if (event.what == ParcelEvent::What::sails) {
        OilRecord::Run& run = record_.runs[event.run];
        ++run.parcels;
        for (Volume const part : event.parcel->parts) {
            run.carried += part;
        }
    }
}

}  // namespace corridor
