#include "report/sparkline.h"

#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "report/characters.h"

namespace corridor::test {
namespace {

TEST_CASE("a ramp from 0 goes through all eight heights") {
    CHECK(sparkline({0, 1, 2, 3, 4, 5, 6, 7}, 0, 7, Letters::unicode) == "▁▂▃▄▅▆▇█");
    CHECK(sparkline({7, 6, 5, 4, 3, 2, 1, 0}, 0, 7, Letters::ascii) == "#*+=-:._");
}

TEST_CASE("what never changes is a level line: at the bottom if it is nothing, else where its top puts it") {
    CHECK(sparkline({0, 0, 0}, 0, 0, Letters::unicode) == "▁▁▁");
    CHECK(sparkline({5, 5, 5}, 0, 5, Letters::unicode) == "███");
    CHECK(sparkline({5, 5, 5}, 0, 10, Letters::unicode) == "▅▅▅");
    CHECK(sparkline({12, -3}, 0, 10, Letters::unicode) == "█▁");  // beyond the ends
}

TEST_CASE("steps are means of equally many values, the last of what is left") {
    CHECK(values_a_step(365, 60) == 7);  // 53 steps; six days would take 61
    CHECK(values_a_step(8, 60) == 1);
    CHECK(averaged({1, 2, 3, 4, 5, 6, 9}, 3) == std::vector<double>{2, 5, 9});
}

std::string drawn(Curves const& curves, TerminalStyle const& style, Format format = Format::table) {
    Report report;
    report.blocks.emplace_back(curves);
    std::ostringstream out;
    write(report, format, out, style);
    return out.str();
}

Curves year_of(std::vector<double> values) {
    return {"t in tanks", {{"Aktau", std::move(values), "0", "364"}}, "1 Jan", "31 Dec", "day", "days"};
}

TEST_CASE("a curve says where it begins and ends, its least and greatest, and what a step is") {
    CHECK(drawn(year_of({0, 1, 2, 3, 4, 5, 6, 7}), {}) ==
          "  t in tanks  1 Jan – 31 Dec  least  greatest\n"
          "  Aktau       ▁▂▃▄▅▆▇█            0       364\n"
          "  One step is one day; the line goes from 0 to the greatest.\n");
    CHECK(drawn(year_of({0, 1, 2, 3}), {}, Format::markdown) ==
          "| t in tanks | 1 Jan – 31 Dec | least | greatest |\n| --- | --- | ---: | ---: |\n"
          "| Aktau | ▁▃▆█ | 0 | 364 |\n\nOne step is one day; the line goes from 0 to the greatest.\n\n");
}

TEST_CASE("a curve takes the room that there is") {
    std::vector<double> days;
    days.reserve(365);
    for (int day = 0; day < 365; ++day) {
        days.push_back(day);
    }
    for (std::size_t const width : {40U, 60U, 80U, 120U}) {
        std::istringstream lines{drawn(year_of(days), {.width = width})};
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            CHECK(width_of(line) <= width);
        }
    }
    // 35 columns are left, and eleven days a step make 34 of 365.
    CHECK(drawn(year_of(days), {.width = 66}).find("▁▁▁▁▂▂▂▂▃▃▃▃▄▄▄▄▄▅▅▅▅▆▆▆▆▇▇▇▇█████") != std::string::npos);
}

}  // namespace
}  // namespace corridor::test
