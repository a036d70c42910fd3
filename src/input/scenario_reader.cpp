#include "input/scenario_reader.h"

#include <algorithm>
#include <array>
#include <set>

#include "input/selector_reader.h"

namespace corridor {
namespace {

// A scenario that extends itself would never end.
constexpr std::size_t longest_chain = 20;

// Of any quantity of a scenario, in base units: what comes of it stays far from the ends of a double.
constexpr double greatest = 1e15;

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
        if (auto money = root.record("money")) {
            static_cast<void>(money->text("currency"));
            static_cast<void>(money->integer("year"));
            money->finish();
            scenario_.basis = root.file_basis();
            has_basis_ = true;
        }
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
            read_shipper(*shipper);
            shipper->finish();
        }
        if (Yaml const* const changes = root.take("changes")) {
            read_changes(root, *changes);
        }
        if (auto simulation = root.record("simulation")) {
            read_simulation(*simulation);
            simulation->finish();
        }
        root.finish();
    }

    // The document's own money; without it, what was said so far; at first, the network's.
    PriceBasis basis_of(Document const& document) {
        PriceBasis basis = has_basis_ ? scenario_.basis : reading_.stated;
        if (Yaml const* const money = document.root.find("money"); money != nullptr && money->is_map()) {
            Record record{reading_, document, *money, "money", {}};
            if (std::string const currency = record.text("currency"); !currency.empty()) {
                basis.currency = currency;
            }
            basis.year = record.integer("year").value_or(basis.year);
            if (!reading_.money.factor(reading_.basis, basis)) {
                record.error("the network has no exchange rate or deflator for " + basis.currency + " of " +
                             std::to_string(basis.year));
            }
        }
        return basis;
    }

    // A quantity of a scenario; it may carry a range and a source or an assumption like a figure.
    template <class Q>
    std::optional<FigureRow> row(Record& record, std::string_view key) {
        Expected expected = expected_for<Q>();
        expected.may_vary = false;
        return row(record, key, expected);
    }

    std::optional<FigureRow> row(Record& record, std::string_view key, Expected const& expected) {
        Yaml const* const value = record.take(key);
        auto found = value == nullptr ? std::nullopt : record.read_figure(*value, key, expected, {});
        if (found && (found->value < 0 || found->value > greatest)) {
            record.error(*value, record.path() + "." + std::string{key} +
                                     (found->value < 0 ? " must not be negative" : " is too large"));
            return std::nullopt;
        }
        if (found && found->range && (found->value < found->range->low || found->value > found->range->high)) {
            record.error(*value, std::string{key} + ": the value lies outside its own range");
        }
        if (found) {
            keep(*found, record.path() + "." + std::string{key});
        }
        return found;
    }

    // What is said again replaces what was said before.
    void keep(FigureRow figure, std::string const& path) {
        figure.path = path;
        auto const known = std::find_if(scenario_.figures.begin(), scenario_.figures.end(),
                                        [&](FigureRow const& row) { return row.path == path; });
        if (known == scenario_.figures.end()) {
            scenario_.figures.push_back(std::move(figure));
        } else {
            *known = std::move(figure);
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
        if (auto const volume = row<Throughput>(record, "volume")) {
            demand.volume = Throughput{volume->value, volume->dimension};
        }
        if (auto const value = row<Price>(record, "value")) {
            demand.value = Price{value->value, value->dimension};
        }
        if (auto const consignment = row<Room>(record, "consignment")) {
            demand.consignment = Room{consignment->value, consignment->dimension};
        }
        if (auto const promised = row<Duration>(record, "promised")) {
            demand.promised = Duration{promised->value};
        }
        if (std::string const arrivals = record.text("arrivals"); !arrivals.empty()) {
            demand.arrivals = arrivals;
            if (arrivals != "regular" && arrivals != "poisson") {
                record.error("arrivals: '" + arrivals + "' is not one of regular, poisson");
            }
        }
        return demand;
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
        static_cast<void>(record.text("note"));
        scenario_.corridors.push_back(std::move(corridor));
    }

    void read_shipper(Record& record) {
        Shipper& shipper = scenario_.shipper;
        Expected const price_of_time{[](Dimension dimension) { return Price::accepts(dimension * dimensions::time); },
                                     "a price per unit of cargo and time is wanted, such as '55 USD/FEU/day'"};
        if (auto const value = row(record, "value-of-time", price_of_time)) {
            shipper.value_of_time_per_day = Price{value->value * 24, value->dimension * dimensions::time};
        }
        auto const share = [&](char const* key, double& number) {
            if (auto const value = row<Share>(record, key)) {
                number = value->value;
            }
        };
        share("reliability-ratio", shipper.reliability_ratio);
        share("capital-rate", shipper.capital_rate);
        if (shipper.capital_rate > 1) {
            record.error("capital-rate: more than the goods' value a year; a share is wanted, such as '8 %'");
        }
        if (auto const price = row<Quantity<dimensions::money / dimensions::mass>>(record, "carbon-price")) {
            shipper.carbon_price = Money{price->value};
        }
        if (auto premiums = record.record("risk-premium")) {
            std::vector<std::string> countries;
            for (auto const& [country, value] : premiums->node().entries) {
                countries.push_back(country.text);
            }
            for (std::string const& country : countries) {
                if (auto const price = row<Price>(*premiums, country)) {
                    shipper.risk_premium[country] = Price{price->value, price->dimension};
                }
            }
        }
    }

    void read_changes(Record& owner, Yaml const& list) {
        if (!list.is_list()) {
            owner.error(list, "changes: a list is wanted ('- set: ...')");
        }
        for (Yaml const& item : list.items) {
            std::string const place = "changes." + std::to_string(next_change_++);
            Record record{reading_, owner.document(), item, place, owner.file_basis()};
            if (!item.is_map() || item.entries.empty()) {
                record.error("a change is one of set, scale, close, add, include");
                continue;
            }
            if (auto set = record.record("set")) {
                read_set(*set, place);
            }
            if (auto scale = record.record("scale")) {
                read_scale(*scale, place);
            }
            if (Yaml const* const close = record.take("close")) {
                read_close(record, *close, place);
            }
            if (Yaml const* const add = record.take("add")) {
                if (!add->is_map() || add->entries.empty()) {
                    record.error(*add, "add: sections of a network file are wanted, such as {links: {...}}");
                }
                auto document = std::make_unique<Document>();
                document->name = owner.document().name;
                document->text = owner.document().text;
                document->root = *add;
                files_.additions.push_back(std::move(document));
            }
            if (Yaml const* const include = record.take("include")) {
                include_changes(record, *include);
            }
            record.finish();
        }
    }

    void include_changes(Record& record, Yaml const& include) {
        auto const path = std::filesystem::path{record.document().name}.parent_path() / include.text;
        if (!is_file(path)) {
            record.error(include, "include: there is no file '" + include.text + "'");
            return;
        }
        if (++nested_includes_ > longest_chain) {
            record.error(include, "include: change files include each other");
            return;
        }
        std::string text = read_file(path);
        files_.files.names.push_back({path.lexically_normal().generic_string(), content_hash(text)});
        files_.files.documents.push_back(
            parse_document(path.lexically_normal().generic_string(), std::move(text), reading_.diagnostics));
        Document const& document = *files_.files.documents.back();
        Record root{reading_, document, document.root, "", basis_of(document)};
        static_cast<void>(root.text("name"));
        static_cast<void>(root.take("money"));
        if (Yaml const* const list = root.require("changes", "a list of changes")) {
            read_changes(root, *list);
        }
        root.finish();
        --nested_includes_;
    }

    void read_set(Record& record, std::string const& place) {
        auto const where = selector_of(record);
        demand_figures(record, where.has_value());
        for (auto const& [key, value] : record.node().entries) {
            if (key.text == "where") {
                continue;
            }
            static_cast<void>(record.take(key.text));
            auto row =
                record.read_figure(value, key.text, {[](Dimension) { return true; }, "a quantity is wanted", true}, {});
            if (row) {
                SetFigure set{
                    .path = where ? "" : key.text, .where = where, .key = where ? key.text : "", .value = *row};
                scenario_.changes.push_back({std::move(set), place});
            }
        }
    }

    void read_scale(Record& record, std::string const& place) {
        auto const where = selector_of(record);
        demand_figures(record, where.has_value());
        std::vector<std::string> keys;
        for (auto const& [key, value] : record.node().entries) {
            if (key.text != "where") {
                keys.push_back(key.text);
            }
        }
        for (std::string const& key : keys) {
            if (auto const factor = record.number(key)) {
                ScaleFigure scale{.path = where ? "" : key, .where = where, .key = where ? key : "", .factor = *factor};
                scenario_.changes.push_back({std::move(scale), place});
            }
        }
    }

    static void demand_figures(Record const& record, bool has_where) {
        if (record.node().entries.size() <= (has_where ? 1U : 0U)) {
            record.error("this changes nothing: no figure is named");
        }
    }

    std::optional<Selector> selector_of(Record& record) {
        Yaml const* const where = record.take("where");
        return where == nullptr ? std::nullopt : std::optional{read_selector(record, *where)};
    }

    void read_close(Record& record, Yaml const& value, std::string const& place) {
        Closure closure;
        if (value.is_scalar()) {
            closure.what.node = value.text;
        } else {
            Record inner{reading_, record.document(), value, place + ".close", record.file_basis()};
            if (Yaml const* const from = inner.take("from")) {
                closure.from = read_date(inner, *from);
            }
            if (Yaml const* const until = inner.take("until")) {
                closure.until = read_date(inner, *until);
            }
            closure.what = {inner.text("node"), inner.text("link"), inner.text("service"), inner.text("country"),
                            inner.text("mode")};
            inner.finish();
            if (closure.what.is_empty()) {
                inner.error("close needs one of node, link, service, country, mode");
            }
        }
        scenario_.changes.push_back({std::move(closure), place});
    }

    void read_simulation(Record& record) {
        SimulationPlan& plan = scenario_.simulation;
        if (Yaml const* const start = record.take("start")) {
            plan.start = read_date(record, *start);
        }
        if (auto const horizon = row<Duration>(record, "horizon")) {
            plan.horizon = Duration{horizon->value};
        }
        Yaml const* const warm_up = record.take("warm-up");
        if (warm_up != nullptr && warm_up->text != "auto") {
            if (auto const length = row<Duration>(record, "warm-up")) {
                plan.warm_up = Duration{length->value};
            }
        }
        plan.replications = count(record, "replications", 1, plan.replications);
        plan.seed = static_cast<std::uint64_t>(count(record, "seed", 0, 42));
    }

    // PATH=VALUE becomes a small document of its own, so that complaints have a place.
    void apply_override(std::string const& text) {
        auto const equals = text.find('=');
        std::string const path = text.substr(0, equals);
        std::string const value = equals == std::string::npos ? "" : text.substr(equals + 1);
        std::array<std::string, 3> const of_scenario{"shipper.", "departure", "demand."};
        auto document = std::make_unique<Document>();
        document->name = "--set";
        if (path.starts_with(of_scenario[0])) {
            std::string const key = path.substr(of_scenario[0].size());
            auto const dot = key.find('.');
            document = parse_document("--set",
                                      dot == std::string::npos ? "shipper: {" + key + ": " + value + "}"
                                                               : "shipper: {" + key.substr(0, dot) + ": {" +
                                                                     key.substr(dot + 1) + ": " + value + "}}",
                                      reading_.diagnostics);
        } else if (path == of_scenario[1]) {
            document = parse_document("--set", "departure: " + value, reading_.diagnostics);
        } else {
            document = parse_document("--set", "changes: [set: {" + path + ": " + value + "}]", reading_.diagnostics);
        }
        read(*document);
        files_.files.documents.push_back(std::move(document));
    }

    ScenarioFiles& files_;
    Reading& reading_;
    Scenario scenario_;
    bool has_basis_ = false;  // its own, not the network's
    std::size_t next_change_ = 0;
    std::size_t nested_includes_ = 0;
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
