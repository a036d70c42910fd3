#include "report/workbook.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <stdexcept>

#include <xlsxwriter.h>

#include "report/cell_text.h"
#include "report/database.h"
#include "report/sheet_names.h"
#include "report/unit_names.h"

namespace corridor {
namespace {

constexpr std::size_t most_rows = 1'048'576;
constexpr std::size_t longest_text = 32'767;
constexpr double widest = 48;
// A workbook states when it was made; ours say 2000-01-01, so that the same result is the same bytes.
constexpr time_t made = 946'684'800;

[[noreturn]] void fail(std::string const& why) {
    throw std::runtime_error{"cannot write the workbook: " + why};
}

void demand(lxw_error error) {
    if (error != LXW_NO_ERROR) {
        fail(lxw_strerror(error));
    }
}

bool is_code(std::string const& text, std::size_t at) {
    return text.compare(at, 2, "_x") == 0 && at + 6 < text.size() && text[at + 6] == '_' &&
           text.find_first_not_of("0123456789abcdefABCDEF", at + 2) == at + 6;
}

// In cells "_x0041_" stands for "A"; where a text holds that itself, its first letter is written so.
std::string without_codes(std::string const& text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        plain += is_code(text, at) ? "_x005F_" : text.substr(at, 1);
    }
    return plain;
}

// A text that fits into a cell; of one that does not, the beginning and how long it was.
std::string fitting(std::string const& text) {
    std::string valid = without_codes(valid_text(text));
    if (first_units(valid, longest_text) == valid) {
        return valid;
    }
    return first_units(valid, longest_text - 64) + " [cut: " + std::to_string(valid.size()) + " bytes]";
}

// How a number of a unit is shown.
char const* number_format(std::string const& unit) {
    if (is_money(unit)) {
        return "#,##0.00";
    }
    for (char const* const whole : {"t_per_year", "km_per_year", "m3", "t", "km", "kg", "feu", "teu"}) {
        if (unit == whole) {
            return "#,##0.0";
        }
    }
    return unit == "h" ? "#,##0.00" : "General";
}

class Workbook {
public:
    explicit Workbook(std::string const& file)
        : folder_{std::filesystem::absolute(file).parent_path().string()}, book_{opened(file, folder_)} {
        if (book_ == nullptr) {
            fail("no memory");
        }
        lxw_doc_properties properties{};
        properties.created = made;
        demand(workbook_set_properties(book_, &properties));
        heading_ = workbook_add_format(book_);
        format_set_bold(heading_);
        format_set_bottom(heading_, LXW_BORDER_THIN);
    }
    ~Workbook() {
        if (book_ != nullptr) {
            lxw_workbook_free(book_);
        }
    }
    Workbook(Workbook const&) = delete;
    Workbook& operator=(Workbook const&) = delete;

    lxw_worksheet* add_sheet(std::string const& name) {
        taken_.push_back(sheet_name(name, taken_));
        lxw_worksheet* const sheet = workbook_add_worksheet(book_, taken_.back().c_str());
        if (sheet == nullptr) {
            fail("no sheet '" + name + "'");
        }
        return sheet;
    }

    lxw_format* heading() { return heading_; }

    lxw_format* format_for(Field const& field) {
        std::string const code = number_format(field.unit);
        if (code == "General" || field.holds == Holds::texts) {
            return nullptr;
        }
        auto const [entry, is_new] = formats_.emplace(code, nullptr);
        if (is_new) {
            entry->second = workbook_add_format(book_);
            format_set_num_format(entry->second, code.c_str());
        }
        return entry->second;
    }

    void close() {
        lxw_error const error = workbook_close(book_);
        book_ = nullptr;  // freed by closing
        demand(error);
    }

private:
    // Sheets wait in files of their own until the workbook is closed.
    static lxw_workbook* opened(std::string const& file, std::string& folder) {
        lxw_workbook_options options{};
        options.tmpdir = folder.data();
        return workbook_new_opt(file.c_str(), &options);
    }

    std::string folder_;
    lxw_workbook* book_;
    lxw_format* heading_ = nullptr;
    std::map<std::string, lxw_format*> formats_;
    std::vector<std::string> taken_;
};

struct Place {
    lxw_worksheet* sheet;
    lxw_row_t row;
    lxw_col_t column;
    lxw_format* format;

