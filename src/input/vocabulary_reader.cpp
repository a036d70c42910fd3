#include "input/vocabulary_reader.h"

#include <charconv>

#include "input/months.h"

namespace corridor {

void read_sources(Draft& draft, Part const& part) {
    draft.each(part, "sources", [&](Record& record, std::string const& id) {
        Source source;
        source.id = id;
        source.title = record.required_text("title");
        source.publisher = record.required_text("publisher");
        source.year = record.integer("year");
        source.url = record.text("url");
        source.note = record.text("note");
        if (draft.reading.sources.contains(id)) {
            record.error("the source '" + id + "' stands in the bibliography already");
            return;
        }
        draft.reading.sources[id] = draft.network.sources.add(std::move(source));
    });
}

void read_money(Draft& draft, Part const& part) {
    auto const years = [&](Record& record, auto const& set) {
        (void)record.backing({});
        static_cast<void>(record.text("note"));
        Yaml const* const index = record.take("index");
        for (auto const& [year, value] : (index != nullptr ? *index : record.node()).entries) {
            int number = 0;
            auto const [end, failed] = std::from_chars(year.text.data(), year.text.data() + year.text.size(), number);
            if (failed != std::errc{} || end != year.text.data() + year.text.size()) {
                if (index != nullptr) {
                    record.error(year, "'" + year.text + "' is not a year");
                }
                continue;
            }
            static_cast<void>(record.take(year.text));
            auto const rate = record.measure(value, year.text);
            if (rate && rate->dimension == Dimension{} && rate->value > 1e-9 && rate->value < 1e9) {
                set(number, rate->value);
            } else if (rate) {
                record.error(value, "a number greater than zero and of a usual size is wanted");
            }
        }
    };
    draft.each(part, "exchange-rates", [&](Record& record, std::string const& currency) {
        years(record, [&](int year, double rate) { draft.network.money.set_rate(currency, year, rate); });
    });
    Record root{draft.reading, *part.document, part.document->root, "", part.basis};
    if (auto deflators = root.record("deflators")) {
        years(*deflators, [&](int year, double index) { draft.network.money.set_deflator(year, index); });
        deflators->finish();
    }
}

void read_modes(Draft& draft, Part const& part) {
    draft.each(part, "modes", [&](Record& record, std::string const& id) {
        Mode mode;
        mode.id = id;
        mode.name = record.required_text("name");
        if (Yaml const* const family = record.require("family", "rail, sea, road, inland-waterway or pipeline")) {
            mode.family = choice(record, *family, families).value_or(Family::rail);
        }
        Backing const backing = record.backing({{}, "definition of the mode"});
        record.figure("gauge", mode.gauge, backing, draft.network.figures);
        static_cast<void>(record.text("note"));
        if (draft.names.modes.contains(id)) {
            record.error("the mode '" + id + "' is defined already");
            return;
        }
        draft.names.modes[id] = draft.network.modes.add(std::move(mode));
    });
}

void read_cargoes(Draft& draft, Part const& part) {
    draft.each(part, "cargoes", [&](Record& record, std::string const& id) {
        Cargo cargo;
        cargo.id = id;
        cargo.name = record.required_text("name");
        cargo.unit = record.required_text("unit");
        auto const unit = read_unit(cargo.unit);
        if (!std::holds_alternative<Measure>(unit) ||
            !MassPerUnit::accepts(dimensions::mass / std::get<Measure>(unit).dimension)) {
            record.error("unit: '" + cargo.unit +
                         "' is no unit that goods are counted in, such as FEU, t, wagon or truck");
            cargo.unit = "t";
        }
        draft.figures(record, cargo, record.backing({}));
        cargo.modes = draft.names.modes_in(record, "modes");
        static_cast<void>(record.text("note"));
        if (draft.names.claim(record, id)) {
            draft.names.cargoes[id] = draft.network.cargoes.add(std::move(cargo));
        }
    });
}

void read_risks(Draft& draft, Part const& part) {
    draft.each(part, "risks", [&](Record& record, std::string const& id) {
        Risk risk;
        risk.id = id;
        risk.name = record.required_text("name");
        draft.figures(record, risk, record.backing({}));
        static_cast<void>(record.text("note"));
        if (!risk.probability && record.node().find("probability") == nullptr) {
            record.error("'probability' is missing; a share is wanted, such as '2.6 %'");
        } else if (draft.names.claim(record, id)) {
            draft.names.risks[id] = draft.network.risks.add(std::move(risk));
        }
    });
}

void read_weather(Draft& draft, Part const& part) {
    draft.each(part, "weather", [&](Record& record, std::string const& id) {
        Weather weather;
        weather.id = id;
        weather.name = record.required_text("name");
        Backing const backing = record.backing({});
        record.figure("spell", weather.spell, backing, draft.network.figures);
        static_cast<void>(record.text("note"));
        bool complete = static_cast<bool>(weather.spell);
        if (auto closed = record.record("closed")) {
            Backing const of_months = closed->backing(backing);
            Figure<Share> otherwise;
            closed->figure("otherwise", otherwise, of_months, draft.network.figures);
            for (std::size_t month = 0; month < months.size(); ++month) {
                weather.closed[month] = otherwise;
                closed->figure(months[month], weather.closed[month], of_months, draft.network.figures);
                complete = complete && static_cast<bool>(weather.closed[month]);
            }
            closed->finish();
        } else {
            complete = false;
        }
        if (!complete) {
            record.error(
                "a weather process needs a 'spell' and the share 'closed' of all twelve months (or 'otherwise' for the "
                "rest)");
        } else if (draft.names.claim(record, id)) {
            draft.names.weather[id] = draft.network.weather.add(std::move(weather));
        }
    });
}

}  // namespace corridor
