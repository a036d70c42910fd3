#include "findings/packed_bytes.h"

#include <string_view>

namespace corridor {

void PackedBytes::add(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7U) {
        bytes_.push_back(static_cast<std::uint8_t>((number & 0x7FU) | 0x80U));
    }
    bytes_.push_back(static_cast<std::uint8_t>(number));
}

std::string base64(std::vector<std::uint8_t> const& bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::size_t const left = bytes.size() - i;
        std::uint32_t const three = static_cast<std::uint32_t>(bytes[i]) << 16U |
                                    (left > 1 ? static_cast<std::uint32_t>(bytes[i + 1]) << 8U : 0) |
                                    (left > 2 ? bytes[i + 2] : 0U);
        text += letters[three >> 18U];
        text += letters[three >> 12U & 63U];
        text += left > 1 ? letters[three >> 6U & 63U] : '=';
        text += left > 2 ? letters[three & 63U] : '=';
    }
    return text;
}

}  // namespace corridor
