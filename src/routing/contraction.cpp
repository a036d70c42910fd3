#include "routing/contraction.h"

#include <algorithm>
#include <numeric>

namespace corridor {
namespace {

using Vertex = SearchGraph::Vertex;
using Edge = SearchGraph::Edge;

class Contractor {
public:
    Contractor(std::size_t vertex_count, std::vector<SearchGraph::EdgeEnds> const& edges, Vertex source, Vertex target)
        : source_{source}, target_{target}, in_(vertex_count), out_(vertex_count), is_listed_(vertex_count, 1) {
        for (SearchGraph::EdgeEnds const& edge : edges) {
            if (edge.tail != edge.head) {
                add({edge.tail, edge.head, {edge.meaning}});
            }
        }
        listed_.resize(vertex_count);
        std::iota(listed_.rbegin(), listed_.rend(), Vertex{0});
    }

    Contraction run() {
        keep_only(reached(source_, out_, &Joined::head), reached(target_, in_, &Joined::tail));
        while (!listed_.empty()) {
            Vertex const vertex = listed_.back();
            listed_.pop_back();
            is_listed_[vertex] = 0;
            if (vertex != source_ && vertex != target_) {
                simplify(vertex);
            }
        }
        return result();
    }

private:
    struct Joined {
        Vertex tail = 0;
        Vertex head = 0;
        std::vector<std::uint32_t> meanings;  // empty: dropped
    };

    void add(Joined edge) {
        auto const number = static_cast<Edge>(edges_.size());
        out_[edge.tail].push_back(number);
        in_[edge.head].push_back(number);
        edges_.push_back(std::move(edge));
    }

    void drop(Edge number) {
        Joined& edge = edges_[number];
        std::erase(out_[edge.tail], number);
        std::erase(in_[edge.head], number);
        edge.meanings.clear();
        list(edge.tail);
        list(edge.head);
    }

    void list(Vertex vertex) {
        if (is_listed_[vertex] == 0) {
            is_listed_[vertex] = 1;
            listed_.push_back(vertex);
        }
    }

    [[nodiscard]] std::vector<char> reached(Vertex root, std::vector<std::vector<Edge>> const& leaving,
                                            Vertex Joined::*end) const {
        std::vector<char> is_reached(leaving.size(), 0);
        std::vector<Vertex> open{root};
        is_reached[root] = 1;
        while (!open.empty()) {
            Vertex const vertex = open.back();
            open.pop_back();
            for (Edge const edge : leaving[vertex]) {
                Vertex const next = edges_[edge].*end;
                if (is_reached[next] == 0) {
                    is_reached[next] = 1;
                    open.push_back(next);
                }
            }
        }
        return is_reached;
    }

    void keep_only(std::vector<char> const& from_source, std::vector<char> const& to_target) {
        for (Edge edge = 0; edge < edges_.size(); ++edge) {
            if (from_source[edges_[edge].tail] == 0 || to_target[edges_[edge].head] == 0) {
                drop(edge);
            }
        }
    }

    void simplify(Vertex vertex) {
        std::vector<Edge> const in = in_[vertex];
        std::vector<Edge> const out = out_[vertex];
        auto const turns_back = [this](Edge first, Edge second) { return edges_[first].tail == edges_[second].head; };
        bool const only_turns = std::all_of(in.begin(), in.end(), [&](Edge first) {
            return std::all_of(out.begin(), out.end(), [&](Edge second) { return turns_back(first, second); });
        });
        if (only_turns) {
            std::for_each(in.begin(), in.end(), [this](Edge edge) { drop(edge); });
            std::for_each(out.begin(), out.end(), [this](Edge edge) { drop(edge); });
        } else if (in.size() == 1 && out.size() == 1) {
            join(in[0], out[0]);
        } else if (in.size() == 2 && out.size() == 2 && edges_[in[0]].tail != edges_[in[1]].tail) {
            bool const straight = turns_back(in[0], out[1]) && turns_back(in[1], out[0]);
            bool const crossed = turns_back(in[0], out[0]) && turns_back(in[1], out[1]);
            if (straight || crossed) {
                join(in[0], straight ? out[0] : out[1]);
                join(in[1], straight ? out[1] : out[0]);
            }
        }
    }

    void join(Edge first, Edge second) {
        Joined through{edges_[first].tail, edges_[second].head, edges_[first].meanings};
        through.meanings.insert(through.meanings.end(), edges_[second].meanings.begin(), edges_[second].meanings.end());
        drop(first);
        drop(second);
        add(std::move(through));
    }

    Contraction result() {
        constexpr Vertex unnumbered = SearchGraph::no_edge;
        std::vector<Vertex> numbers(out_.size(), unnumbered);
        Contraction result;
        auto const number = [&](Vertex vertex) {
            if (numbers[vertex] == unnumbered) {
                numbers[vertex] = static_cast<Vertex>(result.vertex_count++);
            }
            return numbers[vertex];
        };
        result.source = number(source_);
        result.target = number(target_);
        for (Joined& edge : edges_) {
            if (!edge.meanings.empty()) {
                auto const row = static_cast<std::uint32_t>(result.joined.size());
                result.edges.push_back({number(edge.tail), number(edge.head), row});
                result.joined.push_back(std::move(edge.meanings));
            }
        }
        return result;
    }

    Vertex source_;
    Vertex target_;
    std::vector<Joined> edges_;
    std::vector<std::vector<Edge>> in_;
    std::vector<std::vector<Edge>> out_;
    std::vector<Vertex> listed_;  // to look at
    std::vector<char> is_listed_;
};

}  // namespace

Contraction contract(std::size_t vertex_count, std::vector<SearchGraph::EdgeEnds> const& edges, Vertex source,
                     Vertex target) {
    return Contractor{vertex_count, edges, source, target}.run();
}

}  // namespace corridor
