#include "corridor/random/philox.h"

namespace corridor {
namespace {

constexpr std::uint64_t fnv_offset = 0xcbf29ce484222325ULL;
constexpr std::uint64_t fnv_prime = 0x100000001b3ULL;

std::uint64_t hash(std::string_view text) {
    std::uint64_t state = fnv_offset;
    for (char const letter : text) {
        state = (state ^ static_cast<unsigned char>(letter)) * fnv_prime;
    }
    return state;
}

constexpr std::uint32_t low(std::uint64_t value) {
    return static_cast<std::uint32_t>(value);
}
constexpr std::uint32_t high(std::uint64_t value) {
    return static_cast<std::uint32_t>(value >> 32U);
}

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
    constexpr std::uint64_t multiplier_0 = 0xD2511F53U;
    constexpr std::uint64_t multiplier_1 = 0xCD9E8D57U;
    constexpr std::uint32_t weyl_0 = 0x9E3779B9U;
    constexpr std::uint32_t weyl_1 = 0xBB67AE85U;
    for (int round = 0; round < 10; ++round) {
        std::uint64_t const product_0 = multiplier_0 * counter[0];
        std::uint64_t const product_1 = multiplier_1 * counter[2];
        counter = {high(product_1) ^ counter[1] ^ key[0], low(product_1), high(product_0) ^ counter[3] ^ key[1],
                   low(product_0)};
        key[0] += weyl_0;
        key[1] += weyl_1;
    }
    return counter;
}

RandomStream::RandomStream(std::uint64_t seed, std::string_view purpose, std::uint32_t replication)
    : key_{low(seed), high(seed)}, purpose_{hash(purpose)}, replication_{replication} {}

// Counter layout: the index's 32 low bits, replication, and the purpose's 64 bits with the index's high bits folded in.
double RandomStream::uniform(std::uint64_t index) const {
    auto const words = philox({low(index), replication_, low(purpose_), high(purpose_) ^ high(index)}, key_);
    std::uint64_t const bits = (static_cast<std::uint64_t>(words[0]) << 20U) | (words[1] >> 12U);
    return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

}  // namespace corridor
