#include "corridor/scenario/differences.h"

#include <algorithm>
#include <map>

#include "corridor/units/measure.h"

namespace corridor {
namespace {

// An input as it is shown, and what tells it from another that looks alike.
struct Statement {
    std::string text;
    std::optional<FigureRow> figure;

    [[nodiscard]] bool same(Statement const& other) const {
        if (!figure || !other.figure) {
            return text == other.text;
        }
        auto const ends = [](FigureRow const& row) {
            return row.range ? std::pair{row.range->low, row.range->high} : std::pair{row.value, row.value};
        };
        return figure->value == other.figure->value && figure->dimension == other.figure->dimension &&
               figure->variation == other.figure->variation && ends(*figure) == ends(*other.figure);
    }
};

class Statements {
public:
    explicit Statements(Question const& question) : scenario_{question.scenario}, network_{question.network} {
        figures();
        objects();
        changes();
        demands();
        corridors();
        shipper();
    }

    [[nodiscard]] std::map<std::string, Statement> const& all() const { return all_; }

private:
    void state(std::string const& path, std::string text) {
        if (!text.empty()) {
            all_[path] = {std::move(text), std::nullopt};
        }
    }

    template <class Q>
    void state(std::string const& path, std::optional<Q> const& quantity) {
        if (quantity) {
            state(path, to_text(quantity->value, quantity->dimension));
        }
    }

    void figures() {
        for (FigureRow const& row : network_.figures) {
            std::string const range = row.range ? ", from " + to_text(row.range->low, row.dimension) + " to " +
                                                      to_text(row.range->high, row.dimension)
                                                : "";
            all_[row.path] = {row.written + range, row};
        }
    }

    void objects() {
        for (Node const& node : network_.nodes) {
            state("nodes." + node.id, node.name);
        }
        for (Link const& link : network_.links) {
            state("links." + link.id, network_.nodes[link.from].id + (link.both_ways ? " – " : " to ") +
                                          network_.nodes[link.to].id + " by " + network_.modes[link.mode].id);
        }
        for (Service const& service : network_.services) {
            state("services." + service.id, service.name);
        }
        for (ThroughTariff const& tariff : network_.through_tariffs) {
            state("through-tariffs." + tariff.id, tariff.name);
        }
    }

    void changes() {
        for (Closure const& closure : network_.closures) {
            state("closed " + to_string(closure.what), date("from", closure.from) + date(" until", closure.until));
            if (!closure.from && !closure.until) {
                state("closed " + to_string(closure.what), "always");
            }
        }
        std::map<std::string, double> factors;
        for (Adjustment const& adjustment : network_.adjustments) {
            factors.try_emplace(to_string(adjustment.where) + "." + adjustment.key, 1).first->second *=
                adjustment.factor;
        }
        for (auto const& [path, factor] : factors) {
            state(path, "x " + shortest(factor));
        }
    }

    static std::string date(std::string const& word, std::optional<std::chrono::sys_days> const& day_of_year) {
        if (!day_of_year) {
            return "";
        }
        std::chrono::year_month_day const date{*day_of_year};
        auto const two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
        return word + " " + std::to_string(static_cast<int>(date.year())) + "-" +
               two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
    }

    void demands() {
        for (std::size_t i = 0; i < scenario_.demands.size(); ++i) {
            Demand const& demand = scenario_.demands[i];
            std::string const path = "demand." + std::to_string(i) + ".";
            state(path + "from", demand.from);
            state(path + "to", demand.to);
            state(path + "cargo", demand.cargo);
            state(path + "volume", demand.volume);
            state(path + "value", demand.value);
            state(path + "consignment", demand.consignment);
            state(path + "arrivals", demand.arrivals);
            if (demand.promised) {
                state(path + "promised", to_text(demand.promised->in(hour), dimensions::time));
            }
        }
    }

    void corridors() {
        auto const list = [](std::vector<Selector> const& selectors) {
            std::string text;
            for (Selector const& selector : selectors) {
                text += (text.empty() ? "" : ", ") + to_string(selector);
            }
            return text;
        };
        for (Corridor const& corridor : scenario_.corridors) {
            state("corridors." + corridor.name + ".through", list(corridor.through));
            state("corridors." + corridor.name + ".avoid", list(corridor.avoid));
        }
    }

    void shipper() {
        Shipper const& shipper = scenario_.shipper;
        if (auto const& value = shipper.value_of_time_per_day) {
            state("shipper.value-of-time", to_text(value->value, value->dimension) + "/day");
        }
        state("shipper.reliability-ratio", shortest(shipper.reliability_ratio));
        state("shipper.capital-rate", shortest(shipper.capital_rate));
        state("shipper.carbon-price", to_text(shipper.carbon_price.in(dollar), dimensions::money / dimensions::mass));
        for (auto const& [country, price] : shipper.risk_premium) {
            state("shipper.risk-premium." + country, to_text(price.value, price.dimension));
        }
        state("departure", date("on", scenario_.departure));
    }

    Scenario const& scenario_;
    Network const& network_;
    std::map<std::string, Statement> all_;
};

std::optional<double> factor(Statement const& before, Statement const& after) {
    bool const comparable = before.figure && after.figure && before.figure->dimension == after.figure->dimension &&
                            before.figure->value != 0;
    return comparable ? std::optional{after.figure->value / before.figure->value} : std::nullopt;
}

}  // namespace

std::vector<Difference> differences(Question const& before, Question const& after) {
    Statements const first{before};
    Statements const second{after};
    std::vector<Difference> found;
    for (auto const& [path, statement] : first.all()) {
        auto const other = second.all().find(path);
        if (other == second.all().end()) {
            found.push_back({path, statement.text, "", std::nullopt});
        } else if (!statement.same(other->second)) {
            found.push_back({path, statement.text, other->second.text, factor(statement, other->second)});
        }
    }
    for (auto const& [path, statement] : second.all()) {
        if (!first.all().contains(path)) {
            found.push_back({path, "", statement.text, std::nullopt});
        }
    }
    std::sort(found.begin(), found.end(), [](Difference const& a, Difference const& b) { return a.path < b.path; });
    return found;
}

}  // namespace corridor
