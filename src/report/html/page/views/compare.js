import { h, refill, svg } from "../dom.js";
import { lineChart, scatter, stackedBars, bars } from "../charts.js";
import { asTable, colourOf, key, panel, dashOfCurve } from "../panel.js";
import { sortable } from "../table.js";
import { cards, corridorMap, demandTitle, legend, oneDemand, viaOf } from "./common.js";
import { timeCurves } from "./curves.js";

const costKinds = ["tariff", "handling", "border", "waiting", "expected_loss"];
const generalisedKinds = ["value_of_time", "unreliability", "inventory", "carbon", "risk_premium"];

// Legs and stops in the order of travel.
export function stepsOf(answer) {
    const stops = [...(answer.stops ?? [])];
    const steps = [];
    for (const leg of answer.legs ?? []) {
        while (stops.length > 0 && stops[0].node === leg.from) {
            steps.push(stops.shift());
        }
        steps.push(leg);
    }
    return [...steps, ...stops];
}

export function compareView(context, result) {
    const { chooser, answer } = oneDemand(context, result.demands ?? [], (demand) => demandPanels(context, result, demand));
    return [chooser, overview(context, result), answer];
}

function overview({ texts, places }, result) {
    const demands = result.demands ?? [];
    if (demands.length < 2) {
        return null;
    }
    const { t } = texts;
    const titleOf = (demand, name) => demand.corridors.find((corridor) => corridor.name === name)?.title ?? name;
    const winner = (by) => ({ title: t(`best.${by}`), value: (demand) => titleOf(demand, demand.winner?.[by]) });
    return h("div", { class: "panels" }, panel({ title: t("overview"), wide: true }, sortable(texts, t("overview"), [
        { title: t("demand"), value: (demand) => demandTitle(demand, places) },
        { title: t("cargo"), value: (demand) => demand.cargo },
        ...["cost", "time", "generalised", "co2e"].map(winner),
        ...(demands.some((demand) => demand.winner?.netback) ? [winner("netback")] : []),
    ], demands, { limit: 20 })));
}

function demandPanels(context, result, demand) {
    const { texts, places } = context;
    const currency = result.money?.currency ?? "";
    const of = { currency, cost: `cost_${currency.toLowerCase()}`, generalised: `generalised_cost_${currency.toLowerCase()}`, part: (kind) => `${kind}_${currency.toLowerCase()}` };
    const all = demand.corridors.map((corridor, i) => ({ ...corridor, title: corridor.title || corridor.name || texts.t("bestRoute"), i }));
    const answers = all.filter((corridor) => corridor.feasible);
    return [
        h("div", { class: "wide" }, cards(all.map((corridor) => card(context, demand, corridor, of)))),
        corridorMap(context, all, demand, texts.t("mapTitle"))?.panel,
        () => timeCurves(context, answers.map(({ title, time_h, i }) => ({ title, time: time_h, i, onTime: all[i].on_time_probability })), demand.promised_h),
        () => costByKind(context, demand, answers, of),
        () => comparison(context, demand, answers, of),
        () => timeCostDistance(context, demand, answers, of),
        () => breakEvenLines(context, demand, answers, of),
        () => breakEvenTable(context, demand, all, of),
        () => frontier(context, demand, answers, of),
        () => legPanels(context, demand, answers, of),
        () => influences(context, answers, of),
        () => carec(context, answers, of),
    ];
}

function card({ texts, places }, demand, corridor, of) {
    const { t, number, days, percent } = texts;
    if (!corridor.feasible) {
        return { title: corridor.title, i: corridor.i, sub: `${t("noRoute")}: ${corridor.no_route?.reason ?? ""}`, stats: [] };
    }
    const badges = ["cost", "time", "generalised", "co2e", "reliability", "netback"]
        .filter((by) => demand.winner?.[by] === corridor.name).map((by) => t(`best.${by}`));
    return {
        title: corridor.title, i: corridor.i, badges, sub: t("via", { places: viaOf(corridor, places) }),
        stats: [
            [days(corridor.time_h.p50), t("medianDays")],
            [days(corridor.time_h.p90), t("p90Days")],
            [`${number(corridor[of.cost])} ${of.currency}`, t("perUnit", { unit: demand.unit })],
            ...(corridor.on_time_probability === undefined ? [] : [[percent(corridor.on_time_probability), t("onTime", { days: days(demand.promised_h, 0) })]]),
            [number(corridor.co2e_kg), t("co2eKg")],
        ],
    };
}

