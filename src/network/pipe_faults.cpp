#include "network/pipe_faults.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "corridor/network/fields.h"
#include "corridor/network/line_fill.h"
#include "corridor/units/measure.h"

namespace corridor {
namespace {

std::string in(char const* unit, Distance distance) {
    return written_in(distance.in_base_units(), unit);
}

class PipeExamination {
public:
    PipeExamination(Network const& network, Link const& link)
        : figures_{network.figures}, network_{network}, link_{link}, path_{"links." + link.id + ".pipe"} {}

    std::vector<Fault> run() {
        if (link_.mode && network_.modes[link_.mode].family != Family::pipeline) {
            refuse();
            return std::move(faults_);
        }
        examine_bore();
        examine_shares();
        examine_filled();
        examine_grade();
        examine_stations();
        examine_profile();
        return std::move(faults_);
    }

private:
    void error(std::string const& key, std::string message) {
        faults_.push_back({Severity::error, path_ + key, std::move(message)});
    }
    [[nodiscard]] Pipe const& pipe() const { return link_.pipe; }

    // Of anything else than a pipeline.
    void refuse() {
        std::optional<std::string> key;
        for_each_figure(pipe(), [&](std::string_view known, auto figure) {
            key = figure && !key ? std::optional{"." + std::string{known}} : key;
        });
        if (key || pipe().is_stated || pipe().grade || !pipe().stations.empty() || !pipe().profile.empty()) {
            error(key.value_or(""), "pipe: only a link whose mode is of the family pipeline has one");
        }
    }

    void examine_filled() {
        if (pipe().filled && !line_fill(network_, link_)) {
            error(".filled",
                  "filled: the link states neither 'line-fill' nor 'length' and 'diameter', of which this is a share");
        }
    }

    void examine_bore() {
        Distance const diameter = pipe().diameter ? figures_.value(pipe().diameter) : Distance{};
        if (diameter <= Distance{}) {
            return;
        }
        Distance const wall = pipe().wall ? figures_.value(pipe().wall) : Distance{};
        if (2 * wall >= diameter) {
            error(".wall", "wall: twice " + in("mm", wall) + " leaves no bore of a diameter of " + in("mm", diameter));
            return;
        }
        // Colebrook and White's law was found on pipes no rougher than this.
        Distance const roughest = (diameter - 2 * wall) / 20;
        if (pipe().roughness && figures_.value(pipe().roughness) > roughest) {
            error(".roughness", "roughness: more than a twentieth of the bore, beyond which the law of friction ends");
        }
    }

    void examine_shares() {
        if (pipe().drag_reduction && figures_.value(pipe().drag_reduction).in_base_units() >= 1) {
            error(".drag-reduction", "drag-reduction: some friction is left; less than 100 % is wanted");
        }
    }

    void examine_grade() {
        if (!pipe().grade) {
            return;
        }
        Cargo const& grade = network_.cargoes[pipe().grade];
        if (!grade.density || !grade.viscosity) {
            error(".grade", "grade: cargo '" + grade.id + "' states no '" + (grade.density ? "viscosity" : "density") +
                                "', without which nothing can be worked out");
        }
    }

    void examine_stations() {
        if (pipe().stations.empty()) {
            return;
        }
        for (auto const& [key, is_stated] : {std::pair{"diameter", static_cast<bool>(pipe().diameter)},
                                             std::pair{"grade", static_cast<bool>(pipe().grade)}}) {
            if (!is_stated) {
                error(".stations", std::string{"stations: '"} + key +
                                       "' is missing, without which they say nothing of what the pipe passes");
            }
        }
        if (!link_.length) {
            error(".stations", "stations: the link states no 'length'");
        }
        PumpStation const* before = nullptr;
        for (PumpStation const& station : pipe().stations) {
            examine(station, before);
            before = &station;
        }
    }

    void examine(PumpStation const& station, PumpStation const* before) {
        std::string const key = ".stations." + station.id;
        Distance const at = figures_.value(station.at);
        if (link_.length && at >= length()) {
            error(key + ".at",
                  "at: a station stands before the end of the link, which is " + in("km", length()) + " long");
        }
        if (before != nullptr && figures_.value(before->at) >= at) {
            error(key + ".at", "at: stations stand in the order of their distance, and '" + before->name + "' is at " +
                                   in("km", figures_.value(before->at)));
        }
        if (pipe().suction && figures_.value(station.pressure) <= figures_.value(pipe().suction)) {
            error(key + ".pressure", "pressure: no more than the least pressure on the way ('suction')");
        }
    }

    void examine_profile() {
        for (std::size_t i = 0; i < pipe().profile.size(); ++i) {
            Distance const at = pipe().profile[i].at;
            std::string const key = ".profile." + std::to_string(i);
            if (at < Distance{} || (link_.length && at > length())) {
                error(key, "profile: " + in("km", at) + " is not on the link" +
                               (link_.length ? ", which is " + in("km", length()) + " long" : ""));
            }
            constexpr Distance greatest{10.0};
            if (pipe().profile[i].height > greatest || pipe().profile[i].height < -greatest) {
                error(key, "profile: no pipe lies at a height of " + in("m", pipe().profile[i].height));
            }
            if (i > 0 && at <= pipe().profile[i - 1].at) {
                error(key, "profile: " + in("km", at) + " stands behind " + in("km", pipe().profile[i - 1].at) +
                               "; distances must rise");
            }
        }
    }

    [[nodiscard]] Distance length() const { return figures_.value(link_.length); }

    Figures const& figures_;
    Network const& network_;
    Link const& link_;
    std::string path_;
    std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> pipe_faults(Network const& network, Link const& link) {
    return PipeExamination{network, link}.run();
}

}  // namespace corridor
