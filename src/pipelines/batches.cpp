#include "pipelines/batches.h"

#include <algorithm>
#include <map>

namespace corridor {
namespace {

constexpr double alike = 1e-9;

// Of what stands before a line.
struct OfGrade {
    Volume standing;
    Volume beyond;   // the usual, or less than nothing
    Volume nothing;  // so little counts as none
    [[nodiscard]] bool is_dry() const { return standing <= nothing; }
};

std::map<CargoId, OfGrade> by_grade(OilPlan const& plan, OilState const& state, PumpedLine const& line) {
    std::map<CargoId, OfGrade> grades;
    for (StreamId const stream : line.carried) {
        StreamId const parent = plan.streams[stream].parent;
        OfGrade& grade = grades[plan.streams[stream].grade];
        grade.standing += state.available(parent);
        grade.beyond += state.available(parent) - plan.streams[parent].usual;
        grade.nothing += plan.streams[parent].slack;
    }
    return grades;
}

// Nobody turns to another grade for less than a tenth of a batch, or a quarter of what the tanks hold.
Volume worth_turning(OilPlan const& plan, PumpedLine const& line) {
    return std::min(std::max(*line.batch * 0.1, line.interface * 2), plan.tanks[line.from].room * 0.25);
}

}  // namespace

bool turn_batch(OilPlan const& plan, OilState& state, LineId id) {
    PumpedLine const& pumped = plan.lines[id];
    LineState& line = state.lines[id];
    auto grades = by_grade(plan, state, pumped);
    bool const is_pumped = line.left_of_batch <= *pumped.batch * alike;
    bool const is_dry = grades[line.grade].is_dry();
    if (!is_pumped && !is_dry) {
        return false;
    }
    Volume const worth_it = worth_turning(plan, pumped) * (1 - alike);
    CargoId next = line.grade;
    for (auto const& [grade, of] : grades) {
        bool const is_better = (is_dry && next == line.grade) || of.beyond > grades[next].beyond;
        next = grade != line.grade && !of.is_dry() && of.standing >= worth_it && is_better ? grade : next;
    }
    line.left_of_batch = is_pumped || next != line.grade ? *pumped.batch : line.left_of_batch;
    if (next == line.grade) {
        return false;
    }
    line.oil.begin_batch(pumped.fill > Volume{} ? pumped.interface : Volume{});
    line.grade = next;
    return true;
}

Duration until_turn(OilPlan const& plan, OilState const& state, OilRates const& rates, LineId id) {
    PumpedLine const& pumped = plan.lines[id];
    auto grades = by_grade(plan, state, pumped);
    if (!grades[state.lines[id].grade].is_dry()) {
        return never;
    }
    std::map<CargoId, VolumeRate> gains;
    for (StreamId const stream : pumped.carried) {
        StreamId const parent = plan.streams[stream].parent;
        // What ships load was promised to them before.
        gains[plan.streams[stream].grade] += rates.into[parent] - rates.out_of[parent] + rates.loading[parent];
    }
    Volume const worth_it = worth_turning(plan, pumped);
    Duration next = never;
    for (auto const& [grade, of] : grades) {
        bool const will_do = of.standing < worth_it * (1 - alike) && gains[grade] > VolumeRate{};
        next = will_do ? std::min(next, (worth_it - of.standing) / gains[grade]) : next;
    }
    return next;
}

void draw_batch(OilPlan const& plan, OilState& state, OilRates const& rates, LineId id) {
    LineState& own = state.lines[id];
    auto const& carried = plan.lines[id].carried;
    Volume standing;
    Volume nothing;
    VolumeRate in;
    for (StreamId const stream : carried) {
        StreamId const parent = plan.streams[stream].parent;
        if (plan.streams[stream].grade == own.grade) {
            standing += state.available(parent);
            nothing += plan.streams[parent].slack;
            in += rates.wanted[stream];
        }
    }
    bool const is_dry = standing <= nothing;
    auto const share_of = [&](StreamId stream) {
        if (plan.streams[stream].grade != own.grade) {
            return 0.0;
        }
        if (is_dry) {
            return in > VolumeRate{} ? rates.wanted[stream] / in : 0.0;
        }
        return state.available(plan.streams[stream].parent) / standing;
    };
    own.rate = is_dry ? std::min(own.rate, in) : own.rate;
    for (StreamId const stream : carried) {
        double const share = share_of(stream);
        own.rate = share > 0 ? std::min(own.rate, rates.granted[stream] / share) : own.rate;
    }
    for (std::size_t k = 0; k < carried.size(); ++k) {
        own.drawn[k] = own.rate * share_of(carried[k]);
    }
}

}  // namespace corridor
