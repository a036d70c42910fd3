#include "corridor/pipelines/simulate_oil.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "pipelines/oil_plan_builder.h"
#include "pipelines/oil_summary.h"
#include "pipelines/oil_year.h"
#include "pipelines/reductions.h"

namespace corridor {
namespace {

// Replications of a plan, a few at a time, added up in the order of their numbers.
class OilReplications {
public:
    OilReplications(Network const& network, OilPlan const& plan, OilOptions const& options)
        : network_{network}, plan_{plan}, options_{options}, totals_{plan} {}

    // Gives whether all were run.
    bool run(int count) {
        int const threads = std::max(1, options_.threads);
        int const together = threads == 1 ? 1 : threads * 4;
        for (int first = 0; first < count; first += together) {
            if (!run_some(first, std::min(count, first + together), threads, count)) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] OilTotals const& totals() const { return totals_; }

private:
    bool run_some(int first, int end, int threads, int count) {
        std::vector<std::optional<OilRecord>> done(static_cast<std::size_t>(end - first));
        std::atomic<int> next{first};
        std::atomic<bool> stops{false};
        std::mutex mutex;
        std::exception_ptr failure;
        auto const work = [&] {
            try {
                for (int number = next++; number < end && !stops; number = next++) {
                    if (options_.should_stop && options_.should_stop()) {
                        stops = true;
                        break;
                    }
                    OilRecord record{plan_};
                    OilYear{plan_, network_, options_.seed, static_cast<std::uint32_t>(number), record}.run();
                    done[static_cast<std::size_t>(number - first)] = std::move(record);
                    std::lock_guard const lock{mutex};
                    ++finished_;
                    if (options_.progress) {
                        options_.progress(finished_, count);
                    }
                }
            } catch (...) {
                std::lock_guard const lock{mutex};
                failure = std::current_exception();
                stops = true;
            }
        };
        std::vector<std::jthread> others;
        for (int i = 1; i < std::min(threads, end - first); ++i) {
            others.emplace_back(work);
        }
        work();
        others.clear();
        if (failure) {
            std::rethrow_exception(failure);
        }
        for (auto const& record : done) {
            if (!record) {
                return false;
            }
            totals_.add(*record);
        }
        return true;
    }

    Network const& network_;
    OilPlan const& plan_;
    OilOptions const& options_;
    OilTotals totals_;
    int finished_ = 0;
};

}  // namespace

bool has_oil(Network const& network, Scenario const& scenario) {
    return std::any_of(scenario.demands.begin(), scenario.demands.end(),
                       [&](Demand const& demand) { return is_oil(network, demand); });
}

OilResult simulate_oil(Network const& network, Scenario const& scenario, OilOptions const& options) {
    OilPlan const plan = plan_oil(network, scenario);
    OilReplications struck{network, plan, options};
    bool const whole = struck.run(options.replications);
    OilPlan const undisturbed = without_reductions(plan);
    OilOptions quiet = options;
    quiet.progress = nullptr;
    OilReplications open{network, undisturbed, quiet};
    bool const is_compared = whole && !plan.changes.empty() && open.run(options.replications);
    if (struck.totals().replications() == 0) {
        OilResult none;
        none.was_stopped = true;
        return none;
    }
    OilResult result = summarise_oil(network, plan, struck.totals(), is_compared ? &open.totals() : nullptr);
    result.seed = options.seed;
    result.was_stopped = !whole;
    return result;
}

}  // namespace corridor
