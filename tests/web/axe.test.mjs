// What axe-core says of the page, for every kind of result. Apart from pages.test.mjs, so that both can run at once.
import assert from "node:assert/strict";
import { after, it } from "node:test";
import { axeSource, open, results, stage } from "./support.mjs";

const { browser, pages, close } = await stage(results);
after(close);

for (const name of Object.keys(results)) {
    it(`${name}: axe finds nothing, light and dark`, async () => {
        const { page } = await open(browser, pages[name], { bypassCSP: true });
        await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
        await page.evaluate(axeSource);
        for (const theme of ["light", "dark"]) {
            await page.evaluate((chosen) => { document.documentElement.dataset.theme = chosen; }, theme);
            const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
            assert.deepEqual(violations.map(({ id, nodes }) => [theme, id, nodes.slice(0, 3).map((node) => node.html)]), []);
        }
        await page.close();
    });
}
