import { h, newId } from "./dom.js";
import { panel } from "./panel.js";
import { sortable } from "./table.js";

const timeToReach = 200; // milliseconds from what is pointed at to its tip

// Where a source can be read, as a link if it is an address of the web: a file may name anything.
export const addressOf = (url) =>
    (/^https?:\/\//.test(url ?? "") ? h("a", { class: "address", href: url, rel: "noreferrer" }, url) : h("span", { class: "address" }, url));

// What backs a result's figures: tips where amounts stand, and the lists at the end of the page.
export class Evidence {
    constructor(result, texts) {
        this.texts = texts;
        // Flows name what backs their limits; costs and times rest on more.
        this.isOfLimits = ["corridor-capacity", "corridor-assign"].includes(result.schema?.name);
        this.figures = Array.isArray(result.figures) ? result.figures : [];
        this.sources = Array.isArray(result.sources) ? result.sources : [];
        this.byPath = new Map(this.figures.map((figure) => [figure.path, figure]));
        const reasons = this.figures.map((figure) => figure.assumption).filter(Boolean);
        this.assumptions = [...new Set(reasons)];
        this.tip = h("div", { class: "tip", role: "tooltip", id: newId("tip"), hidden: true, onmouseleave: () => this.#leave() });
        this.lines = new WeakMap(); // of each button
        this.shown = null;
        this.escape = (event) => event.key === "Escape" && this.#hide();
    }

    // "[3, 7]" or "[A2]", each number leading to the entry it stands for.
    refs(figure) {
        const marks = figure.sources.map((source) => [source + 1, `source-${source + 1}`]);
        if (figure.assumption) {
            const number = this.assumptions.indexOf(figure.assumption) + 1;
            marks.unshift([`A${number}`, `assumption-${number}`]);
        }
        return marks.length > 0 && h("span", { class: "refs" }, "[",
            marks.map(([number, id], i) => [i > 0 && ", ", h("a", { href: `#${id}` }, String(number))]), "]");
    }

    // Content that shows what it rests on when pointed at or focused.
    //   lines: [{what, amount, figures: [number or figure]}]
    cited(content, lines) {
        if (!lines || lines.every((line) => line.figures.length === 0)) {
            return content;
        }
        const show = () => this.#show(button);
        const leave = () => this.#leave();
        const button = h("button", {
            type: "button", class: "cited", onmouseenter: show, onfocus: show, onclick: show, onmouseleave: leave, onblur: leave,
        }, content);
        this.lines.set(button, lines);
        return button;
    }

    // The pointer has time to reach the tip, and while it is there the tip stays; then that of what has the focus is back.
    #leave() {
        clearTimeout(this.leaving);
        this.leaving = setTimeout(() => {
            if (this.tip.matches(":hover") || this.shown?.matches(":hover")) {
                return;
            }
            this.#hide();
            if (this.lines.has(document.activeElement)) {
                this.#show(document.activeElement);
            }
        }, timeToReach);
    }

    #show(target) {
        const { t } = this.texts;
        const lines = this.lines.get(target);
        this.#hide();
        this.shown = target;
        addEventListener("keydown", this.escape);
        const most = 9;
        this.tip.replaceChildren(
            ...lines.slice(0, most).map((line) => h("div", { class: "tip-line" },
                h("div", { class: "tip-what" }, h("span", {}, line.what), h("b", {}, line.amount)),
                line.figures.map((figure) => this.#tipFigure(typeof figure === "number" ? this.figures[figure] : figure)))),
            ...(lines.length > most ? [h("div", {}, t("andMore", { count: lines.length - most }))] : []));
        this.tip.hidden = false;
        target.setAttribute("aria-describedby", this.tip.id);
        const box = target.getBoundingClientRect();
        const own = this.tip.getBoundingClientRect();
        // Beside what is pointed at, so that the rows below it can be reached; where there is no room, below or above it.
        const wide = document.documentElement.clientWidth;
        const beside = [box.right + 8, box.left - own.width - 8].find((x) => x > 8 && x + own.width < wide - 8);
        const isAbove = box.bottom + own.height + 8 > innerHeight && box.top > own.height + 8;
        const left = beside ?? Math.max(8, Math.min(box.left, wide - own.width - 8));
        const top = beside === undefined ? (isAbove ? box.top - own.height - 6 : box.bottom + 6)
            : Math.max(8, Math.min(box.top, innerHeight - own.height - 8));
        this.tip.style.left = `${left + scrollX}px`;
        this.tip.style.top = `${top + scrollY}px`;
    }
    #tipFigure(figure) {
        if (!figure) {
            return null;
        }
        const { t } = this.texts;
        const from = figure.sources.map((source) => this.sources[source])
            .filter(Boolean)
            .map((source) => h("div", { class: "tip-source" }, [source.publisher, source.title, source.year].filter(Boolean).join(", ")));
        return h("div", { class: "tip-figure" }, h("code", {}, figure.path), " ", h("b", {}, figure.value), from,
            figure.assumption && h("div", { class: "tip-source" }, `${t("assumption")}: ${figure.assumption}`));
    }
    #hide() {
        clearTimeout(this.leaving);
        removeEventListener("keydown", this.escape);
        this.shown?.removeAttribute("aria-describedby");
        this.shown = null;
        this.tip.hidden = true;
    }

    panels() {
        const { t, number } = this.texts;
        const panels = [];
        if (this.figures.length > 0) {
            const assumed = this.figures.filter((figure) => figure.assumption).length;
            const range = (figure) => figure.range_factors &&
                `× ${number(figure.range_factors[0], 2)} – ${number(figure.range_factors[1], 2)}`;
            const table = () => sortable(this.texts, t("figures"), [
                { title: t("figure"), value: (f) => f.path, show: (f) => h("code", {}, f.path) },
                { title: t("value"), value: (f) => f.value },
                { title: t("range"), value: range },
                { title: t("backing"), value: (f) => (f.assumption ? `A ${f.assumption}` : f.sources.join()), show: (f) => this.refs(f) || "–" },
            ], this.figures, { limit: 30 });
            panels.push(panel({
                title: t("figures"), wide: true,
                note: t(this.isOfLimits ? "limitsNote" : "figuresNote", { count: number(this.figures.length), assumed: number(assumed) }),
            }, h("details", { class: "evidence" }, h("summary", {}, t("showFigures")), table)));
        }
        if (this.assumptions.length > 0) {
            panels.push(panel({ title: t("assumptions"), note: t("assumptionsNote"), wide: true }, h("details", { class: "evidence", open: this.assumptions.length < 12 },
                h("summary", {}, t("showAssumptions", { count: number(this.assumptions.length) })),
                () => h("ol", { class: "references assumed" }, this.assumptions.map((why, i) => h("li", { id: `assumption-${i + 1}` }, why, " ",
                    h("code", {}, this.figures.filter((f) => f.assumption === why).map((f) => f.path).join(", "))))))));
        }
        if (this.sources.length > 0) {
            panels.push(panel({ title: t("sources"), wide: true }, h("details", { class: "evidence", open: this.sources.length < 12 },
                h("summary", {}, t("showSources", { count: number(this.sources.length) })),
                () => h("ol", { class: "references" }, this.sources.map((source, i) =>
                    h("li", { id: `source-${i + 1}` }, [source.publisher, source.title, source.year].filter(Boolean).join(", "), " ",
                        addressOf(source.url)))))));
        }
        return panels;
    }
}

// Following a reference opens the list that it leads into.
export function openWhenLedTo({ scrolls = true } = {}) {
    const target = document.getElementById(location.hash.slice(1));
    if (target) {
        for (let outer = target.closest("details"); outer; outer = outer.parentElement.closest("details")) {
            outer.open = true;
        }
        if (scrolls) {
            target.scrollIntoView({ block: "center" });
        }
    }
}
