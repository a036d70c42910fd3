#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "pipelines/oil_rates.h"
#include "pipelines/oil_state.h"

namespace corridor {

// Lets no more into full tanks than goes out of them. Whoever fills one may bring as much as goes out of his; who
// brings less leaves room, which the others share in proportion to what they bring beyond it. So nobody's oil drives
// out that of others.
class FullTanks {
public:
    // REQUIRES: the plan outlives this.
    explicit FullTanks(OilPlan const& plan);

    // Forgets what it has seen of rates before: a new search for them begins.
    void begin();
    // Whether a tank is held and more comes in than goes out.
    [[nodiscard]] static bool is_overfilled(OilState const& state, OilRates const& rates, TankId tank);
    // Lowers what fills a tank, if it is overfilled. Whether it did.
    bool hold(OilState& state, OilRates& rates, TankId tank);

private:
    // What fills a tank: wells, a line, or ships.
    struct Entry {
        std::optional<std::size_t> demand;
        LineId line;
        RunId run;
        std::vector<StreamId> streams;
    };

    [[nodiscard]] VolumeRate most_into(OilRates const& rates, TankId tank);
    void lower(OilState& state, OilRates& rates, TankId tank, VolumeRate most) const;

    OilPlan const& plan_;
    Table<TankId, std::vector<Entry>> entries_;
    Table<TankId, std::pair<VolumeRate, VolumeRate>> before_;  // in and out when it was last held, in this search
};

}  // namespace corridor
