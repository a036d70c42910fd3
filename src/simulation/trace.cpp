#include "corridor/simulation/trace.h"

#include <algorithm>
#include <chrono>

#include <fmt/core.h>

namespace corridor {
namespace {

std::string text_of(std::chrono::sys_seconds when) {
    auto const date = std::chrono::floor<std::chrono::days>(when);
    std::chrono::year_month_day const ymd{date};
    auto const seconds = (when - date).count();
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(ymd.year()),
                       static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()), seconds / 3600,
                       seconds / 60 % 60, seconds % 60);
}

}  // namespace

void Trace::add(TraceEvent const& event) {
    TraceEvent& mine = events_.emplace_back(event);
    mine.what = kept(event.what);
    mine.where = kept(event.where);
}

std::string_view Trace::kept(std::string_view word) {
    auto const found = words_.find(word);
    return found != words_.end() ? *found : *words_.emplace(word).first;
}

std::string Trace::to_csv() const {
    std::vector<TraceEvent> events = events_;
    std::stable_sort(events.begin(), events.end(),
                     [](TraceEvent const& a, TraceEvent const& b) { return a.when < b.when; });
    std::string text = "time,consignment,demand,event,place\n";
    for (TraceEvent const& event : events) {
        text += fmt::format("{},{},{},{},{}\n", text_of(event.when), event.consignment, event.demand, event.what,
                            event.where);
    }
    return text;
}

}  // namespace corridor
