// The texts of the page in all its languages.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import { numbersLike } from "../../src/report/html/page/texts.js";

const sources = fileURLToPath(new URL("../../src/report/html", import.meta.url));
const read = async (language) => JSON.parse(await readFile(join(sources, "catalogue", `${language}.json`), "utf8"));
const [en, ru, az] = await Promise.all(["en", "ru", "az"].map(read));
const places = (text) => (text.match(/\{\w+\}/g) ?? []).sort();

for (const [language, catalogue] of Object.entries({ ru, az })) {
    it(`${language} says all that English says, with the same things put in`, () => {
        const entries = Object.entries(catalogue);
        assert.deepEqual(entries.map(([key]) => key), Object.keys(en));
        for (const [key, text] of entries) {
            assert.ok(text.trim().length > 0, key);
            assert.deepEqual(places(text), places(en[key]), key);
        }
    });
}

it("writes numbers as each language does", () => {
    for (const [language, { numberLike }] of Object.entries({ en, ru, az })) {
        const number = numbersLike(numberLike);
        for (const digits of [0, 1, 3]) {
            const known = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
            for (const value of [0, 7, 999, 1000, 12345.678, 9999999.04, 0.0704, -1.26, -123456, 1e15]) {
                assert.equal(number(value, digits), known.format(value), `${language} ${value} ${digits}`);
            }
        }
        assert.equal(number(-0.2), "0");
        assert.equal(number(NaN), "–");
        assert.equal(number(undefined, 1), "–");
    }
});

it("holds no text that the page does not use", async () => {
    const files = (await readdir(join(sources, "page"), { recursive: true })).filter((file) => file.endsWith(".js"));
    const code = (await Promise.all(files.map((file) => readFile(join(sources, "page", file), "utf8")))).join("\n");
    const unused = Object.keys(en).filter((key) => !code.includes(`"${key}"`) && !key.includes("."));
    assert.deepEqual(unused.filter((key) => key !== "ownName"), []);
});
