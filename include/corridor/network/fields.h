#pragma once

#include <concepts>
#include <type_traits>

#include "corridor/network/network.h"

// The figures of each kind of object by their key in files. Readers, schemas, overlays and `explain` all walk these
// tables, so a key stands in one place only. `visit` is called as visit(key, figure); keys are string literals.
namespace corridor {

template <class T, class Object>
concept Of = std::same_as<std::remove_const_t<T>, Object>;

template <class Visit>
void for_each_figure(Of<Running> auto& running, Visit&& visit) {
    visit("speed", running.speed);
    visit("time", running.time);
    visit("delay-sd", running.delay_sd);
    visit("capacity", running.capacity);
    visit("volume-delay", running.volume_delay);
    visit("yard", running.yard);
    visit("tariff", running.tariff);
    visit("charge", running.charge);
    visit("co2e", running.co2e);
}

template <class Visit>
void for_each_figure(Of<Transfer> auto& transfer, Visit&& visit) {
    visit("time", transfer.time);
    visit("cost", transfer.cost);
    visit("co2e", transfer.co2e);
    visit("capacity", transfer.capacity);
    visit("yard", transfer.yard);
}

template <class Visit>
void for_each_figure(Of<Control> auto& control, Visit&& visit) {
    visit("time", control.time);
    visit("cost", control.cost);
    visit("service", control.service);
    visit("yard", control.yard);
    visit("capacity", control.capacity);
}

template <class Visit>
void for_each_figure(Of<Berths> auto& berths, Visit&& visit) {
    visit("rate", berths.rate);
}

template <class Visit>
void for_each_figure(Of<WagonFleet> auto& fleet, Visit&& visit) {
    visit("wagons", fleet.wagons);
    visit("empty-tariff", fleet.empty_tariff);
}

template <class Visit>
void for_each_figure(Of<Breakdowns> auto& breakdowns, Visit&& visit) {
    visit("between", breakdowns.between);
    visit("repair", breakdowns.repair);
}

template <class Visit>
void for_each_figure(Of<Handling> auto& handling, Visit&& visit) {
    visit("time", handling.time);
    visit("cost", handling.cost);
    visit("co2e", handling.co2e);
}

// A node's own figures; its transfers, controls and handling have theirs.
template <class Visit>
void for_each_figure(Of<Node> auto& node, Visit&& visit) {
    visit("depth", node.depth);
    visit("capacity", node.capacity);
    visit("storage", node.storage);
    visit("stock", node.stock);
}

template <class Visit>
void for_each_figure(Of<QualityBank> auto& bank, Visit&& visit) {
    visit("gravity", bank.gravity);
    visit("sulphur", bank.sulphur);
}

template <class Visit>
void for_each_figure(Of<Pipe> auto& pipe, Visit&& visit) {
    visit("line-fill", pipe.line_fill);
    visit("filled", pipe.filled);
    visit("flow", pipe.flow);
    visit("turndown", pipe.turndown);
    visit("batch", pipe.batch);
    visit("interface", pipe.interface);
    visit("diameter", pipe.diameter);
    visit("wall", pipe.wall);
    visit("roughness", pipe.roughness);
    visit("drag-reduction", pipe.drag_reduction);
    visit("suction", pipe.suction);
    visit("efficiency", pipe.efficiency);
}

template <class Visit>
void for_each_figure(Of<PumpStation> auto& station, Visit&& visit) {
    visit("at", station.at);
    visit("pressure", station.pressure);
}

template <class Visit>
void for_each_figure(Of<Vessel> auto& vessel, Visit&& visit) {
    visit("capacity", vessel.capacity);
    visit("payload", vessel.payload);
    visit("speed", vessel.speed);
    visit("draught", vessel.draught);
    visit("port-time", vessel.port_time);
}

template <class Visit>
void for_each_figure(Of<Passage> auto& passage, Visit&& visit) {
    visit("length", passage.length);
    visit("time", passage.time);
    visit("charge", passage.charge);
}

template <class Visit>
void for_each_figure(Of<Risk> auto& risk, Visit&& visit) {
    visit("probability", risk.probability);
    visit("delay", risk.delay);
    visit("cost", risk.cost);
}

template <class Visit>
void for_each_figure(Of<Cargo> auto& cargo, Visit&& visit) {
    visit("mass", cargo.mass);
    visit("value", cargo.value);
    visit("train", cargo.train);
    visit("wagon", cargo.wagon);
    visit("density", cargo.density);
    visit("viscosity", cargo.viscosity);
    visit("sulphur", cargo.sulphur);
}

// Besides the keys of Running.
template <class Visit>
void for_each_figure(Of<Default> auto& rule, Visit&& visit) {
    for_each_figure(rule.running, visit);
    visit("headway", rule.headway);
    visit("load-time", rule.load.time);
    visit("load-cost", rule.load.cost);
    visit("load-co2e", rule.load.co2e);
    visit("unload-time", rule.unload.time);
    visit("unload-cost", rule.unload.cost);
    visit("unload-co2e", rule.unload.co2e);
    visit("transfer-time", rule.transfer_time);
    visit("transfer-cost", rule.transfer_cost);
    visit("transfer-co2e", rule.transfer_co2e);
    visit("control-time", rule.control_time);
    visit("control-cost", rule.control_cost);
}

}  // namespace corridor
