#pragma once

#include <cstdint>
#include <string>

namespace corridor {

// What kind of quantity a number is: the exponents of the base quantities in which freight is measured.
// Base units: kilometre, hour, tonne, US dollar of the reference year, TEU, train, wagon, truck, sailing,
// kilowatt-hour.
struct Dimension {
    std::int8_t length = 0;
    std::int8_t time = 0;
    std::int8_t mass = 0;
    std::int8_t money = 0;
    std::int8_t container = 0;
    std::int8_t train = 0;
    std::int8_t wagon = 0;
    std::int8_t truck = 0;
    std::int8_t sailing = 0;
    std::int8_t energy = 0;

    friend constexpr bool operator==(Dimension const&, Dimension const&) = default;
};

// The dimension of a product.
constexpr Dimension operator*(Dimension a, Dimension b) {
    auto const sum = [](std::int8_t x, std::int8_t y) { return static_cast<std::int8_t>(x + y); };
    return {sum(a.length, b.length),       sum(a.time, b.time),    sum(a.mass, b.mass),   sum(a.money, b.money),
            sum(a.container, b.container), sum(a.train, b.train),  sum(a.wagon, b.wagon), sum(a.truck, b.truck),
            sum(a.sailing, b.sailing),     sum(a.energy, b.energy)};
}

// The dimension of a quantity taken `exponent` times as a factor; -1 gives that of its inverse.
constexpr Dimension power(Dimension dimension, int exponent) {
    auto const times = [exponent](std::int8_t x) { return static_cast<std::int8_t>(x * exponent); };
    return {times(dimension.length),    times(dimension.time),  times(dimension.mass),  times(dimension.money),
            times(dimension.container), times(dimension.train), times(dimension.wagon), times(dimension.truck),
            times(dimension.sailing),   times(dimension.energy)};
}

// The dimension of a quotient.
constexpr Dimension operator/(Dimension a, Dimension b) {
    return a * power(b, -1);
}

// The field's name of a dimension with its article, "a length", "a price per container", for messages to people.
[[nodiscard]] std::string name_of(Dimension dimension);

}  // namespace corridor
