#include "corridor/units/dimension.h"

#include <array>
#include <utility>

#include "corridor/units/quantity.h"

namespace corridor {
namespace {

using namespace dimensions;

constexpr std::array named{
    std::pair{none, "a plain number"},
    std::pair{length, "a length"},
    std::pair{time, "a duration"},
    std::pair{mass, "a mass"},
    std::pair{money, "an amount of money"},
    std::pair{container, "a number of containers"},
    std::pair{train, "a number of trains"},
    std::pair{wagon, "a number of wagons"},
    std::pair{truck, "a number of trucks"},
    std::pair{sailing, "a number of sailings"},
    std::pair{energy, "an energy"},
    std::pair{volume, "a volume"},
    std::pair{length / time, "a speed"},
    std::pair{money / container, "a price per container"},
    std::pair{money / mass, "a price per tonne"},
    std::pair{money / wagon, "a price per wagon"},
    std::pair{money / truck, "a price per truck"},
    std::pair{money / volume, "a price per volume"},
    std::pair{money / container / length, "a price per container and distance"},
    std::pair{money / mass / length, "a price per tonne and distance"},
    std::pair{money / wagon / length, "a price per wagon and distance"},
    std::pair{money / truck / length, "a price per truck and distance"},
    std::pair{money / length, "a price per distance"},
    std::pair{money / time, "a price per time"},
    std::pair{money / container / time, "a price per container and time"},
    std::pair{money / mass / time, "a price per tonne and time"},
    std::pair{money / truck / time, "a price per truck and time"},
    std::pair{train / time, "a number of trains per time"},
    std::pair{container / time, "a number of containers per time"},
    std::pair{wagon / time, "a number of wagons per time"},
    std::pair{truck / time, "a number of trucks per time"},
    std::pair{sailing / time, "a number of sailings per time"},
    std::pair{mass / time, "a mass per time"},
    std::pair{volume / time, "a volume per time"},
    std::pair{mass / container, "a mass per container"},
    std::pair{mass / wagon, "a mass per wagon"},
    std::pair{mass / truck, "a mass per truck"},
    std::pair{mass / volume, "a density"},
    std::pair{volume / mass, "a volume per mass"},
    std::pair{length * length / time, "a viscosity"},
    std::pair{energy / volume, "a pressure"},
    std::pair{energy / time, "a power"},
    std::pair{power(length, -1), "an emission per tonne and distance"},
    std::pair{mass / container / length, "an emission per container and distance"},
};

}  // namespace

std::string name_of(Dimension dimension) {
    for (auto const& [known, name] : named) {
        if (known == dimension) {
            return name;
        }
    }
    return "a quantity of another kind";
}

}  // namespace corridor
