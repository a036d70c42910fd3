#include "findings/capacity_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "findings/amount_words.h"
#include "findings/capacity_steps.h"
#include "findings/hydraulics.h"
#include "findings/limit_words.h"
#include "findings/words.h"

namespace corridor {
namespace {

constexpr std::size_t most_rows = 15;

// Failures that come to the same, told in one row.
struct AlikeFailures {
    Failure const* example = nullptr;
    std::vector<std::string> names;
};

class Words {
public:
    Words(Report& report, CapacityResult const& result, Context const& context)
        : report_{report}, result_{result}, context_{context}, network_{context.network}, money_{context} {
        has_large_units_ =
            std::all_of(context.scenario.demands.begin(), context.scenario.demands.end(), [&](Demand const& demand) {
                CargoId const cargo = *network_.find_cargo(demand.cargo);
                return Amounts{network_, cargo}.counts_barrels() || network_.cargoes[cargo].unit == "m3";
            });
    }

    void run() {
        add(Heading{context_.scenario.name});
        summary();
        cargoes();
        corridors();
        if (!result_.steps.empty()) {
            add_words_of_steps(report_, result_, context_);
        }
        ladder();
        prices();
        if (result_.criticality) {
            failures("What must not fail", result_.criticality->single);
            failures("What must not fail together", result_.criticality->pairs);
            resilience();
        }
        for (Block& block : words_of(result_.hydraulics, network_)) {
            add(std::move(block));
        }
    }

private:
    void add(Block block) { report_.blocks.push_back(std::move(block)); }

    [[nodiscard]] std::string journey(std::size_t demand) const {
        return journey_of(context_.scenario.demands[demand], network_);
    }
    [[nodiscard]] std::string a_year(double per_hour) const {
        double const units = per_hour * hours_a_year();
        return has_large_units_ ? in_large(units, result_.unit) : readable(units) + " " + result_.unit;
    }

    void summary() {
        if (!result_.ladder.empty()) {
            Rung const& first = result_.ladder.front();
            add(Paragraph{fmt::format(
                "All that is asked for, in the shares in which it is, fits {} times: {} a year.{}",
                fixed(first.factor, 2), a_year(first.flow), first.factor < 1 ? " So it does not fit." : "")});
        } else if (std::any_of(result_.demands.begin(), result_.demands.end(),
                               [](DemandCapacity const& demand) { return demand.ways.empty(); })) {
            add(Paragraph{"Not every demand has a way, so all of them cannot grow together and there is no ladder."});
        } else if (result_.has_volumes) {
            add(Paragraph{"No limit is stated that all volumes together would meet, however far they are raised."});
        } else {
            add(Paragraph{"Not every demand states a volume, so there is no ladder and nothing is priced."});
        }
        if (result_.together.per_hour && result_.demands.size() > 1) {
            add(Paragraph{fmt::format("In whatever shares carry most, {} a year pass. That is held by {}.",
                                      a_year(*result_.together.per_hour), held_by(result_.together))});
        }
    }

    void cargoes() {
        TextTable table{{{"cargo alone", Align::left}, {"at most a year", Align::right}, {"held by", Align::left}}, {}};
        for (CargoCapacity const& capacity : result_.cargoes) {
            Cargo const& cargo = network_.cargoes[capacity.cargo];
            table.rows.push_back(
                {cargo.name,
                 capacity.alone.per_hour ? amount(capacity.alone.per_hour, capacity.cargo) : "no limit stated",
                 held_by(capacity.alone)});
        }
        if (!table.rows.empty()) {
            add(std::move(table));
        }
    }

    [[nodiscard]] std::string held_by(GreatestFlow const& flow) const { return names_of(result_.limits, flow.cut); }

    void corridors() {
        TextTable table{{{"demand", Align::left},
                         {"by", Align::left},
                         {"asked for a year", Align::right},
                         {"cheapest plan", Align::right},
                         {"by itself at most", Align::right},
                         {"held by", Align::left}},
                        {}};
        for (std::size_t i = 0; i < result_.demands.size(); ++i) {
            DemandCapacity const& demand = result_.demands[i];
            CargoId const cargo = *network_.find_cargo(context_.scenario.demands[i].cargo);
            bool first = true;
            for (WayCapacity const& way : demand.ways) {
                GreatestFlow const& flow = way.alone;
                table.rows.push_back({first ? journey(i) : "", way.title, first ? amount(demand.volume, cargo) : "",
                                      demand.volume ? amount(way.planned, cargo) : "",
                                      flow.per_hour ? amount(flow.per_hour, cargo) : "no limit stated", held_by(flow)});
                first = false;
            }
            for (NoWay const& none : demand.unreachable) {
                table.rows.push_back({first ? journey(i) : "", none.title, first ? amount(demand.volume, cargo) : "",
                                      "", "0", none.why.reason});
                first = false;
            }
            if (demand.unserved.value_or(0) > 0) {
                table.rows.push_back({"", "does not fit", "", amount(demand.unserved, cargo), "", ""});
            }
        }
        add(Heading{"What each corridor carries"});
        add(std::move(table));
    }

    [[nodiscard]] std::string amount(std::optional<double> per_hour, CargoId cargo) const {
        return per_hour ? Amounts{network_, cargo}.a_year(*per_hour) : "";
    }

