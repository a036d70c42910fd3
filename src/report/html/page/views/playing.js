import { h } from "../dom.js";
import { worldMap } from "../map.js";
import { asTable, colourCount, key, panel } from "../panel.js";
import { coloursOf, disc, overlay } from "../playback/overlay.js";
import { player } from "../playback/player.js";
import { Traffic } from "../playback/traffic.js";
import { Movers, Tracks } from "../playback/trains.js";
import { moves, unpack } from "../playback/unpack.js";
import { sortable } from "../table.js";
import { closedName, demandTitle } from "./common.js";

const moments = 481; // of the axis of time
const largest = 34; // px, of the greatest disc ever
const monthLong = 30 * 24 * 60;

// A simulation played back on the map: trains and ships, or the levels of tanks.
export function playbackPanel(context, result) {
    if (context.places.byId.size === 0) {
        return null;
    }
    if (result.playback?.consignments > 0) {
        return trafficPanel(context, result);
    }
    return (result.tanks ?? []).some((tank) => tank.m3_by_day?.length > 1) ? tankPanel(context, result) : null;
}

// Map, canvas and player in one: what is drawn is drawn anew when the map moves or the page changes its colours.
function stage(context, { ways, marks, label, minutes, start, bands, spans, draw, moved, brief, say, name }) {
    const { texts, places, world } = context;
    const map = worldMap({ world, places, texts, label, ways, marks });
    let colours = null;
    const canvas = overlay(map, (brush, size) => draw(brush, size, colours, map.project));
    const control = player(texts, { start, minutes, bands, spans, brief, say, name, show: () => map.size().width > 0 && colours && canvas.paint() });
    const refresh = () => {
        colours = coloursOf(canvas.canvas);
        moved?.(map.project);
        control.redraw();
    };
    map.onChange(refresh);
    addEventListener("recolour", () => canvas.canvas.isConnected && refresh());
    for (const query of ["(prefers-color-scheme: dark)", "print"]) {
        matchMedia(query).addEventListener("change", () => canvas.canvas.isConnected && refresh());
    }
    return { map, control, refresh };
}

// On a small map discs are smaller, too.
const narrowed = ({ width }) => Math.min(1, Math.max(0.5, width / 1000));

function spansOf({ texts }, start, closures) {
    const minute = (date) => (Date.parse(`${date}T00:00:00Z`) - Date.parse(`${start}Z`)) / 60000;
    return closures.map(({ what, from, until }) => ({ from: minute(from), until: minute(until), title: texts.t("play.closed", { what }) }));
}

// The map leaves room for the discs of its places, but does not draw them.
function dot(brush, at, colours) {
    if (at) {
        brush.beginPath();
        brush.arc(at[0], at[1], 2.4, 0, 2 * Math.PI);
        brush.fillStyle = colours.panel;
        brush.fill();
        brush.lineWidth = 1.4;
        brush.strokeStyle = colours.ink;
        brush.stroke();
    }
}

function network(places, lines, colour) {
    return [{ title: null, colour, legs: lines.map((line) => ({ family: line.family, calls: line.calls, width: 1.6 })) }];
}

// By what consignments may be told apart: the number of the colour of each journey, and what the colours mean. Corridors
// have the colours that they have elsewhere on the page; of what else there is, the most frequent come first.
function groupings({ texts, places }, { playback: { demands }, ...result }, traffic) {
    const titles = new Map((result.demands ?? []).flatMap((demand) => (demand.corridors ?? []).map((c) => [c.name, c.title || c.name])));
    const often = new Float64Array(traffic.journeys.length);
    traffic.journey.forEach((journey) => { ++often[journey]; });
    const by = (name, valueOf, inOrder) => {
        const sums = new Map((inOrder ?? []).map((value) => [value, 0]));
        traffic.journeys.forEach((journey, i) => sums.set(valueOf(journey), (sums.get(valueOf(journey)) ?? 0) + often[i]));
        const values = [...sums.keys()];
        const ordered = inOrder ? values : values.sort((a, b) => sums.get(b) - sums.get(a));
        const isTooMany = ordered.length > colourCount;
        const shown = isTooMany ? [...ordered.slice(0, colourCount - 1), texts.t("play.others")] : ordered;
        const of = traffic.journeys.map((journey) => Math.min(colourCount - 1, ordered.indexOf(valueOf(journey))));
        return { name, titles: shown, of };
    };
    const titleOf = (corridor) => titles.get(corridor) || corridor || texts.t("bestRoute");
    const all = [
        by("corridor", ({ demand, corridor }) => titleOf(demands[demand].corridors[corridor]), demands.flatMap((demand) => demand.corridors.map(titleOf))),
        by("demand", ({ demand }) => demandTitle(demands[demand], places)),
        by("cargo", ({ demand }) => demands[demand].cargo),
    ];
    const useful = all.filter((one) => one.titles.length > 1);
    return useful.length > 0 ? useful : all.slice(0, 1);
}

