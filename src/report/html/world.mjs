// The base map: land and borders of Natural Earth at 1:50 million, thinned and packed into text of printable characters.
import { readFileSync } from "node:fs";
import { feature, merge, mesh, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { filter, filterAttachedWeight, presimplify, simplify } from "topojson-simplify";

const [west, south, east, north] = [-27, -42, 151, 78];
const leastArea = 0.15; // square degrees: smaller corners and islands are not seen on a page
// Where the corridors are looked at closely, between Europe's ports and Kazakhstan, smaller ones are kept.
const core = { west: 10, south: 34, east: 62, north: 50, closer: 10 };
export const unitsPerDegree = 40;

const isInside = (ring) => ring.some(([x, y]) => x > west && x < east && y > south && y < north);

function polygonsOf(geometry) {
    return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

function clippedCountries(atlas) {
    const features = feature(atlas, atlas.objects.countries).features;
    return features
        .map((country) => ({
            type: "Feature",
            id: country.id,
            properties: {},
            geometry: {
                type: "MultiPolygon",
                coordinates: polygonsOf(country.geometry).filter((polygon) => isInside(polygon[0])),
            },
        }))
        .filter((country) => country.geometry.coordinates.length > 0);
}

// Whole numbers, each zigzagged and written in digits of five bits, as source maps do.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
function pack(number) {
    let rest = number < 0 ? -2 * number - 1 : 2 * number;
    let text = "";
    do {
        const digit = rest & 31;
        rest >>>= 5;
        text += digits[rest > 0 ? digit | 32 : digit];
    } while (rest > 0);
    return text;
}

function packLine(line) {
    let [lastX, lastY] = [0, 0];
    let text = pack(line.length);
    for (const [longitude, latitude] of line) {
        const [x, y] = [Math.round(longitude * unitsPerDegree), Math.round(latitude * unitsPerDegree)];
        text += pack(x - lastX) + pack(y - lastY);
        [lastX, lastY] = [x, y];
    }
    return text;
}

const packLines = (lines) => pack(lines.length) + lines.map(packLine).join("");

export function packedWorld() {
    const file = new URL("node_modules/world-atlas/countries-50m.json", import.meta.url);
    const atlas = JSON.parse(readFileSync(file, "utf8"));
    let countries = topology({ countries: { type: "FeatureCollection", features: clippedCountries(atlas) } });
    countries = presimplify(countries);
    for (const point of countries.arcs.flat()) {
        const isInCore = point[0] > core.west && point[0] < core.east && point[1] > core.south && point[1] < core.north;
        point[2] *= isInCore ? core.closer : 1;
    }
    countries = simplify(countries, leastArea);
    countries = filter(countries, filterAttachedWeight(countries, leastArea));
    countries = quantize(countries, 1e5);
    const land = merge(countries, countries.objects.countries.geometries).coordinates;
    const borders = mesh(countries, countries.objects.countries, (a, b) => a !== b).coordinates;
    return {
        land: pack(land.length) + land.map(packLines).join(""),
        borders: packLines(borders),
    };
}
