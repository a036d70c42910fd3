#include "input/scenario_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <unordered_map>

#include "input/change_reader.h"
#include "input/line_reader.h"
#include "input/names.h"
#include "input/nomination_reader.h"
#include "input/scenario_figures.h"
#include "input/selector_reader.h"
#include "input/shipper_reader.h"

namespace corridor {
namespace {

// A scenario that extends itself would never end.
constexpr std::size_t longest_chain = 20;

class Reader {
public:
    Reader(ScenarioFiles& files, Reading& reading) : files_{files}, reading_{reading} {}

    Scenario read(std::vector<std::string> const& overrides) {
        scenario_.basis = reading_.stated;
        for (Document const* document : files_.chain) {
            read(*document);
        }
        for (std::string const& text : overrides) {
            apply_override(text);
        }
        return std::move(scenario_);
    }

private:
    void read(Document const& document) {
        Record root{reading_, document, document.root, "", basis_of(document)};
        if (std::string name = root.text("name"); !name.empty()) {
            scenario_.name = std::move(name);
        }
        scenario_.network = files_.network.generic_string();
        for (char const* const known : {"network", "extends", "include", "note"}) {
            static_cast<void>(root.take(known));
        }
        static_cast<void>(root.take("money"));
        scenario_.basis = root.file_basis();
        if (Yaml const* const departure = root.take("departure")) {
            scenario_.departure = read_date(root, *departure);
        }
        if (Yaml const* const demand = root.take("demand")) {
            scenario_.demands.clear();
            for (std::size_t i = 0; i < demand->items.size(); ++i) {
                Record record{reading_, document, demand->items[i], "demand." + std::to_string(i), root.file_basis()};
                scenario_.demands.push_back(read_demand(record));
                record.finish();
            }
            if (!demand->is_list()) {
                root.error(*demand, "demand: a list is wanted ('- {from: ..., to: ...}')");
            }
        }
        if (root.node().find("corridors") != nullptr) {
            scenario_.corridors.clear();
        }
        root.each("corridors", [&](Record& record, std::string const& id) { read_corridor(record, id); });
        if (auto shipper = root.record("shipper")) {
            ShipperReader{figures_, scenario_.shipper, is_one_off_}.read(*shipper);
            shipper->finish();
        }
        if (Yaml const* const changes = root.take("changes")) {
            changes_.read(root, *changes);
        }
        if (Yaml const* const steps = root.take("steps")) {
            read_steps(root, *steps);
        }
        if (auto simulation = root.record("simulation")) {
            read_simulation(*simulation);
            simulation->finish();
        }
        root.finish();
    }

    // The document's own money; without it, what was said so far; at first, the network's.
    PriceBasis basis_of(Document const& document) {
        PriceBasis basis = stated_basis(reading_, document, scenario_.basis);
        if (!reading_.money.factor(reading_.basis, basis)) {
            Yaml const* const money = document.root.find("money");
            reading_.diagnostics.push_back(complaint(document, money == nullptr ? document.root : *money,
                                                     Severity::error, "money",
                                                     "the network has no exchange rate or deflator for " +
                                                         basis.currency + " of " + std::to_string(basis.year)));
        }
        return basis;
    }

    // What is planned replaces what a scenario that this one extends has planned.
    void read_steps(Record& root, Yaml const& steps) {
        if (!steps.is_list()) {
            root.error(steps, "steps: a list is wanted ('- {name: ..., changes: [...]}')");
        }
        scenario_.steps.clear();
        for (std::size_t i = 0; i < steps.items.size(); ++i) {
            std::string const place = "steps." + std::to_string(i);
            Record record{reading_, root.document(), steps.items[i], place, root.file_basis()};
            PlannedStep step;
            step.name = record.required_text("name");
            static_cast<void>(record.text("note"));
            if (Yaml const* const changes = record.require("changes", "a list of changes")) {
                ChangeReader{files_, reading_, step.changes, place + ".changes"}.read(record, *changes);
            }
            record.finish();
            scenario_.steps.push_back(std::move(step));
        }
    }

    // A whole number of at least so much.
    static int count(Record& record, char const* key, int least, int otherwise) {
        auto const number = record.integer(key);
        if (number && *number < least) {
            record.error(std::string{key} + ": a whole number of " + std::to_string(least) + " or more is wanted");
        }
        return std::max(least, number.value_or(otherwise));
    }

