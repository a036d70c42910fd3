import { h, refill } from "../dom.js";
import { barsWithTable, smallSeries, stackedBars } from "../charts.js";
import { asTable, panel } from "../panel.js";
import { sortable } from "../table.js";
import { cards, closedName, corridorMap, demandAndCargo, demandTitle, legend, oneDemand } from "./common.js";
import { timeCurves } from "./curves.js";
import { playbackPanel } from "./playing.js";

const causes = ["moving", "handling", "border", "departure", "weather", "risk", "capacity", "blocked"];

export function simulateView(context, result) {
    const { texts } = context;
    const { chooser, answer } = oneDemand(context, result.demands ?? [], (demand) => demandPanels(context, result, demand));
    return [
        warnings(texts, result),
        h("div", { class: "panels" }, demandOverview(context, result), playbackPanel(context, result)),
        chooser,
        answer,
        h("div", { class: "panels" },
            [queues, utilisation, inside, recoveries, facilityTable, fleets].map((part) => () => part(context, result))),
    ];
}

function warnings({ t, number }, result) {
    const lines = [];
    if (result.deadlock) {
        lines.push(t("deadlock", { day: number(result.deadlock.day, 1), cycle: result.deadlock.cycle.join(" → ") }));
    }
    if (result.growth) {
        lines.push(t("growth", { perDay: number(result.growth.per_day, 2), unit: result.growth.unit, facility: result.growth.facility }));
    }
    if (result.stopped) {
        lines.push(t("stopped", { count: number(result.replications) }));
    }
    return lines.length > 0 && h("div", { class: "warning", role: "note" }, lines.map((line) => h("p", {}, line)));
}

export function runNote({ t, number }, result) {
    const note = t("simulateNote", { replications: number(result.replications), days: number(result.horizon_days), start: result.start });
    return result.warm_up_days > 0 ? `${note} ${t(result.warm_up_found ? "warmUpFound" : "warmUp", { days: number(result.warm_up_days) })}` : note;
}

function demandOverview({ texts, places }, result) {
    const { t, days, percent } = texts;
    const demands = result.demands ?? [];
    const time = (demand, key) => demand.transit_time_h?.[key] ?? null;
    const column = (title, key) => ({ title, isNumber: true, value: (d) => time(d, key), show: (d) => (time(d, key) === null ? t("grows") : days(time(d, key))) });
    return panel({ title: t("demands"), note: runNote(texts, result), wide: true },
        sortable(texts, t("demands"), [
            { title: t("demand"), value: (d) => demandTitle(d, places) },
            { title: t("cargo"), value: (d) => d.cargo },
            column(t("meanDays"), "mean"),
            { title: t("ci95"), value: (d) => time(d, "mean_ci95")?.[0] ?? null, show: (d) => { const ci = time(d, "mean_ci95"); return ci ? `${days(ci[0], 2)} – ${days(ci[1], 2)}` : "–"; } },
            column(t("medianDays"), "p50"), column(t("p80Days"), "p80"), column(t("p90Days"), "p90"), column(t("p95Days"), "p95"), column(t("p99Days"), "p99"),
            ...(demands.some((d) => d.on_time_probability !== undefined) ? [{ title: t("onTimeShort"), isNumber: true, best: null, value: (d) => d.on_time_probability ?? null, show: (d) => (d.on_time_probability === undefined ? "–" : percent(d.on_time_probability)) }] : []),
            { title: t("perDay"), isNumber: true, value: (d) => d.throughput_per_day, show: (d) => `${texts.short(d.throughput_per_day)} ${d.unit}` },
        ], demands, { limit: 20 }));
}

function demandPanels(context, result, demand) {
    const { texts } = context;
    const { t, days, percent, short } = texts;
    const all = demand.corridors.map((corridor, i) => ({ ...corridor, title: corridor.title || corridor.name || t("bestRoute"), i }));
    const answers = all.filter((corridor) => corridor.feasible !== false);
    return [
        h("div", { class: "wide" }, cards(all.map((corridor) => ({
            title: corridor.title, i: corridor.i,
            sub: corridor.feasible === false ? `${t("noRoute")}: ${corridor.reason ?? ""}` : null,
            stats: corridor.transit_time_h?.count > 0 ? [
                [days(corridor.transit_time_h.p50), t("medianDays")],
                [days(corridor.transit_time_h.p90), t("p90Days")],
                [days(corridor.transit_time_h.mean), t("meanWith")],
                [days(corridor.uncongested_mean_h), t("uncongested")],
                ...(corridor.on_time_probability === undefined ? [] : [[percent(corridor.on_time_probability), t("onTimeShort")]]),
                [short(corridor.throughput_per_day), t("unitPerDay", { unit: demand.unit })],
            ] : [],
        })))),
        () => corridorMap(context, all, demand, t("mapTitle"))?.panel,
        () => timeCurves(context, [
            ...answers.map(({ title, transit_time_h, i, on_time_probability: onTime }) => ({ title, time: transit_time_h, i, onTime })),
            ...(answers.length > 1 ? [{ title: t("allTogether"), time: demand.transit_time_h, i: answers.length }] : []),
        ], demand.promised_h),
        () => byCause(context, answers, "mean_h_by_cause", { title: t("causeTitle"), note: t("causeNote") },
            (hours) => days(hours), t("daysAxis")),
        () => byCause(context, answers, "variance_share_by_cause", { title: t("varianceTitle"), note: t("varianceNote") },
            (share) => percent(share)),
        () => legTimes(context, answers),
    ];
}

