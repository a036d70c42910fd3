#include "cli/deliver.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

namespace corridor {
namespace {

Format format_of(std::string const& name) {
    if (name == "json") {
        return Format::json;
    }
    if (name == "csv") {
        return Format::csv;
    }
    return name == "markdown" ? Format::markdown : Format::table;
}

}  // namespace

void deliver(Report const& report, Options const& options) {
    std::ostringstream text;
    write(report, format_of(options.format), text);
    deliver(text.str(), options);
}

void deliver(std::string const& text, Options const& options) {
    if (options.output.empty()) {
        std::cout << text << std::flush;
        return;
    }
    std::filesystem::path const target = options.output;
    std::filesystem::path const beside = target.string() + ".part";
    {
        std::ofstream stream{beside, std::ios::binary};
        stream << text;
        stream.flush();
        if (!stream) {
            throw std::runtime_error{"cannot write '" + target.generic_string() + "'"};
        }
    }
    std::filesystem::rename(beside, target);
}

}  // namespace corridor
