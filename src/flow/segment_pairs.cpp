#include "flow/segment_pairs.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace corridor {
namespace {

// FNV-1a by words.
std::uint64_t hash(PathDifference const& difference) {
    std::uint64_t value = 1469598103934665603U;
    auto const mix = [&value](std::uint64_t word) {
        value = (value ^ word) * 1099511628211U;
        value ^= value >> 29U;
    };
    mix(std::bit_cast<std::uint64_t>(difference.fixed));
    for (auto const& [slot, count] : difference.entries) {
        mix(slot);
        mix(std::bit_cast<std::uint32_t>(count));
    }
    return value;
}

}  // namespace

std::uint32_t SegmentPairs::find_or_add(PathDifference const& difference, bool is_bounded) {
    auto const made = static_cast<std::uint32_t>(choices_.size());
    auto const [found, is_new] = first_alike_.try_emplace(hash(difference), made);
    std::uint32_t last = nothing;
    for (std::uint32_t i = is_new ? nothing : found->second; i != nothing; i = choices_[i].next_alike) {
        if (choices_[i].fixed == difference.fixed && std::ranges::equal(entries(choices_[i]), difference.entries)) {
            return i;
        }
        last = i;
    }
    if (last != nothing) {
        choices_[last].next_alike = made;
    }
    choices_.push_back({.fixed = difference.fixed,
                        .first_entry = static_cast<std::uint32_t>(entries_.size()),
                        .entry_count = static_cast<std::uint32_t>(difference.entries.size()),
                        .is_bounded = is_bounded});
    entries_.insert(entries_.end(), difference.entries.begin(), difference.entries.end());
    ++empty_;
    return made;
}

void SegmentPairs::join(std::vector<FlowPath>& paths, std::uint32_t path, PathDifference difference, bool is_bounded) {
    bool const turned = difference.normalise();
    std::uint32_t const found = find_or_add(difference, is_bounded);
    Choice& choice = choices_[found];
    FlowPath& member = paths[path];
    member.segment_pair = found;
    member.is_first = !turned;
    member.previous_member = nothing;
    member.next_member = choice.first_member;
    if (choice.first_member == nothing) {
        --empty_;
    } else {
        paths[choice.first_member].previous_member = path;
    }
    choice.first_member = path;
}

void SegmentPairs::leave(std::vector<FlowPath>& paths, std::uint32_t path) {
    FlowPath& member = paths[path];
    Choice& choice = choices_[member.segment_pair];
    if (member.previous_member != nothing) {
        paths[member.previous_member].next_member = member.next_member;
    } else {
        choice.first_member = member.next_member;
    }
    if (member.next_member != nothing) {
        paths[member.next_member].previous_member = member.previous_member;
    }
    if (choice.first_member == nothing) {
        ++empty_;
    }
    member.segment_pair = member.next_member = member.previous_member = nothing;
}

void SegmentPairs::tidy(std::vector<FlowPath>& paths) {
    if (empty_ <= choices_.size() / 2) {
        return;
    }
    std::vector<Choice> const old = std::exchange(choices_, {});
    std::vector<PathDifference::Entry> const old_entries = std::exchange(entries_, {});
    first_alike_.clear();
    empty_ = 0;
    for (Choice const& choice : old) {
        if (choice.first_member == nothing) {
            continue;
        }
        auto const first = old_entries.begin() + choice.first_entry;
        std::uint32_t const kept =
            find_or_add({.entries = {first, first + choice.entry_count}, .fixed = choice.fixed}, choice.is_bounded);
        --empty_;
        choices_[kept].first_member = choice.first_member;
        for (std::uint32_t i = choice.first_member; i != nothing; i = paths[i].next_member) {
            paths[i].segment_pair = kept;
        }
    }
}

}  // namespace corridor
