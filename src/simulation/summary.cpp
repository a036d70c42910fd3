#include "simulation/summary.h"

#include <algorithm>
#include <cmath>

#include "simulation/growth.h"

namespace corridor {
namespace {

constexpr double confidence = 0.95;

std::optional<Interval> rank_interval(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return quantile_interval(values, 0.5, confidence);
}

class Summary {
public:
    Summary(SimulationModel const& model, Replications const& replications, double warm_up)
        : model_{model}, numbers_{replications.numbers()}, counts_{replications.counts()} {
        result_.start = model.start;
        result_.unit = model.unit;
        result_.horizon = Duration{model.horizon};
        result_.warm_up = Duration{warm_up};
        result_.replications = static_cast<int>(numbers_.size());
        days_ = (model.horizon - warm_up) / 24;
    }

    SimulationResult run() {
        for (Numbers const& numbers : numbers_) {
            if (numbers.deadlock) {
                result_.deadlock = numbers.deadlock;
                return std::move(result_);
            }
        }
        if (numbers_.empty()) {
            for (std::size_t demand = 0; demand < model_.demands.size(); ++demand) {
                result_.demands.emplace_back().demand = demand;
                result_.demands.back().unreachable = model_.demands[demand].unreachable;
            }
            return std::move(result_);
        }
        for (std::size_t demand = 0; demand < model_.demands.size(); ++demand) {
            result_.demands.push_back(demand_result(demand));
        }
        facilities();
        fleets();
        days();
        result_.growth = growth_of(model_, numbers_, result_);
        for (DemandResult& demand : result_.demands) {
            demand.grows = result_.growth && grows(model_, demand, result_.facilities);
        }
        result_.precision = precision_of(numbers_);
        return std::move(result_);
    }

private:
    [[nodiscard]] double count() const { return static_cast<double>(numbers_.size()); }

    // Of the values that a getter takes from each replication; those that give nothing are left out.
    template <class Get>
    [[nodiscard]] std::vector<double> each(Get const& get) const {
        std::vector<double> values;
        for (Numbers const& numbers : numbers_) {
            if (std::optional<double> const value = get(numbers)) {
                values.push_back(*value);
            }
        }
        return values;
    }
    template <class Get>
    [[nodiscard]] double mean(Get const& get) const {
        double sum = 0;
        for (Numbers const& numbers : numbers_) {
            sum += get(numbers);
        }
        return sum / count();
    }

    static Tally tally(std::vector<double> const& values) {
        Tally tally;
        for (double const value : values) {
            tally.add(value);
        }
        return tally;
    }

    static ObservedTime observed(Tally const& hours, MinuteCounts const& minutes) {
        ObservedTime time;
        time.count = hours.count();
        if (time.count == 0) {
            return time;
        }
        time.mean = hours.mean();
        time.sd = hours.standard_deviation();
        time.min = hours.least();
        time.max = hours.greatest();
        // Rounded to minutes a quantile may fall outside what was seen.
        auto const at = [&](double share) { return std::clamp(minutes.quantile(share), time.min, time.max); };
        time.p10 = at(0.10);
        time.p50 = at(0.50);
        time.p80 = at(0.80);
        time.p90 = at(0.90);
        time.p95 = at(0.95);
        time.p99 = at(0.99);
        return time;
    }

    // What a journey as a whole takes is told as a curve, too.
    static ObservedTime observed_with_curve(Tally const& hours, MinuteCounts const& minutes) {
        ObservedTime time = observed(hours, minutes);
        if (time.count > 0) {
            time.curve = minutes.curve();
            for (double& quantile : time.curve) {
                quantile = std::clamp(quantile, time.min, time.max);
            }
        }
        return time;
    }

    // A replication's own quantile says something only where some twenty of its consignments lie beyond it.
    template <class GetQuantiles>
    void intervals(ObservedTime& time, std::vector<Tally> const& replications, GetQuantiles const& quantiles_in) const {
        time.mean_interval = pooled_interval(replications, confidence);
        auto const of = [&](double Numbers::Quantiles::*which, double beyond) -> std::optional<Interval> {
            if (static_cast<double>(time.count) * beyond < 20 * count()) {
                return std::nullopt;
            }
            return rank_interval(each([&](Numbers const& numbers) -> std::optional<double> {
                auto const& quantiles = quantiles_in(numbers);
                return quantiles ? std::optional{(*quantiles).*which} : std::nullopt;
            }));
        };
        time.p50_interval = of(&Numbers::Quantiles::p50, 0.50);
        time.p90_interval = of(&Numbers::Quantiles::p90, 0.10);
        time.p95_interval = of(&Numbers::Quantiles::p95, 0.05);
    }

