#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "input/files.h"
#include "input/record.h"

namespace corridor {

// Builds a network from documents. Sections of all files are read in an order in which names are known before they are
// used: sources, money, modes, cargoes, risks, weather, nodes, then what refers to nodes.
class NetworkReader {
public:
    explicit NetworkReader(Reading& reading) : reading_{reading} {}

    // Documents in reading order, the last one naming the network.
    [[nodiscard]] Network read(std::vector<Document const*> const& documents);

private:
    struct File {
        Document const* document;
        PriceBasis basis;
    };

    void read_sources(File const& file);
    void read_money(File const& file);
    void read_modes(File const& file);
    void read_cargoes(File const& file);
    void read_risks(File const& file);
    void read_weather(File const& file);
    void read_node(Record& record, std::string const& id);
    void read_transfer(Record& record, Node& node, Backing const& backing);
    void read_control(Record& record, Node& node, Backing const& backing);
    void read_node_details(File const& file);
    void read_link(Record& record, std::string const& id);
    void read_service(Record& record, std::string const& id);
    void read_departure(Record& record, Service& service, Backing const& backing);
    void read_default(Record& record, std::string const& id);
    void read_through_tariff(Record& record, std::string const& id);
    void read_closures(File const& file);
    void check_top_keys(File const& file);

    template <class Object>
    void figures(Record& record, Object& object, Backing const& backing) {
        for_each_figure(object,
                        [&](char const* key, auto& figure) { record.figure(key, figure, backing, network_.figures); });
    }
    void handling(Record& record, char const* key, Handling& handling, Backing const& backing);
    void directions(Record& record, Running& forward, Running& backward, Backing const& backing);

    [[nodiscard]] NodeId node(Record const& record, Yaml const& at, std::string const& id);
    [[nodiscard]] NodeId required_node(Record& record, char const* key);
    [[nodiscard]] std::vector<NodeId> nodes(Record& record, char const* key);
    [[nodiscard]] ModeId mode(Record const& record, Yaml const& at, std::string const& id);
    [[nodiscard]] std::vector<ModeId> modes(Record& record, char const* key);
    bool claim(Record const& record, std::string const& id);
    void each(File const& file, char const* section, std::function<void(Record&, std::string const&)> const& read);

    Reading& reading_;
    Network network_;
    std::map<std::string, NodeId> node_ids_;
    std::map<std::string, ModeId> mode_ids_;
    std::map<std::string, CargoId> cargo_ids_;
    std::map<std::string, RiskId> risk_ids_;
    std::map<std::string, WeatherId> weather_ids_;
    std::map<std::string, std::string> claimed_;  // id to "file:line"
};

// A selector: the id of a node, or a mapping of node, link, service, country and mode.
[[nodiscard]] Selector read_selector(Record const& record, Yaml const& value);
// A date as 2024-03-01.
[[nodiscard]] std::optional<std::chrono::sys_days> read_date(Record const& record, Yaml const& value);

}  // namespace corridor
