// WRONG: (no match for 'operator.'|invalid operands to binary expression) .*(Quantity|Money).*(Quantity|Distance)
#include "corridor/units/quantity.h"

corridor::Money total(corridor::Money freight, corridor::Money charge, corridor::Distance way) {
#ifdef WRONG
    return freight + charge + way;
#else
    static_cast<void>(way);
    return freight + charge;
#endif
}