    DemandResult demand_result(std::size_t index) {
        DemandModel const& model = model_.demands[index];
        DemandResult result;
        result.demand = index;
        result.unreachable = model.unreachable;
        Tally hours;
        MinuteCounts minutes;
        std::uint64_t on_time = 0;
        for (std::size_t course = 0; course < model.courses.size(); ++course) {
            result.courses.push_back(course_result(index, course));
            minutes.merge(counts_.courses[index][course]);
            for (Numbers const& numbers : numbers_) {
                CourseNumbers const& of = numbers.courses[index][course];
                hours.merge(of.hours);
                on_time += of.on_time;
            }
        }
        result.time = observed_with_curve(hours, minutes);
        intervals(result.time, tallies_of(numbers_, index),
                  [&](Numbers const& numbers) { return numbers.demands[index]; });
        if (model.promised && hours.count() > 0) {
            result.on_time = static_cast<double>(on_time) / static_cast<double>(hours.count());
        }
        auto const per_day = [&](double CourseNumbers::*what) {
            return each([&](Numbers const& numbers) -> std::optional<double> {
                double sum = 0;
                for (CourseNumbers const& course : numbers.courses[index]) {
                    sum += course.*what;
                }
                return sum / days_;
            });
        };
        result.entered_per_day = tally(per_day(&CourseNumbers::entered)).mean();
        Tally const left = tally(per_day(&CourseNumbers::left));
        result.left_per_day = left.mean();
        result.left_interval = mean_interval(left, confidence);
        return result;
    }

    CourseResult course_result(std::size_t demand, std::size_t index) {
        CourseModel const& model = model_.demands[demand].courses[index];
        CourseResult result;
        result.corridor = model.corridor;
        result.title = model.title;
        result.itinerary = model.itinerary;
        result.uncongested = Duration{model.uncongested};
        Tally hours;
        ByCause sum{};
        ByCause cross{};
        std::uint64_t on_time = 0;
        std::vector<Tally> steps(model.itinerary.route.steps.size());
        for (Numbers const& numbers : numbers_) {
            CourseNumbers const& of = numbers.courses[demand][index];
            hours.merge(of.hours);
            on_time += of.on_time;
            result.entered_per_day += of.entered / days_ / count();
            result.left_per_day += of.left / days_ / count();
            for (std::size_t cause = 0; cause < sum.size(); ++cause) {
                sum[cause] += of.sum[cause];
                cross[cause] += of.cross[cause];
            }
            for (std::size_t step = 0; step < steps.size(); ++step) {
                steps[step].merge(of.steps[step]);
            }
        }
        result.time = observed_with_curve(hours, counts_.courses[demand][index]);
        std::vector<Tally> by_replication;
        for (Numbers const& numbers : numbers_) {
            by_replication.push_back(numbers.courses[demand][index].hours);
        }
        intervals(result.time, by_replication,
                  [&](Numbers const& numbers) { return numbers.of_courses[demand][index]; });
        auto const n = static_cast<double>(hours.count());
        for (std::size_t cause = 0; cause < sum.size() && n > 0; ++cause) {
            result.hours_by_cause[cause] = sum[cause] / n;
            double const covariance = cross[cause] / n - sum[cause] / n * hours.mean();
            double const variance = hours.variance() * (n - 1) / n;
            result.share_of_variance[cause] = variance > 1e-12 ? covariance / variance : 0;
        }
        if (model_.demands[demand].promised && n > 0) {
            result.on_time = static_cast<double>(on_time) / n;
        }
        for (std::size_t step = 0; step < steps.size(); ++step) {
            result.steps.push_back({step, observed(steps[step], counts_.steps[demand][index][step])});
        }
        return result;
    }

