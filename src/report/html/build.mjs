// Builds template.html, the page without its data. The same sources give the same bytes on every machine.
//   node build.mjs [FILE]
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { strToU8, zlibSync } from "fflate";
import { packedWorld } from "./world.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

// What is long and never changes, texts and the map, is carried compressed; packed.js unpacks it.
function packed() {
    const catalogues = Object.fromEntries(
        ["en", "ru", "az"].map((language) => [language, JSON.parse(readFileSync(here(`catalogue/${language}.json`), "utf8"))]),
    );
    const bytes = zlibSync(strToU8(JSON.stringify({ catalogues, world: packedWorld() })), { level: 9, mem: 12 });
    return Buffer.from(bytes).toString("base64");
}

const carried = {
    name: "carried",
    setup(bundle) {
        bundle.onResolve({ filter: /^carried$/ }, () => ({ path: "carried", namespace: "carried" }));
        bundle.onLoad({ filter: /.*/, namespace: "carried" }, () => ({
            contents: `export default ${JSON.stringify(packed())};`,
            loader: "js",
        }));
    },
};

async function bundled(entry) {
    const result = await build({
        entryPoints: [here(entry)],
        bundle: true,
        minify: true,
        write: false,
        format: "iife",
        target: ["es2022"],
        charset: "utf8",
        legalComments: "none",
        plugins: [carried],
    });
    return result.outputFiles[0].text.trim();
}

const shell = readFileSync(here("page.html"), "utf8");
// "</script" within the script would end it; in JavaScript the backslash changes nothing.
const script = (await bundled("page/main.js")).replaceAll("</script", "<\\/script");
const style = await bundled("page/style.css");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
// Only these very bytes may run: what breaks out of the data could still do nothing.
const page = shell
    .replace("/*style-hash*/", () => hash(style)).replace("/*script-hash*/", () => hash(script))
    .replace("/*style*/", () => style).replace("/*script*/", () => script);
writeFileSync(process.argv[2] ?? here("template.html"), page);
