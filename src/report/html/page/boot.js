import carried from "carried";

const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

// As ../build.mjs has encoded them.
function decoded({ length, text }) {
    const values = new Uint8Array(128);
    [...digits].forEach((digit, value) => { values[digit.charCodeAt(0)] = value; });
    const bytes = new Uint8Array(text.length / 5 * 4);
    const view = new DataView(bytes.buffer);
    for (let group = 0; group < text.length / 5; ++group) {
        let number = 0;
        for (let i = 0; i < 5; ++i) {
            number = number * 85 + values[text.charCodeAt(group * 5 + i)];
        }
        view.setUint32(group * 4, number);
    }
    return bytes.subarray(0, length);
}

// What a page shows with, texts, style, world and the program itself, is carried compressed. The head of the page lets
// this script and that program run, by their hashes, and nothing else.
async function boot() {
    const stream = new Blob([decoded(carried)]).stream().pipeThrough(new DecompressionStream("deflate"));
    globalThis.carriedParts = JSON.parse(await new Response(stream).text());
    const script = document.createElement("script");
    script.textContent = globalThis.carriedParts.program;
    document.body.append(script);
}

boot().catch((error) => {
    document.getElementById("page").textContent = `This report cannot be drawn here (${error.message}); it takes a browser of 2023 or later.`;
});
