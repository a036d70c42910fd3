#include "pipelines/oil_hops.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace corridor {
namespace {

class Walk {
public:
    Walk(Network const& network, Facilities const& facilities, HasTanksBetween const& has_tanks_between)
        : network_{network}, facilities_{facilities}, has_tanks_between_{has_tanks_between} {}

    void take(Stage const& stage) {
        switch (stage.kind) {
            case Stage::Kind::load:
                met(facilities_.port(stage.from));
                break;
            case Stage::Kind::run:
                run(stage);
                break;
            case Stage::Kind::control:
                control(stage);
                break;
            case Stage::Kind::transfer:
                end();
                met(facilities_.port(stage.from));
                if (stage.transfer) {
                    met(facilities_.transfer(stage.from, *stage.transfer));
                }
                break;
            case Stage::Kind::board:
                end();
                begin(OilHop::Kind::ships, stage);
                hop_->service = stage.service;
                break;
            case Stage::Kind::sail:
                sail(stage);
                break;
            case Stage::Kind::alight:
                break;
            case Stage::Kind::unload:
                met(facilities_.port(stage.from));
                break;
        }
    }

    [[nodiscard]] std::vector<OilHop> hops() && {
        end();
        return std::move(hops_);
    }

private:
    // What limits where nothing is under way limits what follows.
    void met(std::optional<Facility> const& facility) {
        if (facility && facility->rate) {
            (hop_ ? hop_->limits : waiting_).push_back(*facility);
        }
    }

    void begin(OilHop::Kind kind, Stage const& stage) {
        hop_ = OilHop{.kind = kind, .from = stage.from, .to = stage.from, .mode = stage.mode};
        hop_->limits = std::exchange(waiting_, {});
    }

    void end() {
        if (hop_) {
            hops_.push_back(std::move(*hop_));
            hop_.reset();
        }
    }

    void run(Stage const& stage) {
        bool const is_pipeline = network_.modes[stage.mode].family == Family::pipeline;
        OilHop::Kind const kind = is_pipeline ? OilHop::Kind::pipeline : OilHop::Kind::rail;
        bool const goes_on = hop_ && hop_->kind == kind && hop_->mode == stage.mode &&
                             !(is_pipeline && has_tanks_between_(stage.from, hop_->links.back(), stage.link));
        if (!goes_on) {
            end();
            begin(kind, stage);
        }
        hop_->links.push_back(stage.link);
        hop_->directions.push_back(stage.direction);
        hop_->to = stage.to;
        if (!is_pipeline) {
            met(facilities_.section(stage.link, stage.direction));
            take_time(stage);
        }
    }

    void control(Stage const& stage) {
        met(facilities_.control({stage.from, stage.control}));
        if (hop_ && hop_->kind != OilHop::Kind::pipeline) {
            take_time(stage);
        }
    }

    void sail(Stage const& stage) {
        bool const is_first = hop_->from == hop_->to;
        hop_->direction = stage.direction;
        hop_->first_passage = is_first ? stage.passage : std::min(hop_->first_passage, stage.passage);
        hop_->last_passage = is_first ? stage.passage + 1 : std::max(hop_->last_passage, stage.passage + 1);
        hop_->to = stage.to;
        take_time(stage);
    }

    void take_time(Stage const& stage) {
        hop_->outward.insert(hop_->outward.end(), stage.times.begin(), stage.times.end());
    }

    Network const& network_;
    Facilities const& facilities_;
    HasTanksBetween const& has_tanks_between_;
    std::optional<OilHop> hop_;      // under way
    std::vector<Facility> waiting_;  // limits of the next
    std::vector<OilHop> hops_;
};

}  // namespace

std::vector<OilHop> oil_hops(Network const& network, Facilities const& facilities, Itinerary const& itinerary,
                             HasTanksBetween const& has_tanks_between) {
    Walk walk{network, facilities, has_tanks_between};
    for (Stage const& stage : itinerary.stages) {
        walk.take(stage);
    }
    return std::move(walk).hops();
}

}  // namespace corridor
