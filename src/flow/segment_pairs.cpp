#include "flow/segment_pairs.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace corridor {
namespace {

constexpr double everything = std::numeric_limits<double>::max();

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

double SegmentPairs::balance(LimitPrices& prices, std::vector<FlowPath>& paths, double tolerance) {
    double greatest = 0;
    for (Choice const& choice : choices_) {
        if (choice.first_member == nothing) {
            continue;
        }
        auto const [excess, slope] = weigh(choice, prices);
        if (std::abs(excess) <= tolerance) {
            continue;
        }
        double const moved =
            shift(choice, prices, paths, slope > 0 ? excess / slope : std::copysign(everything, excess));
        if (moved != 0) {
            greatest = std::max(greatest, std::abs(excess));
            if (is_careful_) {
                correct(choice, prices, paths, excess, moved);
            }
        }
    }
    return greatest;
}

// Moves what is wanted, or as much as may move, and lets prices follow. Returns what moved.
double SegmentPairs::shift(Choice const& choice, LimitPrices& prices, std::vector<FlowPath>& paths,
                           double wanted) const {
    double const moved = move(choice, paths, choice.is_bounded ? most(choice, prices, wanted) : wanted);
    if (moved != 0) {
        for (auto const& [slot, count] : entries(choice)) {
            prices.pass(slot, -count * moved);
        }
    }
    return moved;
}

// The difference falls with what moves, from `excess` to what it is now. If that lies as far beyond zero, regula falsi
// between the two (the Illinois variant, Dowell and Jarratt 1971) goes back to where it is nearly zero.
void SegmentPairs::correct(Choice const& choice, LimitPrices& prices, std::vector<FlowPath>& paths, double excess,
                           double moved) const {
    constexpr int most_corrections = 20;
    double from = 0;
    double from_value = excess;
    double at = moved;
    double to = moved;
    double to_value = weigh(choice, prices).excess;
    double const good_enough = std::abs(excess) / 2;
    for (int i = 0; i < most_corrections && to_value * excess < 0 && std::abs(to_value) > good_enough; ++i) {
        double const target = (from * to_value - to * from_value) / (to_value - from_value);
        at += shift(choice, prices, paths, target - at);
        double const value = weigh(choice, prices).excess;
        if (value * excess < 0) {
            to = at;
            to_value = value;
            from_value /= 2;
        } else if (std::abs(value) > good_enough) {
            from = at;
            from_value = value;
            to_value /= 2;
        } else {
            return;
        }
    }
}

// What may move of what is wanted, so that nine tenths at most of any bounded term's load go at once.
double SegmentPairs::most(Choice const& choice, LimitPrices const& prices, double wanted) const {
    double const direction = wanted > 0 ? 1 : -1;
    double size = std::abs(wanted);
    for (auto const& [slot, count] : entries(choice)) {
        if (prices.is_choice(slot) && prices.term(slot).is_unbounded() && count * direction > 0) {
            size = std::min(size, 0.9 * prices.load(slot));
        }
    }
    return direction * size;
}

// From the first side to the second, or back if negative. Returns what moved.
double SegmentPairs::move(Choice const& choice, std::vector<FlowPath>& paths, double wanted) const {
    double const size = std::abs(wanted);
    double moved = 0;
    bool const from_first = wanted > 0;
    for (std::uint32_t i = choice.first_member; i != nothing && moved < size; i = paths[i].next_member) {
        FlowPath& member = paths[i];
        FlowPath& other = paths[member.against];
        FlowPath& giver = member.is_first == from_first ? member : other;
        FlowPath& taker = member.is_first == from_first ? other : member;
        double const part = std::min(giver.flow, size - moved);
        giver.flow -= part;
        taker.flow += part;
        moved += part;
    }
    return from_first ? moved : -moved;
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
