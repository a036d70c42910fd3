// WRONG: (could not convert '7' from 'int'|no viable conversion from 'int')
#include "corridor/network/ids.h"

bool is_open(corridor::LinkId link);

bool seventh_is_open() {
#ifdef WRONG
    return is_open(7);
#else
    return is_open(corridor::LinkId{7});
#endif
}
