import { h } from "../dom.js";
import { barsWithTable, smallSeries, stackedBars } from "../charts.js";
import { asTable, panel } from "../panel.js";
import { sortable } from "../table.js";
import { cards, closedName, corridorMap, demandTitle, legend, oneDemand } from "./common.js";
import { timeCurves } from "./curves.js";
import { playbackPanel } from "./playing.js";
import { runNote } from "./simulate.js";

export function oilView(context, result) {
    const { chooser, answer } = oneDemand(context, result.demands ?? [], (demand) => demandPanels(context, result, demand));
    return [
        h("div", { class: "panels" }, overview(context, result), playbackPanel(context, result)),
        chooser, answer,
        h("div", { class: "panels" }, [tanks, lines, disruptions, facilities].map((part) => () => part(context, result))),
    ];
}

const megatonnes = (texts, tonnes) => texts.number(tonnes / 1e6, 2);

function overview({ texts, places }, result) {
    const { t, days, percent } = texts;
    const rows = result.demands ?? [];
    const sum = (key) => rows.reduce((total, d) => total + (d[key] ?? 0), 0);
    const mass = (title, key) => ({ title: `${title}, ${t("mtYear")}`, isNumber: true, value: (d) => d[key], show: (d) => megatonnes(texts, d[key]) });
    return [
        h("div", { class: "wide" }, cards([{ title: t("allTogether"), stats: [
            [megatonnes(texts, sum("produced_t_per_year")), `${t("produced")}, ${t("mtYear")}`],
            [megatonnes(texts, sum("delivered_t_per_year")), `${t("delivered")}, ${t("mtYear")}`],
            [megatonnes(texts, sum("shut_in_t_per_year")), `${t("shutIn")}, ${t("mtYear")}`],
            [percent(sum("shut_in_t_per_year") / (sum("wanted_t_per_year") || 1), 1), t("shutInShare")],
        ] }])),
        panel({ title: t("demands"), wide: true, note: runNote(texts, result) },
            sortable(texts, t("demands"), [
                { title: t("demand"), value: (d) => demandTitle(d, places) },
                { title: t("cargo"), value: (d) => d.cargo },
                mass(t("produced"), "produced_t_per_year"), mass(t("shutIn"), "shut_in_t_per_year"), mass(t("delivered"), "delivered_t_per_year"),
                { title: t("medianDays"), isNumber: true, value: (d) => d.transit_time_h?.p50 ?? null, show: (d) => (d.transit_time_h?.p50 === undefined ? "–" : days(d.transit_time_h.p50)) },
                { title: t("p90Days"), isNumber: true, value: (d) => d.transit_time_h?.p90 ?? null, show: (d) => (d.transit_time_h?.p90 === undefined ? "–" : days(d.transit_time_h.p90)) },
            ], rows, { limit: 20 })),
    ];
}

function demandPanels(context, result, demand) {
    const { texts } = context;
    const { t, days, number } = texts;
    const all = demand.corridors.map((corridor, i) => ({ ...corridor, i })).filter((c) => c.feasible === false || c.delivered_t_per_year > 0 || c.nominated_t_per_year > 0);
    const going = all.filter((c) => c.feasible !== false);
    const netback = Object.keys(going[0] ?? {}).find((key) => key.startsWith("netback_"));
    const currency = netback?.split("_")[1].toUpperCase();
    return [
        h("div", { class: "wide" }, cards(going.slice(0, 8).map((c) => ({ title: c.title, i: c.i, stats: [
            [megatonnes(texts, c.delivered_t_per_year), t("mtYear")],
            ...(c.transit_time_h?.count > 0 ? [[days(c.transit_time_h.p50), t("medianDays")]] : []),
            ...(netback && c[netback] !== null ? [[number(c[netback]), `${t("netback")}, ${texts.unit(`${currency}/t`)}`]] : []),
        ] })))),
        () => corridorMap(context, all, demand, t("mapTitle"))?.panel,
        () => timeCurves(context, going.filter((c) => c.transit_time_h?.count > 0).map((c) => ({ title: c.title, time: c.transit_time_h, i: c.i })), demand.promised_h),
        () => panel({ title: t("outlets"), note: t("outletsNote") },
            stackedBars(texts, t("outlets"), [
                { title: t("nominated"), parts: going.map((c) => ({ title: c.title, value: c.nominated_t_per_year / 1e6, i: c.i })) },
                { title: t("delivered"), parts: going.map((c) => ({ title: c.title, value: c.delivered_t_per_year / 1e6, i: c.i })) },
            ], { show: (v) => number(v, 2), unit: t("mtYear") }),
            legend(going.map((c) => [c.title, c.i, true])),
            asTable(texts, () => sortable(texts, t("outlets"), [
                { title: t("corridor"), value: (c) => c.title },
                ...["nominated", "sent", "delivered"].map((key) => ({ title: t(key), isNumber: true, value: (c) => c[`${key}_t_per_year`], show: (c) => megatonnes(texts, c[`${key}_t_per_year`]) })),
                ...(netback ? [{ title: `${t("netback")}, ${texts.unit(`${currency}/t`)}`, isNumber: true, best: "greatest", value: (c) => c[netback], show: (c) => (c[netback] === null ? "–" : number(c[netback], 1)) }] : []),
            ], going))),
        () => demand.shut_in_t_by_day?.some((v) => v > 0) && panel({ title: t("shutInByDay") },
            smallSeries(texts, [{ title: t("shutIn"), values: demand.shut_in_t_by_day, i: 1 }], { start: result.start, show: texts.short, unit: texts.unit("t/day") })),
        () => panel({ title: t("sentByDay"), wide: true }, smallSeries(texts, going.map((c) => ({ title: c.title, values: c.sent_t_by_day, i: c.i })).filter((c) => c.values?.length > 1),
            { start: result.start, show: texts.short, unit: texts.unit("t/day") })),
    ];
}

