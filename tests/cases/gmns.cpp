#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/exchange/gmns_export.h"
#include "corridor/exchange/gmns_import.h"
#include "corridor/input/read.h"
#include "corridor/scenario/differences.h"

namespace corridor {
namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;

// A road from a centroid over a junction to another centroid, in miles; the second link runs both ways.
Files const plain{
    {"config.csv", "dataset_name,long_length,speed,crs,currency\nThree towns,miles,mph,EPSG:4326,USD\n"},
    {"node.csv",
     "node_id,name,x_coord,y_coord,node_type,zone_id\n"
     "1,\"First, of three\",80,44,centroid,1\n"
     "2,,80.1,44,,\n"
     "3,Third,80.2,44,centroid,3\n"},
    {"link.csv",
     "link_id,from_node_id,to_node_id,directed,length,capacity,free_speed,lanes,toll\n"
     "1,1,2,true,5.5,1800,60,2,0\n"
     "2,2,3,0,6,900,30,,1.5\n"},
    {"demand.csv", "o_zone_id,d_zone_id,volume\n1,3,100.5\n3,1,0\n1,1,7\n"},
};

fs::path folder_of(Files const& files, std::string const& name) {
    auto where = fs::temp_directory_path() / ("corridor-gmns-" + name);
    fs::remove_all(where);
    fs::create_directories(where);
    for (auto const& [file, text] : files) {
        std::ofstream{where / file, std::ios::binary} << text;
    }
    return where;
}

Files written(Folder const& made) {
    Files files;
    for (NamedText const& file : made.files) {
        files[file.name] = file.text;
    }
    return files;
}

TEST_CASE("a plain GMNS folder becomes a road network with its demand") {
    auto const made = written(import_gmns(folder_of(plain, "plain"), "KZ"));
    ScenarioInput const input = read_scenario(folder_of(made, "plain-made") / "scenario.yaml");
    CHECK(input.warnings.empty());
    Network const& network = input.network;
    CHECK(network.name == "Three towns");
    REQUIRE(network.nodes.size() == 3);
    CHECK(network.nodes[NodeId{0}].name == "First, of three");
    CHECK(network.nodes[NodeId{0}].kind == NodeKind::zone);
    CHECK(network.nodes[NodeId{1}].kind == NodeKind::junction);
    CHECK(network.nodes[NodeId{1}].country == "KZ");
    REQUIRE(network.links.size() == 2);
    Link const& first = network.links[LinkId{0}];
    CHECK(first.id == "l1");
    CHECK(!first.both_ways);
    CHECK(network.figures.value(first.length).in(kilometre) == doctest::Approx(5.5 * 1.609344).epsilon(1e-15));
    CHECK(network.figures.value(first.running.speed).in(kilometre / hour) ==
          doctest::Approx(60 * 1.609344).epsilon(1e-15));
    CHECK(network.figures.value(first.running.capacity).value == 3600);  // of two lanes
    CHECK(!first.running.charge);
    Link const& second = network.links[LinkId{1}];
    CHECK(second.both_ways);
    CHECK(network.figures.value(second.running.capacity).value == 900);
    CHECK(network.figures.value(second.running.charge).value == 1.5);
    REQUIRE(input.scenario.demands.size() == 1);  // not what is zero, nor what stays where it is
    CHECK(input.scenario.demands.front().volume->value == 100.5);
}

TEST_CASE("what a plain GMNS folder leaves open is filled in and said") {
    Files files = plain;
    files["config.csv"] = "dataset_name,crs\nThree towns,EPSG:32642\n";
    Folder const made = import_gmns(folder_of(files, "projected"), "ZZ");
    REQUIRE(made.warnings.size() == 1);
    CHECK(made.warnings.front().message ==
          "crs: coordinates in 'EPSG:32642' are left out; degrees (EPSG:4326) are read");
    files.erase("config.csv");
    files["link.csv"] = "link_id,from_node_id,to_node_id,directed,free_speed\n1,1,2,1,60\n2,2,3,1,60\n";
    Folder const bare = import_gmns(folder_of(files, "bare"), "ZZ");
    REQUIRE(bare.warnings.size() == 1);
    CHECK(bare.warnings.front().message ==
          "there is no such file, so lengths are taken as km, speeds as km/h and coordinates as degrees (EPSG:4326)");
    Network const network = read_network(folder_of(written(bare), "bare-made") / "network.yaml").network;
    // A tenth of a degree at 44 degrees north: 6371 km pi / 1800 cos 44.
    CHECK(network.figures.value(network.links[LinkId{0}].length).in(kilometre) ==
          doctest::Approx(7.9988).epsilon(1e-4));
}

std::vector<std::string> complaints(Files const& files) {
    std::vector<std::string> lines;
    try {
        static_cast<void>(import_gmns(folder_of(files, "bad"), "ZZ"));
    } catch (InputError const& error) {
        for (Diagnostic const& diagnostic : error.diagnostics()) {
            std::string const place = std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column);
            lines.push_back(fs::path{diagnostic.file}.filename().string() + ":" + place + ": " + diagnostic.message);
        }
    }
    return lines;
}

