#pragma once

#include <memory>
#include <utility>
#include <variant>
#include <vector>

namespace corridor {

// How a quantity varies from consignment to consignment. Values are in the base unit of the quantity (hours for times).
// Every shape has an exact mean and variance and its own inverse transform, so no result hangs on how a standard
// library draws; it may differ in the last digits where exp, log or pow round otherwise.
class Distribution {
public:
    struct Constant {
        double value;
        friend bool operator==(Constant const&, Constant const&) = default;
    };
    struct Lognormal {  // exp(mu + sigma Z)
        double mu;
        double sigma;
        friend bool operator==(Lognormal const&, Lognormal const&) = default;
    };
    struct Triangular {
        double min;
        double mode;
        double max;
        friend bool operator==(Triangular const&, Triangular const&) = default;
    };
    struct Exponential {
        double mean;
        friend bool operator==(Exponential const&, Exponential const&) = default;
    };
    struct Uniform {
        double low;
        double high;
        friend bool operator==(Uniform const&, Uniform const&) = default;
    };
    // Observed values, each equally likely.
    struct Samples {
        std::shared_ptr<std::vector<double> const> sorted;  // shared: immutable, and copied with every network
        friend bool operator==(Samples const& a, Samples const& b) { return *a.sorted == *b.sorted; }
    };
    // The wait until the next departure of somebody who arrives at any time: the residual of the gaps between
    // departures, a gap met with a probability proportional to its length.
    struct Residual {
        std::shared_ptr<std::vector<double> const> gaps;  // ascending
        friend bool operator==(Residual const& a, Residual const& b) { return *a.gaps == *b.gaps; }
    };
    // Nothing with probability 1 - chance, otherwise a draw from `then`.
    struct Chance {
        double chance;
        std::shared_ptr<Distribution const> then;
        friend bool operator==(Chance const& a, Chance const& b) { return a.chance == b.chance && *a.then == *b.then; }
    };

    Distribution() : shape_{Constant{0}} {}
    // The same value always.
    [[nodiscard]] static Distribution constant(double value);
    // REQUIRES: mean > 0, sd >= 0. sd = 0 gives a constant.
    [[nodiscard]] static Distribution lognormal_mean_sd(double mean, double sd);
    // REQUIRES: 0 < median <= p90.
    [[nodiscard]] static Distribution lognormal_median_p90(double median, double p90);
    // REQUIRES: min <= mode <= max.
    [[nodiscard]] static Distribution triangular(double min, double mode, double max);
    // REQUIRES: mean >= 0, and low <= high.
    [[nodiscard]] static Distribution exponential(double mean);
    [[nodiscard]] static Distribution uniform(double low, double high);
    // REQUIRES: not empty.
    [[nodiscard]] static Distribution samples(std::vector<double> values);
    // REQUIRES: not empty, all > 0.
    [[nodiscard]] static Distribution residual(std::vector<double> gaps);
    // REQUIRES: 0 <= chance <= 1.
    [[nodiscard]] static Distribution chance(double chance, Distribution const& then);

    // Exact, not from draws.
    [[nodiscard]] double mean() const;
    [[nodiscard]] double variance() const;
    // The value below which a share u of the draws lies. REQUIRES: 0 < u < 1.
    [[nodiscard]] double quantile(double u) const;
    [[nodiscard]] bool is_constant() const { return std::holds_alternative<Constant>(shape_); }
    // Every value multiplied. REQUIRES: factor >= 0.
    [[nodiscard]] Distribution scaled(double factor) const;

    friend bool operator==(Distribution const&, Distribution const&) = default;

private:
    using Shape = std::variant<Constant, Lognormal, Triangular, Exponential, Uniform, Samples, Residual, Chance>;
    explicit Distribution(Shape shape) : shape_{std::move(shape)} {}

    Shape shape_;
};

}  // namespace corridor
