#include <algorithm>
#include <vector>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "pipelines/agenda.h"
#include "pipelines/oil_changes.h"

namespace corridor::test {
namespace {

std::vector<TankId> due_by(std::vector<Duration> const& due, Duration by) {
    std::vector<TankId> found;
    for (std::size_t i = 0; i < due.size(); ++i) {
        if (due[i] <= by) {
            found.push_back(TankId{i});
        }
    }
    return found;
}

}  // namespace

TEST_CASE("an agenda knows what is due first, and all that is due by a time") {
    CHECK(rc::check([] {
        std::size_t const size = *rc::gen::inRange<std::size_t>(0, 40);
        Agenda<TankId> agenda{size};
        std::vector<Duration> due(size, never);
        RC_ASSERT(agenda.first() == never);
        for (int change = 0; size > 0 && change < 50; ++change) {
            std::size_t const at = *rc::gen::inRange<std::size_t>(0, size);
            bool const is_never = *rc::gen::inRange(0, 5) == 0;
            due[at] = is_never ? never : *rc::gen::inRange(0, 30) * hour;
            agenda.set(TankId{at}, due[at]);
            RC_ASSERT(agenda.first() == *std::min_element(due.begin(), due.end()));
            Duration const by = *rc::gen::inRange(0, 30) * hour;
            std::vector<TankId> found;
            agenda.for_each(by, [&](TankId id) { found.push_back(id); });
            RC_ASSERT(found == due_by(due, by));
        }
    }));
}

TEST_CASE("marks are gone through in order, with those made on the way that come later") {
    Marks<RunId> marks{130};
    for (std::size_t const i : {129, 3, 64}) {
        marks.mark(RunId{i});
    }
    std::vector<std::size_t> met;
    marks.for_each([&](RunId id) {
        met.push_back(id.index());
        if (id.index() == 64) {
            marks.mark(RunId{63});
            marks.mark(RunId{65});
            marks.mark(RunId{128});
        }
    });
    CHECK(met == std::vector<std::size_t>{3, 64, 65, 128, 129});
    CHECK(marks.has(RunId{63}));
}

TEST_CASE("marks are cleared and set all together") {
    Marks<RunId> marks{130};
    marks.mark_all();
    std::size_t all = 0;
    marks.for_each([&](RunId) { ++all; });
    CHECK(all == 130);
    marks.clear();
    CHECK(!marks.any());
}

}  // namespace corridor::test
