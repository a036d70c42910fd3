import { geoAzimuthalEqualArea, geoDistance, geoPath } from "d3-geo";
import { h, newId, svg } from "./dom.js";
import { later } from "./later.js";
import { placeLabels } from "./labels.js";
import { pathThrough } from "./scale.js";

const farAtSea = 0.7; // radians between the ends of a voyage, some 4,500 km
const leastZoom = 0.1;

const dashes = { rail: null, road: "1 4", sea: "2 6", pipeline: "10 3 2 3", "inland-waterway": "6 4" };
export const dashOf = (family) => dashes[family] ?? null;

const seas = [
    ["seaCaspian", [50.9, 41.4]], ["seaBlack", [34.6, 43.2]], ["seaMediterranean", [18.5, 35.1]], ["seaArabian", [63.5, 15.5]],
    ["seaNorth", [3.2, 56.4]], ["seaBaltic", [19.4, 58]], ["seaRed", [37.4, 21.6]], ["seaSouthChina", [114.2, 12.4]],
    ["oceanIndian", [76, -18]], ["oceanAtlantic", [-16, 2]],
];
const countries = [
    ["CN", [103, 35.5]], ["KZ", [67.5, 48.5]], ["RU", [58, 58]], ["TR", [35, 39]], ["IR", [55, 32.5]], ["AZ", [47.6, 40.4]], ["GE", [43.2, 42.1]],
    ["TM", [59.5, 39]], ["UZ", [63.8, 41.9]], ["MN", [103.5, 46.8]], ["UA", [31.8, 49]], ["PL", [19.3, 52]], ["DE", [10.3, 51]], ["FR", [2.4, 46.7]],
    ["RO", [25, 45.8]], ["IN", [79, 22.5]], ["PK", [69.5, 29.5]], ["AF", [66, 33.8]], ["SA", [45, 24]], ["EG", [29.5, 26.5]], ["IQ", [43.4, 33]],
    ["KG", [74.6, 41.5]], ["BY", [28, 53.5]], ["IT", [12.5, 43]], ["ES", [-3.7, 40]], ["BG", [25.2, 42.7]], ["HU", [19.4, 47.1]], ["AM", [45, 40.2]],
    ["SY", [38.5, 35]], ["GR", [22, 39.3]], ["VN", [106, 16]], ["ID", [102, -1.5]], ["ZA", [24, -29]], ["SD", [30, 16]], ["ET", [39.5, 8.5]],
];

// Meridians and parallels, every ten degrees.
function graticuleLines() {
    const along = (from, to, point) => Array.from({ length: (to - from) / 5 + 1 }, (_, i) => point(from + 5 * i));
    const lines = [];
    for (let longitude = -30; longitude <= 160; longitude += 10) {
        lines.push(along(-50, 80, (latitude) => [longitude, latitude]));
    }
    for (let latitude = -50; latitude <= 80; latitude += 10) {
        lines.push(along(-30, 160, (longitude) => [longitude, latitude]));
    }
    return { type: "MultiLineString", coordinates: lines };
}

// The middle of what the widest gap between meridians leaves: places may lie on both sides of the 180th.
function middleLongitude(longitudes) {
    const sorted = [...longitudes].sort((a, b) => a - b);
    const gaps = sorted.map((here, i) => (i + 1 < sorted.length ? sorted[i + 1] : sorted[0] + 360) - here);
    const widest = gaps.indexOf(Math.max(...gaps));
    return sorted[widest] + gaps[widest] / 2 - 180;
}

const boxOf = (element) => ({
    left: element.offsetLeft, right: element.offsetLeft + element.offsetWidth, top: element.offsetTop, bottom: element.offsetTop + element.offsetHeight,
});

