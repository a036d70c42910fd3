// A year of Kazakh crude: a hybrid simulation whose rates stay between events, beside the least that a simulation with
// time steps would have to do.

#include <cstdint>
#include <utility>
#include <vector>

#include "benchmark/benchmark.h"
#include "corridor/input/read.h"
#include "pipelines/oil_plan_builder.h"
#include "pipelines/oil_year.h"

namespace corridor::benchmark {
namespace {

constexpr int rounds = 5;
constexpr std::uint32_t years = 10;
constexpr int minutes = 365 * 24 * 60;

// Every stock of the plan moved once a minute, by rates that somebody else has found and that change by the hour: no
// limits, no tanks that are full, no ships, and what goes into a line comes out at once.
class Steps {
public:
    explicit Steps(std::size_t stocks) : stocks_(stocks, 1.0), in_(stocks, 1.0), out_(stocks, 1.0) {}

    void run() {
        constexpr double step = 1.0 / 60;
        for (int minute = 0; minute < minutes; ++minute) {
            if (minute % 60 == 0) {
                std::size_t const changed = static_cast<std::size_t>(minute / 60) % stocks_.size();
                std::swap(in_[changed], out_[(changed + 1) % stocks_.size()]);
            }
            for (std::size_t i = 0; i < stocks_.size(); ++i) {
                stocks_[i] += (in_[i] - out_[i]) * step;
            }
        }
    }

    [[nodiscard]] double first() const { return stocks_.front(); }

private:
    std::vector<double> stocks_;
    std::vector<double> in_;
    std::vector<double> out_;
};

}  // namespace

std::vector<Row> oil() {
    ScenarioInput const input = read_scenario(PROJECT_FOLDER "/scenarios/kazakh-crude.yaml");
    OilPlan const plan = plan_oil(input.network, input.scenario);
    Volume delivered;
    Measure const by_events = processor_time([&] {
        for (std::uint32_t replication = 0; replication < years; ++replication) {
            OilRecord record{plan};
            OilYear{plan, input.network, 42, replication, record}.run();
            delivered = record.delivered_by_day.front().back();
        }
    });
    Steps steps{plan.streams.size()};
    Pair const pair = in_turns(
        rounds, [&] { return by_events() / years; }, processor_time([&] { steps.run(); }));
    require(delivered > Volume{} && steps.first() > 0, "oil has moved");
    return {{.what = "a year of kazakh-crude, events only at changes",
             .ours = pair.ours,
             .peer = pair.peer,
             .ratio = pair.ratio,
             .most = 20,
             .peer_name = "its stocks moved by the minute"}};
}

}  // namespace corridor::benchmark
