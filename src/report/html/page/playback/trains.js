import { between } from "./tracks.js";

const train = { long: 8, wide: 4.2 };
const fewEnoughForEdges = 700;

// The tracks that steps go along, on the screen as the map shows it at present.
export class Tracks {
    constructor(steps, lineOf, placeOf, places) {
        const known = new Map();
        this.ofStep = steps.map((step) => {
            if (step.line === undefined) {
                return null;
            }
            const key = `${step.line} ${step.from} ${step.to}`;
            if (!known.has(key)) {
                const line = lineOf(step.line);
                const positions = line && between(line, placeOf(step.from), placeOf(step.to), places);
                known.set(key, positions && { positions, flat: new Float32Array(positions.length) });
            }
            return known.get(key);
        });
        this.all = [...known.values()].filter(Boolean);
    }

    project(project) {
        for (const { positions, flat } of this.all) {
            for (let i = 0; i < positions.length; i += 2) {
                const point = project(positions[i], positions[i + 1]);
                flat[i] = point ? point[0] : NaN;
                flat[i + 1] = point ? point[1] : NaN;
            }
        }
    }
}

// Draws all that moves: trains as dashes along the track, ships as hulls, longer the more they carry. Rectangles that the
// canvas turns are by far the cheapest of all shapes: 2,000 of them take 4 ms without any graphics card.
export class Movers {
    constructor(traffic, tracks, groupOf, groups) {
        Object.assign(this, { traffic, tracks, groupOf, groups });
        this.aboard = new Uint16Array(traffic.shipOf.reduce((most, ship) => Math.max(most, ship), 0) + 1);
        this.seen = traffic.now.who.map(() => 0);
        this.group = new Uint8Array(this.seen.length);
        // Of each that is in sight: where it is and where it heads.
        this.poses = new Float32Array(this.seen.length * 4);
    }

    draw(brush, now, size, colours) {
        const count = this.#findSeen(now, size);
        const restore = brush.getTransform();
        const { a: sharpness } = restore;
        if (count <= fewEnoughForEdges) {
            brush.fillStyle = colours.land;
            this.#fill(brush, now, count, sharpness, 1.1, null);
        }
        for (let group = 0; group < this.groups; ++group) {
            brush.fillStyle = colours.own[group % colours.own.length];
            this.#fill(brush, now, count, sharpness, 0, group);
        }
        brush.setTransform(restore);
        for (let n = 0; n < now.moving; ++n) {
            this.aboard[now.ship[n]] = 0;
        }
    }

    // Those in sight; of all who are on a ship the first only, who draws it for all.
    #findSeen(now, size) {
        const { aboard, seen, group } = this;
        let count = 0;
        for (let n = 0; n < now.moving; ++n) {
            const isFirst = aboard[now.ship[n]]++ === 0 || now.ship[n] === 0;
            const track = this.tracks.ofStep[now.step[n]];
            if (isFirst && track && this.#place(count, track.flat, now.share[n], size)) {
                seen[count] = n;
                group[count] = this.groupOf(now.who[n]);
                ++count;
            }
        }
        return count;
    }

    // Nothing out of sight or behind the globe, where the place is not a number.
    #place(pose, flat, share, size) {
        const last = flat.length / 2 - 1;
        const along = share * last;
        const i = Math.min(last - 1, Math.floor(along)) * 2;
        const part = along - i / 2;
        const dx = flat[i + 2] - flat[i];
        const dy = flat[i + 3] - flat[i + 1];
        const x = flat[i] + dx * part;
        const y = flat[i + 1] + dy * part;
        if (!(x > -20 && y > -20 && x < size.width + 20 && y < size.height + 20)) {
            return false;
        }
        const length = Math.hypot(dx, dy) || 1;
        this.poses[pose * 4] = x;
        this.poses[pose * 4 + 1] = y;
        this.poses[pose * 4 + 2] = dx / length;
        this.poses[pose * 4 + 3] = dy / length;
        return true;
    }

    #fill(brush, now, count, sharpness, edge, group) {
        const { poses } = this;
        for (let i = 0; i < count; ++i) {
            if (group !== null && this.group[i] !== group) {
                continue;
            }
            const ux = poses[4 * i + 2] * sharpness;
            const uy = poses[4 * i + 3] * sharpness;
            brush.setTransform(ux, uy, -uy, ux, poses[4 * i] * sharpness, poses[4 * i + 1] * sharpness);
            const ship = now.ship[this.seen[i]];
            if (ship === 0) {
                brush.fillRect(-train.long / 2 - edge, -train.wide / 2 - edge, train.long + 2 * edge, train.wide + 2 * edge);
            } else {
                hull(brush, Math.min(12, 6 + 1.3 * Math.sqrt(this.aboard[ship] - 1)) + edge);
            }
        }
    }
}

// Pointed at the bow, square at the stern.
function hull(brush, half) {
    const wide = half * 0.45;
    brush.beginPath();
    brush.moveTo(half, 0);
    brush.lineTo(half * 0.25, wide);
    brush.lineTo(-half, wide * 0.8);
    brush.lineTo(-half, -wide * 0.8);
    brush.lineTo(half * 0.25, -wide);
    brush.fill();
}
