#include "routing/ledger.h"

#include <algorithm>

#include "routing/constraints.h"
#include "routing/journey.h"

namespace corridor {
namespace {

Sums sum(ArcAccount const& account) {
    Sums sums{.money = {}, .time = {}, .variance = {}, .co2e = {}, .distance = account.distance};
    for (auto const& [node, item] : account.costs) {
        sums.money += item.amount;
    }
    for (auto const& [node, item] : account.times) {
        sums.time += Duration{item.hours.mean()};
        sums.variance += Variance{item.hours.variance()};
    }
    for (auto const& [node, item] : account.emissions) {
        sums.co2e += item.amount;
    }
    return sums;
}

bool carries(Network const& network, CargoId cargo, Arc const& arc) {
    auto const& modes = network.cargoes[cargo].modes;
    return modes.empty() || std::find(modes.begin(), modes.end(), arc.mode) != modes.end();
}

bool is_at(Arc const& arc, NodeId node) {
    return arc.from == node && arc.to == node;
}

}  // namespace

Sums& Sums::operator+=(Sums const& other) {
    money += other.money;
    time += other.time;
    variance += other.variance;
    co2e += other.co2e;
    distance += other.distance;
    return *this;
}

Ledger::Ledger(Network const& network, Graph const& graph, CargoId cargo,
               std::optional<std::chrono::sys_days> departure)
    : network_{network}, graph_{graph}, cargo_{cargo}, departure_{departure} {
    Accountant const accountant{network, cargo, departure};
    for (Arc const& arc : graph.arcs()) {
        accounts_.add(accountant.account(arc));
        sums_.add(sum(accounts_[ArcId{sums_.size()}]));
        bool const closed = std::any_of(network.closures.begin(), network.closures.end(), [&](Closure const& closure) {
            return is_in_force(closure, departure) && touches(network, arc, closure.what);
        });
        open_.add(!closed && carries(network, cargo, arc) ? 1 : 0);
    }
    add_bundles();
}

Money Ledger::through_rate(Bundle const& bundle) const {
    Figure<Price> const rate = network_.through_tariffs[bundle.tariff].rate;
    return Rates{network_, cargo_}.for_one_unit(network_.figures.value(rate)).value_or(Money{});
}

// A through tariff holds for the way that is cheapest at ordinary prices through the places that it names.
void Ledger::add_bundles() {
    std::vector<Bundle> found;
    for (std::size_t i = 0; i < network_.through_tariffs.size(); ++i) {
        ThroughTariff const& tariff = network_.through_tariffs[i];
        bool const fits = (!tariff.cargo || tariff.cargo == cargo_) &&
                          Rates{network_, cargo_}.for_one_unit(network_.figures.value(tariff.rate));
        if (!fits) {
            continue;
        }
        Journey journey{tariff.from, tariff.to, {}, {}};
        for (NodeId const via : tariff.via) {
            journey.through.push_back(
                {.node = network_.nodes[via].id, .link = {}, .service = {}, .country = {}, .mode = {}});
        }
        JourneyGraph const way{network_, graph_, *this, journey};
        std::vector<double> prices;
        for (SearchGraph::Edge edge = 0; edge < way.search().edge_count(); ++edge) {
            prices.push_back(way.sums(edge).money.in(dollar));
        }
        auto const tree = way.search().from(way.source(), prices);
        if (tree.distance[way.target()] == SearchGraph::unreachable) {
            continue;
        }
        Bundle bundle{.tariff = i, .arcs = {}, .sums = {}};
        for (SearchGraph::Edge const edge : way.search().path_from_root(tree, way.target())) {
            auto const arcs = way.arcs(edge);
            bundle.arcs.insert(bundle.arcs.end(), arcs.begin(), arcs.end());
        }
        // Handling at the two ends is not part of the stretch.
        while (!bundle.arcs.empty() && is_at(graph_.arcs()[bundle.arcs.back()], tariff.to) &&
               graph_.arcs()[bundle.arcs.back()].kind != Arc::Kind::alight) {
            bundle.arcs.pop_back();
        }
        while (!bundle.arcs.empty() && is_at(graph_.arcs()[bundle.arcs.front()], tariff.from) &&
               graph_.arcs()[bundle.arcs.front()].kind != Arc::Kind::board) {
            bundle.arcs.erase(bundle.arcs.begin());
        }
        for (ArcId const arc : bundle.arcs) {
            bundle.sums += sums_[arc];
            for (auto const& [node, item] : accounts_[arc].costs) {
                bool const covered =
                    std::find(tariff.covers.begin(), tariff.covers.end(), item.kind) != tariff.covers.end();
                bundle.sums.money -= covered ? item.amount : Money{};
            }
        }
        bundle.sums.money += through_rate(bundle);
        found.push_back(std::move(bundle));
    }
    bundles_ = std::move(found);
}

}  // namespace corridor
