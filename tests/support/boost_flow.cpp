#include "support/boost_flow.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>

namespace corridor::test {
namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Graph = boost::adjacency_list<
    boost::vecS, boost::vecS, boost::directedS, boost::no_property,
    boost::property<boost::edge_capacity_t, long,
                    boost::property<boost::edge_residual_capacity_t, long,
                                    boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;

}  // namespace

BoostFlow boost_greatest_flow(std::size_t vertices, std::vector<BoostArc> const& arcs, std::size_t from,
                              std::size_t to) {
    Graph graph{vertices};
    auto const capacity = boost::get(boost::edge_capacity, graph);
    auto const reverse = boost::get(boost::edge_reverse, graph);
    std::vector<Traits::edge_descriptor> edges;
    for (BoostArc const& arc : arcs) {
        auto const there = boost::add_edge(arc.from, arc.to, graph).first;
        auto const back = boost::add_edge(arc.to, arc.from, graph).first;
        capacity[there] = arc.capacity;
        capacity[back] = 0;
        reverse[there] = back;
        reverse[back] = there;
        edges.push_back(there);
    }
    BoostFlow flow{boost::push_relabel_max_flow(graph, from, to), {}};
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        flow.by_arc.push_back(arcs[i].capacity - boost::get(boost::edge_residual_capacity, graph, edges[i]));
    }
    return flow;
}

}  // namespace corridor::test
