#include "corridor/events/frame_pool.h"

#include <array>
#include <new>

namespace corridor {
namespace {

constexpr std::size_t step = 64;        // sizes are rounded up to this
constexpr std::size_t size_count = 64;  // frames above 4 kB come from the system each time

struct FreeFrame {
    FreeFrame* next;
};

class Pool {
public:
    Pool() = default;
    Pool(Pool const&) = delete;
    Pool& operator=(Pool const&) = delete;
    ~Pool() {
        for (FreeFrame* frame : free_) {
            while (frame != nullptr) {
                FreeFrame* const next = frame->next;
                ::operator delete(frame);
                frame = next;
            }
        }
    }

    void* take(std::size_t size) {
        std::size_t const row = (size + step - 1) / step;
        if (row >= size_count) {
            return ::operator new(size);
        }
        FreeFrame* const frame = free_[row];
        if (frame == nullptr) {
            return ::operator new(row* step);
        }
        free_[row] = frame->next;
        return frame;
    }

    void give_back(void* memory, std::size_t size) noexcept {
        std::size_t const row = (size + step - 1) / step;
        if (row >= size_count) {
            ::operator delete(memory);
            return;
        }
        free_[row] = new (memory) FreeFrame{free_[row]};
    }

private:
    std::array<FreeFrame*, size_count> free_{};
};

thread_local Pool pool;

}  // namespace

void* allocate_frame(std::size_t size) {
    return pool.take(size);
}

void free_frame(void* frame, std::size_t size) noexcept {
    pool.give_back(frame, size);
}

}  // namespace corridor
