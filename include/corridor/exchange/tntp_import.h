#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "corridor/exchange/folder.h"

namespace corridor {

// The files of a TNTP network, and what they do not say themselves.
struct TntpImport {
    std::filesystem::path network;
    std::filesystem::path trips;
    std::optional<std::filesystem::path> nodes;
    std::string time_unit = "min";  // of free-flow times: a unit, or a number of it ("0.01 h")
    std::string length_unit = "km";
    double toll_weight = 0;      // units of time that one unit of toll is worth
    double distance_weight = 0;  // units of time that one unit of length is worth
    std::string country = "ZZ";  // ISO 3166-1; ZZ: not known
};

// The network and its trips as a network file and a scenario file. One unit of the file's time is worth one dollar, so
// costs are the file's generalised costs. Throws InputError with all complaints about the files, std::invalid_argument
// for units that are none.
[[nodiscard]] Folder import_tntp(TntpImport const& import);

}  // namespace corridor
