#include "corridor/units/measure.h"

#include <cmath>
#include <string>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "corridor/units/money_table.h"
#include "corridor/units/quantity.h"

namespace corridor {
namespace {

Measure read(std::string_view text) {
    return std::get<Measure>(read_measure(text));
}

TEST_CASE("a quantity is read into base units") {
    CHECK(read("404 km").value == 404);
    CHECK(read("35 km/h").dimension == Speed::dimension);
    CHECK(read("10 kn").value == doctest::Approx(18.52));
    CHECK(read("1000 km/day").value == doctest::Approx(1000.0 / 24));
    CHECK(read("85 %").value == doctest::Approx(0.85));
    CHECK(read("300 FEU").value == 600);                                     // a FEU is two TEU
    CHECK(read("22 g/t/km").value == doctest::Approx(22e-6));                // t of CO2e per t and km
    CHECK(read("5 Mt/year").value == doctest::Approx(5e6 / (365.25 * 24)));  // t/h
}

TEST_CASE("money keeps its currency and price year") {
    Measure const price = read("329 USD@2020/FEU");
    CHECK(price.currency == "USD");
    CHECK(price.price_year == 2020);
    CHECK(price.value == doctest::Approx(164.5));  // per TEU
    CHECK_FALSE(read("3200 EUR/FEU").price_year.has_value());
}

TEST_CASE("what is no quantity is refused where it goes wrong") {
    auto const fault = [](std::string_view text) { return std::get<MeasureFault>(read_measure(text)); };
    CHECK(fault("35 kmh").offset == 3);
    CHECK(fault("35 KM/h").message == "'KM' is not a known unit; did you mean 'km'?");
    CHECK(fault("nan km").message == "a number is wanted");
    CHECK(fault("inf h").message == "a number is wanted");
    CHECK(fault("3,5 km").offset == 1);
    CHECK(fault("5 km/").message == "a unit is missing");
    CHECK(fault("5 km/USD").message == "money may stand only once, at the front of the unit");
    CHECK(fault("5 USD@23/t").message == "'23' is not a year; a price year is written like 'USD@2023'");
    CHECK(fault("1e999 km").message == "the number is too large or too small");
}

TEST_CASE("money passes through dollars of its own year and the deflator") {
    MoneyTable table;
    table.set_rate("EUR", 2020, 0.9);
    table.set_rate("EUR", 2024, 0.8);
    table.set_deflator(2020, 100);
    table.set_deflator(2024, 120);
    // 90 EUR of 2020 are 100 USD of 2020, 120 USD of 2024, 96 EUR of 2024.
    CHECK(*table.factor({"EUR", 2020}, {"USD", 2024}) == doctest::Approx(120.0 / 90));
    CHECK(*table.factor({"EUR", 2020}, {"EUR", 2024}) == doctest::Approx(96.0 / 90));
    CHECK(*table.factor({"USD", 1999}, {"USD", 1999}) == 1);
    CHECK_FALSE(table.factor({"CHF", 2020}, {"USD", 2020}).has_value());
    CHECK_FALSE(table.factor({"USD", 2021}, {"USD", 2024}).has_value());
}

TEST_CASE("a quantity written in a unit reads back as the same quantity, and is written the same again") {
    CHECK(written_in(read("6 min").value, "min") == "6 min");
    CHECK(written_in(read("5280 ft").value, "ft") == "5280 ft");
    CHECK(written_in(read("25900.20064 trucks/h").value, "trucks/h") == "25900.20064 trucks/h");
    CHECK(number_in(0.06, 0.01) == "6");
    CHECK(rc::check([](double number) {
        double const usual = std::isfinite(number) ? std::fmod(std::abs(number), 1e9) : 1;
        for (char const* const unit : {"min", "s", "mi", "ft", "km/h", "trucks/h", "FEU", "t/year"}) {
            double const amount = read(shortest(usual) + " " + unit).value;
            std::string const text = written_in(amount, unit);
            RC_ASSERT(read(text).value == amount);
            RC_ASSERT(written_in(read(text).value, unit) == text);
        }
    }));
}

}  // namespace
}  // namespace corridor
