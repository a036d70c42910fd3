#include "corridor/pipelines/oil_faults.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "corridor/pipelines/simulate_oil.h"
#include "corridor/units/measure.h"
#include "pipelines/oil_plan_builder.h"

namespace corridor {
namespace {

std::string cubic_metres(Volume volume) {
    return shortest(std::round(volume.in(cubic_metre))) + " m3";
}
std::string cubic_metres_a_day(VolumeRate rate) {
    return cubic_metres(rate * day) + "/day";
}

class Examination {
public:
    Examination(Scenario const& scenario, Network const& network) : scenario_{scenario}, network_{network} {}

    std::vector<Fault> run() {
        examine_plan();
        for (std::size_t i = 0; i < scenario_.demands.size(); ++i) {
            examine(scenario_.demands[i], "demand." + std::to_string(i));
        }
        bool const is_sound = std::none_of(faults_.begin(), faults_.end(),
                                           [](Fault const& fault) { return fault.severity == Severity::error; });
        if (is_sound && has_oil(network_, scenario_)) {
            OilPlan const plan = plan_oil(network_, scenario_);
            examine_lines(plan);
            examine_fills(plan);
            examine_parcels(plan);
        }
        return std::move(faults_);
    }

private:
    void error(std::string path, std::string message) {
        faults_.push_back({Severity::error, std::move(path), std::move(message)});
    }
    void warning(std::string path, std::string message) {
        faults_.push_back({Severity::warning, std::move(path), std::move(message)});
    }

    void examine_plan() {
        Duration const horizon = scenario_.simulation.horizon.value_or(365 * day);
        if (horizon < day) {
            error("simulation.horizon", "horizon: a day or more is wanted");
        } else if (horizon > 100 * 365 * day) {
            error("simulation.horizon", "horizon: at most a hundred years are simulated");
        }
    }

    void examine(Demand const& demand, std::string const& path) {
        if (!is_oil(network_, demand)) {
            return;
        }
        CargoUnit const unit = network_.unit_of(network_.cargoes[*network_.find_cargo(demand.cargo)]);
        auto const converts = [&](Throughput rate) { return unit.in(rate.dimension * dimensions::time).has_value(); };
        if (!demand.volume && demand.nominations.empty()) {
            error(path,
                  "'volume' or 'nominations' are missing; the simulator wants to know how much comes, such as "
                  "'900 kbbl/day'");
        } else if (demand.volume && !converts(*demand.volume)) {
            error(path + ".volume",
                  "volume: a mass or a volume in a time is wanted of a liquid, such as '900 kbbl/day'");
        }
        std::string const nominations = path + ".nominations.";
        for (auto const& [corridor, nomination] : demand.nominations) {
            if (!std::all_of(nomination.by_month.begin(), nomination.by_month.end(), converts)) {
                error(nominations + corridor,
                      "nominations: a mass or a volume in a time is wanted of a liquid, such as '2.4 Mt/month'");
            }
        }
    }

    void examine_lines(OilPlan const& plan) {
        for (PumpedLine const& line : plan.lines) {
            std::string const path = "links." + network_.links[line.links.front()].id;
            if (line.capacity == no_rate_limit) {
                error(path, line.name + " states no capacity; how fast it pumps is wanted, such as '1.2 Mbbl/day'");
            } else if (line.turndown > line.capacity) {
                error(path + ".pipe.turndown", "turndown: " + cubic_metres_a_day(line.turndown) +
                                                   " is more than the capacity of " +
                                                   cubic_metres_a_day(line.capacity));
            }
            if (line.fill <= Volume{}) {
                warning(path, line.name + " states neither its line fill nor its bore: oil passes it in no time");
            }
            examine_turndown(plan, line, path);
            examine_ceilings(plan, line, path);
        }
    }

