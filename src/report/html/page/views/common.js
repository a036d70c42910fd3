import { h, refill } from "../dom.js";
import { worldMap } from "../map.js";
import { asTable, colourOf, dashOfCurve, key, panel } from "../panel.js";
import { sortable } from "../table.js";
import { waysOf } from "../ways.js";

export const demandTitle = (demand, places) => `${places.name(demand.from)} – ${places.name(demand.to)}`;

// The answer to one demand; where there are several, the reader picks whose.
export function oneDemand({ texts, places, kept }, demands, panelsOf) {
    const answer = h("div", { class: "panels" });
    const show = (number) => refill(answer, panelsOf(demands[number]));
    if (demands.length === 0) {
        return { answer };
    }
    if (demands.length === 1) {
        show(0);
        const unit = demands[0].unit ? `, ${texts.t("perUnit", { unit: demands[0].unit })}` : "";
        return { answer, chooser: h("p", { class: "question" }, demandTitle(demands[0], places), unit) };
    }
    const select = kept.control("demand", h("select", { onchange: () => show(Number(select.value)) }, demands.map((demand, i) =>
        h("option", { value: i }, demandAndCargo(demand, places)))), ["promise", "legs"]);
    show(Number(select.value));
    return { answer, chooser: h("p", { class: "question" }, h("label", {}, texts.t("demand"), " ", select)) };
}

export const demandAndCargo = (demand, places) => `${demandTitle(demand, places)}${demand.cargo ? ` (${demand.cargo})` : ""}`;

// "links.xian-lanzhou" of "links.xian-lanzhou.forward", "nodes.dostyk" of "nodes.dostyk.controls.customs".
export const partOf = (id) => String(id).split(".").slice(0, 2).join(".");

export function nameOf(id, places) {
    const [kind, name] = String(id).split(".");
    return kind === "nodes" ? places.name(name) : places.lines.get(partOf(id))?.name || endsOf(id, places);
}

// "links.xian-lanzhou.backward" by the places it leads from and to.
function endsOf(id, places) {
    const calls = places.lines.get(partOf(id))?.calls ?? [];
    const [from, to] = String(id).endsWith(".backward") ? [calls.at(-1), calls[0]] : [calls[0], calls.at(-1)];
    return from ? `${places.name(from)} – ${places.name(to)}` : String(id).split(".")[1] ?? String(id);
}

// What is closed or out of order, which a result names as the scenario does: "{node: aktau, mode: sea}", or by its id.
export function closedName(closed, { texts, places }) {
    const [, kind, id, mode] = /^\{(node|link|service): ([\w-]+)(?:, mode: ([\w-]+))?\}$/.exec(closed) ?? [];
    if (id) {
        return nameOf(`${kind}s.${id}`, places) + (mode ? ` (${texts.word("mode", mode)})` : "");
    }
    const [whole, inner] = [nameOf(closed, places), closed.split(".")[3]];
    return inner ? `${whole}: ${inner.replaceAll("-", " ")}` : whole;
}

// The places where a route changes mode, between its ends.
export function viaOf(answer, places) {
    const legs = (answer.legs ?? []).filter((leg) => leg.mode);
    const names = [];
    legs.forEach((leg, i) => {
        if (i > 0 && leg.mode !== legs[i - 1].mode) {
            names.push(places.name(leg.from));
        }
    });
    const all = names.length > 0 ? names : legs.slice(0, -1).map((leg) => places.name(leg.to));
    const few = all.length > 5 ? [all[0], all[1], "…", ...all.slice(-2)] : all;
    return few.join(" – ");
}

// Everything on the way: ends first, then where modes change, then the rest.
export function marksOf(answers, demand) {
    const ranks = new Map();
    const rank = (id, value) => ranks.set(id, Math.min(value, ranks.get(id) ?? Infinity));
    for (const answer of answers) {
        const legs = (answer.legs ?? []).filter((leg) => leg.mode);
        legs.forEach((leg, i) => {
            rank(leg.from, i > 0 && leg.mode !== legs[i - 1].mode ? 1 : 2);
            rank(leg.to, 2);
            for (const id of leg.passed ?? []) {
                rank(id, 4);
            }
        });
    }
    for (const id of [demand?.from, demand?.to].filter(Boolean)) {
        rank(id, 0);
    }
    return [...ranks].map(([id, value]) => ({ id, rank: value }));
}

