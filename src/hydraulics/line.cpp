#include "corridor/hydraulics/line.h"

#include <algorithm>
#include <numeric>

namespace corridor {
namespace {

Distance length_of(Network const& network, Link const& link) {
    return network.figures.value(link.length);
}

Density density_of(Network const& network, Link const& link) {
    return network.figures.value(network.cargoes[link.pipe.grade].density).density();
}

// A throughput as what the link's oil takes up; nothing if it counts something else.
std::optional<VolumeRate> volume_rate(Network const& network, Link const& link, Figure<Throughput> figure) {
    if (!figure) {
        return std::nullopt;
    }
    Throughput const throughput = network.figures.value(figure);
    if (throughput.dimension == VolumeRate::dimension) {
        return VolumeRate{throughput.value};
    }
    if (throughput.dimension == dimensions::mass / dimensions::time) {
        return throughput.value * tonne / hour / density_of(network, link);
    }
    return std::nullopt;
}

template <Dimension D>
Quantity<D> or_nothing(Network const& network, Figure<Quantity<D>> figure) {
    return figure ? network.figures.value(figure) : Quantity<D>{};
}

bool says_enough(Network const& network, Link const& link) {
    if (!link.length || !link.pipe.diameter || !link.pipe.grade) {
        return false;
    }
    Cargo const& grade = network.cargoes[link.pipe.grade];
    return grade.density && grade.viscosity && length_of(network, link) > Distance{};
}

PipeRun run_of(Network const& network, Link const& link) {
    Figures const& figures = network.figures;
    Pipe const& pipe = link.pipe;
    return {.length = length_of(network, link),
            .bore = figures.value(pipe.diameter) - 2 * or_nothing(network, pipe.wall),
            .roughness = or_nothing(network, pipe.roughness),
            .drag_reduction = pipe.drag_reduction ? figures.value(pipe.drag_reduction).in_base_units() : 0,
            .least = or_nothing(network, pipe.suction),
            .density = density_of(network, link),
            .viscosity = figures.value(network.cargoes[pipe.grade].viscosity)};
}

// Which links follow which.
class Chains {
public:
    explicit Chains(Network const& network) : network_{network} {
        for (std::size_t i = 0; i < network.links.size(); ++i) {
            if (says_enough(network, network.links[LinkId{i}])) {
                candidates_.push_back(LinkId{i});
            }
        }
    }

    [[nodiscard]] std::vector<std::vector<LinkId>> find() const {
        std::vector<std::vector<LinkId>> chains;
        for (LinkId const first : candidates_) {
            if (before(first)) {
                continue;
            }
            std::vector<LinkId> chain;
            for (std::optional<LinkId> link = first; link; link = behind(*link)) {
                chain.push_back(*link);
            }
            chains.push_back(std::move(chain));
        }
        return chains;
    }

private:
    [[nodiscard]] bool meet(LinkId first, LinkId second) const {
        Link const& a = network_.links[first];
        Link const& b = network_.links[second];
        return a.mode == b.mode && a.to == b.from;
    }
    // The only link before that is followed by this one only, and the other way round.
    [[nodiscard]] std::optional<LinkId> before(LinkId link) const {
        auto const found = only([&](LinkId other) { return meet(other, link); });
        return found && only([&](LinkId other) { return meet(*found, other); }) ? found : std::nullopt;
    }
    [[nodiscard]] std::optional<LinkId> behind(LinkId link) const {
        auto const found = only([&](LinkId other) { return meet(link, other); });
        return found && before(*found) ? found : std::nullopt;
    }
    template <class Test>
    [[nodiscard]] std::optional<LinkId> only(Test const& test) const {
        auto const found = std::find_if(candidates_.begin(), candidates_.end(), test);
        bool const is_only = found != candidates_.end() && std::none_of(std::next(found), candidates_.end(), test);
        return is_only ? std::optional{*found} : std::nullopt;
    }

