import { h, newId, svg } from "./dom.js";
import { fitted, placeLabels } from "./labels.js";
import { asTable, colourOf, dashOfCurve, responsive } from "./panel.js";
import { areaUnder, lineThrough, scaleLinear } from "./scale.js";
import { sortable } from "./table.js";

export function image(width, height, label, ...content) {
    const id = newId("chart");
    return svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-labelledby": id },
        svg("title", { id }, label), content);
}

const text = (x, y, anchor, words, className) =>
    svg("text", { x, y, "text-anchor": anchor, class: className ?? "tick" }, words);

// Words beside points, the first ones first, as far as there is room: wanted [{at, text}].
function wordsBeside(wanted, { obstacles = [], ...picture }) {
    return placeLabels(wanted.map((word) => ({ ...word, gap: 8, mayMove: true })), { ...picture, obstacles })
        .map((label) => text(label.x, label.y, label.anchor, label.text, "value"));
}

// Points so close along a line that no word fits between them unseen.
function closely(points) {
    return points.flatMap(([x, y], i) => {
        const [toX, toY] = points[i + 1] ?? [x, y];
        const steps = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y) / 8));
        return Array.from({ length: steps }, (_, step) => [x + ((toX - x) * step) / steps, y + ((toY - y) * step) / steps]);
    });
}

// Axes with grid lines; the domain of y begins where told.
export function axes({ x, y, width, height, margin, texts, xLabel, yLabel, xShow, yShow, xTicks = 8, yTicks = 5 }) {
    const bottom = height - margin.bottom;
    const count = Math.max(2, Math.min(xTicks, Math.floor(width / 70)));
    return [
        y.ticks(yTicks).map((tick) => [
            svg("path", { class: "grid", d: `M${margin.left} ${y(tick)}H${width - margin.right}` }),
            text(margin.left - 6, y(tick) + 4, "end", (yShow ?? texts.short)(tick)),
        ]),
        x.ticks(count).map((tick) => [
            svg("path", { class: "axis", d: `M${x(tick)} ${bottom}v4` }),
            text(x(tick), bottom + 16, "middle", (xShow ?? texts.short)(tick)),
        ]),
        svg("path", { class: "axis", d: `M${margin.left} ${bottom}H${width - margin.right}` }),
        xLabel && text((margin.left + width - margin.right) / 2, height - 4, "middle", xLabel, "axis-label"),
        yLabel && text(margin.left - 40 < 2 ? 2 : margin.left - 40, margin.top - 8, "start", yLabel, "axis-label"),
    ];
}

// Lines over numbers: series [{title, points: [[x, y]], i, marks?: [{x, y, text}]}], and words at places on them, most
// important first: words [{x, y, text}].
export function lineChart(texts, label, series, options = {}) {
    const { xLabel, yLabel, xShow, yShow, zero = true, yDomain, xDomain, height = 300, vertical, words = [] } = options;
    return responsive((width) => {
        const margin = { left: options.left ?? 56, right: 18, top: 26, bottom: 40 };
        const all = series.flatMap(({ points }) => points);
        const extent = (i, from) => [Math.min(...all.map((p) => p[i]), ...(from ?? [])), Math.max(...all.map((p) => p[i]), ...(from ?? []))];
        const x = scaleLinear(xDomain ?? extent(0), [margin.left, width - margin.right]);
        const y = scaleLinear(yDomain ?? extent(1, zero ? [0] : []), [height - margin.bottom, margin.top]).nice();
        const marks = series.flatMap((one) => (one.marks ?? []).map((mark) => ({ ...mark, at: [x(mark.x), y(mark.y)], i: one.i })));
        return image(width, height, label,
            axes({ x, y, width, height, margin, texts, xLabel, yLabel, xShow, yShow }),
            options.under?.(x, y, { width, height, margin }),
            series.map((one) => svg("path", {
                class: "curve", d: lineThrough(one.points, x, y),
                stroke: colourOf(one.i), "stroke-dasharray": dashOfCurve(one.i),
            }, svg("title", {}, one.title))),
            marks.map(({ at, i }) => svg("circle", { class: "point", cx: at[0], cy: at[1], r: 4, stroke: colourOf(i) })),
            wordsBeside([...marks.filter((mark) => mark.text), ...words.map((word) => ({ ...word, at: [x(word.x), y(word.y)] }))],
                { left: margin.left, width, height: height - margin.bottom, obstacles: series.flatMap((one) => closely(one.points.map((p) => [x(p[0]), y(p[1])]))), dots: marks }),
            vertical && options.guide?.(x, y, { width, height, margin }));
    });
}

