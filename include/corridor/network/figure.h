#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "corridor/network/ids.h"
#include "corridor/network/volume_delay.h"
#include "corridor/random/distribution.h"
#include "corridor/units/quantity.h"

namespace corridor {

// Quantities whose dimension files may choose, because freight is priced and counted per box, per tonne or per wagon.
// Each says which dimensions it accepts (`accepts`) and how an error shows what is wanted (`wanted`).

// Money for one unit of cargo: "75 USD/FEU", "13 USD/t".
struct Price {
    double value = 0;     // USD of the reference year, per base unit of what it is per
    Dimension dimension;  // money / (container | mass | wagon | truck | volume)
    [[nodiscard]] static bool accepts(Dimension dimension);
    static constexpr char const* wanted = "a price per unit of cargo is wanted, such as '75 USD/FEU'";
};

// Money for one unit of cargo over one kilometre: "0.62 USD/FEU/km".
struct PriceRate {
    double value = 0;
    Dimension dimension;
    [[nodiscard]] static bool accepts(Dimension dimension);
    static constexpr char const* wanted = "a price per unit of cargo and distance is wanted, such as '0.62 USD/FEU/km'";
};

// Greenhouse gas (as CO2e, well-to-wheel) for one unit of cargo over one kilometre: "22 g/t/km", "90 g/TEU/km".
struct EmissionFactor {
    double value = 0;
    Dimension dimension;
    [[nodiscard]] static bool accepts(Dimension dimension);
    static constexpr char const* wanted = "an emission factor is wanted, such as '22 g/t/km'";
};

// What passes in a time: "16 trains/day", "240000 TEU/year", "5 Mt/year".
struct Throughput {
    double value = 0;
    Dimension dimension;
    [[nodiscard]] static bool accepts(Dimension dimension);
    static constexpr char const* wanted = "a capacity is wanted, such as '16 trains/day' or '5 Mt/year'";
};

// How much stands or fits somewhere: "40 trains", "300 TEU", "12000 t".
struct Room {
    double value = 0;
    Dimension dimension;
    [[nodiscard]] static bool accepts(Dimension dimension);
    static constexpr char const* wanted =
        "a number of trains, containers, wagons or tonnes is wanted, such as '40 trains'";
};

// How much of a liquid fills something: "2.4 Mbbl", "12000 t".
struct LiquidAmount : Room {
    [[nodiscard]] static bool accepts(Dimension dimension);
    static constexpr char const* wanted = "a mass or a volume is wanted, such as '2.4 Mbbl'";
};

// The mass or the value of one unit of a cargo: "22 t/FEU", "65 t/wagon"; a plain number of tonnes for "1 t/t".
struct MassPerUnit {
    double value = 0;
    Dimension dimension;
    [[nodiscard]] static bool accepts(Dimension dimension);
    static constexpr char const* wanted = "a mass per unit of cargo is wanted, such as '22 t/FEU'";
};

// How heavy a liquid is: "860 kg/m3", or as the oil trade says it, "7.46 bbl/t".
struct StatedDensity {
    double value = 0;
    Dimension dimension;
    [[nodiscard]] static bool accepts(Dimension dimension);
    static constexpr char const* wanted = "a density is wanted, such as '860 kg/m3' or '7.46 bbl/t'";

    [[nodiscard]] Density density() const;
};

// How much of a cargo one vehicle takes: "50 FEU/train", "65 t/wagon".
struct VehicleLoad {
    double value = 0;
    Dimension dimension;
    [[nodiscard]] static bool accepts(Dimension dimension);
    static constexpr char const* wanted = "a load per train or wagon is wanted, such as '50 FEU/train'";
};

// Where a figure comes from: sources of the bibliography, or the reason why it is assumed. An assumption may cite the
// sources that it was formed from; it remains one.
struct Backing {
    std::vector<SourceId> sources;
    std::string assumption;

