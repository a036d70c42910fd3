// The template that the program carries is what its sources give, byte for byte.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { it } from "node:test";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";
import { folder, project } from "./support.mjs";

it("builds to the same bytes", async () => {
    const work = await folder();
    await promisify(execFile)("node", [join(project, "src/report/html/build.mjs"), work.file("template.html")]);
    const [built, kept] = await Promise.all([work.file("template.html"), join(project, "src/report/html/template.html")].map((file) => readFile(file, "utf8")));
    assert.ok(built === kept, "src/report/html/template.html is not up to date: run `npm run build` in src/report/html");
    await work.remove();
});

// The program that the template carries, unpacked by its own boot script.
async function unpacked(template) {
    const parts = {};
    const boot = template.match(/<script>([^]*)<\/script>/)[1];
    await new Promise((done) => {
        const document = { createElement: () => ({}), body: { append: (script) => done(Object.assign(parts, script)) } };
        runInNewContext(boot, { document, Blob, Response, DecompressionStream });
    });
    return parts.textContent;
}

it("reaches for nothing outside itself", async () => {
    const template = await readFile(join(project, "src/report/html/template.html"), "utf8");
    assert.match(template, /default-src 'none'/);
    const program = await unpacked(template);
    assert.match(program, /createElementNS/);
    assert.doesNotMatch(template + program, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|XMLHttpRequest|\bfetch\(/);
});