    // Lines that begin empty take what fills them out of what stands before them and what flows in there. If all of
    // that is too little to the end, nothing ever comes out of them.
    void examine_fills(OilPlan const& plan) {
        for (TankFarm const& tank : plan.tanks) {
            Volume wanted;
            std::set<StreamId> filling;
            std::vector<PumpedLine const*> empty;
            for (LineId const id : tank.lines_from) {
                PumpedLine const& line = plan.lines[id];
                if (line.unfilled > Volume{}) {
                    wanted += line.unfilled;
                    empty.push_back(&line);
                    for (StreamId const stream : line.carried) {
                        filling.insert(plan.streams[stream].parent);
                    }
                }
            }
            Volume const most = most_until_end(plan, filling);
            if (wanted > most) {
                std::string names = empty.front()->name;
                for (std::size_t i = 1; i < empty.size(); ++i) {
                    names += " and " + empty[i]->name;
                }
                error("links." + network_.links[empty.front()->links.front()].id + ".pipe.filled",
                      "filled: " + cubic_metres(wanted) + " are wanted to fill " + names +
                          " first, and before the simulation ends no more than " + cubic_metres(most) +
                          " of what they carry can come there");
            }
        }
    }

    // What stands of streams at the start, and all that their wells give.
    static Volume most_until_end(OilPlan const& plan, std::set<StreamId> const& streams) {
        Volume most;
        std::set<std::size_t> demands;
        for (StreamId const stream : streams) {
            most += plan.streams[stream].usual;
            demands.insert(plan.streams[stream].demand);
        }
        for (std::size_t const demand : demands) {
            most += plan.demands[demand].produced * plan.horizon;
        }
        return most;
    }

    // A ceiling over all that a line carries must let it run.
    void examine_ceilings(OilPlan const& plan, PumpedLine const& line, std::string const& path) {
        for (Ceiling const& ceiling : plan.ceilings) {
            double least_use = std::numeric_limits<double>::infinity();
            std::size_t held = 0;
            for (Ceiling::Use const& use : ceiling.uses) {
                bool const is_of_line = std::count(line.carried.begin(), line.carried.end(), use.stream) > 0;
                least_use = is_of_line ? std::min(least_use, use.per_volume) : least_use;
                held += is_of_line ? 1 : 0;
            }
            VolumeRate const most{ceiling.rate / least_use};
            if (held == line.carried.size() && most < line.turndown) {
                error(path + ".pipe.turndown", "turndown: " + cubic_metres_a_day(line.turndown) + " is more than the " +
                                                   cubic_metres_a_day(most) + " that '" + ceiling.name +
                                                   "' lets pass of all that " + line.name + " carries");
            }
        }
    }

    // What is nominated to a line all year must keep it running, or tanks before it must hold a day's pumping.
    void examine_turndown(OilPlan const& plan, PumpedLine const& line, std::string const& path) {
        VolumeRate most;
        Volume room = plan.tanks[line.from].room;
        for (std::size_t month = 0; month < MonthlyRates{}.size(); ++month) {
            VolumeRate nominated;
            for (StreamId const stream : line.carried) {
                nominated += plan.streams[stream].nominated.at(month);
            }
            most = std::max(most, nominated);
        }
        if (most > VolumeRate{} && most < line.turndown && room < line.turndown * day) {
            error(path + ".pipe.turndown", "turndown: no month's nominations, " + cubic_metres_a_day(most) +
                                               " at the most, keep " + line.name + " above " +
                                               cubic_metres_a_day(line.turndown) +
                                               ", and the tanks before it do not hold a day's pumping");
        }
    }

    // A ship or train leaves when there is oil for the whole of it.
    void examine_parcels(OilPlan const& plan) {
        for (ParcelRun const& run : plan.runs) {
            Volume const parcel = run.payload / plan.streams[run.carried.front()].density;
            Volume const room = plan.tanks[run.from].room;
            bool const is_thinned = std::any_of(run.reductions.begin(), run.reductions.end(),
                                                [](Reduction const& part) { return part.share > 0 && part.share < 1; });
            if (is_thinned && !run.fleet && run.headway <= Duration{}) {
                error(run.id,
                      "'" + run.name +
                          "' states neither a fleet nor how often it leaves, so only all of it can be out of use");
            }
            if (parcel > room) {
                std::string const node = "nodes." + network_.nodes[plan.tanks[run.from].node].id;
                error(node + ".storage", "storage: " + cubic_metres(room) + " never hold a parcel of '" + run.name +
                                             "', which takes " + cubic_metres(parcel));
            }
        }
    }

    Scenario const& scenario_;
    Network const& network_;
    std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> faults_of_oil(Scenario const& scenario, Network const& network) {
    return Examination{scenario, network}.run();
}

}  // namespace corridor
