// Makes the pictures of docs/images anew: node tests/web/screenshots.mjs
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { corridor, folder, launch, open, project } from "./support.mjs";

const images = join(project, "docs/images");
const pictures = [
    { name: "compare-light", words: ["compare", "scenarios/china-europe.yaml"], width: 1280, height: 1180 },
    { name: "compare-dark", words: ["compare", "scenarios/china-europe.yaml"], width: 1280, height: 1180, colorScheme: "dark" },
    { name: "compare-phone", words: ["compare", "scenarios/china-europe.yaml"], width: 390, height: 1400 },
    { name: "compare-print", words: ["compare", "scenarios/china-europe.yaml"], width: 700, height: 990, media: "print" },
    { name: "capacity", words: ["capacity", "scenarios/growth-2030.yaml"], width: 1280, height: 1180 },
    { name: "oil", words: ["simulate", "scenarios/cpc-outage.yaml", "--replications", "20"], width: 1280, height: 1180, at: "Tanks over time" },
    { name: "playback", words: ["simulate", "scenarios/growth-2030.yaml", "--replications", "2"], width: 1280, height: 900, play: 60 },
];

const browser = await launch();
const work = await folder();
await mkdir(images, { recursive: true });
for (const { name, words, width, height, colorScheme, media, at, play } of pictures) {
    const file = work.file(`${name}.html`);
    await corridor(...words, "--format", "html", "-o", file);
    const { page } = await open(browser, file, { viewport: { width, height }, colorScheme });
    if (media) {
        await page.emulateMedia({ media });
    }
    if (at) {
        await page.locator("section h2", { hasText: at }).first().scrollIntoViewIfNeeded();
        await page.locator("section h2", { hasText: at }).first().evaluate((heading) => heading.scrollIntoView());
    }
    if (play) {
        const slider = page.locator(".play-axis input");
        await slider.focus();
        for (let day = 0; day < play; ++day) {
            await page.keyboard.press("ArrowRight");
        }
        await page.locator(".playback-canvas").evaluate((canvas) => canvas.closest("section").scrollIntoView());
    }
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(images, `${name}.png`) });
    await page.close();
}
await browser.close();
await work.remove();
