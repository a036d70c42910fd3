import { h, newId, svg } from "../dom.js";
import { responsive } from "../panel.js";
import { areaUnder, scaleLinear } from "../scale.js";

const day = 24 * 60;
const speeds = [6 * 60, day, 3 * day, 7 * day, 30 * day]; // minutes a second
const longest = 0.25; // seconds a frame may stand for, so that nothing jumps after a pause of the machine
const calm = 500; // milliseconds between pictures for who wants less motion

// What plays: a button, speeds, an axis of time to drag, and a line that says what is seen. Starts paused, always.
//   minutes: how long; start: its first moment; bands: [{title, values, colour}], at equal steps of the whole
//   spans: [{from, until, title}], minutes during which something was amiss
//   show(minute): draws; brief(minute): [[number, words]], written below; say(minute): a sentence for who hears the page
export function player(texts, { start, minutes, bands, spans, show, brief, say, name }) {
    const { t } = texts;
    const wantsCalm = matchMedia("(prefers-reduced-motion: reduce)");
    const began = Date.parse(`${start}Z`);
    const dateOf = (minute) => {
        const time = began + Math.floor(minute / 60) * 3600000;
        return `${texts.date(time)}, ${String(new Date(time).getUTCHours()).padStart(2, "0")}:00`;
    };
    let minute = 0;
    let frame = null;
    let before = 0;
    let telling = null;
    let written = 0;
    let numbers = [];

    const button = h("button", { type: "button", class: "play", onclick: toggle });
    const speed = h("select", { "aria-label": t("play.speed") }, speeds.filter((one) => one <= minutes || one === speeds[0]).map((one) =>
        h("option", { value: one, selected: one === fitting(minutes) },
            one < day ? t("play.hoursASecond", { count: one / 60 }) : t("play.daysASecond", { count: texts.number(one / day) }))));
    const help = newId("play");
    const slider = h("input", {
        type: "range", min: 0, max: minutes, step: 1, value: 0, "aria-label": t("play.time"), "aria-describedby": help,
        oninput: () => goTo(Number(slider.value)),
    });
    const date = h("span", { class: "play-date" });
    const counts = h("p", { class: "play-counts" });
    const status = h("p", { class: "hidden", role: "status" });
    const mark = h("div", { class: "play-mark", "aria-hidden": "true" });
    const element = h("div", { class: "playback", role: "group", "aria-label": name, onkeydown: key },
        h("div", { class: "play-controls" }, button, speed, date),
        h("div", { class: "play-axis" }, axis(texts, began, minutes, bands, spans), mark, slider),
        counts, status, h("p", { class: "fine", id: help }, t("play.help")));

    function fitting(whole) {
        return speeds.find((one) => whole / one < 240) ?? speeds.at(-1);
    }

    function draw() {
        show(minute);
        mark.style.setProperty("transform", `translateX(${(100 * minute) / (minutes || 1)}%)`);
        // Words and numbers need not change sixty times a second.
        const now = performance.now();
        if (frame === null || now - written > 90) {
            written = now;
            write();
        }
    }

    function write() {
        slider.value = Math.round(minute);
        date.textContent = dateOf(minute);
        // Told while it stands, not with every picture.
        if (frame === null) {
            slider.setAttribute("aria-valuetext", date.textContent);
        }
        const all = [...brief(minute), ...amiss().map((title) => ["", title, "var(--hot-soft)"])];
        if (numbers.length !== all.length) {
            numbers = all.map(() => ({ number: h("b"), words: h("span") }));
            counts.replaceChildren(...all.map(([, , colour], i) => h("span", {},
                colour && h("span", { class: "swatch", style: { background: colour } }), numbers[i].number, numbers[i].words)));
        }
        all.forEach(([number, words], i) => {
            numbers[i].number.textContent = number;
            numbers[i].words.textContent = ` ${words}`;
        });
    }

    // For who listens: once it stands still, not with every picture.
    function tell() {
        clearTimeout(telling);
        telling = setTimeout(() => { status.textContent = `${dateOf(minute)}: ${[say(minute), ...amiss()].join(" ")}`; }, 400);
    }

    function amiss() {
        return spans.filter(({ from, until }) => minute >= from && minute < until).map(({ title }) => title);
    }

    function goTo(wanted) {
        minute = Math.min(minutes, Math.max(0, wanted));
        draw();
        if (frame === null) {
            tell();
        }
    }

    function tick(now) {
        frame = null;
        if (!element.isConnected) {
            return;
        }
        if (wantsCalm.matches && now - before < calm) {
            frame = requestAnimationFrame(tick);
            return;
        }
        const passed = Math.min(wantsCalm.matches ? 2 * calm / 1000 : longest, (now - before) / 1000);
        before = now;
        minute = Math.min(minutes, minute + passed * Number(speed.value));
        draw();
        if (minute < minutes) {
            frame = requestAnimationFrame(tick);
        } else {
            stop();
        }
    }

    function stop() {
        cancelAnimationFrame(frame);
        frame = null;
        label();
        draw();
        tell();
    }

    function toggle() {
        if (frame !== null) {
            stop();
            return;
        }
        clearTimeout(telling);
        status.textContent = "";
        minute = minute >= minutes ? 0 : minute;
        before = performance.now();
        frame = requestAnimationFrame(tick);
        label();
    }

    function label() {
        const isPlaying = frame !== null;
        button.replaceChildren(svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" },
            svg("path", { d: isPlaying ? "M3 2h4v12H3zM9 2h4v12H9z" : "M3 1.5v13L14 8z" })), t(isPlaying ? "play.pause" : "play.play"));
    }

    function key(event) {
        if (event.target === speed || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        const steps = { ArrowRight: day, ArrowUp: day, ArrowLeft: -day, ArrowDown: -day, PageUp: 30 * day, PageDown: -30 * day };
        if (event.key === " " && event.target !== button) {
            toggle();
        } else if (event.key in steps) {
            goTo(minute + steps[event.key]);
        } else if (event.key === "Home") {
            goTo(0);
        } else if (event.key === "End") {
            goTo(minutes);
        } else {
            return;
        }
        event.preventDefault();
    }

    label();
    return {
        element,
        goTo,
        minute: () => minute,
        redraw: () => draw(),
        isPlaying: () => frame !== null,
    };
}

