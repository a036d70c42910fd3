// What the first look does not need is drawn after it, in slices so short that the page answers in between.
const longest = 12; // milliseconds

let waiting = [];
let isDue = false;
let whenDone = () => {};

const afterPaint = (act) => (document.hidden ? setTimeout(act) : requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(act))));

export function later(draw) {
    waiting.push(draw);
    if (!isDue) {
        isDue = true;
        afterPaint(drawSlice);
    }
}

function drawSlice() {
    const end = performance.now() + longest;
    try {
        while (waiting.length > 0 && performance.now() < end) {
            waiting.shift()();
        }
    } finally {
        isDue = waiting.length > 0;
        if (isDue) {
            setTimeout(drawSlice);
        } else {
            whenDone();
        }
    }
}

// Begins a new page: what the one before was still waiting for is forgotten.
export function afresh(done) {
    waiting = [];
    whenDone = done;
}

// Paper does not wait, neither for what is drawn later nor for charts that wait to be told their width.
export function drawAll() {
    while (waiting.length > 0) {
        waiting.shift()();
    }
    document.querySelectorAll(".chart").forEach((chart) => chart.redraw?.());
}
