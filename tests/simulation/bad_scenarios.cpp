#include <doctest/doctest.h>

#include "support/refusals.h"

namespace corridor::test {
namespace {

TEST_CASE("what cannot be simulated is refused with the message and the place that its file promises") {
    CHECK(check_refusals("simulate", "tests/simulation/bad", {"line.yaml"}) >= 10);
}

}  // namespace
}  // namespace corridor::test
