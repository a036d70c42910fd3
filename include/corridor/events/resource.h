#pragma once

#include <cassert>
#include <utility>

#include "corridor/events/calendar.h"
#include "corridor/events/waiting_line.h"

namespace corridor {

// Servers, berths, tracks: a number of equal units that processes hold for a while and queue for when all are held. Who
// stands first in the queue is served first, even if a smaller wish behind could be met already. Outlives the processes
// that use it, or they end with `Calendar::end_all` before it does.
class Resource {
public:
    // REQUIRES: units >= 0; the calendar outlives this.
    Resource(Calendar& calendar, int units) : calendar_{&calendar}, units_{units}, free_{units} {}
    Resource(Resource const&) = delete;
    Resource& operator=(Resource const&) = delete;

    // Units that somebody holds. They are free again when this goes.
    class [[nodiscard]] Hold {
    public:
        Hold() = default;
        Hold(Hold&& other) noexcept
            : resource_{std::exchange(other.resource_, nullptr)}, units_{std::exchange(other.units_, 0)} {}
        Hold& operator=(Hold&& other) noexcept {
            release();
            resource_ = std::exchange(other.resource_, nullptr);
            units_ = std::exchange(other.units_, 0);
            return *this;
        }
        Hold(Hold const&) = delete;
        Hold& operator=(Hold const&) = delete;
        ~Hold() { release(); }

        [[nodiscard]] int units() const { return units_; }
        void release() {
            if (resource_ != nullptr) {
                std::exchange(resource_, nullptr)->give_back(std::exchange(units_, 0));
            }
        }

    private:
        friend class Resource;
        Hold(Resource& resource, int units) : resource_{&resource}, units_{units} {}

        Resource* resource_ = nullptr;
        int units_ = 0;
    };

    // `co_await resource.acquire()` gives a Hold, in time.
    class Acquire : private WaitingLine::Place {
    public:
        Acquire(Resource& resource, int units, int priority)
            : resource_{&resource}, units_{units}, priority_{priority} {}

        [[nodiscard]] bool await_ready() {
            bool const now = resource_->line_.would_be_first(priority_) && resource_->free_ >= units_;
            resource_->free_ -= now ? units_ : 0;
            return now;
        }
        void await_suspend(std::coroutine_handle<> who) { join(resource_->line_, who, priority_); }
        [[nodiscard]] Hold await_resume() { return Hold{*resource_, units_}; }

    private:
        friend class Resource;
        Resource* resource_;
        int units_;
        int priority_;
    };
    // REQUIRES: units >= 0. Whoever wants more units than there are waits until there are more.
    [[nodiscard]] Acquire acquire(int units = 1, int priority = 0) { return {*this, units, priority}; }

    [[nodiscard]] int units() const { return units_; }
    [[nodiscard]] int free() const { return free_; }
    [[nodiscard]] int held() const { return units_ - free_; }
    [[nodiscard]] std::size_t waiting() const { return line_.size(); }

    // More units serve those who wait; fewer are taken away as they are given back.
    void set_units(int units) {
        free_ += units - units_;
        units_ = units;
        serve();
    }

private:
    void give_back(int units) {
        free_ += units;
        serve();
    }

    void serve() {
        while (!line_.is_empty()) {
            auto& wish = static_cast<Acquire&>(*line_.first());
            if (free_ < wish.units_) {
                return;
            }
            free_ -= wish.units_;
            wish.leave();
            calendar_->resume_now(wish.who());
        }
    }

    Calendar* calendar_;
    int units_;
    int free_;
    WaitingLine line_;
};

}  // namespace corridor
