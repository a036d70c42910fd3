#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "corridor/network/network.h"
#include "corridor/report/value.h"
#include "corridor/routing/route.h"

namespace corridor {

// The figures that a result rests on, each once, numbered from 0 in the order in which they are first named, with what
// backs them.
class Provenance {
public:
    explicit Provenance(Network const& network) : network_{network} {}

    std::uint64_t number_of(FigureRow const& figure);  // which must outlive this
    std::uint64_t number_of(FigureId figure) { return number_of(network_.figures[figure]); }
    // The numbers of several.
    Value numbers_of(std::vector<FigureId> const& figures);
    void add(Route const& route);
    // All that is stated of the links, services and nodes to which these ids belong: "nodes.dostyk.controls.customs" to
    // "nodes.dostyk".
    void add_parts(std::vector<std::string> const& ids);

    // "figures": {path, value, sources} and, where there are such, range_factors and the assumption; and "sources", the
    // entries of the bibliography that these name by their number, from 0.
    void set(Value& values) const;

private:
    [[nodiscard]] Value values_of(FigureRow const& figure, std::vector<SourceId>& cited) const;

    Network const& network_;
    std::vector<FigureRow const*> figures_;
    std::unordered_map<FigureRow const*, std::uint64_t> numbers_;
};

// An entry of the bibliography.
[[nodiscard]] Value values_of(Source const& source);

}  // namespace corridor
