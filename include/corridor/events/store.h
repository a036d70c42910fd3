#pragma once

#include <cstddef>
#include <deque>
#include <limits>
#include <optional>
#include <utility>

#include "corridor/events/calendar.h"
#include "corridor/events/waiting_line.h"

namespace corridor {

// A place where things lie until somebody takes them, first in, first out: a yard of boxes, an inbox of orders. Who
// finds it empty waits for the next thing; who finds it full waits for room.
template <class Thing>
class Store {
public:
    // REQUIRES: room > 0; the calendar outlives this.
    explicit Store(Calendar& calendar, std::size_t room = std::numeric_limits<std::size_t>::max())
        : calendar_{&calendar}, room_{room} {}
    Store(Store const&) = delete;
    Store& operator=(Store const&) = delete;

    // `co_await store.put(thing)` ends when there was room for it.
    class Put : private WaitingLine::Place {
    public:
        Put(Store& store, Thing thing) : store_{&store}, thing_{std::move(thing)} {}

        [[nodiscard]] bool await_ready() {
            bool const fits = store_->givers_.is_empty() && store_->things_.size() < store_->room_;
            if (fits) {
                store_->accept(std::move(thing_));
            }
            return fits;
        }
        void await_suspend(std::coroutine_handle<> who) { join(store_->givers_, who); }
        void await_resume() const {}

    private:
        friend class Store;
        Store* store_;
        Thing thing_;
    };
    [[nodiscard]] Put put(Thing thing) { return {*this, std::move(thing)}; }

    // `co_await store.take()` gives the thing that has lain there longest.
    class Take : private WaitingLine::Place {
    public:
        explicit Take(Store& store) : store_{&store} {}

        [[nodiscard]] bool await_ready() {
            if (store_->things_.empty()) {
                return false;
            }
            thing_ = store_->hand_out();
            return true;
        }
        void await_suspend(std::coroutine_handle<> who) { join(store_->takers_, who); }
        [[nodiscard]] Thing await_resume() { return std::move(*thing_); }

    private:
        friend class Store;
        Store* store_;
        std::optional<Thing> thing_;
    };
    [[nodiscard]] Take take() { return Take{*this}; }

    [[nodiscard]] std::size_t size() const { return things_.size(); }

private:
    // REQUIRES: there is room, or somebody waits for it.
    void accept(Thing thing) {
        if (takers_.is_empty()) {
            things_.push_back(std::move(thing));
            return;
        }
        auto& taker = static_cast<Take&>(*takers_.first());
        taker.thing_ = std::move(thing);
        taker.leave();
        calendar_->resume_now(taker.who());
    }

    // REQUIRES: not empty.
    Thing hand_out() {
        Thing thing = std::move(things_.front());
        things_.pop_front();
        if (!givers_.is_empty()) {
            auto& giver = static_cast<Put&>(*givers_.first());
            things_.push_back(std::move(giver.thing_));
            giver.leave();
            calendar_->resume_now(giver.who());
        }
        return thing;
    }

    Calendar* calendar_;
    std::size_t room_;
    std::deque<Thing> things_;
    WaitingLine givers_;
    WaitingLine takers_;
};

}  // namespace corridor
