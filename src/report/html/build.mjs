// Builds template.html, the page without its data. The same sources give the same bytes on every machine.
//   node build.mjs [FILE]
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { strToU8, zlibSync } from "fflate";
import { packedWorld } from "./world.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

// In text, four bytes take five characters (ZeroMQ's RFC 32), where base64 would need five and a third.
const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
function encoded(bytes) {
    let text = "";
    for (let at = 0; at < bytes.length; at += 4) {
        let number = 0;
        for (let i = 0; i < 4; ++i) {
            number = number * 256 + (bytes[at + i] ?? 0);
        }
        let group = "";
        for (let i = 0; i < 5; ++i) {
            group = digits[number % 85] + group;
            number = Math.floor(number / 85);
        }
        text += group;
    }
    return { length: bytes.length, text };
}

// What is long and never changes is carried compressed; page/boot.js unpacks it.
function packed(program, style) {
    const catalogues = Object.fromEntries(
        ["en", "ru", "az"].map((language) => [language, JSON.parse(readFileSync(here(`catalogue/${language}.json`), "utf8"))]),
    );
    const bytes = zlibSync(strToU8(JSON.stringify({ program, catalogues, style, world: packedWorld() })), { level: 9, mem: 12 });
    return encoded(bytes);
}

const carrying = (parts) => ({
    name: "carried",
    setup(bundle) {
        bundle.onResolve({ filter: /^carried$/ }, () => ({ path: "carried", namespace: "carried" }));
        bundle.onLoad({ filter: /.*/, namespace: "carried" }, () => ({
            contents: `export default ${JSON.stringify(parts)};`,
            loader: "js",
        }));
    },
});

async function bundled(entry, plugins = []) {
    const result = await build({
        entryPoints: [here(entry)],
        bundle: true,
        minify: true,
        write: false,
        format: "iife",
        target: ["es2022"],
        charset: "ascii", // browsers read it faster
        legalComments: "none",
        plugins,
    });
    return result.outputFiles[0].text.trim();
}

const shell = readFileSync(here("page.html"), "utf8");
const program = await bundled("page/main.js");
// "</script" within the script would end it; in JavaScript the backslash changes nothing.
const boot = (await bundled("page/boot.js", [carrying(packed(program, await bundled("page/style.css")))])).replaceAll("</script", "<\\/script");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
// Only these very bytes may run: what breaks out of the data could still do nothing.
const page = shell
    .replace("/*script-hashes*/", () => `${hash(boot)} ${hash(program)}`).replace("/*script*/", () => boot);
writeFileSync(process.argv[2] ?? here("template.html"), page);