function costByKind({ texts }, demand, answers, of) {
    const { t, number } = texts;
    if (answers.length === 0) {
        return null;
    }
    const used = costKinds.filter((kind) => answers.some((answer) => answer.parts?.[of.part(kind)] > 0));
    const title = (kind) => texts.word("cost", kind);
    return panel({ title: t("costTitle"), note: t("costNote", { unit: demand.unit, currency: of.currency }) },
        stackedBars(texts, t("costLabel"), answers.map((answer) => ({
            title: answer.title, total: answer[of.cost],
            parts: used.map((kind) => ({ title: title(kind), value: answer.parts[of.part(kind)], i: costKinds.indexOf(kind) })),
        })), { show: (value) => number(value), unit: of.currency }),
        legend(used.map((kind) => [title(kind), costKinds.indexOf(kind), true])),
        asTable(texts, () => sortable(texts, t("costTitle"), [
            { title: t("corridor"), value: (answer) => answer.title },
            ...[...costKinds, ...generalisedKinds].map((kind) => ({
                title: title(kind), isNumber: true, best: "least", value: (answer) => answer.parts[of.part(kind)],
                show: (answer) => number(answer.parts[of.part(kind)]),
            })),
            { title: t("total"), isNumber: true, best: "least", value: (answer) => answer[of.cost], show: (answer) => number(answer[of.cost]) },
        ], answers)));
}

function comparison({ texts, places }, demand, answers, of) {
    const { t, number, days, percent } = texts;
    const column = (title, value, show, best = "least") => ({ title, isNumber: true, best, value, show: (row) => show(value(row)) });
    return panel({ title: t("comparison"), note: t("comparisonNote"), wide: true }, sortable(texts, t("comparison"), [
        { title: t("corridor"), value: (a) => a.title, show: (a) => h("span", {}, key(colourOf(a.i), dashOfCurve(a.i)), a.title, h("small", {}, viaOf(a, places))) },
        column(t("distanceKm"), (a) => a.distance_km, (v) => number(v)),
        column(t("borders"), (a) => a.border_crossings, (v) => number(v)),
        ...[["medianDays", "p50"], ["p80Days", "p80"], ["p90Days", "p90"], ["p95Days", "p95"]].map(([title, key]) =>
            column(t(title), (a) => a.time_h[key], (v) => days(v))),
        ...(demand.promised_h ? [column(t("onTimeShort"), (a) => a.on_time_probability, (v) => percent(v), "greatest")] : []),
        column(t("costPer", { unit: demand.unit, currency: of.currency }), (a) => a[of.cost], (v) => number(v)),
        column(t("costRange"), (a) => a[`cost_range_${of.currency.toLowerCase()}`]?.[1], (v) => v, null),
        column(t("generalised"), (a) => a[of.generalised], (v) => number(v)),
        column(t("co2eKg"), (a) => a.co2e_kg, (v) => number(v)),
        column(t("assumed"), (a) => a.assumption_share, (v) => percent(v)),
    ].map((one) => (one.title === t("costRange") ? { ...one, best: null, show: (a) => {
        const [low, high] = a[`cost_range_${of.currency.toLowerCase()}`] ?? [];
        return low === undefined ? "–" : `${number(low)} – ${number(high)}`;
    } } : one)), answers));
}