    void ladder() {
        if (result_.ladder.empty()) {
            return;
        }
        TextTable table{{{"rung", Align::right},
                         {"times the volume", Align::right},
                         {result_.unit + " a year", Align::right},
                         {"what holds it", Align::left},
                         {"now", Align::right},
                         {"next rung needs", Align::right}},
                        {}};
        for (std::size_t i = 0; i < result_.ladder.size(); ++i) {
            Rung const& rung = result_.ladder[i];
            std::vector<std::string> cells{std::to_string(i + 1), fixed(rung.factor, 2),
                                           readable(rung.flow * hours_a_year())};
            for (Relief const& relief : rung.reliefs) {
                Limit const& limit = result_.limits[relief.limit];
                cells.insert(cells.end(), {name_of(limit), amount_of(limit, relief.from),
                                           relief.to ? amount_of(limit, *relief.to) : "no more: nothing else holds"});
                table.rows.push_back(std::move(cells));
                cells = {"", "", ""};
            }
        }
        add(Heading{"Bottlenecks, in the order in which they bind"});
        add(Paragraph{
            "Each rung is relieved where a hundredth more would bring most, by as much as the next rung uses."});
        add(std::move(table));
    }

    void prices() {
        if (result_.prices_rest_on_unserved) {
            add(Paragraph{
                "Not all goods fit, so what more capacity is worth hangs on what it costs not to carry them."});
            return;
        }
        if (!result_.cost) {
            return;
        }
        add(Heading{"What more capacity is worth"});
        if (result_.shadow_prices.empty()) {
            add(Paragraph{"Nothing: by the cheapest plan no limit is exhausted."});
            return;
        }
        TextTable table{{{"limit", Align::left},
                         {"capacity", Align::right},
                         {money_.currency() + " a year for one more", Align::right},
                         {"for one less", Align::right}},
                        {}};
        for (ShadowPrice const& price : result_.shadow_prices) {
            Limit const& limit = result_.limits[price.limit];
            double const factor = hours_a_year() / unit_of(limit).factor;
            table.rows.push_back({name_of(limit), amount_of(limit, limit.capacity),
                                  readable(money_.of(price.low) * factor), readable(money_.of(price.high) * factor)});
        }
        add(std::move(table));
    }

    [[nodiscard]] std::vector<AlikeFailures> alike(std::vector<Failure> const& all) const {
        std::vector<AlikeFailures> rows;
        for (Failure const& failure : all) {
            bool const joins = !rows.empty() && comes_to_the_same(*rows.back().example, failure);
            AlikeFailures& row = joins ? rows.back() : rows.emplace_back(AlikeFailures{&failure, {}});
            if (failure.weaknesses.size() == 1) {
                auto const& names = result_.criticality->weaknesses[failure.weaknesses.front()].names;
                row.names.insert(row.names.end(), names.begin(), names.end());
            } else {
                row.names.push_back(result_.criticality->weaknesses[failure.weaknesses[0]].names.front() + " and " +
                                    result_.criticality->weaknesses[failure.weaknesses[1]].names.front());
            }
        }
        return rows;
    }

    static bool comes_to_the_same(Failure const& a, Failure const& b) {
        auto const close = [](double x, double y) { return std::abs(x - y) <= 1e-6 * (1e-6 + std::abs(x)); };
        return close(a.unserved, b.unserved) && close(a.extra_cost, b.extra_cost) && a.hits.size() == b.hits.size();
    }

    void failures(std::string const& heading, std::vector<Failure> const& all) {
        if (all.empty()) {
            return;
        }
        TextTable table{{{"without", Align::left},
                         {"left behind a year", Align::right},
                         {money_.currency() + " a year more", Align::right},
                         {"hit hardest", Align::left}},
                        {}};
        for (AlikeFailures const& row : alike(all)) {
            if (table.rows.size() == most_rows) {
                break;
            }
            Failure const& failure = *row.example;
            double const cost = money_.of(failure.extra_cost) * hours_a_year();
            table.rows.push_back({joined(row.names, 3), a_year(std::max(0.0, failure.unserved)), fixed(cost, 0),
                                  journey(failure.hits.front().demand)});
        }
        add(Heading{heading});
        add(Paragraph{
            "Goods take what else is left of their corridors, as far as it has room. More: what those that are "
            "still carried pay beyond what they paid before."});
        add(std::move(table));
    }

    void resilience() {
        TextTable table{{{"demand", Align::left}, {"cut off by", Align::left}, {"such as", Align::left}}, {}};
        for (Resilience const& one : result_.criticality->resilience) {
            std::vector<std::string> names;
            for (std::size_t const weakness : one.weaknesses) {
                names.push_back(result_.criticality->weaknesses[weakness].names.front());
            }
            std::string const failures = !one.failures        ? "more than 3 failures"
                                         : *one.failures == 1 ? "1 failure"
                                                              : std::to_string(*one.failures) + " failures";
            table.rows.push_back({journey(one.demand), failures, joined(names, 3)});
        }
        add(Heading{"How far each demand is from being cut off"});
        add(std::move(table));
    }

    Report& report_;
    CapacityResult const& result_;
    Context const& context_;
    Network const& network_;
    MoneyOut money_;
    bool has_large_units_ = false;  // all goods are such as are counted by the million
};

}  // namespace

void add_words(Report& report, CapacityResult const& result, Context const& context) {
    Words{report, result, context}.run();
}

}  // namespace corridor
