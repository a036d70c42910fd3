#include "cli/output_place.h"

#include <stdexcept>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

namespace corridor {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(fs::path const& name, std::string const& why) {
    throw std::runtime_error{"cannot write '" + name.generic_string() + "': " + why};
}

std::string reason_of(std::error_code const& error) {
    if (error == std::errc::filename_too_long) {
        return "its name is too long";
    }
    if (error == std::errc::too_many_symbolic_link_levels) {
        return "its links lead in a circle";
    }
    return error == std::errc::permission_denied ? "no permission" : error.message();
}

// What the system knows under a name; what it cannot even look for is refused.
fs::file_type type_of(fs::path const& place, fs::path const& name) {
    std::error_code error;
    fs::file_type const type = fs::status(place, error).type();
    if (type == fs::file_type::none) {
        refuse(name, reason_of(error));
    }
    return type;
}

void demand_room_beside(fs::path const& place, fs::path const& name) {
    fs::path const folder = place.has_parent_path() ? place.parent_path() : fs::path{"."};
    if (type_of(folder, name) != fs::file_type::directory) {
        refuse(name, "there is no folder '" + folder.generic_string() + "'");
    }
    if (access(folder.c_str(), W_OK | X_OK) != 0) {
        refuse(name, "no permission to write in the folder '" + folder.generic_string() + "'");
    }
    static_cast<void>(type_of(part_of(place), name));
}

// REQUIRES: `place` does not end with a slash.
fs::path resolved(fs::path place, fs::path const& name) {
    std::error_code ignored;
    fs::file_type type = type_of(place, name);
    // A link that points to nothing yet, or to another such link; a circle of them is refused above.
    while (type == fs::file_type::not_found && fs::is_symlink(place, ignored)) {
        place = place.parent_path() / fs::read_symlink(place, ignored);
        type = type_of(place, name);
    }
    // What the links of a pipe's descriptor name is no path.
    bool const has_path = type == fs::file_type::regular || type == fs::file_type::directory;
    return has_path ? fs::canonical(place) : place;
}

}  // namespace

fs::path place_of_file(fs::path const& name) {
    fs::path place = name.has_filename() ? resolved(name, name) : name;
    if (!name.has_filename() || fs::is_directory(place)) {
        refuse(name, "it is a folder");
    }
    if (fs::exists(place) && access(place.c_str(), W_OK) != 0) {
        refuse(name, "it is read-only");
    }
    if (!is_device(place)) {
        demand_room_beside(place, name);
    }
    return place;
}

fs::path place_of_folder(fs::path const& name) {
    // "folder/" names the folder.
    fs::path place = resolved(name.has_filename() ? name : name.parent_path(), name);
    demand_room_beside(place, name);
    return place;
}

fs::path part_of(fs::path const& place) {
    return place.string() + "." + std::to_string(getpid()) + ".part";
}

bool is_device(fs::path const& place) {
    return fs::exists(place) && !fs::is_regular_file(place) && !fs::is_directory(place);
}

bool is_standard_output(fs::path const& name) {
    struct stat named {};
    struct stat standard {};
    return stat(name.c_str(), &named) == 0 && fstat(STDOUT_FILENO, &standard) == 0 && named.st_dev == standard.st_dev &&
           named.st_ino == standard.st_ino;
}

void demand_place_of_file(std::string const& name) {
    if (!name.empty() && name != "-" && !is_standard_output(name)) {
        static_cast<void>(place_of_file(name));
    }
}

}  // namespace corridor
