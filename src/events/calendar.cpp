#include "corridor/events/calendar.h"

#include <algorithm>

namespace corridor {
namespace {

// Addresses of frames are even, so an odd payload is an alarm: its slot and generation above the last bit.
constexpr std::uintptr_t alarm_mark = 1;

std::uintptr_t payload_of(Calendar::Alarm alarm) {
    return (static_cast<std::uintptr_t>(alarm.generation) << 32U) | (static_cast<std::uintptr_t>(alarm.slot) << 1U) |
           alarm_mark;
}

}  // namespace

void Calendar::start(Process process) {
    Process::Handle const handle = process.release();
    handle.promise().join(*this);
    resume_now(handle);
}

void Calendar::ring(std::uintptr_t payload) {
    if ((payload & alarm_mark) == 0) {
        std::coroutine_handle<>::from_address(reinterpret_cast<void*>(payload)).resume();  // NOLINT
        return;
    }
    auto const slot = static_cast<std::uint32_t>((payload & 0xFFFFFFFFU) >> 1U);
    if (alarms_[slot].generation == static_cast<std::uint32_t>(payload >> 32U)) {
        std::coroutine_handle<> const who = alarms_[slot].who;
        ++alarms_[slot].generation;
        free_alarms_.push_back(slot);
        who.resume();
    }
}

void Calendar::happen_next() {
    ++events_;
    bool const has_ready = ready_first_ < ready_.size();
    if (has_ready && (queue_.is_empty() || ready_[ready_first_].key < queue_.least())) {
        std::coroutine_handle<> const who = ready_[ready_first_++].who;
        if (ready_first_ == ready_.size()) {
            ready_.clear();
            ready_first_ = 0;
        }
        who.resume();
        return;
    }
    now_ = std::max(now_, EventQueue::time(queue_.least()));
    ring(queue_.pop());
}

void Calendar::run_until(Instant end) {
    while (ready_first_ < ready_.size() || (!queue_.is_empty() && EventQueue::time(queue_.least()) <= end)) {
        happen_next();
    }
    now_ = std::max(now_, end);
}

void Calendar::run() {
    while (!is_idle()) {
        happen_next();
    }
}

Calendar::Alarm Calendar::set_alarm(Instant when, std::coroutine_handle<> who) {
    if (free_alarms_.empty()) {
        free_alarms_.push_back(static_cast<std::uint32_t>(alarms_.size()));
        alarms_.emplace_back();
    }
    std::uint32_t const slot = free_alarms_.back();
    free_alarms_.pop_back();
    alarms_[slot].who = who;
    Alarm const alarm{slot, alarms_[slot].generation};
    queue_.push(EventQueue::key(when, sequence_++), payload_of(alarm));
    return alarm;
}

void Calendar::call_off(Alarm alarm) {
    if (alarms_[alarm.slot].generation == alarm.generation) {
        ++alarms_[alarm.slot].generation;
        free_alarms_.push_back(alarm.slot);
    }
}

void Calendar::end_all() {
    is_ending_ = true;
    while (living_ != nullptr) {
        Process::Handle::from_promise(*living_).destroy();
    }
    queue_ = {};
    ready_.clear();
    ready_first_ = 0;
    alarms_.clear();
    free_alarms_.clear();
    is_ending_ = false;
}

}  // namespace corridor
