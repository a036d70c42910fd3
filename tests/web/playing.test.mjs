// Playing a simulation back, in a real browser: by keyboard, for who listens, and for who wants less motion.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { open, stage } from "./support.mjs";

const { browser, pages, close } = await stage({
    trains: ["simulate", "scenarios/growth-2030.yaml", "--replications", "1"],
    tanks: ["simulate", "scenarios/cpc-outage.yaml", "--replications", "1"],
});
after(close);

async function opened(name, options) {
    const { page, complaints } = await open(browser, pages[name], options);
    await page.waitForSelector(".playback canvas, .playback-canvas");
    await page.waitForTimeout(300);
    const slider = page.locator(".play-axis input");
    return {
        page, complaints, slider,
        minute: async () => Number(await slider.inputValue()),
        picture: () => page.evaluate(() => document.querySelector(".playback-canvas").toDataURL()),
        button: page.locator("button.play"),
        status: page.locator(".playback [role=status]"),
    };
}

const day = 24 * 60;

for (const name of ["trains", "tanks"]) {
    describe(name, () => {
        it("stands still until it is told to play", async () => {
            const { page, minute, picture, complaints } = await opened(name);
            const first = await picture();
            await page.waitForTimeout(600);
            assert.equal(await picture(), first);
            assert.equal(await minute(), 0);
            assert.deepEqual(complaints, []);
            await page.close();
        });

        it("is moved by keys, and tells the date", async () => {
            const { page, slider, minute, picture } = await opened(name);
            await slider.focus();
            const first = await picture();
            const steps = [["ArrowRight", day], ["PageUp", 31 * day], ["ArrowLeft", 30 * day], ["PageDown", 0], ["ArrowDown", 0], ["End", null], ["Home", 0], ["ArrowUp", day]];
            for (const [key, expected] of steps) {
                await page.keyboard.press(key);
                assert.equal(await minute(), expected ?? Number(await slider.getAttribute("max")), key);
            }
            await page.keyboard.press("PageUp");
            assert.notEqual(await picture(), first);
            assert.match(await slider.getAttribute("aria-valuetext"), /20\d\d.*00:00$/);
            await page.close();
        });

        it("plays and pauses by the space bar, and speaks only when it stands", async () => {
            const { page, slider, minute, picture, button, status } = await opened(name);
            await slider.focus();
            const first = await picture();
            await page.keyboard.press(" ");
            assert.equal((await button.innerText()).trim(), "Pause");
            await page.waitForTimeout(900);
            assert.equal(await status.innerText(), "");
            await page.keyboard.press(" ");
            const there = await minute();
            assert.ok(there > 0);
            assert.notEqual(await picture(), first);
            await page.waitForTimeout(600);
            assert.equal(await minute(), there);
            assert.match(await status.innerText(), /20\d\d.*: .*\d/);
            await page.close();
        });

        it("moves seldom for who wants less motion", async () => {
            const { page, button } = await opened(name, { reducedMotion: "reduce" });
            await page.evaluate(() => {
                window.pictures = 0;
                const { clearRect } = CanvasRenderingContext2D.prototype;
                CanvasRenderingContext2D.prototype.clearRect = function cleared(...box) {
                    ++window.pictures;
                    return clearRect.apply(this, box);
                };
            });
            await button.click();
            await page.waitForTimeout(1600);
            const pictures = await page.evaluate(() => window.pictures);
            assert.ok(pictures >= 1 && pictures <= 5, `${pictures} pictures`);
            await page.close();
        });

        it("is as sharp as the screen", async () => {
            const { page } = await opened(name, { deviceScaleFactor: 2 });
            const [wide, shown] = await page.evaluate(() => {
                const canvas = document.querySelector(".playback-canvas");
                return [canvas.width, canvas.getBoundingClientRect().width];
            });
            assert.ok(Math.abs(wide - 2 * shown) <= 2, `${wide} for ${shown}`);
            await page.close();
        });
    });
}

it("ends at the end, and begins anew", async () => {
    const { page, slider, minute, button } = await opened("trains");
    await slider.focus();
    await page.keyboard.press("End");
    await button.click();
    await page.waitForTimeout(500);
    const there = await minute();
    assert.ok(there > 0 && there < 60 * day, String(there));
    await page.close();
});
