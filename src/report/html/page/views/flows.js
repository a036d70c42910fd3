import { h, svg } from "../dom.js";
import { bars, barsWithTable, image, stackedBars } from "../charts.js";
import { asTable, panel, responsive } from "../panel.js";
import { sortable } from "../table.js";
import { worldMap } from "../map.js";
import { scaleLinear } from "../scale.js";
import { cards, demandTitle, endsOf, legend, mapLegend, nameOf, partOf } from "./common.js";

function networkMap(context, { title, note, flows, rings }) {
    const { texts, places, world } = context;
    if (places.byId.size === 0) {
        return null;
    }
    const most = Math.max(...flows.values(), 1e-9);
    const hot = new Set(rings.map((ring) => ring.part));
    const leg = (line, width) => ({ family: line.family, calls: line.calls, width });
    const calm = [];
    const tense = [];
    for (const line of places.lines.values()) {
        const flow = flows.get(line.id);
        if (flow === undefined && flows.size > 0 && !hot.has(line.id)) {
            continue;
        }
        (hot.has(line.id) ? tense : calm).push(leg(line, flow === undefined ? 1.5 : 1 + 7 * Math.sqrt(flow / most)));
    }
    const used = new Set([...calm, ...tense].flatMap((one) => one.calls));
    const map = worldMap({
        world, places, texts, label: `${title}: ${rings.map((ring) => ring.text).join("; ")}`,
        ways: [{ colour: "var(--c0)", legs: calm }, { colour: "var(--hot)", legs: tense }],
        marks: [...places.byId.values()].filter((place) => used.has(place.id) && place.kind !== "waypoint").map((place) => {
            const ring = rings.find((one) => one.part === `nodes.${place.id}`);
            const touched = tense.some((one) => one.calls.includes(place.id));
            return { id: place.id, rank: ring ? 0 : touched ? 1 : place.kind === "port" ? 3 : 5, kind: ring ? "hot" : "", size: ring ? 7 : undefined, text: ring?.text };
        }),
    });
    return panel({ title, note, wide: true, className: "map-panel" }, map.element, mapLegend(context, [], { corridors: false }),
        rings.length > 0 && asTable(texts, () => sortable(texts, title, [
            { title: texts.t("facility"), value: (ring) => nameOf(ring.part, places) }, { title: texts.t("value"), value: (ring) => ring.text },
        ], rings)), h("p", { class: "fine" }, texts.t("mapNote")));
}

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
    return [h("div", { class: "panels" },
        h("div", { class: "wide" }, cards([
            ladder.length > 0 && { title: t("asked"), sub: t("heldBy", { what: ladder[0].binding.map((limit) => limit.name).join(", ") }),
                stats: [[number(ladder[0].factor, 2), t("factor")], [short(ladder[0].flow), unit]] },
            { title: `${t("maxFlow")}, ${t("capacityNote")}`, stats: [[short(result.max_flow), unit]], sub: cut.length > 0 ? t("heldBy", { what: cut.map((limit) => limit.name).join(", ") }) : null },
            ...(result.cargoes ?? []).map((cargo, i) => ({ title: cargo.cargo, i, stats: [[short(cargo.max_flow), cargo.unit]], sub: cargo.min_cut?.length > 0 ? t("heldBy", { what: cargo.min_cut.map((limit) => limit.name).join(", ") }) : null })),
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
                title: one.fails.flat().map((id) => nameOf(id, places)).join(", "), value: one.unserved, text: short(one.unserved), state: "hot",
            })), { most: Math.max(...single.map((one) => one.unserved), 1e-9) }),
            asTable(texts, () => sortable(texts, t("criticality"), [
                { title: t("fails"), value: (one) => one.fails.flat().map((id) => nameOf(id, places)).join(", ") },
                { title: `${t("unserved")}, ${unit}`, isNumber: true, value: (one) => one.unserved, show: (one) => number(one.unserved) },
                { title: `${t("extraCost")}, ${currency}`, isNumber: true, value: (one) => one[`extra_cost_${key}`], show: (one) => number(one[`extra_cost_${key}`]) },
            ], single, { limit: 20 }))),
        () => demandCapacities(context, result),
        () => stepsPanel(context, result),
    )];
}

