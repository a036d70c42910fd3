// The report page in a real browser, for every kind of result.
import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { corridor, corridorIn, dataOf, drawn, open, project, results, stage } from "./support.mjs";

const { browser, work, pages, close } = await stage(results);
after(close);

const widths = [320, 390, 1280, 3000];
const unfinished = /undefined|NaN|\[object|\{\w+\}/;

// Pictures without a name, or in a panel without a table that says the same.
const bareImages = (page) => page.evaluate(() => [...document.querySelectorAll("svg[role=img]")]
    .filter((image) => !image.querySelector("title")?.textContent || !image.closest("section")?.querySelector("table"))
    .map((image) => image.closest("section")?.querySelector("h2").textContent));

describe("every kind of result", () => {
    for (const name of Object.keys(results)) {
        it(`${name}: draws itself without a complaint or a request, at all widths and in all languages`, async () => {
            const { page, complaints } = await open(browser, pages[name]);
            assert.ok((await page.title()).endsWith("– corridor"));
            assert.deepEqual(await bareImages(page), []);
            for (const width of widths) {
                await page.setViewportSize({ width, height: 900 });
                const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
                assert.ok(wide <= 0, `${wide} pixels too wide at ${width}`);
            }
            await page.setViewportSize({ width: 1280, height: 900 });
            for (const language of ["ru", "az", "en"]) {
                await page.locator("header select").selectOption(language);
                await drawn(page);
                assert.equal(await page.locator("html").getAttribute("lang"), language);
                assert.doesNotMatch(await page.locator("body").innerText(), unfinished);
            }
            assert.deepEqual(complaints, []);
            await page.close();
        });
    }
    it("is the same page from a saved result", async () => {
        for (const name of ["compare", "capacity"]) {
            const saved = work.file(`${name}.json`);
            const drawn = work.file(`${name}-again.html`);
            await corridor(...results[name], "--format", "json", "-o", saved);
            await corridor("report", saved, "-o", drawn);
            assert.equal(await readFile(drawn, "utf8"), await readFile(pages[name], "utf8"));
        }
    });
    it("says how to repeat the run, and that gives the same result", async () => {
        const questions = {
            ...results, "capacity-few": ["capacity", "scenarios/growth-2030.yaml", "--rungs", "2", "--detour", "0.3"],
            "compare-changed": ["compare", "scenarios/china-europe.yaml", "--seed", "7", "--set", "links.xian-lanzhou.length=700 km"],
        };
        for (const name of ["compare-changed", "routes", "simulate-pair", "simulate-oil", "capacity-few", "explain", "diff"]) {
            const file = work.file("repeat.html");
            await corridor(...questions[name], "--format", "html", "-o", file);
            const { page } = await open(browser, file);
            const [program, ...words] = (await page.locator("section pre").last().innerText()).match(/'[^']*'|\S+/g)
                .map((word) => word.replace(/^'(.*)'$/, "$1"));
            assert.equal(program, "corridor");
            const again = JSON.parse(await corridorIn(join(project, "scenarios"), ...words, "--format", "json"));
            const told = await dataOf(page);
            for (const one of [told, again, told.first, told.second, again.first, again.second].filter(Boolean)) {
                delete one.options; // "--k 5" and its absence are the same question
                delete one.playback; // only a page has it
            }
            assert.deepEqual(again, told, words.join(" "));
            await page.close();
        }
    });
    it("keeps the bundled comparison under 250 KB", async () => {
        assert.ok((await stat(pages.compare)).size < 250_000);
    });
});

describe("by keyboard alone", () => {
    it("the promise slider tells the share that the result's curve gives", async () => {
        const { page } = await open(browser, pages.compare);
        const slider = page.locator(".promise-control input");
        await slider.focus();
        const before = Number(await slider.inputValue());
        for (let i = 0; i < 10; ++i) {
            await page.keyboard.press("ArrowRight");
        }
        const days = Number(await slider.inputValue());
        assert.equal(days, before + 5);
        const told = await page.locator(".promise-control + output").innerText();
        const { demands } = await dataOf(page);
        for (const { title, time_h: { curve } } of demands[0].corridors) {
            const above = curve.findIndex((hours) => hours > days * 24);
            const share = above < 0 ? 1 : above === 0 ? 0 : (above - 1 + (days * 24 - curve[above - 1]) / (curve[above] - curve[above - 1])) / 50;
            assert.match(told.replace(/\s+/g, " "), new RegExp(`${title} ${Math.round(share * 100)} %`));
        }
        assert.match(await slider.getAttribute("aria-valuetext"), /Middle Corridor \d+ %/);
        await page.close();
    });
    it("a table sorts up, then down", async () => {
        const { page } = await open(browser, pages.compare);
        const head = page.locator("section", { hasText: "Comparison" }).locator("thead button", { hasText: "CO₂e" }).first();
        const column = () => page.locator("section", { hasText: "Comparison" }).locator("table").first()
            .evaluate((table) => {
                const at = [...table.querySelectorAll("thead th")].findIndex((head) => head.textContent.includes("CO₂e"));
                return [...table.querySelectorAll("tbody tr")].map((row) => Number(row.children[at].textContent.replaceAll(",", "")));
            });
        await head.focus();
        await page.keyboard.press("Enter");
        const up = await column();
        assert.deepEqual(up, [...up].sort((a, b) => a - b));
        await page.keyboard.press("Space");
        const down = await column();
        assert.deepEqual(down, [...up].reverse());
        assert.equal(await head.locator("..").getAttribute("aria-sort"), "descending");
        await page.close();
    });
    it("an amount shows its sources on focus, and hides them on Escape", async () => {
        const { page } = await open(browser, pages.compare);
        const amount = page.locator("button.cited").first();
        await amount.focus();
        const tip = page.locator(".tip");
        assert.ok(await tip.isVisible());
        const { figures } = await dataOf(page);
        const shown = await tip.innerText();
        assert.ok(figures.some(({ path }) => shown.includes(path)));
        assert.equal(await amount.getAttribute("aria-describedby"), await tip.getAttribute("id"));
        await page.keyboard.press("Escape");
        assert.ok(await tip.isHidden());
        assert.equal(await amount.getAttribute("aria-describedby"), null);
        await page.close();
    });
    it("the map moves and zooms, and comes back", async () => {
        const { page } = await open(browser, pages.compare);
        const base = page.locator(".map .base").first();
        const whole = await base.getAttribute("transform");
        await page.locator(".map-pane").first().focus();
        await page.keyboard.press("+");
        await page.keyboard.press("ArrowLeft");
        assert.notEqual(await base.getAttribute("transform"), whole);
        await page.keyboard.press("0");
        assert.equal(await base.getAttribute("transform"), whole);
        await page.close();
    });
    it("theme and language change", async () => {
        const { page } = await open(browser, pages.compare);
        await page.locator("header button").focus();
        await page.keyboard.press("Enter");
        assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
        assert.equal(await page.evaluate(() => document.activeElement.tagName), "BUTTON");
        await page.locator("header select").selectOption("ru");
        assert.equal(await page.locator("html").getAttribute("lang"), "ru");
        assert.match(await page.locator("article.card").first().innerText(), /36,1/);
        await page.close();
    });
});

describe("the map", () => {
    it("has labels that never touch one another", async () => {
        for (const name of ["compare", "capacity", "simulate-oil"]) {
            const { page } = await open(browser, pages[name]);
            const boxes = await page.locator(".map").first().locator(".label").evaluateAll((labels) => labels.map((label) => {
                const { x, y, width, height } = label.getBBox();
                return { text: label.textContent, x, y: y + 2, width, height: height - 4 };
            }));
            assert.ok(boxes.length > 10);
            for (const [i, a] of boxes.entries()) {
                for (const b of boxes.slice(i + 1)) {
                    const touch = a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
                    assert.ok(!touch, `${a.text} and ${b.text} in ${name}`);
                }
            }
            await page.close();
        }
    });
    it("draws corridors that share track side by side", async () => {
        const { page } = await open(browser, pages.compare);
        const ways = await page.locator(".map .way").evaluateAll((paths) => paths.map((path) => [path.getAttribute("stroke"), path.getAttribute("d")]));
        assert.equal(new Set(ways.map(([, d]) => d)).size, ways.length);
        const colours = new Set(ways.map(([colour]) => colour));
        assert.equal(colours.size, 3);
        await page.close();
    });
});

it("is whole on paper, even if it is printed before it is drawn", async () => {
    const { page } = await open(browser, pages.compare);
    const [early, printed] = await page.evaluate(() => {
        const languages = document.querySelector("header select");
        const count = () => document.querySelectorAll("main section").length;
        languages.value = "ru";
        languages.dispatchEvent(new Event("change"));
        const before = count();
        window.dispatchEvent(new Event("beforeprint"));
        const isBare = [...document.querySelectorAll(".chart")].some((chart) => chart.childElementCount === 0);
        const isCut = document.querySelector("button.more:not([hidden])") !== null;
        return [before, isBare || isCut ? 0 : count()];
    });
    await drawn(page);
    assert.ok(early < printed);
    assert.equal(printed, await page.locator("main section").count());
    await page.close();
});

it("prints on A4 without anything cut off", async () => {
    const { page } = await open(browser, pages.compare, { viewport: { width: 700, height: 1000 } });
    await page.emulateMedia({ media: "print" });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0);
    const paper = await page.pdf({ format: "A4" });
    assert.equal(paper.subarray(0, 5).toString(), "%PDF-");
    await page.close();
});