function timeCostDistance({ texts, places }, demand, answers, of) {
    const { t, number, days } = texts;
    const known = answers.filter((answer) => answer.time_cost_distance?.length > 1);
    if (known.length === 0) {
        return [];
    }
    const chart = (title, value, yLabel, show) => lineChart(texts,
        t("tcdLabel", { what: known.map((answer) => `${answer.title}: ${show(value(answer.time_cost_distance.at(-1)))}`).join("; ") }),
        known.map((answer) => ({ title: answer.title, i: answer.i, points: answer.time_cost_distance.map((p) => [p.distance_km, value(p)]) })),
        { xLabel: t("distanceKm"), yLabel, xShow: (v) => number(v), yShow: (v) => number(v), words: steps(value) });
    // Where time or cost goes up while the goods stand still, the greatest steps first; a place on several lines is named once.
    const steps = (value) => {
        const all = known.flatMap((answer) => answer.time_cost_distance.slice(1).map((p, i) => {
            const before = answer.time_cost_distance[i];
            return { text: places.name(p.node), x: p.distance_km, y: value(p), up: before.distance_km === p.distance_km ? value(p) - value(before) : 0 };
        })).filter((step) => step.up > 0).sort((a, b) => b.up - a.up);
        return all.filter((step, i) => all.findIndex(({ text }) => text === step.text) === i);
    };
    const rows = known.flatMap((answer) => answer.time_cost_distance.map((p) => ({ ...p, title: answer.title })));
    return [panel({ title: t("tcdTitle"), note: t("tcdNote"), wide: true },
        h("div", { class: "two" },
            h("div", {}, h("h3", {}, t("timeDistance")), chart(t("timeDistance"), (p) => p.time_h / 24, t("daysAxis"), (v) => number(v, 1))),
            h("div", {}, h("h3", {}, t("costDistance")), chart(t("costDistance"), (p) => p[of.cost], of.currency, (v) => number(v)))),
        legend(known.map((answer) => [answer.title, answer.i])),
        asTable(texts, () => sortable(texts, t("tcdTitle"), [
            { title: t("corridor"), value: (p) => p.title },
            { title: t("place"), value: (p) => places.name(p.node) },
            { title: t("distanceKm"), isNumber: true, value: (p) => p.distance_km, show: (p) => number(p.distance_km) },
            { title: t("daysAxis"), isNumber: true, value: (p) => p.time_h, show: (p) => days(p.time_h) },
            { title: of.currency, isNumber: true, value: (p) => p[of.cost], show: (p) => number(p[of.cost]) },
        ], rows, { limit: 40 })))];
}

const breakEvenOf = (demand, parameter) => (demand.break_even ?? []).filter((one) => one.parameter === parameter);

// Generalised cost over the value of time: straight lines, for value of time and unreliability are both in proportion to it.
function breakEvenLines({ texts }, demand, answers, of) {
    const { t, number } = texts;
    const stated = breakEvenOf(demand, "value_of_time");
    const now = stated[0]?.current;
    if (!now || answers.length < 2) {
        return null;
    }
    const found = stated.filter((one) => one.value !== null);
    const most = Math.max(now * 2, ...found.map((one) => one.value * 1.25));
    const at = (answer, value) => {
        const slope = ((answer.parts[of.part("value_of_time")] ?? 0) + (answer.parts[of.part("unreliability")] ?? 0)) / now;
        return answer[of.generalised] + slope * (value - now);
    };
    const best = answers.find((answer) => answer.name === demand.winner?.generalised);
    return panel({ title: t("breakEvenTitle"), note: t("breakEvenNote", { now: number(now, 2), unit: stated[0].unit }) },
        lineChart(texts, t("breakEvenLabel", {
            what: found.map((one) => `${one.rival}: ${number(one.value, 2)} ${one.unit}`).join("; ") || t("never"),
        }), answers.map((answer) => ({
            title: answer.title, i: answer.i, points: [[0, at(answer, 0)], [most, at(answer, most)]],
            marks: found.filter((one) => best && one.rival === answer.name)
                .map((one) => ({ x: one.value, y: at(answer, one.value), text: number(one.value, 2) })),
        })), {
            xLabel: stated[0].unit, yLabel: `${of.currency}/${demand.unit}`, yShow: (v) => number(v), zero: false, left: 62,
            // What the scenario's shipper is taken to value.
            under: (x, y, { margin, height }) => svg("path", { class: "threshold", d: `M${x(now)} ${margin.top}V${height - margin.bottom}` }),
        }),
        legend(answers.map((answer) => [answer.title, answer.i])),
        asTable(texts, () => sortable(texts, t("breakEvenTitle"), [
            { title: t("corridor"), value: (answer) => answer.title },
            ...[0, now, most].map((value) => ({
                title: `${number(value)} ${stated[0].unit}`, isNumber: true, best: "least", value: (answer) => at(answer, value),
                show: (answer) => number(at(answer, value)),
            })),
        ], answers)));
}

