#include "cli/long_run.h"

#include <atomic>
#include <string_view>

#include <unistd.h>

namespace corridor {
namespace {

// Read and set in a signal handler.
std::atomic<bool> is_waited_for{false};
std::atomic<bool> was_pressed{false};
std::atomic<bool> has_line{false};
static_assert(std::atomic<bool>::is_always_lock_free, "they are used in a signal handler");

extern "C" void interrupt(int signal) {
    if (is_waited_for && !was_pressed.exchange(true)) {
        return;
    }
    if (has_line) {
        constexpr std::string_view wipe = "\r\x1b[K";
        [[maybe_unused]] auto const written = write(STDERR_FILENO, wipe.data(), wipe.size());
    }
    struct sigaction usual = {};
    usual.sa_handler = SIG_DFL;
    sigaction(signal, &usual, nullptr);
    raise(signal);
}

void handle(struct sigaction& before) {
    struct sigaction action = {};
    action.sa_handler = interrupt;
    // Whoever reads or writes is not told.
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, &before);
}

}  // namespace

Interruptible::Interruptible() {
    is_waited_for = true;
    handle(before_);
}

Interruptible::~Interruptible() {
    sigaction(SIGINT, &before_, nullptr);
    is_waited_for = false;
}

bool Interruptible::is_interrupted() {
    return was_pressed.load();
}

WipedOnInterrupt::WipedOnInterrupt() {
    has_line = true;
    handle(before_);
}

WipedOnInterrupt::~WipedOnInterrupt() {
    sigaction(SIGINT, &before_, nullptr);
    has_line = false;
}

}  // namespace corridor
