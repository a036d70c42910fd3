import { h } from "../dom.js";
import { bars, stackedBars } from "../charts.js";
import { asTable, colourCount, panel } from "../panel.js";
import { sortable } from "../table.js";
import { cards, demandAndCargo, demandTitle, legend, partOf } from "./common.js";
import { networkMap } from "./network.js";

const titleOf = (corridor, { t }) => corridor.title || corridor.name || t("bestRoute");

// How the shippers of each demand spread.
function shares({ texts, places }, demands) {
    const { t, percent } = texts;
    const names = [...new Set(demands.flatMap((demand) => demand.corridors.map((corridor) => corridor.name)))];
    const title = (name) => titleOf(demands.flatMap((demand) => demand.corridors).find((corridor) => corridor.name === name), texts);
    const isTooMany = names.length > colourCount;
    const shown = isTooMany ? [...names.slice(0, colourCount - 1).map(title), t("play.others")] : names.map(title);
    const taken = (demand) => demand.corridors.filter((corridor) => corridor.share > 0);
    return panel({ title: t("shares"), note: t("sharesNote") },
        stackedBars(texts, t("shares"), demands.slice(0, 20).map((demand) => ({
            title: demandAndCargo(demand, places), total: demand.shipped / (demand.volume || 1),
            parts: taken(demand).map((c) => ({ title: titleOf(c, texts), value: c.share, i: Math.min(colourCount - 1, names.indexOf(c.name)) })),
        })), { show: (v) => percent(v) }),
        legend(shown.map((one, i) => [one, i, true])),
        asTable(texts, () => sortable(texts, t("shares"), [
            { title: t("demand"), value: (one) => one.demand }, { title: t("corridor"), value: (one) => one.title },
            { title: t("share"), isNumber: true, value: (one) => one.share, show: (one) => percent(one.share, 1) },
        ], demands.flatMap((demand) => taken(demand).map((c) => ({ demand: demandAndCargo(demand, places), title: titleOf(c, texts), share: c.share }))))));
}

// What goes by each corridor: of each demand, and of all that is measured in the same unit.
function corridorFlows({ texts, places }, result) {
    const { t, number, percent } = texts;
    const currency = result.money?.currency ?? "";
    const rows = (result.demands ?? []).flatMap((demand) => demand.corridors.filter((corridor) => corridor.feasible !== false)
        .map((corridor) => ({ ...corridor, title: titleOf(corridor, texts), demand: demandAndCargo(demand, places), unit: demand.unit })));
    const totals = [];
    for (const { name, title, unit, flow } of rows) {
        const total = totals.find((one) => one.name === name && one.unit === unit);
        if (total) {
            total.flow += flow;
        } else {
            totals.push({ name, title, unit, flow });
        }
    }
    const all = (unit) => totals.filter((one) => one.unit === unit).reduce((sum, one) => sum + one.flow, 0);
    const cost = (c) => c[`generalised_cost_${currency.toLowerCase()}`] ?? null;
    const flow = { title: t("flow"), isNumber: true, value: (c) => c.flow, show: (c) => number(c.flow) };
    const unit = { title: t("unit"), value: (c) => c.unit };
    return rows.length > 0 && [
        totals.length > 1 && panel({ title: t("corridorTotals") }, sortable(texts, t("corridorTotals"), [
            { title: t("corridor"), value: (c) => c.title }, flow, unit,
            { title: t("share"), isNumber: true, value: (c) => c.flow / all(c.unit), show: (c) => percent(c.flow / all(c.unit), 1) },
        ], totals)),
        panel({ title: t("corridors"), note: t("corridorFlowsNote", { currency }), wide: true }, sortable(texts, t("corridors"), [
            { title: t("corridor"), value: (c) => c.title }, { title: t("demand"), value: (c) => c.demand }, flow, unit,
            { title: t("share"), isNumber: true, value: (c) => c.share, show: (c) => (c.share === null ? "–" : percent(c.share, 1)) },
            { title: t("costPerUnit", { currency }), isNumber: true, value: cost, show: (c) => (cost(c) === null ? "–" : number(cost(c))) },
        ], rows, { limit: 20 })),
    ];
}

export function assignView(context, result) {
    const { texts, places } = context;
    const { t, number, percent, short } = texts;
    const flows = new Map(); // of each line both ways, on the passage where most flows
    const passages = new Map();
    for (const link of result.links ?? []) {
        const part = partOf(link.id);
        const passage = `${part} ${link.id.split(".")[3] ?? ""}`;
        passages.set(passage, (passages.get(passage) ?? 0) + link.flow);
        flows.set(part, Math.max(flows.get(part) ?? 0, passages.get(passage)));
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
    return [h("div", { class: "panels" },
        !result.converged && h("div", { class: "warning wide", role: "note" }, t("notConverged")),
        result.overloaded && h("div", { class: "warning wide", role: "note" }, t("overloaded")),
        h("div", { class: "wide" }, cards([
            { title: t("equilibrium"), sub: texts.word("principle", result.principle), stats: [
                [result.relative_gap?.toExponential(1) ?? "–", t("relativeGap")], [number(result.iterations), t("iterations")],
                [short(result.total_cost), result.objective_unit ?? ""],
            ] },
            { title: t("demand"), stats: [[number(demands.length), t("demands")], [number([...flows.values()].filter((flow) => flow > 0).length), t("linksUsed")], [number(rings.length), t("fullLimits")]] },
        ])),
        networkMap(context, { title: t("flowMap"), note: t("flowMapNote", { unit: result.unit }), flows, rings }),
        () => demands.some((d) => d.corridors.length > 1) && shares(context, demands),
        () => corridorFlows(context, result),
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
            { title: t("link"), value: (l) => demandTitle(l, places), show: (l) => h("span", {}, demandTitle(l, places), h("small", {}, h("code", {}, l.id))) },
            { title: `${t("flow")}, ${result.unit ?? ""}`, isNumber: true, value: (l) => l.flow, show: (l) => number(l.flow) },
            { title: t("capacity"), isNumber: true, value: (l) => l.capacity, show: (l) => (l.capacity === null ? "–" : `${short(l.capacity)} ${l.capacity_unit}`) },
            { title: t("hours"), isNumber: true, value: (l) => l.time_h, show: (l) => number(l.time_h, 1) },
            { title: currency, isNumber: true, value: (l) => l[`cost_${currency.toLowerCase()}`], show: (l) => number(l[`cost_${currency.toLowerCase()}`], 1) },
        ], [...(result.links ?? [])].sort((a, b) => b.flow - a.flow), { limit: 20 })))];
}
