#include "findings/simulate_oil_words.h"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "findings/amount_words.h"
#include "findings/curve_words.h"
#include "findings/limit_words.h"
#include "findings/oil_disruption_words.h"
#include "findings/simulate_words.h"
#include "findings/words.h"

namespace corridor {
namespace {

// What is less than a tonne a year is nothing.
constexpr double least = 1;

std::string percent(double share, int decimals = 0) {
    return fixed(share * 100, decimals) + " %";
}

std::string kilotonnes(double tonnes) {
    return fixed(tonnes / 1000, 1);
}

std::string kbbl(double cubic_metres) {
    return fixed(cubic_metres / barrel.in(cubic_metre) / 1000, 1);
}

std::string thousands(double cubic_metres) {
    return fixed(cubic_metres / 1000, 0);
}

bool is_used(OilOutletResult const& outlet) {
    return outlet.nominated >= least || outlet.sent >= least || outlet.delivered >= least;
}

class OilWords {
public:
    OilWords(Report& report, OilResult const& result, Context const& context)
        : report_{report}, result_{result}, context_{context}, network_{context.network} {}

    void run() {
        add(Heading{context_.scenario.name});
        if (result_.replications == 0) {
            add(Paragraph{"No replication was finished, so there is nothing to tell."});
            return;
        }
        add(Paragraph{fmt::format("{} replication{} of {} days from {}; seed {}.", result_.replications,
                                  result_.replications == 1 ? "" : "s", fixed(result_.horizon.in(day), 0),
                                  to_text(result_.start), result_.seed)});
        if (result_.was_stopped) {
            add(
                Paragraph{"Stopped before all replications were run: what follows is of those that had been finished, "
                          "and outages "
                          "are not set beside what would have been without them."});
        }
        for (Block& block : disruption_blocks(result_, context_)) {
            add(std::move(block));
        }
        wells();
        outlets();
        fullest();
        tanks();
        lines();
        runs();
        moorings();
        prorations();
        conservation();
    }

private:
    void add(Block block) { report_.blocks.push_back(std::move(block)); }

    void add(std::string heading, TextTable table) {
        if (!table.rows.empty()) {
            add(Heading{std::move(heading)});
            add(std::move(table));
        }
    }

    [[nodiscard]] std::string name_of(OilDemandResult const& demand) const {
        return journey_of(context_.scenario.demands[demand.demand], network_);
    }

    void wells() {
        TextTable table{{{"kt a year", Align::left},
                         {"oil", Align::left},
                         {"wells would give", Align::right},
                         {"give", Align::right},
                         {"shut in", Align::right}},
                        {}};
        bool const any_lost = std::any_of(result_.demands.begin(), result_.demands.end(),
                                          [](OilDemandResult const& demand) { return demand.lost >= least; });
        if (any_lost) {
            table.columns.push_back({"lost between batches", Align::right});
        }
        for (OilDemandResult const& demand : result_.demands) {
            Demand const& asked = context_.scenario.demands[demand.demand];
            table.rows.push_back({name_of(demand), network_.cargoes[*network_.find_cargo(asked.cargo)].name,
                                  kilotonnes(demand.wanted), kilotonnes(demand.produced),
                                  kilotonnes(std::max(0.0, demand.wanted - demand.produced))});
            if (any_lost) {
                table.rows.back().push_back(kilotonnes(demand.lost));
            }
        }
        add("Wells", std::move(table));
        shut_in();
    }

    void shut_in() {
        constexpr std::size_t most = 8;
        std::vector<Curve> curves;
        for (OilDemandResult const& demand : result_.demands) {
            bool const any = demand.wanted - demand.produced >= least;
            if (any && curves.size() < most) {
                curves.push_back(curve_of(name_of(demand), scaled(demand.shut_in_by_day, 1.0 / 1000), 1));
            }
        }
        if (auto shown = by_day("shut in, kt a day", result_.start, std::move(curves))) {
            add(*std::move(shown));
        }
    }

    void outlets() {
        MoneyOut const money{context_};
        TextTable table{{{"oil of", Align::left},
                         {"outlet", Align::left},
                         {"nominated kt/year", Align::right},
                         {"sent", Align::right},
                         {"delivered", Align::right},
                         {"kbbl/day", Align::right},
                         {"netback " + money.currency() + "/t", Align::right},
                         {"days on the way, mean", Align::right},
                         {"95 %", Align::right},
                         {"P10", Align::right},
                         {"P50", Align::right},
                         {"P90", Align::right}},
                        {}};
        for (OilDemandResult const& demand : result_.demands) {
            std::string name = name_of(demand);
            for (OilOutletResult const& outlet : demand.outlets) {
                if (is_used(outlet)) {
                    table.rows.push_back(outlet_row(demand, outlet, money));
                    table.rows.back().front() = std::exchange(name, "");
                }
            }
        }
        add("Outlets", std::move(table));
        not_used();
        for (OilDemandResult const& demand : result_.demands) {
            for (NoWay const& none : demand.unreachable) {
                add(Paragraph{name_of(demand) + (none.title.empty() ? "" : ", " + none.title) + ": " + none.why.reason +
                              "."});
            }
        }
    }

