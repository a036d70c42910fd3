#include "findings/words.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace corridor {

std::string fixed(double number, int decimals) {
    std::array<char, 64> buffer{};
    auto const [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed, decimals);
    std::string text{buffer.data(), end};
    std::size_t const start = text.starts_with('-') ? 1 : 0;
    std::size_t const point = std::min(text.find('.'), text.size());
    for (std::size_t at = point; at > start + 3; at -= 3) {
        text.insert(at - 3, " ");
    }
    return text;
}

MoneyOut::MoneyOut(Network const& network, PriceBasis const& basis)
    : factor_{network.money.factor(network.basis, basis).value_or(1.0)},
      currency_{basis.currency},
      key_{currency_},
      year_{basis.year} {
    std::transform(key_.begin(), key_.end(), key_.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
}

std::string title(Step const& step, Network const& network) {
    std::string const& from = network.nodes[step.from].name;
    return step.is_stop ? from : from + " – " + network.nodes[step.to].name;
}

std::string backing_text(FigureRow const& figure, Network const& network) {
    std::string text;
    for (SourceId const id : figure.backing.sources) {
        Source const& source = network.sources[id];
        text += (text.empty() ? "" : "; ") + source.title + " (" + source.publisher +
                (source.year ? ", " + std::to_string(*source.year) : "") + ")";
        if (!source.url.empty()) {
            text += " " + source.url;
        }
    }
    if (!figure.backing.assumption.empty()) {
        text += (text.empty() ? "" : "; ") + std::string{"assumption: "} + figure.backing.assumption;
    }
    return text.empty() ? "no source" : text;
}

}  // namespace corridor
