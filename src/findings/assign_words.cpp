#include "findings/assign_words.h"

#include <algorithm>

#include <fmt/core.h>

#include "findings/ways.h"
#include "findings/words.h"

namespace corridor {
namespace {

constexpr std::size_t most_limits = 15;
constexpr std::size_t most_demands = 40;
// Routes and corridors that less of a demand takes are left out of tables.
constexpr double trace = 0.0005;

std::string percent(double share) {
    return fixed(share * 100, 1) + " %";
}

// Of a demand of thousands nobody counts tenths, and all its ways are counted alike.
std::string flow_words(double flow, double volume) {
    constexpr double thousand = 1000;
    return volume >= thousand ? fixed(flow, 0) : readable(flow);
}

std::string scientific(double number) {
    return number == 0 ? "0" : fmt::format("{:.1e}", number);
}

class Words {
public:
    Words(Report& report, AssignResult const& result, Context const& context)
        : report_{report}, result_{result}, context_{context}, network_{context.network}, money_{context} {}

    void run() {
        add(Heading{context_.scenario.name});
        summary();
        together();
        corridors();
        routes();
        limits();
    }

private:
    void add(Block block) { report_.blocks.push_back(std::move(block)); }

    void summary() {
        bool const is_user = result_.principle == AssignPrinciple::user;
        add(Paragraph{fmt::format("{} after {} iteration{}: relative gap {}{}.",
                                  is_user ? "User equilibrium" : "System optimum", result_.iterations,
                                  result_.iterations == 1 ? "" : "s", scientific(result_.gap),
                                  result_.share_gap ? ", shares met within " + scientific(*result_.share_gap) : "")});
        if (!result_.converged) {
            add(Paragraph{"It did not come as close as was asked for: what follows is as far as it came."});
        }
        if (result_.is_overloaded()) {
            add(
                Paragraph{"Not all that is asked for fits: what stands at more than 100 % below would be waited for "
                          "longer and longer. 'corridor capacity' says how much fits."});
        }
    }

    // What goes by each corridor, all demands added up.
    void together() {
        TextTable table{{{"corridor", Align::left}, {result_.unit + " a year", Align::right}, {"share", Align::right}},
                        {}};
        double all = 0;
        for (DemandFlow const& demand : result_.demands) {
            all += demand.shipped * demand.weight;
        }
        for (Corridor const& corridor : context_.scenario.corridors) {
            double flow = 0;
            for (DemandFlow const& demand : result_.demands) {
                for (WayFlow const& way : demand.ways) {
                    flow += way.corridor == corridor.name ? way.flow * demand.weight : 0;
                }
            }
            table.rows.push_back({corridor.title.empty() ? corridor.name : corridor.title,
                                  readable(flow * hours_a_year()), percent(all > 0 ? flow / all : 0)});
        }
        if (result_.demands.size() > 1 && !table.rows.empty()) {
            add(Heading{"All together"});
            add(std::move(table));
        }
    }

    [[nodiscard]] std::string unit_of_demand(std::size_t demand) const {
        return network_.cargoes[*network_.find_cargo(context_.scenario.demands[demand].cargo)].unit;
    }

    void corridors() {
        TextTable table{{{"demand", Align::left},
                         {"by", Align::left},
                         {"flow", Align::right},
                         {"share", Align::right},
                         {"generalised " + money_.currency(), Align::right}},
                        {}};
        std::size_t const shown = std::min(most_demands, result_.demands.size());
        for (std::size_t i = 0; i < shown; ++i) {
            add_demand(i, table);
        }
        add(Heading{"How demands spread"});
        add(std::move(table));
        if (shown < result_.demands.size()) {
            add(Paragraph{fmt::format("{} more demands are in the other formats.", result_.demands.size() - shown)});
        }
    }

