#include "network/oil_faults.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace corridor {
namespace {

bool is_oil(Dimension counted) {
    return counted == dimensions::mass || counted == dimensions::volume;
}

// An amount of oil, or a flow of it as what passes in an hour.
struct Amount {
    double value = 0;
    Dimension dimension;
};

class OilExamination {
public:
    explicit OilExamination(Network const& network) : network_{network} {}

    std::vector<Fault> run() {
        for (Cargo const& cargo : network_.cargoes) {
            examine(cargo);
        }
        for (Node const& node : network_.nodes) {
            examine(node);
        }
        for (Link const& link : network_.links) {
            examine(link);
        }
        return std::move(faults_);
    }

private:
    void error(std::string path, std::string message) {
        faults_.push_back({Severity::error, std::move(path), std::move(message)});
    }

    void examine(Cargo const& cargo) {
        std::string const path = "cargoes." + cargo.id;
        CargoUnit const unit = network_.unit_of(cargo);
        if (cargo.is_liquid() && !unit.mass) {
            error(path, "density: of a cargo that is counted in " + cargo.unit + " the 'mass' is wanted too");
        }
        if (cargo.is_liquid() && cargo.mass && unit.one.dimension == dimensions::volume) {
            error(path + ".mass", "mass: of a cargo that is counted in " + cargo.unit + " it follows from the density");
        }
    }

    void examine(Node const& node) {
        std::string const path = "nodes." + node.id;
        if (node.stock && !node.storage) {
            error(path + ".stock", "stock: the node states no 'storage', of which this would be a share");
        }
        if (node.blend && !network_.cargoes[node.blend].is_liquid()) {
            error(path + ".blend", "blend: " + no_liquid(node.blend));
        }
        for (GradePrice const& sold : node.prices) {
            std::string const at = path + ".prices." + network_.cargoes[sold.grade].id;
            if (!network_.cargoes[sold.grade].is_liquid()) {
                error(at, "prices: " + no_liquid(sold.grade));
            } else {
                examine_price(at, "prices", sold.price);
            }
        }
        examine_bank(node, path + ".quality-bank");
    }

    [[nodiscard]] std::string no_liquid(CargoId cargo) const {
        return "'" + network_.cargoes[cargo].id + "' is no liquid, for it states no 'density'";
    }

    void examine_price(std::string const& path, std::string const& key, Figure<Price> price) {
        if (price && !is_oil(dimensions::money / network_.figures[price.id()].dimension)) {
            error(path, key + ": a price by mass or volume is wanted, such as '70 USD/bbl'");
        }
    }

    void examine_bank(Node const& node, std::string const& path) {
        QualityBank const& bank = node.quality_bank;
        if (!bank.gravity && !bank.sulphur) {
            return;
        }
        examine_price(path + ".gravity", "gravity", bank.gravity);
        examine_price(path + ".sulphur", "sulphur", bank.sulphur);
        if (!node.blend) {
            error(path, "quality-bank: the node states no 'blend', with which oil would be compared");
        } else if (bank.sulphur && !network_.cargoes[node.blend].sulphur) {
            error(path + ".sulphur", "sulphur: the blend '" + network_.cargoes[node.blend].id +
                                         "' states none, with which oil would be compared");
        }
    }

    void examine(Link const& link) {
        Pipe const& pipe = link.pipe;
        std::string const path = "links." + link.id + ".pipe.";
        auto const fill = amount(path, "line-fill", pipe.line_fill);
        auto const flow = amount(path, "flow", pipe.flow);
        auto const turndown = amount(path, "turndown", pipe.turndown);
        auto const batch = amount(path, "batch", pipe.batch);
        auto const interface = amount(path, "interface", pipe.interface);
        if (fill && flow && fill->dimension != flow->dimension && liquids(link).empty()) {
            error(path + "line-fill", "line-fill: it converts to what flows by a density, which no cargo that '" +
                                          network_.modes[link.mode].id + "' carries states");
        }
        if (exceeds(link, turndown, flow)) {
            error(path + "turndown", "turndown: this is more than the usual flow");
        }
        for (Running const* const running : {&link.running, &link.forward, &link.backward}) {
            examine_capacity(link, *running, turndown, flow);
        }
        if (interface && !pipe.batch) {
            error(path + "interface", "interface: the pipe states no 'batch', between which this would be lost");
        } else if (exceeds(link, interface, batch)) {
            error(path + "interface", "interface: this is more than a batch");
        }
    }

    void examine_capacity(Link const& link, Running const& running, std::optional<Amount> const& turndown,
                          std::optional<Amount> const& flow) {
        if (!running.capacity) {
            return;
        }
        Throughput const stated = network_.figures.value(running.capacity);
        Amount const capacity{stated.value, stated.dimension * dimensions::time};
        std::string const path = "links." + link.id + ".pipe.";
        if (exceeds(link, turndown, capacity)) {
            error(path + "turndown", "turndown: this is more than the link's capacity");
        }
        if (exceeds(link, flow, capacity)) {
            error(path + "flow", "flow: this is more than the link's capacity");
        }
    }

    // An amount that the pipe states; nothing if it states none, or none of oil.
    template <class Q>
    [[nodiscard]] std::optional<Amount> amount(std::string const& path, std::string const& key, Figure<Q> figure) {
        if (!figure) {
            return std::nullopt;
        }
        constexpr bool is_flow = std::is_same_v<Q, Throughput>;
        FigureRow const& row = network_.figures[figure.id()];
        Amount const stated{row.value, is_flow ? row.dimension * dimensions::time : row.dimension};
        if (!is_oil(stated.dimension)) {
            error(path + key, key + ": a mass or a volume in a time is wanted, such as '566 kbbl/day'");
            return std::nullopt;
        }
        if (stated.value == 0 && key != "turndown" && key != "interface") {
            error(path + key, key + " must be greater than zero");
            return std::nullopt;
        }
        return stated;
    }

    // Whether the one is certainly more than the other: whichever liquid stands in the pipe.
    [[nodiscard]] bool exceeds(Link const& link, std::optional<Amount> const& one,
                               std::optional<Amount> const& other) const {
        if (!one || !other || !is_oil(other->dimension)) {
            return false;
        }
        constexpr double rounding = 1 + 1e-9;
        if (one->dimension == other->dimension) {
            return one->value > other->value * rounding;
        }
        auto const grades = liquids(link);
        return !grades.empty() && std::all_of(grades.begin(), grades.end(), [&](CargoId grade) {
            CargoUnit const unit = network_.unit_of(network_.cargoes[grade]);
            auto const of_one = unit.in(one->dimension);
            auto const of_other = unit.in(other->dimension);
            return of_one && of_other && one->value / *of_one > other->value / *of_other * rounding;
        });
    }

    // What may stand in a pipe: its grade, else whatever its mode carries.
    [[nodiscard]] std::vector<CargoId> liquids(Link const& link) const {
        std::vector<CargoId> found;
        for (std::size_t i = 0; i < network_.cargoes.size(); ++i) {
            auto const& modes = network_.cargoes[CargoId{i}].modes;
            bool const is_carried =
                link.pipe.grade ? link.pipe.grade == CargoId{i}
                                : modes.empty() || std::find(modes.begin(), modes.end(), link.mode) != modes.end();
            if (is_carried && network_.cargoes[CargoId{i}].is_liquid()) {
                found.emplace_back(i);
            }
        }
        return found;
    }

    Network const& network_;
    std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> oil_faults(Network const& network) {
    return OilExamination{network}.run();
}

}  // namespace corridor
