// Corridors that shippers prefer for more than their cost, through the command line. An hour is worth one dollar; each
// corridor takes two hours but where it is said otherwise. A spread of s is a scale of pi / (s sqrt 6).
#include <cmath>
#include <numbers>
#include <string>

#include <doctest/doctest.h>

#include "flows/answer.h"

namespace corridor::test {
namespace {

doctest::Approx near(double value) {
    return doctest::Approx(value).epsilon(1e-8);
}

double scale_of(double spread) {
    return std::numbers::pi / (spread * std::sqrt(6.0));
}

TEST_CASE("corridors that cost the same share goods evenly") {
    Answer const answer{"assign", "logit-scenario", "--gap 1e-12"};
    CHECK(answer.status() == 0);
    CHECK(answer.flow_by("north") == near(6));
    CHECK(answer.flow_by("south") == near(6));
    // What the choice is worth comes off the cost.
    CHECK(answer.least_cost() == near(2 - std::log(2.0) / scale_of(0.5)));
    CHECK(answer.number("share_gap") <= 1e-12);
}

// ln(north / south) = scale * (cost of the south - cost of the north).
TEST_CASE("the odds of two corridors follow the difference of their costs") {
    Answer const answer{"assign", "logit-scenario", "--gap 1e-12 --set 'n-b.time=1.3 h'"};
    double const north = 12 / (1 + std::exp(scale_of(0.5) * 0.3));
    CHECK(answer.flow_by("north") == near(north));
    CHECK(answer.flow_by("south") == near(12 - north));
    Answer const wider{"assign", "logit-scenario",
                       "--gap 1e-12 --set 'n-b.time=1.3 h' --set 'shipper.spread=2 USD/truck'"};
    CHECK(wider.flow_by("north") == near(12 / (1 + std::exp(scale_of(2) * 0.3))));
}

// By the north it takes 2 + x / 10 hours for a flow of x: x = 12 / (1 + exp(scale x / 10)), whose two sides meet once.
TEST_CASE("a crowded corridor is left until its share is what its cost makes it") {
    Answer const answer{"assign", "congested-logit-scenario", "--gap 1e-12"};
    CHECK(answer.status() == 0);
    double low = 0;
    double high = 12;
    for (int halving = 0; halving < 100; ++halving) {
        double const x = (low + high) / 2;
        (x < 12 / (1 + std::exp(scale_of(0.5) * x / 10)) ? low : high) = x;
    }
    CHECK(answer.flow_by("north") == near(low));
    CHECK(answer.flow_by("south") == near(12 - low));
}

// North 2.2, middle 2.0, south 2.1 hours. Within the nest the odds of north and middle follow the nest's own scale; the
// nest as a whole costs -ln(exp(-2.2 m) + exp(-2 m)) / m.
TEST_CASE("corridors that are much alike share what their nest attracts") {
    Answer const answer{"assign", "nested-scenario", "--gap 1e-12"};
    CHECK(answer.status() == 0);
    double const inner = scale_of(0.2);
    double const outer = scale_of(0.5);
    double const nest = -std::log(std::exp(-2.2 * inner) + std::exp(-2 * inner)) / inner;
    double const of_nest = 1 / (1 + std::exp(-outer * (2.1 - nest)));
    double const north = 1 / (1 + std::exp(inner * 0.2));
    CHECK(answer.flow_by("north") == near(12 * of_nest * north));
    CHECK(answer.flow_by("middle") == near(12 * of_nest * (1 - north)));
    CHECK(answer.flow_by("south") == near(12 * (1 - of_nest)));
}

TEST_CASE("a nest as wide as all the choice is none") {
    Answer const nested{"assign", "nested-scenario", "--gap 1e-12 --set 'shipper.nests.alike.spread=0.5 USD/truck'"};
    double const scale = scale_of(0.5);
    double const sum = std::exp(-2.2 * scale) + std::exp(-2 * scale) + std::exp(-2.1 * scale);
    CHECK(nested.flow_by("north") == near(12 * std::exp(-2.2 * scale) / sum));
    CHECK(nested.flow_by("middle") == near(12 * std::exp(-2 * scale) / sum));
    // A one-off change of its spread leaves its corridors as they are: almost nobody in a narrow nest pays more.
    Answer const narrow{"assign", "nested-scenario", "--set 'shipper.nests.alike.spread=0.001 USD/truck'"};
    CHECK(narrow.flow_by("north") < 1e-9);
}

// Without queues the choice between two ways of 2 hours costs c0 = 2 - ln 2 / scale, and 12 are shipped at that: at a
// cost of c, 12 c0 / c, of which the north takes the share that its cost of 2 + x / 10 makes it.
TEST_CASE("what is chosen and how much is shipped follow the same cost") {
    Answer const answer{"assign", "congested-logit-scenario", "--gap 1e-12 --set demand.0.elasticity=1"};
    CHECK(answer.status() == 0);
    double const scale = scale_of(0.5);
    double const free = 2 - std::log(2.0) / scale;
    auto const cost = [&](double x) { return 2 - std::log(1 + std::exp(-scale * x / 10)) / scale; };
    double low = 0;
    double high = 12;
    for (int halving = 0; halving < 100; ++halving) {
        double const x = (low + high) / 2;
        (x < 12 * free / cost(x) / (1 + std::exp(scale * x / 10)) ? low : high) = x;
    }
    CHECK(answer.flow_by("north") == near(low));
    CHECK(answer.shipped() == near(12 * free / cost(low)));
    CHECK(answer.least_cost() == near(cost(low)));
    // Without queues all is shipped.
    CHECK(Answer("assign", "logit-scenario", "--gap 1e-12 --set demand.0.elasticity=1").shipped() == near(12));
}

}  // namespace
}  // namespace corridor::test
