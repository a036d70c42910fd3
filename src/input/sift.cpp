#include "input/sift.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace corridor {
namespace {

constexpr std::size_t most_errors = 20;

}  // namespace

std::vector<Diagnostic> sift(std::vector<Diagnostic> diagnostics) {
    std::stable_sort(diagnostics.begin(), diagnostics.end(), [](Diagnostic const& a, Diagnostic const& b) {
        return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    });
    diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(),
                                  [](Diagnostic const& a, Diagnostic const& b) {
                                      return std::tie(a.file, a.line, a.column, a.message) ==
                                             std::tie(b.file, b.line, b.column, b.message);
                                  }),
                      diagnostics.end());
    std::vector<Diagnostic> errors;
    std::copy_if(diagnostics.begin(), diagnostics.end(), std::back_inserter(errors),
                 [](Diagnostic const& diagnostic) { return diagnostic.severity == Severity::error; });
    if (!errors.empty()) {
        errors.resize(std::min(errors.size(), most_errors));
        throw InputError{std::move(errors)};
    }
    return diagnostics;
}

}  // namespace corridor
