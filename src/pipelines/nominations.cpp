#include "pipelines/nominations.h"

#include <algorithm>
#include <numeric>

#include "routing/conversion.h"

namespace corridor {
namespace {

class Nominator {
public:
    Nominator(Network const& network, Scenario const& scenario, OilPlan& plan)
        : network_{network}, scenario_{scenario}, plan_{plan} {}

    void run() {
        for (Outlet& outlet : plan_.outlets) {
            MonthlyRates const rates = nominated(outlet);
            outlet.nominated = rates;
            for (StreamId at = outlet.end; at; at = plan_.streams[at].parent) {
                for (std::size_t month = 0; month < rates.size(); ++month) {
                    plan_.streams[at].nominated.at(month) += rates.at(month);
                }
            }
        }
        for (OilDemand& demand : plan_.demands) {
            demand.produced = produced(demand);
        }
        for (PumpedLine const& line : plan_.lines) {
            for (std::size_t month = 0; month < MonthlyRates{}.size(); ++month) {
                prorate(line, month);
            }
        }
    }

private:
    [[nodiscard]] VolumeRate volume_rate(Demand const& demand, Throughput stated) const {
        Conversion const conversion{network_, *network_.find_cargo(demand.cargo)};
        return VolumeRate{stated.value / *conversion.in(stated.dimension * dimensions::time) *
                          *conversion.in(dimensions::volume)};
    }

    [[nodiscard]] MonthlyRates nominated(Outlet const& outlet) const {
        Demand const& demand = scenario_.demands[plan_.demands[outlet.demand].demand];
        MonthlyRates rates{};
        auto const stated = demand.nominations.find(outlet.corridor);
        if (stated != demand.nominations.end()) {
            for (std::size_t month = 0; month < rates.size(); ++month) {
                rates.at(month) = volume_rate(demand, stated->second.by_month.at(month));
            }
        } else if (demand.nominations.empty() && demand.volume) {
            rates.fill(volume_rate(demand, *demand.volume) * share_of(outlet, demand));
        }
        return rates;
    }

    [[nodiscard]] double share_of(Outlet const& outlet, Demand const& demand) const {
        if (auto const stated = demand.split.find(outlet.corridor); stated != demand.split.end()) {
            return stated->second;
        }
        auto const of_demand = std::count_if(plan_.outlets.begin(), plan_.outlets.end(),
                                             [&](Outlet const& other) { return other.demand == outlet.demand; });
        return demand.split.empty() ? 1.0 / static_cast<double>(of_demand) : 0;
    }

    // The volume; where none is stated, all that is nominated, on the mean of the year.
    [[nodiscard]] VolumeRate produced(OilDemand const& demand) const {
        Demand const& asked = scenario_.demands[demand.demand];
        if (asked.volume) {
            return volume_rate(asked, *asked.volume);
        }
        MonthlyRates const& all = plan_.streams[demand.root].nominated;
        return std::accumulate(all.begin(), all.end(), VolumeRate{}) / static_cast<double>(all.size());
    }

    // What is cut from a line's nominations is cut from nothing else: before it, oil stands in tanks or finds another
    // way.
    void prorate(PumpedLine const& line, std::size_t month) {
        VolumeRate asked;
        for (StreamId const stream : line.carried) {
            asked += plan_.streams[stream].nominated.at(month);
        }
        if (asked <= line.capacity * (1 + 1e-9)) {
            return;
        }
        for (StreamId const stream : line.carried) {
            plan_.streams[stream].nominated.at(month) =
                plan_.streams[stream].nominated.at(month) * (line.capacity / asked);
        }
        plan_.prorations.push_back({line.id, static_cast<int>(month), asked, line.capacity});
    }

    Network const& network_;
    Scenario const& scenario_;
    OilPlan& plan_;
};

}  // namespace

void nominate(Network const& network, Scenario const& scenario, OilPlan& plan) {
    Nominator{network, scenario, plan}.run();
}

}  // namespace corridor
