#include "flow/standing_outages.h"

#include <string>

namespace corridor {
namespace {

// "links.a-b" is of "links.a-b.forward" too, and "services.x" of its departures and its fleet.
bool is_of(std::string const& id, std::string const& whole) {
    return id == whole || (id.starts_with(whole) && id[whole.size()] == '.');
}

bool concerns(Outage const& outage, Limit const& limit) {
    bool const is_part_of_place = outage.node && !outage.berths && limit.kind != FacilityKind::port;
    return limit.counts != Limit::Counts::balance && !is_part_of_place && is_of(limit.id, outage.of);
}

}  // namespace

void take_out_for_good(Network const& network, std::vector<Limit>& limits) {
    for (Outage const& outage : network.outages) {
        double left = 1 - outage.share_down;
        if (outage.berths) {
            double const count = network.nodes[outage.node].berths[*outage.berths].count;
            left = (count - outage.berths_down) / count;
        }
        for (Limit& limit : limits) {
            if (!outage.from && !outage.until && concerns(outage, limit)) {
                limit.capacity *= left;
            }
        }
    }
}

}  // namespace corridor
