#include "findings/netback.h"

#include <algorithm>

#include "findings/words.h"

namespace corridor {
namespace {

bool is_liquid(Demand const& demand, Network const& network) {
    auto const cargo = network.find_cargo(demand.cargo);
    return cargo && network.cargoes[*cargo].is_liquid();
}

class Outlets {
public:
    Outlets(DemandAnswer const& answer, Context const& context)
        : network_{context.network},
          money_{context},
          demand_{context.scenario.demands[answer.demand]},
          cargo_{*network_.find_cargo(demand_.cargo)},
          unit_{network_.cargoes[cargo_].unit} {
        for (CorridorAnswer const& corridor : answer.corridors) {
            if (corridor.netback) {
                ranked_.push_back(&corridor);
            } else if (corridor.route) {
                without_.push_back(&corridor);
            }
        }
        std::stable_sort(ranked_.begin(), ranked_.end(), [](CorridorAnswer const* a, CorridorAnswer const* b) {
            return a->netback->value() > b->netback->value();
        });
    }

    void add_to(Report& report) const {
        if (ranked_.empty()) {
            return;
        }
        report.blocks.emplace_back(Heading{"Netback at " + network_.nodes[*network_.find_node(demand_.from)].name +
                                           ", " + money_.currency() + "/" + unit_});
        report.blocks.emplace_back(Paragraph{verdict()});
        report.blocks.emplace_back(table());
        std::vector<std::string> notes;
        for (CorridorAnswer const* const corridor : ranked_) {
            for (std::string const& gap : corridor->netback->gaps) {
                notes.push_back(corridor->title + ": counted as nothing in the quality bank: " + gap);
            }
        }
        for (CorridorAnswer const* const corridor : without_) {
            Sale const sale = sale_of(cargo_, network_, *corridor->route);
            notes.push_back(corridor->title + ": no netback, for " + network_.nodes[sale.market].name +
                            " states no price of " + network_.cargoes[sale.grade].name + " by mass or volume");
        }
        if (!notes.empty()) {
            report.blocks.emplace_back(Points{std::move(notes)});
        }
    }

private:
    [[nodiscard]] double of(Money amount) const { return money_(amount); }

    [[nodiscard]] std::string verdict() const {
        CorridorAnswer const& best = *ranked_.front();
        Money const left = best.netback->value();
        std::string words = best.title + " leaves most: " + fixed(of(per_barrel(left, network_, cargo_)), 2) + " " +
                            money_.currency() + "/bbl, " + fixed(of(per_tonne(left, network_, cargo_)), 1) + " " +
                            money_.currency() + "/t.";
        if (ranked_.size() > 1) {
            Money const lead = left - ranked_[1]->netback->value();
            words += " " + ranked_[1]->title + " leaves " + fixed(of(per_barrel(lead, network_, cargo_)), 2) + " " +
                     money_.currency() + "/bbl less.";
        }
        return words;
    }

    [[nodiscard]] TextTable table() const {
        TextTable table{{{"outlet", Align::left}, {"sold at", Align::left}, {"as", Align::left}}, {}};
        for (CorridorAnswer const* const corridor : ranked_) {
            Sale const& sale = corridor->netback->sale;
            table.rows.push_back(
                {corridor->title, network_.nodes[sale.market].name, network_.cargoes[sale.grade].name});
        }
        column(table, "price", [](CorridorAnswer const& outlet) { return outlet.netback->price(); });
        column(table, "quality bank", [](CorridorAnswer const& outlet) { return outlet.netback->quality_bank(); });
        for (CostKind const kind : cost_kinds) {
            column(table, kind == CostKind::risk ? "expected loss" : name_of(kind),
                   [kind](CorridorAnswer const& outlet) {
                       return -outlet.route->cost_by_kind[static_cast<std::size_t>(kind)];
                   });
        }
        column(table, "netback", [](CorridorAnswer const& outlet) { return outlet.netback->value(); });
        cells(table, {"range", Align::right}, [&](CorridorAnswer const& outlet) {
            return fixed(of(outlet.netback->low), 0) + "–" + fixed(of(outlet.netback->high), 0);
        });
        cells(table, {money_.currency() + "/bbl", Align::right}, [&](CorridorAnswer const& outlet) {
            return fixed(of(per_barrel(outlet.netback->value(), network_, cargo_)), 2);
        });
        cells(table, {"behind the best", Align::right}, [&](CorridorAnswer const& outlet) {
            Money const behind = ranked_.front()->netback->value() - outlet.netback->value();
            return fixed(of(per_barrel(behind, network_, cargo_)), 2);
        });
        cells(table, {"assumed", Align::right},
              [](CorridorAnswer const& outlet) { return fixed(outlet.netback->assumption_share * 100, 0) + " %"; });
        return table;
    }

