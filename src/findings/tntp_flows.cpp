#include "corridor/findings/tntp_flows.h"

#include <algorithm>

#include <fmt/core.h>

#include "corridor/units/measure.h"

namespace corridor {
namespace {

std::string number_of(std::string const& id) {
    bool const is_number = id.size() > 1 && id.front() == 'n' && std::all_of(id.begin() + 1, id.end(), [](char letter) {
                               return letter >= '0' && letter <= '9';
                           });
    return is_number ? id.substr(1) : id;
}

}  // namespace

std::string tntp_flows(AssignResult const& result, Context const& context) {
    Network const& network = context.network;
    std::string text = "From\tTo\tVolume\tCost\n";
    for (LinkFlow const& flow : result.links) {
        if (!flow.link) {
            continue;
        }
        Link const& link = network.links[flow.link];
        bool const is_forward = flow.direction == Direction::forward;
        NodeId const from = is_forward ? link.from : link.to;
        NodeId const to = is_forward ? link.to : link.from;
        text += fmt::format("{}\t{}\t{}\t{}\n", number_of(network.nodes[from].id), number_of(network.nodes[to].id),
                            shortest(flow.flow), shortest(flow.generalised));
    }
    return text;
}

}  // namespace corridor
