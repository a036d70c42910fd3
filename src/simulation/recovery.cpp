#include "simulation/recovery.h"

#include <algorithm>
#include <iterator>

namespace corridor {
namespace {

using Series = std::vector<double>;

// By how much more the one has than the other, a replication.
Series difference(std::vector<std::int64_t> const& one, Replications const& ones,
                  std::vector<std::int64_t> const& other, Replications const& others, double unit) {
    Series more;
    for (std::size_t date = 0; date < one.size(); ++date) {
        more.push_back(static_cast<double>(one[date]) / unit / static_cast<double>(ones.numbers().size()) -
                       static_cast<double>(other[date]) / unit / static_cast<double>(others.numbers().size()));
    }
    return more;
}

// The days of a closure, and as many after it in which its peak is looked for, but a month at least.
struct Window {
    long first = 0;
    long closed_until = 0;
    long last = 0;
};

Window window_of(ClosureModel const& closure, SimulationModel const& model, std::size_t days) {
    auto const day_of = [&](std::chrono::sys_days when) {
        return std::clamp<long>((when - model.start).count(), 0, static_cast<long>(days));
    };
    Window window{day_of(*closure.from), day_of(*closure.until), 0};
    long const after = std::max(30L, window.closed_until - window.first);
    window.last = std::min(static_cast<long>(days), window.closed_until + after);
    return window;
}

double peak_of(Series const& series, Window const& window) {
    return *std::max_element(series.begin() + window.first, series.begin() + window.last);
}

// Days from the end of the closure until nine tenths of the peak are gone; nothing if they are not gone by the end.
std::optional<int> days_to_clear(Series const& series, Window const& window) {
    double const peak = peak_of(series, window);
    auto const peaked = std::find(series.begin() + window.first, series.end(), peak);
    auto const gone = std::find_if(std::max(peaked, series.begin() + window.closed_until), series.end(),
                                   [peak](double more) { return more <= peak / 10; });
    return gone == series.end() ? std::nullopt
                                : std::optional{static_cast<int>(gone - (series.begin() + window.closed_until)) + 1};
}

Recovery recovery_of(ClosureModel const& closure, Window const& window, std::vector<Recovery::Place> places,
                     SimulationModel const& model) {
    std::stable_sort(places.begin(), places.end(), [&](Recovery::Place const& a, Recovery::Place const& b) {
        return peak_of(a.longer_queue, window) > peak_of(b.longer_queue, window);
    });
    constexpr std::size_t most_places = 4;
    places.resize(std::min(most_places, places.size()));
    Recovery recovery;
    recovery.closure = closure.what;
    recovery.from = *closure.from;
    recovery.until = *closure.until;
    recovery.facility = places.front().facility;
    Series const& queue = places.front().longer_queue;
    recovery.peak = peak_of(queue, window);
    auto const peak = std::find(queue.begin() + window.first, queue.end(), recovery.peak);
    recovery.peak_day = model.start + std::chrono::days{peak - queue.begin()};
    recovery.days_to_clear = days_to_clear(queue, window);
    recovery.places = std::move(places);
    return recovery;
}

// What more enters by each corridor, all demands together.
std::vector<Recovery::Spill> spills(SimulationModel const& model, Replications const& closed,
                                    Replications const& open) {
    std::vector<Recovery::Spill> all;
    for (std::size_t demand = 0; demand < model.demands.size(); ++demand) {
        for (std::size_t course = 0; course < model.demands[demand].courses.size(); ++course) {
            std::string const& title = model.demands[demand].courses[course].title;
            auto found = std::find_if(all.begin(), all.end(),
                                      [&](Recovery::Spill const& spill) { return spill.corridor == title; });
            if (found == all.end()) {
                all.push_back({title, Series(closed.counts().inside_by_day.size(), 0.0)});
                found = std::prev(all.end());
            }
            Series const more = difference(closed.counts().entered_by_day[demand][course], closed,
                                           open.counts().entered_by_day[demand][course], open, 1000);
            for (std::size_t date = 0; date < found->more_entering.size(); ++date) {
                found->more_entering[date] += more[date];
            }
        }
    }
    return all;
}

}  // namespace

std::vector<Recovery> recoveries(SimulationModel const& model, Replications const& closed, Replications const& open) {
    std::vector<Recovery::Place> places;
    for (std::size_t i = 0; i < model.facilities.size(); ++i) {
        places.push_back({model.facilities[i].id,
                          difference(closed.counts().queue_by_day[i], closed, open.counts().queue_by_day[i], open, 1)});
    }
    Series const inside = difference(closed.counts().inside_by_day, closed, open.counts().inside_by_day, open, 1000);
    std::vector<Recovery> all;
    for (ClosureModel const& closure : model.closures) {
        bool const meets_anything = !closure.facilities.empty() || !closure.services.empty();
        if (!closure.from || !closure.until || !meets_anything || places.empty()) {
            continue;
        }
        Window const window = window_of(closure, model, inside.size());
        if (window.first < window.closed_until) {
            all.push_back(recovery_of(closure, window, places, model));
            all.back().more_inside = inside;
            all.back().days_to_clear_all = days_to_clear(inside, window);
            if (model.choice == RouteChoice::queue) {
                all.back().spills = spills(model, closed, open);
            }
        }
    }
    return all;
}

}  // namespace corridor
