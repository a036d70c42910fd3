#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/report/report.h"
#include "report/characters.h"

namespace corridor::test {
namespace {

std::string text_of(std::vector<Block> blocks, TerminalStyle const& style = {}, Format format = Format::table) {
    Report report;
    report.blocks = std::move(blocks);
    std::ostringstream out;
    write(report, format, out, style);
    return out.str();
}

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::size_t widest(std::string const& text) {
    std::size_t columns = 0;
    for (std::string const& line : lines_of(text)) {
        columns = std::max(columns, width_of(line));
    }
    return columns;
}

TextTable const corridors{
    {{"corridor", Align::left}, {"held by", Align::left}, {"USD", Align::right}, {"mean days", Align::right}},
    {{"Middle Corridor", "Aktau: Rail, 1,520 mm and Container feeder", "9 167", "36.7"},
     {"Trans-Russia", "nothing", "7 248", "20.0"}}};

TEST_CASE("a paragraph is wrapped between words, and points hang behind their dots") {
    TerminalStyle const narrow{.width = 20};
    CHECK(text_of({Paragraph{"Trans-Russia wins with a cost of 9 189 USD."}}, narrow) ==
          "Trans-Russia wins\nwith a cost of 9 189\nUSD.\n");
    CHECK(text_of({Points{{"ships wait at Aktau for berths"}}}, narrow) == "  · ships wait at\n    Aktau for berths\n");
}

TEST_CASE("lines of text end at a hundred columns, however wide the terminal is") {
    std::string words;
    for (int i = 0; i < 60; ++i) {
        words += "word ";
    }
    CHECK(widest(text_of({Paragraph{words}}, {.width = 250})) <= 100);
    CHECK(widest(text_of({Paragraph{words}})) == words.size());
}

TEST_CASE("a table that is too wide first wraps titles, then words") {
    TextTable const one{{{"corridor", Align::left}, {"mean days on the way", Align::right}},
                        {{"Middle Corridor", "36.7"}}};
    CHECK(text_of({one}) == "  corridor         mean days on the way\n  Middle Corridor                  36.7\n");
    CHECK(text_of({one}, {.width = 30}) ==
          "                     mean days\n  corridor          on the way\n  Middle Corridor         36.7\n");
    CHECK(text_of({corridors}, {.width = 60}) ==
          "                                                        mean\n"
          "  corridor         held by                         USD  days\n"
          "  Middle Corridor  Aktau: Rail, 1,520 mm and     9 167  36.7\n"
          "                   Container feeder\n"
          "  Trans-Russia     nothing                       7 248  20.0\n");
}

TEST_CASE("where columns do not fit side by side, they stand in panels below each other") {
    TextTable wide{{{"corridor", Align::left}}, {{"Middle Corridor"}}};
    for (int i = 0; i < 8; ++i) {
        wide.columns.push_back({"P" + std::to_string(i), Align::right});
        wide.rows.front().push_back("12 345");
    }
    std::string const text = text_of({wide}, {.width = 44});
    CHECK(text ==
          "  corridor             P0      P1      P2\n  Middle Corridor  12 345  12 345  12 345\n\n"
          "  corridor             P3      P4      P5\n  Middle Corridor  12 345  12 345  12 345\n\n"
          "  corridor             P6      P7\n  Middle Corridor  12 345  12 345\n");
}

TEST_CASE("where not even panels fit, rows become records") {
    TextTable const table{{{"terminal", Align::left}, {"tonnes a year", Align::right}},
                          {{"Aktau-Kuryk", "1 000 000"}, {"Poti", "2 000 000"}}};
    CHECK(text_of({table}, {.width = 20}) ==
          "  terminal:\n    Aktau-Kuryk\n    tonnes a year:\n      1 000 000\n\n"
          "  terminal: Poti\n    tonnes a year:\n      2 000 000\n");
}

TEST_CASE("a record begins with what its row shares with the row above") {
    TextTable const table{{{"a demand that is", Align::left}, {"by", Align::left}, {"tonnes", Align::right}},
                          {{"Aktau", "ships", "1"}, {"", "ferries", "2"}}};
    CHECK(text_of({table}, {.width = 20}).find("is: Aktau\n    by: ferries\n    tonnes: 2\n") != std::string::npos);
}

TEST_CASE("no line is wider than the terminal, and no number is cut") {
    for (std::size_t width = 20; width <= 120; ++width) {
        std::string const text =
            text_of({Heading{"Xi'an (Xinzhu) to Duisburg, one FEU"},
                     Paragraph{"See https://example.org/a/long-address/of.html."}, corridors,
                     Points{{"range of defaults.rail-china-container.tariff.with.more.words.than.fit: -619 USD"}}},
                    {.width = width});
        CAPTURE(width);
        CHECK(widest(text) <= width);
        CHECK(text.find("9 167") != std::string::npos);
        CHECK(text.find("7 248") != std::string::npos);
        CHECK(text.find("-619 USD") != std::string::npos);
    }
}

TEST_CASE("numbers stand with their decimal points, and units, one below the other") {
    TextTable const table{{{"limit", Align::left}, {"now", Align::right}},
                          {{"departures", "1 541 departures/year"},
                           {"ships", "10.25 ships"},
                           {"share", "7.5 %"},
                           {"range", "2 210–2 643"},
                           {"none", "–"},
                           {"back", "-3"}}};
    CHECK(text_of({table}) ==
          "  limit                            now\n"
          "  departures  1 541    departures/year\n"
          "  ships          10.25 ships\n"
          "  share           7.5  %\n"
          "  range                    2 210–2 643\n"
          "  none                               –\n"
          "  back           -3\n");
}

TEST_CASE("wide and combining characters take the columns that they take") {
    TextTable const table{{{"place", Align::left}, {"t", Align::right}},
                          {{"西安", "1"}, {"Türkmenbaşy", "2"}, {"e\u0301", "3"}}};
    CHECK(text_of({table}) == "  place        t\n  西安         1\n  Türkmenbaşy  2\n  e\u0301            3\n");
}

TEST_CASE("what would steer a terminal is shown as an escape") {
    std::string const name = "A\x1b[31mB\rC\nD\u202eE\u009bF\xff";
    std::string const shown = R"(A\x1b[31mB\rC\nD\u202eE\u009bF\xff)";
    CHECK(text_of({Paragraph{name}}) == shown + "\n");
    CHECK(text_of({Heading{name}}).starts_with(shown + "\n─"));
    CHECK(text_of({Points{{name}}}) == "  · " + shown + "\n");
    CHECK(text_of({TextTable{{{name, Align::left}}, {{name}}}}) == "  " + shown + "\n  " + shown + "\n");
    CHECK(text_of({Paragraph{name}}, {}, Format::markdown) == shown + "\n\n");
}

TEST_CASE("colours are there if they are wanted, and change no column") {
    TextTable best = corridors;
    best.best = {{1, 2}};
    std::vector<Block> const blocks{Heading{"Answer"}, best};
    std::string const plain = text_of(blocks, {.width = 80});
    CHECK(plain.find('\x1b') == std::string::npos);
    std::string coloured = text_of(blocks, {.width = 80, .has_colours = true});
    CHECK(coloured.starts_with("\x1b[1mAnswer\x1b[0m\n"));
    CHECK(coloured.find("\x1b[1;32m7 248\x1b[0m") != std::string::npos);
    for (std::size_t at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b')) {
        coloured.erase(at, coloured.find('m', at) + 1 - at);
    }
    CHECK(coloured == plain);
}

TEST_CASE("without Unicode lines and dots are drawn in ASCII") {
    CHECK(text_of({Heading{"Ab"}, Points{{"c"}}}, {.letters = Letters::ascii}) == "Ab\n--\n  - c\n");
}

TEST_CASE("Markdown shows the best cells in bold") {
    TextTable const table{{{"a", Align::left}, {"b", Align::right}}, {{"x|y", "1"}, {"z", "2"}}, {{1, 1}}};
    CHECK(text_of({table}, {}, Format::markdown) == "| a | b |\n| --- | ---: |\n| x\\|y | 1 |\n| z | **2** |\n\n");
}

}  // namespace
}  // namespace corridor::test