// The plain folder with one thing wrong, and what is said of it.
struct Case {
    std::string file;
    std::string right;
    std::string wrong;
    std::vector<std::string> said;
};

TEST_CASE("every fault of a GMNS folder is said where it stands") {
    std::vector<Case> const cases{
        {"node.csv", ",y_coord", ",why_coord", {"node.csv:1:1: the column 'y_coord' is missing"}},
        {"node.csv", "zone_id\n", "name\n", {"node.csv:1:40: the column 'name' stands here already"}},
        {"node.csv", "3,Third,80.2", "3,Third,eighty", {"node.csv:4:9: x_coord: 'eighty' is not a number"}},
        {"node.csv", "80.1,44", "80.1,144", {"node.csv:3:9: y_coord: a number from -90 to 90 is wanted, not '144'"}},
        {"node.csv", "2,,80.1", "1,,80.1", {"node.csv:3:1: node_id: the node '1' stands here already"}},
        {"node.csv", "2,,80.1", ",,80.1", {"node.csv:3:1: node_id is missing"}},
        {"node.csv", "of three\"", "of three", {"node.csv:2:3: the quotes that begin here do not end"}},
        {"node.csv",
         "of three\"",
         "of three\"!",
         {"node.csv:2:20: a comma or the end of the line is wanted after closing quotes"}},
        {"link.csv", "1,1,2,true", "1,1,true", {"link.csv:2:1: this row has 8 cells, the heading 9"}},
        {"link.csv", "1,1,2,true", "1,1,9,true", {"link.csv:2:5: to_node_id: node.csv has no node '9'"}},
        {"link.csv", "1,1,2,true", "1,2,2,true", {"link.csv:2:5: to_node_id: a link must join two different nodes"}},
        {"link.csv", "2,2,3,0", "1,2,3,0", {"link.csv:3:1: link_id: the link '1' stands here already"}},
        {"link.csv", "true", "maybe", {"link.csv:2:7: directed: true or false is wanted, not 'maybe'"}},
        {"link.csv", "5.5", "-5.5", {"link.csv:2:12: length: must not be negative"}},
        {"link.csv", "5.5", "0", {"link.csv:2:12: length: a length greater than zero is wanted"}},
        {"link.csv", "1800", "-1800", {"link.csv:2:16: capacity: must not be negative"}},
        {"link.csv", "1800", "0", {"link.csv:2:16: capacity: the lanes' capacity must be greater than zero"}},
        {"link.csv", "1800", "wide", {"link.csv:2:16: capacity: 'wide' is not a number"}},
        {"link.csv", "1800,60", "1800,0", {"link.csv:2:21: free_speed: a speed greater than zero is wanted"}},
        {"link.csv", "1800,60", "1800,", {"link.csv:2:21: free_speed is missing, and with it the running time"}},
        {"config.csv", "miles", "leagues", {"config.csv:2:13: long_length: 'leagues' is no unit that is known here"}},
        {"config.csv", "mph", "knots", {"config.csv:2:19: speed: 'knots' is no unit that is known here"}},
        {"config.csv",
         "USD",
         "EUR",
         {"config.csv:0:0: currency: tolls in EUR need exchange rates, which only a freight.csv can give"}},
        {"link.csv", "1800", "1e-300", {"link.csv:2:16: capacity: the number is too large or too small"}},
        {"demand.csv", "1,3,100.5", "1,8,100.5", {"demand.csv:2:3: d_zone_id: node.csv has no node for the zone '8'"}},
        {"demand.csv", "1,3,100.5", "1,3,-1", {"demand.csv:2:5: volume: must not be negative"}},
        {"node.csv",
         "2,,80.1,44,,",
         "2,,80.1,44,,3",
         {"demand.csv:2:3: d_zone_id: more than one node of node.csv stands for the zone '3'",
          "demand.csv:3:1: o_zone_id: more than one node of node.csv stands for the zone '3'"}},
    };
    for (Case const& one : cases) {
        CAPTURE(one.wrong);
        Files files = plain;
        std::string& text = files.at(one.file);
        auto const at = text.find(one.right);
        REQUIRE(at != std::string::npos);
        text.replace(at, one.right.size(), one.wrong);
        std::vector<std::string> const said = complaints(files);
        std::string all;
        for (std::string const& line : said) {
            all += line + "\n";
        }
        CAPTURE(all);
        CHECK(said == one.said);
    }
}

