#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "corridor/random/philox.h"

namespace corridor::test {

// Whole random numbers in a fixed order, the same on every machine.
class Dice {
public:
    explicit Dice(std::uint32_t throw_of) : stream_{42, "mutation of input files", throw_of} {}

    // One of 0 .. count - 1. REQUIRES: count > 0.
    [[nodiscard]] std::size_t below(std::size_t count) {
        return static_cast<std::size_t>(stream_.uniform(next_++) * static_cast<double>(count));
    }
    template <class Item>
    [[nodiscard]] Item const& one_of(std::vector<Item> const& items) {
        return items[below(items.size())];
    }

private:
    RandomStream stream_;
    std::uint64_t next_ = 0;
};

// The text with one number replaced by one that is hard to compute with: nothing, tiny, huge.
[[nodiscard]] std::string with_other_number(std::string const& text, Dice& dice);

// The text with one line gone, said twice, moved in or out, or one word in the place of another.
[[nodiscard]] std::string with_other_structure(std::string const& text, Dice& dice);

// The text with some bytes overwritten, inserted or cut off.
[[nodiscard]] std::string with_other_bytes(std::string text, Dice& dice);

}  // namespace corridor::test
