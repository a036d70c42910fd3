#include "schemas/validate.h"

#include <fstream>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace corridor::test {

std::vector<std::string> violations(nlohmann::json const& rules, nlohmann::json const& document) {
    valijson::Schema parsed;
    valijson::SchemaParser{}.populateSchema(valijson::adapters::NlohmannJsonAdapter{rules}, parsed);
    valijson::ValidationResults results;
    valijson::Validator{}.validate(parsed, valijson::adapters::NlohmannJsonAdapter{document}, &results);
    std::vector<std::string> found;
    for (valijson::ValidationResults::Error error; results.popError(error);) {
        std::string place;
        for (std::string const& step : error.context) {
            place += step;
        }
        found.push_back(place + ": " + error.description);
    }
    return found;
}

nlohmann::json schema(std::filesystem::path const& path) {
    std::ifstream stream{std::filesystem::path{PROJECT_FOLDER} / path};
    return nlohmann::json::parse(stream);
}

}  // namespace corridor::test
