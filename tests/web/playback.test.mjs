// Movements of a simulation, packed by docs/formats.md and played back: what is on the way, waits and has left at a minute.
import assert from "node:assert/strict";
import { test } from "node:test";
import { between, evenly } from "../../src/report/html/page/playback/tracks.js";
import { Traffic } from "../../src/report/html/page/playback/traffic.js";
import { moves, served, unpack, waits } from "../../src/report/html/page/playback/unpack.js";

function packed(numbers) {
    const bytes = [];
    for (let number of numbers) {
        for (; number >= 128; number = Math.floor(number / 128)) {
            bytes.push((number % 128) + 128);
        }
        bytes.push(number);
    }
    return Buffer.from(bytes).toString("base64");
}

const place = (number, kind) => [number * 4 + kind];
const along = (line, from, to) => [line * 4 + 2, from, to];

// From place 0 by line 0 to place 1, where it is loaded, waits, and sails by line 1 to place 2.
const journey = [0, 0, 4, ...along(0, 0, 1), ...place(1, 1), ...place(1, 0), ...along(1, 1, 2)];

function trafficOf(consignments, journeys = [journey]) {
    const numbers = [journeys.length, ...journeys.flat(), ...consignments.flat()];
    const unpacked = unpack({ data: packed(numbers), consignments: consignments.length });
    for (const step of unpacked.journeys.flatMap((one) => one.steps)) {
        step.sails = step.line === 1;
    }
    return new Traffic(unpacked, 3);
}

test("packed movements are read as they were written", () => {
    const { journeys, times, left, count } = unpack({
        data: packed([1, ...journey, 0, 0, 100, 60, 0, 300, 2000, 0, 2, 50, 70, 80]), consignments: 2,
    });
    assert.deepEqual(journeys, [{
        demand: 0, corridor: 0,
        steps: [{ kind: moves, line: 0, from: 0, to: 1 }, { kind: served, place: 1 }, { kind: waits, place: 1 }, { kind: moves, line: 1, from: 1, to: 2 }],
    }]);
    assert.deepEqual([...times], [100, 160, 160, 460, 2460, 150, 220, 300]);
    assert.deepEqual([...left], [1, 0]);
    assert.deepEqual([...count], [4, 2]);
});

test("what ends too soon is refused", () => {
    assert.throws(() => unpack({ data: packed([1, 0, 0, 4]), consignments: 0 }), RangeError);
});

test("a consignment moves by its share of the time, waits at its place, and is gone when it has left", () => {
    const traffic = trafficOf([[0, 0, 100, 60, 0, 300, 2000]]);
    assert.equal(traffic.at(99).entered, 0);
    let now = traffic.at(130);
    assert.deepEqual([now.moving, now.share[0], now.step[0]], [1, 0.5, 0]);
    now = traffic.at(160);
    assert.deepEqual([now.moving, now.waiting, now.queues[1]], [0, 1, 1]);
    now = traffic.at(960);
    assert.deepEqual([now.moving, now.share[0], now.step[0], now.queues[1]], [1, 0.25, 3, 0]);
    now = traffic.at(2460);
    assert.deepEqual([now.moving, now.waiting, now.served, now.left], [0, 0, 0, 1]);
});

test("who has not left stays at the last thing begun", () => {
    const traffic = trafficOf([[0, 3, 0, 10, 10, 10]]);
    assert.equal(traffic.at(25).queues[1], 1);
    assert.equal(traffic.at(1000).queues[1], 1);
    assert.equal(traffic.at(1000).left, 0);
});

test("who sails from the same moment to the same moment is on one ship", () => {
    // The first two sail from minute 100 to 200, the third with the next ship.
    const traffic = trafficOf([[0, 0, 0, 10, 10, 80, 100], [0, 0, 5, 10, 10, 75, 100], [0, 0, 0, 10, 10, 100, 100]]);
    const { ship, moving } = traffic.at(150);
    assert.equal(moving, 3);
    assert.ok(ship[0] > 0);
    assert.equal(ship[0], ship[1]);
    assert.notEqual(ship[1], ship[2]);
    assert.equal(traffic.at(3).ship[0], 0, "a train is no ship");
});

// Numbers that look random and are the same each time.
function drawn(seed) {
    let state = seed;
    return (most) => {
        state = (state * 48271) % 2147483647;
        return state % most;
    };
}

