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

ShipperClass shipper_class(Network const& network, std::string const& shipper) {
    auto const& tariffs = network.through_tariffs;
    auto const names = [&](ThroughTariff const& tariff) { return tariff.shipper == shipper; };
    auto const found = shipper.empty() ? tariffs.end() : std::find_if(tariffs.begin(), tariffs.end(), names);
    return found == tariffs.end() ? ShipperClass{} : ShipperClass{static_cast<std::size_t>(found - tariffs.begin())};
}

Ledger::Ledger(Network const& network, Graph const& graph, Traveller const& traveller)
    : network_{network}, graph_{graph}, traveller_{traveller} {
    Accountant const accountant{network, traveller.cargo, traveller.departure};
    for (Arc const& arc : graph.arcs()) {
        accounts_.add(accountant.account(arc));
        sums_.add(sum(accounts_[ArcId{sums_.size()}]));
        bool const closed = std::any_of(network.closures.begin(), network.closures.end(), [&](Closure const& closure) {
            return is_in_force(closure, traveller.departure) && touches(network, arc, closure.what);
        });
        closed_.add(closed ? 1 : 0);
        carried_.add(carries(network, traveller.cargo, arc) ? 1 : 0);
    }
    add_bundles();
}

Money Ledger::through_rate(Bundle const& bundle) const {
    Figure<Price> const rate = network_.through_tariffs[bundle.tariff].rate;
    return Rates{network_, cargo()}.for_one_unit(network_.figures.value(rate)).value_or(Money{});
}

void Ledger::add_bundles() {
    std::vector<Bundle> found;
    for (std::size_t i = 0; i < network_.through_tariffs.size(); ++i) {
        ThroughTariff const& tariff = network_.through_tariffs[i];
        bool const fits = (!tariff.cargo || tariff.cargo == cargo()) && is_offered(tariff) &&
                          Rates{network_, cargo()}.for_one_unit(network_.figures.value(tariff.rate));
        Bundle bundle{.tariff = i, .arcs = fits ? stretch(tariff) : std::vector<ArcId>{}, .sums = {}};
        if (!bundle.arcs.empty()) {
            bundle.sums = bundled(bundle, tariff);
            found.push_back(std::move(bundle));
        }
    }
    bundles_ = std::move(found);
}

bool Ledger::is_offered(ThroughTariff const& tariff) const {
    return tariff.shipper.empty() || shipper_class(network_, tariff.shipper) == traveller_.shipper;
}

// A through tariff holds for the way that is cheapest at ordinary prices through the places that it names, without the
// handling at its two ends.
std::vector<ArcId> Ledger::stretch(ThroughTariff const& tariff) const {
    Journey journey{tariff.from, tariff.to, {}, {}};
    for (NodeId const via : tariff.via) {
        journey.through.push_back(
            {.node = network_.nodes[via].id, .link = {}, .service = {}, .country = {}, .mode = {}});
    }
    JourneyGraph const way{network_, graph_, *this, journey};
    auto const tree = way.search().from(way.source(), way.columns().dollars);
    if (tree.distance[way.target()] == SearchGraph::unreachable) {
        return {};
    }
    std::vector<ArcId> arcs;
    for (SearchGraph::Edge const edge : way.search().path_from_root(tree, way.target())) {
        auto const more = way.arcs(edge);
        arcs.insert(arcs.end(), more.begin(), more.end());
    }
    auto const belongs = [&](ArcId id, NodeId end, Arc::Kind first_or_last) {
        Arc const& arc = graph_.arcs()[id];
        return !is_at(arc, end) || arc.kind == first_or_last;
    };
    while (!arcs.empty() && !belongs(arcs.back(), tariff.to, Arc::Kind::alight)) {
        arcs.pop_back();
    }
    auto const first =
        std::find_if(arcs.begin(), arcs.end(), [&](ArcId id) { return belongs(id, tariff.from, Arc::Kind::board); });
    arcs.erase(arcs.begin(), first);
    return arcs;
}

Sums Ledger::bundled(Bundle const& bundle, ThroughTariff const& tariff) const {
    Sums sums;
    Money money = through_rate(bundle);
    for (ArcId const arc : bundle.arcs) {
        sums += sums_[arc];
        for (auto const& [node, item] : accounts_[arc].costs) {
            bool const covered =
                std::find(tariff.covers.begin(), tariff.covers.end(), item.kind) != tariff.covers.end();
            money += covered ? Money{} : item.amount;
        }
    }
    sums.money = money;
    return sums;
}

}  // namespace corridor
