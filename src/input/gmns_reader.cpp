#include "input/gmns_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "corridor/network/faults.h"
#include "corridor/units/measure.h"
#include "input/csv_reader.h"
#include "input/files.h"
#include "input/sift.h"
#include "input/text_file.h"

namespace corridor {
namespace {

namespace fs = std::filesystem;

// The units that config.csv may name, and ours.
constexpr std::array lengths{
    std::pair{"km", "km"},        std::pair{"kilometer", "km"},  std::pair{"kilometers", "km"},
    std::pair{"kilometre", "km"}, std::pair{"kilometres", "km"}, std::pair{"mi", "mi"},
    std::pair{"mile", "mi"},      std::pair{"miles", "mi"},      std::pair{"m", "m"},
    std::pair{"meter", "m"},      std::pair{"meters", "m"},      std::pair{"metre", "m"},
    std::pair{"metres", "m"},     std::pair{"ft", "ft"},         std::pair{"foot", "ft"},
    std::pair{"feet", "ft"},
};
constexpr std::array speeds{
    std::pair{"km/h", "km/h"}, std::pair{"kmh", "km/h"},  std::pair{"kph", "km/h"}, std::pair{"kmph", "km/h"},
    std::pair{"mph", "mi/h"},  std::pair{"mi/h", "mi/h"}, std::pair{"m/s", "m/s"},
};

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    return text;
}

// "EPSG:4326" and its other names.
bool is_wgs84(std::string const& crs) {
    constexpr std::array<std::string_view, 6> names{
        "", "epsg:4326", "4326", "wgs84", "wgs 84", "urn:ogc:def:crs:epsg::4326",
    };
    return std::find(names.begin(), names.end(), lower(crs)) != names.end();
}

// What is greater than this, or smaller than its inverse, is no number that a network has.
constexpr double greatest = 1e12;

// A row of a table, cell by cell.
class Row {
public:
    Row(CsvTable const& table, std::vector<CsvCell> const& cells) : table_{table}, cells_{cells} {}

    [[nodiscard]] std::string const& text(std::string_view column) const {
        static std::string const none;
        CsvCell const* const cell = find(column);
        // Both stand for nothing in GMNS.
        return cell == nullptr || cell->text == "NaN" ? none : cell->text;
    }
    [[nodiscard]] std::string const& required_text(std::string_view column) const {
        std::string const& found = text(column);
        if (CsvCell const* const cell = find(column); found.empty() && cell != nullptr) {
            table_.file().error(cell->at, std::string{column} + " is missing");
        }
        return found;
    }
    // A number of at least so much; nothing if none is stated, or if it is wrong, which is complained of.
    [[nodiscard]] std::optional<double> number(std::string_view column, double least, double most) const {
        std::string const& word = text(column);
        if (word.empty()) {
            return std::nullopt;
        }
        double number = 0;
        auto const [end, failed] = std::from_chars(word.data(), word.data() + word.size(), number);
        if (failed != std::errc{} || end != word.data() + word.size() || !std::isfinite(number)) {
            error(column, "'" + word + "' is not a number");
        } else if (number < 0 && least == 0) {
            error(column, "must not be negative");
        } else if (least == 0 && number != 0 && (number < 1 / greatest || number > greatest)) {
            error(column, "the number is too large or too small");
        } else if (number < least || number > most) {
            error(column,
                  "a number from " + shortest(least) + " to " + shortest(most) + " is wanted, not '" + word + "'");
        } else {
            return number;
        }
        return std::nullopt;
    }
    // REQUIRES: there is such a column.
    void error(std::string_view column, std::string const& message) const {
        table_.file().error(find(column)->at, std::string{column} + ": " + message);
    }

    // Said at the column's cell, or at the row where there is no such column.
    void missing(std::string_view column, std::string const& message) const {
        CsvCell const* const cell = find(column);
        table_.file().error(cell == nullptr ? cells_.front().at : cell->at, message);
    }

private:
    [[nodiscard]] CsvCell const* find(std::string_view column) const {
        auto const index = table_.column(column);
        return index ? &cells_[*index] : nullptr;
    }

    CsvTable const& table_;
    std::vector<CsvCell> const& cells_;
};

class Reader {
public:
    explicit Reader(fs::path const& folder) : folder_{folder} {
        read_.name = folder.filename().empty() ? folder.parent_path().filename().generic_string()
                                               : folder.filename().generic_string();
        read_.has_freight = is_file(folder / "freight.csv");
    }

