#include "input/document.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include <yaml.h>

namespace corridor {
namespace {

constexpr std::size_t largest_file = 64U << 20U;
constexpr std::size_t deepest_nesting = 64;

// At most this many characters of a line are shown, around the place.
constexpr std::size_t widest_excerpt = 120;

bool starts_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

// The offset of the character that comes `count` characters after an offset.
std::size_t advance(std::string_view text, std::size_t at, std::size_t count) {
    while (at < text.size() && count > 0) {
        ++at;
        while (at < text.size() && !starts_character(text[at])) {
            ++at;
        }
        --count;
    }
    return at;
}

// A line, or what of a long one lies around a column.
void show(Diagnostic& diagnostic, Document const& document) {
    std::string_view const line = document.line(diagnostic.line);
    auto const place = static_cast<std::size_t>(std::max(0, diagnostic.column - 1));
    std::size_t const from = place < widest_excerpt * 2 / 3 ? 0 : place - widest_excerpt / 2;
    std::size_t const begin = document.is_ascii ? std::min(from, line.size()) : advance(line, 0, from);
    std::size_t const end = advance(line, begin, widest_excerpt);
    diagnostic.text_column = static_cast<int>(from) + (from > 0 ? 0 : 1);
    diagnostic.text =
        (from > 0 ? "…" : "") + std::string{line.substr(begin, end - begin)} + (end < line.size() ? "…" : "");
}

// The length of the UTF-8 sequence at an offset; nothing if it is not one (overlong forms and surrogates are not).
std::optional<std::size_t> sequence_length(std::string_view text, std::size_t at) {
    auto const byte = [&](std::size_t offset) {
        return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0U;
    };
    auto const continues = [&](std::size_t offset) { return (byte(offset) & 0xC0U) == 0x80U; };
    unsigned const first = byte(0);
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first < 0xE0 && continues(1)) {
        return 2;
    }
    if ((first & 0xF0U) == 0xE0U && continues(1) && continues(2)) {
        bool const overlong = first == 0xE0 && byte(1) < 0xA0;
        bool const surrogate = first == 0xED && byte(1) >= 0xA0;
        return overlong || surrogate ? std::nullopt : std::optional<std::size_t>{3};
    }
    if (first >= 0xF0 && first < 0xF5 && continues(1) && continues(2) && continues(3)) {
        bool const overlong = first == 0xF0 && byte(1) < 0x90;
        bool const too_large = first == 0xF4 && byte(1) >= 0x90;
        return overlong || too_large ? std::nullopt : std::optional<std::size_t>{4};
    }
    return std::nullopt;
}

class Parser {
public:
    Parser(Document& document, std::vector<Diagnostic>& diagnostics) : document_{document}, diagnostics_{diagnostics} {
        yaml_parser_initialize(&parser_);
        yaml_parser_set_input_string(&parser_, reinterpret(document.text), document.text.size());
    }
    ~Parser() { yaml_parser_delete(&parser_); }
    Parser(Parser const&) = delete;
    Parser& operator=(Parser const&) = delete;

    void run() {
        if (!check_bytes()) {
            return;
        }
        int documents = 0;
        while (ok_) {
            yaml_event_t event;
            if (yaml_parser_parse(&parser_, &event) == 0) {
                syntax_error();
                return;
            }
            bool const ends = event.type == YAML_STREAM_END_EVENT;
            if (event.type == YAML_DOCUMENT_START_EVENT && ++documents > 1) {
                fail(event.start_mark, "a file holds one document only; this is a second one");
            } else {
                take(event);
            }
            yaml_event_delete(&event);
            if (ends) {
                return;
            }
        }
    }

private:
    // libyaml wants unsigned bytes.
    static unsigned char const* reinterpret(std::string const& text) {
        return static_cast<unsigned char const*>(static_cast<void const*>(text.data()));
    }

    bool check_bytes() {
        auto const fault = fault_of_bytes(document_.text);
        if (!fault) {
            return true;
        }
        std::string_view const before = std::string_view{document_.text}.substr(0, fault->offset);
        std::string_view const line = before.substr(before.rfind('\n') + 1);
        yaml_mark_t mark{};
        mark.line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
        mark.column = static_cast<std::size_t>(std::count_if(line.begin(), line.end(), starts_character));
        fail(mark, fault->message);
        return false;
    }

    void fail(yaml_mark_t mark, std::string message) {
        Diagnostic diagnostic{.file = document_.name,
                              .line = static_cast<int>(mark.line) + 1,
                              .column = static_cast<int>(mark.column) + 1,
                              .path = {},
                              .message = std::move(message),
                              .text = {}};
        show(diagnostic, document_);
        diagnostics_.push_back(std::move(diagnostic));
        ok_ = false;
    }

    void syntax_error() {
        std::string message = "YAML: ";
        message += parser_.problem == nullptr ? "cannot be read" : parser_.problem;
        if (parser_.context != nullptr) {
            message += std::string{" "} + parser_.context;
        }
        fail(parser_.problem_mark, std::move(message));
    }

    void take(yaml_event_t const& event) {
        switch (event.type) {
            case YAML_ALIAS_EVENT:
                fail(event.start_mark, "aliases ('*name') are not allowed; write the value out");
                break;
            case YAML_SCALAR_EVENT:
                scalar(event);
                break;
            case YAML_SEQUENCE_START_EVENT:
                if (plain(event.start_mark, event.data.sequence_start.anchor, event.data.sequence_start.tag)) {
                    open(event, Yaml::Kind::list);
                }
                break;
            case YAML_MAPPING_START_EVENT:
                if (plain(event.start_mark, event.data.mapping_start.anchor, event.data.mapping_start.tag)) {
                    open(event, Yaml::Kind::map);
                }
                break;
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT:
                close();
                break;
            default:
                break;
        }
    }