function breakEvenTable({ texts }, demand, all, of) {
    const { t, number } = texts;
    const rows = demand.break_even ?? [];
    if (rows.length === 0) {
        return null;
    }
    const title = (name) => all.find((corridor) => corridor.name === name)?.title ?? name ?? "";
    const change = (one) => (one.value !== null && one.current ? one.value / one.current - 1 : null);
    return panel({ title: t("breakEvenTable"), note: t("breakEvenTableNote"), wide: true }, sortable(texts, t("breakEvenTable"), [
        { title: t("whatChanges"), value: (one) => [texts.word("parameter", one.parameter), title(one.corridor), one.place && (one.parameter === "risk_premium" ? texts.country(one.place) : one.place)].filter(Boolean).join(", ") },
        { title: t("rival"), value: (one) => title(one.rival) },
        { title: t("now"), isNumber: true, value: (one) => one.current, show: (one) => `${texts.short(one.current)} ${one.unit}` },
        { title: t("evenAt"), isNumber: true, value: (one) => one.value, show: (one) => (one.value === null ? t("never") : `${texts.short(one.value)} ${one.unit}`) },
        { title: t("change"), isNumber: true, value: change, show: (one) => (change(one) === null ? "–" : `${change(one) > 0 ? "+" : ""}${texts.percent(change(one))}`) },
    ], rows));
}

function frontier({ texts }, demand, answers, of) {
    const { t, number, days } = texts;
    if (answers.length < 2) {
        return null;
    }
    return panel({ title: t("frontTitle"), note: t("frontNote") }, scatter(texts, t("frontTitle"), answers.map((answer) => ({
        title: answer.title, i: answer.i, x: answer.time_h.p90 / 24, y: answer[of.cost],
    })), { xLabel: t("p90Days"), yLabel: `${of.currency}/${demand.unit}`, xShow: (v) => number(v, 1), yShow: (v) => number(v), front: true }),
    asTable(texts, () => sortable(texts, t("frontTitle"), [
        { title: t("corridor"), value: (a) => a.title },
        { title: t("p90Days"), isNumber: true, best: "least", value: (a) => a.time_h.p90, show: (a) => days(a.time_h.p90) },
        { title: of.currency, isNumber: true, best: "least", value: (a) => a[of.cost], show: (a) => number(a[of.cost]) },
    ], answers)));
}

