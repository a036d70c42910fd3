#include "findings/oil_disruption_words.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include <fmt/core.h>

#include "findings/amount_words.h"
#include "findings/curve_words.h"
#include "findings/simulate_words.h"
#include "findings/words.h"

namespace corridor {
namespace {

// Less than this is what replications differ by, and not worth a sentence.
constexpr double least_tonnes = 500;

std::string days(double number) {
    bool const is_whole = number == std::floor(number);
    std::string const text = fixed(number, is_whole || number >= 10 ? 0 : 1);
    return text + (text == "1" ? " day" : " days");
}

std::string tonnes(double amount) {
    return in_large(std::abs(amount), "t");
}

// "1.23 billion USD", "845 million USD".
std::string money_words(double amount, std::string const& currency) {
    constexpr double million = 1e6;
    constexpr double billion = 1e9;
    double const size = std::abs(amount);
    if (size >= billion) {
        return fixed(amount / billion, 2) + " billion " + currency;
    }
    return fixed(amount / million, size < 10 * million ? 1 : 0) + " million " + currency;
}

class Disrupted {
public:
    Disrupted(OilDisruption const& disruption, OilResult const& result, Context const& context)
        : disruption_{disruption}, result_{result}, context_{context} {}

    void add_to(std::vector<Block>& blocks) const {
        blocks.emplace_back(Heading{"Out of use: " + name_of_place(disruption_.what, result_, context_.network) + ", " +
                                    to_text(disruption_.from) + " to " + to_text(disruption_.until)});
        blocks.emplace_back(Points{{tanks(), wells(), outlets(), recovery(), cost()}});
        if (auto shown = curves()) {
            blocks.emplace_back(*std::move(shown));
        }
        for (TextTable const& table : {shift_table(), full_table(), weekly()}) {
            if (!table.rows.empty()) {
                blocks.emplace_back(table);
            }
        }
    }

private:
    // The few that are full first; a table has them all.
    [[nodiscard]] std::string tanks() const {
        constexpr std::size_t most = 4;
        std::string words;
        std::size_t told = 0;
        // Where something is out of use stands before all others.
        std::vector<OilDisruption::Full> ordered = disruption_.full;
        std::stable_partition(ordered.begin(), ordered.end(), [&](OilDisruption::Full const& tank) {
            return (disruption_.what + ".").starts_with(tank.tank + ".");
        });
        for (OilDisruption::Full const& tank : ordered) {
            if (tank.share < 0.5 || told == most) {
                continue;
            }
            std::string const name = name_of_place(tank.tank, result_, context_.network);
            words += (told == 0 ? "The tanks of " + name + " are full after " : ", those of " + name + " after ") +
                     days(tank.days);
            ++told;
        }
        return told > 0 ? words + "." : "In most replications no tanks are full sooner than without it.";
    }

    [[nodiscard]] std::string wells() const {
        if (disruption_.lost_tonnes < least_tonnes) {
            return "Wells give no less than without it.";
        }
        std::string const begin = disruption_.days_to_shut_in
                                      ? "Wells are shut in after " + days(*disruption_.days_to_shut_in)
                                      : std::string{"Wells are shut in"};
        return fmt::format("{}: {} are lost until all is as it would have been, {} a day while the outage lasts.",
                           begin, tonnes(disruption_.lost_tonnes), tonnes(disruption_.lost_per_day));
    }

    // By corridor, whoever's oil it is; the greatest gain first.
    [[nodiscard]] std::vector<std::pair<std::string, double>> by_corridor() const {
        std::vector<std::pair<std::string, double>> sums;
        std::map<std::string, std::size_t> places;
        for (OilDisruption::Diverted const& outlet : disruption_.diverted) {
            auto const [place, is_new] = places.emplace(outlet.corridor, sums.size());
            if (is_new) {
                sums.emplace_back(outlet.title, 0.0);
            }
            sums[place->second].second += outlet.tonnes;
        }
        std::stable_sort(sums.begin(), sums.end(), [](auto const& a, auto const& b) { return a.second > b.second; });
        return sums;
    }

    [[nodiscard]] std::string outlets() const {
        auto const sums = by_corridor();
        double least = least_tonnes;  // sent less: beside a great loss small ones are chance
        for (auto const& [title, amount] : sums) {
            least = std::max(least, std::abs(amount) / 100);
        }
        std::string more;
        double all = 0;
        for (auto const& [title, amount] : sums) {
            if (amount >= least_tonnes) {
                more += (more.empty() ? "" : ", ") + title + " " + tonnes(amount);
                all += amount;
            }
        }
        std::string less;
        std::for_each(sums.rbegin(), sums.rend(), [&](auto const& sum) {
            if (sum.second <= -least) {
                less += (less.empty() ? "" : ", ") + sum.first + " " + tonnes(sum.second);
            }
        });
        std::string const missing = less.empty() ? "No outlet is sent less." : "Sent less: " + less + ".";
        return missing + (more.empty() ? " No other outlet takes up any of it."
                                       : " Others take up " + tonnes(all) + ": " + more + ".");
    }

    [[nodiscard]] std::string recovery() const {
        return disruption_.days_to_recover
                   ? fmt::format(
                         "It takes {} days after the end until wells give what they can and nine tenths of "
                         "what more stands in tanks are gone.",
                         *disruption_.days_to_recover)
                   : std::string{
                         "Within the horizon it is not made good: wells still give less, or more than a tenth "
                         "of what more stood in tanks is still there."};
    }

