#pragma once

#include <functional>

namespace corridor {

// How pieces of work are done side by side.
struct SideBySide {
    int threads = 1;
    std::function<bool()> should_stop{};  // asked before each piece, if there is one: whether to end with what is done
    std::function<void(int done)> finished{};  // told after each piece, one at a time, if there is one
};

// Does a piece of work by its number; false ends the whole.
using DoPiece = std::function<bool(int number)>;

// Does the pieces numbered from `first` to before `end` on several threads, the caller's among them. `worker` is called
// once in each thread. Whoever has taken a number does it, so no piece is missing before the last that is done. Gives
// whether all were done; throws what a piece throws.
bool do_side_by_side(int first, int end, SideBySide const& how, std::function<DoPiece()> const& worker);

}  // namespace corridor