// Bars of parts laid end to end: rows [{title, parts: [{title, value, i}], total}]. The scale starts at zero.
export function stackedBars(texts, label, rows, { show, unit }) {
    return responsive((width) => {
        const tall = 46;
        const height = rows.length * tall + 8;
        const room = 86;
        const most = Math.max(...rows.map((row) => row.parts.reduce((sum, part) => sum + Math.max(0, part.value), 0)), 1e-9);
        const x = scaleLinear([0, most], [0, width - room]);
        return image(width, height, label, rows.map((row, r) => {
            let at = 0;
            const top = r * tall;
            return svg("g", {},
                text(0, top + 13, "start", fitted(row.title, width), "bar-title"),
                row.parts.filter((part) => part.value > 0).map((part) => {
                    const [from, wide] = [x(at), x(part.value)];
                    at += part.value;
                    const number = show(part.value);
                    return [
                        svg("rect", { x: from, y: top + 18, width: Math.max(0, wide - 1), height: 20, class: `part p${part.i % 8}` },
                            svg("title", {}, `${part.title}: ${number} ${unit ?? ""}`)),
                        wide > 7.2 * number.length + 8 && text(from + wide / 2, top + 32, "middle", number, `in-bar b${part.i % 8}`),
                    ];
                }),
                text(x(at) + 6, top + 33, "start", show(row.total ?? at), "value"));
        }));
    });
}

// A bar a row, with a mark at a threshold: rows [{title, value, text, state?}]. The numbers stand beside the bars, and in
// a table behind them unless another one has them.
export function barsWithTable(texts, label, rows, options) {
    return [bars(texts, label, rows, options), asTable(texts, () => sortable(texts, label, [
        { title: label, value: (row) => row.title },
        { title: texts.t("value"), isNumber: true, value: (row) => row.value, show: (row) => row.text },
    ], rows))];
}

export function bars(texts, label, rows, { most, threshold, left }) {
    return responsive((width) => {
        const tall = 26;
        const side = left ?? Math.min(260, width * 0.42);
        const height = rows.length * tall + 22;
        const x = scaleLinear([0, most], [side, width - 64]);
        return image(width, height, label,
            threshold !== undefined && svg("path", { class: "threshold", d: `M${x(threshold)} 0V${height - 20}` }),
            threshold !== undefined && text(x(threshold), height - 6, "middle", texts.percent(threshold)),
            rows.map((row, r) => svg("g", {},
                clipped(row.title, side - 8, r * tall + 17),
                svg("rect", { class: `bar ${row.state ?? ""}`, x: side, y: r * tall + 5, height: 15, width: Math.max(1, x(Math.min(row.value, most)) - side) },
                    svg("title", {}, `${row.title}: ${row.text}`)),
                text(x(Math.min(row.value, most)) + 6, r * tall + 17, "start", row.text, "value"))));
    });
}

// A name that is cut at the end if there is no room for it; the whole of it shows on hover.
function clipped(words, width, y) {
    const shown = fitted(words, width);
    return svg("text", { x: width, y, "text-anchor": "end", class: "bar-name" }, shown, shown !== words && svg("title", {}, words));
}

