// WRONG: (no match for 'operator\[\]' .*Table<.*LinkTag>.*Id<.*NodeTag>|no viable overloaded operator\[\])
#include "corridor/network/ids.h"
#include "corridor/units/quantity.h"

corridor::Distance length(corridor::Table<corridor::LinkId, corridor::Distance> const& lengths, corridor::NodeId node,
                          corridor::LinkId link) {
#ifdef WRONG
    return lengths[node];
#else
    return node ? lengths[link] : corridor::Distance{};
#endif
}
