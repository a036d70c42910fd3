#include "corridor/report/value.h"

#include <array>
#include <charconv>
#include <cmath>

namespace corridor {
namespace {

enum class Layout { indented, in_script };

std::string hexadecimal(unsigned char code) {
    constexpr std::array digits{'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    return std::string{"\\u00"} + digits[code >> 4U] + digits[code & 15U];
}

// In a script, "<" could begin a tag and "&" an entity.
bool needs_code(char letter, Layout layout) {
    return static_cast<unsigned char>(letter) < 0x20 ||
           (layout == Layout::in_script && (letter == '<' || letter == '>' || letter == '&'));
}

std::string escaped(std::string const& text, Layout layout) {
    std::string quoted = "\"";
    for (char const letter : text) {
        switch (letter) {
            case '"':
                quoted += "\\\"";
                break;
            case '\\':
                quoted += "\\\\";
                break;
            case '\n':
                quoted += "\\n";
                break;
            case '\t':
                quoted += "\\t";
                break;
            case '\r':
                quoted += "\\r";
                break;
            default:
                quoted += needs_code(letter, layout) ? hexadecimal(static_cast<unsigned char>(letter))
                                                     : std::string(1, letter);
        }
    }
    return quoted + "\"";
}

std::string number_text(double number) {
    std::array<char, 32> buffer{};
    auto const [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), end};
}

class JsonWriter {
public:
    explicit JsonWriter(Layout layout) : layout_{layout} {}

    void operator()(std::monostate) { text_ += "null"; }
    void operator()(bool truth) { text_ += truth ? "true" : "false"; }
    void operator()(double number) { text_ += std::isfinite(number) ? number_text(number) : "null"; }
    void operator()(std::uint64_t number) { text_ += std::to_string(number); }
    void operator()(std::string const& text) { text_ += escaped(text, layout_); }
    void operator()(Value::List const& list) {
        enclose('[', ']', list, [this](Value const& item) { std::visit(*this, item.held()); });
    }
    void operator()(Value::Object const& object) {
        enclose('{', '}', object, [this](auto const& entry) {
            text_ += escaped(entry.first, layout_) + (layout_ == Layout::indented ? ": " : ":");
            std::visit(*this, entry.second.held());
        });
    }
    std::string text() { return std::move(text_); }

private:
    void enclose(char open, char close, auto const& items, auto const& write) {
        text_ += open;
        ++depth_;
        bool first = true;
        for (auto const& item : items) {
            text_ += first ? "" : ",";
            new_line();
            write(item);
            first = false;
        }
        --depth_;
        if (!first) {
            new_line();
        }
        text_ += close;
    }

    void new_line() {
        if (layout_ == Layout::indented) {
            text_ += '\n';
            text_.append(2 * depth_, ' ');
        }
    }

    Layout layout_;
    std::string text_;
    std::size_t depth_ = 0;
};

}  // namespace

Value& Value::set(std::string key, Value value) {
    std::get<Object>(held_).emplace_back(std::move(key), std::move(value));
    return *this;
}

Value& Value::add(Value value) {
    std::get<List>(held_).push_back(std::move(value));
    return *this;
}

double rounded(double number, int decimals) {
    double const scale = std::pow(10.0, decimals);
    double const result = std::round(number * scale) / scale;
    return result == 0 ? 0 : result;  // never -0
}

std::string to_json(Value const& value) {
    JsonWriter writer{Layout::indented};
    std::visit(writer, value.held());
    return writer.text() + "\n";
}

std::string to_script_json(Value const& value) {
    JsonWriter writer{Layout::in_script};
    std::visit(writer, value.held());
    return writer.text();
}

}  // namespace corridor
