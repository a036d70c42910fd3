#include "input/record.h"

#include <algorithm>
#include <charconv>

#include "corridor/network/nearest.h"
#include "input/delay_reader.h"
#include "input/variation.h"

namespace corridor {
namespace {

std::string flow_text(Yaml const& value) {
    if (value.is_scalar()) {
        return value.text;
    }
    std::string text = value.is_list() ? "[" : "{";
    bool first = true;
    for (Yaml const& item : value.items) {
        text += (first ? "" : ", ") + flow_text(item);
        first = false;
    }
    for (auto const& [key, item] : value.entries) {
        if (key.text == "source" || key.text == "assumption" || key.text == "note" || key.text == "range") {
            continue;
        }
        text += (first ? "" : ", ") + key.text + ": " + flow_text(item);
        first = false;
    }
    return text + (value.is_list() ? "]" : "}");
}

}  // namespace

Record::Record(Reading& reading, Document const& document, Yaml const& node, std::string path, PriceBasis file_basis)
    : reading_{reading}, document_{document}, node_{node}, path_{std::move(path)}, file_basis_{std::move(file_basis)} {
    reading_.places[path_] = {&document_, &node_};
    if (!node.is_map()) {
        error("a mapping is wanted here ('key: value')");
    }
}

void Record::error(Yaml const& at, std::string const& message) const {
    reading_.diagnostics.push_back(complaint(document_, at, Severity::error, path_, message));
}

Yaml const* Record::take(std::string_view key) {
    known_.emplace_back(key);
    Yaml const* const value = node_.find(key);
    return value == nullptr || value->is_null() ? nullptr : value;
}

Yaml const* Record::require(std::string_view key, std::string_view wanted) {
    Yaml const* const value = take(key);
    if (value == nullptr) {
        error("'" + std::string{key} + "' is missing; " + std::string{wanted} + " is wanted");
    }
    return value;
}

std::string Record::text(std::string_view key) {
    Yaml const* const value = take(key);
    if (value != nullptr && !value->is_scalar()) {
        error(*value, std::string{key} + ": a text is wanted");
        return "";
    }
    return value == nullptr ? "" : value->text;
}

std::string Record::required_text(std::string_view key) {
    Yaml const* const value = require(key, "a text");
    if (value != nullptr && !value->is_scalar()) {
        error(*value, std::string{key} + ": a text is wanted");
        return "";
    }
    return value == nullptr ? "" : value->text;
}

std::vector<std::string> Record::texts(std::string_view key) {
    Yaml const* const value = take(key);
    std::vector<std::string> found;
    if (value == nullptr) {
        return found;
    }
    if (value->is_scalar()) {
        return {value->text};
    }
    if (!value->is_list()) {
        error(*value, std::string{key} + ": a list is wanted");
        return found;
    }
    for (Yaml const& item : value->items) {
        if (item.is_scalar()) {
            found.push_back(item.text);
        } else {
            error(item, std::string{key} + ": a text is wanted");
        }
    }
    return found;
}

std::optional<double> Record::number(std::string_view key) {
    Yaml const* const value = take(key);
    return value == nullptr ? std::nullopt : plain_number(*value, key);
}

std::optional<double> Record::plain_number(Yaml const& value, std::string_view key) const {
    auto const read = measure(value, key);
    if (read && read->dimension != Dimension{}) {
        error(value, std::string{key} + ": a plain number is wanted");
        return std::nullopt;
    }
    return read ? std::optional{read->value} : std::nullopt;
}

std::optional<int> Record::integer(std::string_view key) {
    Yaml const* const value = take(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    int number = 0;
    auto const [end, failed] = std::from_chars(value->text.data(), value->text.data() + value->text.size(), number);
    if (!value->is_scalar() || failed != std::errc{} || end != value->text.data() + value->text.size()) {
        error(*value, std::string{key} + ": a whole number is wanted");
        return std::nullopt;
    }
    return number;
}

std::optional<bool> Record::boolean(std::string_view key) {
    Yaml const* const value = take(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is_scalar() || value->quoted || (value->text != "true" && value->text != "false")) {
        error(*value, std::string{key} + ": 'true' or 'false' is wanted");
        return std::nullopt;
    }
    return value->text == "true";
}

std::optional<Record> Record::record(std::string_view key) {
    Yaml const* const value = take(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    Record inner{reading_, document_, *value, path_.empty() ? std::string{key} : path_ + "." + std::string{key},
                 file_basis_};
    return value->is_map() ? std::optional{std::move(inner)} : std::nullopt;
}

void Record::each(std::string_view key, std::function<void(Record&, std::string const&)> const& read) {
    auto section = record(key);
    if (!section) {
        return;
    }
    for (auto const& [id, value] : section->node_.entries) {
        Record entry{reading_, document_, value, section->path_ + "." + id.text, file_basis_};
        if (value.is_map()) {
            read(entry, id.text);
            entry.finish();
        }
    }
}

Backing Record::backing(Backing const& inherited) {
    Yaml const* const source = take("source");
    std::string const assumption = text("assumption");
    Backing own{{}, assumption};
    auto const cite = [&](Yaml const& item) {
        auto const found = reading_.sources.find(item.text);
        if (found != reading_.sources.end()) {
            own.sources.push_back(found->second);
            return;
        }
        std::vector<std::string> keys;
        for (auto const& [id, known] : reading_.sources) {
            keys.push_back(id);
        }
        auto const near = nearest(item.text, keys);
        error(item,
              "source: the bibliography has no '" + item.text + "'" + (near ? "; did you mean '" + *near + "'?" : ""));
    };
    if (source != nullptr && source->is_scalar()) {
        cite(*source);
    } else if (source != nullptr && source->is_list()) {
        for (Yaml const& item : source->items) {
            if (item.is_scalar()) {
                cite(item);
            } else if (Yaml const* const why = item.find("assumption"); why != nullptr) {
                own.assumption = why->text;
            } else {
                error(item, "source: a key of the bibliography is wanted");
            }
        }
    } else if (source != nullptr) {
        error(*source, "source: a key of the bibliography is wanted");
    }
    return own.sources.empty() && own.assumption.empty() ? inherited : own;
}

std::optional<Measure> Record::measure(Yaml const& value, std::string_view key) const {
    if (!value.is_scalar()) {
        error(value, std::string{key} + ": a quantity is wanted, such as '404 km'");
        return std::nullopt;
    }
    auto read = read_measure(value.text);
    if (auto const* const fault = std::get_if<MeasureFault>(&read)) {
        Yaml at = value;
        at.column += static_cast<int>(fault->offset) + (value.quoted ? 1 : 0);
        at.text = value.text.substr(std::min(fault->offset, value.text.size()), fault->length);
        error(at, std::string{key} + ": " + fault->message);
        return std::nullopt;
    }
    Measure quantity = std::get<Measure>(read);
    if (!quantity.currency.empty()) {
        PriceBasis const from{quantity.currency, quantity.price_year.value_or(file_basis_.year)};
        auto const factor = reading_.money.factor(from, reading_.basis);
        if (!factor) {
            error(value, std::string{key} + ": no exchange rate or deflator for " + from.currency + " of " +
                             std::to_string(from.year));
            return std::nullopt;
        }
        quantity.value *= *factor;
    }
    return quantity;
}

std::optional<Measure> Record::measure(Yaml const& value, std::string_view key, Expected const& expected) const {
    auto quantity = measure(value, key);
    if (quantity && !expected.accepts(quantity->dimension)) {
        error(value,
              std::string{key} + ": '" + value.text + "' is " + name_of(quantity->dimension) + "; " + expected.wanted);
        return std::nullopt;
    }
    return quantity;
}

std::optional<FigureRow> Record::read_figure(Yaml const& value, std::string_view key, Expected const& expected,
                                             Backing const& inherited) {
    FigureRow row;
    row.backing = inherited;
    row.written = flow_text(value);
    if (value.is_scalar() && expected.law != Expected::Law::always) {
        auto const quantity = measure(value, key, expected);
        return quantity ? std::optional{with_number(std::move(row), *quantity)} : std::nullopt;
    }
    if (!value.is_map()) {
        error(value, std::string{key} + ": " + expected.wanted);
        return std::nullopt;
    }
    Record inner{reading_, document_, value, path_ + "." + std::string{key}, file_basis_};
    row.backing = inner.backing(inherited);
    row.note = inner.text("note");
    std::size_t const complaints = reading_.diagnostics.size();
    if (Yaml const* const number = expected.law == Expected::Law::always ? nullptr : inner.take("value")) {
        if (auto const quantity = inner.measure(*number, key, expected)) {
            row = with_number(std::move(row), *quantity);
            row.written = number->text;
        }
    } else if (auto law = inner.read_law(std::move(row), key, expected)) {
        row = std::move(*law);
    } else {
        return std::nullopt;
    }
    row.range = row.delay ? std::nullopt : inner.range(expected, row.dimension);
    inner.finish();
    return reading_.diagnostics.size() == complaints ? std::optional{std::move(row)} : std::nullopt;
}

FigureRow Record::with_number(FigureRow row, Measure const& quantity) {
    row.value = quantity.value;
    row.dimension = quantity.dimension;
    row.variation = Distribution::constant(row.value);
    return row;
}

std::optional<FigureRow> Record::read_law(FigureRow row, std::string_view key, Expected const& expected) {
    if (is_volume_delay(node_) || expected.law == Expected::Law::always) {
        if (!is_volume_delay(node_) || expected.law == Expected::Law::never) {
            error(std::string{key} + ": " + expected.wanted);
            return std::nullopt;
        }
        row.delay = read_volume_delay(*this);
        return row.delay ? std::optional{std::move(row)} : std::nullopt;
    }
    auto const law = variation(key, expected);
    if (!law) {
        return std::nullopt;
    }
    row.variation = *law;
    row.value = law->mean();
    row.dimension = Duration::dimension;
    return row;
}

std::optional<Distribution> Record::variation(std::string_view key, Expected const& expected) {
    bool const varies = is_variation(node_);
    if (!varies || !expected.may_vary) {
        error(std::string{key} +
              (varies ? ": only durations may vary from consignment to consignment; " : ": 'value' is missing; ") +
              expected.wanted);
        return std::nullopt;
    }
    return read_variation(*this, key, expected);
}

std::optional<Range> Record::range(Expected const& expected, Dimension dimension) {
    Yaml const* const pair = take("range");
    if (pair == nullptr) {
        return std::nullopt;
    }
    if (!pair->is_list() || pair->items.size() != 2) {
        error(*pair, "range: two quantities are wanted, such as [50 USD/FEU, 110 USD/FEU]");
        return std::nullopt;
    }
    // A figure that may be per box or per tonne has its range per the same as its value.
    auto const end = [&](Yaml const& item) {
        auto quantity = measure(item, "range", expected);
        if (quantity && quantity->dimension != dimension) {
            error(item, "range: '" + item.text + "' is " + name_of(quantity->dimension) + ", the value is " +
                            name_of(dimension));
        }
        return quantity;
    };
    auto const low = end(pair->items[0]);
    auto const high = end(pair->items[1]);
    if (!low || !high) {
        return std::nullopt;
    }
    if (low->value > high->value) {
        error(*pair, "range: the low end stands first");
    }
    return Range{low->value, high->value};
}

void Record::finish() const {
    for (auto const& [key, value] : node_.entries) {
        if (std::find(known_.begin(), known_.end(), key.text) != known_.end()) {
            continue;
        }
        auto const near = nearest(key.text, known_);
        error(key, "unknown key '" + key.text + "'" + (near ? "; did you mean '" + *near + "'?" : ""));
    }
}

PriceBasis stated_basis(Reading& reading, Document const& document, PriceBasis otherwise) {
    Yaml const* const money = document.root.find("money");
    if (money == nullptr) {
        return otherwise;
    }
    Record record{reading, document, *money, "money", {}};
    if (std::string const currency = record.text("currency"); !currency.empty()) {
        otherwise.currency = currency;
    }
    otherwise.year = record.integer("year").value_or(otherwise.year);
    record.finish();
    return otherwise;
}

}  // namespace corridor
