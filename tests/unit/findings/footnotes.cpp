#include "findings/footnotes.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace corridor {
namespace {

Network with_two_sources() {
    Network network;
    network.sources.add(
        {.id = "tariff", .title = "Tariff", .publisher = "Railway", .year = 2024, .url = "", .note = ""});
    network.sources.add(
        {.id = "news", .title = "News", .publisher = "Paper", .year = {}, .url = "https://paper.example", .note = ""});
    return network;
}

std::vector<std::string> notes_of(Block const& block) {
    return std::get<Points>(block).items;
}

TEST_CASE("sources and assumptions are numbered in the order of their first citation, and keep their number") {
    Network const network = with_two_sources();
    SourceId const tariff{0};
    SourceId const news{1};
    Footnotes footnotes{network};
    CHECK(footnotes.cite({{news}, ""}) == "[1]");
    CHECK(footnotes.cite({{tariff, news}, ""}) == "[2, 1]");
    CHECK(footnotes.cite({{}, "half of two lifts"}) == "[A1]");
    CHECK(footnotes.cite({{tariff}, "one price for all"}) == "[A2, 2]");
    CHECK(footnotes.cite({{}, "half of two lifts"}) == "[A1]");
    CHECK(footnotes.cite({{}, ""}) == "[none]");

    auto const blocks = footnotes.list();
    REQUIRE(blocks.size() == 4);
    CHECK(std::get<Heading>(blocks[0]).text == "Sources");
    CHECK(notes_of(blocks[1]) ==
          std::vector<std::string>{"[1] News (Paper) https://paper.example", "[2] Tariff (Railway, 2024)"});
    CHECK(std::get<Heading>(blocks[2]).text == "Assumptions");
    CHECK(notes_of(blocks[3]) == std::vector<std::string>{"[A1] half of two lifts", "[A2] one price for all"});
}

TEST_CASE("without citations there are no notes, and no headings over nothing") {
    Network const network = with_two_sources();
    Footnotes footnotes{network};
    CHECK(footnotes.list().empty());
    CHECK(footnotes.cite({{SourceId{0}}, ""}) == "[1]");
    CHECK(footnotes.list().size() == 2);
}

}  // namespace
}  // namespace corridor
