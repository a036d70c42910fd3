import { nice, ticks } from "d3-array";

// Numbers to pixels along a straight line.
export function scaleLinear([least, most], [from, to]) {
    const span = most - least || 1;
    const scale = (value) => from + ((value - least) / span) * (to - from);
    scale.ticks = (count) => ticks(least, most, count);
    scale.nice = () => scaleLinear(nice(least, most, 6), [from, to]);
    return scale;
}

// A path through points that are pixels already.
export const pathThrough = (points) => points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

// The same through points that scales have to place.
export const lineThrough = (points, x, y) => pathThrough(points.map((point) => [x(point[0]), y(point[1])]));
export const areaUnder = (points, x, y) =>
    `${lineThrough(points, x, y)}L${x(points.at(-1)[0]).toFixed(1)} ${y(0)}L${x(points[0][0]).toFixed(1)} ${y(0)}Z`;