    GmnsFolder run() {
        read_config();
        table("node.csv", {"node_id", "x_coord", "y_coord"}, [this](Row const& row) { read_node(row); });
        // What is missing because of a fault there need not be said of each link.
        diagnostics_ = sift(std::move(diagnostics_));
        table("link.csv", {"link_id", "from_node_id", "to_node_id", "directed"},
              [this](Row const& row) { read_link(row); });
        bool const has_tolls = std::any_of(read_.links.begin(), read_.links.end(),
                                           [](GmnsLink const& link) { return link.toll.value_or(0) > 0; });
        if (has_tolls && !read_.has_freight && read_.currency != "USD") {
            diagnostics_.push_back({.file = (folder_ / "config.csv").generic_string(),
                                    .path = {},
                                    .message = "currency: tolls in " + read_.currency +
                                               " need exchange rates, which only a freight.csv can give",
                                    .text = {}});
        }
        if (is_file(folder_ / "demand.csv")) {
            table("demand.csv", {"o_zone_id", "d_zone_id", "volume"}, [this](Row const& row) { read_demand(row); });
        }
        read_.warnings = sift(std::move(diagnostics_));
        return std::move(read_);
    }

private:
    template <class Read>
    void table(char const* name, std::vector<std::string_view> const& wanted, Read const& read) {
        TextFile const file{folder_ / name, diagnostics_};
        CsvTable const table{file};
        bool const whole = std::all_of(wanted.begin(), wanted.end(), [&](std::string_view column) {
            return table.required_column(column).has_value();
        });
        for (std::size_t i = 0; whole && i < table.rows().size(); ++i) {
            read(Row{table, table.rows()[i]});
        }
    }

    void read_config() {
        if (!is_file(folder_ / "config.csv")) {
            diagnostics_.push_back({.file = (folder_ / "config.csv").generic_string(),
                                    .severity = Severity::warning,
                                    .path = {},
                                    .message = "there is no such file, so lengths are taken as km, speeds as km/h and "
                                               "coordinates as degrees (EPSG:4326)",
                                    .text = {}});
            return;
        }
        table("config.csv", {}, [this](Row const& row) {
            if (std::string const& name = row.text("dataset_name"); !name.empty()) {
                read_.name = name;
            }
            unit(row, "long_length", lengths, length_unit_);
            unit(row, "speed", speeds, speed_unit_);
            if (std::string const& currency = row.text("currency"); !currency.empty()) {
                read_.currency = currency;
            }
            is_located_ = is_wgs84(row.text("crs"));
            if (!is_located_) {
                diagnostics_.push_back({.file = (folder_ / "config.csv").generic_string(),
                                        .severity = Severity::warning,
                                        .path = {},
                                        .message = "crs: coordinates in '" + row.text("crs") +
                                                   "' are left out; degrees (EPSG:4326) are read",
                                        .text = {}});
            }
        });
    }

    template <class Units>
    static void unit(Row const& row, char const* column, Units const& units, std::string& unit) {
        std::string const word = lower(row.text(column));
        for (auto const& [name, ours] : units) {
            if (word == name) {
                unit = ours;
                return;
            }
        }
        if (!word.empty()) {
            row.error(column, "'" + row.text(column) + "' is no unit that is known here");
        }
    }

    void read_node(Row const& row) {
        GmnsNode node{.id = row.required_text("node_id"),
                      .name = row.text("name"),
                      .location = std::nullopt,
                      .type = row.text("node_type"),
                      .zone = row.text("zone_id"),
                      .country = row.text("country")};
        if (is_located_) {
            auto const x = row.number("x_coord", -180, 180);
            auto const y = row.number("y_coord", -90, 90);
            node.location = x && y ? std::optional{Location{*y, *x}} : std::nullopt;
        }
        auto const [known, is_new] = nodes_.emplace(node.id, read_.nodes.size());
        if (!is_new) {
            row.error("node_id", "the node '" + node.id + "' stands here already");
        }
        if (!node.zone.empty()) {
            zones_[node.zone].push_back(read_.nodes.size());
        }
        read_.nodes.push_back(std::move(node));
    }

    [[nodiscard]] std::optional<std::size_t> node(Row const& row, char const* column) const {
        std::string const& id = row.required_text(column);
        auto const found = nodes_.find(id);
        if (found == nodes_.end() && !id.empty()) {
            row.error(column, "node.csv has no node '" + id + "'");
        }
        return found == nodes_.end() ? std::nullopt : std::optional{found->second};
    }

