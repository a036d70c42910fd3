import { moves, waits } from "./unpack.js";

// Where everything is at any minute. Nothing is kept from one minute to the next, so going back costs as little as going on:
// those who have entered are looked through, and of those still inside the step is found by halving.
export class Traffic {
    constructor(unpacked, places) {
        Object.assign(this, unpacked);
        this.firstStep = new Uint32Array(this.journeys.length);
        const steps = [];
        this.journeys.forEach((journey, i) => {
            this.firstStep[i] = steps.length;
            steps.push(...journey.steps);
        });
        this.steps = steps;
        this.kinds = Uint8Array.from(steps, (step) => step.kind);
        this.placeOf = Uint32Array.from(steps, (step) => step.place ?? 0);
        this.enters = Uint32Array.from(this.first, (position) => this.times[position]);
        this.ends = Float64Array.from(this.first, (position, i) => (this.left[i] ? this.times[position + this.count[i]] : Infinity));
        // What is told of the last minute asked for. Of things that move: the consignment, the step of all steps, how much of
        // it is behind them.
        this.now = {
            moving: 0,
            who: new Uint32Array(this.consignments),
            step: new Uint32Array(this.consignments),
            share: new Float32Array(this.consignments),
            ship: new Uint32Array(this.consignments),
            queues: new Uint32Array(places),
            waiting: 0, served: 0, entered: 0, left: 0,
        };
        this.shipOf = this.#findShips();
    }

    // Who sails from a moment to another by the same line is on the same ship: a number for each, 0 for what does not sail.
    #findShips() {
        const ships = new Uint32Array(this.times.length);
        const known = new Map();
        for (let i = 0; i < this.consignments; ++i) {
            for (let s = 0; s < this.count[i]; ++s) {
                const step = this.steps[this.firstStep[this.journey[i]] + s];
                if (step.kind === moves && step.sails) {
                    const position = this.first[i] + s;
                    const key = `${step.line} ${step.from} ${step.to} ${this.times[position]} ${this.times[position + 1]}`;
                    if (!known.has(key)) {
                        known.set(key, known.size + 1);
                    }
                    ships[position] = known.get(key);
                }
            }
        }
        return ships;
    }

    // How many had entered by a minute.
    entered(minute) {
        let [low, high] = [0, this.consignments];
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.enters[middle] <= minute) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    at(minute) {
        const { now, times, kinds } = this;
        now.moving = now.waiting = now.served = 0;
        now.queues.fill(0);
        now.entered = this.entered(minute);
        for (let i = 0; i < now.entered; ++i) {
            if (this.ends[i] <= minute) {
                continue;
            }
            const first = this.first[i];
            let low = 0;
            let high = this.count[i] - 1;
            while (low < high) {
                const middle = (low + high + 1) >> 1;
                if (times[first + middle] <= minute) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            const step = this.firstStep[this.journey[i]] + low;
            if (kinds[step] === moves) {
                const from = times[first + low];
                const to = times[first + low + 1];
                const n = now.moving++;
                now.who[n] = i;
                now.step[n] = step;
                now.ship[n] = this.shipOf[first + low];
                now.share[n] = to > from ? Math.min(1, (minute - from) / (to - from)) : 1;
            } else if (kinds[step] === waits) {
                ++now.waiting;
                ++now.queues[this.placeOf[step]];
            } else {
                ++now.served;
            }
        }
        now.left = now.entered - now.moving - now.waiting - now.served;
        return now;
    }

    // How many did each kind of thing at so many moments, the first and the last included; and at each place the longest
    // queue of all of these moments.
    course(minutes, moments) {
        const gap = minutes / (moments - 1) || 1;
        const byKind = [0, 1, 2].map(() => new Int32Array(moments + 1));
        const byPlace = Array.from(this.now.queues, () => null);
        const add = (changes, from, to) => {
            ++changes[from];
            --changes[to];
        };
        for (let i = 0; i < this.consignments; ++i) {
            for (let s = 0; s < this.count[i]; ++s) {
                const step = this.firstStep[this.journey[i]] + s;
                const position = this.first[i] + s;
                const isLast = s + 1 === this.count[i] && !this.left[i];
                const from = Math.min(moments, Math.ceil(this.times[position] / gap));
                const to = isLast ? moments : Math.min(moments, Math.ceil(this.times[position + 1] / gap));
                if (from < to) {
                    add(byKind[this.kinds[step]], from, to);
                    if (this.kinds[step] === waits) {
                        add(byPlace[this.placeOf[step]] ??= new Int32Array(moments + 1), from, to);
                    }
                }
            }
        }
        const summed = (changes) => {
            for (let m = 1; m < moments; ++m) {
                changes[m] += changes[m - 1];
            }
            return changes.subarray(0, moments);
        };
        const longest = byPlace.map((changes) => (changes ? summed(changes).reduce((most, queue) => Math.max(most, queue), 0) : 0));
        const [waiting, inService, moving] = byKind.map(summed);
        return { waiting, served: inService, moving, longest };
    }
}
