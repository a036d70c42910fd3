#include "report/sheet_names.h"

#include "report/cell_text.h"
#include "report/table_names.h"

namespace corridor {
namespace {

constexpr std::size_t longest = 31;

std::string legal(std::string const& name) {
    std::string clean;
    for (char const letter : valid_text(name)) {
        bool const is_forbidden =
            std::string{"[]:*?/\\"}.find(letter) != std::string::npos || static_cast<unsigned char>(letter) < 0x20;
        clean += is_forbidden ? '_' : letter;
    }
    if (clean.starts_with('\'')) {
        clean.front() = '_';
    }
    if (clean.ends_with('\'')) {
        clean.back() = '_';
    }
    // Excel keeps "History" for itself.
    return clean.empty() ? "sheet" : clean == "History" || clean == "history" ? clean + "_" : clean;
}

}  // namespace

std::string sheet_name(std::string const& name, std::vector<std::string> const& taken) {
    std::string const clean = legal(name);
    std::string whole = first_units(clean, longest);
    if (unique_name(whole, taken) == whole) {
        return whole;
    }
    // Room for a number behind it.
    return unique_name(first_units(clean, longest - 4), taken);
}

}  // namespace corridor
