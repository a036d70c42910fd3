#include "input/variation.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "input/files.h"

namespace corridor {
namespace {

class VariationReader {
public:
    VariationReader(Record& record, std::string_view key, Expected const& expected)
        : record_{record}, key_{key}, expected_{expected} {}

    // Each law by the key that tells it from the others.
    struct Law {
        std::string_view key;
        std::optional<Distribution> (VariationReader::*read)();
    };
    static std::array<Law, 10> const laws;

    std::optional<Distribution> read() {
        auto const law = std::find_if(laws.begin(), laws.end(), [this](Law const& candidate) {
            return record_.node().find(candidate.key) != nullptr;
        });
        return (this->*law->read)();
    }

private:
    std::optional<Distribution> median_and_p90() {
        auto const median = duration("median");
        auto const p90 = duration("p90");
        if (!median || !p90) {
            return std::nullopt;
        }
        if (*median <= 0 || *p90 < *median) {
            return refuse("the median must be greater than zero and not above p90");
        }
        return Distribution::lognormal_median_p90(*median, *p90);
    }

    std::optional<Distribution> mean_and_cv() {
        auto const mean = duration("mean");
        double const cv = record_.number("cv").value_or(-1);
        if (!mean) {
            return std::nullopt;
        }
        if (*mean <= 0 || cv < 0) {
            return refuse("a mean greater than zero and a 'cv' of zero or more are wanted");
        }
        return Distribution::lognormal_mean_sd(*mean, *mean * cv);
    }

    std::optional<Distribution> triangle() {
        auto const min = duration("min");
        auto const mode = duration("mode");
        auto const max = duration("max");
        if (!min || !mode || !max) {
            return std::nullopt;
        }
        if (*min > *mode || *mode > *max) {
            return refuse("min, mode and max must not fall");
        }
        return Distribution::triangular(*min, *mode, *max);
    }

    std::optional<Distribution> exponential() {
        auto const mean = duration("exponential");
        return mean ? std::optional{Distribution::exponential(*mean)} : std::nullopt;
    }

    std::optional<Distribution> uniform() {
        Yaml const* const ends = record_.take("uniform");
        if (ends == nullptr || !ends->is_list() || ends->items.size() != 2) {
            return refuse("uniform: two durations are wanted, such as [1 h, 3 h]");
        }
        auto const low = duration(ends->items[0], "uniform");
        auto const high = duration(ends->items[1], "uniform");
        if (!low || !high) {
            return std::nullopt;
        }
        if (*low > *high) {
            return refuse("uniform: the low end stands first");
        }
        return Distribution::uniform(*low, *high);
    }

    // A CSV file of one column beside the network's: its first line names the unit, each other one observed value.
    std::optional<Distribution> samples() {
        Yaml const* const name = record_.take("samples");
        auto const file = std::filesystem::path{record_.document().name}.parent_path() / (name ? name->text : "");
        if (name == nullptr || !is_file(file)) {
            return refuse("samples: there is no file '" + (name ? name->text : "") + "'");
        }
        std::string const& text = record_.reading().data[file.lexically_normal().generic_string()] = read_file(file);
        return in_lines(text, *name);
    }

    std::optional<Distribution> in_lines(std::string_view text, Yaml const& name) {
        std::optional<Measure> unit;
        std::vector<double> values;
        for (int line = 1; !text.empty(); ++line) {
            auto const end = text.find('\n');
            std::string_view row = text.substr(0, end);
            text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
            row = row.ends_with('\r') ? row.substr(0, row.size() - 1) : row;
            if (row.empty()) {
                continue;
            }
            auto const wrong = [&](std::string const& what) {
                record_.error(name, "samples: " + name.text + ", line " + std::to_string(line) + ": " + what);
                return std::nullopt;
            };
            if (!unit) {
                auto const read = read_unit(row);
                if (!std::holds_alternative<Measure>(read) || std::get<Measure>(read).dimension != dimensions::time) {
                    return wrong("the first line names the unit of the values, such as 'h'");
                }
                unit = std::get<Measure>(read);
                continue;
            }
            double value = 0;
            auto const [rest, failed] = std::from_chars(row.data(), row.data() + row.size(), value);
            if (failed != std::errc{} || rest != row.data() + row.size() || !std::isfinite(value) || value < 0) {
                return wrong("'" + std::string{row} + "' is not a number of zero or more");
            }
            values.push_back(value * unit->value);
        }
        if (values.empty()) {
            return refuse("samples: '" + name.text + "' holds no values");
        }
        return Distribution::samples(std::move(values));
    }

    // In hours.
    std::optional<double> duration(std::string_view name) {
        Yaml const* const part = record_.take(name);
        if (part == nullptr) {
            refuse("'" + std::string{name} + "' is missing");
            return std::nullopt;
        }
        return duration(*part, name);
    }

    std::optional<double> duration(Yaml const& part, std::string_view name) {
        auto const quantity = record_.measure(part, name, expected_);
        if (quantity && quantity->value < 0) {
            record_.error(part, std::string{name} + " must not be negative");
            return std::nullopt;
        }
        return quantity ? std::optional{quantity->value} : std::nullopt;
    }

    std::nullopt_t refuse(std::string const& message) {
        record_.error(std::string{key_} + ": " + message);
        return std::nullopt;
    }

    Record& record_;
    std::string_view key_;
    Expected const& expected_;
};

std::array<VariationReader::Law, 10> const VariationReader::laws{{{"median", &VariationReader::median_and_p90},
                                                                  {"p90", &VariationReader::median_and_p90},
                                                                  {"mean", &VariationReader::mean_and_cv},
                                                                  {"cv", &VariationReader::mean_and_cv},
                                                                  {"mode", &VariationReader::triangle},
                                                                  {"min", &VariationReader::triangle},
                                                                  {"max", &VariationReader::triangle},
                                                                  {"exponential", &VariationReader::exponential},
                                                                  {"uniform", &VariationReader::uniform},
                                                                  {"samples", &VariationReader::samples}}};

}  // namespace

bool is_variation(Yaml const& value) {
    return std::any_of(VariationReader::laws.begin(), VariationReader::laws.end(),
                       [&](VariationReader::Law const& law) { return value.find(law.key) != nullptr; });
}

std::optional<Distribution> read_variation(Record& record, std::string_view key, Expected const& expected) {
    return VariationReader{record, key, expected}.read();
}

}  // namespace corridor