    void add_demand(std::size_t number, TextTable& table) const {
        DemandFlow const& demand = result_.demands[number];
        std::string name = journey_of(context_.scenario.demands[number], network_);
        LimitUnit const unit = flow_unit(unit_of_demand(number));
        for (WayFlow const& way : demand.ways) {
            bool const is_used = way.flow > trace * demand.volume;
            table.rows.push_back({std::exchange(name, ""), way.title,
                                  flow_words(way.flow * unit.factor, demand.volume * unit.factor) + " " + unit.name,
                                  percent(way.flow / demand.volume), is_used ? readable(money_.of(way.cost)) : ""});
        }
        for (NoWay const& none : demand.unreachable) {
            table.rows.push_back({std::exchange(name, ""), none.title, "no way", "", ""});
        }
        if (demand.shipped < demand.volume * (1 - 1e-9)) {
            double const left = demand.volume - demand.shipped;
            table.rows.push_back({std::exchange(name, ""), "not shipped",
                                  flow_words(left * unit.factor, demand.volume * unit.factor) + " " + unit.name,
                                  percent(left / demand.volume), ""});
        }
    }

    // Where the goods of one demand and corridor part.
    void routes() {
        TextTable table{{{"demand", Align::left},
                         {"by", Align::left},
                         {"by way of", Align::left},
                         {"share", Align::right},
                         {"generalised " + money_.currency(), Align::right}},
                        {}};
        for (std::size_t i = 0; i < result_.demands.size(); ++i) {
            DemandFlow const& demand = result_.demands[i];
            for (WayFlow const& way : demand.ways) {
                std::vector<Route> routes;
                for (RouteFlow const& route : way.routes) {
                    if (route.flow > trace * demand.volume) {
                        routes.push_back(route.route);
                    }
                }
                if (routes.size() < 2) {
                    continue;
                }
                auto const names = ways_of(routes, network_);
                std::string name = journey_of(context_.scenario.demands[i], network_);
                for (std::size_t route = 0; route < routes.size(); ++route) {
                    table.rows.push_back({std::exchange(name, ""), route == 0 ? way.title : "", names[route],
                                          percent(way.routes[route].flow / demand.volume),
                                          readable(money_.of(way.routes[route].cost))});
                }
            }
        }
        if (!table.rows.empty()) {
            add(Heading{"Where ways part"});
            add(std::move(table));
        }
    }

    void limits() {
        bool const has_tolls = result_.principle == AssignPrinciple::system;
        TextTable table{{{"limit", Align::left},
                         {"load", Align::right},
                         {"capacity", Align::right},
                         {"used", Align::right},
                         {"delay h", Align::right}},
                        {}};
        if (has_tolls) {
            table.columns.push_back({money_.currency() + " toll for one", Align::right});
        }
        for (LimitLoad const& load : result_.loads) {
            if (table.rows.size() == most_limits) {
                break;
            }
            Limit const& limit = result_.limits[load.limit];
            LimitUnit const unit = unit_of(limit);
            table.rows.push_back({place_of(limit), readable(load.load * unit.factor),
                                  readable(load.capacity * unit.factor) + " " + unit.name,
                                  percent(load.load / load.capacity),
                                  load.delay < hours_a_year() ? fixed(load.delay, 1) : "over a year"});
            if (has_tolls) {
                table.rows.back().push_back(readable(money_.of(load.toll)));
            }
        }
        if (!table.rows.empty()) {
            add(Heading{"What is crowded"});
            add(std::move(table));
        }
    }

    // Places on board are told apart by direction.
    static std::string place_of(Limit const& limit) {
        if (limit.counts != Limit::Counts::balance) {
            return name_of(limit);
        }
        bool const is_back = limit.id.find(".backward") != std::string::npos;
        return limit.name + (is_back ? ": places back" : ": places out");
    }

    Report& report_;
    AssignResult const& result_;
    Context const& context_;
    Network const& network_;
    MoneyOut money_;
};

}  // namespace

LimitUnit flow_unit(std::string const& unit) {
    return unit == "truck" ? LimitUnit{"trucks/h", 1} : LimitUnit{unit + "/year", hours_a_year()};
}

char const* name_of(AssignPrinciple principle) {
    return principle == AssignPrinciple::user ? "user" : "system";
}

char const* name_of(AssignDelays delays) {
    switch (delays) {
        case AssignDelays::queue:
            return "queue";
        case AssignDelays::hard:
            return "hard";
        case AssignDelays::none:
            return "none";
    }
    return "";
}

void add_words(Report& report, AssignResult const& result, Context const& context) {
    Words{report, result, context}.run();
}

}  // namespace corridor
