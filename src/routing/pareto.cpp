#include "routing/pareto.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <queue>

namespace corridor {
namespace {

using Vertex = SearchGraph::Vertex;
using Edge = SearchGraph::Edge;

bool is_no_worse(CriteriaVector const& a, CriteriaVector const& b) {
    bool no_worse = true;
    for (std::size_t i = 0; i < pareto_criteria; ++i) {
        no_worse = no_worse && a[i] <= b[i];
    }
    return no_worse;
}

CriteriaVector operator+(CriteriaVector a, CriteriaVector const& b) {
    for (std::size_t i = 0; i < pareto_criteria; ++i) {
        a[i] += b[i];
    }
    return a;
}

// Vectors of which none is worse than another in everything. Labels arrive in lexicographic order of their estimate, so
// the first criterion never decides at a vertex and a settled vector is never beaten later.
class Front {
public:
    // Moves the vector that refused a candidate to the front: the next candidates resemble it.
    [[nodiscard]] bool beats_and_learn(CriteriaVector const& candidate) {
        for (std::size_t i = 0; i < vectors_.size(); ++i) {
            if (is_no_worse(vectors_[i], candidate)) {
                std::swap(vectors_[i], vectors_[i / 2]);
                return true;
            }
        }
        return false;
    }
    void add(CriteriaVector const& vector) { vectors_.push_back(vector); }

private:
    std::vector<CriteriaVector> vectors_;
};

constexpr std::uint32_t no_label = std::numeric_limits<std::uint32_t>::max();

struct Label {
    CriteriaVector so_far;
    Vertex vertex;
    Edge edge;             // by which it came
    std::uint32_t parent;  // index among settled labels
};

struct Queued {
    CriteriaVector estimate;  // so far, plus the least that remains
    Label label;
    std::size_t order;
};

struct LaterThan {
    bool operator()(Queued const& a, Queued const& b) const {
        return a.estimate != b.estimate ? a.estimate > b.estimate : a.order > b.order;
    }
};

class LabelSetting {
public:
    LabelSetting(SearchGraph const& graph, Vertex target, std::vector<CriteriaVector> const& weights)
        : graph_{graph}, target_{target}, weights_{weights}, fronts_(graph.vertex_count()) {
        std::vector<double> single(weights.size());
        for (std::size_t criterion = 0; criterion < pareto_criteria; ++criterion) {
            std::transform(weights.begin(), weights.end(), single.begin(),
                           [criterion](CriteriaVector const& vector) { return vector[criterion]; });
            remaining_[criterion] = graph.to(target, single).distance;
        }
    }

    std::vector<ParetoPath> run(Vertex source) {
        push({.so_far = {}, .vertex = source, .edge = SearchGraph::no_edge, .parent = no_label});
        std::vector<ParetoPath> found;
        while (!queue_.empty()) {
            Queued const next = queue_.top();
            queue_.pop();
            if (is_beaten(next.label, next.estimate)) {
                continue;
            }
            fronts_[next.label.vertex].add(next.label.so_far);
            settled_.push_back(next.label);
            if (next.label.vertex == target_) {
                found.push_back({trace(settled_.size() - 1), next.label.so_far});
                continue;
            }
            extend(static_cast<std::uint32_t>(settled_.size() - 1));
        }
        return found;
    }

private:
    void push(Label const& label) {
        CriteriaVector estimate = label.so_far;
        for (std::size_t criterion = 0; criterion < pareto_criteria; ++criterion) {
            estimate[criterion] += remaining_[criterion][label.vertex];
        }
        bool const reachable = remaining_[0][label.vertex] != SearchGraph::unreachable;
        if (reachable && !is_beaten(label, estimate)) {
            queue_.push({estimate, label, next_order_++});
        }
    }

    bool is_beaten(Label const& label, CriteriaVector const& estimate) {
        return fronts_[label.vertex].beats_and_learn(label.so_far) || fronts_[target_].beats_and_learn(estimate);
    }

    void extend(std::uint32_t index) {
        Label const label = settled_[index];
        for (Edge edge = graph_.first_edge(label.vertex); edge < graph_.first_edge(label.vertex + 1); ++edge) {
            push({.so_far = label.so_far + weights_[edge], .vertex = graph_[edge].head, .edge = edge, .parent = index});
        }
    }

    [[nodiscard]] std::vector<Edge> trace(std::size_t index) const {
        std::vector<Edge> edges;
        for (Label const* label = &settled_[index]; label->parent != no_label; label = &settled_[label->parent]) {
            edges.push_back(label->edge);
        }
        std::reverse(edges.begin(), edges.end());
        return edges;
    }

    SearchGraph const& graph_;
    Vertex target_;
    std::vector<CriteriaVector> const& weights_;
    std::array<std::vector<double>, pareto_criteria> remaining_;
    std::vector<Front> fronts_;
    std::vector<Label> settled_;
    std::priority_queue<Queued, std::vector<Queued>, LaterThan> queue_;
    std::size_t next_order_ = 0;
};

}  // namespace

std::vector<ParetoPath> pareto_front(SearchGraph const& graph, Vertex source, Vertex target,
                                     std::vector<CriteriaVector> const& weights) {
    return LabelSetting{graph, target, weights}.run(source);
}

}  // namespace corridor