// A stair: each tread is what passes until the next limit holds.
function ladderChart(texts, ladder, unit) {
    return responsive((width) => {
        const tall = 54;
        const height = ladder.length * tall + 30;
        const x = scaleLinear([0, Math.max(...ladder.map((rung) => rung.flow)) * 1.02], [0, width - 10]);
        return image(width, height, texts.t("ladderLabel", { what: ladder.map((rung) => `${texts.short(rung.flow)}: ${rung.relief.map((l) => l.name).join(", ")}`).join("; ") }),
            x.ticks(Math.max(2, Math.floor(width / 110))).map((tick) => [
                svg("path", { class: "grid", d: `M${x(tick)} 0V${height - 22}` }),
                svg("text", { x: x(tick), y: height - 6, "text-anchor": "middle", class: "tick" }, `${texts.short(tick)}`),
            ]),
            ladder.map((rung, i) => svg("g", {},
                svg("rect", { class: "tread", x: 0, y: i * tall + 22, width: x(rung.flow), height: 22 },
                    svg("title", {}, `${texts.short(rung.flow)} ${unit}`)),
                i > 0 && svg("path", { class: "threshold", d: `M${x(ladder[i - 1].flow)} ${i * tall + 22}v22` }),
                svg("text", { class: "bar-title", x: 0, y: i * tall + 16 }, cut(`${i + 1}. ${rung.relief.concat(rung.relief.length ? [] : rung.binding).map((limit) => limit.name).join(", ")}`, width)),
                svg("text", { class: "in-tread", x: 8, y: i * tall + 37 }, `${texts.short(rung.flow)} ${unit}`))));
    });
}

const cut = (words, width) => (words.length > width / 6.8 ? `${words.slice(0, Math.floor(width / 6.8) - 1)}…` : words);

