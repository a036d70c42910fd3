#include "routing/stages.h"

#include <algorithm>

namespace corridor {
namespace {

Stage::Kind kind_of(Arc::Kind kind) {
    switch (kind) {
        case Arc::Kind::load:
            return Stage::Kind::load;
        case Arc::Kind::run:
            return Stage::Kind::run;
        case Arc::Kind::board:
            return Stage::Kind::board;
        case Arc::Kind::sail:
            return Stage::Kind::sail;
        case Arc::Kind::alight:
            return Stage::Kind::alight;
        case Arc::Kind::transfer:
            return Stage::Kind::transfer;
        case Arc::Kind::unload:
            return Stage::Kind::unload;
    }
    return Stage::Kind::run;
}

bool lists(Step const& step, Stage const& stage) {
    if (stage.from == stage.to) {
        return step.is_stop && step.from == stage.from;
    }
    return !step.is_stop &&
           (stage.link ? std::find(step.links.begin(), step.links.end(), stage.link) != step.links.end()
                       : step.service == stage.service);
}

class Walk {
public:
    explicit Walk(Route const& route) : steps_{route.steps} {}

    // As in reports: controls on leaving, the way with the straits on it, controls on arriving; in one place, the
    // change first.
    void add(Arc const& arc, ArcAccount const& account) {
        bool const moves = arc.from != arc.to;
        if (moves) {
            controls(arc, account, arc.from);
        }
        Stage stage{.kind = kind_of(arc.kind),
                    .from = arc.from,
                    .to = arc.to,
                    .mode = arc.mode,
                    .mode_before = arc.mode_before,
                    .link = arc.link,
                    .service = arc.service,
                    .passage = arc.passage,
                    .direction = arc.direction,
                    .transfer = arc.transfer,
                    .times = {}};
        for (auto const& [at, item] : account.times) {
            if (!item.control) {
                stage.times.push_back(item);
            }
        }
        add(std::move(stage));
        for (ControlRef const passed : arc.controls) {
            bool const is_under_way = passed.node != arc.from && passed.node != arc.to;
            if (is_under_way) {
                control(arc, account, passed);
            }
        }
        controls(arc, account, arc.to);
    }

    [[nodiscard]] std::vector<Stage> stages() && { return std::move(stages_); }

private:
    void controls(Arc const& arc, ArcAccount const& account, NodeId at) {
        for (ControlRef const passed : arc.controls) {
            if (passed.node == at) {
                control(arc, account, passed);
            }
        }
    }

    void control(Arc const& arc, ArcAccount const& account, ControlRef passed) {
        Stage stage{.kind = Stage::Kind::control,
                    .from = passed.node,
                    .to = passed.node,
                    .mode = arc.mode,
                    .control = passed.index};
        for (auto const& [node, item] : account.times) {
            if (node == passed.node && item.control == passed.index) {
                stage.times.push_back(item);
            }
        }
        add(std::move(stage));
    }

    // A stop where nothing takes time or money is no step; what happens there counts for the step before.
    void add(Stage stage) {
        for (std::size_t next = step_; next < steps_.size() && next <= step_ + 2; ++next) {
            if (lists(steps_[next], stage)) {
                step_ = next;
                break;
            }
        }
        stage.step = step_;
        stages_.push_back(std::move(stage));
    }

    std::vector<Step> const& steps_;
    std::vector<Stage> stages_;
    std::size_t step_ = 0;
};

}  // namespace

std::vector<Stage> stages_of(JourneyGraph const& graph, std::vector<SearchGraph::Edge> const& path,
                             Route const& route) {
    Walk walk{route};
    for (SearchGraph::Edge const edge : path) {
        for (ArcId const arc : graph.arcs(edge)) {
            walk.add(graph.graph().arcs()[arc], graph.ledger().account(arc));
        }
    }
    return std::move(walk).stages();
}

}  // namespace corridor
