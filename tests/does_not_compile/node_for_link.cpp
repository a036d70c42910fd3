// WRONG: (could not convert 'khorgos' from|no viable conversion from) .*Id<.*NodeTag>.*Id<.*LinkTag>
#include "corridor/network/ids.h"

bool is_open(corridor::LinkId link);

bool first_is_open() {
    corridor::NodeId const khorgos{0};
    corridor::LinkId const zhetygen_khorgos{0};
#ifdef WRONG
    return is_open(khorgos);
#else
    return khorgos && is_open(zhetygen_khorgos);
#endif
}
