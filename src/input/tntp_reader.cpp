#include "input/tntp_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include "corridor/network/faults.h"
#include "corridor/units/measure.h"
#include "input/sift.h"
#include "input/text_file.h"
#include "input/tntp_words.h"

namespace corridor {
namespace {

constexpr std::array columns{"init_node", "term_node", "capacity", "length", "free_flow_time",
                             "b",         "power",     "speed",    "toll",   "link_type"};
constexpr double steepest = 100;  // power; beyond, numbers overflow before they mean anything

// The words of a row, of which the last, a `;`, may be missing.
std::vector<std::string_view> row_of(std::string_view line) {
    auto words = tntp_words(line);
    if (!words.empty() && words.back() == ";") {
        words.pop_back();
    }
    return words;
}

// The last number of a kind; where the head fails to say it, its absence is complained of and not every number.
int last(int count) {
    return count > 0 ? count : std::numeric_limits<int>::max();
}

// The file of links.
class LinksReader {
public:
    LinksReader(TntpFiles const& files, TntpNetwork& network, std::vector<Diagnostic>& diagnostics, Distance length)
        : file_{files.network, diagnostics}, network_{network}, length_unit_{length} {}

    void read() {
        std::string_view rest = file_.text();
        TntpHead const head{file_, rest};
        if (!head.is_whole()) {
            return;
        }
        network_.zones = head.number("NUMBER OF ZONES", 1).value_or(0);
        network_.nodes = head.number("NUMBER OF NODES", 1).value_or(0);
        network_.first_thru_node = head.number("FIRST THRU NODE", 1).value_or(1);
        auto const announced = head.number("NUMBER OF LINKS", 1);
        if (network_.nodes > 0 && network_.zones > network_.nodes) {
            file_.error(head.value("NUMBER OF ZONES"), "<NUMBER OF ZONES>: there are more zones than nodes");
        }
        if (network_.nodes > 0 && network_.first_thru_node > network_.nodes) {
            file_.error(head.value("FIRST THRU NODE"),
                        "<FIRST THRU NODE>: there are only " + std::to_string(network_.nodes) + " nodes");
        }
        int rows = 0;
        while (!rest.empty()) {
            if (auto const words = row_of(take_line(rest)); !words.empty()) {
                ++rows;
                read_link(words);
            }
        }
        if (announced && *announced != rows) {
            file_.error(head.value("NUMBER OF LINKS"), "<NUMBER OF LINKS> announces " + std::to_string(*announced) +
                                                           " links, the file gives " + std::to_string(rows));
        }
    }

    // A line cannot be shorter than the great circle.
    void check_lengths() const {
        for (std::size_t i = 0; i < network_.links.size() && !network_.locations.empty(); ++i) {
            TntpLink const& link = network_.links[i];
            auto const place = [&](int node) { return network_.locations[static_cast<std::size_t>(node) - 1]; };
            Distance const direct = great_circle(place(link.from), place(link.to));
            Distance const stated = link.length * length_unit_;
            if (is_shorter_than(direct, stated)) {
                file_.error(lengths_[i], "length: " + shortest(std::round(stated.in(kilometre))) +
                                             " km is shorter than the great circle of " +
                                             shortest(std::round(direct.in(kilometre))) + " km");
            }
        }
    }

private:
    void read_link(std::vector<std::string_view> const& words) {
        if (words.size() != columns.size()) {
            std::string names;
            for (char const* const name : columns) {
                names += (names.empty() ? "" : ", ") + std::string{name};
            }
            file_.error(words.front(),
                        "a link has 10 columns (" + names + "), this row has " + std::to_string(words.size()));
            return;
        }
        auto const from = tntp_place(file_, words[0], columns[0], last(network_.nodes));
        auto const to = tntp_place(file_, words[1], columns[1], last(network_.nodes));
        std::array<double, 7> numbers{};  // capacity to toll
        bool whole = from && to;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            bool const is_law = i == 3 || i == 4;
            auto const number =
                is_law ? parameter(words[i + 2], columns[i + 2]) : tntp_amount(file_, words[i + 2], columns[i + 2]);
            whole = whole && number;
            numbers[i] = number.value_or(0);
        }
        if (!whole) {
            return;
        }
        TntpLink const link{*from, *to, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[6]};
        if (link.from == link.to) {
            file_.error(words[1], "a link must join two different nodes");
        } else if (link.is_delayed() && link.capacity == 0) {
            file_.error(words[2], "capacity must be greater than zero, for running time grows with the flow over it");
        }
        network_.links.push_back(link);
        lengths_.push_back(words[3]);
    }

