#include "pipelines/plug_flow.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace corridor {
namespace {

// Shares that differ by less are the same mixture.
constexpr double same_mixture = 1e-9;

Volume sum(std::vector<Volume> const& parts) {
    return std::accumulate(parts.begin(), parts.end(), Volume{});
}

}  // namespace

PlugFlow::PlugFlow(std::vector<Volume> parts, Volume unfilled) {
    if (unfilled > Volume{}) {
        slugs_.push_back({unfilled, std::vector<Volume>(parts.size()), false, true, true});
    }
    Volume const total = sum(parts);
    slugs_.push_back({total, std::move(parts)});
}

void PlugFlow::pull(Volume amount, std::vector<Volume>& left) {
    while (amount > Volume{} && !slugs_.empty()) {
        Slug& slug = slugs_.front();
        bool const whole = amount >= slug.volume * (1 - 1e-12);
        double const share = whole ? 1 : amount / slug.volume;
        for (std::size_t i = 0; i < slug.parts.size(); ++i) {
            Volume const part = whole ? slug.parts[i] : slug.parts[i] * share;
            left[i] += part;
            slug.parts[i] -= part;
        }
        Volume const taken = whole ? slug.volume : amount;
        amount -= taken;
        if (!whole) {
            slug.volume = slug.is_void ? slug.volume - taken : sum(slug.parts);
        } else if (slugs_.size() > 1) {
            slugs_.pop_front();
        } else {
            slug.volume = Volume{};
            return;
        }
    }
}

void PlugFlow::add(Slug& slug, std::vector<Volume> const& parts, double share) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        slug.parts[i] += parts[i] * share;
    }
    slug.volume = sum(slug.parts);
}

bool PlugFlow::mixes_as(Slug const& slug, std::vector<Volume> const& parts, Volume total) const {
    if (slug.volume <= Volume{}) {
        return true;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (std::abs(slug.parts[i] / slug.volume - parts[i] / total) > same_mixture) {
            return false;
        }
    }
    return true;
}

void PlugFlow::push(std::vector<Volume> const& parts) {
    Volume const total = sum(parts);
    if (total <= Volume{}) {
        return;
    }
    double rest = 1;
    if (to_complete_ > Volume{}) {
        double const share = std::min(1.0, to_complete_ / total);
        add(slugs_.back(), parts, share);
        to_complete_ -= total * share;
        rest = 1 - share;
        if (rest <= 0) {
            return;
        }
        to_complete_ = Volume{};
        slugs_.back().is_closed = true;
    }
    Slug const& last = slugs_.back();
    if (last.is_closed || last.is_interface || !mixes_as(last, parts, total)) {
        slugs_.push_back({Volume{}, std::vector<Volume>(parts.size())});
    }
    add(slugs_.back(), parts, rest);
}

void PlugFlow::begin_batch(Volume interface) {
    if (interface <= Volume{} || slugs_.back().is_interface) {
        slugs_.back().is_closed = true;
        return;
    }
    Slug& last = slugs_.back();
    Slug between{Volume{}, std::vector<Volume>(last.parts.size()), true};
    double const share = last.volume > Volume{} ? std::min(1.0, interface * 0.5 / last.volume) : 0;
    for (std::size_t i = 0; i < last.parts.size(); ++i) {
        Volume const part = last.parts[i] * share;
        between.parts[i] = part;
        last.parts[i] -= part;
    }
    between.volume = sum(between.parts);
    last.volume = sum(last.parts);
    last.is_closed = true;
    if (last.volume <= Volume{}) {
        slugs_.pop_back();
    }
    to_complete_ = interface * 0.5;
    slugs_.push_back(std::move(between));
}

Volume PlugFlow::contents(std::size_t stream) const {
    Volume total;
    for (Slug const& slug : slugs_) {
        total += slug.parts[stream];
    }
    return total;
}

}  // namespace corridor
