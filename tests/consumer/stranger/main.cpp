#include <cstdio>
#include <exception>
#include <variant>

#include "corridor/input/read.h"
#include "corridor/routing/search.h"
#include "corridor/units/measure.h"
#include "corridor/units/quantity.h"

namespace {

// A quantity is read and a missing file complained about: symbols of the library and of what it links with resolve.
bool complains_about_missing_file() {
    try {
        static_cast<void>(corridor::read_network("no-such-network.yaml"));
        return false;
    } catch (std::exception const& fault) {
        std::printf("%s\n", fault.what());
        return true;
    }
}

}  // namespace

int main() {
    auto const read = corridor::read_measure("404 km");
    auto const* length = std::get_if<corridor::Measure>(&read);
    bool const is_404_km = length != nullptr && corridor::Distance{length->value} == 404 * corridor::Distance{1};
    return is_404_km && complains_about_missing_file() ? 0 : 1;
}
