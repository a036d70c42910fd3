#include "benchmark/large_city.h"

#include <cmath>
#include <random>
#include <utility>

namespace corridor::benchmark {
namespace {

constexpr int columns = 26;
constexpr int rows = 21;
constexpr int crossings = columns * rows;
constexpr int zones = 387;

// Crossings, then where zones are arrived at, then where they are left.
class City {
public:
    explicit City(double demand) {
        for (int crossing = 0; crossing < crossings; ++crossing) {
            int const row = crossing / columns;
            // One after the other, for either draws.
            double const x = crossing % columns + 0.5 * chance();
            places_.emplace_back(x, row + 0.5 * chance());
        }
        add_roads();
        add_zones();
        finish_graph();
        add_pairs(demand);
    }

    test::Tntp take() { return std::move(city_); }

private:
    // Of the raw numbers, which are the same with every library.
    double chance() { return static_cast<double>(random_()) / 4294967296.0; }

    [[nodiscard]] double distance(int one, int other) const {
        auto const [x, y] = places_[static_cast<std::size_t>(one)];
        auto const [u, v] = places_[static_cast<std::size_t>(other)];
        return std::hypot(x - u, y - v);
    }

    void add_link(int tail, int head, double time, DelayFunction const& delay) {
        ends_.push_back({static_cast<SearchGraph::Vertex>(tail), static_cast<SearchGraph::Vertex>(head),
                         static_cast<std::uint32_t>(ends_.size())});
        times_.push_back(time);
        city_.problem.limits.push_back(delay);
        city_.links.emplace_back(tail, head);
    }

    void add_road(int one, int other, bool is_fast) {
        constexpr double fast_capacity = 9000;
        double const capacity = is_fast ? fast_capacity : 2000 + 2000 * chance();
        double const time = distance(one, other) * (1.5 + chance()) * (is_fast ? 0.6 : 1);
        for (auto const& [tail, head] : {std::pair{one, other}, std::pair{other, one}}) {
            add_link(tail, head, time, DelayFunction::power_law(0.15 * time, capacity, 4));
        }
    }

    void add_roads() {
        for (int crossing = 0; crossing < crossings; ++crossing) {
            int const column = crossing % columns;
            int const row = crossing / columns;
            if (column + 1 < columns) {
                add_road(crossing, crossing + 1, row % 5 == 2);
            }
            if (row + 1 < rows) {
                add_road(crossing, crossing + columns, column % 6 == 3);
            }
        }
    }

    void connect(int zone, int crossing, double time) {
        add_link(crossings + zones + zone, crossing, time, {});
        add_link(crossing, crossings + zone, time, {});
    }

    void add_zones() {
        for (int zone = 0; zone < zones; ++zone) {
            int const at = static_cast<int>(random_() % crossings);
            int const row = at / columns;
            double const from_centre =
                std::abs(at % columns - columns / 2.0) / columns + std::abs(row - rows / 2.0) / rows;
            zone_at_.push_back(at);
            weights_.push_back((0.2 + 3 * chance() * chance()) * std::exp(-3 * from_centre));
            connect(zone, at, 0.3);
            if (zone % 5 == 0) {
                connect(zone, at % columns + 1 < columns ? at + 1 : at - 1, 0.5);
            }
        }
    }

    void finish_graph() {
        city_.graph = std::make_unique<FlowGraph>(FlowGraph{SearchGraph{crossings + 2 * zones, ends_}, {}, {0}, {}});
        for (SearchGraph::Edge edge = 0; edge < ends_.size(); ++edge) {
            std::uint32_t const link = city_.graph->search[edge].meaning;
            city_.link_of_edge.push_back(link);
            city_.graph->cost.push_back(times_[link]);
            city_.graph->uses.push_back(link);
            city_.graph->first_use.push_back(edge + 1);
        }
        city_.problem.graphs = {city_.graph.get()};
        city_.problem.classes.emplace_back();
    }

    void add_pairs(double demand) {
        constexpr double all = 320000;
        double sum = 0;
        for (int from = 0; from < zones; ++from) {
            for (int to = 0; to < zones; ++to) {
                int const start = zone_at_[static_cast<std::size_t>(from)];
                int const end = zone_at_[static_cast<std::size_t>(to)];
                if (start == end || chance() > 0.62) {
                    continue;
                }
                double const volume = weights_[static_cast<std::size_t>(from)] *
                                      weights_[static_cast<std::size_t>(to)] * std::exp(-distance(start, end) / 8);
                sum += volume;
                auto const number = static_cast<std::uint32_t>(city_.problem.pairs.size());
                city_.problem.alternatives.push_back(
                    {.origin = static_cast<SearchGraph::Vertex>(crossings + zones + from),
                     .destination = static_cast<SearchGraph::Vertex>(crossings + to)});
                city_.problem.pairs.push_back(
                    {.volume = volume, .first_alternative = number, .choice = {}, .demand = {}});
            }
        }
        for (AssignmentPair& pair : city_.problem.pairs) {
            pair.volume *= demand * all / sum;
        }
    }

    std::mt19937 random_{1};
    std::vector<std::pair<double, double>> places_;
    std::vector<int> zone_at_;
    std::vector<double> weights_;
    std::vector<SearchGraph::EdgeEnds> ends_;
    std::vector<double> times_;
    test::Tntp city_;
};

}  // namespace

test::Tntp large_city(double demand) {
    return City{demand}.take();
}

}  // namespace corridor::benchmark