function trafficPanel(context, result) {
    const { texts, places } = context;
    const { t, number } = texts;
    const { playback } = result;
    const lineOf = (i) => places.lines.get(playback.lines[i]);
    const unpacked = unpack(playback);
    for (const step of unpacked.journeys.flatMap((journey) => journey.steps)) {
        step.sails = step.kind === moves && ["sea", "inland-waterway"].includes(lineOf(step.line)?.family);
    }
    const traffic = new Traffic(unpacked, playback.places.length);
    const tracks = new Tracks(traffic.steps, lineOf, (i) => playback.places[i], places);
    const course = traffic.course(playback.minutes, moments);
    const scale = Math.min(6, largest / Math.sqrt(Math.max(1, ...course.longest)));
    const radiusOf = (queue, narrowed = 1) => Math.max(3, narrowed * scale * Math.sqrt(queue));
    const choices = groupings(context, result, traffic);
    let chosen = choices[0];
    let movers = null;
    const choose = (choice) => {
        chosen = choice;
        movers = new Movers(traffic, tracks, (who) => chosen.of[traffic.journey[who]], chosen.titles.length);
    };
    choose(chosen);

    function draw(brush, size, colours, project) {
        const now = traffic.at(theStage.control.minute());
        for (const id of playback.places) {
            dot(brush, project(...places.position(id)), colours);
        }
        movers.draw(brush, now, size, colours);
        const queues = [...now.queues.keys()].filter((i) => now.queues[i] > 0).sort((a, b) => now.queues[b] - now.queues[a]);
        for (const i of queues) {
            const at = project(...places.position(playback.places[i]));
            if (at) {
                disc(brush, {
                    x: at[0], y: at[1], radius: radiusOf(now.queues[i], narrowed(size)), text: number(now.queues[i]),
                    fill: colours.hot, edge: colours.panel, ink: colours.panel, font: colours.font,
                });
            }
        }
    }

    const bands = [
        { title: t("play.underWay"), values: course.moving, colour: "var(--c0)" },
        { title: t("play.served"), values: course.served, colour: "var(--strong)" },
        { title: t("play.waiting"), values: course.waiting, colour: "var(--hot)" },
    ];
    const brief = () => {
        const { now } = traffic;
        return [
            [number(now.moving), bands[0].title, bands[0].colour], [number(now.served), bands[1].title, bands[1].colour],
            [number(now.waiting), bands[2].title, bands[2].colour], [number(now.left), t("play.left")],
        ];
    };
    const longest = (now) => {
        const most = now.queues.reduce((best, n, i) => (n > now.queues[best] ? i : best), 0);
        return now.queues[most] > 0 ? t("play.longest", { place: places.name(playback.places[most]), count: number(now.queues[most]) }) : "";
    };
    const sentence = (now) => `${t("play.says", {
        moving: number(now.moving), served: number(now.served), waiting: number(now.waiting), left: number(now.left),
    })} ${longest(now)}`;

    const ends = new Set(playback.demands.flatMap((demand) => [demand.from, demand.to]));
    const used = traffic.steps.filter((step) => step.line !== undefined);
    const lines = [...new Set(used.map((step) => step.line))].map(lineOf).filter(Boolean);
    const ports = new Set(used.filter((step) => step.sails).flatMap((step) => [playback.places[step.from], playback.places[step.to]]));
    const theStage = stage(context, {
        ways: network(places, lines, "var(--strong)"),
        // Names keep clear of the discs, unless these are at their greatest.
        marks: playback.places.map((id, i) => ({
            id, rank: ends.has(id) ? 0 : ports.has(id) ? 1 : 3, size: Math.max(3, radiusOf(course.longest[i]) * 0.7), kind: "unseen",
        })),
        label: t("play.mapLabel"), name: t("play.title"), minutes: playback.minutes, start: playback.start, bands, draw,
        spans: spansOf(context, playback.start, (result.recoveries ?? []).map(({ closure, from, until }) => ({ what: closedName(closure, context), from, until }))),
        moved: (project) => tracks.project(project), brief, say: () => sentence(traffic.now),
    });
    return panel({
        title: t("play.title"), wide: true, className: "map-panel",
        note: t("play.note", { replications: number(result.replications) }) +
            (playback.whole === false ? ` ${t("play.cut", { date: texts.date(Date.parse(`${playback.start}Z`) + playback.minutes * 60000) })}` : ""),
    }, theStage.map.element, theStage.control.element, marking(context, choices, (choice) => { choose(choice); theStage.refresh(); }),
    byMonth(context, playback, traffic, longest));
}

