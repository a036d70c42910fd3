#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace corridor {

// Whole numbers one after the other, small ones in few bytes: seven bits a byte, the low ones first, and the eighth bit
// where more follow (LEB128).
class PackedBytes {
public:
    void add(std::uint64_t number);
    [[nodiscard]] std::vector<std::uint8_t> const& bytes() const { return bytes_; }

private:
    std::vector<std::uint8_t> bytes_;
};

// By RFC 4648, padded.
[[nodiscard]] std::string base64(std::vector<std::uint8_t> const& bytes);

}  // namespace corridor
