import { h } from "../dom.js";
import { worldMap } from "../map.js";
import { asTable, panel } from "../panel.js";
import { sortable } from "../table.js";
import { mapLegend, nameOf } from "./common.js";

// The whole network: lines as wide as what flows there, and what is tight.
//   flows: by id of a line; rings: [{part, text}], where it is tight
export function networkMap(context, { title, note, flows, rings }) {
    const { texts, places, world } = context;
    if (places.byId.size === 0) {
        return null;
    }
    const most = Math.max(...flows.values(), 1e-9);
    const hot = new Set(rings.map((ring) => ring.part));
    const leg = (line, width) => ({ family: line.family, calls: line.calls, width });
    const calm = [];
    const tense = [];
    for (const line of places.lines.values()) {
        const flow = flows.get(line.id);
        if (flow === undefined && flows.size > 0 && !hot.has(line.id)) {
            continue;
        }
        (hot.has(line.id) ? tense : calm).push(leg(line, flow === undefined ? 1.5 : 1 + 7 * Math.sqrt(flow / most)));
    }
    const used = new Set([...calm, ...tense].flatMap((one) => one.calls));
    const map = worldMap({
        world, places, texts, label: `${title}: ${rings.map((ring) => ring.text).join("; ")}`,
        ways: [{ colour: "var(--c0)", legs: calm }, { colour: "var(--hot)", legs: tense }],
        marks: [...places.byId.values()].filter((place) => used.has(place.id) && place.kind !== "waypoint").map((place) => {
            const ring = rings.find((one) => one.part === `nodes.${place.id}`);
            const touched = tense.some((one) => one.calls.includes(place.id));
            return { id: place.id, rank: ring ? 0 : touched ? 1 : place.kind === "port" ? 3 : 5, kind: ring ? "hot" : "", size: ring ? 7 : undefined, text: ring?.text };
        }),
    });
    return panel({ title, note, wide: true, className: "map-panel" }, map.element, mapLegend(context, [], { corridors: false }),
        rings.length > 0 && asTable(texts, () => sortable(texts, title, [
            { title: texts.t("facility"), value: (ring) => nameOf(ring.part, places) }, { title: texts.t("value"), value: (ring) => ring.text },
        ], rings)), h("p", { class: "fine" }, texts.t("mapNote")));
}