    void read_link(Row const& row) {
        GmnsLink link;
        link.id = row.required_text("link_id");
        if (!link_ids_.insert(link.id).second) {
            row.error("link_id", "the link '" + link.id + "' stands here already");
        }
        auto const from = node(row, "from_node_id");
        auto const to = node(row, "to_node_id");
        if (from && from == to) {
            row.error("to_node_id", "a link must join two different nodes");
        }
        link.from = from.value_or(0);
        link.to = to.value_or(0);
        link.name = row.text("name");
        link.mode = row.text("mode");
        link.country = row.text("country");
        std::string const directed = lower(row.required_text("directed"));
        link.directed = directed == "true" || directed == "1";
        if (!directed.empty() && !link.directed && directed != "false" && directed != "0") {
            row.error("directed", "true or false is wanted, not '" + row.text("directed") + "'");
        }
        read_figures(row, link);
        read_length(row, link, from && to);
        read_.links.push_back(std::move(link));
    }

    void read_figures(Row const& row, GmnsLink& link) const {
        if (auto const speed = row.number("free_speed", 0, greatest); speed && *speed > 0) {
            link.free_speed = quantity(*speed, speed_unit_);
        } else if (speed) {
            row.error("free_speed", "a speed greater than zero is wanted");
        } else if (!read_.has_freight && row.text("free_speed").empty()) {
            row.missing("free_speed", "free_speed is missing, and with it the running time");
        }
        auto const lanes = row.number("lanes", 0, 1000);
        if (auto const capacity = row.number("capacity", 0, greatest)) {
            link.capacity = *capacity * lanes.value_or(1);
            if (*link.capacity == 0) {
                row.error("capacity", "the lanes' capacity must be greater than zero");
            }
        }
        link.toll = row.number("toll", 0, greatest);
    }

    void read_length(Row const& row, GmnsLink& link, bool is_joined) const {
        bool const is_located = is_joined && read_.nodes[link.from].location && read_.nodes[link.to].location;
        Distance const direct =
            is_located ? great_circle(*read_.nodes[link.from].location, *read_.nodes[link.to].location) : Distance{};
        if (auto const length = row.number("length", 0, greatest)) {
            link.length = quantity(*length, length_unit_);
            Distance const stated = *length * Distance{std::get<Measure>(read_unit(length_unit_)).value};
            if (is_shorter_than(direct, stated)) {
                row.error("length", shortest(std::round(stated.in(kilometre))) +
                                        " km is shorter than the great circle of " +
                                        shortest(std::round(direct.in(kilometre))) + " km");
            } else if (stated == Distance{} && !read_.has_freight) {
                row.error("length", "a length greater than zero is wanted");
            }
        } else if (row.text("length").empty() && !read_.has_freight && !is_located) {
            row.missing("length", "length is missing, and the nodes' positions do not give it");
        } else if (row.text("length").empty() && is_located) {
            link.length = shortest(std::round(direct.in(kilometre)*1000) / 1000) + " km";
            link.is_great_circle = true;
        }
    }

    static std::string quantity(double number, std::string const& unit) { return shortest(number) + " " + unit; }

    // The one node that stands for a zone.
    [[nodiscard]] std::optional<std::size_t> zone(Row const& row, char const* column) const {
        std::string const& id = row.required_text(column);
        auto const found = zones_.find(id);
        if (found != zones_.end() && found->second.size() == 1) {
            return found->second.front();
        }
        if (found != zones_.end()) {
            row.error(column, "more than one node of node.csv stands for the zone '" + id + "'");
            return std::nullopt;
        }
        auto const node = nodes_.find(id);
        if (node == nodes_.end() && !id.empty()) {
            row.error(column, "node.csv has no node for the zone '" + id + "'");
        }
        return node == nodes_.end() ? std::nullopt : std::optional{node->second};
    }

    void read_demand(Row const& row) {
        auto const from = zone(row, "o_zone_id");
        auto const to = zone(row, "d_zone_id");
        auto const volume = row.number("volume", 0, greatest);
        if (from && to && from != to && volume && *volume > 0) {
            read_.demand.push_back({*from, *to, *volume});
        }
    }

    fs::path folder_;
    GmnsFolder read_;
    std::vector<Diagnostic> diagnostics_;
    std::string length_unit_ = "km";
    std::string speed_unit_ = "km/h";
    bool is_located_ = true;
    std::map<std::string, std::size_t> nodes_;               // by id
    std::map<std::string, std::vector<std::size_t>> zones_;  // nodes that stand for them
    std::set<std::string> link_ids_;
};

}  // namespace

GmnsFolder read_gmns(std::filesystem::path const& folder) {
    return Reader{folder}.run();
}

}  // namespace corridor
