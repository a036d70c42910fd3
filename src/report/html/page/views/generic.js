import { h } from "../dom.js";
import { panel } from "../panel.js";
import { sortable } from "../table.js";

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
export const words = (key) => String(key).replaceAll("_", " ");

function shown(value) {
    if (Array.isArray(value)) {
        return value.map((one) => (isObject(one) ? Object.values(one).filter((part) => typeof part !== "object").join(" ") : String(one))).join("; ");
    }
    return isObject(value) ? Object.entries(value).map(([key, part]) => `${words(key)} ${shown(part)}`).join(", ") : value === null ? "" : String(value);
}

// A result that has no view of its own: what is single as a list, what is many as tables.
export function genericView({ texts }, result) {
    const hidden = new Set(["schema", "corridor", "inputs", "set", "map", "sources"]);
    const entries = Object.entries(result).filter(([key]) => !hidden.has(key));
    const single = entries.filter(([, value]) => !Array.isArray(value) || value.some((one) => typeof one !== "object"));
    const tables = entries.filter(([, value]) => Array.isArray(value) && value.length > 0 && value.every(isObject));
    return [h("div", { class: "panels" },
        single.length > 0 && panel({ title: texts.t("answer"), wide: true }, h("dl", { class: "plain" }, single.map(([key, value]) => [h("dt", {}, words(key)), h("dd", {}, shown(value))]))),
        tables.map(([key, rows]) => {
            const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
            return panel({ title: words(key), wide: true }, sortable(texts, words(key), columns.map((column) => ({
                title: words(column), isNumber: rows.every((row) => row[column] === undefined || row[column] === null || typeof row[column] === "number"),
                value: (row) => (typeof row[column] === "number" ? row[column] : shown(row[column] ?? null)),
                show: (row) => (typeof row[column] === "number" ? texts.short(row[column]) : shown(row[column] ?? null)),
            })), rows, { limit: 40 }));
        }))];
}
