#include "input/csv_reader.h"

#include <algorithm>
#include <set>

namespace corridor {
namespace {

// Takes records off the front of a text.
class Records {
public:
    explicit Records(TextFile const& file) : file_{file}, text_{file.text()} {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        at_ = text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    }

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

    // The cells of the next record; one empty cell for an empty line, none of a record that does not end.
    std::vector<CsvCell> next() {
        std::vector<CsvCell> cells;
        while (true) {
            cells.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted() : bare());
            if (at_ < text_.size() && text_[at_] == ',') {
                ++at_;
                continue;
            }
            at_ += at_ < text_.size() && text_[at_] == '\r' ? 1 : 0;
            at_ += at_ < text_.size() && text_[at_] == '\n' ? 1 : 0;
            return is_cut_ ? std::vector<CsvCell>{} : cells;
        }
    }

private:
    [[nodiscard]] static bool ends_cell(char letter) { return letter == ',' || letter == '\n' || letter == '\r'; }

    CsvCell bare() {
        std::size_t const end = std::min(text_.size(), text_.find_first_of(",\r\n", at_));
        std::string_view const cell = text_.substr(at_, end - at_);
        at_ = end;
        std::string_view const word = trimmed(cell);
        return {std::string{word}, word};
    }

    CsvCell quoted() {
        std::size_t const begin = at_++;
        CsvCell cell;
        while (true) {
            std::size_t const quote = text_.find('"', at_);
            if (quote == std::string_view::npos) {
                file_.error(text_.substr(begin, 1), "the quotes that begin here do not end");
                at_ = text_.size();
                is_cut_ = true;
                return cell;
            }
            cell.text += text_.substr(at_, quote - at_);
            at_ = quote + 1;
            if (at_ < text_.size() && text_[at_] == '"') {
                cell.text += '"';
                ++at_;
                continue;
            }
            cell.at = text_.substr(begin, at_ - begin);
            if (at_ < text_.size() && !ends_cell(text_[at_])) {
                file_.error(text_.substr(at_, 1), "a comma or the end of the line is wanted after closing quotes");
                at_ = std::min(text_.size(), text_.find_first_of(",\r\n", at_));
            }
            return cell;
        }
    }

    TextFile const& file_;
    std::string_view text_;
    std::size_t at_ = 0;
    bool is_cut_ = false;
};

bool is_blank(std::vector<CsvCell> const& cells) {
    return cells.empty() || (cells.size() == 1 && cells.front().text.empty());
}

}  // namespace

CsvTable::CsvTable(TextFile const& file) : file_{file} {
    Records records{file};
    if (records.at_end()) {
        file.error("a heading with the names of columns is wanted");
        return;
    }
    heading_ = records.next();
    std::set<std::string> names;
    for (CsvCell const& cell : heading_) {
        if (!names.insert(cell.text).second) {
            file.error(cell.at, "the column '" + cell.text + "' stands here already");
        }
    }
    while (!records.at_end()) {
        auto cells = records.next();
        if (is_blank(cells)) {
            continue;
        }
        if (cells.size() != heading_.size()) {
            file.error(cells.front().at, "this row has " + std::to_string(cells.size()) + " cells, the heading " +
                                             std::to_string(heading_.size()));
            continue;
        }
        rows_.push_back(std::move(cells));
    }
}

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    auto const found =
        std::find_if(heading_.begin(), heading_.end(), [name](CsvCell const& cell) { return cell.text == name; });
    return found == heading_.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - heading_.begin())};
}

std::optional<std::size_t> CsvTable::required_column(std::string_view name) const {
    auto const found = column(name);
    if (!found && !heading_.empty()) {
        file_.error(heading_.front().at, "the column '" + std::string{name} + "' is missing");
    }
    return found;
}

std::string csv_cell(std::string_view text) {
    bool const is_bare = text.find_first_of(",\"\r\n") == std::string_view::npos && trimmed(text) == text;
    if (is_bare) {
        return std::string{text};
    }
    std::string cell = "\"";
    for (char const letter : text) {
        cell += letter == '"' ? "\"\"" : std::string(1, letter);
    }
    return cell + "\"";
}

std::string csv_row(std::vector<std::string> const& cells) {
    std::string row;
    for (std::string const& cell : cells) {
        row += (&cell == cells.data() ? "" : ",") + csv_cell(cell);
    }
    return row + "\n";
}

}  // namespace corridor
