#include "findings/hydraulics.h"

#include <numeric>
#include <string>

#include <fmt/core.h>

#include "findings/limit_words.h"
#include "findings/words.h"

namespace corridor {
namespace {

constexpr VolumeRate thousand_barrels_a_day = 1000 * barrel / day;
constexpr Power megawatt = 1000 * kilowatt;

Value or_null(std::optional<double> number, int decimals) {
    return number ? Value{rounded(*number, decimals)} : Value{};
}

// One line, told link by link and station by station.
class Teller {
public:
    Teller(LineCapacity const& capacity, Network const& network) : capacity_{capacity}, network_{network} {}

    [[nodiscard]] Value values() const {
        Value links = Value::list();
        for (std::size_t i = 0; i < line().links.size(); ++i) {
            links.add(link_values(i));
        }
        Value stations = Value::list();
        for (std::size_t i = 0; i < line().stations.size(); ++i) {
            stations.add(station_values(i));
        }
        StretchCapacity const& least = capacity_.greatest[capacity_.limiting];
        Waypoint const& binding = capacity_.stretches[capacity_.limiting].points[least.binding];
        return Value::object()
            .set("from", network_.nodes[first().from].id)
            .set("to", network_.nodes[last().to].id)
            .set("hydraulic_kbbl_per_day", rounded(least.flow.in(thousand_barrels_a_day), 3))
            .set("limiting", Value::object()
                                 .set("from", station(capacity_.limiting).name)
                                 .set("to", end_of(capacity_.limiting))
                                 .set("at_km", rounded(binding.at.in(kilometre), 3))
                                 .set("height_m", rounded(binding.above_sea.in(metre), 1)))
            .set("stated", running(capacity_.at_stated))
            .set("usual", running(capacity_.at_usual))
            .set("links", std::move(links))
            .set("stations", std::move(stations));
    }

    void add_rows(TextTable& table) const {
        for (std::size_t i = 0; i < line().links.size(); ++i) {
            auto const& [hydraulic, stated] = std::pair{capacity_.hydraulic[i], capacity_.stated[i]};
            table.rows.push_back(
                {name_of(line().links[i]), stated ? amount(i, *stated) : "", hydraulic ? amount(i, *hydraulic) : "",
                 hydraulic && stated ? fixed(hydraulic->in(*stated), 2) : "", hydraulic ? stretch_of(i) : "",
                 power(capacity_.at_stated, i), power(capacity_.at_usual, i)});
        }
    }

    // "Sangachal – Ceyhan: 26 MW and 0.0091 kWh/t/km as it usually runs; as much as stated cannot be driven."
    [[nodiscard]] std::string sentence() const {
        std::string text = network_.nodes[first().from].name + " – " + network_.nodes[last().to].name + ": ";
        text += running_words(capacity_.at_usual, "as it usually runs");
        text += (capacity_.at_usual && capacity_.at_stated) ? "; " : "";
        return text + running_words(capacity_.at_stated, "at the capacity that is stated") + ".";
    }
    [[nodiscard]] bool runs() const { return capacity_.at_stated || capacity_.at_usual; }

private:
    [[nodiscard]] HydraulicLine const& line() const { return capacity_.line; }
    [[nodiscard]] Link const& first() const { return network_.links[line().links.front()]; }
    [[nodiscard]] Link const& last() const { return network_.links[line().links.back()]; }
    [[nodiscard]] PumpStation const& station(std::size_t i) const {
        auto const [section, index] = line().stations[i];
        return network_.links[line().links[section]].pipe.stations[index];
    }
    // Where the stretch behind a station ends.
    [[nodiscard]] std::string const& end_of(std::size_t i) const {
        return i + 1 < line().stations.size() ? station(i + 1).name : network_.nodes[last().to].name;
    }
    [[nodiscard]] std::string name_of(LinkId id) const {
        Link const& link = network_.links[id];
        return link.name.empty() ? network_.nodes[link.from].name + " – " + network_.nodes[link.to].name : link.name;
    }

    [[nodiscard]] Value link_values(std::size_t i) const {
        auto const volume = [](std::optional<VolumeRate> flow) {
            return or_null(flow ? std::optional{flow->in(thousand_barrels_a_day)} : std::nullopt, 3);
        };
        auto const mass = [&](std::optional<VolumeRate> flow) {
            return or_null(flow ? std::optional{megatonnes_a_year(i, *flow)} : std::nullopt, 4);
        };
        auto const& [hydraulic, stated] = std::pair{capacity_.hydraulic[i], capacity_.stated[i]};
        return Value::object()
            .set("link", network_.links[line().links[i]].id)
            .set("hydraulic_kbbl_per_day", volume(hydraulic))
            .set("hydraulic_mt_per_year", mass(hydraulic))
            .set("stated_kbbl_per_day", volume(stated))
            .set("stated_mt_per_year", mass(stated))
            .set("ratio", or_null(hydraulic && stated ? std::optional{hydraulic->in(*stated)} : std::nullopt, 4))
            .set("usual_kbbl_per_day", volume(capacity_.usual[i]));
    }

