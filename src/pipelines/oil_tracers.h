#pragma once

#include <deque>
#include <map>
#include <utility>
#include <vector>

#include "pipelines/flow_rates.h"
#include "pipelines/parcel_traffic.h"

namespace corridor {

// Drops of oil that are followed from the wells to their markets, one a day from each producer, to tell how long oil is
// on its way. Lines pass them on in order; so do tanks, where in truth oil mixes. A drop's place is how much oil is
// ahead of it, so it is met exactly when that has left, whatever the rates were.
class OilTracers {
public:
    // REQUIRES: the plan outlives this.
    explicit OilTracers(OilPlan const& plan);

    // Follows them for a time in which rates stay. REQUIRES: the state as it is at the beginning of it.
    void advance(OilState const& state, FlowRates const& rates, Duration time);
    void tell(ParcelEvent const& event, Duration now);

    // Of those that have arrived, by outlet.
    [[nodiscard]] std::vector<std::vector<Duration>> const& ages() const { return ages_; }

private:
    struct Drop {
        Volume place;
        Duration born;
        StreamId stream;  // in a line: of which it is
    };
    struct Span {
        OilState const& state;
        FlowRates const& rates;
        Duration time;
    };

    void begin(Span const& span);
    bool leave_tank(Span const& span, StreamId stream);
    bool leave_line(Span const& span, LineId line);
    [[nodiscard]] StreamId choose(Span const& span, StreamId stream);
    void arrive(Span const& span, StreamId stream, Duration born, Duration when);
    void deliver(StreamId stream, Duration born, Duration when);

    OilPlan const& plan_;
    Table<StreamId, Volume> come_;  // into its tank so far, with what stood there at first
    Table<StreamId, Volume> gone_;
    Table<StreamId, Volume> sent_;         // from its parent
    Table<StreamId, std::size_t> chosen_;  // drops sent there
    Table<StreamId, std::deque<Drop>> in_tank_;
    Table<LineId, Volume> pumped_;
    Table<LineId, std::deque<Drop>> in_line_;
    Table<RunId, std::vector<Drop>> boarding_;
    std::map<std::pair<RunId, std::uint64_t>, std::vector<Drop>> at_sea_;
    std::vector<std::vector<Duration>> ages_;
    Duration next_;  // when the next drops begin
};

}  // namespace corridor
