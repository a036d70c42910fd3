#include "input/nomination_reader.h"

#include <array>
#include <optional>
#include <vector>

#include "input/months.h"

namespace corridor {
namespace {

Throughput throughput_of(FigureRow const& row) {
    return {row.value, row.dimension};
}

}  // namespace

void NominationReader::read(Record& record, std::map<std::string, Nomination>& nominations) {
    nominations.clear();
    std::vector<std::string> corridors;
    for (auto const& [corridor, value] : record.node().entries) {
        corridors.push_back(corridor.text);
    }
    for (std::string const& corridor : corridors) {
        Yaml const& value = *record.node().find(corridor);
        bool const by_month = value.is_map() && value.find("value") == nullptr;
        if (by_month) {
            auto months_of_year = record.record(corridor);
            read_months(*months_of_year, nominations[corridor]);
            months_of_year->finish();
        } else if (auto const row = figures_.row<Throughput>(record, corridor)) {
            nominations[corridor].by_month.fill(throughput_of(*row));
        }
    }
    record.finish();
}

void NominationReader::read_months(Record& record, Nomination& nomination) {
    auto const otherwise = figures_.row<Throughput>(record, "otherwise");
    bool complete = true;
    for (std::size_t month = 0; month < months.size(); ++month) {
        auto const own = figures_.row<Throughput>(record, months.at(month));
        complete = complete && (own || otherwise);
        if (own || otherwise) {
            nomination.by_month.at(month) = throughput_of(own ? *own : *otherwise);
        }
    }
    if (!complete) {
        record.error("nominations: all twelve months are wanted, or 'otherwise' for the rest");
    }
}

}  // namespace corridor