// Small pictures of series over days, all with the same axis of time: series [{title, values, note, i?}].
export function smallSeries(texts, series, { start, show, unit, band }) {
    const days = Math.max(...series.map(({ values }) => values.length));
    const day = (i) => new Date(Date.parse(`${start}T00:00:00Z`) + i * 86400000);
    return [h("div", { class: "small-series" }, series.map((one) => {
        const top = one.most ?? Math.max(...one.values, 1e-9);
        const least = Math.min(0, ...one.values);
        return h("figure", {},
            h("figcaption", {}, h("strong", {}, one.title), one.note && h("span", {}, one.note)),
            responsive((width) => {
                const height = 92;
                const x = scaleLinear([0, days - 1], [4, width - 4]);
                const y = scaleLinear([least, top], [height - 20, 12]);
                const points = one.values.map((value, i) => [i, value]);
                const months = [];
                for (let i = 0; i < days; ++i) {
                    if (day(i).getUTCDate() === 1 && (months.length === 0 || i - months.at(-1) > (days * 60) / width)) {
                        months.push(i);
                    }
                }
                return image(width, height, `${one.title}: ${texts.t("seriesLabel", { most: show(Math.max(...one.values)), unit: unit ?? "" })}`,
                    one.most && band && svg("path", { class: "threshold", d: `M4 ${y(one.most)}H${width - 4}` }),
                    svg("path", { class: "area", d: areaUnder(points, x, y), fill: colourOf(one.i ?? 0) }),
                    svg("path", { class: "curve thin", d: lineThrough(points, x, y), stroke: colourOf(one.i ?? 0) }),
                    svg("path", { class: "axis", d: `M4 ${y(0)}H${width - 4}` }),
                    months.map((i) => text(x(i), height - 6, "start", texts.month(day(i)))),
                    text(width - 4, 10, "end", `${show(top)} ${unit ?? ""}`));
            }));
    })), asTable(texts, () => monthMeans(texts, series, day, days, show))];
}

function monthMeans(texts, series, day, days, show) {
    const months = [];
    for (let i = 0; i < days; ++i) {
        const title = `${texts.month(day(i))} ${day(i).getUTCFullYear()}`;
        if (months.at(-1)?.title !== title) {
            months.push({ title, from: i, order: months.length });
        }
        months.at(-1).until = i + 1;
    }
    const mean = (one, month) => {
        const values = one.values.slice(month.from, month.until);
        return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
    };
    return sortable(texts, texts.t("monthMeans"), [
        { title: texts.t("month"), value: (month) => month.order, show: (month) => month.title },
        ...series.map((one) => ({ title: one.title, isNumber: true, value: (month) => mean(one, month), show: (month) => show(mean(one, month)) })),
    ], months);
}

// Points with names: points [{x, y, title, i}], the front of those that none beats joined by steps.
export function scatter(texts, label, points, { xLabel, yLabel, xShow, yShow, front, height = 320 }) {
    return responsive((width) => {
        const margin = { left: 62, right: 24, top: 26, bottom: 40 };
        const spread = (values) => {
            const [least, most] = [Math.min(...values), Math.max(...values)];
            const pad = (most - least) * 0.12 || Math.abs(most) * 0.1 || 1;
            return [Math.max(0, least - pad), most + pad];
        };
        const x = scaleLinear(spread(points.map((p) => p.x)), [margin.left, width - margin.right]).nice();
        const y = scaleLinear(spread(points.map((p) => p.y)), [height - margin.bottom, margin.top]).nice();
        const isBeaten = (p) => points.some((q) => q.x <= p.x && q.y <= p.y && (q.x < p.x || q.y < p.y));
        const unbeaten = points.filter((p) => !isBeaten(p)).sort((a, b) => a.x - b.x);
        const stairs = unbeaten.flatMap((p, i) => (i ? [[p.x, unbeaten[i - 1].y], [p.x, p.y]] : [[p.x, p.y]]));
        const dots = points.map((p) => ({ ...p, at: [x(p.x), y(p.y)], size: 6, text: p.title, isBeaten: isBeaten(p) }));
        return image(width, height, label,
            axes({ x, y, width, height, margin, texts, xLabel, yLabel, xShow, yShow }),
            front && svg("path", { class: "front", d: lineThrough(stairs, x, y) }),
            dots.map((p) => svg("circle", { class: `dot ${p.isBeaten ? "beaten" : ""}`, cx: p.at[0], cy: p.at[1], r: 6, fill: colourOf(p.i) },
                svg("title", {}, `${p.title}: ${(xShow ?? texts.short)(p.x)}, ${(yShow ?? texts.short)(p.y)}`))),
            wordsBeside(dots, { left: margin.left, width, height: height - margin.bottom, dots }));
    });
}
