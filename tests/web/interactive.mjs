// How soon a page answers, beside a page of one line in the same browser: node tests/web/interactive.mjs [REPORT.html]
// Prints medians of milliseconds since the navigation began: until the first screen stands and the main thread is free
// for a key or a pointer, until it is seen, and until all is drawn, too.
import { pathToFileURL } from "node:url";
import { corridor, folder, launch, writeFile } from "./support.mjs";

const rounds = 21;
const work = await folder();
const empty = work.file("empty.html");
await writeFile(empty, "<!doctype html><title>empty</title><main><p class=panel>One line.</p></main>");
const report = process.argv[2] ?? work.file("report.html");
if (!process.argv[2]) {
    await corridor("compare", "scenarios/china-europe.yaml", "--format", "html", "-o", report);
}

function watch() {
    const isThere = () => document.querySelector("main .panel, main .cards");
    const watcher = new MutationObserver(() => {
        if (isThere()) {
            watcher.disconnect();
            setTimeout(() => { window.answersAt = performance.now(); });
        }
    });
    const whole = new MutationObserver(() => {
        if (isThere() && !document.querySelector("[aria-busy]")) {
            whole.disconnect();
            window.wholeAt = performance.now();
        }
    });
    for (const observer of [watcher, whole]) {
        observer.observe(document, { childList: true, subtree: true, attributes: true });
    }
}

const browser = await launch();
const times = { empty: [], report: [] };
for (let round = 0; round <= rounds; ++round) {
    for (const [name, file] of [["empty", empty], ["report", report]]) {
        const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
        await page.addInitScript(watch);
        await page.goto(pathToFileURL(file).href);
        let told = null;
        while (!told?.[2] || !told[1]) {
            await page.waitForTimeout(100);
            told = await page.evaluate(() =>
                [window.answersAt, performance.getEntriesByName("first-contentful-paint")[0]?.startTime, window.wholeAt]);
        }
        if (round > 0) {
            times[name].push(told);
        }
        await page.close();
    }
}
await browser.close();
await work.remove();
const median = (name, i) => times[name].map((each) => each[i]).sort((a, b) => a - b)[(rounds - 1) / 2];
for (const [i, what] of ["answers", "is seen", "is whole"].entries()) {
    const [bare, drawn] = [median("empty", i), median("report", i)];
    console.log(`${what.padEnd(8)}  empty page ${bare.toFixed(0).padStart(4)} ms  report ${drawn.toFixed(0).padStart(4)} ms  report's own ${(drawn - bare).toFixed(0).padStart(4)} ms`);
}
