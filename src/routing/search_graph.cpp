#include "routing/search_graph.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>

#include "routing/boost_graph.h"

namespace corridor {
namespace {

struct EdgeNumber {
    SearchGraph::Edge number = 0;
};
using CompressedGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, EdgeNumber,
                                                           boost::no_property, SearchGraph::Vertex, SearchGraph::Edge>;

using Ends = std::pair<SearchGraph::Vertex, SearchGraph::Vertex>;

// Notes the edge by which each vertex is reached best.
class RecordEdges : public boost::default_dijkstra_visitor {
public:
    explicit RecordEdges(std::vector<SearchGraph::Edge>& edges) : edges_{&edges} {}
    template <class Edge, class Graph>
    void edge_relaxed(Edge edge, Graph const& graph) const {
        (*edges_)[target(edge, graph)] = graph[edge].number;
    }

private:
    std::vector<SearchGraph::Edge>* edges_;
};

SearchGraph::Tree dijkstra(CompressedGraph const& graph, SearchGraph::Vertex root, std::span<double const> weights) {
    std::size_t const count = num_vertices(graph);
    SearchGraph::Tree tree{std::vector<double>(count, SearchGraph::unreachable),
                           std::vector<SearchGraph::Edge>(count, SearchGraph::no_edge)};
    auto const number = get(&EdgeNumber::number, graph);
    auto const weight = boost::make_function_property_map<CompressedGraph::edge_descriptor>(
        [&](CompressedGraph::edge_descriptor const& edge) { return weights[get(number, edge)]; });
    auto const distance = boost::make_iterator_property_map(tree.distance.begin(), get(boost::vertex_index, graph));
    boost::dijkstra_shortest_paths_no_color_map(graph, root,
                                                boost::weight_map(weight)
                                                    .distance_map(distance)
                                                    .distance_inf(SearchGraph::unreachable)
                                                    .visitor(RecordEdges{tree.edge}));
    return tree;
}

}  // namespace

struct SearchGraph::BoostGraphs {
    CompressedGraph forward;
    CompressedGraph reverse;
};

SearchGraph::SearchGraph(std::size_t vertex_count, std::vector<EdgeEnds> edges)
    : first_(vertex_count + 1, 0), edges_{std::move(edges)} {
    std::stable_sort(edges_.begin(), edges_.end(),
                     [](EdgeEnds const& a, EdgeEnds const& b) { return a.tail < b.tail; });
    for (EdgeEnds const& edge : edges_) {
        ++first_[edge.tail + 1];
    }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());

    std::vector<Ends> ends;
    std::vector<EdgeNumber> numbers;
    for (Edge edge = 0; edge < edges_.size(); ++edge) {
        ends.emplace_back(edges_[edge].tail, edges_[edge].head);
        numbers.push_back({edge});
    }
    CompressedGraph forward{boost::edges_are_sorted, ends.begin(), ends.end(), numbers.begin(),
                            static_cast<Vertex>(vertex_count)};
    std::stable_sort(numbers.begin(), numbers.end(),
                     [this](EdgeNumber a, EdgeNumber b) { return edges_[a.number].head < edges_[b.number].head; });
    for (std::size_t i = 0; i < ends.size(); ++i) {
        EdgeEnds const& edge = edges_[numbers[i].number];
        ends[i] = {edge.head, edge.tail};
    }
    CompressedGraph reverse{boost::edges_are_sorted, ends.begin(), ends.end(), numbers.begin(),
                            static_cast<Vertex>(vertex_count)};
    boost_ = std::make_unique<BoostGraphs>(BoostGraphs{std::move(forward), std::move(reverse)});
}

SearchGraph::~SearchGraph() = default;
SearchGraph::SearchGraph(SearchGraph&&) noexcept = default;
SearchGraph& SearchGraph::operator=(SearchGraph&&) noexcept = default;

SearchGraph::Tree SearchGraph::from(Vertex root, std::span<double const> weights) const {
    return dijkstra(boost_->forward, root, weights);
}

SearchGraph::Tree SearchGraph::to(Vertex root, std::span<double const> weights) const {
    return dijkstra(boost_->reverse, root, weights);
}

std::optional<std::vector<SearchGraph::Edge>> SearchGraph::path(Vertex from, Vertex to, std::span<double const> weights,
                                                                std::span<double const> potential) const {
    Tree tree{std::vector<double>(vertex_count(), unreachable), std::vector<Edge>(vertex_count(), no_edge)};
    using Open = std::pair<double, Vertex>;  // estimate of the whole way, and a vertex on it
    std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
    tree.distance[from] = 0;
    open.emplace(potential[from], from);
    while (!open.empty()) {
        auto const [estimate, vertex] = open.top();
        open.pop();
        if (vertex == to) {
            return path_from_root(tree, to);
        }
        if (estimate > tree.distance[vertex] + potential[vertex]) {
            continue;  // reached better since
        }
        for (Edge edge = first_[vertex]; edge < first_[vertex + 1]; ++edge) {
            Vertex const head = edges_[edge].head;
            double const distance = tree.distance[vertex] + weights[edge];
            if (distance < tree.distance[head]) {
                tree.distance[head] = distance;
                tree.edge[head] = edge;
                open.emplace(distance + potential[head], head);
            }
        }
    }
    return std::nullopt;
}

std::vector<SearchGraph::Edge> SearchGraph::path_from_root(Tree const& tree, Vertex vertex) const {
    std::vector<Edge> path;
    for (Edge edge = tree.edge[vertex]; edge != no_edge; edge = tree.edge[edges_[edge].tail]) {
        path.push_back(edge);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

}  // namespace corridor
