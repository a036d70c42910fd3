#include "cli/simulate.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>

#include <spdlog/spdlog.h>
#include <unistd.h>

#include "cli/deliver.h"
#include "cli/scenario.h"
#include "corridor/findings/simulate.h"

namespace corridor {
namespace {

std::atomic<bool> is_interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "it is set in a signal handler");

extern "C" void interrupt(int /*signal*/) {
    is_interrupted = true;
}

// Ctrl-C lets the running replications end; pressed again it ends the program as usual.
class Interruptible {
public:
    Interruptible() {
        struct sigaction action = {};
        action.sa_handler = interrupt;
        action.sa_flags = static_cast<int>(SA_RESETHAND);
        sigaction(SIGINT, &action, &before_);
    }
    Interruptible(Interruptible const&) = delete;
    Interruptible& operator=(Interruptible const&) = delete;
    ~Interruptible() { sigaction(SIGINT, &before_, nullptr); }

private:
    struct sigaction before_ = {};
};

// How far it is and how long it will take, on a terminal.
class Progress {
public:
    explicit Progress(bool is_quiet) : is_shown_{!is_quiet && isatty(STDERR_FILENO) != 0} {}
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;
    ~Progress() {
        if (is_shown_) {
            std::fputs("\r\033[K", stderr);
        }
    }

    void tell(int done, int all) {
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

private:
    bool is_shown_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point told_;
};

// "2%", "2 %" or "0.02".
double read_precision(std::string text) {
    bool const is_percent = !text.empty() && text.back() == '%';
    if (is_percent) {
        text.pop_back();
        text.resize(text.find_last_not_of(' ') + 1);
    }
    double number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    number /= is_percent ? 100 : 1;
    if (error != std::errc{} || end != text.data() + text.size() || !(number > 0) || number >= 1) {
        throw std::invalid_argument{"--precision: a share between 0 and 100 % is wanted, such as 2%"};
    }
    return number;
}

std::string time_of(TraceEvent const& event) {
    auto const date = std::chrono::floor<std::chrono::days>(event.when);
    std::chrono::year_month_day const ymd{date};
    auto const seconds = (event.when - date).count();
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(ymd.year()),
                       static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()), seconds / 3600,
                       seconds / 60 % 60, seconds % 60);
}

struct TracedLine {
    std::chrono::sys_seconds when;
    std::string line;
};

std::string in_order(std::vector<TracedLine> lines) {
    std::stable_sort(lines.begin(), lines.end(),
                     [](TracedLine const& a, TracedLine const& b) { return a.when < b.when; });
    std::string text = "time,consignment,demand,event,place\n";
    for (TracedLine const& line : lines) {
        text += line.line;
    }
    return text;
}

bool ask_the_same(Scenario const& one, Scenario const& other) {
    return std::equal(
        one.demands.begin(), one.demands.end(), other.demands.begin(), other.demands.end(),
        [](Demand const& a, Demand const& b) { return a.from == b.from && a.to == b.to && a.cargo == b.cargo; });
}

Exit status_of(SimulationResult const& result) {
    bool const all_went = std::all_of(result.demands.begin(), result.demands.end(),
                                      [](DemandResult const& demand) { return !demand.courses.empty(); });
    bool const has_means = !result.growth && !result.deadlock && result.replications > 0;
    return has_means && all_went && !result.demands.empty() ? Exit::answered : Exit::no_answer;
}

ScenarioInput open_for_simulation(std::string const& file, Options const& options) {
    return open_scenario(file, options, faults_of_simulation);
}

}  // namespace

Exit run_simulate(Options const& options) {
    std::string const& file = options.files.front();
    ScenarioInput const input = open_for_simulation(file, options);
    SimulationPlan const& plan = input.scenario.simulation;
    SimulateOptions how;
    how.seed = options.seed.value_or(plan.seed);
    how.replications = options.replications.value_or(plan.replications);
    how.threads =
        options.threads > 0 ? options.threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    how.unlimited = options.unlimited;
    if (!options.precision.empty()) {
        how.precision = read_precision(options.precision);
        how.replications = options.replications.value_or(0);  // as many as it takes
    }
    std::vector<TracedLine> trace;
    if (!options.trace.empty() && !options.against.empty()) {
        throw std::invalid_argument{"--trace tells of one scenario; it does not go with --against"};
    }
    if (!options.trace.empty()) {
        how.trace = [&trace](TraceEvent const& event) {
            trace.push_back({event.when, fmt::format("{},{},{},{},{}\n", time_of(event), event.consignment,
                                                     event.demand, event.what, event.where)});
        };
    }
    std::optional<Progress> progress{std::in_place, options.quiet};
    how.progress = [&progress](int done, int all) { progress->tell(done, all); };
    how.should_stop = [] { return is_interrupted.load(); };
    Interruptible const interruptible;
    if (!options.against.empty()) {
        ScenarioInput const other = open_for_simulation(options.against, options);
        if (!ask_the_same(other.scenario, input.scenario)) {
            throw std::invalid_argument{
                "--against: the two scenarios have different demands, so there is nothing to pair"};
        }
        PairedResult const paired = simulate_pair(other.network, other.scenario, input.network, input.scenario, how);
        progress.reset();
        deliver(describe(paired, context_of(other, options), context_of(input, options)), options);
        return std::max(status_of(paired.first), status_of(paired.second));
    }
    SimulationResult const result = simulate(input.network, input.scenario, how);
    progress.reset();
    deliver(describe(result, context_of(input, options)), options);
    if (!options.trace.empty()) {
        Options elsewhere = options;
        elsewhere.output = options.trace;
        deliver(in_order(std::move(trace)), elsewhere);
    }
    return status_of(result);
}

}  // namespace corridor