    bool plain(yaml_mark_t mark, yaml_char_t const* anchor, yaml_char_t const* tag) {
        if (anchor != nullptr) {
            fail(mark, "anchors ('&name') are not allowed; write the value out");
        } else if (tag != nullptr) {
            fail(mark, "tags ('!name') are not allowed");
        }
        return ok_;
    }

    static Yaml made(yaml_event_t const& event, Yaml::Kind kind) {
        Yaml node;
        node.kind = kind;
        node.line = static_cast<int>(event.start_mark.line) + 1;
        node.column = static_cast<int>(event.start_mark.column) + 1;
        return node;
    }

    void scalar(yaml_event_t const& event) {
        auto const& data = event.data.scalar;
        if (!plain(event.start_mark, data.anchor, data.tag)) {
            return;
        }
        Yaml node = made(event, Yaml::Kind::scalar);
        node.quoted = data.style != YAML_PLAIN_SCALAR_STYLE;
        node.text.assign(static_cast<char const*>(static_cast<void const*>(data.value)), data.length);
        place(std::move(node), event.start_mark);
    }

    void open(yaml_event_t const& event, Yaml::Kind kind) {
        if (stack_.size() >= deepest_nesting) {
            fail(event.start_mark, "nested deeper than 64 levels");
            return;
        }
        if (!stack_.empty() && stack_.back().node.is_map() && !stack_.back().key) {
            fail(event.start_mark, "a key must be plain text");
            return;
        }
        stack_.push_back({made(event, kind), std::nullopt, {}});
    }

    void close() {
        Yaml node = std::move(stack_.back().node);
        stack_.pop_back();
        place(std::move(node), {});
    }

    void place(Yaml node, yaml_mark_t mark) {
        if (stack_.empty()) {
            document_.root = std::move(node);
            return;
        }
        Open& parent = stack_.back();
        if (parent.node.is_list()) {
            parent.node.items.push_back(std::move(node));
        } else if (!parent.key) {
            if (node.text == "<<" && !node.quoted) {
                fail(mark, "merge keys ('<<') are not allowed");
            } else if (!parent.keys.insert(node.text).second) {
                fail(mark, "duplicate key '" + node.text + "'");
                ok_ = true;  // the rest can still be read
            }
            parent.key = std::move(node);
        } else {
            parent.node.entries.push_back({std::move(*parent.key), std::move(node)});
            parent.key.reset();
        }
    }

    struct Open {
        Yaml node;
        std::optional<Yaml> key;
        std::unordered_set<std::string> keys;
    };

    Document& document_;
    std::vector<Diagnostic>& diagnostics_;
    yaml_parser_t parser_{};
    std::vector<Open> stack_;
    bool ok_ = true;
};

}  // namespace

bool Yaml::is_null() const {
    return is_scalar() && !quoted &&
           (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL");
}

Yaml const* Yaml::find(std::string_view key) const {
    for (auto const& [name, value] : entries) {
        if (name.text == key) {
            return &value;
        }
    }
    return nullptr;
}

std::optional<BytesFault> fault_of_bytes(std::string_view text) {
    if (text.size() > largest_file) {
        return BytesFault{0, "the file is larger than 64 MB"};
    }
    for (std::size_t at = 0; at < text.size();) {
        auto const length = sequence_length(text, at);
        if (!length || text[at] == '\0') {
            return BytesFault{at, length ? "the file holds a NUL byte" : "the file is not UTF-8 text"};
        }
        at += *length;
    }
    return std::nullopt;
}

std::unique_ptr<Document> plain_document(std::string name, std::string text) {
    auto document = std::make_unique<Document>();
    document->name = std::move(name);
    document->text = std::move(text);
    document->is_ascii = std::none_of(document->text.begin(), document->text.end(),
                                      [](char byte) { return (static_cast<unsigned char>(byte) & 0x80U) != 0; });
    document->line_starts.push_back(0);
    for (std::size_t at = document->text.find('\n'); at != std::string::npos; at = document->text.find('\n', at + 1)) {
        document->line_starts.push_back(at + 1);
    }
    return document;
}

std::unique_ptr<Document> parse_document(std::string name, std::string text, std::vector<Diagnostic>& diagnostics) {
    auto document = plain_document(std::move(name), std::move(text));
    Parser{*document, diagnostics}.run();
    return document;
}

Diagnostic complaint(Document const& document, Yaml const& node, Severity severity, std::string path,
                     std::string message) {
    int const length = node.is_scalar() && !node.quoted && !node.text.empty() ? static_cast<int>(node.text.size()) : 1;
    Diagnostic diagnostic{.file = document.name,
                          .line = node.line,
                          .column = node.column,
                          .length = length,
                          .severity = severity,
                          .path = std::move(path),
                          .message = std::move(message),
                          .text = {}};
    show(diagnostic, document);
    return diagnostic;
}

std::string_view Document::line(int number) const {
    if (number < 1 || static_cast<std::size_t>(number) > line_starts.size()) {
        return {};
    }
    std::size_t const start = line_starts[static_cast<std::size_t>(number) - 1];
    std::string_view found = std::string_view{text}.substr(start);
    found = found.substr(0, found.find('\n'));
    return found.ends_with('\r') ? found.substr(0, found.size() - 1) : found;
}

}  // namespace corridor