// Leg by leg: one corridor at a time, as bars and as a table whose amounts say what they rest on.
function legPanels({ texts, places, evidence, kept }, demand, answers, of) {
    const { t, number, days } = texts;
    if (answers.length === 0) {
        return [];
    }
    const host = h("div");
    const title = (step) => (step.node ? places.name(step.node) : `${places.name(step.from)} – ${places.name(step.to)}`);
    const lines = (step, key, show) => (step.items ?? []).filter((item) => item[key] !== undefined)
        .map((item) => ({ what: `${item.what} (${texts.word("kind", item.kind)})`, amount: show(item[key]), figures: item.figures }));
    const amount = (heading, key, show) => ({
        title: heading, isNumber: true, value: (step) => step[key], show: (step) => evidence.cited(show(step[key]), lines(step, key, show)),
    });
    function show(answer) {
        const steps = stepsOf(answer);
        const parts = steps.filter((step) => step[of.cost] > 0 || step.time_h > 0);
        const most = (key) => Math.max(...parts.map((step) => step[key] ?? 0), 1e-9);
        const chart = (key, format, unit) => bars(texts, t("legsLabel", { what: answer.title }), parts.map((step) => ({
            title: title(step), value: step[key] ?? 0, text: format(step[key] ?? 0), state: step.node ? "stop" : "",
        })), { most: most(key) });
        refill(host,
            h("div", { class: "two" },
                h("div", {}, h("h3", {}, `${of.currency}/${demand.unit}`), chart(of.cost, (v) => number(v))),
                h("div", {}, h("h3", {}, t("daysAxis")), chart("time_h", (v) => days(v)))),
            sortable(texts, t("legsTitle"), [
                { title: t("legOrStop"), value: title },
                { title: t("mode"), value: (step) => (step.mode ? texts.word("mode", step.mode) : t("stop")), show: (step) => (step.mode ? `${texts.word("mode", step.mode)}, ${texts.country(step.country)}` : t("stop")) },
                { title: t("distanceKm"), isNumber: true, value: (step) => step.distance_km, show: (step) => (step.distance_km === undefined ? "" : number(step.distance_km)) },
                amount(t("hours"), "time_h", (v) => number(v, 1)),
                amount(of.currency, of.cost, (v) => number(v)),
                amount(t("co2eKg"), "co2e_kg", (v) => number(v)),
            ], steps));
    }
    const select = kept.control("legs", h("select", { onchange: () => show(answers[Number(select.value)]) },
        answers.map((answer, i) => h("option", { value: i }, answer.title))));
    show(answers[Number(select.value)]);
    return [panel({ title: t("legsTitle"), note: t("legsNote"), wide: true }, h("p", {}, h("label", {}, t("corridor"), " ", select)), host)];
}

function influences({ texts, evidence }, answers, of) {
    const { t, number } = texts;
    const key = of.currency.toLowerCase();
    const rows = answers.flatMap((answer) => (answer.influences ?? []).slice(0, 6).map((one) => ({ ...one, corridor: answer.title })));
    if (rows.length === 0) {
        return null;
    }
    const line = (one) => [{ what: one.path, amount: "", figures: [evidence.byPath.get(one.path)].filter(Boolean) }];
    return panel({ title: t("influences"), note: t("influencesNote", { currency: of.currency }) }, sortable(texts, t("influences"), [
        { title: t("figure"), value: (one) => one.path, show: (one) => evidence.cited(h("code", {}, one.path), line(one)) },
        { title: t("corridor"), value: (one) => one.corridor },
        { title: t("low"), isNumber: true, value: (one) => one[`low_${key}`], show: (one) => number(one[`low_${key}`]) },
        { title: t("high"), isNumber: true, value: (one) => one[`high_${key}`], show: (one) => `+${number(one[`high_${key}`])}` },
    ], rows, { limit: 10 }));
}

function carec({ texts }, answers, of) {
    const { t, number } = texts;
    const known = answers.filter((answer) => answer.cpmm);
    if (known.length === 0) {
        return null;
    }
    const key = of.currency.toLowerCase();
    const column = (title, value, digits, best) => ({ title, isNumber: true, best, value: (a) => a.cpmm[value], show: (a) => number(a.cpmm[value], digits) });
    // Who passes no control is not the best at controls.
    const atBorder = (title, value, digits) => ({
        title, isNumber: true, best: "least", value: (a) => (a.cpmm.tfi1_border_time_h > 0 ? a.cpmm[value] : null),
        show: (a) => (a.cpmm.tfi1_border_time_h > 0 ? number(a.cpmm[value], digits) : "–"),
    });
    return panel({ title: t("carec"), note: t("carecNote") }, sortable(texts, t("carec"), [
        { title: t("corridor"), value: (a) => a.title },
        atBorder(t("tfi1"), "tfi1_border_time_h", 1),
        atBorder(t("tfi2", { currency: of.currency }), `tfi2_border_cost_${key}`, 0),
        column(t("tfi3", { currency: of.currency }), `tfi3_cost_per_500km_20t_${key}`, 0, "least"),
        column(t("tfi4"), "tfi4_swd_km_per_h", 1, "greatest"),
        column(t("swod"), "swod_km_per_h", 1, "greatest"),
    ], known));
}