test("whatever goes where, all who entered are on the way, served, waiting or gone, in any order of asking", () => {
    const draw = drawn(7);
    const consignments = Array.from({ length: 300 }, () => {
        const begun = draw(5);
        return [0, begun, draw(20), ...Array.from({ length: begun || 4 }, () => (draw(3) === 0 ? 0 : draw(200)))];
    });
    const traffic = trafficOf(consignments);
    // By going through all steps of all, as slowly and plainly as can be.
    const plainly = (minute) => {
        const found = { moving: 0, waiting: 0, served: 0, left: 0, entered: 0, queues: [0, 0, 0] };
        let entered = 0;
        for (const [, begun, after, ...minutes] of consignments) {
            entered += after;
            if (entered > minute) {
                continue;
            }
            ++found.entered;
            let [from, doing] = [entered, null];
            minutes.forEach((long, step) => {
                doing = from <= minute ? step : doing;
                from += long;
            });
            if (begun === 0 && from <= minute) {
                ++found.left;
            } else if (doing === 1) {
                ++found.served;
            } else if (doing === 2) {
                ++found.waiting;
                ++found.queues[1];
            } else {
                ++found.moving;
            }
        }
        return found;
    };
    for (let i = 0; i < 400; ++i) {
        const minute = draw(4000);
        const { moving, waiting, served: inService, left, entered, queues } = traffic.at(minute);
        assert.deepEqual({ moving, waiting, served: inService, left, entered, queues: [...queues] }, plainly(minute));
        assert.equal(moving + waiting + inService + left, entered);
    }
});

test("the course of the whole agrees with each of its moments", () => {
    const draw = drawn(11);
    const traffic = trafficOf(Array.from({ length: 200 }, () => [0, 0, draw(9), draw(99), draw(99), draw(99), draw(99)]));
    const [minutes, moments] = [1500, 76];
    const course = traffic.course(minutes, moments);
    let longest = 0;
    for (let m = 0; m < moments; ++m) {
        const now = traffic.at((minutes * m) / (moments - 1));
        assert.deepEqual([course.moving[m], course.waiting[m], course.served[m]], [now.moving, now.waiting, now.served]);
        longest = Math.max(longest, now.queues[1]);
    }
    assert.deepEqual(course.longest, [0, longest, 0]);
});

const radians = (degrees) => (degrees * Math.PI) / 180;
function distance([a, b], [c, d]) {
    const [x, y] = [radians(c - a), radians(d - b)];
    return 2 * Math.asin(Math.sqrt(Math.sin(y / 2) ** 2 + Math.cos(radians(b)) * Math.cos(radians(d)) * Math.sin(x / 2) ** 2));
}
const pairs = (flat) => Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);

test("positions along a track lie at equal distances, whatever its pieces", () => {
    // One degree along a meridian, then nineteen.
    const positions = pairs(evenly([[50, 40], [50, 41], [50, 60]]));
    const gaps = positions.slice(1).map((position, i) => distance(positions[i], position));
    assert.ok(Math.max(...gaps) - Math.min(...gaps) < 1e-9);
    assert.deepEqual(positions[0].map(Math.round), [50, 40]);
    assert.deepEqual(positions.at(-1).map(Math.round), [50, 60]);
});

test("a ship passes its line from call to call, in the direction of going", () => {
    const at = { a: [0, 0], b: [10, 0], c: [10, 10], d: [20, 10] };
    // As the page keeps them: in the direction in which the ids of the ends are sorted.
    const places = { stretch: (from, to) => ({ line: [from, to].sort().map((id) => at[id]) }) };
    const line = { calls: ["d", "b", "c", "a"], family: "sea" };
    const corners = (from, to) => {
        const positions = pairs(between(line, from, to, places));
        return [positions[0], positions.at(-1)].map((position) => position.map(Math.round));
    };
    assert.deepEqual(corners("d", "c"), [at.d, at.c]);
    assert.deepEqual(corners("c", "d"), [at.c, at.d]);
    assert.deepEqual(corners("b", "a"), [at.b, at.a]);
    const back = pairs(between(line, "a", "d", places)).map((position) => position.map(Math.round).join());
    const forth = pairs(between(line, "d", "a", places)).map((position) => position.map(Math.round).join());
    assert.deepEqual(back, [...forth].reverse());
    assert.ok(forth.indexOf("10,0") < forth.indexOf("10,10"));
});
