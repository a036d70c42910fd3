#include "corridor/scenario/apply.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "corridor/network/fields.h"
#include "corridor/network/nearest.h"
#include "corridor/units/measure.h"
#include "scenario/counts.h"
#include "scenario/outage_places.h"
#include "scenario/slots.h"

namespace corridor {
namespace {

constexpr std::array node_keys{"border-time", "border-cost", "transfer-time", "transfer-cost"};
constexpr std::string_view law_key = "volume-delay";

std::string kind_of(FigureRow const& row) {
    return row.delay ? "a law of delay" : name_of(row.dimension);
}

// Changes of a network that has been changed before come after those.
int last_change(Network const& network) {
    int last = 0;
    for (FigureRow const& row : network.figures) {
        last = std::max(last, row.change);
    }
    for (Adjustment const& adjustment : network.adjustments) {
        last = std::max(last, adjustment.change);
    }
    return last;
}

class Overlay {
public:
    explicit Overlay(Network network) : applied_{std::move(network), {}, {}}, number_{last_change(applied_.network)} {}

    void operator()(Change const& change) {
        ++number_;
        place_ = change.place;
        std::visit([this](auto const& what) { make(what); }, change.what);
    }

    Applied result() { return std::move(applied_); }

private:
    void fault(std::string message) { applied_.faults.push_back({Severity::error, place_, std::move(message)}); }

    void make(SetFigure const& set) {
        if (set.where) {
            set_where(set);
            return;
        }
        bool const found = with_figure(network(), set.path, [&]<class Q>(std::string const& path, Figure<Q>& figure) {
            if (!suits<Q>(set.value)) {
                fault(set.path + ": '" + set.value.written + "' is " + kind_of(set.value) + "; " +
                      Wanted<Q>::message());
                return;
            }
            assign(path, figure, own(set.value));
        });
        if (!found && !set_count(set)) {
            unknown_path(set.path);
        }
    }

    // Whether the path names a whole number of berths, servers or ships.
    bool set_count(SetFigure const& set) {
        constexpr double greatest = 1e6;
        double const value = set.value.value;
        bool const is_count = set.value.dimension == dimensions::none && !set.value.delay && value >= 1 &&
                              value <= greatest && value == std::floor(value);
        return with_count(network(), set.path, [&](std::string const& path, int& number) {
            if (!is_count) {
                fault(set.path + ": a whole number of 1 or more is wanted, not '" + set.value.written + "'");
                return;
            }
            number = static_cast<int>(value);
            applied_.changed[path] = place_;
        });
    }

    // A value of this change: what earlier ones have scaled it by is void.
    [[nodiscard]] FigureRow own(FigureRow row) const {
        row.change = number_;
        return row;
    }

    // A figure that several places share, such as a month's share of closure, becomes this place's own.
    template <class Q>
    void assign(std::string const& path, Figure<Q>& figure, FigureRow row) {
        row.path = path;
        applied_.changed[path] = place_;
        if (row.backing.sources.empty() && row.backing.assumption.empty()) {
            row.backing.assumption = "set by the scenario";
        }
        if (figure && network().figures[figure.id()].path == path) {
            network().figures[figure.id()] = std::move(row);
        } else {
            figure = Figure<Q>{network().figures.add(std::move(row))};
        }
    }

    // Sets a key of Running on every link and service that the selector picks, in both directions.
    void set_where(SetFigure const& set) {
        int touched = 0;
        bool dimension_fits = true;
        auto const give = [&](std::string const& path, auto& object) {
            for_each_figure(object.running, [&]<class Q>(std::string_view key, Figure<Q>& figure) {
                if (key != set.key) {
                    return;
                }
                ++touched;
                if (!suits<Q>(set.value)) {
                    if (dimension_fits) {
                        fault(set.key + ": '" + set.value.written + "' is " + kind_of(set.value) + "; " +
                              Wanted<Q>::message());
                    }
                    dimension_fits = false;
                    return;
                }
                assign(path + "." + set.key, figure, own(set.value));
            });
            drop(object.forward, set.key);
            drop(object.backward, set.key);
        };
        for (std::size_t i = 0; i < network().links.size(); ++i) {
            if (network().matches(*set.where, LinkId{i})) {
                give("links." + network().links[LinkId{i}].id, network().links[LinkId{i}]);
            }
        }
        // What runs to a timetable fills up and is not slowed.
        for (std::size_t i = 0; set.key != law_key && i < network().services.size(); ++i) {
            if (network().matches(*set.where, ServiceId{i})) {
                give("services." + network().services[ServiceId{i}].id, network().services[ServiceId{i}]);
            }
        }
        if (touched == 0) {
            touches_nothing(*set.where, set.key);
        }
    }

    static void drop(Running& direction, std::string const& key) {
        for_each_figure(direction, [&]<class Q>(std::string_view known, Figure<Q>& figure) {
            if (known == key) {
                figure = {};
            }
        });
    }

