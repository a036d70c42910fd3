#pragma once

#include <cassert>
#include <cmath>
#include <coroutine>
#include <optional>

#include "corridor/events/calendar.h"
#include "corridor/events/waiting_line.h"

namespace corridor {

// Lets one pass after another, first come first served, and closes for a while behind each: a line section with its
// headway, a crane with its rate. While anybody holds it closed nobody passes.
//
// Invariant: an alarm is set exactly while somebody waits and nobody holds it closed; it rings for the first in line.
class Gate {
public:
    // REQUIRES: the calendar outlives this.
    explicit Gate(Calendar& calendar) : calendar_{&calendar}, free_{calendar.now()} {}
    Gate(Gate const&) = delete;
    Gate& operator=(Gate const&) = delete;

    // `co_await gate.pass(seconds)` ends when one has passed; the next may follow so many seconds later. Fractions of
    // seconds add up from one to the next, so that none are lost in the long run.
    class Pass : private WaitingLine::Place {
    public:
        Pass(Gate& gate, double seconds) : gate_{&gate}, seconds_{seconds} {}

        [[nodiscard]] bool await_ready() {
            bool const now = gate_->closed_ == 0 && gate_->line_.is_empty() && gate_->free_ <= gate_->calendar_->now();
            if (now) {
                gate_->let_pass(seconds_);
            }
            return now;
        }
        void await_suspend(std::coroutine_handle<> who) {
            join(gate_->line_, who);
            gate_->ring_for_first();
        }
        void await_resume() {
            if (is_waiting()) {
                leave();
                gate_->alarm_.reset();
                gate_->let_pass(seconds_);
                gate_->ring_for_first();
            }
        }

    private:
        Gate* gate_;
        double seconds_;
    };
    // REQUIRES: seconds >= 0.
    [[nodiscard]] Pass pass(double seconds) { return {*this, seconds}; }

    // Each closing wants its own opening.
    void close() {
        ++closed_;
        if (alarm_) {
            calendar_->call_off(*alarm_);
            alarm_.reset();
        }
    }
    void open() {
        assert(closed_ > 0);
        --closed_;
        ring_for_first();
    }

    [[nodiscard]] bool is_closed() const { return closed_ > 0; }
    [[nodiscard]] std::size_t waiting() const { return line_.size(); }
    // When the next may pass, if nobody waits and nobody holds it closed.
    [[nodiscard]] Instant free() const { return free_; }

private:
    void let_pass(double seconds) {
        // What is left of a second counts only while one follows the other closely.
        double const exact = seconds + (free_ == calendar_->now() ? fraction_ : 0.0);
        double const whole = std::floor(exact);
        fraction_ = exact - whole;
        free_ = calendar_->now() + Seconds{static_cast<Seconds::rep>(whole)};
    }

    void ring_for_first() {
        if (closed_ == 0 && !alarm_ && !line_.is_empty()) {
            alarm_ = calendar_->set_alarm(free_ > calendar_->now() ? free_ : calendar_->now(), line_.first()->who());
        }
    }

    Calendar* calendar_;
    WaitingLine line_;
    Instant free_;
    double fraction_ = 0;  // of a second, that the last to pass still takes
    int closed_ = 0;
    std::optional<Calendar::Alarm> alarm_;
};

}  // namespace corridor
