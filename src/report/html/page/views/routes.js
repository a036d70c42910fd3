import { h } from "../dom.js";
import { scatter } from "../charts.js";
import { asTable, colourCount, panel } from "../panel.js";
import { sortable } from "../table.js";
import { corridorMap, oneDemand, viaOf } from "./common.js";

export function routesView(context, result) {
    const { chooser, answer } = oneDemand(context, result.demands ?? [], (demand) => demandPanels(context, result, demand));
    return [chooser, answer];
}

function demandPanels(context, result, demand) {
    const { texts, places } = context;
    const { t, number, days } = texts;
    const currency = result.money?.currency ?? "";
    const cost = `cost_${currency.toLowerCase()}`;
    const price = demand.unit ? `${currency}/${demand.unit}` : currency;
    const routes = (demand.routes ?? []).map((route, i) => ({ ...route, title: `${t("route")} ${route.name}`, i }));
    const note = routes.length > colourCount && t("firstDrawn", { shown: colourCount, count: number(routes.length) });
    return [
        demand.no_route && h("div", { class: "warning wide" }, demand.no_route),
        corridorMap(context, routes.slice(0, colourCount), demand, t("mapTitle"), note)?.panel,
        () => routes.length > 1 && panel({ title: t("paretoTitle"), note: t("paretoNote") }, scatter(texts, t("paretoTitle"), routes.map((route) => ({
            title: route.name, i: route.i, x: route.time_h.mean / 24, y: route[cost],
        })), { xLabel: t("meanDays"), yLabel: price, xShow: (v) => number(v, 1), yShow: (v) => number(v), front: true }),
        asTable(texts, () => sortable(texts, t("paretoTitle"), [
            { title: t("route"), value: (r) => Number(r.name) || r.name, show: (r) => r.title },
            { title: t("meanDays"), isNumber: true, best: "least", value: (r) => r.time_h.mean, show: (r) => days(r.time_h.mean) },
            { title: price, isNumber: true, best: "least", value: (r) => r[cost], show: (r) => number(r[cost]) },
        ], routes, { limit: 50 }))),
        () => panel({ title: t("routesTitle"), wide: true }, sortable(texts, t("routesTitle"), [
            { title: t("route"), value: (r) => Number(r.name) || r.name, show: (r) => r.title },
            { title: t("byWayOf"), value: (r) => viaOf(r, places) },
            { title: price, isNumber: true, best: "least", value: (r) => r[cost], show: (r) => number(r[cost]) },
            { title: `${t("generalised")}, ${price}`, isNumber: true, best: "least", value: (r) => r[`generalised_${cost}`], show: (r) => number(r[`generalised_${cost}`]) },
            { title: t("meanDays"), isNumber: true, best: "least", value: (r) => r.time_h.mean, show: (r) => days(r.time_h.mean) },
            { title: t("sdDays"), isNumber: true, best: "least", value: (r) => r.standard_deviation_h, show: (r) => days(r.standard_deviation_h) },
            { title: t("co2eKg"), isNumber: true, best: "least", value: (r) => r.co2e_kg, show: (r) => number(r.co2e_kg) },
            { title: t("distanceKm"), isNumber: true, best: "least", value: (r) => r.distance_km, show: (r) => number(r.distance_km) },
        ], routes, { limit: 50 })),
    ];
}
