#include "routing/journey.h"

#include <algorithm>
#include <map>
#include <optional>

#include "routing/constraints.h"

namespace corridor {
namespace {

// Walks all that a journey can reach from its origin. What lies behind depends on the selectors passed so far, and on
// the links that fulfilled them: "through Aktau" is not meant as into Aktau and out again by the same track, so such a
// link is not used again before the next selector is fulfilled.
class Builder {
public:
    Builder(Network const& network, Graph const& graph, Ledger const& ledger, Journey const& journey,
            JourneyGraph::Closures closures)
        : network_{network}, graph_{graph}, ledger_{ledger}, journey_{journey} {
        find_touching();
        leaving_.resize(graph.vertex_count());
        for (std::size_t i = 0; i < graph.arcs().size(); ++i) {
            usable_.push_back(may_use(ArcId{i}, closures) ? 1 : 0);
            offer(i, ArcId{i}, ArcId{i}, {ArcId{i}});
        }
        for (std::size_t i = 0; i < ledger.bundles().size(); ++i) {
            auto const& arcs = ledger.bundles()[i].arcs;
            offer(graph.arcs().size() + i, arcs.front(), arcs.back(), arcs);
        }
    }

    [[nodiscard]] Contraction build() {
        SearchGraph::Vertex const source = number(state({first_selector(), {}}), graph_.start(journey_.from));
        SearchGraph::Vertex const target = number(state({journey_.through.size(), {}}), graph_.end(journey_.to));
        for (std::size_t i = 0; i < places_.size(); ++i) {
            Place const place = places_[i];
            for (Offer const& offer : leaving_[place.vertex.index()]) {
                follow(static_cast<SearchGraph::Vertex>(i), place, offer);
            }
        }
        return contract(places_.size(), edges_, source, target);
    }

private:
    struct State {
        std::size_t next = 0;  // selector to fulfil
        LinkId fulfilled_by;   // of the one before: not used again until the next is fulfilled

        friend auto operator<=>(State const&, State const&) = default;
    };
    struct Place {
        std::size_t state = 0;
        VertexId vertex;
    };
    struct Offer {
        std::uint32_t meaning = 0;
        VertexId head;
        std::vector<ArcId> arcs;
    };

    void find_touching() {
        for (Selector const& selector : journey_.through) {
            std::vector<char>& touching = touching_.emplace_back();
            for (Arc const& arc : graph_.arcs()) {
                touching.push_back(touches(network_, arc, selector) ? 1 : 0);
            }
        }
    }

    [[nodiscard]] bool may_use(ArcId id, JourneyGraph::Closures closures) const {
        Arc const& arc = graph_.arcs()[id];
        bool const foreign_gate = (arc.kind == Arc::Kind::load && arc.from != journey_.from) ||
                                  (arc.kind == Arc::Kind::unload && arc.from != journey_.to);
        if (foreign_gate || (closures == JourneyGraph::Closures::respected && !ledger_.is_open(id))) {
            return false;
        }
        return std::none_of(journey_.avoid.begin(), journey_.avoid.end(),
                            [&](Selector const& selector) { return touches(network_, arc, selector); });
    }

    void offer(std::size_t meaning, ArcId first, ArcId last, std::vector<ArcId> arcs) {
        if (std::all_of(arcs.begin(), arcs.end(), [this](ArcId arc) { return usable_[arc.index()] != 0; })) {
            leaving_[graph_.arcs()[first].tail.index()].push_back(
                {static_cast<std::uint32_t>(meaning), graph_.arcs()[last].head, std::move(arcs)});
        }
    }

    // The selectors that the origin itself fulfils are passed already.
    [[nodiscard]] std::size_t first_selector() const {
        std::size_t next = 0;
        while (next < journey_.through.size() && network_.matches(journey_.through[next], journey_.from)) {
            ++next;
        }
        return next;
    }

    void follow(SearchGraph::Vertex tail, Place const& place, Offer const& offer) {
        State after = states_[place.state];
        for (ArcId const id : offer.arcs) {
            LinkId const link = graph_.arcs()[id].link;
            if (link && link == after.fulfilled_by) {
                return;
            }
            std::size_t const before = after.next;
            while (after.next < touching_.size() && touching_[after.next][id.index()] != 0) {
                ++after.next;
            }
            after.fulfilled_by = after.next != before ? link : after.fulfilled_by;
        }
        edges_.push_back({tail, number(state(after), offer.head), offer.meaning});
    }

