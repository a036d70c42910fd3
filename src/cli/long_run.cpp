#include "cli/long_run.h"

#include <atomic>
#include <cstdio>

#include <unistd.h>

namespace corridor {
namespace {

std::atomic<bool> was_pressed{false};
static_assert(std::atomic<bool>::is_always_lock_free, "it is set in a signal handler");

extern "C" void interrupt(int /*signal*/) {
    was_pressed = true;
}

}  // namespace

Interruptible::Interruptible() {
    struct sigaction action = {};
    action.sa_handler = interrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, &before_);
}

Interruptible::~Interruptible() {
    sigaction(SIGINT, &before_, nullptr);
}

bool Interruptible::is_interrupted() {
    return was_pressed.load();
}

Progress::Progress(bool is_quiet) : is_shown_{!is_quiet && isatty(STDERR_FILENO) != 0} {}

Progress::~Progress() {
    if (is_shown_) {
        std::fputs("\r\033[K", stderr);
    }
}

void Progress::tell(int done, int all) {
    auto const now = std::chrono::steady_clock::now();
    if (!is_shown_ || (now - told_ < std::chrono::milliseconds{200} && done < all)) {
        return;
    }
    told_ = now;
    std::chrono::duration<double> const spent = now - start_;
    double const left = spent.count() / done * (all - done);
    std::fprintf(stderr, "\r\033[K%d of %d replications, %.0f s left", done, all, left);
    std::fflush(stderr);
}

}  // namespace corridor
