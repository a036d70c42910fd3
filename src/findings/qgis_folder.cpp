#include "corridor/findings/qgis_folder.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include "corridor/findings/map_layers.h"

namespace corridor {
namespace {

constexpr std::array<std::string_view, 3> layers{"lines", "legs", "places"};  // from below
constexpr std::array families{"rail", "sea", "inland-waterway", "pipeline", "road"};

std::string option(std::string const& name, std::string const& value) {
    return "          <Option type=\"QString\" name=\"" + name + "\" value=\"" + value + "\"/>\n";
}

// A property that a field of each feature sets.
std::string from_field(std::string const& property, std::string const& field) {
    return "              <Option type=\"Map\" name=\"" + property +
           "\">\n                <Option type=\"bool\" name=\"active\" value=\"true\"/>\n"
           "                <Option type=\"QString\" name=\"field\" value=\"" +
           field + "\"/>\n                <Option type=\"int\" name=\"type\" value=\"2\"/>\n              </Option>\n";
}

std::string line_symbol(std::size_t number, LineLook const& look) {
    std::string dashes{look.dashes};
    std::replace(dashes.begin(), dashes.end(), ' ', ';');
    return "      <symbol type=\"line\" name=\"" + std::to_string(number) +
           "\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n        <layer class=\"SimpleLine\" enabled=\"1\" "
           "locked=\"0\" pass=\"0\">\n        <Option type=\"Map\">\n" +
           option("line_color", look.colour) + option("line_width", "0.5") + option("line_width_unit", "MM") +
           option("capstyle", "flat") + option("joinstyle", "round") +
           option("use_custom_dash", dashes.empty() ? "0" : "1") +
           option("customdash", dashes.empty() ? "5;2" : dashes) + option("customdash_unit", "MM") +
           "        </Option>\n          <data_defined_properties>\n            <Option type=\"Map\">\n"
           "              <Option type=\"QString\" name=\"name\" value=\"\"/>\n"
           "              <Option type=\"Map\" name=\"properties\">\n" +
           from_field("outlineColor", "stroke") +
           // Widths are in pixels of a screen; QGIS draws in millimetres.
           "              <Option type=\"Map\" name=\"outlineWidth\">\n"
           "                <Option type=\"bool\" name=\"active\" value=\"true\"/>\n"
           "                <Option type=\"QString\" name=\"expression\" value=\"&quot;stroke-width&quot; * 0.3\"/>\n"
           "                <Option type=\"int\" name=\"type\" value=\"3\"/>\n              </Option>\n"
           "              </Option>\n              <Option type=\"QString\" name=\"type\" value=\"collection\"/>\n"
           "            </Option>\n          </data_defined_properties>\n        </layer>\n      </symbol>\n";
}

// Lines by family: the dashes tell them apart where colours do not.
std::string line_renderer() {
    std::string categories;
    std::string symbols;
    for (std::size_t i = 0; i <= families.size(); ++i) {
        std::string const family = i < families.size() ? families[i] : "";
        std::string const label = family.empty() ? "other" : family;
        categories +=
            fmt::format("      <category render=\"true\" type=\"string\" symbol=\"{}\" value=\"{}\" label=\"{}\"/>\n",
                        i, family, label);
        symbols += line_symbol(i, look_of(family));
    }
    return "  <renderer-v2 type=\"categorizedSymbol\" attr=\"family\" enableorderby=\"0\" forceraster=\"0\" "
           "symbollevels=\"0\">\n    <categories>\n" +
           categories + "    </categories>\n    <symbols>\n" + symbols + "    </symbols>\n  </renderer-v2>\n";
}

std::string place_renderer() {
    return "  <renderer-v2 type=\"singleSymbol\" enableorderby=\"0\" forceraster=\"0\" symbollevels=\"0\">\n"
           "    <symbols>\n      <symbol type=\"marker\" name=\"0\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n"
           "        <layer class=\"SimpleMarker\" enabled=\"1\" locked=\"0\" pass=\"0\">\n"
           "        <Option type=\"Map\">\n" +
           option("name", "circle") + option("color", "255,255,255,255") + option("outline_color", "51,51,51,255") +
           option("outline_width", "0.4") + option("size", "1.8") +
           "        </Option>\n        </layer>\n      </symbol>\n    </symbols>\n  </renderer-v2>\n"
           "  <labeling type=\"simple\">\n    <settings calloutType=\"simple\">\n"
           "      <text-style fieldName=\"name\" fontSize=\"7\" fontSizeUnit=\"Point\" textColor=\"51,51,51,255\" "
           "isExpression=\"0\">\n        <text-buffer bufferDraw=\"1\" bufferSize=\"0.7\" bufferSizeUnits=\"MM\" "
           "bufferColor=\"255,255,255,255\"/>\n      </text-style>\n      <placement placement=\"6\" dist=\"1\"/>\n"
           "    </settings>\n  </labeling>\n";
}

std::string style_of(std::string_view layer) {
    return layer == "places" ? place_renderer() : line_renderer();
}

std::string qml(std::string_view layer) {
    std::string const labels = layer == "places" ? " labelsEnabled=\"1\"" : "";
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22.0\" "
           "styleCategories=\"Symbology|Labeling\"" +
           labels + ">\n" + style_of(layer) + "</qgis>\n";
}

// QGIS gives layers with short ids other ones, and then finds them no more.
std::string id_of(std::string const& layer) {
    return "corridor_layer_" + layer;
}

std::string project(std::vector<std::string_view> const& present) {
    std::string const srs =
        "<srs><spatialrefsys><authid>EPSG:4326</authid><srid>4326</srid><geographicflag>true</geographicflag>"
        "</spatialrefsys></srs>";
    std::string tree;
    std::string order;
    std::string maps;
    for (auto layer = present.rbegin(); layer != present.rend(); ++layer) {
        std::string const name{*layer};
        tree += fmt::format(
            "    <layer-tree-layer id=\"{}\" name=\"{}\" source=\"./{}.geojson\" providerKey=\"ogr\" "
            "checked=\"Qt::Checked\" expanded=\"1\"/>\n",
            id_of(name), name, name);
        order += fmt::format("    <layer id=\"{}\"/>\n", id_of(name));
        bool const is_point = name == "places";
        maps += fmt::format(
            "  <maplayer type=\"vector\" geometry=\"{}\"{} styleCategories=\"AllStyleCategories\">\n"
            "    <id>{}</id>\n    <datasource>./{}.geojson</datasource>\n    <layername>{}</layername>\n"
            "    {}\n    <provider encoding=\"UTF-8\">ogr</provider>\n{}  </maplayer>\n",
            is_point ? "Point" : "Line", is_point ? " labelsEnabled=\"1\"" : "", id_of(name), name, name, srs,
            style_of(*layer));
    }
    std::string projection = srs;
    projection.replace(0, 5, "<projectCrs>");
    projection.replace(projection.size() - 6, 6, "</projectCrs>");
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis projectname=\"corridor\" "
           "version=\"3.22.0\">\n  <title>corridor</title>\n  " +
           projection + "\n  <layer-tree-group>\n" + tree + "  </layer-tree-group>\n  <layerorder>\n" + order +
           "  </layerorder>\n  <projectlayers>\n" + maps +
           "  </projectlayers>\n  <properties>\n    <Paths><Absolute type=\"bool\">false</Absolute></Paths>\n"
           "  </properties>\n</qgis>\n";
}

}  // namespace

std::vector<NamedText> qgis_folder(Value const& collection) {
    std::vector<NamedText> files;
    std::vector<std::string_view> present;
    for (std::string_view const layer : layers) {
        Value const part = layer_of(collection, std::string{layer});
        if (is_empty(part)) {
            continue;
        }
        present.push_back(layer);
        files.push_back({std::string{layer} + ".geojson", to_json(part)});
        files.push_back({std::string{layer} + ".qml", qml(layer)});
    }
    files.push_back({"corridor.qgs", project(present)});
    return files;
}

}  // namespace corridor