function tanks({ texts }, result) {
    const { t, percent } = texts;
    const known = (result.tanks ?? []).filter((tank) => tank.m3_by_day?.length > 1);
    if (known.length === 0) {
        return null;
    }
    const shown = [...known].sort((a, b) => b.full_share - a.full_share).slice(0, 12);
    return panel({ title: t("tanks"), note: t("tanksNote"), wide: true },
        smallSeries(texts, shown.map((tank) => ({ title: tank.name, values: tank.m3_by_day, most: tank.room_m3 ?? undefined, note: ` ${t("fullShare", { share: percent(tank.full_share, 1) })}` })),
            { start: result.start, show: texts.short, unit: texts.unit("m3"), band: true }),
        sortable(texts, t("tanks"), [
            { title: t("place"), value: (k) => k.name },
            ...["room", "least", "mean", "greatest"].map((key) => ({ title: `${t(`tank.${key}`)}, ${texts.unit("m3")}`, isNumber: true, value: (k) => k[`${key}_m3`], show: (k) => texts.short(k[`${key}_m3`] ?? NaN) })),
            { title: t("full"), isNumber: true, value: (k) => k.full_share, show: (k) => percent(k.full_share, 1) },
        ], known, { limit: 10 }));
}

function lines({ texts }, result) {
    const { t, percent } = texts;
    const known = (result.facilities ?? []).filter((f) => f.utilisation > 0).sort((a, b) => b.utilisation - a.utilisation).slice(0, 16);
    return known.length > 0 && panel({ title: t("utilisation"), note: result.bottleneck ? t("bottleneckIs", { id: known.find((f) => f.id === result.bottleneck.id)?.name ?? result.bottleneck.id }) : null },
        barsWithTable(texts, t("utilisation"), known.map((f) => ({ title: f.name, value: f.utilisation, text: percent(f.utilisation), state: f.utilisation > 0.9 ? "hot" : "" })), { most: 1 }));
}

function disruptions(context, result) {
    const { texts, places } = context;
    const { t, number, percent } = texts;
    const currency = Object.keys(result.disruptions?.[0] ?? {}).map((key) => /^cost_([a-z]+)$/.exec(key)?.[1]).find(Boolean);
    const lost = (one) => (currency && one[`cost_${currency}`] !== null ? ` ${t("lostCost", {
        cost: texts.short(one[`cost_${currency}`]), perDay: texts.short(one[`cost_${currency}_per_day`]), currency: currency.toUpperCase(),
        days: one.days_to_recover === null ? "–" : number(one.days_to_recover),
    })}` : "");
    return (result.disruptions ?? []).map((one) => panel({
        title: t("disruption", { what: closedName(one.of, context), from: one.from, until: one.until }),
        note: t("disruptionNote", { lost: number(one.lost_t), perDay: number(one.lost_t_per_day), days: one.days_to_shut_in === null ? "–" : number(one.days_to_shut_in, 1) }) + lost(one), wide: true,
    }, sortable(texts, t("fullTanks"), [
        { title: t("place"), value: (f) => result.tanks?.find((tank) => tank.id === f.tank)?.name ?? f.tank },
        { title: t("fullAfter"), isNumber: true, value: (f) => f.after_days, show: (f) => number(f.after_days, 1) },
        { title: t("inShare"), isNumber: true, value: (f) => f.share_of_replications, show: (f) => percent(f.share_of_replications) },
    ], one.full ?? []), one.diverted?.length > 0 && sortable(texts, t("diverted"), [
        { title: t("demand"), value: (d) => demandTitle(result.demands[d.demand], places) },
        { title: t("corridor"), value: (d) => d.title },
        { title: t("moreSent"), isNumber: true, value: (d) => d.more_sent_t, show: (d) => number(d.more_sent_t) },
    ], one.diverted)));
}

function facilities({ texts }, result) {
    const { t, number, percent } = texts;
    const rows = result.facilities ?? [];
    return rows.length > 0 && panel({ title: t("facilities"), wide: true }, sortable(texts, t("facilities"), [
        { title: t("facility"), value: (f) => f.name },
        { title: t("kind"), value: (f) => texts.word("facility", f.kind) },
        { title: t("utilisation"), isNumber: true, value: (f) => f.utilisation, show: (f) => (f.utilisation === null ? "–" : percent(f.utilisation, 1)) },
        { title: texts.unit("m3/day"), isNumber: true, value: (f) => f.throughput_per_day, show: (f) => number(f.throughput_per_day) },
        { title: t("residence"), isNumber: true, value: (f) => f.residence_h ?? null, show: (f) => (f.residence_h ? number(f.residence_h / 24, 1) : "–") },
        { title: t("waitMean"), isNumber: true, value: (f) => f.wait_h?.mean ?? null, show: (f) => (f.wait_h ? number(f.wait_h.mean, 1) : "–") },
    ], rows, { limit: 15 }));
}
