#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "flow/assignment_problem.h"

namespace corridor::test {

// A network and trip table in the format of Transportation Networks for Research, as an assignment problem: an edge's
// cost is its free-flow time, its limit has the link's number. Units are the file's own.
struct Tntp {
    std::unique_ptr<FlowGraph> graph;
    AssignmentProblem problem;
    std::vector<std::uint32_t> link_of_edge;
    std::vector<std::pair<int, int>> links;  // tail and head as in the file
};

// The folder of those networks: CORRIDOR_TNTP, or ../shared/tntp beside the checkout; nothing if there is none.
[[nodiscard]] std::optional<std::filesystem::path> tntp_folder();

[[nodiscard]] Tntp read_tntp(std::filesystem::path const& network, std::filesystem::path const& trips);

// The third column of a file of flows, by link in the order of `links`.
[[nodiscard]] std::vector<double> read_tntp_flows(std::filesystem::path const& file, Tntp const& network);

}  // namespace corridor::test
