#pragma once

#include <optional>

#include "corridor/events/calendar.h"
#include "corridor/events/waiting_line.h"

namespace corridor {

// Something that may come about: processes wait for it, at most until a moment of their choice, and whoever brings it
// about lets them go on. Waiting with a limit is also how a process lets itself be interrupted.
class Condition {
public:
    // REQUIRES: the calendar outlives this.
    explicit Condition(Calendar& calendar) : calendar_{&calendar} {}
    Condition(Condition const&) = delete;
    Condition& operator=(Condition const&) = delete;

    // `co_await` gives whether it came about; false if the moment passed first.
    class Wait : private WaitingLine::Place {
    public:
        Wait(Condition& condition, std::optional<Instant> limit) : condition_{&condition}, limit_{limit} {}
        Wait(Wait const&) = delete;
        Wait& operator=(Wait const&) = delete;
        ~Wait() { call_off(); }

        [[nodiscard]] bool await_ready() const { return limit_ && *limit_ <= condition_->calendar_->now(); }
        void await_suspend(std::coroutine_handle<> who) {
            join(condition_->line_, who);
            if (limit_) {
                alarm_ = condition_->calendar_->set_alarm(*limit_, who);
            }
        }
        [[nodiscard]] bool await_resume() {
            leave();
            alarm_.reset();  // rung, or called off by who notified
            return came_about_;
        }

    private:
        friend class Condition;
        void call_off() {
            if (alarm_) {
                condition_->calendar_->call_off(*alarm_);
                alarm_.reset();
            }
        }

        Condition* condition_;
        std::optional<Instant> limit_;
        std::optional<Calendar::Alarm> alarm_;
        bool came_about_ = false;
    };
    [[nodiscard]] Wait wait() { return {*this, std::nullopt}; }
    [[nodiscard]] Wait wait_until(Instant limit) { return {*this, limit}; }
    [[nodiscard]] Wait wait_for(Seconds limit) { return {*this, calendar_->now() + limit}; }

    // Lets the first in line go on, or all who wait at this moment. Gives whether, or how many, there were.
    bool notify_one();
    std::size_t notify_all();

    [[nodiscard]] std::size_t waiting() const { return line_.size(); }

private:
    Calendar* calendar_;
    WaitingLine line_;
};

inline bool Condition::notify_one() {
    if (line_.is_empty()) {
        return false;
    }
    auto& wait = static_cast<Wait&>(*line_.first());
    wait.call_off();
    wait.came_about_ = true;
    wait.leave();
    calendar_->resume_now(wait.who());
    return true;
}

inline std::size_t Condition::notify_all() {
    std::size_t const count = line_.size();
    while (notify_one()) {
    }
    return count;
}

}  // namespace corridor
