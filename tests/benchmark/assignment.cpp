// User equilibrium: milliseconds to ever smaller relative gaps on networks for research, if they are at hand, and on a
// made-up city of the size of the Chicago sketch network; beside Frank and Wolfe's method at a coarse gap, and warm
// starts beside cold ones. What tap-b (Algorithm B in C) was measured to take elsewhere, on a machine of the same kind,
// stands in the column of peers' names.

#include "flow/assignment.h"

#include <array>
#include <string>

#include <fmt/core.h>

#include "benchmark/benchmark.h"
#include "benchmark/large_city.h"
#include "support/frank_wolfe.h"
#include "support/tntp.h"

namespace corridor::benchmark {
namespace {

struct Bound {
    double at_last = 0;  // ms to 1e-12
    std::string words;
};

struct Subject {
    std::string name;
    test::Tntp network;
    std::optional<Bound> bound;
    int rounds = 11;
    double coarse = 1e-3;  // gap that Frank and Wolfe reach in reasonable time
};

Measure to_gap(AssignmentProblem const& problem, double gap) {
    return processor_time([&problem, gap] {
        Assignment const found = assign(problem, {.gap = gap});
        require(found.end == AssignmentEnd::converged, "an assignment did not converge");
    });
}

Measure frank_wolfe(AssignmentProblem const& problem, double gap) {
    return processor_time([&problem, gap] {
        constexpr int most_steps = 100000;
        test::FrankWolfe peer{problem};
        for (int step = 0; step == 0 || peer.gap() > gap; ++step) {
            require(step < most_steps, "Frank and Wolfe did not converge");
            peer.step();
        }
    });
}

Row peer_row(Subject const& subject) {
    AssignmentProblem const& problem = subject.network.problem;
    Pair const pair =
        in_turns(subject.rounds > 3 ? 3 : 1, to_gap(problem, subject.coarse), frank_wolfe(problem, subject.coarse));
    return {.what = fmt::format("{}: to gap {:.0e}", subject.name, subject.coarse),
            .ours = pair.ours,
            .peer = pair.peer,
            .ratio = pair.ratio,
            .peer_name = "Frank and Wolfe, plain, on Boost's trees"};
}

// A scenario that differs a little: a hundredth more of everything.
Row warm_row(Subject& subject) {
    AssignmentProblem& problem = subject.network.problem;
    Assignment const before = assign(problem);
    for (AssignmentPair& pair : problem.pairs) {
        pair.volume *= 1.01;
    }
    Pair const pair = in_turns(subject.rounds, processor_time([&] {
                                   Assignment const found = assign(problem, {}, &before);
                                   require(found.end == AssignmentEnd::converged, "a warm start did not converge");
                               }),
                               to_gap(problem, 1e-12));
    return {.what = fmt::format("{}: 1 % more, from the answer before", subject.name),
            .ours = pair.ours,
            .peer = pair.peer,
            .ratio = pair.ratio,
            .peer_name = "the same from nothing"};
}

std::vector<Row> rows(Subject subject) {
    std::vector<Row> rows;
    for (double const gap : {1e-4, 1e-6, 1e-8, 1e-10, 1e-12}) {
        rows.push_back({.what = fmt::format("{}: to gap {:.0e}", subject.name, gap),
                        .ours = median_of(subject.rounds, to_gap(subject.network.problem, gap))});
    }
    if (subject.bound) {
        rows.back().most = subject.bound->at_last;
        rows.back().peer_name = subject.bound->words;
    }
    rows.push_back(peer_row(subject));
    rows.push_back(warm_row(subject));
    return rows;
}

std::vector<Subject> subjects() {
    std::vector<Subject> all;
    if (auto const folder = test::tntp_folder()) {
        auto const read = [&](std::string const& place, std::string const& name) {
            return test::read_tntp(*folder / place / (name + "_net.tntp"), *folder / place / (name + "_trips.tntp"));
        };
        all.push_back({.name = "Sioux Falls",
                       .network = read("SiouxFalls", "SiouxFalls"),
                       .bound = Bound{20, "a third of tap-b's 60 to 105 ms"}});
        all.push_back({.name = "Anaheim",
                       .network = read("Anaheim", "Anaheim"),
                       .bound = Bound{33, "a third of tap-b's 100 ms"}});
        all.push_back({.name = "Eastern Massachusetts", .network = read("Eastern-Massachusetts", "EMA"), .bound = {}});
    } else {
        fmt::print(
            "No folder CORRIDOR_TNTP or ../shared/tntp: Sioux Falls, Anaheim and Eastern Massachusetts are left "
            "out.\n");
    }
    all.push_back({.name = "large city",
                   .network = large_city(1),
                   .bound = Bound{1500, "a third of tap-b's 4.3 to 4.6 s on Chicago's sketch network"},
                   .rounds = 3,
                   .coarse = 1e-2});
    all.push_back(
        {.name = "large city, twice the goods", .network = large_city(2), .bound = {}, .rounds = 3, .coarse = 1e-2});
    return all;
}

}  // namespace

std::vector<Row> assignment() {
    std::vector<Row> all;
    for (Subject& subject : subjects()) {
        std::vector<Row> const some = rows(std::move(subject));
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

}  // namespace corridor::benchmark
