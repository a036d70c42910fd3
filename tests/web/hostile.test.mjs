// Names that try to break out of the page show as what they are: text.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { corridor, folder, launch, open, project, writeFile } from "./support.mjs";

const names = [
    "</script><script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    "<!--<script>&lt;b&gt;",
    "\"' onmouseover=window.hacked=1 x='",
    "{{constructor.constructor('window.hacked=1')()}}",
    "javascript:window.hacked=1",
    "\u202Eright to left\u202C \u2028 line",
];

let browser;
let work;
let file;

const quoted = (text) => JSON.stringify(text);

before(async () => {
    browser = await launch();
    work = await folder();
    const node = (i) => `  n${i}:
    name: ${quoted(names[i])}
    kind: station
    country: KZ
    location: [${40 + i}, ${50 + 5 * i}]
    assumption: ${quoted(`because ${names[(i + 1) % names.length]}`)}
`;
    const link = (i) => `  l${i}: {between: [n${i}, n${i + 1}], mode: rail-1520, name: ${quoted(names[i])}, length: ${600 + i} km, speed: 30 km/h, tariff: 0.5 USD/FEU/km, assumption: ${quoted(names[i])}}
`;
    await writeFile(work.file("network.yaml"), `name: ${quoted(names[0])}
include: [${quoted(join(project, "networks/modes.yaml"))}]
money: {currency: USD, year: 2024}
nodes:
${names.map((_, i) => node(i)).join("")}links:
${names.slice(1).map((_, i) => link(i)).join("")}`);
    await writeFile(work.file("scenario.yaml"), `name: ${quoted(names[0])}
network: network.yaml
demand:
  - {from: n0, to: n${names.length - 1}, cargo: container, volume: 10 FEU/week, value: 80000 USD/FEU, promised: 40 days}
corridors:
  one: {title: ${quoted(names[1])}, through: [n2]}
shipper: {value-of-time: 55 USD/FEU/day}
`);
    file = work.file("hostile.html");
    await corridor("compare", work.file("scenario.yaml"), "--format", "html", "-o", file);
});
after(async () => {
    await browser?.close();
    await work?.remove();
});

it("shows hostile names as text and runs nothing", async () => {
    for (const options of [{}, { bypassCSP: true }]) {
        const { page, complaints } = await open(browser, file, options);
        await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
        const text = await page.locator("body").evaluate((body) => body.textContent);
        for (const name of names.filter((one) => !one.includes("\u2028"))) {
            assert.ok(text.includes(name), `${name} is not shown`);
        }
        await page.locator("button.cited").first().hover();
        assert.equal(await page.evaluate(() => window.hacked), undefined);
        assert.equal(await page.locator("img, iframe, object, embed").count(), 0);
        assert.deepEqual(complaints, []);
        await page.close();
    }
});

it("holds the data in a script element that they cannot end", async () => {
    const html = await readFile(file, "utf8");
    const data = html.slice(html.indexOf("id=\"result\">") + 12);
    const json = data.slice(0, data.indexOf("</script>"));
    assert.doesNotMatch(json, /[<>&]/);
    assert.equal(JSON.parse(json).scenario, names[0]);
    assert.equal(html.match(/<script/g).length, 2);
});

it("lets only its own script run", async () => {
    const html = await readFile(file, "utf8");
    const spoilt = work.file("spoilt.html");
    await writeFile(spoilt, html.replace("</body>", "<script>window.hacked=1</script><p onclick=\"1\"></p></body>"));
    const { page, complaints } = await open(browser, spoilt);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.ok(complaints.some((complaint) => complaint.includes("Content Security Policy")));
    await page.close();
});

it("shows a result that lacks what a view wants as tables", async () => {
    const [saved, spoilt] = [work.file("spoilt.json"), work.file("spoilt-result.html")];
    await writeFile(saved, JSON.stringify({ schema: { name: "corridor-compare", version: 1 }, scenario: "Cut short", demands: [{ from: "Almaty", to: "Poti" }] }));
    await corridor("report", saved, "-o", spoilt);
    const { page, complaints } = await open(browser, spoilt);
    const text = await page.locator("main").innerText();
    assert.ok(text.includes("Almaty") && text.includes("Poti"));
    assert.ok(complaints.every((complaint) => complaint.startsWith("console: TypeError")), complaints.join("; "));
    await page.close();
});
