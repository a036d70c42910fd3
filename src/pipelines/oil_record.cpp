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
    : plan_{plan},
      record_{record},
      sent_(plan.outlets.size()),
      was_full_(plan.tanks.size()),
      was_shut_in_(plan.demands.size()) {
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

void OilRecorder::advance(OilState const& state, FlowRates const& rates, Duration time) {
    ++record_.events;
    end_days(state, rates, time);
    for (std::size_t i = 0; i < plan_.outlets.size(); ++i) {
        sent_[i] += state.drawn(plan_, own_[i]) * time;
    }
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        TankId const id{i};
        OilRecord::Tank& tank = record_.tanks[id];
        Volume const level = state.level(plan_, id);
        Volume const then = level + (rates.into(id) - rates.out_of(id)) * time;
        tank.least = std::min({tank.least, level, then});
        tank.greatest = std::max({tank.greatest, level, then});
        bool const is_full = state.is_held[id] != 0 && plan_.tanks[id].room > Volume{};
        tank.full += is_full ? time : Duration{};
        if (is_full && was_full_[id] == 0) {
            tank.full_since.push_back(state.now);
        }
        was_full_[id] = is_full ? 1 : 0;
    }
    note_wells(state);
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

void OilRecorder::note_wells(OilState const& state) {
    for (std::size_t i = 0; i < plan_.demands.size(); ++i) {
        bool const is_shut_in = state.production[i] < plan_.demands[i].produced * (1 - alike);
        if (is_shut_in && was_shut_in_[i] == 0) {
            record_.shut_in_since.push_back(state.now);
        }
        was_shut_in_[i] = is_shut_in ? 1 : 0;
    }
}

void OilRecorder::end_days(OilState const& state, FlowRates const& rates, Duration time) {
    for (Duration end = day * (days_ + 1.0); end <= state.now + time; end += day) {
        end_day(state, rates, std::max(Duration{}, end - state.now));
        ++days_;
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
        record_.sent_by_day[i].push_back(sent_[i] + state.drawn(plan_, own_[i]) * after);
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