// Bars of what each corridor owes to each cause, of what stands under `key`.
function byCause({ texts }, answers, key, { title, note }, show, unit) {
    const known = answers.filter((answer) => answer[key]);
    if (known.length === 0) {
        return null;
    }
    const used = causes.filter((cause) => known.some((answer) => answer[key][cause] > 0));
    const name = (cause) => texts.word("kind", cause);
    return panel({ title, note },
        stackedBars(texts, title, known.map((answer) => ({
            title: answer.title, parts: used.map((cause) => ({ title: name(cause), value: answer[key][cause], i: causes.indexOf(cause) })),
        })), { show, unit }),
        legend(used.map((cause) => [name(cause), causes.indexOf(cause), true])),
        asTable(texts, () => sortable(texts, title, [
            { title: texts.t("corridor"), value: (a) => a.title },
            ...used.map((cause) => ({ title: name(cause), isNumber: true, best: "least", value: (a) => a[key][cause], show: (a) => show(a[key][cause]) })),
        ], known)));
}

function legTimes({ texts, places }, answers) {
    const { t, days } = texts;
    const rows = answers.flatMap((answer) => (answer.legs ?? []).filter((leg) => leg.time_h?.count > 0)
        .map((leg, i) => ({ ...leg, i, corridor: answer.title })));
    const time = (title, key) => ({ title, isNumber: true, value: (leg) => leg.time_h[key], show: (leg) => days(leg.time_h[key]) });
    return rows.length > 0 && panel({ title: t("legsTitle"), note: t("legTimesNote"), wide: true }, sortable(texts, t("legsTitle"), [
        { title: t("legOrStop"), value: (leg) => (leg.mode ? demandTitle(leg, places) : places.name(leg.from)) },
        { title: t("corridor"), value: (leg) => leg.corridor },
        { title: t("mode"), value: (leg) => (leg.mode ? texts.word("mode", leg.mode) : t("stop")) },
        time(t("meanDays"), "mean"), time(t("sdDays"), "sd"), time(t("medianDays"), "p50"), time(t("p90Days"), "p90"), time(t("p99Days"), "p99"),
    ], rows, { limit: 20 }));
}

function queues({ texts }, result) {
    const { t } = texts;
    const known = (result.facilities ?? []).filter((f) => f.queue_by_day && Math.max(...f.queue_by_day) > 0.05)
        .sort((a, b) => b.queue.mean - a.queue.mean).slice(0, 8);
    if (known.length === 0) {
        return null;
    }
    return panel({ title: t("queues"), note: t("queuesNote"), wide: true },
        smallSeries(texts, known.map((f) => ({ title: f.name, values: f.queue_by_day, note: ` ${t("meanN", { mean: texts.number(f.queue.mean, 1) })}` })),
            { start: result.start, show: texts.short, unit: "" }));
}

function utilisation({ texts }, result) {
    const { t, percent } = texts;
    const known = (result.facilities ?? []).filter((f) => f.utilisation > 0).sort((a, b) => b.utilisation - a.utilisation).slice(0, 14);
    if (known.length === 0) {
        return null;
    }
    return panel({ title: t("utilisation"), note: t("utilisationNote") },
        barsWithTable(texts, t("utilisation"), known.map((f) => ({
            title: f.name, value: f.utilisation, text: percent(f.utilisation), state: f.utilisation > 0.85 ? "hot" : "",
        })), { most: Math.max(1, known[0].utilisation), threshold: 0.85 }));
}

function inside({ texts }, result) {
    const { t } = texts;
    if (!(result.inside_by_day?.length > 1)) {
        return null;
    }
    return panel({ title: t("inside"), note: t("insideNote", { unit: result.conservation?.unit ?? "" }) },
        smallSeries(texts, [{ title: t("inside"), values: result.inside_by_day }], { start: result.start, show: texts.short, unit: result.conservation?.unit }));
}