// How much there is of each, one on the other, with the months below; what was amiss lies behind.
function axis(texts, began, minutes, bands, spans) {
    const moments = bands[0]?.values.length ?? 0;
    return responsive((width) => {
        const [height, foot] = [78, 16];
        const image = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" });
        for (const { from, until } of spans) {
            const [left, right] = [from, until].map((minute) => (Math.min(minutes, Math.max(0, minute)) / (minutes || 1)) * width);
            image.append(svg("rect", { class: "play-span", x: left, y: 0, width: Math.max(2, right - left), height: height - foot }));
        }
        if (moments > 1) {
            const sums = Array.from({ length: moments }, (_, m) => bands.reduce((sum, band) => sum + band.values[m], 0));
            const x = scaleLinear([0, moments - 1], [0, width]);
            const y = scaleLinear([0, Math.max(...sums, 1e-9)], [height - foot, 4]);
            // The whole of them first, then without the last, and so on: each covers what is not its own.
            for (let b = bands.length - 1; b >= 0; --b) {
                image.append(svg("path", { class: "play-band", fill: bands[b].colour, d: areaUnder(sums.map((sum, m) => [m, sum]), x, y) }));
                sums.forEach((sum, m) => { sums[m] = sum - bands[b].values[m]; });
            }
        }
        image.append(svg("path", { class: "axis", d: `M0 ${height - foot}H${width}` }), ...months(texts, began, minutes, width, height));
        return image;
    });
}

function months(texts, began, minutes, width, height) {
    const marks = [];
    const first = new Date(began);
    let before = -Infinity;
    for (let m = 0; m < 1200; ++m) {
        const time = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + m, 1);
        const x = ((time - began) / 60000 / (minutes || 1)) * width;
        if (x > width - 24) {
            break;
        }
        if (x >= 0 && x - before > 44) {
            marks.push(svg("path", { class: "axis", d: `M${x.toFixed(1)} ${height - 16}v4` }),
                svg("text", { x: x + 3, y: height - 3, class: "tick" }, texts.month(time)));
            before = x;
        }
    }
    return marks;
}
