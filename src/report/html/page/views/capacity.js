import { h, svg } from "../dom.js";
import { bars, barsWithTable, image } from "../charts.js";
import { fitted } from "../labels.js";
import { asTable, panel, responsive } from "../panel.js";
import { sortable } from "../table.js";
import { scaleLinear } from "../scale.js";
import { cards, demandAndCargo, nameOf, partOf } from "./common.js";
import { networkMap } from "./network.js";

const names = (limits) => limits.map((limit) => limit.name).join(", ");
const limitText = (texts, limit) => `${limit.name}: ${texts.short(limit.capacity)} ${limit.capacity_unit}`;

export function capacityView(context, result) {
    const { texts, places } = context;
    const { t, number, short } = texts;
    const unit = result.unit ?? "";
    const cut = result.min_cut ?? [];
    const ladder = result.ladder ?? [];
    const currency = result.money?.currency ?? "";
    const key = currency.toLowerCase();
    const rings = [...cut, ...ladder.flatMap((rung) => rung.relief)].map((limit) => ({ part: partOf(limit.id), text: limitText(texts, limit) }));
    const single = result.criticality?.single ?? [];
    const failing = (one) => one.fails.flat().map((id) => nameOf(id, places)).join(", ");
    return [h("div", { class: "panels" },
        h("div", { class: "wide" }, cards([
            ladder.length > 0 && { title: t("asked"), sub: t("heldBy", { what: names(ladder[0].binding) }),
                stats: [[number(ladder[0].factor, 2), t("factor")], [short(ladder[0].flow), unit]] },
            { title: `${t("maxFlow")}, ${t("capacityNote")}`, stats: [[short(result.max_flow), unit]], sub: cut.length > 0 ? t("heldBy", { what: names(cut) }) : null },
            ...(result.cargoes ?? []).map((cargo, i) => ({ title: cargo.cargo, i, stats: [[short(cargo.max_flow), cargo.unit]], sub: cargo.min_cut?.length > 0 ? t("heldBy", { what: names(cargo.min_cut) }) : null })),
        ].filter(Boolean))),
        networkMap(context, { title: t("bottleneckMap"), note: t("bottleneckMapNote"), flows: new Map(), rings }),
        () => ladder.length > 0 && panel({ title: t("ladder"), note: t("ladderNote", { unit }), wide: true }, ladderChart(texts, ladder, unit),
            asTable(texts, () => sortable(texts, t("ladder"), [
                { title: t("rung"), isNumber: true, value: (rung) => ladder.indexOf(rung) + 1 },
                { title: t("factor"), isNumber: true, value: (rung) => rung.factor, show: (rung) => number(rung.factor, 3) },
                { title: unit, isNumber: true, value: (rung) => rung.flow, show: (rung) => number(rung.flow) },
                { title: t("holds"), value: (rung) => rung.binding.map((limit) => limitText(texts, limit)).join("; ") },
                { title: t("relief"), value: (rung) => rung.relief.map((limit) => `${limit.name}: ${limit.needed_for_next === null ? "–" : short(limit.needed_for_next)} ${limit.capacity_unit}`).join("; ") },
            ], ladder))),
        () => result.shadow_prices?.length > 0 && panel({ title: t("shadowPrices"), note: t("shadowNote", { currency }) }, sortable(texts, t("shadowPrices"), [
            { title: t("facility"), value: (p) => p.name },
            { title: t("capacity"), isNumber: true, value: (p) => p.capacity, show: (p) => `${short(p.capacity)} ${p.capacity_unit}` },
            { title: t("oneMore", { currency }), isNumber: true, value: (p) => p[`${key}_per_year_of_one_more`], show: (p) => number(p[`${key}_per_year_of_one_more`]) },
        ], result.shadow_prices)),
        () => single.length > 0 && panel({ title: t("criticality"), note: t("criticalityNote", { unit }) },
            bars(texts, t("criticality"), [...single].sort((a, b) => b.unserved - a.unserved).slice(0, 12).map((one) => ({
                title: failing(one), value: one.unserved, text: short(one.unserved), state: "hot",
            })), { most: Math.max(...single.map((one) => one.unserved), 1e-9) }),
            asTable(texts, () => sortable(texts, t("criticality"), [
                { title: t("fails"), value: failing },
                { title: t("hardestHit"), value: (one) => (one.hits.length > 0 ? demandAndCargo(result.demands[one.hits[0].demand], places) : null) },
                { title: `${t("unserved")}, ${unit}`, isNumber: true, value: (one) => one.unserved, show: (one) => number(one.unserved) },
                { title: `${t("extraCost")}, ${currency}`, isNumber: true, value: (one) => one[`extra_cost_${key}`], show: (one) => number(one[`extra_cost_${key}`]) },
            ], single, { limit: 20 }))),
        () => resilience(context, result),
        () => demandCapacities(context, result),
        () => corridorCapacities(context, result),
        () => stepsPanel(context, result),
    )];
}

