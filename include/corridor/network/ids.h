#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace corridor {

// A position in one of the network's tables. Distinct tags make ids of different tables different types.
template <class Tag>
class Id {
public:
    constexpr Id() = default;
    // REQUIRES: less than 2^32 - 1.
    constexpr explicit Id(std::size_t index) : index_{static_cast<std::uint32_t>(index)} {}

    [[nodiscard]] constexpr std::size_t index() const { return index_; }
    // Whether the id names anything; a default-constructed id names nothing.
    [[nodiscard]] constexpr explicit operator bool() const { return index_ != none; }
    friend constexpr auto operator<=>(Id const&, Id const&) = default;

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t index_ = none;
};

using NodeId = Id<struct NodeTag>;
using LinkId = Id<struct LinkTag>;
using ServiceId = Id<struct ServiceTag>;
using ModeId = Id<struct ModeTag>;
using CargoId = Id<struct CargoTag>;
using WeatherId = Id<struct WeatherTag>;
using RiskId = Id<struct RiskTag>;
using SourceId = Id<struct SourceTag>;
using FigureId = Id<struct FigureTag>;

// A vector that only its own kind of id can index.
template <class Key, class Value>
class Table {
public:
    Table() = default;
    // `size` rows that all hold `value`.
    explicit Table(std::size_t size, Value const& value = {}) : values_(size, value) {}

    // REQUIRES: the key names a row of this table.
    [[nodiscard]] Value& operator[](Key key) { return values_[key.index()]; }
    [[nodiscard]] Value const& operator[](Key key) const { return values_[key.index()]; }
    // Puts a row at the end and returns its key.
    Key add(Value value) {
        values_.push_back(std::move(value));
        return Key{values_.size() - 1};
    }
    [[nodiscard]] std::size_t size() const { return values_.size(); }
    [[nodiscard]] bool empty() const { return values_.empty(); }
    [[nodiscard]] auto begin() { return values_.begin(); }
    [[nodiscard]] auto end() { return values_.end(); }
    [[nodiscard]] auto begin() const { return values_.begin(); }
    [[nodiscard]] auto end() const { return values_.end(); }

private:
    std::vector<Value> values_;
};

}  // namespace corridor
