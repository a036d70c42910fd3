#include "flow/resilience.h"

#include <algorithm>
#include <optional>

namespace corridor {
namespace {

class CutSearch {
public:
    CutSearch(FlowModel const& model, std::vector<WeakPoint> const& points, std::size_t demand)
        : ways_{model.demands[demand].ways} {
        for (Way const& way : ways_) {
            on_edge_.emplace_back(way.graph.edge_count());
            shut_.emplace_back(way.graph.edge_count(), 0);
        }
        for (std::size_t i = 0; i < points.size(); ++i) {
            std::vector<WeakPoint::Closed>& closes = closes_.emplace_back();
            for (WeakPoint::Closed const& closed : points[i].edges) {
                if (closed.demand == demand) {
                    closes.push_back(closed);
                    on_edge_[closed.way][closed.edge].push_back(i);
                }
            }
        }
    }

    // Whether at most so many failures cut the demand off; then they are `chosen`.
    bool cuts_off(int most) {
        auto const open = open_way();
        if (!open) {
            return true;
        }
        if (most == 0 || has_apart(most + 1)) {
            return false;
        }
        for (std::size_t const point : *open) {
            shut(point, 1);
            chosen.push_back(point);
            if (cuts_off(most - 1)) {
                return true;
            }
            chosen.pop_back();
            shut(point, -1);
        }
        return false;
    }

    std::vector<std::size_t> chosen;

private:
    // The points on some way that is open, if one is.
    [[nodiscard]] std::optional<std::vector<std::size_t>> open_way() const {
        for (std::size_t number = 0; number < ways_.size(); ++number) {
            Way const& way = ways_[number];
            std::vector<double> weights(way.graph.edge_count());
            for (std::size_t edge = 0; edge < weights.size(); ++edge) {
                weights[edge] = shut_[number][edge] > 0 ? SearchGraph::unreachable : 1;
            }
            std::vector<double> const nothing(way.graph.vertex_count(), 0.0);
            auto const path = way.graph.path(way.source, way.target, weights, nothing);
            if (path) {
                std::vector<std::size_t> points;
                for (SearchGraph::Edge const edge : *path) {
                    points.insert(points.end(), on_edge_[number][edge].begin(), on_edge_[number][edge].end());
                }
                std::sort(points.begin(), points.end());
                points.erase(std::unique(points.begin(), points.end()), points.end());
                return points;
            }
        }
        return std::nullopt;
    }

    // Whether so many open ways are found, one after the other, that share no point: each of them needs a failure of
    // its own. Others may be found where these are not.
    bool has_apart(int ways) {
        std::vector<std::size_t> passed;
        int found = 0;
        while (found < ways) {
            auto const open = open_way();
            if (!open) {
                break;
            }
            ++found;
            if (open->empty()) {
                found = ways;  // nothing on it can fail
                break;
            }
            for (std::size_t const point : *open) {
                shut(point, 1);
                passed.push_back(point);
            }
        }
        for (std::size_t const point : passed) {
            shut(point, -1);
        }
        return found == ways;
    }

    void shut(std::size_t point, int change) {
        for (WeakPoint::Closed const& closed : closes_[point]) {
            shut_[closed.way][closed.edge] += change;
        }
    }

    std::vector<Way> const& ways_;
    std::vector<std::vector<std::vector<std::size_t>>> on_edge_;  // by way and edge: points
    std::vector<std::vector<int>> shut_;                          // by way and edge: by how many points
    std::vector<std::vector<WeakPoint::Closed>> closes_;          // by point
};

}  // namespace

Resilience resilience(FlowModel const& model, std::vector<WeakPoint> const& points, std::size_t demand, int most) {
    CutSearch search{model, points, demand};
    for (int failures = 1; failures <= most; ++failures) {
        if (search.cuts_off(failures)) {
            return {demand, failures, std::move(search.chosen)};
        }
    }
    return {demand, std::nullopt, {}};
}

}  // namespace corridor