    void operator()(std::monostate) const {}
    void operator()(bool truth) const { demand(worksheet_write_boolean(sheet, row, column, truth ? 1 : 0, nullptr)); }
    void operator()(double number) const { demand(worksheet_write_number(sheet, row, column, number, format)); }
    void operator()(std::uint64_t number) const {
        // Spreadsheets keep 53 bits; a seed must stay what it is.
        if (number > (std::uint64_t{1} << 53U)) {
            (*this)(std::to_string(number));
        } else {
            (*this)(static_cast<double>(number));
        }
    }
    void operator()(std::string const& text) const {
        if (!text.empty()) {
            demand(worksheet_write_string(sheet, row, column, fitting(text).c_str(), nullptr));
        }
    }
};

double width_of(Cell const& cell) {
    auto const* const number = std::get_if<double>(&cell);
    // Shown with two decimals and separators at the most, or as it is.
    return number != nullptr ? std::min(static_cast<double>(text_of(cell).size()),
                                        4 + (4.0 / 3) * std::max(1.0, std::log10(std::abs(*number) + 1)))
                             : static_cast<double>(std::min<std::size_t>(text_of(cell).size(), 100));
}

void fit_columns(lxw_worksheet* sheet, Relation const& table) {
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        // The arrow of the filter stands in the heading.
        double width = static_cast<double>(table.fields[i].name.size()) + 3;
        for (auto const& row : table.rows) {
            width = std::max(width, width_of(row[i]) + 1);
        }
        auto const column = static_cast<lxw_col_t>(i);
        demand(worksheet_set_column(sheet, column, column, std::min(width, widest), nullptr));
    }
}

// A sheet has room for so many rows and columns; a database for any number of rows, but for fewer columns.
void demand_room(Relation const& table) {
    bool const is_long = table.rows.size() >= most_rows;
    if (!is_long && table.fields.size() <= LXW_COL_MAX) {
        return;
    }
    std::string const count =
        is_long ? std::to_string(table.rows.size()) + " rows" : std::to_string(table.fields.size()) + " columns";
    std::string const others = table.fields.size() <= most_database_columns ? "sqlite or csv" : "csv";
    fail("the table '" + table.name + "' has " + count + ", more than a sheet holds; --format " + others +
         " takes them");
}

void write_sheet(Workbook& book, Relation const& table) {
    demand_room(table);
    lxw_worksheet* const sheet = book.add_sheet(table.name);
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        demand(worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i), fitting(table.fields[i].name).c_str(),
                                      book.heading()));
    }
    std::vector<lxw_format*> formats;
    for (Field const& field : table.fields) {
        formats.push_back(book.format_for(field));
    }
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        for (std::size_t i = 0; i < table.fields.size(); ++i) {
            std::visit(Place{sheet, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(i), formats[i]},
                       table.rows[r][i]);
        }
    }
    worksheet_freeze_panes(sheet, 1, 0);
    demand(worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()),
                                static_cast<lxw_col_t>(table.fields.size() - 1)));
    fit_columns(sheet, table);
}

// The run as two columns, for it is read and not reckoned with, and what it was computed from.
Relation about(std::vector<Relation> const& tables) {
    Relation const& run = tables.front();
    Relation table;
    table.name = "about";
    table.fields = {{"what", "", Role::value, Holds::texts}, {"value", "", Role::value, Holds::several}};
    for (std::size_t i = 0; i < run.fields.size(); ++i) {
        if (!std::holds_alternative<std::monostate>(run.rows.front()[i])) {
            table.rows.push_back({run.fields[i].name, run.rows.front()[i]});
        }
    }
    for (Relation const& list : tables) {
        bool const is_origin = list.name == "inputs" || list.name == "set";
        if (!is_origin || list.keys != 1 || list.fields.size() > 3) {
            continue;
        }
        for (auto const& row : list.rows) {
            std::string const what = list.name == "inputs" ? "input " + text_of(row[1]) : "set";
            table.rows.push_back({what, row.back()});
        }
    }
    return table;
}

}  // namespace

void write_xlsx(std::vector<Relation> const& tables, std::string const& file) {
    Workbook book{file};
    write_sheet(book, about(tables));
    for (auto table = tables.begin() + 1; table != tables.end(); ++table) {
        write_sheet(book, *table);
    }
    book.close();
}

}  // namespace corridor
