#include "cli/deliver.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <system_error>

#include "cli/deliver_files.h"
#include "cli/output_place.h"
#include "cli/screen.h"

namespace corridor {
namespace {

Format format_of(std::string const& name) {
    if (name == "json") {
        return Format::json;
    }
    if (name == "csv") {
        return Format::csv;
    }
    if (name == "html") {
        return Format::html;
    }
    return name == "markdown" ? Format::markdown : Format::table;
}

bool write_file(std::filesystem::path const& file, std::string const& text) {
    std::ofstream stream{file, std::ios::binary};
    stream << text;
    stream.close();
    return !stream.fail();
}

}  // namespace

void deliver(Report const& report, Options const& options) {
    if (deliver_files(report, options)) {
        return;
    }
    std::ostringstream text;
    write(report, format_of(options.format), text, style_of_answer(options));
    deliver(text.str(), options);
}

void deliver(std::string const& text, Options const& options) {
    // Where standard output is a file, "/dev/stdout" is its name; it is added to, not replaced.
    if (options.output.empty() || options.output == "-" || is_standard_output(options.output)) {
        std::cout << text << std::flush;
        if (!std::cout) {
            throw std::runtime_error{"cannot write to standard output"};
        }
        return;
    }
    namespace fs = std::filesystem;
    fs::path const target = place_of_file(options.output);
    bool const is_there = fs::exists(target);
    bool const is_written_as_it_stands = is_device(target);
    fs::path const beside = is_written_as_it_stands ? target : part_of(target);
    bool written = write_file(beside, text);
    if (written && !is_written_as_it_stands) {
        std::error_code error;
        if (is_there) {
            // Whoever may not read the file that is replaced may not read the new one.
            fs::permissions(beside, fs::status(target).permissions(), error);
        }
        fs::rename(beside, target, error);
        written = !error;
    }
    if (!written) {
        if (!is_written_as_it_stands) {
            std::error_code ignored;
            fs::remove(beside, ignored);
        }
        throw std::runtime_error{"cannot write '" + fs::path{options.output}.generic_string() + "'"};
    }
}

}  // namespace corridor
