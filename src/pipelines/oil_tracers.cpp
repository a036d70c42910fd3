#include "pipelines/oil_tracers.h"

#include <algorithm>

namespace corridor {

OilTracers::OilTracers(OilPlan const& plan)
    : plan_{plan},
      come_(plan.streams.size()),
      gone_(plan.streams.size()),
      sent_(plan.streams.size()),
      chosen_(plan.streams.size()),
      in_tank_(plan.streams.size()),
      pumped_(plan.lines.size()),
      in_line_(plan.lines.size()),
      boarding_(plan.runs.size()),
      ages_(plan.outlets.size()) {
    for (std::size_t i = 0; i < plan.streams.size(); ++i) {
        come_[StreamId{i}] = plan.streams[StreamId{i}].usual;
    }
}

void OilTracers::advance(OilState const& state, FlowRates const& rates, Duration time) {
    Span const span{state, rates, time};
    begin(span);
    for (bool moved = true; moved;) {
        moved = false;
        for (std::size_t i = 0; i < plan_.streams.size(); ++i) {
            moved = leave_tank(span, StreamId{i}) || moved;
        }
        for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
            moved = leave_line(span, LineId{i}) || moved;
        }
    }
    for (std::size_t i = 0; i < plan_.streams.size(); ++i) {
        StreamId const id{i};
        come_[id] += rates.into(id) * time;
        gone_[id] += rates.out_of(id) * time;
        sent_[id] += plan_.streams[id].parent ? state.drawn(plan_, id) * time : Volume{};
    }
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        pumped_[LineId{i}] += state.lines[LineId{i}].rate * time;
    }
}

void OilTracers::begin(Span const& span) {
    for (; next_ < span.state.now + span.time; next_ += day) {
        if (next_ < span.state.now) {
            continue;
        }
        for (OilDemand const& demand : plan_.demands) {
            Volume const place = come_[demand.root] + span.rates.into(demand.root) * (next_ - span.state.now);
            in_tank_[demand.root].push_back({place, next_, demand.root});
        }
    }
}

bool OilTracers::leave_tank(Span const& span, StreamId id) {
    bool moved = false;
    auto& drops = in_tank_[id];
    while (!drops.empty()) {
        VolumeRate const out = span.rates.out_of(id);
        Volume const ahead = drops.front().place - gone_[id];
        bool const leaves = out > VolumeRate{} && ahead <= out * span.time;
        if (!leaves) {
            break;
        }
        Drop const drop = drops.front();
        drops.pop_front();
        moved = true;
        Duration const after = std::max(Duration{}, ahead / out);
        StreamId const onward = choose(span, id);
        OilStream const& next = plan_.streams[onward];
        if (next.line) {
            Volume const place = pumped_[next.line] + span.state.lines[next.line].rate * after;
            in_line_[next.line].push_back({place, drop.born, onward});
        } else {
            boarding_[next.run].push_back({{}, drop.born, onward});
        }
    }
    return moved;
}

// The way that has had the fewest drops for what it takes.
StreamId OilTracers::choose(Span const& span, StreamId id) {
    StreamId best;
    double least = 0;
    for (StreamId const onward : plan_.streams[id].onward) {
        VolumeRate const rate = span.state.drawn(plan_, onward);
        if (rate <= VolumeRate{}) {
            continue;
        }
        double const density =
            static_cast<double>(chosen_[onward] + 1) / (sent_[onward] + rate * span.time).in_base_units();
        if (!best || density < least) {
            best = onward;
            least = density;
        }
    }
    if (!best) {
        best = plan_.streams[id].onward.front();
    }
    ++chosen_[best];
    return best;
}

bool OilTracers::leave_line(Span const& span, LineId id) {
    bool moved = false;
    auto& drops = in_line_[id];
    while (!drops.empty()) {
        VolumeRate const rate = span.state.lines[id].rate;
        Volume const ahead = drops.front().place + plan_.lines[id].fill - pumped_[id];
        bool const leaves = rate > VolumeRate{} && ahead <= rate * span.time;
        if (!leaves) {
            break;
        }
        Drop const drop = drops.front();
        drops.pop_front();
        moved = true;
        Duration const after = std::max(Duration{}, ahead / rate);
        arrive(span, drop.stream, drop.born, after);
    }
    return moved;
}

void OilTracers::arrive(Span const& span, StreamId id, Duration born, Duration after) {
    if (!plan_.streams[id].tank) {
        deliver(id, born, span.state.now + after);
        return;
    }
    in_tank_[id].push_back({come_[id] + span.rates.into(id) * after, born, id});
}

void OilTracers::deliver(StreamId id, Duration born, Duration when) {
    ages_[plan_.streams[id].outlets.front()].push_back(when - born);
}

void OilTracers::tell(ParcelEvent const& event, Duration now) {
    std::pair const key{event.run, event.parcel->number};
    if (event.what == ParcelEvent::What::sails && !boarding_[event.run].empty()) {
        at_sea_[key] = std::exchange(boarding_[event.run], {});
    } else if (event.what == ParcelEvent::What::is_ashore) {
        auto const found = at_sea_.find(key);
        if (found == at_sea_.end()) {
            return;
        }
        for (Drop const& drop : found->second) {
            if (plan_.streams[drop.stream].tank) {
                in_tank_[drop.stream].push_back({come_[drop.stream], drop.born, drop.stream});
            } else {
                deliver(drop.stream, drop.born, now);
            }
        }
        at_sea_.erase(found);
    }
}

}  // namespace corridor