    [[nodiscard]] Value station_values(std::size_t i) const {
        Value object = Value::object();
        object.set("name", station(i).name)
            .set("link", network_.links[line().links[line().stations[i].section]].id)
            .set("at_km", rounded(line().pipeline.stations[i].at.in(kilometre), 3))
            .set("pressure_bar", rounded(capacity_.stretches[i].greatest.in(bar), 2))
            .set("hydraulic_kbbl_per_day", rounded(capacity_.greatest[i].flow.in(thousand_barrels_a_day), 3));
        for (auto const& [key, pumped] :
             {std::pair{"stated", &capacity_.at_stated}, std::pair{"usual", &capacity_.at_usual}}) {
            if (!*pumped) {
                object.set(key, Value{});
                continue;
            }
            Pumping const& pumping = (*pumped)->stations[i];
            object.set(key, Value::object()
                                .set("arriving_bar", rounded(pumping.arriving.in(bar), 2))
                                .set("leaving_bar", rounded(pumping.leaving.in(bar), 2))
                                .set("can_be_driven", pumping.can_be_driven)
                                .set("pumped_mw", rounded(pumping.hydraulic.in(megawatt), 4))
                                .set("drawn_mw", rounded((*pumped)->drawn[i].in(megawatt), 4)));
        }
        return object;
    }

    [[nodiscard]] static Power total(LinePumping const& pumped) {
        return std::accumulate(pumped.drawn.begin(), pumped.drawn.end(), Power{});
    }
    [[nodiscard]] static double kilowatt_hours(TransportEnergy energy) {
        return energy.in(kilowatt_hour / tonne / kilometre);
    }

    [[nodiscard]] static Value running(std::optional<LinePumping> const& pumped) {
        if (!pumped) {
            return {};
        }
        auto const& energy = pumped->per_tonne_km;
        return Value::object()
            .set("can_be_driven", pumped->can_be_driven)
            .set("drawn_mw", rounded(total(*pumped).in(megawatt), 4))
            .set("kwh_per_t_km", or_null(energy ? std::optional{kilowatt_hours(*energy)} : std::nullopt, 6));
    }

    [[nodiscard]] static std::string running_words(std::optional<LinePumping> const& pumped, std::string const& when) {
        if (!pumped) {
            return "";
        }
        if (!pumped->can_be_driven) {
            return when + " it cannot be driven";
        }
        std::string const energy =
            pumped->per_tonne_km ? fmt::format(" and {} kWh/t/km", fixed(kilowatt_hours(*pumped->per_tonne_km), 4))
                                 : "";
        return fmt::format("{} MW{} {}", readable(total(*pumped).in(megawatt)), energy, when);
    }

    [[nodiscard]] double megatonnes_a_year(std::size_t i, VolumeRate flow) const {
        return (flow * line().pipeline.runs[i].density).in(1e6 * tonne / average_year);
    }
    // As the link's own capacity is stated, by mass or by volume.
    [[nodiscard]] std::string amount(std::size_t i, VolumeRate flow) const {
        Link const& link = network_.links[line().links[i]];
        auto const figure = link.forward.capacity ? link.forward.capacity : link.running.capacity;
        bool const by_mass = figure && network_.figures[figure.id()].dimension == dimensions::mass / dimensions::time;
        return by_mass ? readable(megatonnes_a_year(i, flow)) + " Mt/year"
                       : readable(flow.in(thousand_barrels_a_day)) + " kbbl/day";
    }

    // The stretch that holds a link: "PT3 – PT4".
    [[nodiscard]] std::string stretch_of(std::size_t link) const {
        std::size_t least = capacity_.stretches.size();
        for (std::size_t i = 0; i < capacity_.stretches.size(); ++i) {
            auto const& points = capacity_.stretches[i].points;
            bool const has_part = points.front().run <= link && link <= points.back().run;
            if (has_part &&
                (least == capacity_.stretches.size() || capacity_.greatest[i].flow < capacity_.greatest[least].flow)) {
                least = i;
            }
        }
        return station(least).name + " – " + end_of(least);
    }

    // Of the stations on a link.
    [[nodiscard]] std::string power(std::optional<LinePumping> const& pumped, std::size_t link) const {
        Power power;
        for (std::size_t i = 0; pumped && i < line().stations.size(); ++i) {
            power += line().stations[i].section == link ? pumped->drawn[i] : Power{};
        }
        return pumped ? readable(power.in(megawatt)) : "";
    }

    LineCapacity const& capacity_;
    Network const& network_;
};

}  // namespace

Value values_of(std::vector<LineCapacity> const& lines, Network const& network) {
    Value list = Value::list();
    for (LineCapacity const& line : lines) {
        list.add(Teller{line, network}.values());
    }
    return list;
}

std::vector<Block> words_of(std::vector<LineCapacity> const& lines, Network const& network) {
    if (lines.empty()) {
        return {};
    }
    TextTable table{{{"pipeline", Align::left},
                     {"stated", Align::right},
                     {"worked out", Align::right},
                     {"of stated", Align::right},
                     {"held by", Align::left},
                     {"MW at stated", Align::right},
                     {"MW as usual", Align::right}},
                    {}};
    Points points;
    for (LineCapacity const& line : lines) {
        Teller const teller{line, network};
        teller.add_rows(table);
        if (teller.runs()) {
            points.items.push_back(teller.sentence());
        }
    }
    std::vector<Block> blocks{
        Heading{"What pumps can drive"},
        Paragraph{"Worked out from pipes, heights, stations and the oil; beside what is stated, which counts above."},
        std::move(table)};
    if (!points.items.empty()) {
        blocks.emplace_back(std::move(points));
    }
    return blocks;
}

}  // namespace corridor
