#pragma once

#include <compare>

#include "corridor/units/dimension.h"

namespace corridor {

// A number with a unit known to the compiler: adding a length to a sum of money does not compile.
template <Dimension D>
class Quantity {
public:
    static constexpr Dimension dimension = D;

    constexpr Quantity() = default;
    // REQUIRES: `base_units` counts the base units of D (km, h, t, USD, TEU and their products).
    constexpr explicit Quantity(double base_units) : base_units_{base_units} {}

    // How many of `unit` this is: `length.in(kilometre)`.
    [[nodiscard]] constexpr double in(Quantity unit) const { return base_units_ / unit.base_units_; }
    // The number in base units of D, for arithmetic where the dimension is known by other means.
    [[nodiscard]] constexpr double in_base_units() const { return base_units_; }

    constexpr Quantity& operator+=(Quantity other) {
        base_units_ += other.base_units_;
        return *this;
    }
    constexpr Quantity& operator-=(Quantity other) {
        base_units_ -= other.base_units_;
        return *this;
    }
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return a += b; }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return a -= b; }
    friend constexpr Quantity operator-(Quantity a) { return Quantity{-a.base_units_}; }
    friend constexpr Quantity operator*(Quantity a, double factor) { return Quantity{a.base_units_ * factor}; }
    friend constexpr Quantity operator*(double factor, Quantity a) { return a * factor; }
    friend constexpr Quantity operator/(Quantity a, double divisor) { return Quantity{a.base_units_ / divisor}; }
    friend constexpr auto operator<=>(Quantity const&, Quantity const&) = default;
    // As the one above says; compilers make better code of them.
    friend constexpr bool operator<(Quantity a, Quantity b) { return a.base_units_ < b.base_units_; }
    friend constexpr bool operator>(Quantity a, Quantity b) { return a.base_units_ > b.base_units_; }
    friend constexpr bool operator<=(Quantity a, Quantity b) { return a.base_units_ <= b.base_units_; }
    friend constexpr bool operator>=(Quantity a, Quantity b) { return a.base_units_ >= b.base_units_; }

private:
    double base_units_ = 0;
};

// A product; a plain number where the dimensions cancel.
template <Dimension A, Dimension B>
constexpr auto operator*(Quantity<A> a, Quantity<B> b) {
    double const product = a.in_base_units() * b.in_base_units();
    if constexpr (A * B == Dimension{}) {
        return product;
    } else {
        return Quantity<A * B>{product};
    }
}

// A quotient; a plain number where the dimensions cancel.
template <Dimension A, Dimension B>
constexpr auto operator/(Quantity<A> a, Quantity<B> b) {
    double const quotient = a.in_base_units() / b.in_base_units();
    if constexpr (A / B == Dimension{}) {
        return quotient;
    } else {
        return Quantity<A / B>{quotient};
    }
}

namespace dimensions {
inline constexpr Dimension length{.length = 1};
inline constexpr Dimension time{.time = 1};
inline constexpr Dimension mass{.mass = 1};
inline constexpr Dimension money{.money = 1};
inline constexpr Dimension container{.container = 1};
inline constexpr Dimension train{.train = 1};
inline constexpr Dimension wagon{.wagon = 1};
inline constexpr Dimension truck{.truck = 1};
inline constexpr Dimension sailing{.sailing = 1};
inline constexpr Dimension energy{.energy = 1};
inline constexpr Dimension volume{.length = 3};
inline constexpr Dimension none{};
}  // namespace dimensions

using Distance = Quantity<dimensions::length>;
using Duration = Quantity<dimensions::time>;
using Mass = Quantity<dimensions::mass>;
using Money = Quantity<dimensions::money>;
using Containers = Quantity<dimensions::container>;
using Volume = Quantity<dimensions::volume>;
using Speed = Quantity<dimensions::length / dimensions::time>;
using VolumeRate = Quantity<dimensions::volume / dimensions::time>;
using Density = Quantity<dimensions::mass / dimensions::volume>;
// Kinematic: what files state in cSt.
using Viscosity = Quantity<dimensions::length * dimensions::length / dimensions::time>;
using Energy = Quantity<dimensions::energy>;
using Power = Quantity<dimensions::energy / dimensions::time>;
using Pressure = Quantity<dimensions::energy / dimensions::volume>;
using Variance = Quantity<dimensions::time * dimensions::time>;
// A pure number such as a share; written in files with `%`.
using Share = Quantity<dimensions::none>;

inline constexpr Distance kilometre{1.0};
inline constexpr Distance metre{0.001};
inline constexpr Duration hour{1.0};
inline constexpr Duration day{24.0};
inline constexpr Duration week{168.0};
inline constexpr Duration average_year{365.25 * 24.0};  // as files mean it
inline constexpr Mass tonne{1.0};
inline constexpr Mass kilogram{0.001};
inline constexpr Money dollar{1.0};
inline constexpr Volume cubic_metre{1e-9};
inline constexpr Volume barrel{0.158987294928e-9};  // 42 US gallons
inline constexpr Energy kilowatt_hour{1.0};
inline constexpr Power kilowatt{1.0};
inline constexpr Pressure bar{1e9 / 36};         // 100,000 J/m3, in kWh/km3
inline constexpr Viscosity centistokes{3.6e-9};  // 1 mm2/s, in km2/h
inline constexpr Containers teu{1.0};
inline constexpr Containers feu{2.0};

}  // namespace corridor
