import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

export const project = fileURLToPath(new URL("../..", import.meta.url));
const program = process.env.CORRIDOR_PROGRAM ?? join(project, "build/release/bin/corridor");
const browserFile = [process.env.CORRIDOR_BROWSER, "/usr/bin/chromium", "/usr/bin/google-chrome"].find((file) => file && existsSync(file));
export const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Results that are drawn, each by the command that gives it. Few replications: the page is the same.
export const results = {
    compare: ["compare", "scenarios/china-europe.yaml"],
    "compare-oil": ["compare", "scenarios/kazakh-crude.yaml"],
    routes: ["routes", "scenarios/china-europe.yaml", "--pareto"],
    simulate: ["simulate", "scenarios/china-europe.yaml", "--replications", "4"],
    "simulate-closure": ["simulate", "scenarios/aktau-storm.yaml", "--replications", "4"],
    "simulate-pair": ["simulate", "scenarios/aktau-storm.yaml", "--against", "scenarios/aktau-calm.yaml", "--replications", "4"],
    "simulate-oil": ["simulate", "scenarios/cpc-outage.yaml", "--replications", "2"],
    "simulate-oil-pair": ["simulate", "scenarios/cpc-outage.yaml", "--against", "scenarios/kazakh-crude.yaml", "--replications", "2"],
    capacity: ["capacity", "scenarios/growth-2030.yaml"],
    "capacity-oil": ["capacity", "scenarios/kazakh-crude.yaml"],
    assign: ["assign", "scenarios/growth-2030.yaml"],
    explain: ["explain", "scenarios/china-europe.yaml", "middle-corridor"],
    diff: ["diff", "scenarios/china-europe.yaml", "scenarios/russia-closed.yaml"],
    check: ["check", "networks/eurasia.yaml"],
};

const run = promisify(execFile);

export const corridor = (...words) => corridorIn(project, ...words);

export async function corridorIn(directory, ...words) {
    const { stdout } = await run(program, [...words, "--quiet"], { cwd: directory, maxBuffer: 1 << 28 }).catch((error) => {
        // "No answer" is an answer that a page shows, too.
        if (error.code === 1) {
            return error;
        }
        throw error;
    });
    return stdout;
}

export async function folder() {
    const path = await mkdtemp(join(tmpdir(), "corridor-web-"));
    return { path, file: (name) => join(path, name), remove: () => rm(path, { recursive: true }) };
}

// A browser, and a folder with the pages of these questions: {name: words of the command}.
export async function stage(questions) {
    const browser = await launch();
    const work = await folder();
    const pages = {};
    for (const [name, words] of Object.entries(questions)) {
        pages[name] = work.file(`${name}.html`);
        await corridor(...words, "--format", "html", "-o", pages[name]);
    }
    return { browser, work, pages, close: () => Promise.all([browser.close(), work.remove()]) };
}

// As root, as in a container, Chromium has no sandbox of its own.
export const launch = () => chromium.launch({
    executablePath: browserFile,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync"],
});

// The result that a page shows.
export const dataOf = (page) => page.evaluate(() => JSON.parse(document.getElementById("result").textContent));

// What lies below the first screen is drawn after it, charts when they know their width.
export async function drawn(page) {
    await page.waitForSelector("main:not([aria-busy]) .panel");
    await page.waitForTimeout(100);
}

// A page on which nothing went wrong and that asked for nothing: `complaints` says what did.
export async function open(browser, file, options = {}) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "en-GB", ...options });
    const complaints = [];
    page.on("console", (message) => complaints.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`error: ${error.stack}`));
    page.on("dialog", (dialog) => { complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    const address = pathToFileURL(file).href;
    page.on("request", (request) => {
        if (!request.url().startsWith(address) && !request.url().startsWith("data:")) {
            complaints.push(`request: ${request.url()}`);
        }
    });
    await page.goto(address + (options.hash ?? ""));
    await drawn(page);
    return { page, complaints };
}

export { writeFile };
