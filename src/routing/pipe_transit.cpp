#include "routing/pipe_transit.h"

#include "corridor/network/line_fill.h"

namespace corridor {

std::optional<PipeTransit> pipe_transit(Network const& network, Link const& link, CargoId cargo) {
    auto const fill = link.pipe.flow ? line_fill(network, link) : std::nullopt;
    if (!fill) {
        return std::nullopt;
    }
    Throughput const flow = network.figures.value(link.pipe.flow);
    Dimension const passing = flow.dimension * dimensions::time;
    PipeTransit transit{.time = {}, .figures = fill->figures};
    transit.figures.push_back(link.pipe.flow.id());
    if (passing == fill->amount.dimension) {
        transit.time = Duration{fill->amount.value / flow.value};
        return transit;
    }
    CargoUnit const unit = network.unit_of(network.cargoes[cargo]);
    auto const filling = unit.in(fill->amount.dimension);
    auto const flowing = unit.in(passing);
    if (!filling || !flowing) {
        return std::nullopt;
    }
    transit.time = Duration{(fill->amount.value / *filling) / (flow.value / *flowing)};
    if (auto const density = network.cargoes[cargo].density) {
        transit.figures.push_back(density.id());
    }
    return transit;
}

}  // namespace corridor
