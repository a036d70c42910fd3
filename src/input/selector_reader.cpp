#include "input/selector_reader.h"

#include <algorithm>
#include <charconv>

namespace corridor {

Selector read_selector(Record const& record, Yaml const& value) {
    Selector selector;
    if (value.is_scalar()) {
        selector.node = value.text;
        return selector;
    }
    Record inner{record.reading(), record.document(), value, record.path(), record.file_basis()};
    selector.node = inner.text("node");
    selector.link = inner.text("link");
    selector.service = inner.text("service");
    selector.country = inner.text("country");
    selector.mode = inner.text("mode");
    if (value.is_map() && selector.is_empty()) {
        inner.error("a selector needs one of node, link, service, country, mode");
    }
    inner.finish();
    return selector;
}

std::optional<std::chrono::sys_days> read_date(Record const& record, Yaml const& value) {
    std::string const& text = value.text;
    int year = 0;
    unsigned month = 0;
    unsigned day_of_month = 0;
    bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
    if (shaped) {
        std::from_chars(text.data(), text.data() + 4, year);
        std::from_chars(text.data() + 5, text.data() + 7, month);
        std::from_chars(text.data() + 8, text.data() + 10, day_of_month);
        shaped = std::all_of(text.begin(), text.end(),
                             [](char letter) { return letter == '-' || (letter >= '0' && letter <= '9'); });
    }
    std::chrono::year_month_day const date{std::chrono::year{year}, std::chrono::month{month},
                                           std::chrono::day{day_of_month}};
    if (!shaped || !date.ok()) {
        record.error(value, "'" + text + "' is not a date; a date is written like 2024-03-01");
        return std::nullopt;
    }
    return std::chrono::sys_days{date};
}

}  // namespace corridor
