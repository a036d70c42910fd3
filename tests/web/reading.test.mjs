// What a reader does with the page: chooses, points, looks closer.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { corridor, dataOf, drawn, open, project, results, stage, writeFile } from "./support.mjs";

const { browser, work, pages, close } = await stage(results);
after(close);

const rowsOf = (page, title) => page.evaluate((wanted) => {
    const section = [...document.querySelectorAll("section")].find((one) => one.querySelector("h2").textContent === wanted);
    section.querySelector("button.more:not([hidden])")?.click();
    return [...section.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent));
}, title);
const speak = async (page, language) => {
    await page.locator("header select").selectOption(language);
    await drawn(page);
};

describe("in another language", () => {
    it("the page keeps what was chosen", async () => {
        const { page } = await open(browser, pages["compare-oil"]);
        const demand = page.locator(".question select");
        await demand.selectOption("2");
        await drawn(page);
        const slider = page.locator(".promise-control input");
        await slider.focus();
        await page.keyboard.press("Home");
        await page.keyboard.press("ArrowRight");
        const promise = await slider.inputValue();
        await speak(page, "ru");
        assert.equal(await demand.inputValue(), "2");
        assert.equal(await slider.inputValue(), promise);
        // Another demand has a promise of its own.
        await demand.selectOption("0");
        await drawn(page);
        const own = await slider.inputValue();
        await speak(page, "en");
        assert.equal(await slider.inputValue(), own);
        await page.close();
    });
    it("units, cargoes and kinds of corridors are named in it", async () => {
        const { page } = await open(browser, pages.capacity);
        await speak(page, "ru");
        const text = await page.locator("main").innerText();
        for (const word of ["СФЭ/год", "т/год", "Контейнер", "Зерно"]) {
            assert.ok(text.includes(word), word);
        }
        assert.doesNotMatch(text, /FEU|\((container|grain)\)/);
        await page.close();
    });
    it("what a reference leads to is still shown", async () => {
        const { page } = await open(browser, pages.compare);
        await page.goto("about:blank");
        await page.goto(`file://${pages.compare}#source-9`, { waitUntil: "commit" });
        await page.waitForSelector("header select");
        await page.locator("header select").selectOption("az");
        await drawn(page);
        assert.ok(await page.locator("#source-9").isVisible());
        await page.close();
    });
});

it("another scenario of a pair shows the demand that was chosen", async () => {
    const { page } = await open(browser, pages["simulate-pair"]);
    await page.locator(".question select").nth(1).selectOption("1");
    await page.locator(".question select").nth(0).selectOption("first");
    await drawn(page);
    assert.equal(await page.locator(".question select").nth(1).inputValue(), "1");
    await page.close();
});

it("other colours change nothing else", async () => {
    const { page } = await open(browser, pages.simulate);
    const time = page.locator(".play-axis input");
    await time.focus();
    await page.keyboard.press("PageDown");
    const moment = await time.inputValue();
    const before = await page.locator(".playback-canvas").evaluate((canvas) => canvas.toDataURL());
    await page.locator("header button").click();
    assert.equal(await time.inputValue(), moment);
    assert.notEqual(await page.locator(".playback-canvas").evaluate((canvas) => canvas.toDataURL()), before);
    await page.close();
});

it("says so if the browser cannot unpack it", async () => {
    const page = await browser.newPage();
    await page.addInitScript(() => delete window.DecompressionStream);
    await page.goto(`file://${pages.compare}`);
    await page.waitForFunction(() => document.body.innerText.includes("cannot be drawn here"));
    await page.close();
});