    void facilities() {
        std::vector<double> caused;
        for (std::size_t i = 0; i < model_.facilities.size(); ++i) {
            FacilityModel const& model = model_.facilities[i];
            FacilityResult result;
            result.kind = model.kind;
            result.id = model.id;
            result.name = model.name;
            Tally wait;
            double offered = 0;
            bool has_limit = false;
            double shared = 0;
            for (Numbers const& numbers : numbers_) {
                FacilityNumbers const& of = numbers.facilities[i];
                wait.merge(of.wait);
                shared += of.shared_wait;
                offered += of.offered.value_or(0) / count();
                has_limit = has_limit || of.offered.has_value();
            }
            auto const of_all = [&](double FacilityNumbers::*what) {
                return mean([&](Numbers const& numbers) { return numbers.facilities[i].*what; });
            };
            result.utilisation = of_all(&FacilityNumbers::utilisation);
            result.offered = has_limit ? std::optional{offered} : std::nullopt;
            result.wait_mean = wait.mean();
            result.wait_max = wait.count() > 0 ? wait.greatest() : 0;
            result.wait_for_others = wait.count() > 0 ? shared / static_cast<double>(wait.count()) : 0;
            result.queue_mean = of_all(&FacilityNumbers::queue_mean);
            result.queue_max = of_all(&FacilityNumbers::queue_max);
            result.blocked = of_all(&FacilityNumbers::blocked);
            result.closed = of_all(&FacilityNumbers::closed);
            result.per_day = of_all(&FacilityNumbers::per_day);
            for (std::int64_t const queue : counts_.queue_by_day[i]) {
                result.queue_by_day.push_back(static_cast<double>(queue) / count());
            }
            if (wait.count() > 0 || result.per_day > 0) {
                result_.facilities.push_back(std::move(result));
                caused.push_back(shared);
            }
        }
        // By the hours that consignments wait there because of others, all together.
        std::vector<std::size_t> order(caused.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            order[i] = i;
        }
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return caused[a] > caused[b]; });
        std::vector<FacilityResult> sorted;
        sorted.reserve(order.size());
        for (std::size_t const i : order) {
            sorted.push_back(std::move(result_.facilities[i]));
        }
        if (!order.empty() && caused[order.front()] > 0) {
            result_.bottleneck = sorted.front().id;
        }
        result_.facilities = std::move(sorted);
    }

    void fleets() {
        auto const add = [&](std::string const& id, std::string const& name, double vehicles, auto const& numbers_of) {
            FleetResult fleet;
            fleet.id = id;
            fleet.name = name;
            fleet.vehicles = vehicles;
            fleet.in_use = mean([&](Numbers const& numbers) { return numbers_of(numbers).in_use; });
            fleet.empty_km = mean([&](Numbers const& numbers) { return numbers_of(numbers).empty_km; });
            fleet.loaded_km = mean([&](Numbers const& numbers) { return numbers_of(numbers).loaded_km; });
            result_.fleets.push_back(std::move(fleet));
        };
        for (std::size_t i = 0; i < model_.services.size(); ++i) {
            ServiceModel const& service = model_.services[i];
            FacilityModel const& facility = model_.facilities[service.facility];
            add(facility.id, facility.name, service.fleet.value_or(0),
                [i](Numbers const& numbers) -> FleetNumbers const& { return numbers.services[i]; });
        }
        for (std::size_t i = 0; i < model_.fleets.size(); ++i) {
            FleetModel const& fleet = model_.fleets[i];
            add("wagon-fleets." + fleet.id, fleet.name, fleet.wagons,
                [i](Numbers const& numbers) -> FleetNumbers const& { return numbers.fleets[i]; });
            if (fleet.empty_tariff) {
                FleetResult& added = result_.fleets.back();
                added.empty_cost = added.empty_km * *fleet.empty_tariff;
            }
        }
    }

    void days() {
        for (std::int64_t const thousandths : counts_.inside_by_day) {
            result_.inside_by_day.push_back(static_cast<double>(thousandths) / 1000 / count());
        }
        result_.conservation.entered = mean([](Numbers const& numbers) { return numbers.entered; });
        result_.conservation.left = mean([](Numbers const& numbers) { return numbers.left; });
        result_.conservation.inside = mean([](Numbers const& numbers) { return numbers.inside; });
    }

    SimulationModel const& model_;
    std::vector<Numbers> const& numbers_;
    Counts const& counts_;
    double days_ = 0;
    SimulationResult result_;
};

}  // namespace

std::vector<Tally> tallies_of(std::vector<Numbers> const& replications, std::size_t demand) {
    std::vector<Tally> tallies;
    for (Numbers const& numbers : replications) {
        Tally& hours = tallies.emplace_back();
        for (CourseNumbers const& course : numbers.courses[demand]) {
            hours.merge(course.hours);
        }
    }
    return tallies;
}

std::optional<double> precision_of(std::vector<Numbers> const& replications) {
    std::optional<double> widest;
    for (std::size_t demand = 0; !replications.empty() && demand < replications.front().courses.size(); ++demand) {
        std::vector<Tally> const tallies = tallies_of(replications, demand);
        Tally all;
        for (Tally const& one : tallies) {
            all.merge(one);
        }
        if (auto const interval = pooled_interval(tallies, confidence); interval && all.mean() > 0) {
            widest = std::max(widest.value_or(0), interval->half_width() / all.mean());
        }
    }
    return widest;
}

SimulationResult summarise(SimulationModel const& model, Replications const& replications, double warm_up) {
    return Summary{model, replications, warm_up}.run();
}

}  // namespace corridor
