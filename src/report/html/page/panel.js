import { h, newId } from "./dom.js";

// A part of the page: heading, a sentence, the picture, and the same numbers as a table for whoever does not see it.
export function panel({ title, note, wide, className }, ...content) {
    const id = newId("part");
    return h("section", { class: `panel${wide ? " wide" : ""} ${className ?? ""}`, "aria-labelledby": id },
        h("h2", { id }, title), note && h("p", { class: "note" }, note), content);
}

export function asTable(texts, table) {
    return h("details", { class: "behind" }, h("summary", {}, texts.t("asTable")), table);
}

// A picture that is drawn anew when its width changes.
export function responsive(draw) {
    const box = h("div", { class: "chart" });
    let last = 0;
    const redraw = () => {
        const width = Math.round(box.clientWidth);
        if (width > 0 && width !== last) {
            last = width;
            box.replaceChildren(draw(width));
        }
    };
    new ResizeObserver(redraw).observe(box);
    box.redraw = () => {
        last = 0;
        redraw();
    };
    return box;
}

// The mark of a corridor: its colour and its dash, so that neither is needed alone.
export function key(colour, dash) {
    const line = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of Object.entries({ class: "key", width: 28, height: 10, "aria-hidden": "true" })) {
        line.setAttribute(name, value);
    }
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    for (const [name, value] of Object.entries({ d: "M1 5H27", stroke: colour, "stroke-width": 3, fill: "none" })) {
        path.setAttribute(name, value);
    }
    if (dash) {
        path.setAttribute("stroke-dasharray", dash);
    }
    line.append(path);
    return line;
}

const curveDashes = [null, "7 3", "2 3", "9 3 2 3", "12 4", "4 2 1 2", "1 2", "14 3 3 3"];
export const colourCount = 8; // that are told apart
export const colourOf = (i) => `var(--c${i % colourCount})`;
// The ninth has the first colour again, but another dash.
export const dashOfCurve = (i) => curveDashes[(i + Math.floor(i / colourCount)) % curveDashes.length];
