#pragma once

#include <csignal>

namespace corridor {

// Until its end Ctrl-C lets the running replications end; pressed again it ends the program as usual.
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

// While a line stands on the terminal that is drawn again and again, Ctrl-C wipes it before it ends the program.
class WipedOnInterrupt {
public:
    WipedOnInterrupt();
    WipedOnInterrupt(WipedOnInterrupt const&) = delete;
    WipedOnInterrupt& operator=(WipedOnInterrupt const&) = delete;
    ~WipedOnInterrupt();

private:
    struct sigaction before_ = {};
};

}  // namespace corridor
