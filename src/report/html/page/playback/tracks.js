import { geoDistance, geoInterpolate } from "d3-geo";

const gap = 0.004; // radians between positions, some 25 km

// Positions at equal distances along a line of positions, so that a share of the way is a share of the positions.
export function evenly(line) {
    const lengths = [0];
    for (let i = 1; i < line.length; ++i) {
        lengths.push(lengths.at(-1) + geoDistance(line[i - 1], line[i]));
    }
    const whole = lengths.at(-1);
    const count = Math.max(2, Math.min(1500, Math.ceil(whole / gap) + 1));
    const positions = new Float64Array(count * 2);
    for (let i = 0, piece = 1; i < count; ++i) {
        const along = (whole * i) / (count - 1);
        while (piece < line.length - 1 && lengths[piece] < along) {
            ++piece;
        }
        const span = lengths[piece] - lengths[piece - 1];
        const share = span > 0 ? Math.min(1, (along - lengths[piece - 1]) / span) : 0;
        positions.set(geoInterpolate(line[piece - 1], line[piece])(share), i * 2);
    }
    return positions;
}

// The positions that a line passes from one of its calls to another, in the direction of going.
export function between(line, from, to, places) {
    let [first, last] = [line.calls.indexOf(from), line.calls.indexOf(to)];
    const isBackward = first > last;
    if (isBackward) {
        [first, last] = [last, first];
    }
    const points = [];
    for (let i = first; i < last; ++i) {
        const [a, b] = [line.calls[i], line.calls[i + 1]];
        const stretch = places.stretch(a, b, line.family);
        if (!stretch) {
            return null;
        }
        const piece = a < b ? stretch.line : [...stretch.line].reverse();
        points.push(...(points.length > 0 ? piece.slice(1) : piece));
    }
    if (isBackward) {
        points.reverse();
    }
    return points.length > 1 ? evenly(points) : null;
}
