#pragma once

namespace corridor::test {

// The mean of N, where N follows N = max(N - served, 0) + Poisson(arrivals) for ever: how many there are in M/D/c one
// service later (Crommelin 1932), and before each departure of a ship that takes so many (Bailey 1954). Worked out from
// the law itself, step by step until it stands still. REQUIRES: arrivals < served.
[[nodiscard]] double mean_after_departures(int served, double arrivals);

}  // namespace corridor::test
