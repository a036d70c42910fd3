#include "findings/break_even_words.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/core.h>

namespace corridor {
namespace {

std::string title_of(DemandAnswer const& answer, std::string const& name) {
    auto const found = std::find_if(answer.corridors.begin(), answer.corridors.end(),
                                    [&](CorridorAnswer const& corridor) { return corridor.name == name; });
    return found == answer.corridors.end() ? name : found->title;
}

// The corridor that draws level with the winner: a number of either may change.
std::string challenger(DemandAnswer const& answer, BreakEven const& found) {
    std::string const& winner = answer.corridors[*answer.winner_by_generalised].name;
    return title_of(answer, found.rival == winner ? found.corridor : found.rival);
}

// "Middle Corridor: mean dwell (Poti: waiting for Poti–Constanta feeder)".
std::string subject_of(DemandAnswer const& answer, BreakEven const& found) {
    if (found.parameter == "value_of_time") {
        return "value of time";
    }
    if (found.parameter == "carbon_price") {
        return "CO2 price";
    }
    if (found.parameter == "risk_premium") {
        return "risk premium for " + found.place;
    }
    std::string const whose = title_of(answer, found.corridor) + ": ";
    return whose + (found.parameter == "dwell" ? "mean dwell (" + found.place + ")" : "through rate");
}

std::string amount_of(BreakEven const& found, double value, MoneyOut const& money) {
    int const decimals = found.parameter == "value_of_time" ? 2 : 0;
    return fixed(is_money(found) ? money.of(value) : value, decimals);
}

}  // namespace

void add_break_even(Report& report, DemandAnswer const& answer, MoneyOut const& money) {
    std::string const& winner = answer.corridors[*answer.winner_by_generalised].title;
    TextTable table{{{"level with " + winner, Align::left},
                     {"if this alone changes", Align::left},
                     {"from", Align::right},
                     {"to", Align::right},
                     {"unit", Align::left}},
                    {}};
    std::vector<std::pair<std::string, std::string>> never;  // challenger, and what does not bring it level
    for (BreakEven const& found : answer.break_even) {
        std::string const who = challenger(answer, found);
        std::string const subject = subject_of(answer, found);
        if (found.value) {
            table.rows.push_back({who, subject, amount_of(found, found.current, money),
                                  amount_of(found, *found.value, money), unit_of(found, money)});
        } else if (never.empty() || never.back().first != who) {
            never.emplace_back(who, subject);
        } else {
            never.back().second += "; " + subject;
        }
    }
    report.blocks.emplace_back(Heading{"What would have to change"});
    if (!table.rows.empty()) {
        report.blocks.emplace_back(std::move(table));
    }
    std::vector<std::string> sentences;
    sentences.reserve(never.size());
    for (auto const& [who, subjects] : never) {
        sentences.push_back(fmt::format("No value of these alone brings {} level with {}: {}.", who, winner, subjects));
    }
    if (answer.break_even.empty()) {
        sentences.emplace_back("Nothing to compare with: no second corridor has a route.");
    }
    if (!sentences.empty()) {
        report.blocks.emplace_back(Points{std::move(sentences)});
    }
}

bool is_money(BreakEven const& found) {
    return found.parameter != "dwell";
}

std::string unit_of(BreakEven const& found, MoneyOut const& money) {
    return is_money(found) ? money.currency() + found.unit.substr(3) : found.unit;
}

}  // namespace corridor
