import { h, newId, svg } from "../dom.js";
import { lineChart } from "../charts.js";
import { asTable, colourOf, dashOfCurve, key, panel } from "../panel.js";
import { sortable } from "../table.js";
import { dayPoints, shareWithin } from "./common.js";

// How long it takes, as curves, with a promise to move. answers: [{title, time, i}].
export function timeCurves({ texts, kept }, answers, promisedHours, title) {
    const { t, number, percent, days } = texts;
    const known = answers.filter((answer) => answer.time?.curve);
    if (known.length === 0) {
        return null;
    }
    const least = Math.floor(Math.min(...known.map(({ time }) => time.curve[0])) / 24);
    // The last hundredth of a long tail would press all else together.
    const most = Math.max(least + 1, Math.ceil(Math.max(...known.map(({ time }) => time.curve[49] ?? time.curve.at(-1)), promisedHours ?? 0) / 24 * 1.02));
    let promise = Math.min(most, Math.max(least, (promisedHours ?? known[0].time.p80) / 24));
    const chart = lineChart(texts, t("curvesLabel", {
        what: known.map(({ title: name, time }) => `${name}: ${t("median")} ${days(time.p50)}, P90 ${days(time.p90)}`).join("; "),
    }), known.map(({ title: name, time, i }) => ({
        title: name, i, points: dayPoints(time.curve).filter(([day]) => day <= most),
        marks: [{ x: time.p50 / 24, y: 0.5, text: days(time.p50) }, { x: time.p90 / 24, y: 0.9, text: days(time.p90) }],
    })), {
        xDomain: [least, most], yDomain: [0, 1], yShow: (share) => percent(share), xLabel: t("transitDays"), vertical: true,
        guide: (x, y, { margin, height }) => svg("g", { class: "promise" },
            svg("path", { d: `M${x(promise)} ${margin.top}V${height - margin.bottom}` })),
    });
    const id = newId("promise");
    const output = h("output", { for: id, class: "legend" });
    const slider = kept.control("promise", h("input", {
        type: "range", id, min: least, max: most, step: 0.5, value: promise, oninput: () => { promise = Number(slider.value); tell(); chart.redraw(); },
    }));
    if (kept.has("promise")) {
        promise = Number(slider.value);
    }
    function tell() {
        // At the promise itself the share is known; between the quantiles of a curve it is read off it.
        const shares = known.map((answer) => [answer, promise * 24 === promisedHours && answer.onTime !== undefined
            ? answer.onTime : shareWithin(answer.time.curve, promise * 24)]);
        slider.setAttribute("aria-valuetext", `${t("daysN", { days: number(promise, 1) })}: ` +
            shares.map(([answer, share]) => `${answer.title} ${percent(share)}`).join(", "));
        output.replaceChildren(h("strong", {}, t("within", { days: number(promise, 1) })), ...shares.map(([answer, share]) =>
            h("span", {}, key(colourOf(answer.i), dashOfCurve(answer.i)), `${answer.title} `, h("b", {}, percent(share)))));
    }
    tell();
    const quantile = (share) => ({ title: t("dayQuantile", { share: percent(share) }), isNumber: true, best: "least",
        value: ({ time }) => Math.round(time.curve[Math.round(share * 50)] / 2.4) / 10, show: ({ time }) => days(time.curve[Math.round(share * 50)]) });
    return panel({ title: title ?? t("curvesTitle"), note: t("curvesNote") },
        chart,
        h("div", { class: "promise-control" }, h("label", { for: id }, t(promisedHours ? "promise" : "deadline")), slider),
        output,
        asTable(texts, () => sortable(texts, t("curvesTitle"), [
            { title: t("corridor"), value: (answer) => answer.title },
            ...[0.1, 0.5, 0.8, 0.9, 0.96].map(quantile),
        ], known)));
}
