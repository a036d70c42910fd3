#include "cli/write_folder.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <system_error>

#include <fmt/core.h>

#include "cli/output_place.h"
#include "input/files.h"

namespace corridor {
namespace {

namespace fs = std::filesystem;

// Lists what was written into a folder, each file by the hash of its bytes. A name proves nothing: who has a
// network.yaml of their own must find it again.
constexpr char const* list_name = ".corridor-files";

std::string list_of(std::vector<NamedText> const& files) {
    std::string list;
    for (NamedText const& file : files) {
        list += fmt::format("{} {}\n", content_hash(file.text), file.name);
    }
    return list;
}

// The files of an earlier writing: name and hash.
std::map<std::string, std::string> listed_in(fs::path const& path) {
    std::map<std::string, std::string> hashes;
    std::istringstream lines{fs::exists(path / list_name) ? read_file(path / list_name) : ""};
    for (std::string line; std::getline(lines, line);) {
        if (line.size() > 17 && line[16] == ' ') {
            hashes[line.substr(17)] = line.substr(0, 16);
        }
    }
    return hashes;
}

[[noreturn]] void refuse(fs::path const& path, std::string const& why) {
    throw std::invalid_argument{"'" + path.generic_string() + "' " + why + "; name another folder"};
}

// The folder in which a process stands, and those above it, cannot be exchanged for another.
bool is_stood_in(fs::path const& path) {
    fs::path const target = fs::canonical(path);
    fs::path const here = fs::current_path();
    return std::mismatch(target.begin(), target.end(), here.begin(), here.end()).first == target.end();
}

// What must not be lost: a file, or a folder with anything in it but what an earlier writing left there.
void demand_replaceable(fs::path const& target, fs::path const& path) {
    if (!fs::exists(target)) {
        return;
    }
    if (!fs::is_directory(target)) {
        throw std::invalid_argument{"'" + path.generic_string() + "' is a file; the name of a folder is wanted"};
    }
    if (is_stood_in(target)) {
        refuse(path, "is the folder that you are in, or one above it");
    }
    std::map<std::string, std::string> const known = listed_in(target);
    for (auto const& entry : fs::directory_iterator{target}) {
        std::string const name = entry.path().filename().generic_string();
        auto const listed = known.find(name);
        if (name != list_name && (listed == known.end() || !entry.is_regular_file())) {
            refuse(path, "holds '" + name + "', which would be lost");
        }
        if (name != list_name && content_hash(read_file(entry.path())) != listed->second) {
            refuse(path, "holds '" + name + "', which was changed since it was written and would be lost");
        }
    }
}

bool write_file(fs::path const& file, std::string const& text) {
    std::ofstream stream{file, std::ios::binary};
    stream << text;
    stream.close();
    return !stream.fail();
}

bool write_files(std::vector<NamedText> const& files, fs::path const& path) {
    std::error_code error;
    if (!fs::create_directory(path, error) || error) {
        return false;
    }
    return write_file(path / list_name, list_of(files)) &&
           std::all_of(files.begin(), files.end(),
                       [&](NamedText const& file) { return write_file(path / file.name, file.text); });
}

// Whoever may not read the folder that is replaced may not read the new one.
void keep_permissions(fs::path const& from, fs::path const& onto) {
    std::error_code ignored;
    fs::permissions(onto, fs::status(from, ignored).permissions(), ignored);
}

}  // namespace

void demand_place_of_folder(fs::path const& path) {
    demand_replaceable(place_of_folder(path), path);
}

void write_folder(std::vector<NamedText> const& files, fs::path const& path) {
    fs::path const target = place_of_folder(path);
    demand_replaceable(target, path);
    fs::path const beside = part_of(target);
    fs::path const before = fs::path{beside}.replace_extension(".old");
    std::error_code error;
    bool written = write_files(files, beside);
    if (written && fs::exists(target)) {
        keep_permissions(target, beside);
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