    // Of the law of delay, which falls with flow if b or power do.
    [[nodiscard]] std::optional<double> parameter(std::string_view word, char const* name) const {
        double number = 0;
        auto const [end, failed] = std::from_chars(word.data(), word.data() + word.size(), number);
        std::string const shown = std::string{name} + ": ";
        if (failed != std::errc{} || end != word.data() + word.size() || !std::isfinite(number)) {
            file_.error(word, shown + "'" + std::string{word} + "' is not a number");
        } else if (number < 0) {
            file_.error(word, std::string{name} + " must not be negative, or delay would fall with flow");
        } else if (double const most = name == std::string_view{"power"} ? steepest : 1e12; number > most) {
            file_.error(word, std::string{name} + " must not exceed " + shortest(most));
        } else {
            return number;
        }
        return std::nullopt;
    }

    TextFile file_;
    TntpNetwork& network_;
    Distance length_unit_;
    std::vector<std::string_view> lengths_;  // where each link states its own
};

// The file of trips: "Origin 1", then "2 : 100.0;" for each destination.
class TripsReader {
public:
    TripsReader(TntpFiles const& files, TntpNetwork& network, std::vector<Diagnostic>& diagnostics)
        : file_{files.trips, diagnostics}, network_{network} {}

    void read() {
        std::string_view rest = file_.text();
        TntpHead const head{file_, rest};
        if (!head.is_whole()) {
            return;
        }
        auto const zones = head.number("NUMBER OF ZONES", 1);
        if (zones && network_.zones > 0 && *zones != network_.zones) {
            file_.error(head.value("NUMBER OF ZONES"), "<NUMBER OF ZONES> says " + std::to_string(*zones) +
                                                           ", the file of links " + std::to_string(network_.zones));
        }
        auto const announced = head.amount("TOTAL OD FLOW");
        while (!rest.empty()) {
            auto const words = tntp_words(take_line(rest));
            if (!words.empty() && words.front() == "Origin") {
                read_origin(words);
            } else {
                read_flows(words);
            }
        }
        constexpr double precision = 1e-6;
        if (announced && std::abs(*announced - total_) > precision * std::max(*announced, total_)) {
            file_.complain(head.value("TOTAL OD FLOW"), Severity::warning,
                           "<TOTAL OD FLOW> says " + shortest(*announced) + ", the flows come to " + shortest(total_));
        }
    }

private:
    void read_origin(std::vector<std::string_view> const& words) {
        destinations_.clear();
        origin_.reset();
        is_known_ = true;
        if (words.size() != 2) {
            file_.error(words.front(), "'Origin' and the number of a zone are wanted");
            return;
        }
        origin_ = tntp_place(file_, words[1], "origin", last(network_.zones));
        if (!origin_) {
            return;
        }
        auto const [found, is_new] = origins_.emplace(*origin_, file_.line_of(words[1]));
        if (!is_new) {
            file_.error(words[1], "origin " + std::string{words[1]} + " stands in line " +
                                      std::to_string(found->second) + " already");
        }
    }

    void read_flows(std::vector<std::string_view> const& words) {
        for (std::size_t i = 0; i < words.size(); i += 4) {
            bool const shaped = i + 2 < words.size() && words[i + 1] == ":" && words[i + 2] != ";" &&
                                words[i + 2] != ":" && (i + 3 == words.size() || words[i + 3] == ";");
            if (!shaped) {
                file_.error(words[i], "a zone and a flow are wanted, such as '2 : 100.0;'");
                return;
            }
            read_flow(words[i], words[i + 2]);
        }
    }

