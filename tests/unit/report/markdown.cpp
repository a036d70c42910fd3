#include "report/markdown.h"

#include <sstream>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "report/markdown_text.h"

namespace corridor {
namespace {

std::string written(Block const& block) {
    std::ostringstream text;
    write_markdown({block}, text);
    return text.str();
}

TEST_CASE("ordinary names stand in Markdown as they are") {
    for (std::string const name : {"Baku–Tbilisi", "rail-1520", "links.a_b-c_d.forward", "R&D & more", "[1, A2] Title",
                                   "[1] Title http://x.ru/~y/a_(b)", "-5.5 %", "1.5 km", "a < b", "3 USD/t (2024)",
                                   "Xi'an \"Xinzhu\"", "C:\\rail", "50 # 51", "Алматы 阿拉山口", "A + B = C!"}) {
        CAPTURE(name);
        CHECK(markdown_text(name) == name);
        CHECK(markdown_line(name) == name);
    }
}

TEST_CASE("what Markdown would read in a name has a backslash before it") {
    for (auto const& [name, shown] :
         {std::pair{"a|b", R"(a\|b)"}, std::pair{R"(a\|b)", R"(a\\\|b)"}, std::pair{"*bold*", R"(\*bold\*)"},
          std::pair{"__a__", R"(\_\_a\_\_)"}, std::pair{"_a_b", R"(\_a_b)"}, std::pair{"`rm`", R"(\`rm\`)"},
          std::pair{"~~gone~~", R"(\~\~gone\~\~)"}, std::pair{"[x](http://y)", R"([x\](http://y))"},
          std::pair{"![x][y]", R"(![x\][y])"}, std::pair{"[x]: /y", R"([x\]: /y)"},
          std::pair{"<b>a</b>", R"(\<b>a\</b>)"}, std::pair{"<http://y>", R"(\<http://y>)"},
          std::pair{"http://y _z_", R"(http://y \_z\_)"}, std::pair{"&lt;b>", R"(\&lt;b>)"},
          std::pair{"&#35;", R"(\&#35;)"}, std::pair{"a\\", R"(a\\)"}, std::pair{R"(a\*b)", R"(a\\\*b)"},
          std::pair{"a\nb", R"(a\nb)"}}) {
        std::string const text = name;
        CAPTURE(text);
        CHECK(markdown_text(text) == shown);
    }
}

TEST_CASE("a name that begins a line begins nothing else") {
    for (auto const& [name, shown] :
         {std::pair{"# a", R"(\# a)"}, std::pair{"#1 shed", R"(\#1 shed)"}, std::pair{"> a", R"(\> a)"},
          std::pair{"- a", R"(\- a)"}, std::pair{"+ a", R"(\+ a)"}, std::pair{"-", R"(\-)"},
          std::pair{"---", R"(\---)"}, std::pair{"1. a", R"(1\. a)"}, std::pair{"12) a", R"(12\) a)"},
          std::pair{"[ ] a", R"(\[ ] a)"}, std::pair{"[x] a", R"(\[x] a)"}, std::pair{"    code", "code"},
          std::pair{"   ", ""}, std::pair{"", ""}}) {
        std::string const text = name;
        CAPTURE(text);
        CHECK(markdown_line(text) == shown);
    }
}

TEST_CASE("headings, points and tables of Markdown keep hostile names whole") {
    CHECK(written(Heading{"<i>a</i> #"}) == "## \\<i>a\\</i> \\#\n\n");
    CHECK(written(Paragraph{"1. [a](b)"}) == "1\\. [a\\](b)\n\n");
    CHECK(written(Points{{"# a", "b"}}) == "- \\# a\n- b\n\n");
    CHECK(written(TextTable{{{"a|*b*", Align::left}}, {{"x\n|y"}}, {{0, 0}}}) ==
          "| a\\|\\*b\\* |\n| --- |\n| **x\\n\\|y** |\n\n");
}

}  // namespace
}  // namespace corridor