describe("a tip", () => {
    const tipped = async () => {
        const { page } = await open(browser, pages.compare);
        const amounts = page.locator("button.cited");
        await amounts.first().scrollIntoViewIfNeeded();
        return { page, tip: page.locator(".tip"), first: amounts.nth(0), second: amounts.nth(1) };
    };
    it("stays while the pointer is on it, and is dismissed by Escape", async () => {
        const { page, tip, first } = await tipped();
        await first.hover();
        assert.ok(await tip.isVisible());
        await tip.hover();
        await page.waitForTimeout(400);
        assert.ok(await tip.isVisible());
        await page.keyboard.press("Escape");
        assert.ok(await tip.isHidden());
        await first.hover();
        await page.mouse.move(2, 2);
        await tip.waitFor({ state: "hidden" });
        await page.close();
    });
    it("is no higher than the screen, and lets what is below be pointed at", async () => {
        const { page, tip, first, second } = await tipped();
        const amounts = page.locator("button.cited");
        for (let i = 0; i < await amounts.count(); ++i) {
            await amounts.nth(i).focus();
            assert.ok((await tip.boundingBox()).height <= 540);
        }
        await first.hover();
        await second.hover({ timeout: 2000 });
        await page.close();
    });
    it("of what has the focus comes back when the pointer has left another", async () => {
        const { page, tip, first, second } = await tipped();
        await first.focus();
        const own = await tip.innerText();
        await second.hover();
        assert.notEqual(await tip.innerText(), own);
        await page.mouse.move(2, 2);
        await page.waitForTimeout(400);
        assert.equal(await tip.innerText(), own);
        assert.equal(await first.getAttribute("aria-describedby"), await tip.getAttribute("id"));
        assert.equal(await second.getAttribute("aria-describedby"), null);
        await page.close();
    });
});

describe("the map", () => {
    const outside = (page) => page.locator(".map").first().evaluate((map) => {
        const { left, right, top, bottom } = map.querySelector("svg").getBoundingClientRect();
        return [...map.querySelectorAll(".way")].filter((way) => {
            const box = way.getBoundingClientRect();
            return box.left < left || box.right > right || box.top < top || box.bottom > bottom;
        }).length;
    });
    it("names each corridor at its line, in its colour", async () => {
        const { page } = await open(browser, pages.compare);
        const { demands } = await dataOf(page);
        const names = await page.locator(".map .label.title").evaluateAll((labels) => labels.map((label) => [label.textContent, label.style.fill]));
        assert.deepEqual(names.map(([name]) => name).sort(), demands[0].corridors.map(({ title }) => title).sort());
        assert.equal(new Set(names.map(([, colour]) => colour)).size, names.length);
        await page.close();
    });
    it("has no labels on one another, nor under its buttons, however small it is", async () => {
        for (const name of ["compare", "routes", "simulate-oil"]) {
            for (const width of [390, 1280]) {
                const { page } = await open(browser, pages[name], { viewport: { width, height: 900 } });
                const hidden = await page.locator(".map").evaluateAll((maps) => maps.flatMap((map) => {
                    const buttons = map.querySelector(".map-buttons").getBoundingClientRect();
                    // A letter's box is higher than what is seen of it.
                    const labels = [...map.querySelectorAll(".label")].map((label) => {
                        const { left, right, top, bottom } = label.getBoundingClientRect();
                        return { text: label.textContent, left: left + 1, right: right - 1, top: top + 3, bottom: bottom - 3 };
                    });
                    const touches = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
                    return labels.flatMap((label, i) => [...labels.slice(i + 1), { text: "buttons", left: buttons.left, right: buttons.right, top: buttons.top, bottom: buttons.bottom }]
                        .filter((other) => touches(label, other)).map((other) => `${label.text} and ${other.text}`));
                }));
                assert.deepEqual(hidden, [], `${name} at ${width}`);
                await page.close();
            }
        }
    });
    it("says that a way leads out of the picture, and shows it whole", async () => {
        const { page } = await open(browser, pages.compare);
        const whole = page.locator(".map-buttons button").last();
        assert.match(await whole.innerText(), /Show all/);
        assert.ok(await outside(page) > 0);
        await whole.click();
        assert.equal(await outside(page), 0);
        assert.doesNotMatch(await whole.innerText(), /Show all/);
        await whole.click();
        assert.ok(await outside(page) > 0);
        await page.close();
    });
    it("has the middle of a voyage across the 180th meridian in its middle", async () => {
        const place = (name, longitude) => `  ${name}: {name: ${name}, kind: port, country: US, location: [10, ${longitude}], assumption: made up}\n`;
        await writeFile(work.file("pacific.yaml"), `name: Pacific
include: [${JSON.stringify(join(project, "networks/modes.yaml"))}]
money: {currency: USD, year: 2024}
nodes:
${place("west", 165)}${place("east", -165)}links:
  crossing: {between: [west, east], mode: deep-sea, length: 3300 km, speed: 30 km/h, tariff: 0.1 USD/FEU/km, assumption: made up}
`);
        await writeFile(work.file("crossing.yaml"), `name: Crossing
network: pacific.yaml
demand:
  - {from: west, to: east, cargo: container, volume: 10 FEU/week, value: 80000 USD/FEU, promised: 40 days}
shipper: {value-of-time: 55 USD/FEU/day}
`);
        await corridor("compare", work.file("crossing.yaml"), "--format", "html", "-o", work.file("crossing.html"));
        const { page } = await open(browser, work.file("crossing.html"));
        const [places, width] = await page.locator(".map").first().evaluate((map) => [
            [...map.querySelectorAll(".mark")].map((mark) => Number(mark.getAttribute("cx"))).sort((a, b) => a - b), map.clientWidth]);
        assert.ok(places[0] > 0 && places[0] < width / 2 && places[1] > width / 2 && places[1] < width, `${places} of ${width}`);
        await page.close();
    });
});

