#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "pipelines/oil_plan.h"

namespace corridor {

// Some of the things of one kind, to be gone through in the order of their ids.
template <class TheId>
class Marks {
public:
    explicit Marks(std::size_t size) : size_{size}, words_((size + 63) / 64) {}

    void mark(TheId id) { words_[id.index() / 64] |= bit(id); }
    // All that others mark as well.
    void mark(Marks const& others) {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            words_[i] |= others.words_[i];
        }
    }
    void mark_all() {
        for (std::size_t i = 0; i < size_; ++i) {
            mark(TheId{i});
        }
    }
    void clear() { std::fill(words_.begin(), words_.end(), 0); }
    [[nodiscard]] bool has(TheId id) const { return (words_[id.index() / 64] & bit(id)) != 0; }
    [[nodiscard]] bool any() const {
        return std::any_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word != 0; });
    }

    // What `act` marks is met as well, if it comes later in the order.
    template <class Act>
    void for_each(Act act) const {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            std::uint64_t left = words_[i];
            while (left != 0) {
                std::uint64_t const up_to_lowest = left ^ (left - 1);
                act(TheId{i * 64 + static_cast<std::size_t>(std::countr_zero(left))});
                left = words_[i] & ~up_to_lowest;
            }
        }
    }

private:
    [[nodiscard]] static std::uint64_t bit(TheId id) { return std::uint64_t{1} << (id.index() % 64); }

    std::size_t size_;
    std::vector<std::uint64_t> words_;
};

// What has changed at one moment, so that only that is looked at again. At the start that is everything.
struct OilChanges {
    explicit OilChanges(OilPlan const& plan)
        : tanks(plan.tanks.size()), lines(plan.lines.size()), runs(plan.runs.size()) {
        mark_all();
    }

    bool everything = true;
    Marks<TankId> tanks;  // what comes and goes, or a mark that its level has come to
    Marks<LineId> lines;  // rate, or what comes out
    Marks<RunId> runs;    // whether one of its ships may begin or end something

    void mark_all() {
        everything = true;
        tanks.mark_all();
        lines.mark_all();
        runs.mark_all();
    }
    void clear() {
        everything = false;
        tanks.clear();
        lines.clear();
        runs.clear();
    }
};

}  // namespace corridor