function passedNames(answer, places) {
    const ids = (answer.legs ?? []).filter((leg) => leg.mode).flatMap((leg) => leg.passed ?? [leg.from, leg.to]);
    return ids.filter((id, i) => id !== ids[i - 1]).map((id) => places.name(id));
}

export function corridorMap(context, answers, demand, title, note) {
    const { texts, places, world } = context;
    if (places.byId.size === 0) {
        return null;
    }
    const shown = answers.filter((answer) => answer.feasible !== false);
    const map = worldMap({
        world, places, texts,
        label: texts.t("mapLabel", { what: shown.map((answer) => `${answer.title ?? answer.name}: ${viaOf(answer, places)}`).join("; ") }),
        ways: shown.map((answer) => ({
            title: answer.title ?? answer.name, colour: colourOf(answers.indexOf(answer)), legs: waysOf(answer, places),
        })),
        marks: marksOf(shown, demand).filter(({ id, rank }) => rank < 4 || places.byId.get(id)?.kind !== "waypoint"),
    });
    return { map, panel: panel({ title, note, className: "map-panel", wide: true }, map.element, mapLegend(context, answers),
        asTable(texts, () => sortable(texts, title, [
            { title: texts.t("corridor"), value: (answer) => answer.title ?? answer.name },
            { title: texts.t("byWayOf"), value: (answer) => passedNames(answer, places).join(" – ") },
        ], shown)), h("p", { class: "fine" }, texts.t("mapNote"))) };
}

export function mapLegend({ texts, places }, answers, { corridors = true } = {}) {
    const used = new Set([...places.lines.values()].map((line) => line.family));
    const families = [["rail", null], ["sea", "2 6"], ["pipeline", "10 3 2 3"], ["road", "1 4"], ["inland-waterway", "6 4"]]
        .filter(([family]) => used.has(family));
    return h("div", { class: "legend" },
        corridors && answers.map((answer, i) => answer.feasible !== false && h("span", {}, key(colourOf(i), null), answer.title ?? answer.name)),
        families.map(([family, dash]) => h("span", { class: "family" }, key("var(--muted)", dash), texts.word("family", family))));
}

export function legend(entries) {
    return h("div", { class: "legend" }, entries.map(([title, i, isPart]) =>
        h("span", {}, isPart ? h("span", { class: `swatch p${i % 8}` }) : key(colourOf(i), dashOfCurve(i)), title)));
}

// Headline figures: cards [{title, sub, i, badges, stats: [[value, what]]}].
export function cards(list) {
    return h("div", { class: "cards" }, list.map((card) =>
        h("article", { class: "card", style: { "--own": card.i === undefined ? "var(--muted)" : colourOf(card.i) } },
            h("h2", {}, card.i !== undefined && key(colourOf(card.i), dashOfCurve(card.i)), card.title),
            card.sub && h("p", { class: "note" }, card.sub),
            h("dl", {}, card.stats.map(([value, what]) => h("div", {}, h("dt", {}, what), h("dd", {}, value)))),
            card.badges?.length > 0 && h("p", { class: "badges" }, card.badges.map((badge) => h("span", { class: "badge" }, badge))))));
}

// The share that arrives within so many hours, off a curve of quantiles at equal steps.
export function shareWithin(curve, hours) {
    if (hours < curve[0]) {
        return 0;
    }
    if (hours >= curve.at(-1)) {
        return 1;
    }
    const above = curve.findIndex((quantile) => quantile > hours);
    const [low, high] = [curve[above - 1], curve[above]];
    return (above - 1 + (hours - low) / (high - low)) / (curve.length - 1);
}

export const dayPoints = (curve) => curve.map((hours, i) => [hours / 24, i / (curve.length - 1)]);
