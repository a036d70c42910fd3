#pragma once

#include <cstddef>
#include <deque>
#include <vector>

#include "corridor/units/quantity.h"

namespace corridor {

// What stands in a pipeline: slugs of oil, first in, first out. A full line gives out at its end what is pumped in at
// its start; nothing mixes on the way, but where two batches meet, what is called their interface is lost. What a new
// line is not filled with yet is a slug of nothing, which whatever is pumped in drives out.
//
// Invariants: a slug's volume is the sum of its parts, unless it is nothing; volumes are never negative.
class PlugFlow {
public:
    // Filled with oil mixed in these parts, but for some room at its end. REQUIRES: all sums to what fills the line.
    explicit PlugFlow(std::vector<Volume> parts, Volume unfilled = {});

    // How much leaves before the mixture at the end changes.
    [[nodiscard]] Volume head() const { return slugs_.front().volume; }
    // The share of one stream in what leaves now, and whether what leaves is an interface.
    [[nodiscard]] double head_share(std::size_t stream) const {
        Slug const& slug = slugs_.front();
        return slug.volume > Volume{} ? slug.parts[stream] / slug.volume : 0;
    }
    [[nodiscard]] bool head_is_lost() const { return slugs_.front().is_interface; }

    // Takes out so much of the head, and adds it to `left` by stream. REQUIRES: at most the head, but for rounding.
    void pull(Volume amount, std::vector<Volume>& left);
    // Pumps in. What is mixed as the last slug is, becomes part of it.
    void push(std::vector<Volume> const& parts);
    // From here on another grade comes: half of an interface is cut from the end of what is in the line, and the first
    // half of what comes completes it.
    void begin_batch(Volume interface);

    // Of one stream, interfaces included.
    [[nodiscard]] Volume contents(std::size_t stream) const;
    [[nodiscard]] std::size_t slugs() const { return slugs_.size(); }

private:
    struct Slug {
        Volume volume;
        std::vector<Volume> parts;
        bool is_interface = false;
        bool is_closed = false;  // nothing is added to it
        bool is_void = false;    // room that nothing fills yet
    };

    static void add(Slug& slug, std::vector<Volume> const& parts, double share);
    [[nodiscard]] bool mixes_as(Slug const& slug, std::vector<Volume> const& parts, Volume total) const;

    std::deque<Slug> slugs_;
    Volume to_complete_;  // what the last interface still lacks
};

}  // namespace corridor
