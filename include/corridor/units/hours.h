#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace corridor {

// The hours of each day in which something is open. They may pass midnight: from 22:00 to 06:00.
class Hours {
public:
    using Instant = std::chrono::sys_seconds;
    using Seconds = std::chrono::seconds;

    // Always open.
    Hours() = default;
    // Open from `from` until `until`, that moment excluded; the same twice is always. REQUIRES: both within a day.
    Hours(std::chrono::minutes from, std::chrono::minutes until);

    // "always" or "06:00-22:00"; nothing if it is neither.
    [[nodiscard]] static std::optional<Hours> read(std::string_view text);

    // As files write it.
    [[nodiscard]] std::string to_text() const;
    [[nodiscard]] bool is_always() const { return from_ == until_; }
    // The share of a day that it is open.
    [[nodiscard]] double share() const;
    [[nodiscard]] bool is_open(Instant when) const;
    // The moment itself if it is open then, else the next opening.
    [[nodiscard]] Instant next_open(Instant when) const;
    // When work ends that begins at a moment and rests whenever it is closed. Work that ends as it closes ends then,
    // not at the next opening. REQUIRES: work >= 0.
    [[nodiscard]] Instant end_of(Instant begin, Seconds work) const;

    friend bool operator==(Hours const&, Hours const&) = default;

private:
    // Seconds that a day is open.
    [[nodiscard]] Seconds length() const;
    // When it closes next. REQUIRES: open at the moment, and not always.
    [[nodiscard]] Instant next_close(Instant when) const;

    std::chrono::minutes from_{0};
    std::chrono::minutes until_{0};
};

}  // namespace corridor
