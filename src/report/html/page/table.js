import { h } from "./dom.js";

const isNothing = (value) => value === null || value === undefined || value === "" || Number.isNaN(value);

function compare(a, b, language) {
    if (isNothing(a) || isNothing(b)) {
        return isNothing(a) - isNothing(b);
    }
    return typeof a === "number" && typeof b === "number"
        ? a - b
        : String(a).localeCompare(String(b), language, { numeric: true });
}

// A table that sorts by the heading that is pressed. Columns: {title, value(row), show(row)?, isNumber?, best?: "least" |
// "greatest"}; the best of a column is set in bold.
export function sortable(texts, caption, columns, rows, { sortBy = null, limit = Infinity } = {}) {
    let order = sortBy === null ? null : { column: Math.abs(sortBy), falls: Object.is(sortBy, -0) || sortBy < 0 };
    let all = rows.length <= limit;
    const body = h("tbody");
    const heads = columns.map((column, i) =>
        h("th", { scope: "col", class: column.isNumber ? "number" : null },
            h("button", { type: "button", onclick: () => sort(i) }, column.title, h("span", { class: "arrow", "aria-hidden": "true" }))));
    const bests = columns.map((column) => {
        const values = rows.map(column.value).filter((value) => !isNothing(value));
        return column.best && values.length > 1 ? Math[column.best === "least" ? "min" : "max"](...values) : null;
    });
    const more = h("button", { type: "button", class: "more", onclick: () => { all = true; fill(); } },
        texts.t("showAll", { count: texts.number(rows.length) }));

    function sort(column) {
        const falls = order?.column === column ? !order.falls : columns[column].best === "greatest";
        order = { column, falls };
        fill();
    }
    function fill() {
        const sorted = [...rows];
        if (order) {
            const { value } = columns[order.column];
            const sign = order.falls ? -1 : 1;
            sorted.sort((a, b) => {
                const [x, y] = [value(a), value(b)];
                return isNothing(x) || isNothing(y) ? compare(x, y) : sign * compare(x, y, texts.language);
            });
        }
        heads.forEach((head, i) => {
            const state = order?.column === i ? (order.falls ? "descending" : "ascending") : null;
            head.removeAttribute("aria-sort");
            if (state) {
                head.setAttribute("aria-sort", state);
            }
            head.querySelector(".arrow").textContent = state === "ascending" ? " ▲" : state === "descending" ? " ▼" : " ↕";
        });
        body.replaceChildren(...sorted.slice(0, all ? Infinity : limit).map((row) =>
            h("tr", {}, columns.map((column, i) => {
                const shown = column.show ? column.show(row) : column.value(row);
                const isBest = bests[i] !== null && column.value(row) === bests[i];
                const cell = h(i === 0 ? "th" : "td", {
                    class: column.isNumber ? "number" : null, scope: i === 0 ? "row" : null,
                }, isBest ? h("strong", {}, shown) : isNothing(shown) ? "–" : shown);
                return cell;
            }))));
        more.hidden = all;
    }
    fill();
    return h("div", { class: "table", tabindex: "0", role: "group", "aria-label": caption },
        h("table", {}, h("caption", { class: "hidden" }, caption), h("thead", {}, h("tr", {}, heads)), body), more);
}
