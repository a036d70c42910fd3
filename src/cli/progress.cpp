#include "cli/progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <fmt/core.h>

#include "cli/screen.h"
#include "report/characters.h"

namespace corridor {
namespace {

using std::chrono::milliseconds;

std::string drawn_bar(double share, std::size_t columns, Letters letters) {
    auto const full = static_cast<std::size_t>(std::floor(share * static_cast<double>(columns)));
    std::string text;
    for (std::size_t i = 0; i < columns; ++i) {
        if (letters == Letters::unicode) {
            text += i < full ? "█" : "░";
        } else {
            text += i < full ? "#" : ".";
        }
    }
    return text;
}

// "12 s", "3 min 20 s", "2 h 05 min".
std::string time_words(double seconds) {
    auto const whole = static_cast<long>(std::lround(seconds));
    constexpr long minute = 60;
    constexpr long hour = 60 * minute;
    if (whole < minute) {
        return fmt::format("{} s", whole);
    }
    return whole < hour ? fmt::format("{} min {:02} s", whole / minute, whole % minute)
                        : fmt::format("{} h {:02} min", whole / hour, whole % hour / minute);
}

std::string times(Advance const& advance) {
    std::string const spent = time_words(advance.spent.count());
    constexpr double a_day = 86400;  // nobody plans by a guess that is longer
    bool const is_told = advance.left && advance.left->count() <= a_day;
    return is_told ? spent + ", about " + time_words(advance.left->count()) + " left" : spent;
}

}  // namespace

std::string progress_line(Advance const& advance, std::size_t columns, Letters letters) {
    double const share = std::clamp(advance.share, 0.0, 1.0);
    std::string const counted = fmt::format("{:3.0f} %  {}", std::floor(share * 100), advance.counted);
    std::string all = counted + "  " + times(advance);
    // As wide whatever the text beside it, so that it does not jump.
    constexpr std::size_t widest = 30;
    std::size_t const width = std::min(widest, columns / 4);
    constexpr std::size_t gap = 2;
    if (width + gap + width_of(all) <= columns) {
        return drawn_bar(share, width, letters) + std::string(gap, ' ') + all;
    }
    if (width_of(all) <= columns) {
        return all;
    }
    return width_of(counted) <= columns ? counted : counted.substr(0, std::min<std::size_t>(columns, 5));
}

Progress::Progress(Options const& options) : is_shown_{!options.quiet && is_screen(Stream::errors)} {}

Progress::~Progress() {
    end();
}

void Progress::end() {
    is_shown_ = false;
    if (line_) {
        std::fputs("\r\x1b[K", stderr);
        std::fflush(stderr);
        line_.reset();
    }
}

std::optional<std::chrono::duration<double>> Progress::left(double share, Time now) {
    // There was more to do than had been known.
    bool const is_set_back = share < last_share_;
    last_share_ = share;
    if (!share_then_ || is_set_back) {
        share_then_ = share;
        paced_since_ = now;
    }
    double const gained = share - *share_then_;
    if (gained <= 0) {
        return std::nullopt;
    }
    return std::chrono::duration<double>{now - paced_since_} / gained * (1 - share);
}

void Progress::tell(std::size_t done, std::size_t all, std::string const& what) {
    double const share = all > 0 ? static_cast<double>(done) / static_cast<double>(all) : 0;
    tell(share, fmt::format("{} of {} {}", done, all, what));
}

void Progress::tell(double share, std::string const& counted) {
    auto const now = std::chrono::steady_clock::now();
    auto const to_go = left(share, now);
    constexpr milliseconds worth_showing{300};
    constexpr milliseconds between{100};
    if (!is_shown_ || now - start_ < worth_showing || (drawn_ && now - *drawn_ < between)) {
        return;
    }
    // Nor is what will be done at once.
    if (!drawn_ && (!to_go || *to_go < worth_showing)) {
        return;
    }
    drawn_ = now;
    if (!line_) {
        line_ = std::make_unique<WipedOnInterrupt>();
    }
    // The last column stays free: a line that fills it wraps on some terminals.
    constexpr std::size_t usual = 80;
    std::size_t const columns = columns_of(Stream::errors).value_or(usual) - 1;
    std::string const line = progress_line({share, counted, now - start_, to_go}, columns, letters_of_locale());
    std::fputs(("\r\x1b[K" + line).c_str(), stderr);
    std::fflush(stderr);
}

}  // namespace corridor
