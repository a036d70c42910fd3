#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "cli/commands.h"
#include "cli/long_run.h"
#include "corridor/report/report.h"

namespace corridor {

// How far long work is.
struct Advance {
    double share = 0;                                     // of the work, done
    std::string counted;                                  // "34 of 100 replications"
    std::chrono::duration<double> spent;                  // since it began
    std::optional<std::chrono::duration<double>> left{};  // until it ends, if that can be told
};

// A line of at most so many columns: a bar, what is counted, time spent and time left. Where there is little room, the
// bar goes first, then the times.
[[nodiscard]] std::string progress_line(Advance const& advance, std::size_t columns, Letters letters);

// Shows on standard error how far work is, if that is a terminal and nobody wants quiet. Short work shows nothing; in
// the end the line is wiped.
class Progress {
public:
    explicit Progress(Options const& options);
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;
    ~Progress();

    // So many of all are done.
    void tell(std::size_t done, std::size_t all, std::string const& what);
    void tell(double share, std::string const& counted);

    // Wipes the line; nothing is shown any more.
    void end();

private:
    using Time = std::chrono::steady_clock::time_point;
    // At which pace the rest will go on: since the first that was told, for what comes before is of another kind.
    [[nodiscard]] std::optional<std::chrono::duration<double>> left(double share, Time now);

    bool is_shown_;
    Time start_ = std::chrono::steady_clock::now();
    Time paced_since_ = start_;
    std::optional<double> share_then_{};
    double last_share_ = 0;
    std::optional<Time> drawn_{};
    std::unique_ptr<WipedOnInterrupt> line_{};  // once there is one
};

}  // namespace corridor
