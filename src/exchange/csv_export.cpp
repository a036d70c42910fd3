#include "corridor/exchange/csv_export.h"

#include <fmt/format.h>

#include "corridor/units/measure.h"
#include "input/csv_reader.h"

namespace corridor {
namespace {

class Exporter {
public:
    explicit Exporter(Network const& network) : network_{network} {}

    Folder run() {
        Folder folder;
        folder.files = {
            {"nodes.csv", nodes()}, {"links.csv", links()}, {"services.csv", services()}, {"figures.csv", figures()}};
        folder.summary =
            fmt::format("{}: {} nodes, {} links, {} services, {} figures", network_.name, network_.nodes.size(),
                        network_.links.size(), network_.services.size(), network_.figures.size());
        return folder;
    }

private:
    [[nodiscard]] std::string nodes() const {
        std::string text = csv_row({"id", "name", "kind", "country", "latitude_deg", "longitude_deg", "unlocode"});
        for (Node const& node : network_.nodes) {
            text += csv_row({node.id, node.name, name_of(node.kind), node.country,
                             node.location ? shortest(node.location->latitude) : "",
                             node.location ? shortest(node.location->longitude) : "", node.unlocode});
        }
        return text;
    }

    [[nodiscard]] std::string links() const {
        std::string text = csv_row({"id", "direction", "from", "to", "mode", "country", "length_km", "speed_km_h",
                                    "time_h", "capacity", "volume_delay", "tariff", "charge"});
        for (Link const& link : network_.links) {
            text += row(link, Direction::forward);
            text += link.both_ways ? row(link, Direction::backward) : "";
        }
        return text;
    }

    [[nodiscard]] std::string row(Link const& link, Direction direction) const {
        bool const is_forward = direction == Direction::forward;
        Running const& one_way = is_forward ? link.forward : link.backward;
        // What the direction states, else what both do.
        auto const of = [&](auto Running::*key) { return one_way.*key ? one_way.*key : link.running.*key; };
        auto const in_base_units = [this](auto figure) {
            return figure ? shortest(network_.figures[figure.id()].value) : "";
        };
        auto const written = [this](auto figure) { return figure ? network_.figures[figure.id()].written : ""; };
        return csv_row(
            {link.id, is_forward ? "forward" : "backward", network_.nodes[is_forward ? link.from : link.to].id,
             network_.nodes[is_forward ? link.to : link.from].id, network_.modes[link.mode].id, link.country,
             in_base_units(link.length), in_base_units(of(&Running::speed)), in_base_units(of(&Running::time)),
             written(of(&Running::capacity)), written(of(&Running::volume_delay)), written(of(&Running::tariff)),
             written(of(&Running::charge))});
    }

    [[nodiscard]] std::string services() const {
        std::string text = csv_row({"id", "name", "mode", "leg", "from", "to", "length_km", "both_ways"});
        for (Service const& service : network_.services) {
            for (std::size_t leg = 0; leg < service.passages.size(); ++leg) {
                text += csv_row({service.id, service.name, network_.modes[service.mode].id, std::to_string(leg + 1),
                                 network_.nodes[service.calls[leg]].id, network_.nodes[service.calls[leg + 1]].id,
                                 shortest(network_.figures.value(service.passages[leg].length).in(kilometre)),
                                 service.both_ways ? "yes" : "no"});
            }
        }
        return text;
    }

    [[nodiscard]] std::string figures() const {
        std::string text = csv_row({"path", "written", "value", "unit", "low", "high", "sources", "assumption"});
        for (FigureRow const& figure : network_.figures) {
            std::string sources;
            for (SourceId const source : figure.backing.sources) {
                sources += (sources.empty() ? "" : " ") + network_.sources[source].id;
            }
            std::string const quantity = to_text(1, figure.dimension);
            std::string const unit = quantity.size() > 2 ? quantity.substr(2) : "";
            text += csv_row({figure.path, figure.written, figure.delay ? "" : shortest(figure.value), unit,
                             figure.range ? shortest(figure.range->low) : "",
                             figure.range ? shortest(figure.range->high) : "", sources, figure.backing.assumption});
        }
        return text;
    }

    Network const& network_;
};

}  // namespace

Folder export_csv(Network const& network) {
    return Exporter{network}.run();
}

}  // namespace corridor
