#pragma once

#include "corridor/findings/context.h"
#include "corridor/report/report.h"
#include "corridor/routing/compare.h"

namespace corridor {

// Whether any demand of the scenario is a liquid, so that tables have columns by the tonne and by the barrel.
[[nodiscard]] bool has_liquids(Context const& context);

// The columns of a table for machines that tell of liquids, and one corridor's cells: empty for other goods.
[[nodiscard]] std::vector<Column> liquid_columns(Context const& context);
[[nodiscard]] std::vector<std::string> liquid_cells(CorridorAnswer const& corridor, CargoId cargo,
                                                    Context const& context);

// Cost by the tonne and by the barrel, and the netback with what it is made of. REQUIRES: the corridor has a route.
void set_netback(Value& object, CorridorAnswer const& corridor, CargoId cargo, Context const& context);

// The outlets of a liquid by what they leave at the wellhead, best first; nothing for goods that have no price.
void add_netback(Report& report, DemandAnswer const& answer, Context const& context);

}  // namespace corridor
