#pragma once

#include <coroutine>
#include <cstdint>
#include <utility>
#include <vector>

#include "corridor/events/event_queue.h"
#include "corridor/events/frame_pool.h"

namespace corridor {

class Calendar;

// A story told by a coroutine: it reads from top to bottom, and simulated time passes where it says `co_await`. Its
// parameters are values, or outlive the calendar's run. Another process may await it as a part of its own story.
class [[nodiscard]] Process {
public:
    struct promise_type;
    using Handle = std::coroutine_handle<promise_type>;

    Process(Process&& other) noexcept : handle_{std::exchange(other.handle_, nullptr)} {}
    Process(Process const&) = delete;
    Process& operator=(Process const&) = delete;
    Process& operator=(Process&&) = delete;
    ~Process() {
        if (handle_) {
            handle_.destroy();
        }
    }

    // `co_await` of a process tells it at once; who awaits goes on when it has ended.
    struct Part;
    Part operator co_await() &&;

private:
    friend class Calendar;
    explicit Process(Handle handle) : handle_{handle} {}
    [[nodiscard]] Handle release() { return std::exchange(handle_, nullptr); }

    Handle handle_;
};

// The clock of a simulation and all that is due. What is due at one moment happens in the order in which it was asked
// for. Owns the processes that it has started; those that have not ended end with it.
class Calendar {
public:
    explicit Calendar(Instant start = {}) : now_{start} {}
    Calendar(Calendar const&) = delete;
    Calendar& operator=(Calendar const&) = delete;
    ~Calendar() { end_all(); }

    [[nodiscard]] Instant now() const { return now_; }
    // How much has happened so far.
    [[nodiscard]] std::uint64_t events() const { return events_; }
    // Whether anything is still to happen.
    [[nodiscard]] bool is_idle() { return queue_.is_empty() && ready_first_ == ready_.size(); }

    // Lets a process begin at this moment, after all that is due by now.
    void start(Process process);

    // Lets everything happen that is due up to `end`, that moment included; then the clock shows `end`. An exception
    // that leaves a process leaves here.
    void run_until(Instant end);
    // The same until nothing is due; the clock shows the last event.
    void run();

    // `co_await calendar.until(t)` goes on at t, or at once if that has passed; `delay(d)` after d.
    struct Wait {
        Calendar& calendar;
        Instant when;

        [[nodiscard]] bool await_ready() const { return when <= calendar.now_; }
        void await_suspend(std::coroutine_handle<> who) const { calendar.resume_at(when, who); }
        void await_resume() const {}
    };
    [[nodiscard]] Wait until(Instant when) { return {*this, when}; }
    [[nodiscard]] Wait delay(Seconds duration) { return {*this, now_ + duration}; }

    // For those who build other ways of waiting. REQUIRES: suspended, and resumed by nobody else.
    void resume_at(Instant when, std::coroutine_handle<> who) {
        queue_.push(EventQueue::key(when, sequence_++), reinterpret_cast<std::uintptr_t>(who.address()));  // NOLINT
    }
    void resume_now(std::coroutine_handle<> who) {
        if (!is_ending_) {
            ready_.push_back({EventQueue::key(now_, sequence_++), who});
        }
    }

    // A resumption that may be called off. REQUIRES: called off before `who` goes on or ends otherwise.
    struct Alarm {
        std::uint32_t slot = 0;
        std::uint32_t generation = 0;
    };
    [[nodiscard]] Alarm set_alarm(Instant when, std::coroutine_handle<> who);
    void call_off(Alarm alarm);

    // Ends all processes where they stand. What they hold is released, and nobody goes on because of it.
    void end_all();

private:
    friend struct Process::promise_type;
    struct Ready {
        EventQueue::Key key;
        std::coroutine_handle<> who;
    };
    struct AlarmSlot {
        std::coroutine_handle<> who;
        std::uint32_t generation = 0;
    };

    void happen_next();
    void ring(std::uintptr_t payload);

    Instant now_;
    std::uint64_t sequence_ = 0;
    std::uint64_t events_ = 0;
    bool is_ending_ = false;
    EventQueue queue_;
    std::vector<Ready> ready_;  // due now, from `ready_first_` on
    std::size_t ready_first_ = 0;
    std::vector<AlarmSlot> alarms_;
    std::vector<std::uint32_t> free_alarms_;
    Process::promise_type* living_ = nullptr;  // a list of the processes that have not ended
};

struct Process::promise_type {
    // At the end a process that is part of another goes on with that one; a process of its own is gone.
    struct End {
        [[nodiscard]] bool await_ready() const noexcept { return false; }
        [[nodiscard]] std::coroutine_handle<> await_suspend(Handle ended) const noexcept {
            if (auto const whole = ended.promise().whole) {
                return whole;
            }
            ended.destroy();
            return std::noop_coroutine();
        }
        void await_resume() const noexcept {}
    };

    promise_type() = default;
    promise_type(promise_type const&) = delete;
    promise_type& operator=(promise_type const&) = delete;
    ~promise_type() { leave(); }

    Process get_return_object() { return Process{Handle::from_promise(*this)}; }
    [[nodiscard]] std::suspend_always initial_suspend() const noexcept { return {}; }
    [[nodiscard]] End final_suspend() const noexcept { return {}; }
    void return_void() const {}
    void unhandled_exception() const { throw; }

    static void* operator new(std::size_t size) { return allocate_frame(size); }
    static void operator delete(void* frame, std::size_t size) noexcept { free_frame(frame, size); }

    void join(Calendar& to) {
        calendar = &to;
        after = to.living_;
        if (after != nullptr) {
            after->before = this;
        }
        to.living_ = this;
    }
    void leave() {
        if (calendar == nullptr) {
            return;
        }
        (before != nullptr ? before->after : calendar->living_) = after;
        if (after != nullptr) {
            after->before = before;
        }
        calendar = nullptr;
    }

    std::coroutine_handle<> whole;  // the process that this one is part of
    Calendar* calendar = nullptr;   // that has started it
    promise_type* before = nullptr;
    promise_type* after = nullptr;
};

struct Process::Part {
    Process process;

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    [[nodiscard]] std::coroutine_handle<> await_suspend(std::coroutine_handle<> whole) const noexcept {
        process.handle_.promise().whole = whole;
        return process.handle_;
    }
    void await_resume() const noexcept {}
};

inline Process::Part Process::operator co_await() && {
    return Part{std::move(*this)};
}

}  // namespace corridor
