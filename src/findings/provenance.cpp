#include "findings/provenance.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace corridor {
namespace {

// The first two components: what kind of part, and which.
std::string_view part_of(std::string_view id) {
    std::size_t const kind = id.find('.');
    return kind == std::string_view::npos ? id : id.substr(0, id.find('.', kind + 1));
}

}  // namespace

Value values_of(Source const& source) {
    return Value::object()
        .set("id", source.id)
        .set("title", source.title)
        .set("publisher", source.publisher)
        .set("year", source.year ? Value{*source.year} : Value{})
        .set("url", source.url);
}

std::uint64_t Provenance::number_of(FigureRow const& figure) {
    auto const [found, is_new] = numbers_.try_emplace(&figure, figures_.size());
    if (is_new) {
        figures_.push_back(&figure);
    }
    return found->second;
}

Value Provenance::numbers_of(std::vector<FigureId> const& figures) {
    Value list = Value::list();
    for (FigureId const figure : figures) {
        list.add(number_of(figure));
    }
    return list;
}

void Provenance::add(Route const& route) {
    auto const add_all = [this](auto const& items) {
        for (auto const& item : items) {
            numbers_of(item.figures);
        }
    };
    for (Step const& step : route.steps) {
        add_all(step.costs);
        add_all(step.times);
        add_all(step.emissions);
    }
}

void Provenance::add_parts(std::vector<std::string> const& ids) {
    std::set<std::string_view> parts;
    for (std::string const& id : ids) {
        parts.insert(part_of(id));
    }
    for (FigureRow const& figure : network_.figures) {
        if (parts.contains(part_of(figure.path))) {
            number_of(figure);
        }
    }
}

void Provenance::set(Value& values) const {
    std::vector<SourceId> cited;
    Value figures = Value::list();
    for (FigureRow const* const figure : figures_) {
        figures.add(values_of(*figure, cited));
    }
    Value sources = Value::list();
    for (SourceId const source : cited) {
        sources.add(corridor::values_of(network_.sources[source]));
    }
    values.set("figures", std::move(figures)).set("sources", std::move(sources));
}

Value Provenance::values_of(FigureRow const& figure, std::vector<SourceId>& cited) const {
    Value sources = Value::list();
    for (SourceId const source : figure.backing.sources) {
        auto const found = std::find(cited.begin(), cited.end(), source);
        sources.add(static_cast<std::uint64_t>(found - cited.begin()));
        if (found == cited.end()) {
            cited.push_back(source);
        }
    }
    Value object = Value::object();
    object.set("path", figure.path).set("value", figure.written).set("sources", std::move(sources));
    if (figure.range && figure.value != 0) {
        object.set("range_factors", Value::list()
                                        .add(rounded(figure.range->low / figure.value, 4))
                                        .add(rounded(figure.range->high / figure.value, 4)));
    }
    if (figure.backing.is_assumed()) {
        object.set("assumption", figure.backing.assumption);
    }
    return object;
}

}  // namespace corridor