// A map of what a result has to do with.
//   world(): the land and borders under it
//   ways: [{title, colour, legs: [{family, calls}], width?}], drawn side by side where they share a stretch
//   marks: [{id, rank, size?, kind?, text?}], places; of labels that would collide the lower rank gives way
export function worldMap({ world, places, ways, marks, texts, label, height: wantedHeight }) {
    const { t } = texts;
    const root = h("div", { class: "map" });
    const listeners = [];
    const view = { k: 1, x: 0, y: 0 };
    let size = { width: 0, height: 0 };
    let projection = null;
    let drawn = null;

    const image = svg("svg", { class: "map-image", role: "img", "aria-labelledby": newId("map") });
    image.append(svg("title", { id: image.getAttribute("aria-labelledby") }, label));
    const base = svg("g", { class: "base" });
    const over = svg("g", { class: "over" });
    image.append(base, over);
    const pane = h("div", {
        class: "map-pane", tabindex: "0", role: "group", "aria-label": t("mapHelp"), onkeydown: key,
        onwheel: wheel, onpointerdown: grab,
    }, image);
    const zoomButton = (text, name, act) => h("button", { type: "button", "aria-label": name, title: name, onclick: act }, text);
    const whole = zoomButton("⤢", t("zoomAll"), () => (leadsOutside ? showAll() : reset()));
    let leadsOutside = false;
    const buttons = h("div", { class: "map-buttons" },
        zoomButton("+", t("zoomIn"), () => zoomBy(1.6)),
        zoomButton("−", t("zoomOut"), () => zoomBy(1 / 1.6)),
        whole);
    root.append(pane, buttons);

    let stretches = null;
    const users = new Map();
    function layOut() {
        stretches = ways.map((way) => way.legs.flatMap((leg) =>
            leg.calls.slice(1).map((to, i) => {
                const from = leg.calls[i];
                const stretch = places.stretch(from, to, leg.family);
                return stretch && { stretch, from, to, isBackward: from > to, family: leg.family, width: leg.width };
            }).filter(Boolean)));
        stretches.forEach((list, way) => list.forEach(({ stretch }) => {
            if (!users.has(stretch.key)) {
                users.set(stretch.key, []);
            }
            if (!users.get(stretch.key).includes(way)) {
                users.get(stretch.key).push(way);
            }
        }));
    }

    // What a map is about; a voyage round a continent would press all else into a corner, so it is seen whole on request.
    function extent(isWhole) {
        const points = stretches.flat()
            .filter(({ stretch, family }) => isWhole || family !== "sea" || geoDistance(stretch.line[0], stretch.line.at(-1)) < farAtSea)
            .flatMap(({ stretch }) => stretch.line);
        const ends = new Set(stretches.flat().flatMap(({ stretch }) => stretch.key.split("|").slice(0, 2)));
        for (const mark of marks) {
            const position = places.position(mark.id);
            if (position && (isWhole || mark.rank < 2 || !ends.has(mark.id))) {
                points.push(position);
            }
        }
        return { type: "MultiPoint", coordinates: points.length > 0 ? points : [[20, 30], [110, 55]] };
    }

    function showAll() {
        if (!drawn) {
            return;
        }
        const flat = extent(true).coordinates.map((point) => projection(point)).filter(Boolean);
        const [left, right] = [Math.min(...flat.map((p) => p[0])), Math.max(...flat.map((p) => p[0]))];
        const [top, bottom] = [Math.min(...flat.map((p) => p[1])), Math.max(...flat.map((p) => p[1]))];
        const k = Math.min(1, (size.width - 60) / (right - left), (size.height - 60) / (bottom - top));
        moveTo(k, size.width / 2 - (k * (left + right)) / 2, size.height / 2 - (k * (top + bottom)) / 2);
    }

    function project() {
        const shape = extent(false);
        const latitudes = shape.coordinates.map((point) => point[1]);
        const middle = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
        const margin = Math.min(46, size.width / 12);
        projection = geoAzimuthalEqualArea().rotate([-middleLongitude(shape.coordinates.map((point) => point[0])), -middle]).clipAngle(100).precision(0.5)
            .fitExtent([[margin, margin], [size.width - margin, size.height - margin]], shape);
        // A single place, or a short line, is shown with what lies around it.
        projection.scale(Math.min(projection.scale(), size.width * 4));
        if (projection.scale() === size.width * 4) {
            projection.center([0, 0]).translate([size.width / 2, size.height / 2]);
        }
    }

    function drawBase() {
        const path = geoPath(projection);
        const graticule = path(graticuleLines());
        // The points of coasts lie so close together that nothing needs to go between them.
        projection.precision(0);
        base.replaceChildren(
            svg("path", { class: "graticule", d: graticule }),
            svg("path", { class: "land", d: path(world().land) }),
            svg("path", { class: "borders", d: path(world().borders) }));
    }

    const onScreen = (point) => {
        const flat = point && projection(point);
        return flat && [flat[0] * view.k + view.x, flat[1] * view.k + view.y];
    };

    // Beside the middle line by so many pixels, seen from the first end of the stretch.
    function shifted(points, by) {
        if (by === 0) {
            return points;
        }
        return points.map((point, i) => {
            const before = points[Math.max(0, i - 1)];
            const after = points[Math.min(points.length - 1, i + 1)];
            const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
            const length = Math.hypot(dx, dy) || 1;
            return [point[0] - (dy / length) * by, point[1] + (dx / length) * by];
        });
    }

    function linesOf(way) {
        const runs = [];
        for (const { stretch, from, to, isBackward, family, width } of stretches[way]) {
            const beside = users.get(stretch.key);
            const gap = 3.6;
            const by = (beside.indexOf(way) - (beside.length - 1) / 2) * gap;
            let points = shifted(stretch.line.map(onScreen).filter(Boolean), by);
            if (isBackward) {
                points = points.reverse();
            }
            const last = runs.at(-1);
            if (last && last.to === from && last.family === family && last.width === width) {
                last.points.push(...points);
                last.to = to;
            } else {
                runs.push({ family, width, points, to });
            }
        }
        return runs;
    }

    function draw() {
        base.setAttribute("transform", `translate(${view.x} ${view.y}) scale(${view.k})`);
        const runs = ways.map((way, i) => linesOf(i));
        const obstacles = [];
        const lines = svg("g", { class: "ways" });
        const halos = svg("g", { class: "halos" });
        runs.forEach((list, i) => {
            for (const run of list) {
                if (run.points.length < 2) {
                    continue;
                }
                const d = pathThrough(run.points);
                const width = run.width ?? 3;
                halos.append(svg("path", { d, class: "halo", "stroke-width": width + 2.4 }));
                lines.append(svg("path", {
                    d, class: "way", stroke: ways[i].colour, "stroke-width": width,
                    "stroke-dasharray": dashOf(run.family), "stroke-linecap": run.family === "sea" ? "round" : "butt",
                }, ways[i].title && svg("title", {}, ways[i].title)));
                for (const [j, point] of run.points.entries()) {
                    if (j % 2 === 0) {
                        obstacles.push(point);
                    }
                }
            }
        });
        const shown = marks
            .map((mark) => ({ ...mark, at: onScreen(places.position(mark.id)) }))
            .filter(({ at }) => at && at[0] > -20 && at[1] > -20 && at[0] < size.width + 20 && at[1] < size.height + 20);
        const dots = svg("g", { class: "marks" });
        for (const mark of [...shown].sort((a, b) => (b.size ?? 4) - (a.size ?? 4))) {
            dots.append(svg("circle", {
                cx: mark.at[0], cy: mark.at[1], r: mark.size ?? (mark.rank < 2 ? 4.5 : 3), class: `mark ${mark.kind ?? ""}`,
                fill: mark.colour,
            }, svg("title", {}, mark.text ?? places.name(mark.id))));
        }
        leadsOutside = runs.flat().some(({ points }) => !points.every(isSeen));
        whole.textContent = leadsOutside ? `⤢ ${t("zoomAll")}` : "⤢";
        over.replaceChildren(halos, lines, dots, ...labels(shown, obstacles));
        drawn = true;
        listeners.forEach((tell) => tell());
    }

    const isSeen = ([x, y]) => x > 0 && y > 0 && x < size.width && y < size.height;

    // Where the name of a way may stand: along what it shares with the fewest others of what is seen of it, first around
    // the middle of that.
    function spotsOf(way) {
        const seen = stretches[way].map(({ stretch }) => ({
            sharing: users.get(stretch.key).length, points: stretch.line.map(onScreen).filter((point) => point && isSeen(point)),
        })).filter(({ points }) => points.length > 1);
        const fewest = Math.min(...seen.map(({ sharing }) => sharing));
        const points = seen.filter(({ sharing }) => sharing === fewest).flatMap((one) => one.points);
        const shares = [1 / 2, 2 / 5, 3 / 5, 3 / 10, 7 / 10, 1 / 5, 4 / 5];
        return points.length > 0 ? shares.map((share) => points[Math.floor(share * points.length)]) : [];
    }

    function labels(shown, obstacles) {
        const named = shown
            .filter((mark) => mark.rank < 2 + 2 * Math.log2(view.k + 1))
            .sort((a, b) => a.rank - b.rank)
            .map((mark) => ({ at: mark.at, text: places.name(mark.id), gap: (mark.size ?? 4) + 4, kind: "place", mayMove: true, rank: mark.rank }));
        const titled = ways.length < 2 ? [] : ways.flatMap((way, i) => (way.title
            ? [{ spots: spotsOf(i), text: way.title, gap: 8, kind: "title", mayMove: true, colour: way.colour }] : []));
        const wanted = [...named.filter(({ rank }) => rank < 1), ...titled, ...named.filter(({ rank }) => rank >= 1)];
        for (const [code, position] of countries) {
            wanted.push({ at: onScreen(position), text: texts.country(code).toLocaleUpperCase(texts.language), kind: "country" });
        }
        for (const [key, position] of seas) {
            wanted.push({ at: onScreen(position), text: t(key), kind: "sea" });
        }
        const kept = placeLabels(wanted.filter(({ at, spots }) => at || spots), { ...size, obstacles, dots: shown, covered: [boxOf(buttons)] });
        return kept.map((label) => svg("text", {
            x: label.x, y: label.y, class: `label ${label.kind}`, "text-anchor": label.anchor, style: label.colour && { fill: label.colour },
        }, label.text));
    }

    function moveTo(k, x, y) {
        if (!drawn) {
            return;
        }
        view.k = Math.min(40, Math.max(leastZoom, k));
        view.x = x;
        view.y = y;
        draw();
    }
    function zoomBy(factor, at = [size.width / 2, size.height / 2]) {
        const k = Math.min(40, Math.max(leastZoom, view.k * factor));
        const real = k / view.k;
        moveTo(k, at[0] - (at[0] - view.x) * real, at[1] - (at[1] - view.y) * real);
    }
    function reset() {
        moveTo(1, 0, 0);
    }
    function key(event) {
        const step = 60;
        const moves = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
        if (moves[event.key]) {
            moveTo(view.k, view.x + moves[event.key][0], view.y + moves[event.key][1]);
        } else if (event.key === "+" || event.key === "=") {
            zoomBy(1.6);
        } else if (event.key === "-") {
            zoomBy(1 / 1.6);
        } else if (event.key === "0") {
            reset();
        } else {
            return;
        }
        event.preventDefault();
    }
    // The wheel scrolls the page, unless the map is held or a key says that zoom is meant.
    function wheel(event) {
        if (event.ctrlKey || event.metaKey || document.activeElement === pane) {
            event.preventDefault();
            const box = pane.getBoundingClientRect();
            zoomBy(Math.exp(-event.deltaY / 300), [event.clientX - box.left, event.clientY - box.top]);
        }
    }
    const fingers = new Map();
    function grab(event) {
        fingers.set(event.pointerId, [event.clientX, event.clientY]);
        if (fingers.size > 1) {
            return;
        }
        const controller = new AbortController();
        const options = { signal: controller.signal };
        const drag = (moved) => {
            if (!fingers.has(moved.pointerId)) {
                return;
            }
            const before = [...fingers.values()].map((finger) => [...finger]);
            fingers.set(moved.pointerId, [moved.clientX, moved.clientY]);
            const after = [...fingers.values()];
            const middle = (points, i) => points.reduce((sum, point) => sum + point[i], 0) / points.length;
            const box = pane.getBoundingClientRect();
            if (after.length === 2) {
                const spread = (points) => Math.hypot(points[0][0] - points[1][0], points[0][1] - points[1][1]) || 1;
                zoomBy(spread(after) / spread(before), [middle(after, 0) - box.left, middle(after, 1) - box.top]);
            }
            moveTo(view.k, view.x + middle(after, 0) - middle(before, 0), view.y + middle(after, 1) - middle(before, 1));
        };
        const drop = (dropped) => {
            fingers.delete(dropped.pointerId);
            if (fingers.size === 0) {
                controller.abort();
            }
        };
        window.addEventListener("pointermove", drag, options);
        window.addEventListener("pointerup", drop, options);
        window.addEventListener("pointercancel", drop, options);
    }

    // Whether there is a new size to draw for.
    function measure() {
        const width = Math.round(root.clientWidth);
        if (width === 0 || width === size.width) {
            return false;
        }
        const height = Math.round(wantedHeight ?? Math.min(640, Math.max(280, width * 0.5)));
        size = { width, height };
        image.setAttribute("viewBox", `0 0 ${width} ${height}`);
        Object.assign(view, { k: 1, x: 0, y: 0 });
        return true;
    }
    const steps = [project, drawBase, draw];
    later(measure);
    later(layOut);
    steps.forEach((step) => later(() => size.width > 0 && step()));
    new ResizeObserver(() => stretches && measure() && steps.forEach((step) => step())).observe(root);

    return {
        element: root,
        pane,
        // Longitude and latitude to pixels of the pane; nothing on the far side of the globe.
        project: (longitude, latitude) => (drawn ? onScreen([longitude, latitude]) : null),
        onChange: (tell) => listeners.push(tell),
        size: () => size,
    };
}
