#include "corridor/findings/simulate_oil_pair.h"

#include <algorithm>

#include <fmt/core.h>

#include "corridor/findings/simulate_oil.h"
#include "findings/simulate_words.h"
#include "findings/words.h"

namespace corridor {
namespace {

OilOutletResult const* find_outlet(OilDemandResult const& demand, std::string const& corridor) {
    auto const found = std::find_if(demand.outlets.begin(), demand.outlets.end(),
                                    [&](OilOutletResult const& outlet) { return outlet.corridor == corridor; });
    return found == demand.outlets.end() ? nullptr : &*found;
}

// Of a year: what one outlet delivers, or a demand's wells give, in both scenarios.
struct Change {
    std::string corridor;
    std::string title;
    double first = 0;
    double second = 0;
};

// By the first scenario's order, then those that only the second has.
std::vector<Change> changes(OilDemandResult const& first, OilDemandResult const& second) {
    std::vector<Change> all;
    for (OilOutletResult const& outlet : first.outlets) {
        OilOutletResult const* const other = find_outlet(second, outlet.corridor);
        all.push_back({outlet.corridor, outlet.title, outlet.delivered, other == nullptr ? 0 : other->delivered});
    }
    for (OilOutletResult const& outlet : second.outlets) {
        if (find_outlet(first, outlet.corridor) == nullptr) {
            all.push_back({outlet.corridor, outlet.title, 0, outlet.delivered});
        }
    }
    return all;
}

double shut_in(OilDemandResult const& demand) {
    return std::max(0.0, demand.wanted - demand.produced);
}

class Pair {
public:
    Pair(OilResult const& first, OilResult const& second, Context const& first_context, Context const& second_context)
        : first_{first}, second_{second}, context_{first_context}, second_context_{second_context} {}

    Report report() {
        report_.main_table = {{{"demand", Align::left},
                               {"corridor", Align::left},
                               {"first_delivered_t_per_year", Align::right},
                               {"second_delivered_t_per_year", Align::right},
                               {"more_delivered_t_per_year", Align::right},
                               {"more_shut_in_t_per_year", Align::right}},
                              {}};
        std::size_t const demands = std::min(first_.demands.size(), second_.demands.size());
        for (std::size_t i = 0; i < demands; ++i) {
            add(first_.demands[i], second_.demands[i]);
        }
        Report first = describe(first_, context_);
        Report second = describe(second_, second_context_);
        report_.values = Value::object();
        report_.values.set("schema", Value::object().set("name", "corridor-simulate-oil-pair").set("version", 1))
            .set("corridor", CORRIDOR_VERSION)
            .set("differences", std::move(differences_))
            .set("first", std::move(first.values))
            .set("second", std::move(second.values));
        report_.blocks.emplace_back(Heading{second_context_.scenario.name + " against " + context_.scenario.name});
        say_what_differs();
        for (Report* const one : {&first, &second}) {
            std::move(one->blocks.begin(), one->blocks.end(), std::back_inserter(report_.blocks));
        }
        return std::move(report_);
    }

private:
    void say_what_differs() {
        int const replications = std::min(first_.replications, second_.replications);
        if (replications == 0) {
            report_.blocks.emplace_back(
                Paragraph{"Stopped before a replication of each was run, so there is nothing to set side by side."});
            return;
        }
        report_.blocks.emplace_back(Paragraph{
            fmt::format("Under the same random numbers over {} days from {}, {} replications of each; kt a year.",
                        fixed(second_.horizon.in(day), 0), to_text(second_.start), replications)});
        if (table_.rows.empty()) {
            report_.blocks.emplace_back(Paragraph{"Wells give and outlets deliver the same in both."});
        } else {
            report_.blocks.emplace_back(std::move(table_));
        }
    }

    void add(OilDemandResult const& first, OilDemandResult const& second) {
        Demand const& asked = context_.scenario.demands[first.demand];
        std::string const name = asked.from + " to " + asked.to;
        double const more_shut_in = shut_in(second) - shut_in(first);
        Value corridors = Value::list();
        std::string journey = journey_of(asked, context_.network);
        report_.main_table.rows.push_back({name, "", "", "", "", plain(more_shut_in, 1)});
        if (more_shut_in >= least || more_shut_in <= -least) {
            table_.rows.push_back({std::exchange(journey, ""), "shut in", kilotonnes(shut_in(first)),
                                   kilotonnes(shut_in(second)), kilotonnes(more_shut_in)});
        }
        for (Change const& change : changes(first, second)) {
            double const more = change.second - change.first;
            corridors.add(Value::object()
                              .set("name", change.corridor)
                              .set("title", change.title)
                              .set("more_delivered_t_per_year", rounded(more, 3)));
            report_.main_table.rows.push_back(
                {name, change.corridor, plain(change.first, 1), plain(change.second, 1), plain(more, 1), ""});
            if (more >= least || more <= -least) {
                table_.rows.push_back({std::exchange(journey, ""), change.title, kilotonnes(change.first),
                                       kilotonnes(change.second), kilotonnes(more)});
            }
        }
        bool const is_timed = first.time.count > 0 && second.time.count > 0;
        differences_.add(
            Value::object()
                .set("from", asked.from)
                .set("to", asked.to)
                .set("cargo", asked.cargo)
                .set("more_produced_t_per_year", rounded(second.produced - first.produced, 3))
                .set("more_shut_in_t_per_year", rounded(more_shut_in, 3))
                .set("mean_difference_h", is_timed ? Value{rounded(second.time.mean - first.time.mean, 3)} : Value{})
                .set("corridors", std::move(corridors)));
    }

    static std::string kilotonnes(double tonnes) { return fixed(tonnes / 1000, 1); }

    static constexpr double least = 50;  // t: what a table in kilotonnes shows

    OilResult const& first_;
    OilResult const& second_;
    Context const& context_;
    Context const& second_context_;
    Report report_;
    Value differences_ = Value::list();
    TextTable table_{{{"oil of", Align::left},
                      {"outlet", Align::left},
                      {context_.scenario.name, Align::right},
                      {second_context_.scenario.name, Align::right},
                      {"more", Align::right}},
                     {}};
};

}  // namespace

Report describe(OilResult const& first, OilResult const& second, Context const& first_context,
                Context const& second_context) {
    return Pair{first, second, first_context, second_context}.report();
}

}  // namespace corridor
