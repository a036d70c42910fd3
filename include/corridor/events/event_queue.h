#pragma once

#include <cassert>
#include <chrono>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace corridor {

// A moment of simulated time. Seconds are fine enough for freight, and adding them up loses nothing.
using Instant = std::chrono::sys_seconds;
using Seconds = std::chrono::seconds;

// What is due, in the order of time and, at one moment, in the order in which it was asked for: an implicit 4-ary heap
// (Johnson 1975) whose keys are one 128-bit number, so that no comparison branches.
class EventQueue {
public:
    // Time in the upper half, a sequence number in the lower.
    __extension__ using Key = unsigned __int128;
    [[nodiscard]] static Key key(Instant time, std::uint64_t sequence) {
        // Flipping the sign bit makes times before 1970 sort before those after.
        auto const biased = static_cast<std::uint64_t>(time.time_since_epoch().count()) ^ (std::uint64_t{1} << 63U);
        return (static_cast<Key>(biased) << 64U) | sequence;
    }
    [[nodiscard]] static Instant time(Key key) {
        auto const biased = static_cast<std::uint64_t>(key >> 64U);
        return Instant{Seconds{static_cast<std::int64_t>(biased ^ (std::uint64_t{1} << 63U))}};
    }

    [[nodiscard]] bool is_empty() const { return size() == 0; }
    [[nodiscard]] std::size_t size() const { return keys_.size() - first - (has_hole_ ? 1 : 0); }

    // The key of what is due next. REQUIRES: not empty.
    [[nodiscard]] Key least() {
        fill_hole();
        return keys_[first];
    }

    void push(Key key, std::uintptr_t payload) {
        if (has_hole_) {
            // Whoever was just taken asks for something new, more often than not: it takes the empty place at the top.
            has_hole_ = false;
            sift_down(key, payload);
            return;
        }
        keys_.push_back(key);
        payloads_.push_back(payload);
        sift_up(keys_.size() - 1, key, payload);
    }

    // Takes what is due next. REQUIRES: not empty.
    std::uintptr_t pop() {
        fill_hole();
        has_hole_ = true;
        return payloads_[first];
    }

private:
    // The root stands at this index, so that the four children of any place share a line of the cache.
    static constexpr std::size_t first = 3;
    [[nodiscard]] static std::size_t first_child(std::size_t place) { return 4 * (place - first) + 1 + first; }
    [[nodiscard]] static std::size_t parent(std::size_t place) { return (place - first - 1) / 4 + first; }

    void fill_hole() {
        if (!has_hole_) {
            return;
        }
        has_hole_ = false;
        Key const key = keys_.back();
        std::uintptr_t const payload = payloads_.back();
        keys_.pop_back();
        payloads_.pop_back();
        if (keys_.size() > first) {
            sift_down(key, payload);
        }
    }

    void put(std::size_t place, Key key, std::uintptr_t payload) {
        keys_[place] = key;
        payloads_[place] = payload;
    }

    void sift_up(std::size_t place, Key key, std::uintptr_t payload) {
        while (place > first && key < keys_[parent(place)]) {
            put(place, keys_[parent(place)], payloads_[parent(place)]);
            place = parent(place);
        }
        put(place, key, payload);
    }

    // From the root.
    void sift_down(Key key, std::uintptr_t payload) {
        std::size_t place = first;
        std::size_t const end = keys_.size();
        for (std::size_t child = first_child(place); child < end; child = first_child(place)) {
            std::size_t least = child;
            if (child + 4 <= end) {
                std::size_t const left = keys_[child + 1] < keys_[child] ? child + 1 : child;
                std::size_t const right = keys_[child + 3] < keys_[child + 2] ? child + 3 : child + 2;
                least = keys_[right] < keys_[left] ? right : left;
            } else {
                for (std::size_t other = child + 1; other < end; ++other) {
                    least = keys_[other] < keys_[least] ? other : least;
                }
            }
            if (!(keys_[least] < key)) {
                break;
            }
            put(place, keys_[least], payloads_[least]);
            place = least;
        }
        put(place, key, payload);
    }

    std::vector<Key> keys_ = std::vector<Key>(first);
    std::vector<std::uintptr_t> payloads_ = std::vector<std::uintptr_t>(first);
    bool has_hole_ = false;  // at the root
};

}  // namespace corridor
