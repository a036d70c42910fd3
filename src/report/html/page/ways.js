import { geoDistance, geoInterpolate } from "d3-geo";
import { seaWay } from "./lanes.js";

const finest = 0.02; // radians between the points of a drawn line

// Positions along the great circle between two places, both included; at sea along the shipping lanes.
function stretch(from, to, family) {
    const corners = family === "sea" ? seaWay(from, to) : [from, to];
    const line = [from];
    for (let i = 1; i < corners.length; ++i) {
        const between = geoInterpolate(corners[i - 1], corners[i]);
        const steps = Math.max(1, Math.ceil(geoDistance(corners[i - 1], corners[i]) / finest));
        for (let step = 1; step <= steps; ++step) {
            line.push(between(step / steps));
        }
    }
    return line;
}

export class Places {
    constructor(map) {
        this.byId = new Map((map?.places ?? []).map((place) => [place.id, place]));
        this.lines = new Map((map?.lines ?? []).map((line) => [line.id, line]));
        this.stretches = new Map();
    }
    name(id) {
        return this.byId.get(id)?.name ?? id;
    }
    // Longitude before latitude, as d3 wants it.
    position(id) {
        const location = this.byId.get(id)?.location;
        return location ? [location[1], location[0]] : null;
    }
    // The stretch in the direction in which its ends are sorted, so that all who use it draw the same line.
    stretch(a, b, family) {
        const key = `${[a, b].sort().join("|")}|${family}`;
        if (!this.stretches.has(key)) {
            const [first, second] = [a, b].sort();
            const [from, to] = [this.position(first), this.position(second)];
            this.stretches.set(key, from && to ? { key, line: stretch(from, to, family) } : null);
        }
        return this.stretches.get(key);
    }
}

export function familyOf(mode, places) {
    if (!mode) {
        return null;
    }
    for (const line of places.lines.values()) {
        if (line.mode === mode) {
            return line.family;
        }
    }
    return mode.startsWith("rail-ferry") || mode.includes("sea") ? "sea" : mode.split("-")[0];
}

// The legs of a corridor or route as lists of places with the family of what runs there.
export function waysOf(answer, places) {
    return (answer.legs ?? [])
        .filter((leg) => leg.mode)
        .map((leg) => ({ family: familyOf(leg.mode, places), calls: leg.passed ?? [leg.from, leg.to] }));
}
