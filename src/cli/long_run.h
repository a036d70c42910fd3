#pragma once

#include <chrono>
#include <csignal>

namespace corridor {

// Ctrl-C lets the running replications end; pressed again it ends the program as usual.
class Interruptible {
public:
    Interruptible();
    Interruptible(Interruptible const&) = delete;
    Interruptible& operator=(Interruptible const&) = delete;
    ~Interruptible();

    // Whether it was pressed.
    [[nodiscard]] static bool is_interrupted();

private:
    struct sigaction before_ = {};
};

// How far it is and how long it will take, on a terminal.
class Progress {
public:
    explicit Progress(bool is_quiet);
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;
    ~Progress();

    void tell(int done, int all);

private:
    bool is_shown_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point told_;
};

}  // namespace corridor
