#pragma once

#include <cstddef>

namespace corridor {

// Memory for the frames of processes. What a finished process leaves is given to the next one of its size, so a
// simulation in its steady state asks the system for nothing. Each thread has its own.
[[nodiscard]] void* allocate_frame(std::size_t size);
void free_frame(void* frame, std::size_t size) noexcept;

}  // namespace corridor
