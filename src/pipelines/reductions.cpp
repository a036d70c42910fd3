#include "pipelines/reductions.h"

#include <algorithm>
#include <utility>

namespace corridor {
namespace {

class Reducer {
public:
    Reducer(Network const& network, OilPlan& plan) : network_{network}, plan_{plan} {}

    void run() {
        for (Outage const& outage : network_.outages) {
            take_out(outage);
        }
        for (Closure const& closure : network_.closures) {
            if (closure.from || closure.until) {
                close(closure);
            }
        }
    }

private:
    [[nodiscard]] Reduction between(auto const& dated) const {
        auto const hours = [this](std::chrono::sys_days when) {
            return Duration{static_cast<double>((when - plan_.start).count()) * 24};
        };
        return {dated.from ? hours(*dated.from) : Duration{}, dated.until ? hours(*dated.until) : plan_.horizon * 2};
    }

    void keep(std::string what, auto const& dated) {
        if (dated.from && dated.until) {
            plan_.changes.push_back({std::move(what), *dated.from, *dated.until});
        }
    }

    void take_out(Outage const& outage) {
        Reduction part = between(outage);
        keep(outage.of, outage);
        part.share = outage.share_down;
        part.berths = outage.berths_down;
        for (Moorings& moorings : plan_.moorings) {
            if (outage.berths && moorings.id == outage.of) {
                moorings.reductions.push_back(part);
            }
        }
        if (outage.berths) {
            return;
        }
        for (PumpedLine& line : plan_.lines) {
            if (std::find(line.links.begin(), line.links.end(), outage.link) != line.links.end()) {
                line.reductions.push_back(part);
            }
        }
        for (ParcelRun& run : plan_.runs) {
            if (outage.service && run.service == outage.service) {
                run.reductions.push_back(part);
            }
        }
        for (Ceiling& ceiling : plan_.ceilings) {
            if (ceiling.id == outage.of) {
                ceiling.reductions.push_back(part);
            }
        }
    }

    void close(Closure const& closure) {
        Reduction whole = between(closure);
        keep("closed " + to_string(closure.what), closure);
        whole.share = 1;
        for (PumpedLine& line : plan_.lines) {
            bool const is_met = std::any_of(line.links.begin(), line.links.end(),
                                            [&](LinkId link) { return network_.matches(closure.what, link); });
            if (is_met) {
                line.reductions.push_back(whole);
            }
        }
        for (ParcelRun& run : plan_.runs) {
            bool const is_met = run.service ? network_.matches(closure.what, run.service)
                                            : std::any_of(run.links.begin(), run.links.end(), [&](LinkId link) {
                                                  return network_.matches(closure.what, link);
                                              });
            if (is_met) {
                run.reductions.push_back(whole);
            }
        }
    }

    Network const& network_;
    OilPlan& plan_;
};

}  // namespace

void reduce(Network const& network, OilPlan& plan) {
    Reducer{network, plan}.run();
}

OilPlan without_reductions(OilPlan plan) {
    auto const clear = [](auto& all) {
        for (auto& one : all) {
            one.reductions.clear();
        }
    };
    clear(plan.lines);
    clear(plan.runs);
    clear(plan.moorings);
    clear(plan.ceilings);
    plan.changes.clear();
    return plan;
}

double share_left(std::vector<Reduction> const& reductions, Duration now) {
    double left = 1;
    for (Reduction const& part : reductions) {
        left *= now >= part.from && now < part.until ? 1 - part.share : 1;
    }
    return left;
}

int berths_out(std::vector<Reduction> const& reductions, Duration now) {
    int out = 0;
    for (Reduction const& part : reductions) {
        out += now >= part.from && now < part.until ? part.berths : 0;
    }
    return out;
}

}  // namespace corridor
