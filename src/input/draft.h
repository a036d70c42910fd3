#pragma once

#include <functional>
#include <string>

#include "input/names.h"

namespace corridor {

// One file of a network, with the money that its prices without a year are in.
struct Part {
    Document const* document;
    PriceBasis basis;
};

// A network while it is being read.
struct Draft {
    Reading& reading;
    Network network{};
    Names names{};

    // Reads all the figures that an object of this kind may have.
    template <class Object>
    void figures(Record& record, Object& object, Backing const& backing) {
        for_each_figure(object,
                        [&](char const* key, auto& figure) { record.figure(key, figure, backing, network.figures); });
    }

    // Reads what differs by direction.
    void directions(Record& record, Running& forward, Running& backward, Backing const& backing) {
        for (auto const& [key, running] : {std::pair{"forward", &forward}, std::pair{"backward", &backward}}) {
            if (auto inner = record.record(key)) {
                figures(*inner, *running, inner->backing(backing));
                static_cast<void>(inner->text("note"));
                inner->finish();
            }
        }
    }

    // Reads the objects of a section, each under its id.
    void each(Part const& part, char const* section,
              std::function<void(Record&, std::string const&)> const& read) const {
        Record root{reading, *part.document, part.document->root, "", part.basis};
        root.each(section, read);
    }
};

}  // namespace corridor
