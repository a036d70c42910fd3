import { h, refill } from "../dom.js";
import { scatter } from "../charts.js";
import { asTable, panel } from "../panel.js";
import { sortable } from "../table.js";
import { corridorMap, viaOf } from "./common.js";
import { chooser } from "./compare.js";

export function routesView(context, result) {
    const { texts, places } = context;
    const { t, number, days } = texts;
    const currency = result.money?.currency ?? "";
    const cost = `cost_${currency.toLowerCase()}`;
    const demands = result.demands ?? [];
    const host = h("div", { class: "panels" });
    function show(at) {
        const demand = demands[at];
        const routes = (demand.routes ?? []).map((route, i) => ({ ...route, title: `${t("route")} ${route.name}`, i }));
        refill(host,
            demand.no_route && h("div", { class: "warning wide" }, demand.no_route),
            corridorMap(context, routes.slice(0, 8), demand, t("mapTitle"))?.panel,
            () => routes.length > 1 && panel({ title: t("paretoTitle"), note: t("paretoNote") }, scatter(texts, t("paretoTitle"), routes.map((route) => ({
                title: route.name, i: route.i, x: route.time_h.mean / 24, y: route[cost],
            })), { xLabel: t("meanDays"), yLabel: currency, xShow: (v) => number(v, 1), yShow: (v) => number(v), front: true }),
            asTable(texts, () => sortable(texts, t("paretoTitle"), [
                { title: t("route"), value: (r) => Number(r.name) || r.name, show: (r) => r.title },
                { title: t("meanDays"), isNumber: true, best: "least", value: (r) => r.time_h.mean, show: (r) => days(r.time_h.mean) },
                { title: currency, isNumber: true, best: "least", value: (r) => r[cost], show: (r) => number(r[cost]) },
            ], routes, { limit: 50 }))),
            () => panel({ title: t("routesTitle"), wide: true }, sortable(texts, t("routesTitle"), [
                { title: t("route"), value: (r) => Number(r.name) || r.name, show: (r) => r.title },
                { title: t("byWayOf"), value: (r) => viaOf(r, places) },
                { title: currency, isNumber: true, best: "least", value: (r) => r[cost], show: (r) => number(r[cost]) },
                { title: t("generalised"), isNumber: true, best: "least", value: (r) => r[`generalised_${cost}`], show: (r) => number(r[`generalised_${cost}`]) },
                { title: t("meanDays"), isNumber: true, best: "least", value: (r) => r.time_h.mean, show: (r) => days(r.time_h.mean) },
                { title: t("sdDays"), isNumber: true, best: "least", value: (r) => r.standard_deviation_h, show: (r) => days(r.standard_deviation_h) },
                { title: t("co2eKg"), isNumber: true, best: "least", value: (r) => r.co2e_kg, show: (r) => number(r.co2e_kg) },
                { title: t("distanceKm"), isNumber: true, best: "least", value: (r) => r.distance_km, show: (r) => number(r.distance_km) },
            ], routes, { limit: 50 })),
        );
    }
    if (demands.length > 0) {
        show(0);
    }
    return [chooser(context, demands, show), host];
}