TEST_CASE("a length below the great circle is refused by GMNS's own row") {
    Files files = plain;
    std::string& nodes = files.at("node.csv");
    nodes.replace(nodes.find("80.1,"), 5, "81.1,");
    CHECK(complaints(files).front() == "link.csv:2:12: length: 9 km is shorter than the great circle of 88 km");
}

TEST_CASE("a row of freight that leads nowhere is said where it stands") {
    Files files = plain;
    files["freight.csv"] =
        "section,id,key,value\nlinks,l7,co2e,22 g/t/km\nlnks,l1,co2e,22 g/t/km\nlinks,l1,length,7 km\n"
        "nodes,n1,transfers[1].time,7 h\n";
    CHECK(complaints(files) ==
          std::vector<std::string>{
              "freight.csv:2:7: link.csv has no link 'l7'", "freight.csv:3:1: a network has no section 'lnks'",
              "freight.csv:4:10: 'length' cannot be put here; it stands here already, or leads nowhere",
              "freight.csv:5:10: 'transfers[1].time' cannot be put here; it stands here already, or leads nowhere"});
}

// What two networks state differently, in figures or in words, and what backs a figure.
std::vector<std::string> unlike(Network const& before, Network const& after) {
    std::vector<std::string> paths;
    Scenario const nothing;
    for (Difference const& difference : differences({nothing, before}, {nothing, after})) {
        paths.push_back(difference.path);
    }
    std::map<std::string, FigureRow const*> figures;
    for (FigureRow const& row : before.figures) {
        figures[row.path] = &row;
    }
    for (FigureRow const& row : after.figures) {
        FigureRow const& other = *figures.at(row.path);
        auto const sources = [](Network const& network, FigureRow const& figure) {
            std::vector<std::string> ids;
            for (SourceId const source : figure.backing.sources) {
                ids.push_back(network.sources[source].id + network.sources[source].title);
            }
            return ids;
        };
        if (row.backing.assumption != other.backing.assumption || row.note != other.note ||
            sources(after, row) != sources(before, other)) {
            paths.push_back(row.path + " (why)");
        }
    }
    return paths;
}

void check_round_trip(fs::path const& file) {
    CAPTURE(file.string());
    Network const before = read_network(file).network;
    fs::path const there = folder_of(written(export_gmns(file)), "there");
    fs::path const back = folder_of(written(import_gmns(there, "ZZ")), "back");
    Network const after = read_network(back / "network.yaml").network;
    CHECK(after.name == before.name);
    CHECK(after.figures.size() == before.figures.size());
    CHECK(after.closures.size() == before.closures.size());
    CHECK(unlike(before, after) == std::vector<std::string>{});
}

TEST_CASE("a network that goes to GMNS and comes back says the same, in every figure and its source") {
    fs::path const project = PROJECT_FOLDER;
    check_round_trip(project / "networks/eurasia.yaml");
    check_round_trip(project / "networks/small/two-ways.yaml");
    check_round_trip(project / "tests/fuzz/every-key.yaml");
    check_round_trip(project / "tests/cases/zones.yaml");
}

TEST_CASE("what GMNS has words for stands in its own columns") {
    fs::path const project = PROJECT_FOLDER;
    Files const files = written(export_gmns(project / "tests/cases/zones.yaml"));
    CHECK(files.at("link.csv").find("a-b,,a,b,false,10,road,1800,,1,,road,\n") != std::string::npos);
    CHECK(files.at("node.csv").find("a,A,,,zone,a,KZ\n") != std::string::npos);
    CHECK(files.at("freight.csv").find("links,a-b,volume-delay.bpr.alpha,0.15\n") != std::string::npos);
    CHECK(files.at("freight.csv").find("links,a-b,capacity") == std::string::npos);
    Files const rail = written(export_gmns(project / "tests/fuzz/every-key.yaml"));
    CHECK(rail.at("freight.csv").find("links,altynkol-aktau,capacity,20 trains/day\n") != std::string::npos);
    CHECK(rail.at("freight.csv").find("links,altynkol-aktau,length.assumption,a round number\n") != std::string::npos);
    CHECK(rail.at("link.csv").find("altynkol-aktau,,altynkol,aktau,false,3200,rail,,,,,rail-1520,\n") !=
          std::string::npos);
}

}  // namespace
}  // namespace corridor
