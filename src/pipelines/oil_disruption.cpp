#include "pipelines/oil_disruption.h"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

class Sufferer {
public:
    Sufferer(Network const& network, OilPlan const& plan, OilTotals const& struck, OilTotals const& open)
        : network_{network},
          plan_{plan},
          struck_{struck},
          open_{open},
          runs_{static_cast<double>(struck.replications())} {}

    OilDisruption suffer(DatedChange const& change) {
        OilDisruption disruption;
        disruption.what = change.what;
        disruption.from = change.from;
        disruption.until = change.until;
        days_ = days();
        first_ = day_of(change.from);
        end_ = day_of(change.until);
        if (first_ >= end_) {
            return disruption;
        }
        disruption.more_in_tanks = more_in_tanks();
        disruption.more_shut_in = more_shut_in();
        disruption.full = full();
        disruption.days_to_recover = days_to_recover(disruption);
        std::size_t const last = disruption.days_to_recover
                                     ? std::min(days_, end_ + static_cast<std::size_t>(*disruption.days_to_recover))
                                     : days_;
        tell_losses(disruption, last);
        tell_diverted(disruption, last);
        return disruption;
    }

private:
    [[nodiscard]] std::size_t days() const { return struck_.produced.empty() ? 0 : struck_.produced.front().size(); }

    [[nodiscard]] std::size_t day_of(std::chrono::sys_days when) const {
        return static_cast<std::size_t>(std::clamp<long>((when - plan_.start).count(), 0, static_cast<long>(days_)));
    }

    // Of a series of sums since the start: what it gains on a day more than without the change, a replication.
    [[nodiscard]] double more(Series const& struck, Series const& open, std::size_t on) const {
        double const before = on == 0 ? 0 : struck[on - 1] - open[on - 1];
        return (struck[on] - open[on] - before) / runs_;
    }

    [[nodiscard]] Density density_of(TankId tank) const {
        auto const& standing = plan_.tanks[tank].standing;
        return standing.empty() ? Density{} : plan_.streams[standing.front()].density;
    }

