#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/network/fields.h"
#include "corridor/network/network.h"
#include "corridor/units/measure.h"
#include "input/document.h"

namespace corridor {

// What reading any file needs: where complaints go, the money that figures convert to, the bibliography.
struct Reading {
    std::vector<Diagnostic> diagnostics;
    PriceBasis basis;   // of the network: all money converts to it
    PriceBasis stated;  // by the network's own file: the money of results where a scenario names none
    MoneyTable money;
    std::map<std::string, SourceId> sources;
    std::map<std::string, std::pair<Document const*, Yaml const*>> places;  // of figures and objects, by path
    std::map<std::string, std::string> data;                                // bytes of the files of samples, by name
};

// What a figure must be: its dimensions, the words for them in a complaint, whether it may vary from consignment to
// consignment, and whether it is a law of delay with flow.
struct Expected {
    enum class Law { never, possible, always };
    bool (*accepts)(Dimension);
    std::string wanted;
    bool may_vary = false;
    Law law = Law::never;
};

template <class Q>
Expected expected_for() {
    return {[](Dimension dimension) { return Wanted<Q>::accepts(dimension); }, Wanted<Q>::message(),
            std::is_same_v<Q, Duration>, std::is_same_v<Q, VolumeDelay> ? Expected::Law::always : Expected::Law::never};
}

// One mapping of a file, read key by key. Every complaint is collected with its place; `finish` names the keys that
// nobody asked for.
class Record {
public:
    Record(Reading& reading, Document const& document, Yaml const& node, std::string path, PriceBasis file_basis);

    [[nodiscard]] Yaml const& node() const { return node_; }
    [[nodiscard]] Document const& document() const { return document_; }
    [[nodiscard]] std::string const& path() const { return path_; }
    [[nodiscard]] PriceBasis const& file_basis() const { return file_basis_; }
    [[nodiscard]] Reading& reading() const { return reading_; }

    // The value of a key, which counts as known from now on.
    [[nodiscard]] Yaml const* take(std::string_view key);
    // The same; its absence is an error.
    [[nodiscard]] Yaml const* require(std::string_view key, std::string_view wanted);

    [[nodiscard]] std::string text(std::string_view key);
    [[nodiscard]] std::string required_text(std::string_view key);
    [[nodiscard]] std::vector<std::string> texts(std::string_view key);  // a list, or one text alone
    [[nodiscard]] std::optional<double> number(std::string_view key);
    [[nodiscard]] std::optional<int> integer(std::string_view key);
    [[nodiscard]] std::optional<bool> boolean(std::string_view key);
    // A sub-mapping; nothing (and a complaint) if the value is something else.
    [[nodiscard]] std::optional<Record> record(std::string_view key);
    void each(std::string_view key, std::function<void(Record&, std::string const& id)> const& read);

    // The source or assumption stated here, else the inherited one.
    [[nodiscard]] Backing backing(Backing const& inherited);

    template <class Q>
    void figure(std::string_view key, Figure<Q>& figure, Backing const& inherited, Figures& figures) {
        Yaml const* const value = take(key);
        if (value == nullptr) {
            return;
        }
        auto row = read_figure(*value, key, expected_for<Q>(), inherited);
        if (row) {
            row->path = path_ + "." + std::string{key};
            reading_.places[row->path] = {&document_, value};
            figure = Figure<Q>{figures.add(std::move(*row))};
        }
    }

    // A figure in any of its forms.
    [[nodiscard]] std::optional<FigureRow> read_figure(Yaml const& value, std::string_view key,
                                                       Expected const& expected, Backing const& inherited);
    // A quantity in base units and money of the network's basis.
    [[nodiscard]] std::optional<Measure> measure(Yaml const& value, std::string_view key) const;
    // The same; another dimension than expected is an error.
    [[nodiscard]] std::optional<Measure> measure(Yaml const& value, std::string_view key,
                                                 Expected const& expected) const;
    [[nodiscard]] std::optional<double> plain_number(Yaml const& value, std::string_view key) const;

    void error(Yaml const& at, std::string const& message) const;
    void error(std::string const& message) const { error(node_, message); }
    void finish() const;

private:
    [[nodiscard]] static FigureRow with_number(FigureRow row, Measure const& quantity);
    // What varies, or delays with flow, and is no number.
    [[nodiscard]] std::optional<FigureRow> read_law(FigureRow row, std::string_view key, Expected const& expected);
    [[nodiscard]] std::optional<Distribution> variation(std::string_view key, Expected const& expected);
    [[nodiscard]] std::optional<Range> range(Expected const& expected, Dimension dimension);

    Reading& reading_;
    Document const& document_;
    Yaml const& node_;
    std::string path_;
    PriceBasis file_basis_;
    std::vector<std::string> known_;
};

// The money that a document says its prices are in where they say nothing themselves; `otherwise` if it says nothing.
[[nodiscard]] PriceBasis stated_basis(Reading& reading, Document const& document, PriceBasis otherwise);

}  // namespace corridor