// How many places or lines have to fail at once for a demand to be cut off.
function resilience({ texts, places }, result) {
    const { t } = texts;
    const rows = (result.criticality?.resilience ?? []).map((one) => ({ ...one, ...result.demands[one.demand] }));
    return rows.length > 0 && panel({ title: t("resilience"), note: t("resilienceNote") }, sortable(texts, t("resilience"), [
        { title: t("demand"), value: (one) => demandAndCargo(one, places) },
        { title: t("failures"), isNumber: true, value: (one) => one.failures ?? 4, show: (one) => (one.failures === null ? t("moreThan3") : String(one.failures)) },
        { title: t("forExample"), value: (one) => one.example.map((same) => same.map((id) => nameOf(id, places)).join(` ${t("or")} `)).join(" + ") },
    ], rows, { limit: 12 }));
}

// A stair: each tread is what passes until the next limit holds.
function ladderChart(texts, ladder, unit) {
    return responsive((width) => {
        const tall = 54;
        const height = ladder.length * tall + 30;
        const x = scaleLinear([0, Math.max(...ladder.map((rung) => rung.flow)) * 1.02], [0, width - 10]);
        return image(width, height, texts.t("ladderLabel", { what: ladder.map((rung) => `${texts.short(rung.flow)}: ${names(rung.binding)}`).join("; ") }),
            x.ticks(Math.max(2, Math.floor(width / 110))).map((tick) => [
                svg("path", { class: "grid", d: `M${x(tick)} 0V${height - 22}` }),
                svg("text", { x: x(tick), y: height - 6, "text-anchor": "middle", class: "tick" }, `${texts.short(tick)}`),
            ]),
            ladder.map((rung, i) => svg("g", {},
                svg("rect", { class: "tread", x: 0, y: i * tall + 22, width: x(rung.flow), height: 22 },
                    svg("title", {}, `${texts.short(rung.flow)} ${unit}`)),
                i > 0 && svg("path", { class: "threshold", d: `M${x(ladder[i - 1].flow)} ${i * tall + 22}v22` }),
                svg("text", { class: "bar-title", x: 0, y: i * tall + 16 }, fitted(`${i + 1}. ${names(rung.binding)}`, width)),
                svg("text", { class: "in-tread", x: 8, y: i * tall + 37 }, `${texts.short(rung.flow)} ${unit}`))));
    });
}

function demandCapacities({ texts, places }, result) {
    const { t, number } = texts;
    const rows = (result.demands ?? []).map((demand) => ({ ...demand, title: demandAndCargo(demand, places) }));
    return rows.length > 0 && panel({ title: t("demands"), wide: true }, sortable(texts, t("demands"), [
        { title: t("demand"), value: (d) => d.title },
        { title: t("volume"), isNumber: true, value: (d) => d.volume, show: (d) => (d.volume === null ? "–" : number(d.volume)) },
        { title: t("maxFlowAlone"), isNumber: true, value: (d) => d.max_flow, show: (d) => (d.max_flow === null ? t("unlimited") : number(d.max_flow)) },
        { title: t("unit"), value: (d) => d.unit },
        { title: t("unserved"), isNumber: true, value: (d) => d.unserved, show: (d) => (d.unserved === null ? "–" : number(d.unserved)) },
        { title: t("holds"), value: (d) => names(d.min_cut ?? []) },
    ], rows, { limit: 20 }));
}

function corridorCapacities({ texts, places }, result) {
    const { t, number } = texts;
    const rows = (result.demands ?? []).flatMap((demand) => demand.corridors.map((corridor) =>
        ({ ...corridor, demand: demandAndCargo(demand, places), unit: demand.unit })));
    const flow = (title, key, none) => ({ title, isNumber: true, value: (c) => c[key] ?? null, show: (c) =>
        (c.feasible === false ? "–" : c[key] === null ? none : number(c[key])) });
    return rows.length > 0 && panel({ title: t("corridors"), wide: true }, sortable(texts, t("corridors"), [
        { title: t("corridor"), value: (c) => c.title || c.name || t("bestRoute") },
        { title: t("demand"), value: (c) => c.demand },
        flow(t("maxFlowAlone"), "max_flow", t("unlimited")), flow(t("planned"), "planned", "–"),
        { title: t("unit"), value: (c) => c.unit },
        { title: t("holds"), value: (c) => (c.feasible === false ? `${t("noRoute")}: ${c.reason}` : names(c.min_cut)) },
    ], rows, { limit: 20 }));
}

function stepsPanel({ texts }, result) {
    const { t, short } = texts;
    const steps = Array.isArray(result.steps) ? result.steps : [];
    const rows = steps.filter((step) => Number.isFinite(step.max_flow));
    return rows.length > 1 && panel({ title: t("steps") }, barsWithTable(texts, t("steps"), rows.map((step, i) => ({
        title: step.name ?? step.title ?? step.date ?? String(i), value: step.max_flow, text: short(step.max_flow),
    })), { most: Math.max(...rows.map((step) => step.max_flow)) }));
}
