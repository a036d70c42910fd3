#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace corridor {

// Philox4x32-10 (Salmon, Moraes, Dror and Shaw, 2011): four 32-bit words from a 128-bit counter and a 64-bit key.
[[nodiscard]] std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                                  std::array<std::uint32_t, 2> key);

// Random numbers with an address instead of an order: the number at (seed, purpose, replication, index) is always the
// same, whatever else is drawn. A scenario that changes one place disturbs the draws of no other.
class RandomStream {
public:
    // `purpose` names what is drawn, such as "links.xian-lanzhou"; its FNV-1a hash enters the address.
    RandomStream(std::uint64_t seed, std::string_view purpose, std::uint32_t replication = 0);

    // Uniform in the open interval (0, 1), with 52 random bits.
    [[nodiscard]] double uniform(std::uint64_t index) const;

private:
    std::array<std::uint32_t, 2> key_;
    std::uint64_t purpose_;
    std::uint32_t replication_;
};

}  // namespace corridor