// What the colours and shapes mean, and what else they could mean.
function marking({ texts }, choices, choose) {
    const { t } = texts;
    const entries = h("span", { class: "legend" });
    const fill = (choice) => entries.replaceChildren(...choice.titles.map((title, i) => h("span", {}, key(`var(--c${i})`, null), title)));
    const select = h("select", { onchange: () => { const choice = choices[Number(select.value)]; fill(choice); choose(choice); } },
        choices.map((choice, i) => h("option", { value: i }, t(choice.name))));
    fill(choices[0]);
    return h("div", { class: "legend play-legend" }, choices.length > 1 && h("label", {}, t("play.colourBy"), " ", select), entries,
        h("span", {}, shape("M2 6h12v5H2z"), t("play.train")), h("span", {}, shape("M1 5h9l6 3.5-6 3.5H1z"), t("play.ship")),
        h("span", {}, h("span", { class: "swatch play-queue" }), t("play.queue")));
}

function shape(d) {
    const image = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    for (const [name, value] of Object.entries({ viewBox: "0 0 17 17", width: 17, height: 17, "aria-hidden": "true", class: "play-shape" })) {
        image.setAttribute(name, value);
    }
    path.setAttribute("d", d);
    image.append(path);
    return image;
}

// The same for who does not see the map: how it stood every thirty days.
function byMonth({ texts }, playback, traffic, longest) {
    const { t, number } = texts;
    const rows = [];
    for (let minute = 0; minute <= playback.minutes; minute += monthLong) {
        const now = traffic.at(minute);
        rows.push({ time: Date.parse(`${playback.start}Z`) + minute * 60000, moving: now.moving, served: now.served, waiting: now.waiting, left: now.left, longest: longest(now) });
    }
    traffic.at(0);
    const column = (title, name) => ({ title, isNumber: true, value: (row) => row[name], show: (row) => number(row[name]) });
    return asTable(texts, () => sortable(texts, t("play.title"), [
        { title: t("play.date"), value: (row) => row.time, show: (row) => texts.date(row.time) },
        column(t("play.underWay"), "moving"), column(t("play.served"), "served"), column(t("play.waiting"), "waiting"), column(t("play.left"), "left"),
        { title: t("play.longestQueue"), value: (row) => row.longest },
    ], rows));
}

