#include "simulation/replications.h"

#include <algorithm>
#include <list>
#include <mutex>

#include "corridor/statistics/warm_up.h"
#include "simulation/world.h"
#include "statistics/side_by_side.h"

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
    std::list<Counts> parts;
    std::mutex adding;
    SideBySide how{.threads = options_.threads, .should_stop = options_.should_stop};
    if (options_.progress) {
        how.finished = [&](int finished) { options_.progress(first + finished, count); };
    }
    bool const all = do_side_by_side(first, count, how, [&]() -> DoPiece {
        std::lock_guard const lock{adding};
        Counts& mine = parts.emplace_back(model_);
        return [&, this](int number) {
            Numbers numbers = replicate(model_, options_, number, warm_up_, mine);
            bool const goes_on = !numbers.deadlock;
            done[static_cast<std::size_t>(number - first)] = std::move(numbers);
            return goes_on;
        };
    });
    for (Counts const& part : parts) {
        counts_.merge(part);
    }
    for (auto& numbers : done) {
        if (numbers) {
            numbers_.push_back(std::move(*numbers));
        }
    }
    return all;
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
