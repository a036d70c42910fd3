#pragma once

#include <vector>

#include "input/record.h"

namespace corridor {

// Builds a network from documents in reading order, the last one naming the network. Sections of all files are read in
// an order in which names are known before they are used: sources, money, modes, cargoes, risks, weather, nodes, then
// what refers to nodes.
[[nodiscard]] Network build_network(std::vector<Document const*> const& documents, Reading& reading);

}  // namespace corridor
