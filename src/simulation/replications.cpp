#include "simulation/replications.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "corridor/statistics/warm_up.h"
#include "simulation/world.h"

namespace corridor {

Numbers replicate(SimulationModel const& model, SimulateOptions const& options, int number, double warm_up,
                  Counts& counts) {
    Record record{model, counts};
    bool const is_traced = number == 0 && options.trace;
    World world{model,   options.seed, static_cast<std::uint32_t>(number),
                warm_up, record,       is_traced ? &options.trace : nullptr};
    world.run();
    return std::move(record.numbers);
}

bool Replications::run_to(int count) {
    int const first = static_cast<int>(numbers_.size());
    if (count <= first) {
        return true;
    }
    std::vector<std::optional<Numbers>> done(static_cast<std::size_t>(count - first));
    std::atomic<int> next{first};
    std::atomic<bool> stops{false};
    std::mutex mutex;
    int finished = first;
    std::exception_ptr failure;
    auto const work = [&] {
        Counts mine{model_};
        try {
            // Whoever has taken a number runs it, so none is missing before the last.
            while (!stops) {
                if (options_.should_stop && options_.should_stop()) {
                    stops = true;
                    break;
                }
                int const number = next++;
                if (number >= count) {
                    break;
                }
                Numbers numbers = replicate(model_, options_, number, warm_up_, mine);
                stops = stops || numbers.deadlock.has_value();
                done[static_cast<std::size_t>(number - first)] = std::move(numbers);
                std::lock_guard const lock{mutex};
                ++finished;
                if (options_.progress) {
                    options_.progress(finished, count);
                }
            }
        } catch (...) {
            std::lock_guard const lock{mutex};
            failure = std::current_exception();
            stops = true;
        }
        std::lock_guard const lock{mutex};
        counts_.merge(mine);
    };
    int const threads = std::clamp(options_.threads, 1, count - first);
    std::vector<std::jthread> others;
    for (int i = 1; i < threads; ++i) {
        others.emplace_back(work);
    }
    work();
    others.clear();
    if (failure) {
        std::rethrow_exception(failure);
    }
    for (auto& numbers : done) {
        if (numbers) {
            numbers_.push_back(std::move(*numbers));
        }
    }
    return !stops;
}

double find_warm_up(SimulationModel const& model, SimulateOptions const& options) {
    constexpr int trials = 5;
    Counts counts{model};
    SimulateOptions quiet = options;
    quiet.trace = nullptr;
    for (int trial = 0; trial < trials; ++trial) {
        static_cast<void>(replicate(model, quiet, trial, 0, counts));
    }
    std::vector<Counts::Day> const& days = counts.left_by_day;
    // Until somebody has left there is nothing to see; a day without anybody is as the day before.
    auto const first = std::find_if(days.begin(), days.end(), [](Counts::Day const& one) { return one.count > 0; });
    std::vector<double> means;
    for (auto one = first; one != days.end(); ++one) {
        double const before = means.empty() ? 0 : means.back();
        means.push_back(one->count > 0 ? static_cast<double>(one->seconds) / static_cast<double>(one->count) : before);
    }
    auto const skipped = static_cast<double>(first - days.begin()) + static_cast<double>(warm_up_length(means));
    return std::min(skipped * 24, model.horizon / 2);
}

}  // namespace corridor
