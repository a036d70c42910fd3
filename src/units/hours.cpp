#include "corridor/units/hours.h"

#include <cassert>

namespace corridor {
namespace {

using Instant = Hours::Instant;
using Seconds = Hours::Seconds;

constexpr Seconds day = std::chrono::hours{24};

Seconds time_of_day(Instant when) {
    return when - std::chrono::floor<std::chrono::days>(when);
}

// "18:05".
std::optional<std::chrono::minutes> read_time(std::string_view text) {
    auto const digit = [&](std::size_t place) { return text[place] - '0'; };
    if (text.size() != 5 || text[2] != ':') {
        return std::nullopt;
    }
    for (std::size_t const place : {0U, 1U, 3U, 4U}) {
        if (digit(place) < 0 || digit(place) > 9) {
            return std::nullopt;
        }
    }
    int const hours = 10 * digit(0) + digit(1);
    int const minutes = 10 * digit(3) + digit(4);
    if (hours > 23 || minutes > 59) {
        return std::nullopt;
    }
    return std::chrono::hours{hours} + std::chrono::minutes{minutes};
}

}  // namespace

Hours::Hours(std::chrono::minutes from, std::chrono::minutes until) : from_{from}, until_{until} {
    assert(from >= from.zero() && from < day && until >= until.zero() && until < day);
}

std::optional<Hours> Hours::read(std::string_view text) {
    if (text == "always") {
        return Hours{};
    }
    constexpr std::size_t dash = 5;
    if (text.size() != 2 * dash + 1 || text[dash] != '-') {
        return std::nullopt;
    }
    auto const from = read_time(text.substr(0, dash));
    auto const until = read_time(text.substr(dash + 1));
    return from && until ? std::optional{Hours{*from, *until}} : std::nullopt;
}

std::string Hours::to_text() const {
    auto const time = [](std::chrono::minutes when) {
        auto const two_digits = [](auto number) { return (number < 10 ? "0" : "") + std::to_string(number); };
        return two_digits(when.count() / 60) + ":" + two_digits(when.count() % 60);
    };
    return is_always() ? "always" : time(from_) + "-" + time(until_);
}

Seconds Hours::length() const {
    return from_ < until_ ? Seconds{until_ - from_} : day - Seconds{from_ - until_};
}

double Hours::share() const {
    return is_always() ? 1 : std::chrono::duration<double>{length()} / std::chrono::duration<double>{day};
}

bool Hours::is_open(Instant when) const {
    Seconds const now = time_of_day(when);
    return from_ < until_ ? now >= from_ && now < until_ : now >= from_ || now < until_;
}

Instant Hours::next_open(Instant when) const {
    if (is_open(when)) {
        return when;
    }
    Seconds const wait = from_ - time_of_day(when);
    return when + (wait >= wait.zero() ? wait : wait + day);
}

Instant Hours::next_close(Instant when) const {
    Seconds const left = until_ - time_of_day(when);
    return when + (left > left.zero() ? left : left + day);
}

Instant Hours::end_of(Instant begin, Seconds work) const {
    assert(work >= work.zero());
    if (is_always() || work == work.zero()) {
        return begin + work;
    }
    Instant const open = next_open(begin);
    Seconds const first = next_close(open) - open;
    if (work <= first) {
        return open + work;
    }
    // Whole days after the first: work rests outside the hours, and the last stretch may fill them.
    Seconds const rest = work - first;
    auto const full = (rest - Seconds{1}) / length();
    Instant const reopened = open + first + (day - length());
    return reopened + full * day + (rest - full * length());
}

}  // namespace corridor
