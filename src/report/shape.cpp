#include "report/shape.h"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

void see(Holds& holds, Holds kind) {
    holds = holds == Holds::nothing || holds == kind ? kind : Holds::several;
}

bool is_number(Value const& value) {
    return std::holds_alternative<double>(value.held()) || std::holds_alternative<std::uint64_t>(value.held()) ||
           std::holds_alternative<std::monostate>(value.held());
}

class Observer {
public:
    Observer(Shape& shape, std::vector<std::string> const& leave_out) : shape_{shape}, leave_out_{leave_out} {}

    void operator()(std::monostate) const {}
    void operator()(bool) const { see(shape_.holds, Holds::truths); }
    void operator()(double number) const {
        if (std::isfinite(number)) {
            see(shape_.holds, Holds::numbers);
        }
    }
    void operator()(std::uint64_t) const { see(shape_.holds, Holds::numbers); }
    void operator()(std::string const&) const { see(shape_.holds, Holds::texts); }
    void operator()(Value::List const& list) const {
        shape_.is_list = true;
        shape_.is_pair = shape_.is_pair && list.size() == 2 && is_number(list.front()) && is_number(list.back());
        for (Value const& item : list) {
            if (!shape_.item) {
                shape_.item = std::make_unique<Shape>();
            }
            std::visit(Observer{*shape_.item, leave_out_}, item.held());
        }
    }
    void operator()(Value::Object const& object) const {
        for (auto const& [key, value] : object) {
            if (std::find(leave_out_.begin(), leave_out_.end(), key) != leave_out_.end()) {
                continue;
            }
            Shape* field = shape_.find(key);
            if (field == nullptr) {
                field = shape_.fields.emplace_back(key, std::make_unique<Shape>()).second.get();
            }
            std::visit(Observer{*field, leave_out_}, value.held());
        }
    }

private:
    Shape& shape_;
    std::vector<std::string> const& leave_out_;
};

}  // namespace

Shape* Shape::find(std::string const& key) const {
    auto const found =
        std::find_if(fields.begin(), fields.end(), [&](auto const& entry) { return entry.first == key; });
    return found == fields.end() ? nullptr : found->second.get();
}

Shape shape_of(Value const& tree, std::vector<std::string> const& leave_out) {
    Shape shape;
    std::visit(Observer{shape, leave_out}, tree.held());
    return shape;
}

}  // namespace corridor
