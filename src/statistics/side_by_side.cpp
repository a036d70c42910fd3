#include "statistics/side_by_side.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace corridor {

bool do_side_by_side(int first, int end, SideBySide const& how, std::function<DoPiece()> const& worker) {
    std::atomic<int> next{first};
    std::atomic<bool> stops{false};
    std::mutex mutex;
    int done = 0;
    std::exception_ptr failure;
    auto const work = [&] {
        try {
            DoPiece const do_piece = worker();
            while (!stops) {
                if (how.should_stop && how.should_stop()) {
                    stops = true;
                    break;
                }
                int const number = next++;
                if (number >= end) {
                    break;
                }
                if (!do_piece(number)) {
                    stops = true;
                }
                std::lock_guard const lock{mutex};
                ++done;
                if (how.finished) {
                    how.finished(done);
                }
            }
        } catch (...) {
            std::lock_guard const lock{mutex};
            failure = std::current_exception();
            stops = true;
        }
    };
    std::vector<std::jthread> others;
    for (int i = 1; i < std::clamp(how.threads, 1, std::max(1, end - first)); ++i) {
        others.emplace_back(work);
    }
    work();
    others.clear();
    if (failure) {
        std::rethrow_exception(failure);
    }
    return !stops;
}

}  // namespace corridor
