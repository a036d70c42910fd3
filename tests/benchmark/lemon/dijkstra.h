#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace corridor::benchmark {

// LEMON's Dijkstra on its static graph. Plain types only: what uses LEMON is C++17.
class LemonDijkstra {
public:
    LemonDijkstra(int vertices, std::vector<std::pair<int, int>> const& sorted_arcs,
                  std::vector<double> const& weights);
    ~LemonDijkstra();

    // Distances from a vertex.
    void run(int from);
    [[nodiscard]] double distance(int vertex) const;
    [[nodiscard]] bool reached(int vertex) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace corridor::benchmark
