#include "input/change_reader.h"

#include <utility>

#include "input/selector_reader.h"

namespace corridor {
namespace {

// Files of changes that include each other would never end.
constexpr std::size_t deepest_include = 20;

void demand_figures(Record const& record, bool has_where) {
    if (record.node().entries.size() <= (has_where ? 1U : 0U)) {
        record.error("this changes nothing: no figure is named");
    }
}

std::optional<Selector> selector_of(Record& record) {
    Yaml const* const where = record.take("where");
    return where == nullptr ? std::nullopt : std::optional{read_selector(record, *where)};
}

}  // namespace

void ChangeReader::read(Record& owner, Yaml const& list) {
    if (!list.is_list()) {
        owner.error(list, "changes: a list is wanted ('- set: ...')");
    }
    for (Yaml const& item : list.items) {
        std::string const place = place_ + "." + std::to_string(next_++);
        Record record{reading_, owner.document(), item, place, owner.file_basis()};
        if (!item.is_map() || item.entries.empty()) {
            record.error("a change is one of set, scale, close, outage, add, include");
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
        if (auto outage = record.record("outage")) {
            read_outage(*outage, place);
        }
        if (Yaml const* const add = record.take("add")) {
            if (place_ != "changes") {
                record.error(*add,
                             "add: what is planned may set, scale and close what the scenario knows, not add to it");
            } else if (!add->is_map() || add->entries.empty()) {
                record.error(*add, "add: sections of a network file are wanted, such as {links: {...}}");
            }
            Document const& whole = owner.document();
            files_.additions.push_back(
                std::make_unique<Document>(Document{whole.name, whole.text, whole.line_starts, whole.is_ascii, *add}));
        }
        if (Yaml const* const include = record.take("include")) {
            include_changes(record, *include);
        }
        record.finish();
    }
}

void ChangeReader::include_changes(Record& record, Yaml const& include) {
    auto const path = std::filesystem::path{record.document().name}.parent_path() / include.text;
    if (!is_file(path)) {
        record.error(include, "include: there is no file '" + include.text + "'");
        return;
    }
    if (++nested_ > deepest_include) {
        record.error(include, "include: change files include each other");
        return;
    }
    std::string text = read_file(path);
    files_.files.names.push_back({path.lexically_normal().generic_string(), content_hash(text)});
    files_.files.documents.push_back(
        parse_document(path.lexically_normal().generic_string(), std::move(text), reading_.diagnostics));
    Document const& document = *files_.files.documents.back();
    Record root{reading_, document, document.root, "", stated_basis(reading_, document, record.file_basis())};
    static_cast<void>(root.text("name"));
    static_cast<void>(root.take("money"));
    if (Yaml const* const list = root.require("changes", "a list of changes")) {
        read(root, *list);
    }
    root.finish();
    --nested_;
}

void ChangeReader::read_set(Record& record, std::string const& place) {
    auto const where = selector_of(record);
    demand_figures(record, where.has_value());
    for (auto const& [key, value] : record.node().entries) {
        if (key.text == "where") {
            continue;
        }
        static_cast<void>(record.take(key.text));
        auto row = record.read_figure(
            value, key.text, {[](Dimension) { return true; }, "a quantity is wanted", true, Expected::Law::possible},
            {});
        if (row) {
            SetFigure set{.path = where ? "" : key.text, .where = where, .key = where ? key.text : "", .value = *row};
            changes_.push_back({std::move(set), place});
        }
    }
}

void ChangeReader::read_scale(Record& record, std::string const& place) {
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
            changes_.push_back({std::move(scale), place});
        }
    }
}

void ChangeReader::read_dates(Record& record, auto& change) {
    if (Yaml const* const from = record.take("from")) {
        change.from = read_date(record, *from);
    }
    if (Yaml const* const until = record.take("until")) {
        change.until = read_date(record, *until);
    }
}

void ChangeReader::read_outage(Record& outage, std::string const& place) {
    TakeOut out;
    out.of = outage.required_text("of");
    if (Yaml const* const down = outage.require("down", "a number of berths or a share of a capacity")) {
        auto const stated = outage.measure(*down, "down");
        bool const is_share = down->text.ends_with('%');
        if (stated && stated->dimension != dimensions::none) {
            outage.error(*down, "down: a number of berths or a share of a capacity is wanted, such as '2' or '40 %'");
        } else if (stated && is_share) {
            out.share = stated->value;
        } else if (stated) {
            out.berths = static_cast<int>(stated->value);
        }
        bool const fits = !stated || (is_share ? stated->value > 0 && stated->value <= 1
                                               : stated->value >= 1 && stated->value <= 1000 &&
                                                     stated->value == static_cast<int>(stated->value));
        if (!fits) {
            outage.error(*down, "down: a whole number of berths, or a share up to 100 %, is wanted");
        }
    }
    read_dates(outage, out);
    outage.finish();
    if (out.berths || out.share) {
        changes_.push_back({std::move(out), place});
    }
}

void ChangeReader::read_close(Record& record, Yaml const& value, std::string const& place) {
    Closure closure;
    if (value.is_scalar()) {
        closure.what.node = value.text;
    } else {
        Record inner{reading_, record.document(), value, place + ".close", record.file_basis()};
        read_dates(inner, closure);
        closure.what = {inner.text("node"), inner.text("link"), inner.text("service"), inner.text("country"),
                        inner.text("mode")};
        inner.finish();
        if (closure.what.is_empty()) {
            inner.error("close needs one of node, link, service, country, mode");
        }
    }
    changes_.push_back({std::move(closure), place});
}

}  // namespace corridor
