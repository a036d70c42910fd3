// Reads the packed movements of a simulation, as docs/formats.md describes them, into flat arrays of numbers.

export const waits = 0;
export const served = 1;
export const moves = 2;

function numbersIn(text) {
    const letters = atob(text);
    const bytes = new Uint8Array(letters.length);
    for (let i = 0; i < letters.length; ++i) {
        bytes[i] = letters.charCodeAt(i);
    }
    let position = 0;
    return () => {
        let number = 0;
        for (let worth = 1; ; worth *= 128) {
            if (position >= bytes.length) {
                throw new RangeError("the packed movements end too soon");
            }
            const byte = bytes[position++];
            number += (byte & 127) * worth;
            if (byte < 128) {
                return number;
            }
        }
    };
}

// journeys: [{demand, corridor, steps: [{kind, place} | {kind, line, from, to}]}]
// Consignment i did count[i] steps of journey[i]; its step s lasts from times[first[i] + s] to times[first[i] + s + 1].
export function unpack({ data, consignments }) {
    const next = numbersIn(data);
    const journeys = Array.from({ length: next() }, () => {
        const [demand, corridor] = [next(), next()];
        const steps = Array.from({ length: next() }, () => {
            const head = next();
            const [kind, what] = [head % 4, Math.floor(head / 4)];
            return kind === moves ? { kind, line: what, from: next(), to: next() } : { kind, place: what };
        });
        return { demand, corridor, steps };
    });
    const journey = new Uint32Array(consignments);
    const first = new Uint32Array(consignments);
    const count = new Uint32Array(consignments);
    const left = new Uint8Array(consignments);
    const times = [];
    let entered = 0;
    for (let i = 0; i < consignments; ++i) {
        journey[i] = next();
        const begun = next();
        entered += next();
        left[i] = begun === 0 ? 1 : 0;
        count[i] = begun || journeys[journey[i]].steps.length;
        first[i] = times.length;
        let now = entered;
        times.push(now);
        for (let step = 0; step < count[i]; ++step) {
            now += next();
            times.push(now);
        }
    }
    return { journeys, consignments, journey, first, count, left, times: Uint32Array.from(times) };
}
