#include "benchmark/yaml_cpp_loader.h"

#include <filesystem>
#include <map>
#include <string>

#include <yaml-cpp/yaml.h>

namespace corridor::benchmark {
namespace {

using Loaded = std::map<std::filesystem::path, YAML::Node>;

void load(std::filesystem::path const& file, Loaded& loaded) {
    auto const [place, is_new] = loaded.try_emplace(file.lexically_normal());
    if (!is_new) {
        return;
    }
    YAML::Node const document = YAML::LoadFile(file.string());
    place->second.reset(document);
    if (document["network"]) {
        load(file.parent_path() / document["network"].as<std::string>(), loaded);
    }
    for (YAML::Node const& included : document["include"]) {
        load(file.parent_path() / included.as<std::string>(), loaded);
    }
}

}  // namespace

int load_by_yaml_cpp(std::string_view scenario) {
    Loaded loaded;
    load(scenario, loaded);
    return loaded.size() > 2 ? 0 : 1;
}

}  // namespace corridor::benchmark
