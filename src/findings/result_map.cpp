#include "findings/result_map.h"

#include <algorithm>
#include <string>
#include <utility>

namespace corridor {
namespace {

Value ids_of(std::vector<NodeId> const& nodes, Network const& network) {
    Value list = Value::list();
    for (NodeId const node : nodes) {
        list.add(network.nodes[node].id);
    }
    return list;
}

std::vector<NodeId> calls_of(Service const& service) {
    std::vector<NodeId> calls{service.calls.front()};
    calls.insert(calls.end(), service.via.begin(), service.via.end());
    calls.insert(calls.end(), service.calls.begin() + 1, service.calls.end());
    return calls;
}

Value line(std::string id, std::string const& name, Mode const& mode, Value calls) {
    Value object = Value::object();
    object.set("id", std::move(id));
    if (!name.empty()) {
        object.set("name", name);
    }
    return object.set("mode", mode.id).set("family", name_of(mode.family)).set("calls", std::move(calls));
}

}  // namespace

ResultMap::ResultMap(Network const& network)
    : network_{network},
      nodes_(network.nodes.size()),
      links_(network.links.size()),
      services_(network.services.size()) {}

void ResultMap::add(NodeId node) {
    nodes_[node.index()] = true;
}

void ResultMap::add(LinkId link) {
    links_[link.index()] = true;
    add(network_.links[link].from);
    add(network_.links[link].to);
}

void ResultMap::add(ServiceId service) {
    services_[service.index()] = true;
    for (NodeId const call : calls_of(network_.services[service])) {
        add(call);
    }
}

void ResultMap::add(Route const& route) {
    for (Step const& step : route.steps) {
        add(step.from);
        add(step.to);
        for (NodeId const node : step.passed) {
            add(node);
        }
        for (LinkId const link : step.links) {
            add(link);
        }
        if (step.service) {
            add(step.service);
        }
    }
}

void ResultMap::add_part(std::string_view id) {
    std::size_t const dot = id.find('.');
    std::string_view const kind = id.substr(0, dot);
    std::string_view const name =
        dot == std::string_view::npos ? "" : id.substr(dot + 1, id.find('.', dot + 1) - dot - 1);
    auto const find = [&](auto const& table) {
        auto const is_named = [&](auto const& row) { return row.id == name; };
        return static_cast<std::size_t>(std::find_if(table.begin(), table.end(), is_named) - table.begin());
    };
    if (std::size_t const link = find(network_.links); kind == "links" && link < links_.size()) {
        add(LinkId{link});
    } else if (std::size_t const service = find(network_.services); kind == "services" && service < services_.size()) {
        add(ServiceId{service});
    } else if (std::size_t const node = find(network_.nodes); kind == "nodes" && node < nodes_.size()) {
        add(NodeId{node});
    }
}

void ResultMap::set(Value& values) const {
    auto const is_located = [](Node const& node) { return node.location.has_value(); };
    if (std::all_of(network_.nodes.begin(), network_.nodes.end(), is_located)) {
        values.set("map", Value::object().set("places", places()).set("lines", lines()));
    }
}

Value ResultMap::places() const {
    Value list = Value::list();
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (nodes_[i]) {
            Node const& node = network_.nodes[NodeId{i}];
            list.add(Value::object()
                         .set("id", node.id)
                         .set("name", node.name)
                         .set("country", node.country)
                         .set("kind", name_of(node.kind))
                         .set("location", Value::list()
                                              .add(rounded(node.location->latitude, 4))
                                              .add(rounded(node.location->longitude, 4))));
        }
    }
    return list;
}

Value ResultMap::lines() const {
    Value list = Value::list();
    for (std::size_t i = 0; i < links_.size(); ++i) {
        if (links_[i]) {
            Link const& link = network_.links[LinkId{i}];
            list.add(
                line("links." + link.id, link.name, network_.modes[link.mode], ids_of({link.from, link.to}, network_)));
        }
    }
    for (std::size_t i = 0; i < services_.size(); ++i) {
        if (services_[i]) {
            Service const& service = network_.services[ServiceId{i}];
            list.add(line("services." + service.id, service.name, network_.modes[service.mode],
                          ids_of(calls_of(service), network_)));
        }
    }
    return list;
}

Value passed_values(Step const& step, Network const& network) {
    return ids_of(step.passed, network);
}

}  // namespace corridor
