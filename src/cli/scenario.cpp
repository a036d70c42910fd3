#include "cli/scenario.h"

#include <filesystem>

#include <spdlog/spdlog.h>

#include "cli/messages.h"

namespace corridor {
namespace {

void warn(std::vector<Diagnostic> const& warnings) {
    // What a change does not do is said at once; what the networks lack, on request.
    for (Diagnostic const& warning : warnings) {
        auto const level = warning.path.starts_with("changes") ? spdlog::level::warn : spdlog::level::debug;
        spdlog::log(level, "{}", message_of(warning));
    }
    if (!warnings.empty()) {
        spdlog::info("{} warnings about the input; 'corridor check' lists them", warnings.size());
    }
}

}  // namespace

ScenarioInput open_scenario(std::string const& file, Options const& options, Examine examine) {
    ScenarioInput input = read_scenario(file, options.set, examine);
    warn(input.warnings);
    return input;
}

Context context_of(ScenarioInput const& input, Options const& options) {
    Context context{input.network, input.scenario, {}, options.set, options.asked};
    for (InputFile const& read : input.files) {
        context.inputs.emplace_back(std::filesystem::path{read.name}.filename().generic_string(), read.hash);
    }
    return context;
}

}  // namespace corridor
