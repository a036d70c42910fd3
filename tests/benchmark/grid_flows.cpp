#include "benchmark/grid_flows.h"

#include <numeric>
#include <random>
#include <utility>

namespace corridor::benchmark {
namespace {

class Grid {
public:
    Grid(int side, int demands) : side_{static_cast<std::uint32_t>(side)} {
        flows_.places = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
        for (std::uint32_t place = 0; place < flows_.places; ++place) {
            if (place % side_ + 1 < side_) {
                join(place, place + 1);
            }
            if (place + side_ < flows_.places) {
                join(place, place + side_);
            }
        }
        add_demands(demands);
    }

    test::FlowNetwork take() { return std::move(flows_); }

private:
    std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(random_() % count); }

    // One road of eight is missing.
    void join(std::uint32_t one, std::uint32_t other) {
        if (below(8) == 0) {
            return;
        }
        for (auto const& [from, to] : {std::pair{one, other}, std::pair{other, one}}) {
            flows_.arcs.push_back({from, to, 20.0 + below(60), 10.0 + below(90)});
        }
    }

    void add_demands(int count) {
        std::vector<std::uint32_t> origins(flows_.places);
        std::iota(origins.begin(), origins.end(), 0);
        for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
            std::swap(origins[i], origins[i + below(static_cast<std::uint32_t>(origins.size() - i))]);
            auto const places = static_cast<std::uint32_t>(flows_.places);
            std::uint32_t const to = (origins[i] + 1 + below(places - 1)) % places;
            flows_.demands.push_back({origins[i], to, 5.0 + below(30)});
        }
    }

    std::uint32_t side_;
    std::mt19937 random_{1971};
    test::FlowNetwork flows_;
};

}  // namespace

test::FlowNetwork grid_flows(int side, int demands) {
    return Grid{side, demands}.take();
}

}  // namespace corridor::benchmark