    Demand read_demand(Record& record) {
        Demand demand;
        demand.from = record.required_text("from");
        demand.to = record.required_text("to");
        demand.cargo = record.required_text("cargo");
        read_terms(record, demand);
        return demand;
    }

    // What a demand may state beyond what it is.
    void read_terms(Record& record, Demand& demand) {
        if (auto const volume = figures_.row<Throughput>(record, "volume")) {
            demand.volume = Throughput{volume->value, volume->dimension};
        }
        if (auto const value = figures_.row<Price>(record, "value")) {
            demand.value = Price{value->value, value->dimension};
        }
        if (auto const consignment = figures_.row<Room>(record, "consignment")) {
            demand.consignment = Room{consignment->value, consignment->dimension};
        }
        if (auto const promised = figures_.row<Duration>(record, "promised")) {
            demand.promised = Duration{promised->value};
        }
        if (auto const unserved = figures_.row<Price>(record, "unserved")) {
            demand.unserved = Price{unserved->value, unserved->dimension};
        }
        if (auto const elasticity = figures_.row<Share>(record, "elasticity")) {
            demand.elasticity = elasticity->value;
        }
        if (record.node().find("corridors") != nullptr) {
            demand.corridors = record.texts("corridors");
        }
        if (record.node().find("shipper") != nullptr) {
            demand.shipper = record.text("shipper");
        }
        read_arrivals(record, demand.arrivals);
        if (auto nominations = record.record("nominations")) {
            NominationReader{figures_}.read(*nominations, demand.nominations);
            demand.split.clear();
        }
        if (auto split = record.record("split")) {
            demand.split.clear();
            demand.nominations.clear();
            read_split(*split, demand);
            if (record.node().find("nominations") != nullptr) {
                split->error("a demand states 'split' or 'nominations', not both");
            }
        }
    }

    void read_arrivals(Record& record, Arrivals& arrivals) {
        Yaml const* const law = record.node().find("arrivals");
        if (law != nullptr && law->is_map()) {
            auto days = record.record("arrivals");
            arrivals.law = Arrivals::Law::timetable;
            if (auto timetable = read_timetable(*days)) {
                arrivals.timetable = std::move(*timetable);
            } else {
                days->error("arrivals: 'days' are wanted, such as {days: [mon, thu], at: \"18:00\"}");
            }
            days->finish();
            return;
        }
        std::string const word = record.text("arrivals");
        if (word == "poisson") {
            arrivals.law = Arrivals::Law::poisson;
        } else if (!word.empty() && word != "regular") {
            record.error("arrivals: '" + word + "' is not one of regular, poisson");
        }
    }

    void read_split(Record& split, Demand& demand) {
        double whole = 0;
        std::vector<std::string> corridors;
        for (auto const& [corridor, value] : split.node().entries) {
            corridors.push_back(corridor.text);
        }
        for (std::string const& corridor : corridors) {
            if (auto const share = figures_.row<Share>(split, corridor)) {
                demand.split[corridor] = share->value;
                whole += share->value;
            }
        }
        if (std::abs(whole - 1) > 1e-9) {
            split.error("split: the shares come to " + shortest(whole * 100) + " %, not to 100 %");
        }
        split.finish();
    }

    std::vector<Selector> selectors(Record& record, char const* key) {
        std::vector<Selector> found;
        if (Yaml const* const list = record.take(key)) {
            if (!list->is_list()) {
                record.error(*list, std::string{key} + ": a list is wanted, such as [aktau, alat]");
            }
            for (Yaml const& item : list->items) {
                found.push_back(read_selector(record, item));
            }
        }
        return found;
    }

    void read_corridor(Record& record, std::string const& id) {
        Corridor corridor;
        corridor.name = id;
        corridor.title = record.text("title");
        corridor.through = selectors(record, "through");
        corridor.avoid = selectors(record, "avoid");
        corridor.to = record.text("to");
        static_cast<void>(record.text("note"));
        scenario_.corridors.push_back(std::move(corridor));
    }