    [[nodiscard]] Series more_in_tanks() const {
        Series all(days_);
        for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
            double const of_one = (cubic_metre * density_of(TankId{i})).in(tonne);
            Series const& struck = struck_.tanks[TankId{i}].by_day;
            Series const& open = open_.tanks[TankId{i}].by_day;
            for (std::size_t on = 0; on < days_; ++on) {
                all[on] += (struck[on] - open[on]) / runs_ * of_one;
            }
        }
        return all;
    }

    [[nodiscard]] Series more_shut_in() const {
        Series all(days_);
        for (std::size_t i = 0; i < plan_.demands.size(); ++i) {
            for (std::size_t on = 0; on < days_; ++on) {
                all[on] -= more(struck_.produced[i], open_.produced[i], on);
            }
        }
        return all;
    }

    // When something first begins while the change lasts that does not begin without it at the same time: days after
    // the beginning of the change, mean of the replications in which it does.
    struct First {
        double days = 0;
        int times = 0;
    };
    [[nodiscard]] First first_of(std::vector<std::vector<Duration>> const& struck,
                                 std::vector<std::vector<Duration>> const& open) const {
        Duration const from = day * static_cast<double>(first_);
        Duration const until = day * static_cast<double>(end_);
        First found;
        for (std::size_t run = 0; run < struck.size(); ++run) {
            auto const first = std::find_if(struck[run].begin(), struck[run].end(), [&](Duration when) {
                bool const is_ours = std::none_of(open[run].begin(), open[run].end(), [&](Duration without) {
                    return without > when - hour && without < when + hour;
                });
                return when >= from && when < until && is_ours;
            });
            if (first != struck[run].end()) {
                found.days += (*first - from).in(day);
                ++found.times;
            }
        }
        found.days = found.times > 0 ? found.days / found.times : 0;
        return found;
    }

    [[nodiscard]] std::vector<OilDisruption::Full> full() const {
        std::vector<OilDisruption::Full> all;
        for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
            First const first = first_of(struck_.tanks[TankId{i}].full_since, open_.tanks[TankId{i}].full_since);
            if (first.times > 0) {
                all.push_back(
                    {"nodes." + network_.nodes[plan_.tanks[TankId{i}].node].id, first.days, first.times / runs_});
            }
        }
        std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.days < b.days; });
        return all;
    }

    // From the end of the change until nine tenths of what more stands in tanks are gone, and wells give no less.
    [[nodiscard]] std::optional<int> days_to_recover(OilDisruption const& disruption) const {
        auto const peak = *std::max_element(disruption.more_in_tanks.begin() + static_cast<std::ptrdiff_t>(first_),
                                            disruption.more_in_tanks.begin() + static_cast<std::ptrdiff_t>(end_));
        double const worst = *std::max_element(disruption.more_shut_in.begin(), disruption.more_shut_in.end());
        for (std::size_t on = end_; on < days_; ++on) {
            if (disruption.more_in_tanks[on] <= std::max(0.0, peak) / 10 &&
                disruption.more_shut_in[on] <= std::max(0.0, worst) / 100) {
                return static_cast<int>(on - end_) + 1;
            }
        }
        return std::nullopt;
    }

    void tell_losses(OilDisruption& disruption, std::size_t last) const {
        double while_it_lasts = 0;
        for (std::size_t on = first_; on < last; ++on) {
            disruption.lost_tonnes += disruption.more_shut_in[on];
            while_it_lasts += on < end_ ? disruption.more_shut_in[on] : 0;
        }
        disruption.lost_per_day = while_it_lasts / static_cast<double>(end_ - first_);
        First const shut_in = first_of(struck_.shut_in_since, open_.shut_in_since);
        if (shut_in.times > 0) {
            disruption.days_to_shut_in = shut_in.days;
        }
    }

    // What each outlet takes more until all is as it would have been; and what less is left at the wells for it.
    void tell_diverted(OilDisruption& disruption, std::size_t last) const {
        double left = 0;
        bool is_priced = false;
        for (std::size_t i = 0; i < plan_.outlets.size(); ++i) {
            Outlet const& outlet = plan_.outlets[i];
            double tonnes = 0;
            for (std::size_t on = first_; on < last; ++on) {
                tonnes += more(struck_.sent[i], open_.sent[i], on);
            }
            constexpr double a_tonne = 1;
            if (tonnes < a_tonne && tonnes > -a_tonne) {
                continue;
            }
            disruption.diverted.push_back({plan_.demands[outlet.demand].demand, outlet.corridor, outlet.title, tonnes});
            is_priced = is_priced || outlet.netback;
            left += tonnes * outlet.netback.value_or(0);
            disruption.unpriced_tonnes += outlet.netback ? 0 : std::abs(tonnes);
        }
        std::stable_sort(disruption.diverted.begin(), disruption.diverted.end(),
                         [](auto const& a, auto const& b) { return a.tonnes > b.tonnes; });
        if (is_priced) {
            disruption.cost = -left;
            disruption.cost_per_day = -left / static_cast<double>(end_ - first_);
        }
    }

    Network const& network_;
    OilPlan const& plan_;
    OilTotals const& struck_;
    OilTotals const& open_;
    double runs_;
    std::size_t days_ = 0;
    std::size_t first_ = 0;  // day of the change
    std::size_t end_ = 0;    // first day after it
};

}  // namespace

std::vector<OilDisruption> oil_disruptions(Network const& network, OilPlan const& plan, OilTotals const& struck,
                                           OilTotals const& open) {
    Sufferer sufferer{network, plan, struck, open};
    std::vector<OilDisruption> all;
    for (DatedChange const& change : plan.changes) {
        all.push_back(sufferer.suffer(change));
    }
    return all;
}

}  // namespace corridor