function recoveries(context, result) {
    const { texts } = context;
    const { t, number } = texts;
    const nameOfClosure = (r) => closedName(r.closure, context);
    const known = result.recoveries ?? [];
    if (known.length === 0) {
        return null;
    }
    return panel({ title: t("recoveries"), note: t("recoveriesNote"), wide: true },
        sortable(texts, t("recoveries"), [
            { title: t("closure"), value: nameOfClosure },
            { title: t("from"), value: (r) => r.from }, { title: t("until"), value: (r) => r.until },
            { title: t("longerBy"), isNumber: true, value: (r) => r.longer_queue_peak, show: (r) => number(r.longer_queue_peak, 1) },
            { title: t("daysToClear"), isNumber: true, value: (r) => r.days_to_clear, show: (r) => (r.days_to_clear === null ? t("notWithin") : number(r.days_to_clear)) },
        ], known),
        smallSeries(texts, known.flatMap((r) => [
            { title: `${nameOfClosure(r)}: ${t("moreInside")}`, values: r.more_inside_by_day },
            ...(r.places ?? []).slice(0, 3).map((p) => ({ title: result.facilities?.find((f) => f.id === p.facility)?.name ?? p.facility, values: p.longer_queue_by_day, i: 1 })),
        ]), { start: result.start, show: texts.short, unit: "" }));
}

function facilityTable({ texts }, result) {
    const { t, number, percent } = texts;
    const column = (title, value, show) => ({ title, isNumber: true, value, show: (f) => show(value(f)) });
    const rows = result.facilities ?? [];
    if (rows.length === 0) {
        return null;
    }
    return panel({ title: t("facilities"), note: result.bottleneck ? t("bottleneckIs", { id: rows.find((f) => f.id === result.bottleneck.id)?.name ?? result.bottleneck.id }) : null, wide: true },
        sortable(texts, t("facilities"), [
            { title: t("facility"), value: (f) => f.name },
            { title: t("kind"), value: (f) => texts.word("facility", f.kind) },
            column(t("utilisation"), (f) => f.utilisation, (v) => percent(v, 1)),
            column(t("waitMean"), (f) => f.wait_h?.mean ?? null, (v) => number(v, 1)),
            column(t("waitOthers"), (f) => f.wait_h?.for_others ?? null, (v) => number(v, 1)),
            column(t("queueMean"), (f) => f.queue?.mean ?? null, (v) => number(v, 2)),
            column(t("queueMax"), (f) => f.queue?.max ?? null, (v) => number(v, 1)),
            column(t("closedShare"), (f) => f.closed_share ?? null, (v) => percent(v, 1)),
            column(t("perDay"), (f) => f.throughput_per_day, (v) => texts.short(v)),
        ], rows, { limit: 15 }));
}

function fleets({ texts }, result) {
    const { t, number, percent } = texts;
    const rows = result.fleets ?? [];
    if (rows.length === 0) {
        return null;
    }
    return panel({ title: t("fleets") }, sortable(texts, t("fleets"), [
        { title: t("fleet"), value: (f) => f.name },
        { title: t("vehicles"), isNumber: true, value: (f) => f.vehicles, show: (f) => (f.vehicles === null ? "–" : number(f.vehicles)) },
        { title: t("inUse"), isNumber: true, value: (f) => f.in_use, show: (f) => number(f.in_use, 2) },
        { title: t("emptyShare"), isNumber: true, value: (f) => f.empty_share, show: (f) => (f.empty_share === null ? "–" : percent(f.empty_share)) },
    ], rows));
}

// Two scenarios under the same random numbers: the difference first, then each by itself.
export function pairView(context, result, viewOf) {
    const { texts, places } = context;
    const { t, number, days } = texts;
    const difference = panel({ title: t("pairTitle", { first: result.first?.scenario, second: result.second?.scenario }), note: t("pairNote", { first: result.first?.scenario, second: result.second?.scenario }), wide: true },
        sortable(texts, t("pairShort"), [
            { title: t("demand"), value: (d) => demandAndCargo(d, places) },
            { title: t("differenceDays"), isNumber: true, value: (d) => d.mean_difference_h, show: (d) => (d.mean_difference_h === null || d.mean_difference_h === undefined ? t("grows") : days(d.mean_difference_h, 2)) },
            ...(result.differences?.some((d) => d.ci95) ? [{ title: t("ci95"), value: (d) => d.ci95?.[0] ?? null, show: (d) => (d.ci95 ? `${days(d.ci95[0], 2)} – ${days(d.ci95[1], 2)}` : "–") }] : []),
            ...(result.differences?.some((d) => "more_produced_t_per_year" in d) ? [{ title: t("moreProduced"), isNumber: true, value: (d) => d.more_produced_t_per_year, show: (d) => number(d.more_produced_t_per_year) }] : []),
        ], result.differences ?? []));
    const host = h("div");
    const show = (which) => refill(host, viewOf(which === "first" ? result.first : result.second));
    const select = context.kept.control("scenario", h("select", { onchange: () => show(select.value) },
        h("option", { value: "second" }, result.second?.scenario ?? ""), h("option", { value: "first" }, result.first?.scenario ?? "")),
    ["promise"]);
    show(select.value);
    return [h("div", { class: "panels" }, difference), h("p", { class: "question" }, h("label", {}, t("scenario"), " ", select)), host];
}