    void read_simulation(Record& record) {
        SimulationPlan& plan = scenario_.simulation;
        if (Yaml const* const start = record.take("start")) {
            plan.start = read_date(record, *start);
        }
        if (auto const horizon = figures_.row<Duration>(record, "horizon")) {
            plan.horizon = Duration{horizon->value};
        }
        Yaml const* const warm_up = record.take("warm-up");
        if (warm_up != nullptr && warm_up->text != "auto") {
            if (auto const length = figures_.row<Duration>(record, "warm-up")) {
                plan.warm_up = Duration{length->value};
            }
        }
        plan.replications = count(record, "replications", 1, plan.replications);
        plan.seed = static_cast<std::uint64_t>(count(record, "seed", 0, 42));
        if (Yaml const* const choice_of_route = record.take("choice")) {
            constexpr std::array choices{RouteChoice::split, RouteChoice::cheapest, RouteChoice::queue};
            plan.choice = choice(record, *choice_of_route, choices).value_or(RouteChoice::split);
        }
        if (auto const delay = figures_.row<Duration>(record, "information-delay")) {
            plan.information_delay = Duration{delay->value};
            if (delay->value <= 0) {
                record.error("information-delay: a duration greater than zero is wanted");
            }
        }
    }

    // PATH=VALUE becomes a small document of its own, so that complaints have a place.
    void apply_override(std::string const& text) {
        auto const equals = text.find('=');
        std::string const path = text.substr(0, equals);
        std::string const value = equals == std::string::npos ? "" : text.substr(equals + 1);
        std::string const section = path.substr(0, path.find('.'));
        bool const is_own = section == "shipper" || section == "simulation" || path == "departure";
        std::string const written =
            is_own || section == "demand" ? nested(path, value) : "changes: [set: {" + path + ": " + value + "}]";
        auto document = parse_document("--set", written, reading_.diagnostics);
        if (section == "demand") {
            override_demand(*document);
        } else {
            is_one_off_ = true;
            read(*document);
            is_one_off_ = false;
        }
        files_.files.documents.push_back(std::move(document));
    }

    // "a.b.c" with a value as "a: {b: {c: value}}".
    static std::string nested(std::string const& path, std::string const& value) {
        auto const dot = path.find('.');
        return dot == std::string::npos ? path + ": " + value
                                        : path.substr(0, dot) + ": {" + nested(path.substr(dot + 1), value) + "}";
    }

    // "demand.0.volume".
    void override_demand(Document const& document) {
        Record root{reading_, document, document.root, "", scenario_.basis};
        auto demands = root.record("demand");
        if (!demands) {
            return;
        }
        for (std::size_t i = 0; i < scenario_.demands.size(); ++i) {
            if (auto demand = demands->record(std::to_string(i))) {
                read_terms(*demand, scenario_.demands[i]);
                demand->finish();
            }
        }
        demands->finish();
    }

    ScenarioFiles& files_;
    Reading& reading_;
    Scenario scenario_;
    bool is_one_off_ = false;  // what is being read, by --set
    ScenarioFigures figures_{scenario_.figures};
    ChangeReader changes_{files_, reading_, scenario_.changes};
};

}  // namespace

ScenarioFiles open_scenario(std::filesystem::path const& file, std::vector<Diagnostic>& diagnostics) {
    ScenarioFiles scenario;
    std::filesystem::path next = file;
    std::vector<Document const*> chain;
    do {
        std::string text = read_file(next);
        scenario.files.names.push_back({next.generic_string(), content_hash(text)});
        scenario.files.documents.push_back(parse_document(next.generic_string(), std::move(text), diagnostics));
        Document const& document = *scenario.files.documents.back();
        chain.push_back(&document);
        auto const folder = next.parent_path();
        next.clear();
        if (Yaml const* const network = document.root.find("network"); network != nullptr && scenario.network.empty()) {
            scenario.network = (folder / network->text).lexically_normal();
            if (!is_file(scenario.network)) {
                diagnostics.push_back(complaint(document, *network, Severity::error, "network",
                                                "network: there is no file '" + network->text + "'"));
                scenario.network.clear();
            }
        }
        if (Yaml const* const base = document.root.find("extends")) {
            next = (folder / base->text).lexically_normal();
            if (!is_file(next) || chain.size() > longest_chain) {
                diagnostics.push_back(complaint(document, *base, Severity::error, "extends",
                                                chain.size() > longest_chain
                                                    ? "extends: these scenarios extend each other"
                                                    : "extends: there is no file '" + base->text + "'"));
                next.clear();
            }
        }
    } while (!next.empty());
    if (scenario.network.empty() && diagnostics.empty()) {
        diagnostics.push_back(complaint(*chain.front(), chain.front()->root, Severity::error, "",
                                        "'network' is missing; the file of a network is wanted"));
    }
    scenario.chain.assign(chain.rbegin(), chain.rend());
    return scenario;
}

Scenario read_scenario_from(ScenarioFiles& files, Reading& reading, std::vector<std::string> const& overrides) {
    return Reader{files, reading}.read(overrides);
}

}  // namespace corridor