    [[nodiscard]] std::vector<std::string> outlet_row(OilDemandResult const& demand, OilOutletResult const& outlet,
                                                      MoneyOut const& money) const {
        std::vector<std::string> cells{"",
                                       outlet.title,
                                       kilotonnes(outlet.nominated),
                                       kilotonnes(outlet.sent),
                                       kilotonnes(outlet.delivered),
                                       barrels(demand, outlet.delivered),
                                       outlet.netback ? fixed(money.of(*outlet.netback), 0) : ""};
        OilTimes const& time = outlet.time;
        cells.push_back(time.count > 0 ? fixed(in_days(time.mean), 1) : "–");
        cells.push_back(time.mean_interval ? fixed(in_days(time.mean_interval->low), 1) + "–" +
                                                 fixed(in_days(time.mean_interval->high), 1)
                                           : "");
        for (double const hours : {time.p10, time.p50, time.p90}) {
            cells.push_back(time.count > 0 ? fixed(in_days(hours), 1) : "–");
        }
        return cells;
    }

    // By the density of the oil as it comes out of the wells.
    [[nodiscard]] std::string barrels(OilDemandResult const& demand, double tonnes_a_year) const {
        CargoId const cargo = *network_.find_cargo(context_.scenario.demands[demand.demand].cargo);
        double const units = tonnes_a_year / network_.unit_of(network_.cargoes[cargo]).mass->in(tonne);
        return fixed(*Amounts{network_, cargo}.kbbl_per_day(units / hours_a_year()), 1);
    }

    void not_used() {
        std::vector<std::string> names;
        for (OilDemandResult const& demand : result_.demands) {
            for (OilOutletResult const& outlet : demand.outlets) {
                bool const is_known = std::find(names.begin(), names.end(), outlet.title) != names.end();
                if (!is_used(outlet) && !is_known) {
                    names.push_back(outlet.title);
                }
            }
        }
        std::erase_if(names, [&](std::string const& name) {
            return std::any_of(result_.demands.begin(), result_.demands.end(), [&](OilDemandResult const& demand) {
                return std::any_of(demand.outlets.begin(), demand.outlets.end(), [&](OilOutletResult const& outlet) {
                    return outlet.title == name && is_used(outlet);
                });
            });
        });
        if (!names.empty()) {
            add(Paragraph{"Nothing is nominated to, and nothing more is sent by: " + joined(names, names.size()) +
                          "."});
        }
    }

    void fullest() {
        auto const& all = result_.facilities;
        auto const found = std::find_if(all.begin(), all.end(), [&](OilFacilityResult const& facility) {
            return result_.bottleneck && facility.id == *result_.bottleneck;
        });
        if (found != all.end()) {
            add(Paragraph{fmt::format("The fullest of all lines, moorings and fleets, over the whole time: {}, {}.",
                                      found->name, percent(*found->utilisation))});
        }
    }

    void tanks() {
        TextTable table{{{"thousand m3", Align::left},
                         {"room", Align::right},
                         {"usual", Align::right},
                         {"least", Align::right},
                         {"mean", Align::right},
                         {"greatest", Align::right},
                         {"full", Align::right}},
                        {}};
        std::vector<TankResult const*> ordered;
        for (TankResult const& tank : result_.tanks) {
            if (tank.room.value_or(0) > 0) {
                ordered.push_back(&tank);
            }
        }
        std::stable_sort(ordered.begin(), ordered.end(),
                         [](TankResult const* a, TankResult const* b) { return a->full > b->full; });
        for (TankResult const* const tank : ordered) {
            table.rows.push_back({tank->name, thousands(*tank->room), thousands(tank->usual), thousands(tank->least),
                                  thousands(tank->mean), thousands(tank->greatest), percent(tank->full, 1)});
        }
        add("Tanks, those that are full longest first", std::move(table));
        tank_levels(ordered);
    }

    // Against the room that there is; tanks that hardly move are left out.
    void tank_levels(std::vector<TankResult const*> const& ordered) {
        constexpr std::size_t most = 8;
        constexpr double least_share = 0.02;
        constexpr double thousand = 1000;
        std::vector<Curve> levels;
        for (TankResult const* const tank : ordered) {
            bool const moves = tank->greatest - tank->least >= least_share * *tank->room;
            if (levels.size() < most && moves && !tank->by_day.empty()) {
                levels.push_back(curve_of(tank->name, scaled(tank->by_day, 1 / thousand), 0, *tank->room / thousand));
            }
        }
        if (auto shown = by_day("thousand m3 in tanks, mean", result_.start, std::move(levels))) {
            shown->top_means = "the room that there is";
            add(*std::move(shown));
        }
    }