describe("the tables say what the result says", () => {
    it("of capacity: what each corridor carries, and how many failures cut a demand off", async () => {
        const { page } = await open(browser, pages.capacity);
        const { demands, criticality } = await dataOf(page);
        const corridors = demands.flatMap((demand) => demand.corridors);
        const carried = await rowsOf(page, "Corridors");
        assert.deepEqual(carried.map((row) => row[2]), corridors.map((one) =>
            (one.feasible ? one.max_flow === null ? "unlimited" : Math.round(one.max_flow).toLocaleString("en") : "–")));
        const failures = await rowsOf(page, "How far from being cut off");
        assert.deepEqual(failures.map((row) => row[1]), criticality.resilience.map((one) => String(one.failures ?? "more than 3")));
        await page.close();
    });
    it("of assign: flows and shares of each corridor, and of all demands together", async () => {
        const { page } = await open(browser, pages.assign);
        const { demands } = await dataOf(page);
        const flows = await rowsOf(page, "Corridors");
        const told = demands.flatMap((demand) => demand.corridors).filter((one) => one.feasible);
        assert.deepEqual(flows.map((row) => row[2]), told.map(({ flow }) => Math.round(flow).toLocaleString("en")));
        const shares = (await rowsOf(page, "Corridors, all demands together")).map((row) => [row[2], Number.parseFloat(row[3])]);
        for (const unit of new Set(shares.map(([one]) => one))) {
            const sum = shares.filter(([one]) => one === unit).reduce((total, [, share]) => total + share, 0);
            assert.ok(Math.abs(sum - 100) < 0.5, `${unit} ${sum}`);
        }
        await page.close();
    });
    it("of simulate: what makes the time uncertain, and how long each leg takes", async () => {
        const { page } = await open(browser, pages.simulate);
        const { demands, warm_up_days: warmUp } = await dataOf(page);
        const corridors = demands[0].corridors.filter((one) => one.variance_share_by_cause);
        const shares = await rowsOf(page, "What makes it uncertain");
        assert.deepEqual(shares.map((row) => row[0]), corridors.map(({ title }) => title));
        const border = Math.round(corridors[0].variance_share_by_cause.border * 100);
        assert.ok(shares[0].includes(`${border} %`));
        const legs = await rowsOf(page, "Leg by leg");
        assert.equal(legs.length, demands[0].corridors.flatMap((one) => one.legs ?? []).filter((leg) => leg.time_h?.count > 0).length);
        assert.ok((await page.locator("main").innerText()).includes(`Nothing of the first ${warmUp} days is counted`));
        await page.close();
    });
});
