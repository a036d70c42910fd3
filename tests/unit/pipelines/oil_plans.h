#pragma once

#include <string>
#include <vector>

#include "pipelines/oil_plan.h"
#include "pipelines/oil_record.h"

namespace corridor::test {

inline constexpr VolumeRate cubic_metres_an_hour{1e-9};

// Plans of oil put together by hand: chains of tanks that lines and ships join, each demand with one or more ways.
class OilPlanMaker {
public:
    explicit OilPlanMaker(Duration horizon);

    TankId tank(Volume room, Volume usual);
    LineId line(TankId from, TankId to, VolumeRate capacity, Volume fill);
    RunId ships(TankId from, TankId to, Volume parcel, Duration loading, Duration voyage);
    // A demand whose wells stand at a tank.
    StreamId wells(TankId at, VolumeRate produced, CargoId grade = CargoId{0});
    // A stream that goes on from another, by a line or by ships; nominated the same in each month.
    StreamId by_line(StreamId from, LineId line, VolumeRate nominated);
    StreamId by_ships(StreamId from, RunId run, VolumeRate nominated);
    // Ends the plan: what ends nowhere else is an outlet, and usual stocks are shared as nominated.
    [[nodiscard]] OilPlan plan() const;

    OilPlan made;

private:
    StreamId onward(StreamId from, VolumeRate nominated, TankId to, std::vector<StreamId>& carried);
};

// One replication, and the first law that it broke: that at every event oil is conserved, by demand, to 1e-9 of what
// there is, that no stock is below nothing and no tank above its room, that no line runs below its turndown or above
// its capacity, and that lines keep to ceilings.
struct Watched {
    OilRecord record;
    std::string wrong;
};
[[nodiscard]] Watched watch(OilPlan const& plan, Network const& network = {}, std::uint32_t replication = 0);

// The record of one that breaks none.
[[nodiscard]] OilRecord run_checked(OilPlan const& plan);

}  // namespace corridor::test