    static std::vector<double> scaled(std::vector<double> values, double factor) {
        for (double& value : values) {
            value *= factor;
        }
        return values;
    }

    void lines() {
        TextTable table{{{"line", Align::left},
                         {"kbbl/day", Align::right},
                         {"of capacity", Align::right},
                         {"stands still", Align::right},
                         {"oil stays, days", Align::right}},
                        {}};
        bool const any_fills = std::any_of(result_.facilities.begin(), result_.facilities.end(),
                                           [](OilFacilityResult const& line) { return line.filling_h.has_value(); });
        if (any_fills) {
            table.columns.push_back({"is full after days", Align::right});
        }
        for (OilFacilityResult const& line : result_.facilities) {
            if (line.kind == OilFacilityResult::Kind::line && line.cubic_metres_per_day > 0) {
                table.rows.push_back({line.name, kbbl(line.cubic_metres_per_day),
                                      line.utilisation ? percent(*line.utilisation) : "", percent(line.stopped, 1),
                                      line.residence_h.value_or(0) > 0 ? fixed(in_days(*line.residence_h), 1) : ""});
                if (any_fills) {
                    table.rows.back().push_back(line.filling_h ? fixed(in_days(*line.filling_h), 1) : "");
                }
            }
        }
        add("Lines, the fullest first", std::move(table));
    }

    void runs() {
        TextTable table{{{"ships and trains", Align::left},
                         {"loads a year", Align::right},
                         {"kbbl/day", Align::right},
                         {"fleet busy", Align::right},
                         {"hours off the berth", Align::right}},
                        {}};
        for (OilFacilityResult const& run : result_.facilities) {
            bool const is_run =
                run.kind == OilFacilityResult::Kind::ships || run.kind == OilFacilityResult::Kind::trains;
            if (is_run && run.parcels_per_year > 0) {
                table.rows.push_back({run.name, fixed(run.parcels_per_year, 0), kbbl(run.cubic_metres_per_day),
                                      run.utilisation ? percent(*run.utilisation) : "", fixed(run.wait_h, 1)});
            }
        }
        add("Ships and trains", std::move(table));
    }

    void moorings() {
        TextTable table{{{"moorings", Align::left}, {"taken", Align::right}}, {}};
        for (OilFacilityResult const& berths : result_.facilities) {
            if (berths.kind == OilFacilityResult::Kind::moorings && berths.utilisation.value_or(0) > 0) {
                table.rows.push_back({berths.name, percent(*berths.utilisation)});
            }
        }
        add("Moorings", std::move(table));
    }

    // Months of one line that follow one another and are cut alike share a row.
    void prorations() {
        TextTable table{{{"nominations cut at", Align::left},
                         {"months", Align::left},
                         {"nominated kbbl/day", Align::right},
                         {"granted", Align::right},
                         {"cut by", Align::right}},
                        {}};
        constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                                    "July",    "August",   "September", "October", "November", "December"};
        auto const& cuts = result_.prorations;
        for (std::size_t i = 0; i < cuts.size();) {
            std::size_t next = i + 1;
            while (next < cuts.size() && cuts[next].line == cuts[i].line &&
                   cuts[next].month == cuts[next - 1].month + 1 && cuts[next].nominated == cuts[i].nominated &&
                   cuts[next].granted == cuts[i].granted) {
                ++next;
            }
            auto const name = [&](std::size_t cut) {
                return std::string{months.at(static_cast<std::size_t>(cuts[cut].month - 1))};
            };
            table.rows.push_back({name_of_place(cuts[i].line, result_, network_),
                                  next == i + 1 ? name(i) : name(i) + " to " + name(next - 1), kbbl(cuts[i].nominated),
                                  kbbl(cuts[i].granted), percent(1 - cuts[i].granted / cuts[i].nominated, 1)});
            i = next;
        }
        if (!table.rows.empty()) {
            add(Heading{"Nominations above capacity"});
            add(Paragraph{"All of a line's nominations of such a month are cut in proportion."});
            add(std::move(table));
        }
    }

    void conservation() {
        add(
            Paragraph{fmt::format("On the way at the start {} kt + entered {} kt = left {} kt + on the way at the end "
                                  "{} kt, mean over the replications.",
                                  kilotonnes(result_.inside_at_start), kilotonnes(result_.entered),
                                  kilotonnes(result_.left), kilotonnes(result_.inside))});
    }

    Report& report_;
    OilResult const& result_;
    Context const& context_;
    Network const& network_;
};

}  // namespace

void add_words(Report& report, OilResult const& result, Context const& context) {
    OilWords{report, result, context}.run();
}

}  // namespace corridor