    [[nodiscard]] std::string cost() const {
        if (!disruption_.cost) {
            return disruption_.diverted.empty()
                       ? "Nothing goes another way, so it costs nothing that could be told."
                       : "What it costs cannot be told, for no price is stated where the oil ends.";
        }
        MoneyOut const money{context_};
        std::string const without = disruption_.unpriced_tonnes >= least_tonnes
                                        ? ", without " + tonnes(disruption_.unpriced_tonnes) +
                                              " that go more or less to where no price is stated"
                                        : "";
        return fmt::format("At the wells it leaves {} less, {} for each day that it lasts{}.",
                           money_words(money.of(*disruption_.cost), money.currency()),
                           money_words(money.of(*disruption_.cost_per_day), money.currency()), without);
    }

    // From its beginning to the end of the horizon.
    [[nodiscard]] std::optional<Curves> curves() const {
        long const all = static_cast<long>(std::min(disruption_.more_in_tanks.size(), disruption_.more_shut_in.size()));
        long const first = std::clamp((disruption_.from - result_.start).count(), 0L, all);
        auto const since = [&](std::vector<double> const& tonnes_by_day) {
            std::vector<double> kilotonnes;
            std::transform(tonnes_by_day.begin() + first, tonnes_by_day.begin() + all, std::back_inserter(kilotonnes),
                           [](double tonnes) { return tonnes / 1000; });
            return kilotonnes;
        };
        return by_day("kt", result_.start + std::chrono::days{first},
                      {curve_of("more in tanks at the end of the day", since(disruption_.more_in_tanks), 0),
                       curve_of("more shut in on the day", since(disruption_.more_shut_in), 1)});
    }

    [[nodiscard]] TextTable shift_table() const {
        TextTable table{
            {{"oil of", Align::left}, {"outlet", Align::left}, {"more sent until all is as before, kt", Align::right}},
            {}};
        for (OilDisruption::Diverted const& outlet : disruption_.diverted) {
            Demand const& asked = context_.scenario.demands[outlet.demand];
            table.rows.push_back({journey_of(asked, context_.network), outlet.title, fixed(outlet.tonnes / 1000, 1)});
        }
        return table;
    }

    [[nodiscard]] TextTable full_table() const {
        TextTable table{
            {{"tanks full at", Align::left}, {"after days", Align::right}, {"in so many replications", Align::right}},
            {}};
        for (OilDisruption::Full const& tank : disruption_.full) {
            table.rows.push_back({name_of_place(tank.tank, result_, context_.network), fixed(tank.days, 1),
                                  fixed(tank.share * 100, 0) + " %"});
        }
        return table;
    }

    // From its beginning until a week after all is as before; each week by its last day.
    [[nodiscard]] TextTable weekly() const {
        TextTable table{{{"week until", Align::left},
                         {"more in tanks at its end, kt", Align::right},
                         {"shut in, kt a day", Align::right}},
                        {}};
        long const all = static_cast<long>(std::min(disruption_.more_in_tanks.size(), disruption_.more_shut_in.size()));
        long const from = std::clamp((disruption_.from - result_.start).count(), 0L, all);
        long const end = std::clamp((disruption_.until - result_.start).count(), 0L, all);
        constexpr long week = 7;
        constexpr long most_after = 20 * week;
        long const last =
            std::min(all, end + std::min<long>(disruption_.days_to_recover.value_or(most_after) + week, most_after));
        for (long first = from; first < last; first += week) {
            long const stop = std::min(first + week, all);
            double lost = 0;
            for (long on = first; on < stop; ++on) {
                lost += disruption_.more_shut_in[static_cast<std::size_t>(on)];
            }
            table.rows.push_back({to_text(result_.start + std::chrono::days{stop - 1}),
                                  fixed(disruption_.more_in_tanks[static_cast<std::size_t>(stop - 1)] / 1000, 0),
                                  fixed(lost / static_cast<double>(stop - first) / 1000, 1)});
        }
        return table;
    }

    OilDisruption const& disruption_;
    OilResult const& result_;
    Context const& context_;
};

template <typename Table>
std::string name_in(Table const& table, std::string const& prefix, std::string const& id) {
    for (auto const& one : table) {
        if (prefix + one.id == id) {
            return one.name;
        }
    }
    return {};
}

}  // namespace

std::string name_of_place(std::string const& id, OilResult const& result, Network const& network) {
    std::string name = name_in(result.facilities, "", id);
    for (std::string const& found : {name_in(network.nodes, "nodes.", id), name_in(network.links, "links.", id),
                                     name_in(network.services, "services.", id)}) {
        name = name.empty() ? found : name;
    }
    return name.empty() ? id : name;
}

std::vector<Block> disruption_blocks(OilResult const& result, Context const& context) {
    std::vector<Block> blocks;
    for (OilDisruption const& disruption : result.disruptions) {
        Disrupted{disruption, result, context}.add_to(blocks);
    }
    if (!blocks.empty()) {
        blocks.emplace_back(Paragraph{
            result.disruptions.size() > 1
                ? "All of this beside the same replications without any of these outages; if several last at one time, "
                  "the difference is that of all of them."
                : "All of this beside the same replications without the outage."});
    }
    return blocks;
}

}  // namespace corridor