function demandCapacities({ texts, places }, result) {
    const { t, number } = texts;
    const rows = (result.demands ?? []).map((demand) => ({ ...demand, title: demandTitle(demand, places) }));
    return rows.length > 0 && panel({ title: t("demands"), wide: true }, sortable(texts, t("demands"), [
        { title: t("demand"), value: (d) => d.title }, { title: t("cargo"), value: (d) => d.cargo },
        { title: t("volume"), isNumber: true, value: (d) => d.volume, show: (d) => (d.volume === null ? "–" : number(d.volume)) },
        { title: t("maxFlowAlone"), isNumber: true, value: (d) => d.max_flow, show: (d) => (d.max_flow === null ? t("unlimited") : number(d.max_flow)) },
        { title: t("unit"), value: (d) => d.unit },
        { title: t("unserved"), isNumber: true, value: (d) => d.unserved, show: (d) => (d.unserved === null ? "–" : number(d.unserved)) },
        { title: t("holds"), value: (d) => (d.min_cut ?? []).map((limit) => limit.name).join(", ") },
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

export function assignView(context, result) {
    const { texts, places } = context;
    const { t, number, percent, short } = texts;
    const flows = new Map();
    for (const link of result.links ?? []) {
        const part = partOf(link.id);
        flows.set(part, (flows.get(part) ?? 0) + link.flow);
    }
    const limits = result.limits ?? [];
    const directed = (limit) => {
        const direction = ["forward", "backward"].find((one) => limit.id.endsWith(`.${one}`));
        return direction ? t(direction, { what: limit.name }) : limit.name;
    };
    const share = (limit) => (limit.capacity > 0 ? limit.load / limit.capacity : 0);
    const rings = limits.filter((limit) => share(limit) > 0.95).map((limit) => ({ part: partOf(limit.id), text: `${limit.name}: ${percent(share(limit))}` }));
    const currency = result.money?.currency ?? "";
    const demands = result.demands ?? [];
    const titles = [...new Set(demands.flatMap((demand) => demand.corridors.map((corridor) => corridor.title || corridor.name || t("bestRoute"))))];
    return [h("div", { class: "panels" },
        !result.converged && h("div", { class: "warning wide", role: "note" }, t("notConverged")),
        result.overloaded && h("div", { class: "warning wide", role: "note" }, t("overloaded")),
        h("div", { class: "wide" }, cards([
            { title: t("equilibrium"), sub: texts.word("principle", result.principle), stats: [
                [result.relative_gap?.toExponential(1) ?? "–", t("relativeGap")], [number(result.iterations), t("iterations")],
                [short(result.total_cost), result.objective_unit ?? ""],
            ] },
            { title: t("demand"), stats: [[number(demands.length), t("demands")], [number((result.links ?? []).filter((l) => l.flow > 0).length), t("linksUsed")], [number(rings.length), t("fullLimits")]] },
        ])),
        networkMap(context, { title: t("flowMap"), note: t("flowMapNote", { unit: result.unit }), flows, rings }),
        () => demands.some((d) => d.corridors.length > 1) && panel({ title: t("shares"), note: t("sharesNote") },
            stackedBars(texts, t("shares"), demands.slice(0, 20).map((demand) => ({
                title: `${demandTitle(demand, places)} (${demand.cargo})`, total: demand.shipped / (demand.volume || 1),
                parts: demand.corridors.filter((c) => c.share > 0).map((c) => ({ title: c.title || c.name, value: c.share, i: titles.indexOf(c.title || c.name || t("bestRoute")) % 8 })),
            })), { show: (v) => percent(v) }),
            legend(titles.slice(0, 8).map((title, i) => [title, i, true])),
            asTable(texts, () => sortable(texts, t("shares"), [
                { title: t("demand"), value: (one) => one.demand }, { title: t("corridor"), value: (one) => one.title },
                { title: t("share"), isNumber: true, value: (one) => one.share, show: (one) => percent(one.share, 1) },
            ], demands.flatMap((d) => d.corridors.filter((c) => c.share > 0).map((c) => ({ demand: `${demandTitle(d, places)} (${d.cargo})`, title: c.title || c.name, share: c.share })))))),
        () => limits.length > 0 && panel({ title: t("loads"), note: t("loadsNote") },
            bars(texts, t("loads"), [...limits].sort((a, b) => share(b) - share(a)).slice(0, 14).map((limit) => ({
                title: directed(limit), value: share(limit), text: percent(share(limit)), state: share(limit) > 0.95 ? "hot" : "",
            })), { most: Math.max(1, ...limits.map(share)), threshold: 1 }),
            asTable(texts, () => sortable(texts, t("loads"), [
                { title: t("facility"), value: directed },
                { title: t("load"), isNumber: true, value: (l) => l.load, show: (l) => short(l.load) },
                { title: t("capacity"), isNumber: true, value: (l) => l.capacity, show: (l) => short(l.capacity) },
                { title: t("unit"), value: (l) => l.capacity_unit },
                { title: t("delayH"), isNumber: true, value: (l) => l.delay_h, show: (l) => number(l.delay_h, 1) },
            ], limits, { limit: 20 }))),
        () => panel({ title: t("demands"), wide: true }, sortable(texts, t("demands"), [
            { title: t("demand"), value: (d) => demandTitle(d, places) }, { title: t("cargo"), value: (d) => d.cargo },
            { title: t("volume"), isNumber: true, value: (d) => d.volume, show: (d) => number(d.volume) },
            { title: t("shipped"), isNumber: true, value: (d) => d.shipped, show: (d) => number(d.shipped) },
            { title: t("unit"), value: (d) => d.unit },
            { title: t("leastCost", { currency }), isNumber: true, value: (d) => d[`least_cost_${currency.toLowerCase()}`] ?? null, show: (d) => number(d[`least_cost_${currency.toLowerCase()}`] ?? NaN) },
        ], demands, { limit: 20 })),
        () => panel({ title: t("links"), wide: true }, sortable(texts, t("links"), [
            { title: t("link"), value: (l) => endsOf(l.id, places), show: (l) => h("span", {}, endsOf(l.id, places), h("small", {}, h("code", {}, l.id))) },
            { title: `${t("flow")}, ${result.unit ?? ""}`, isNumber: true, value: (l) => l.flow, show: (l) => number(l.flow) },
            { title: t("capacity"), isNumber: true, value: (l) => l.capacity, show: (l) => (l.capacity === null ? "–" : `${short(l.capacity)} ${l.capacity_unit}`) },
            { title: t("hours"), isNumber: true, value: (l) => l.time_h, show: (l) => number(l.time_h, 1) },
            { title: currency, isNumber: true, value: (l) => l[`cost_${currency.toLowerCase()}`], show: (l) => number(l[`cost_${currency.toLowerCase()}`], 1) },
        ], result.links ?? [], { limit: 20 })))];
}
