#pragma once

#include <coroutine>
#include <cstddef>

namespace corridor {

// Processes that wait for one thing: those of higher priority first, equals in the order of their coming. A place in
// the line lives in the waiting process's own frame and leaves the line when that ends.
class WaitingLine {
public:
    class Place {
    public:
        Place() = default;
        Place(Place const&) = delete;
        Place& operator=(Place const&) = delete;
        ~Place() { leave(); }

        // REQUIRES: in no line.
        void join(WaitingLine& line, std::coroutine_handle<> who, int priority = 0);
        void leave();
        [[nodiscard]] bool is_waiting() const { return line_ != nullptr; }
        [[nodiscard]] std::coroutine_handle<> who() const { return who_; }

    private:
        friend class WaitingLine;
        WaitingLine* line_ = nullptr;
        Place* ahead_ = nullptr;
        Place* behind_ = nullptr;
        std::coroutine_handle<> who_;
        int priority_ = 0;
    };

    WaitingLine() = default;
    WaitingLine(WaitingLine const&) = delete;
    WaitingLine& operator=(WaitingLine const&) = delete;
    // REQUIRES: nobody waits any more.
    ~WaitingLine() = default;

    [[nodiscard]] Place* first() const { return first_; }
    [[nodiscard]] bool is_empty() const { return first_ == nullptr; }
    [[nodiscard]] std::size_t size() const { return size_; }
    // Whether somebody of this priority who comes now would have nobody ahead.
    [[nodiscard]] bool would_be_first(int priority) const { return first_ == nullptr || first_->priority_ < priority; }

private:
    Place* first_ = nullptr;
    Place* last_ = nullptr;
    std::size_t size_ = 0;
};

inline void WaitingLine::Place::join(WaitingLine& line, std::coroutine_handle<> who, int priority) {
    line_ = &line;
    who_ = who;
    priority_ = priority;
    ahead_ = line.last_;
    while (ahead_ != nullptr && ahead_->priority_ < priority) {
        ahead_ = ahead_->ahead_;
    }
    behind_ = ahead_ == nullptr ? line.first_ : ahead_->behind_;
    (ahead_ == nullptr ? line.first_ : ahead_->behind_) = this;
    (behind_ == nullptr ? line.last_ : behind_->ahead_) = this;
    ++line.size_;
}

inline void WaitingLine::Place::leave() {
    if (line_ == nullptr) {
        return;
    }
    (ahead_ == nullptr ? line_->first_ : ahead_->behind_) = behind_;
    (behind_ == nullptr ? line_->last_ : behind_->ahead_) = ahead_;
    --line_->size_;
    line_ = nullptr;
}

}  // namespace corridor
