#include "findings/footnotes.h"

#include <algorithm>

#include "findings/words.h"

namespace corridor {
namespace {

// The place of `item` in `known`, counted from 1; a new one is put at the end.
template <class T>
std::string number_of(T const& item, std::vector<T>& known) {
    auto const found = std::find(known.begin(), known.end(), item);
    std::string number = std::to_string(found - known.begin() + 1);
    if (found == known.end()) {
        known.push_back(item);
    }
    return number;
}

void add_notes(std::vector<Block>& blocks, char const* title, std::vector<std::string> notes) {
    if (!notes.empty()) {
        blocks.emplace_back(Heading{title});
        blocks.emplace_back(Points{std::move(notes)});
    }
}

}  // namespace

std::string Footnotes::cite(Backing const& backing) {
    std::string numbers;
    auto const add = [&](std::string const& number) { numbers += (numbers.empty() ? "" : ", ") + number; };
    if (backing.is_assumed()) {
        add("A" + number_of(backing.assumption, assumptions_));
    }
    for (SourceId const id : backing.sources) {
        add(number_of(id, sources_));
    }
    return "[" + (numbers.empty() ? "none" : numbers) + "]";
}

std::vector<Block> Footnotes::list() const {
    std::vector<std::string> sources;
    for (SourceId const id : sources_) {
        sources.push_back("[" + std::to_string(sources.size() + 1) + "] " + reference(network_.sources[id]));
    }
    std::vector<std::string> assumptions;
    for (std::string const& why : assumptions_) {
        assumptions.push_back("[A" + std::to_string(assumptions.size() + 1) + "] " + why);
    }
    std::vector<Block> blocks;
    add_notes(blocks, "Sources", std::move(sources));
    add_notes(blocks, "Assumptions", std::move(assumptions));
    return blocks;
}

}  // namespace corridor
