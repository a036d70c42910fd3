import { geoDistance } from "d3-geo";

// Where ships go between ports that are far apart, so that a line at sea is drawn at sea. Only the picture knows these
// points: lengths and times come from the result.
const points = {
    shanghai: [123.5, 31], taiwan: [120.3, 24.3], southChina: [112.5, 14], vietnam: [109.8, 8.5], singapore: [104.4, 1.3],
    malacca: [98, 5.6], sriLanka: [80.5, 5.5], arabian: [58, 13.2], aden: [45, 12.2], babElMandeb: [43.3, 12.6],
    redSea: [38.3, 20], suezSouth: [32.9, 28.8], suez: [32.56, 29.93], portSaid: [32.3, 31.6], crete: [24, 34.2], sicily: [11.3, 37.4],
    sardinia: [5, 37.6], alboran: [-2.2, 36.1], gibraltar: [-6, 35.9], vicente: [-9.6, 36.8], finisterre: [-9.9, 43.5],
    ushant: [-5.9, 48.9], channel: [-1, 50.2], dover: [1.4, 51], rotterdam: [3.6, 52.1], germanBight: [7.6, 54],
    skagen: [10.9, 57.9], oresund: [12.6, 55.4], baltic: [18.5, 55.6], aegean: [24.6, 37], dardanelles: [25.8, 40],
    marmara: [28, 40.8], bosphorus: [29.2, 41.4], blackSea: [32, 43], adriaticMouth: [18.8, 39.8], adriatic: [15, 43.2],
    trieste: [13.4, 45.3], levant: [34.2, 34.6], mauritius: [63, -22], madagascar: [48, -28.5], cape: [18, -35.6],
    westAfrica: [-4, -8], dakar: [-18.6, 14.5], canaries: [-14.4, 28.5], yellowSea: [122.8, 36.2], bohai: [120, 38.6],
    korea: [126, 33], japan: [133, 31.5], genoa: [8.6, 43.4], ionian: [19.6, 36.4],
};
const edges = `shanghai-taiwan taiwan-southChina southChina-vietnam vietnam-singapore singapore-malacca malacca-sriLanka
sriLanka-arabian arabian-aden aden-babElMandeb babElMandeb-redSea redSea-suezSouth suezSouth-suez suez-portSaid
portSaid-crete crete-ionian ionian-sicily sicily-sardinia sardinia-alboran alboran-gibraltar gibraltar-vicente vicente-finisterre
finisterre-ushant ushant-channel channel-dover dover-rotterdam rotterdam-germanBight germanBight-skagen skagen-oresund
oresund-baltic crete-aegean aegean-dardanelles dardanelles-marmara marmara-bosphorus bosphorus-blackSea ionian-adriaticMouth
adriaticMouth-adriatic adriatic-trieste portSaid-levant levant-crete singapore-mauritius malacca-mauritius mauritius-madagascar
madagascar-cape cape-westAfrica westAfrica-dakar dakar-canaries canaries-vicente canaries-gibraltar shanghai-yellowSea
yellowSea-bohai shanghai-korea korea-japan korea-yellowSea sardinia-genoa portSaid-aegean`;

let lanes = null;

function neighboursOf(name) {
    if (!lanes) {
        lanes = new Map(Object.keys(points).map((point) => [point, []]));
        for (const edge of edges.split(/\s+/)) {
            const [a, b] = edge.split("-");
            const length = geoDistance(points[a], points[b]);
            lanes.get(a).push([b, length]);
            lanes.get(b).push([a, length]);
        }
    }
    return lanes.get(name);
}

const atSea = 0.19; // radians, some 1,200 km: shorter passages are drawn straight

// The way from one position to another; a detour to the lanes and from them counts double.
export function seaWay(from, to) {
    const direct = geoDistance(from, to);
    if (direct < atSea) {
        return [from, to];
    }
    const best = new Map();
    const open = new Map(Object.entries(points).map(([name, point]) => [name, [2 * geoDistance(from, point), null]]));
    while (open.size > 0) {
        const [name, [length, before]] = [...open].reduce((a, b) => (a[1][0] <= b[1][0] ? a : b));
        open.delete(name);
        best.set(name, [length, before]);
        for (const [next, step] of neighboursOf(name)) {
            if (open.has(next) && length + step < open.get(next)[0]) {
                open.set(next, [length + step, name]);
            }
        }
    }
    let [end, least] = [null, Infinity];
    for (const [name, [length]] of best) {
        const whole = length + 2 * geoDistance(points[name], to);
        if (whole < least) {
            [end, least] = [name, whole];
        }
    }
    const way = [to];
    for (let name = end; name !== null; name = best.get(name)[1]) {
        way.push(points[name]);
    }
    way.push(from);
    return withoutSpurs(way.reverse());
}

// A lane's point close to an end, or behind it, would make the ship turn round.
function withoutSpurs(way) {
    const close = 0.02;
    return way.filter((point, i) => {
        if (i === 0 || i === way.length - 1) {
            return true;
        }
        return geoDistance(point, way[0]) > close && geoDistance(point, way.at(-1)) > close;
    });
}