    void make(ScaleFigure const& scale) {
        constexpr double greatest = 1e6;
        if (!(scale.factor >= 0) || scale.factor > greatest) {
            fault("a factor must lie between 0 and a million");
            return;
        }
        if (scale.factor == 0 && scale.key == "speed") {
            fault("a speed of nothing stops what moves; 'close' does that");
            return;
        }
        if (scale.key == law_key || scale.path.ends_with("." + std::string{law_key})) {
            fault("volume-delay is a law and no number; 'set' gives another");
            return;
        }
        if (scale.where) {
            scale_where(scale);
            return;
        }
        bool stated = true;
        bool const found = with_figure(network(), scale.path, [&]<class Q>(std::string const& path, Figure<Q>& figure) {
            stated = static_cast<bool>(figure);
            if (stated) {
                FigureRow row = network().figures[figure.id()];
                multiply(row, scale.factor);
                assign(path, figure, std::move(row));
            }
        });
        if (!found) {
            unknown_path(scale.path);
        } else if (!stated) {
            fault(scale.path + ": the network states no such figure here, so there is nothing to scale");
        }
    }

    static void multiply(FigureRow& row, double factor) {
        row.value *= factor;
        row.variation = row.variation.scaled(factor);
        if (row.range) {
            row.range = Range{row.range->low * factor, row.range->high * factor};
        }
        row.written += " x " + shortest(factor);
        row.note = "scaled by the scenario";
    }

    void scale_where(ScaleFigure const& scale) {
        bool const of_nodes = std::find(node_keys.begin(), node_keys.end(), scale.key) != node_keys.end();
        bool const of_runs = is_running_key(scale.key);
        if (!of_nodes && !of_runs) {
            fault("'" + scale.key + "' can't be scaled by a selector; known are " + all_keys());
            return;
        }
        bool touched = false;
        for (std::size_t i = 0; of_runs && i < network().links.size(); ++i) {
            touched = touched || network().matches(*scale.where, LinkId{i});
        }
        for (std::size_t i = 0; of_runs && i < network().services.size(); ++i) {
            touched = touched || network().matches(*scale.where, ServiceId{i});
        }
        for (std::size_t i = 0; of_nodes && i < network().nodes.size(); ++i) {
            touched = touched || network().matches(*scale.where, NodeId{i});
        }
        if (!touched) {
            touches_nothing(*scale.where, scale.key);
            return;
        }
        network().adjustments.push_back({*scale.where, scale.key, scale.factor, place_, number_});
    }

    static bool is_running_key(std::string_view key) {
        Running none;
        bool known = false;
        for_each_figure(none, [&](std::string_view candidate, auto&) { known = known || candidate == key; });
        return known;
    }

    static std::string all_keys() {
        Running none;
        std::string keys;
        for_each_figure(none,
                        [&](std::string_view key, auto&) { keys += key == law_key ? "" : std::string{key} + ", "; });
        for (char const* const key : node_keys) {
            keys += std::string{key} + (key == node_keys.back() ? "" : ", ");
        }
        return keys;
    }

    void make(Closure const& closure) {
        if (!network().has_any(closure.what)) {
            touches_nothing(closure.what, "");
            return;
        }
        if (closure.from && closure.until && *closure.until <= *closure.from) {
            fault("a closure must end after it begins");
            return;
        }
        network().closures.push_back(closure);
    }

    void make(TakeOut const& out) {
        if (out.from && out.until && *out.until <= *out.from) {
            fault("an outage must end after it begins");
            return;
        }
        auto found = place_of_outage(network(), out.of);
        if (!found) {
            auto const near = nearest(out.of, places_of_outages(network()));
            fault("'" + out.of + "' names no berths, link, service or node of the network" +
                  (near ? "; did you mean '" + *near + "'?" : ""));
            return;
        }
        if (found->berths.has_value() != out.berths.has_value()) {
            fault(found->berths ? "down: of berths a number is out, such as '2'"
                                : "down: of a capacity a share is out, such as '40 %'");
            return;
        }
        int const count = found->berths ? network().nodes[found->node].berths[*found->berths].count : 0;
        if (out.berths.value_or(0) > count) {
            fault("down: there are only " + std::to_string(count) + " berths");
            return;
        }
        found->berths_down = out.berths.value_or(0);
        found->share_down = out.share.value_or(0);
        found->from = out.from;
        found->until = out.until;
        network().outages.push_back(*found);
    }

    void touches_nothing(Selector const& where, std::string const& key) {
        fault(to_string(where) + (key.empty() ? "" : ", " + key) + ": this change touches nothing in the network" +
              hint(where));
    }

    [[nodiscard]] std::string hint(Selector const& where) const {
        std::vector<std::string> known;
        std::string wanted;
        if (!where.node.empty()) {
            wanted = where.node;
            for (Node const& node : applied_.network.nodes) {
                known.push_back(node.id);
            }
        } else if (!where.link.empty()) {
            wanted = where.link;
            for (Link const& link : applied_.network.links) {
                known.push_back(link.id);
            }
        } else if (!where.service.empty()) {
            wanted = where.service;
            for (Service const& service : applied_.network.services) {
                known.push_back(service.id);
            }
        }
        auto const near = nearest(wanted, known);
        return near && *near != wanted ? "; did you mean '" + *near + "'?" : "";
    }

    void unknown_path(std::string const& path) {
        auto const near = nearest_path(network(), path);
        fault("'" + path + "' names no figure of the network" + (near ? "; did you mean '" + *near + "'?" : ""));
    }

    Network& network() { return applied_.network; }

    Applied applied_;
    std::string place_;
    int number_ = 0;  // of the change, counted from 1
};

}  // namespace

Applied apply(std::vector<Change> const& changes, Network network) {
    Overlay overlay{std::move(network)};
    for (Change const& change : changes) {
        overlay(change);
    }
    return overlay.result();
}

}  // namespace corridor