    std::size_t state(State const& state) {
        auto const [found, is_new] = state_numbers_.try_emplace(state, states_.size());
        if (is_new) {
            states_.push_back(state);
            numbers_.emplace_back(graph_.vertex_count(), SearchGraph::no_edge);
        }
        return found->second;
    }

    // However the selectors were fulfilled, the destination is one.
    SearchGraph::Vertex number(std::size_t state, VertexId vertex) {
        if (vertex == graph_.end(journey_.to) && states_[state].next == journey_.through.size()) {
            state = this->state({journey_.through.size(), {}});
        }
        SearchGraph::Vertex& number = numbers_[state][vertex.index()];
        if (number == SearchGraph::no_edge) {
            number = static_cast<SearchGraph::Vertex>(places_.size());
            places_.push_back({state, vertex});
        }
        return number;
    }

    Network const& network_;
    Graph const& graph_;
    Ledger const& ledger_;
    Journey const& journey_;
    std::vector<std::vector<char>> touching_;  // by selector and arc
    std::vector<char> usable_;                 // by arc
    std::vector<std::vector<Offer>> leaving_;  // by vertex of the mode-state graph
    std::map<State, std::size_t> state_numbers_;
    std::vector<State> states_;
    std::vector<std::vector<SearchGraph::Vertex>> numbers_;  // by state and vertex
    std::vector<Place> places_;                              // by number
    std::vector<SearchGraph::EdgeEnds> edges_;
};

std::optional<std::string> country_entered(Network const& network, Arc const& arc) {
    std::string const& to = network.nodes[arc.to].country;
    bool const enters = arc.kind == Arc::Kind::load || network.nodes[arc.from].country != to;
    return enters ? std::optional{to} : std::nullopt;
}

}  // namespace

JourneyGraph::JourneyGraph(Network const& network, Graph const& graph, Ledger const& ledger, Journey const& journey,
                           Closures closures)
    : JourneyGraph{network, graph, ledger, Builder{network, graph, ledger, journey, closures}.build()} {}

JourneyGraph::JourneyGraph(Network const& network, Graph const& graph, Ledger const& ledger, Contraction contraction)
    : graph_{graph},
      ledger_{ledger},
      source_{contraction.source},
      target_{contraction.target},
      search_{contraction.vertex_count, std::move(contraction.edges)} {
    for (auto const& meanings : contraction.joined) {
        std::vector<Piece>& pieces = pieces_.emplace_back();
        for (std::uint32_t const meaning : meanings) {
            bool const is_arc = meaning < graph.arcs().size();
            pieces.push_back(is_arc ? Piece{ArcId{meaning}, nullptr}
                                    : Piece{{}, &ledger.bundles()[meaning - graph.arcs().size()]});
        }
    }
    for (SearchGraph::Edge edge = 0; edge < search_.edge_count(); ++edge) {
        Sums& sums = sums_.emplace_back();
        for (auto const& [arc, bundle] : pieces(edge)) {
            sums += bundle == nullptr ? ledger.sums(arc) : bundle->sums;
        }
        columns_.dollars.push_back(sums.money.in(dollar));
        columns_.hours.push_back(sums.time.in(hour));
        columns_.variance.push_back(sums.variance.in_base_units());
        columns_.tonnes.push_back(sums.co2e.in(tonne));
        for (ArcId const arc : arcs(edge)) {
            if (auto country = country_entered(network, graph.arcs()[arc])) {
                entries_.push_back({edge, std::move(*country)});
            }
        }
    }
    least_to_target_ = find_least_to_target();
}

JourneyGraph::Columns JourneyGraph::find_least_to_target() const {
    return {search_.to(target_, columns_.dollars).distance, search_.to(target_, columns_.hours).distance,
            search_.to(target_, columns_.variance).distance, search_.to(target_, columns_.tonnes).distance};
}

std::span<JourneyGraph::Entry const> JourneyGraph::entries(SearchGraph::Edge edge) const {
    auto const before = [](Entry const& entry, SearchGraph::Edge wanted) { return entry.edge < wanted; };
    auto const first = std::lower_bound(entries_.begin(), entries_.end(), edge, before);
    auto const last = std::lower_bound(first, entries_.end(), edge + 1, before);
    return {first, last};
}

std::vector<ArcId> JourneyGraph::arcs(SearchGraph::Edge edge) const {
    std::vector<ArcId> all;
    for (auto const& [arc, bundle] : pieces(edge)) {
        if (bundle == nullptr) {
            all.push_back(arc);
        } else {
            all.insert(all.end(), bundle->arcs.begin(), bundle->arcs.end());
        }
    }
    return all;
}

}  // namespace corridor
