#include "cli/write_folder.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>

#include <unistd.h>

namespace corridor {
namespace {

namespace fs = std::filesystem;

// What must not be lost: a file, or a folder with something of another origin in it.
void demand_replaceable(Folder const& folder, fs::path const& path) {
    if (!fs::exists(path)) {
        return;
    }
    if (!fs::is_directory(path)) {
        throw std::invalid_argument{"'" + path.generic_string() + "' is a file; the name of a folder is wanted"};
    }
    for (auto const& entry : fs::directory_iterator{path}) {
        std::string const name = entry.path().filename().generic_string();
        bool const is_own = std::any_of(folder.files.begin(), folder.files.end(),
                                        [&](FileText const& file) { return file.name == name; }) ||
                            std::find(folder.earlier.begin(), folder.earlier.end(), name) != folder.earlier.end();
        if (!is_own || !entry.is_regular_file()) {
            throw std::invalid_argument{"'" + path.generic_string() + "' holds '" + name +
                                        "', which would be lost; name another folder"};
        }
    }
}

bool write_files(Folder const& folder, fs::path const& path) {
    std::error_code error;
    if (!fs::create_directory(path, error) || error) {
        return false;
    }
    return std::all_of(folder.files.begin(), folder.files.end(), [&](FileText const& file) {
        std::ofstream stream{path / file.name, std::ios::binary};
        stream << file.text;
        stream.close();
        return !stream.fail();
    });
}

}  // namespace

void write_folder(Folder const& folder, fs::path const& path) {
    demand_replaceable(folder, path);
    // What a link points to is written, not the link; "folder/" names the folder.
    fs::path const named = path.has_filename() ? path : path.parent_path();
    fs::path const target = fs::exists(named) ? fs::canonical(named) : named;
    std::string const mark = "." + std::to_string(getpid());
    fs::path const beside = target.generic_string() + mark + ".part";
    fs::path const before = target.generic_string() + mark + ".old";
    std::error_code error;
    bool written = write_files(folder, beside);
    if (written && fs::exists(target)) {
        fs::rename(target, before, error);
        written = !error;
    }
    if (written) {
        fs::rename(beside, target, error);
        written = !error;
    }
    std::error_code ignored;
    if (!written) {
        fs::remove_all(beside, ignored);
        if (!fs::exists(target) && fs::exists(before)) {
            fs::rename(before, target, ignored);
        }
        throw std::runtime_error{"cannot write the folder '" + path.generic_string() + "'"};
    }
    fs::remove_all(before, ignored);
}

}  // namespace corridor
