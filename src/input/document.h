#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/input/diagnostic.h"

namespace corridor {

// A node of a YAML document with the place where it is written.
struct Yaml {
    enum class Kind : std::uint8_t { scalar, list, map };
    Kind kind = Kind::scalar;
    bool quoted = false;
    int line = 0;                           // from 1
    int column = 0;                         // from 1, in characters
    std::string text;                       // of a scalar
    std::vector<Yaml> items;                // of a list
    std::vector<struct YamlEntry> entries;  // of a map, in the order of the file

    [[nodiscard]] bool is_map() const { return kind == Kind::map; }
    [[nodiscard]] bool is_list() const { return kind == Kind::list; }
    [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
    [[nodiscard]] bool is_null() const;
    // The value of a key; nothing if absent or not a map.
    [[nodiscard]] Yaml const* find(std::string_view key) const;
};

// A key of a map and its value.
struct YamlEntry {
    Yaml key;
    Yaml value;
};

// One file's text and its checked tree.
struct Document {
    std::string name;
    std::string text;
    std::vector<std::size_t> line_starts;  // offsets in the text
    bool is_ascii = true;
    Yaml root;

    // Without its end; empty if there is no such line. Counted from 1.
    [[nodiscard]] std::string_view line(int number) const;
};

// Why bytes are no text that we read, and where.
struct BytesFault {
    std::size_t offset = 0;
    char const* message = "";
};

// Text beyond 64 MB, text that is not UTF-8, NUL bytes; nothing if all is well.
[[nodiscard]] std::optional<BytesFault> fault_of_bytes(std::string_view text);

// A file's text without a tree.
[[nodiscard]] std::unique_ptr<Document> plain_document(std::string name, std::string text);

// Reads YAML from libyaml's events. Refused with a placed complaint: anchors, aliases, merge keys, tags, further
// documents, text that is not UTF-8, NUL bytes, nesting beyond 64 levels, files beyond 64 MB, duplicate keys, keys that
// are not scalars. CRLF and a byte-order mark are accepted. Complaints end up in `diagnostics`; the tree then holds
// what was read up to there.
[[nodiscard]] std::unique_ptr<Document> parse_document(std::string name, std::string text,
                                                       std::vector<Diagnostic>& diagnostics);

// A complaint about a node.
[[nodiscard]] Diagnostic complaint(Document const& document, Yaml const& node, Severity severity, std::string path,
                                   std::string message);

}  // namespace corridor
