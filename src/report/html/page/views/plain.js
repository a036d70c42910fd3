import { h } from "../dom.js";
import { addressOf } from "../evidence.js";
import { panel } from "../panel.js";
import { sortable } from "../table.js";
import { cards, demandAndCargo } from "./common.js";
import { words } from "./generic.js";

const shown = (texts, value) => (value === null || value === undefined ? "–" : typeof value === "number" ? texts.short(value) : String(value));

// What differs between two scenarios: first in what they ask, then in what comes of it.
export function diffView({ texts, places }, result) {
    const { t } = texts;
    const side = (title, key) => ({ title: t(title), value: (row) => row[key], show: (row) => shown(texts, row[key]) });
    const numbers = (key) => ({ title: t(key), isNumber: true, value: (row) => row[key], show: (row) => shown(texts, row[key]) });
    const measures = (corridor) => Object.entries(corridor)
        .filter(([, value]) => value !== null && typeof value === "object" && "before" in value)
        .map(([key, value]) => (typeof value.before === "boolean"
            ? { corridor: corridor.name, what: t("route"), before: value.before ? "✓" : t("noRoute"), after: value.after ? "✓" : t("noRoute"), change: null }
            : { corridor: corridor.name, what: words(key), change: null, ...value }));
    return h("div", { class: "panels" },
        panel({ title: t("changes"), note: `${result.before} → ${result.after}`, wide: true }, sortable(texts, t("changes"), [
            { title: t("figure"), value: (row) => row.path, show: (row) => h("code", {}, row.path) },
            side("before", "before"), side("after", "after"), { ...numbers("factor"), title: "×" },
        ], result.inputs ?? [], { limit: 40 })),
        (result.demands ?? []).map((demand) => panel({
            title: demandAndCargo(demand, places), wide: true,
            note: demand.winner && `${t("winnerIs")}: ${shown(texts, demand.winner.before)} → ${shown(texts, demand.winner.after)}`,
        }, sortable(texts, t("answers"), [
            { title: t("corridor"), value: (row) => row.corridor }, { title: t("part"), value: (row) => row.what },
            numbers("before"), numbers("after"), numbers("change"),
        ], demand.corridors.flatMap(measures), { limit: 40 }))));
}

// Every figure behind an answer, each with what it is taken from.
export function explainView({ texts }, result) {
    const { t } = texts;
    const source = (one) => h("div", {}, [one.publisher, one.title, one.year].filter(Boolean).join(", "), " ", addressOf(one.url));
    const figure = (one) => h("div", { class: "tip-figure" }, h("code", {}, one.path), " ", h("b", {}, one.value),
        (one.sources ?? []).map(source), one.assumption && h("div", {}, `${t("assumption")}: ${one.assumption}`));
    const amount = (item) => (item.amount === undefined || item.amount === null ? "" : `${texts.short(item.amount)} ${item.unit ?? ""}`);
    return h("div", { class: "panels" }, panel({ title: t("rests"), wide: true }, sortable(texts, t("rests"), [
        { title: t("corridor"), value: (item) => item.corridor ?? "" },
        { title: t("part"), value: (item) => item.what },
        { title: t("amount"), isNumber: true, value: (item) => item.amount ?? null, show: amount },
        { title: t("figures"), value: (item) => (item.figures ?? []).map((one) => one.path).join(), show: (item) => (item.figures ?? []).map(figure) },
    ], result.items ?? [], { limit: 40 })));
}

// Whether files are well-formed, and what they rest on.
export function checkView({ texts }, result) {
    const { t, number, percent } = texts;
    const counts = ["nodes", "links", "services", "figures"].filter((key) => key in result);
    return h("div", { class: "panels" },
        h("div", { class: "wide" }, cards([{ title: result.name ?? "", sub: result.ok ? "✓" : null, stats: [
            ...counts.map((key) => [number(result[key]), texts.has(`count.${key}`) ? t(`count.${key}`) : words(key)]),
            ...(result.sourced_share === undefined ? [] : [[percent(result.sourced_share, 1), t("sourcedShare")]]),
        ] }])),
        result.diagnostics?.length > 0 && panel({ title: t("diagnostics"), wide: true }, sortable(texts, t("diagnostics"),
            [...new Set(result.diagnostics.flatMap((one) => Object.keys(one)))].map((key) => ({ title: words(key), value: (one) => one[key] })),
            result.diagnostics, { limit: 60 })),
        result.assumptions?.length > 0 && panel({ title: t("assumptions"), note: t("assumptionsNote"), wide: true }, sortable(texts, t("assumptions"), [
            { title: t("figure"), value: (one) => one.path, show: (one) => h("code", {}, one.path) },
            { title: t("why"), value: (one) => one.why },
        ], result.assumptions, { limit: 100 })));
}
