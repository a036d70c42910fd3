#pragma once

// The only door to Boost.Graph. Once its compressed graph is included, a raw pointer as a distance map no longer
// compiles with Boost 1.74; use make_iterator_property_map.
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/property_map/function_property_map.hpp>
