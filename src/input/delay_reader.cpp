#include "input/delay_reader.h"

#include <algorithm>
#include <array>
#include <string>

namespace corridor {
namespace {

constexpr std::array laws{"bpr", "conical", "davidson"};

// Powers of flow over capacity beyond this overflow before they mean anything.
constexpr double steepest = 100;
constexpr double greatest = 1e12;

class DelayReader {
public:
    explicit DelayReader(Record& record) : record_{record} {}

    std::optional<VolumeDelay> read() {
        auto const stated = std::count_if(laws.begin(), laws.end(),
                                          [this](char const* law) { return record_.node().find(law) != nullptr; });
        if (stated > 1) {
            record_.error("one law is wanted: bpr, conical or davidson");
        }
        for (char const* const law : laws) {
            if (auto inner = record_.record(law)) {
                auto const read = read_law(*inner, law);
                inner->finish();
                return stated == 1 ? read : std::nullopt;
            }
        }
        return std::nullopt;
    }

private:
    static std::optional<VolumeDelay> read_law(Record& record, std::string const& law) {
        if (law == "bpr") {
            auto const alpha = parameter(record, "alpha", greatest);
            auto const beta = parameter(record, "beta", steepest);
            return alpha && beta ? std::optional{VolumeDelay{VolumeDelay::Bpr{*alpha, *beta}}} : std::nullopt;
        }
        if (law == "davidson") {
            auto const j = parameter(record, "j", greatest);
            return j ? std::optional{VolumeDelay{VolumeDelay::Davidson{*j}}} : std::nullopt;
        }
        auto const alpha = parameter(record, "alpha", greatest);
        if (alpha && *alpha <= 1) {
            record.error(*record.take("alpha"), "alpha: more than 1 is wanted, or delay would not grow with flow");
            return std::nullopt;
        }
        return alpha ? std::optional{VolumeDelay{VolumeDelay::Conical{*alpha}}} : std::nullopt;
    }

    static std::optional<double> parameter(Record& record, char const* key, double most) {
        Yaml const* const at = record.require(key, "a number");
        auto const number = at == nullptr ? std::nullopt : record.plain_number(*at, key);
        if (number && *number < 0) {
            record.error(*at, std::string{key} + " must not be negative, or delay would fall with flow");
            return std::nullopt;
        }
        if (number && *number > most) {
            record.error(*at, std::string{key} + " must not exceed " + shortest(most));
            return std::nullopt;
        }
        return number;
    }

    Record& record_;
};

}  // namespace

bool is_volume_delay(Yaml const& value) {
    return std::any_of(laws.begin(), laws.end(), [&](char const* law) { return value.find(law) != nullptr; });
}

std::optional<VolumeDelay> read_volume_delay(Record& record) {
    return DelayReader{record}.read();
}

}  // namespace corridor