function tankPanel(context, result) {
    const { texts, places } = context;
    const { t, number, short } = texts;
    const tanks = result.tanks
        .map((tank) => ({ ...tank, place: tank.id.replace(/^nodes\./, "") }))
        .filter((tank) => tank.m3_by_day?.length > 1 && places.position(tank.place));
    const days = Math.max(...tanks.map((tank) => tank.m3_by_day.length));
    const minutes = (days - 1) * 24 * 60;
    const room = (tank) => tank.room_m3 ?? tank.greatest_m3;
    const radiusOf = (volume, narrow = 1) => (narrow * largest * Math.sqrt(Math.max(0, volume))) / Math.sqrt(Math.max(...tanks.map(room), 1));
    // Levels are those at the ends of days; in between they are drawn as if they changed evenly.
    const level = (tank, minute) => {
        const along = Math.min(tank.m3_by_day.length - 1, minute / (24 * 60));
        const i = Math.min(tank.m3_by_day.length - 2, Math.floor(along));
        return tank.m3_by_day[i] + (tank.m3_by_day[i + 1] - tank.m3_by_day[i]) * (along - i);
    };
    const isFull = (tank, minute) => tank.room_m3 && level(tank, minute) > 0.98 * tank.room_m3;
    const sum = (minute) => tanks.reduce((total, tank) => total + level(tank, minute), 0);
    const full = (minute) => tanks.filter((tank) => isFull(tank, minute));
    const namesOfFull = (minute) => full(minute).map((tank) => tank.name).join(", ");

    function draw(brush, size, colours, project) {
        const minute = theStage.control.minute();
        for (const tank of [...tanks].sort((a, b) => room(b) - room(a))) {
            const at = project(...places.position(tank.place));
            if (!at) {
                continue;
            }
            const radius = radiusOf(room(tank), narrowed(size));
            brush.beginPath();
            brush.arc(at[0], at[1], radius, 0, 2 * Math.PI);
            brush.globalAlpha = 0.55;
            brush.fillStyle = colours.panel;
            brush.fill();
            brush.globalAlpha = 1;
            brush.lineWidth = 1.6;
            brush.strokeStyle = isFull(tank, minute) ? colours.hot : colours.ink;
            brush.stroke();
            disc(brush, {
                x: at[0], y: at[1], radius: radiusOf(level(tank, minute), narrowed(size)), text: "",
                fill: isFull(tank, minute) ? colours.hot : colours.own[0], edge: colours.panel, ink: colours.panel,
            });
        }
    }

    const minute = () => theStage.control.minute();
    const says = () => t("play.tanksSay", { volume: short(sum(minute())), full: number(full(minute()).length), count: number(tanks.length) });
    const lines = [...places.lines.values()];
    const theStage = stage(context, {
        ways: network(places, lines, "var(--strong)"),
        marks: tanks.map((tank) => ({ id: tank.place, rank: radiusOf(room(tank)) > 17 ? 1 : 3, size: radiusOf(room(tank)), kind: "unseen" })),
        label: t("play.tanksMapLabel"), name: t("play.tanksTitle"), minutes, start: `${result.start}T00:00:00`,
        bands: [{ title: t("play.inTanks"), values: Array.from({ length: days }, (_, d) => sum(d * 24 * 60)), colour: "var(--c0)" }],
        spans: spansOf(context, `${result.start}T00:00:00`, (result.disruptions ?? []).map(({ of, from, until }) => ({ what: closedName(of, context), from, until }))),
        draw,
        brief: (m) => [[short(sum(m)), t("play.m3InTanks"), "var(--c0)"], [number(full(m).length), t("play.fullTanks"), "var(--hot)"],
            ["", namesOfFull(m)]],
        say: () => `${says()} ${namesOfFull(minute())}`,
    });
    const rows = Array.from({ length: Math.floor(minutes / monthLong) + 1 }, (_, i) => i * monthLong);
    return panel({ title: t("play.tanksTitle"), wide: true, className: "map-panel", note: t("play.tanksNote") },
        theStage.map.element, theStage.control.element,
        asTable(texts, () => sortable(texts, t("play.tanksTitle"), [
            { title: t("play.date"), value: (m) => m, show: (m) => texts.date(Date.parse(`${result.start}T00:00:00Z`) + m * 60000) },
            { title: t("play.m3InTanks"), isNumber: true, value: sum, show: (m) => short(sum(m)) },
            { title: t("play.fullTanks"), value: namesOfFull },
        ], rows)));
}