    // Left out where all have nothing of it.
    void column(TextTable& table, std::string title, auto const& amount) const {
        bool const any = std::any_of(ranked_.begin(), ranked_.end(),
                                     [&](CorridorAnswer const* outlet) { return amount(*outlet) != Money{}; });
        if (any) {
            cells(table, {std::move(title), Align::right},
                  [&](CorridorAnswer const& outlet) { return fixed(of(amount(outlet)), 1); });
        }
    }

    void cells(TextTable& table, Column column, auto const& cell) const {
        table.columns.push_back(std::move(column));
        for (std::size_t i = 0; i < ranked_.size(); ++i) {
            table.rows[i].push_back(cell(*ranked_[i]));
        }
    }

    Network const& network_;
    MoneyOut money_;
    Demand const& demand_;
    CargoId cargo_;
    std::string unit_;
    std::vector<CorridorAnswer const*> ranked_;
    std::vector<CorridorAnswer const*> without_;
};

}  // namespace

bool has_liquids(Context const& context) {
    auto const& demands = context.scenario.demands;
    return std::any_of(demands.begin(), demands.end(),
                       [&](Demand const& demand) { return is_liquid(demand, context.network); });
}

std::vector<Column> liquid_columns(Context const& context) {
    if (!has_liquids(context)) {
        return {};
    }
    std::string const money = MoneyOut{context}.key();
    std::vector<Column> columns;
    for (std::string const& what : {"cost_" + money + "_per_t", "cost_" + money + "_per_bbl", std::string{"grade"},
                                    "price_" + money, "quality_bank_" + money, "netback_" + money,
                                    "netback_" + money + "_per_t", "netback_" + money + "_per_bbl"}) {
        columns.push_back({what, what == "grade" ? Align::left : Align::right});
    }
    return columns;
}

std::vector<std::string> liquid_cells(CorridorAnswer const& corridor, CargoId cargo, Context const& context) {
    MoneyOut const money{context};
    Network const& network = context.network;
    std::vector<std::string> cells;
    if (network.cargoes[cargo].is_liquid() && corridor.route) {
        cells.push_back(plain(money(per_tonne(corridor.route->cost, network, cargo)), 2));
        cells.push_back(plain(money(per_barrel(corridor.route->cost, network, cargo)), 2));
        if (auto const& netback = corridor.netback) {
            cells.push_back(network.cargoes[netback->sale.grade].id);
            for (Money const amount :
                 {netback->price(), netback->quality_bank(), netback->value(),
                  per_tonne(netback->value(), network, cargo), per_barrel(netback->value(), network, cargo)}) {
                cells.push_back(plain(money(amount), 2));
            }
        }
    }
    cells.resize(liquid_columns(context).size());
    return cells;
}

void set_netback(Value& object, CorridorAnswer const& corridor, CargoId cargo, Context const& context) {
    Network const& network = context.network;
    if (!network.cargoes[cargo].is_liquid()) {
        return;
    }
    MoneyOut const money{context};
    auto const by_tonne_and_barrel = [&](std::string const& key, Money amount) {
        object.set(key + "_per_t", rounded(money(per_tonne(amount, network, cargo)), 2));
        object.set(key + "_per_bbl", rounded(money(per_barrel(amount, network, cargo)), 2));
    };
    by_tonne_and_barrel("cost_" + money.key(), corridor.route->cost);
    if (!corridor.netback) {
        return;
    }
    Netback const& netback = *corridor.netback;
    std::string const key = "netback_" + money.key();
    object.set("grade", network.cargoes[netback.sale.grade].id);
    if (netback.sale.blended_at) {
        object.set("blended_at", network.nodes[netback.sale.blended_at].id);
    }
    object.set("price_" + money.key(), rounded(money(netback.price()), 2));
    object.set("quality_bank_" + money.key(), rounded(money(netback.quality_bank()), 2));
    object.set(key, rounded(money(netback.value()), 2));
    by_tonne_and_barrel(key, netback.value());
    object.set("netback_range_" + money.key(),
               Value::list().add(rounded(money(netback.low), 2)).add(rounded(money(netback.high), 2)));
    object.set("netback_assumption_share", rounded(netback.assumption_share, 4));
}

void add_netback(Report& report, DemandAnswer const& answer, Context const& context) {
    Outlets{answer, context}.add_to(report);
}

}  // namespace corridor