    [[nodiscard]] bool is_sourced() const { return !sources.empty() && assumption.empty(); }
    [[nodiscard]] bool is_assumed() const { return !assumption.empty(); }
};

// What we do not know of a number that is one number: the lowest and highest value thought possible.
struct Range {
    double low = 0;
    double high = 0;
};

// One stated input: its place in the network, its value in base units, how it varies, how sure it is, and why we
// believe it.
struct FigureRow {
    std::string path;        // "links.altynkol-zhetygen.length"
    Dimension dimension;     //
    double value = 0;        // the number, or the mean of `variation`
    Distribution variation;  // a constant of any value if the figure states one number
    std::optional<Range> range;
    std::optional<VolumeDelay> delay;  // of a figure that is a law of delay and no number; `value` is then 0
    std::string written;               // as in the file: "293 km", "{median: 14 h, p90: 40 h}"
    Backing backing;
    std::string note;
    int change = 0;  // the scenario's change that has set it, counted from 1; 0: as the files state it
};

// A handle on a figure of the network whose quantity the compiler knows. Empty if the file states none.
template <class Q>
class Figure {
public:
    Figure() = default;
    explicit Figure(FigureId id) : id_{id} {}
    [[nodiscard]] FigureId id() const { return id_; }
    [[nodiscard]] explicit operator bool() const { return static_cast<bool>(id_); }

private:
    FigureId id_;
};

// All the figures of a network in the order of the files. An overlay changes rows here and nothing else.
class Figures {
public:
    // Puts a row at the end and returns its id.
    FigureId add(FigureRow row) { return rows_.add(std::move(row)); }

    [[nodiscard]] FigureRow const& operator[](FigureId id) const { return rows_[id]; }
    [[nodiscard]] FigureRow& operator[](FigureId id) { return rows_[id]; }
    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] auto begin() const { return rows_.begin(); }
    [[nodiscard]] auto end() const { return rows_.end(); }

    // The figure's number, or the mean of its variation. REQUIRES: the figure is not empty.
    template <Dimension D>
    [[nodiscard]] Quantity<D> value(Figure<Quantity<D>> figure) const {
        return Quantity<D>{rows_[figure.id()].value};
    }
    template <class Q>
    [[nodiscard]] Q value(Figure<Q> figure) const {
        FigureRow const& row = rows_[figure.id()];
        return Q{row.value, row.dimension};
    }
    [[nodiscard]] VolumeDelay const& value(Figure<VolumeDelay> figure) const { return *rows_[figure.id()].delay; }
    // How the figure varies, in base units; constant if it states one number. REQUIRES: the figure is not empty.
    template <class Q>
    [[nodiscard]] Distribution variation(Figure<Q> figure) const {
        FigureRow const& row = rows_[figure.id()];
        return row.variation.is_constant() ? Distribution::constant(row.value) : row.variation;
    }

private:
    Table<FigureId, FigureRow> rows_;
};

// Whether a figure of quantity Q may have this dimension, and what to say if not.
template <class Q>
struct Wanted {
    [[nodiscard]] static bool accepts(Dimension dimension) { return Q::accepts(dimension); }
    [[nodiscard]] static std::string message() { return Q::wanted; }
};
template <Dimension D>
struct Wanted<Quantity<D>> {
    [[nodiscard]] static bool accepts(Dimension dimension) { return dimension == D; }
    [[nodiscard]] static std::string message();
};

// Whether a row may stand where a figure of quantity Q is wanted: its dimension, and number or law of delay.
template <class Q>
[[nodiscard]] bool suits(FigureRow const& row) {
    return Wanted<Q>::accepts(row.dimension) && row.delay.has_value() == std::is_same_v<Q, VolumeDelay>;
}

[[nodiscard]] std::string wanted_quantity(Dimension dimension);  // "a speed is wanted, such as '35 km/h'"

template <Dimension D>
std::string Wanted<Quantity<D>>::message() {
    return wanted_quantity(D);
}

}  // namespace corridor
