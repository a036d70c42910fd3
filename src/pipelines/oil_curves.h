#pragma once

#include <cassert>
#include <optional>
#include <vector>

#include "pipelines/oil_plan.h"

namespace corridor {

// How much has passed somewhere since the start, over time: straight pieces, and steps where a whole parcel comes.
class Curve {
public:
    Curve() : Curve{Volume{}} {}
    // With what was there at the start.
    explicit Curve(Volume first) : last_{Duration{}, first} {}

    // So much more, evenly since the last point. REQUIRES: no earlier than that.
    void add(Duration until, Volume amount) {
        assert(until >= last_.at);
        Duration const time = until - last_.at;
        if (time <= Duration{}) {
            last_.passed += amount;
            return;
        }
        Volume const apart = amount - rate_ * time;
        Volume const nothing = amount * same_rate;
        if (apart <= nothing && apart >= -nothing) {
            last_ = {until, last_.passed + amount};
            return;
        }
        rate_ = amount / time;
        points_.push_back(last_);
        last_ = {until, last_.passed + amount};
    }
    // So much more at once. REQUIRES: no earlier than the last point.
    void step(Duration at, Volume amount);

    [[nodiscard]] Volume last() const { return last_.passed; }

private:
    friend class CurveReader;
    struct Point {
        Duration at;
        Volume passed;
    };
    [[nodiscard]] std::size_t size() const { return points_.size() + 1; }
    [[nodiscard]] Point const& operator[](std::size_t i) const { return i < points_.size() ? points_[i] : last_; }

    std::vector<Point> points_;
    Point last_;  // not among them, since it moves on while the piece is straight
    static constexpr VolumeRate no_piece{-1};
    static constexpr double same_rate = 1e-12;  // pieces whose rates differ by less are one
    VolumeRate rate_ = no_piece;                // of the last piece
};

// Reads a curve forwards.
class CurveReader {
public:
    // REQUIRES: the curve outlives this and stays as it is.
    explicit CurveReader(Curve const& curve) : curve_{&curve} {}

    // What has passed by a time, steps at that time included; after the end, all. REQUIRES: no earlier than before.
    [[nodiscard]] Volume at(Duration when);
    // When what comes after so much begins to pass; nothing if it does not. REQUIRES: no less than before.
    [[nodiscard]] std::optional<Duration> when(Volume passed);

private:
    Curve const* curve_;
    std::size_t next_ = 0;
};

// All that one replication moves.
struct OilCurves {
    explicit OilCurves(OilPlan const& plan);

    Table<StreamId, Curve> come;  // to its tank or market, with what stood there at the start
    Table<StreamId, Curve> sent;  // to it from the tank before
    Table<LineId, Curve> pumped;
    // Parcels by their numbers: when they sailed and were ashore, as far as they were.
    struct Trip {
        std::optional<Duration> sailed;
        std::optional<Duration> ashore;
    };
    Table<RunId, std::vector<Trip>> trips;

    // What has gone out of a stream's tank: to the one stream that goes on, or to all of them.
    [[nodiscard]] Curve const& gone(OilPlan const& plan, StreamId stream) const;
    // Whether that is a curve of its own.
    [[nodiscard]] static bool parts(OilStream const& stream) { return stream.onward.size() != 1; }
    void add_gone(StreamId stream, Duration until, Volume amount) { gone_[stream].add(until, amount); }

private:
    Table<StreamId, Curve> gone_;
};

}  // namespace corridor
