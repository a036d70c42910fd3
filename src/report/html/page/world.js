const unitsPerDegree = 40; // as in ../world.mjs
const valueOf = new Uint8Array(128);
[..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((letter, value) => {
    valueOf[letter.charCodeAt(0)] = value;
});

function reader(text) {
    let at = 0;
    const number = () => {
        let [value, shift, digit] = [0, 0, 0];
        do {
            digit = valueOf[text.charCodeAt(at++)];
            value |= (digit & 31) << shift;
            shift += 5;
        } while (digit & 32);
        return value & 1 ? -((value + 1) >> 1) : value >> 1;
    };
    const several = (one) => Array.from({ length: number() }, one);
    const line = () => {
        let [x, y] = [0, 0];
        return several(() => [(x += number()) / unitsPerDegree, (y += number()) / unitsPerDegree]);
    };
    return { several, line };
}

// Read when the first map asks for it.
export function worldOf(packed) {
    let world = null;
    return () => (world ??= read(packed));
}

function read(packed) {
    const land = reader(packed.land);
    const borders = reader(packed.borders);
    return {
        land: { type: "MultiPolygon", coordinates: land.several(() => land.several(land.line)) },
        borders: { type: "MultiLineString", coordinates: borders.several(borders.line) },
    };
}