    Network const& network_;
    std::vector<LinkId> candidates_;
};

HydraulicLine line_of(Network const& network, std::vector<LinkId> chain) {
    HydraulicLine line{std::move(chain), {}, {}};
    Distance begin;
    for (std::size_t section = 0; section < line.links.size(); ++section) {
        Link const& link = network.links[line.links[section]];
        line.pipeline.runs.push_back(run_of(network, link));
        for (std::size_t i = 0; i < link.pipe.stations.size(); ++i) {
            PumpStation const& station = link.pipe.stations[i];
            line.pipeline.stations.push_back(
                {begin + network.figures.value(station.at), network.figures.value(station.pressure)});
            line.stations.push_back({section, i});
        }
        for (ProfilePoint const& point : link.pipe.profile) {
            line.pipeline.profile.push_back({begin + point.at, point.height});
        }
        begin += length_of(network, link);
    }
    return line;
}

// The least of what each link's stretches pass.
std::vector<std::optional<VolumeRate>> by_link(LineCapacity const& capacity) {
    std::vector<std::optional<VolumeRate>> links(capacity.line.links.size());
    for (std::size_t i = 0; i < capacity.stretches.size(); ++i) {
        auto const& points = capacity.stretches[i].points;
        VolumeRate const flow = capacity.greatest[i].flow;
        for (std::size_t link = points.front().run; link <= points.back().run; ++link) {
            links[link] = std::min(links[link].value_or(flow), flow);
        }
    }
    return links;
}

std::optional<LinePumping> pumped(Network const& network, LineCapacity const& capacity,
                                  std::vector<std::optional<VolumeRate>> const& flows) {
    HydraulicLine const& line = capacity.line;
    LinePumping pumped;
    for (auto const& flow : flows) {
        if (!flow) {
            return std::nullopt;
        }
        pumped.flows.push_back(*flow);
    }
    pumped.stations = pumping(line.pipeline, pumped.flows);
    for (std::size_t i = 0; i < pumped.stations.size(); ++i) {
        Pipe const& pipe = network.links[line.links[line.stations[i].section]].pipe;
        if (!pipe.efficiency) {
            return std::nullopt;
        }
        pumped.drawn.push_back(pumped.stations[i].hydraulic / network.figures.value(pipe.efficiency).in_base_units());
    }
    pumped.can_be_driven = std::all_of(pumped.stations.begin(), pumped.stations.end(),
                                       [](Pumping const& station) { return station.can_be_driven; });
    // Tonne-kilometres an hour.
    Quantity<dimensions::mass * dimensions::length / dimensions::time> work;
    for (Stretch const& stretch : capacity.stretches) {
        for (std::size_t i = 1; i < stretch.points.size(); ++i) {
            std::size_t const run = stretch.points[i].run;
            work +=
                pumped.flows[run] * line.pipeline.runs[run].density * (stretch.points[i].at - stretch.points[i - 1].at);
        }
    }
    if (work.in_base_units() > 0) {
        pumped.per_tonne_km = std::accumulate(pumped.drawn.begin(), pumped.drawn.end(), Power{}) / work;
    }
    return pumped;
}

LineCapacity capacity_of(Network const& network, HydraulicLine line) {
    LineCapacity capacity;
    capacity.line = std::move(line);
    capacity.stretches = stretches_of(capacity.line.pipeline);
    for (Stretch const& stretch : capacity.stretches) {
        capacity.greatest.push_back(capacity_of(capacity.line.pipeline, stretch));
        if (capacity.greatest.back().flow < capacity.greatest[capacity.limiting].flow) {
            capacity.limiting = capacity.greatest.size() - 1;
        }
    }
    capacity.hydraulic = by_link(capacity);
    for (LinkId const id : capacity.line.links) {
        Link const& link = network.links[id];
        capacity.stated.push_back(
            volume_rate(network, link, link.forward.capacity ? link.forward.capacity : link.running.capacity));
        capacity.usual.push_back(volume_rate(network, link, link.pipe.flow));
    }
    capacity.at_stated = pumped(network, capacity, capacity.stated);
    capacity.at_usual = pumped(network, capacity, capacity.usual);
    return capacity;
}

}  // namespace

std::vector<HydraulicLine> hydraulic_lines(Network const& network) {
    std::vector<HydraulicLine> lines;
    for (std::vector<LinkId>& chain : Chains{network}.find()) {
        HydraulicLine line = line_of(network, std::move(chain));
        if (!line.stations.empty()) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

std::vector<LineCapacity> hydraulics(Network const& network) {
    std::vector<LineCapacity> capacities;
    for (HydraulicLine& line : hydraulic_lines(network)) {
        capacities.push_back(capacity_of(network, std::move(line)));
    }
    return capacities;
}

}  // namespace corridor
