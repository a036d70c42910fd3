#include "findings/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace corridor {

std::string plain(double number, int decimals) {
    std::array<char, 400> buffer{};  // the greatest double has 309 digits
    auto const [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed, decimals);
    std::string_view const digits{buffer.data(), static_cast<std::size_t>(end - buffer.data())};
    bool const is_minus_zero = digits.starts_with('-') && digits.find_first_not_of("-0.") == std::string_view::npos;
    return std::string{is_minus_zero ? digits.substr(1) : digits};
}

std::string fixed(double number, int decimals) {
    std::string const digits = plain(number, decimals);
    std::size_t const start = digits.starts_with('-') ? 1 : 0;
    std::size_t const point = std::min(digits.find('.'), digits.size());
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        bool const ends_thousands = i > start && i < point && (point - i) % 3 == 0;
        text += ends_thousands ? " " : "";
        text += digits[i];
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

std::string journey_of(Demand const& demand, Network const& network) {
    return journey_of(demand, *network.find_node(demand.to), network);
}

std::string journey_of(Demand const& demand, NodeId to, Network const& network) {
    return network.nodes[*network.find_node(demand.from)].name + " to " + network.nodes[to].name;
}

std::string title(Step const& step, Network const& network) {
    std::string const& from = network.nodes[step.from].name;
    return step.is_stop ? from : from + " – " + network.nodes[step.to].name;
}

std::string reference(Source const& source) {
    std::string const year = source.year ? ", " + std::to_string(*source.year) : "";
    return source.title + " (" + source.publisher + year + ")" + (source.url.empty() ? "" : " " + source.url);
}

std::string backing_text(FigureRow const& figure, Network const& network) {
    std::string text;
    for (SourceId const id : figure.backing.sources) {
        text += (text.empty() ? "" : "; ") + reference(network.sources[id]);
    }
    if (figure.backing.is_assumed()) {
        text += (text.empty() ? "" : "; ") + std::string{"assumption: "} + figure.backing.assumption;
    }
    return text.empty() ? "no source" : text;
}

}  // namespace corridor
