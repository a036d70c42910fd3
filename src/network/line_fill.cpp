#include "corridor/network/line_fill.h"

#include <numbers>

namespace corridor {

std::optional<LineFill> line_fill(Network const& network, Link const& link) {
    Figures const& figures = network.figures;
    Pipe const& pipe = link.pipe;
    if (pipe.line_fill) {
        return LineFill{figures.value(pipe.line_fill), {pipe.line_fill.id()}};
    }
    if (!pipe.diameter || !link.length) {
        return std::nullopt;
    }
    LineFill fill{{}, {pipe.diameter.id(), link.length.id()}};
    Distance bore = figures.value(pipe.diameter);
    if (pipe.wall) {
        bore -= 2 * figures.value(pipe.wall);
        fill.figures.push_back(pipe.wall.id());
    }
    Volume const inside = std::numbers::pi / 4 * bore * bore * figures.value(link.length);
    fill.amount = {inside.in_base_units(), dimensions::volume};
    return fill;
}

}  // namespace corridor