    void read_flow(std::string_view zone, std::string_view flow) {
        if (!is_known_) {
            file_.error(zone, "a flow needs an 'Origin' before it");
            is_known_ = true;
        }
        auto const destination = tntp_place(file_, zone, "destination", last(network_.zones));
        auto const amount = tntp_amount(file_, flow, "flow");
        if (!destination || !amount || !origin_) {
            return;
        }
        if (!destinations_.emplace(*destination, file_.line_of(zone)).second) {
            file_.error(zone, "destination " + std::string{zone} + " of this origin stands in line " +
                                  std::to_string(destinations_.at(*destination)) + " already");
        }
        total_ += *amount;
        if (*destination == *origin_) {
            network_.trips_within_zones += *amount;
        } else if (*amount > 0) {
            network_.trips.push_back({*origin_, *destination, *amount});
        }
    }

    TextFile file_;
    TntpNetwork& network_;
    bool is_known_ = false;  // whether an origin has been named
    std::optional<int> origin_;
    std::map<int, int> origins_;       // with their lines
    std::map<int, int> destinations_;  // of the origin, with their lines
    double total_ = 0;
};

// The file of nodes: number, X, Y; degrees of longitude and latitude.
void read_locations(TntpFiles const& files, TntpNetwork& network, std::vector<Diagnostic>& diagnostics) {
    TextFile const file{*files.nodes, diagnostics};
    std::vector<std::optional<Location>> found(static_cast<std::size_t>(network.nodes));
    auto const degrees = [&file](std::string_view word, char const* name, double limit) {
        double number = 0;
        auto const [end, failed] = std::from_chars(word.data(), word.data() + word.size(), number);
        if (failed != std::errc{} || end != word.data() + word.size() || !(std::abs(number) <= limit)) {
            file.error(word, std::string{name} + ": degrees from -" + shortest(limit) + " to " + shortest(limit) +
                                 " are wanted, not '" + std::string{word} +
                                 "'; without its file of nodes a network has no locations");
        }
        return number;
    };
    std::string_view rest = file.text();
    bool is_head = true;
    while (!rest.empty()) {
        auto const words = row_of(take_line(rest));
        bool const is_title = is_head && !words.empty() && words.front().find_first_not_of("0123456789") == 0;
        is_head = is_head && words.empty();
        if (words.empty() || is_title) {
            continue;
        }
        if (words.size() != 3) {
            file.error(words.front(),
                       "a node has 3 columns (node, X, Y), this row has " + std::to_string(words.size()));
            return;  // or its node would be missed as well
        }
        auto const node = tntp_place(file, words[0], "node", network.nodes);
        Location const location{degrees(words[2], "Y", 90), degrees(words[1], "X", 180)};
        if (node && std::exchange(found[static_cast<std::size_t>(*node) - 1], location)) {
            file.error(words[0], "node " + std::string{words[0]} + " stands here already");
        }
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (!found[i]) {
            file.error("node " + std::to_string(i + 1) + " is missing");
        }
        network.locations.push_back(found[i].value_or(Location{}));
    }
}

}  // namespace

TntpNetwork read_tntp(TntpFiles const& files, Distance length_unit) {
    TntpNetwork network;
    std::vector<Diagnostic> diagnostics;
    LinksReader links{files, network, diagnostics, length_unit};
    links.read();
    TripsReader{files, network, diagnostics}.read();
    if (files.nodes) {
        read_locations(files, network, diagnostics);
        diagnostics = sift(std::move(diagnostics));
        links.check_lengths();
    }
    network.warnings = sift(std::move(diagnostics));
    if (network.trips.empty()) {
        throw InputError{{{.file = files.trips.generic_string(),
                           .path = {},
                           .message = "there are no trips from one zone to another",
                           .text = {}}}};
    }
    return network;
}

}  // namespace corridor
