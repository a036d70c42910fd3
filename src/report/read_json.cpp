#include "corridor/report/read_json.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace corridor {
namespace {

using Json = nlohmann::ordered_json;

constexpr int deepest = 64;  // no result nests as far

Value value_of(Json const& json, int depth) {
    if (depth > deepest) {
        throw JsonError{1, 1, "lists and objects are nested more than 64 deep"};
    }
    switch (json.type()) {
        case Json::value_t::boolean:
            return json.get<bool>();
        case Json::value_t::number_unsigned:
            return json.get<std::uint64_t>();
        case Json::value_t::number_integer:
        case Json::value_t::number_float:
            return json.get<double>();
        case Json::value_t::string:
            return json.get<std::string>();
        case Json::value_t::array: {
            Value list = Value::list();
            for (Json const& item : json) {
                list.add(value_of(item, depth + 1));
            }
            return list;
        }
        case Json::value_t::object: {
            Value object = Value::object();
            for (auto const& [key, item] : json.items()) {
                object.set(key, value_of(item, depth + 1));
            }
            return object;
        }
        default:
            return {};
    }
}

JsonError placed(std::string const& text, std::size_t byte, std::string const& message) {
    std::string const before = text.substr(0, byte > 0 ? byte - 1 : 0);
    auto const line = 1 + std::count(before.begin(), before.end(), '\n');
    std::size_t const start = before.rfind('\n');
    std::size_t const column = before.size() - (start == std::string::npos ? 0 : start + 1) + 1;
    return {static_cast<int>(line), static_cast<int>(column), message};
}

}  // namespace

Value read_json(std::string const& text) {
    Json json;
    try {
        json = Json::parse(text);
    } catch (Json::parse_error const& error) {
        std::string const what = error.what();
        std::size_t const said = what.find(": ");
        throw placed(text, error.byte, said == std::string::npos ? what : what.substr(said + 2));
    } catch (Json::out_of_range const& error) {
        // Says which number it was, but not where: "number overflow parsing '1e400'".
        std::string const what = error.what();
        std::size_t const from = what.find('\'');
        std::string const number = from == std::string::npos ? "" : what.substr(from + 1, what.rfind('\'') - from - 1);
        std::size_t const at = text.find(number);
        throw placed(text, at == std::string::npos ? 0 : at + 1, "the number " + number + " is too large");
    }
    return value_of(json, 0);
}

}  // namespace corridor
