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

// The texts in all languages, the style, and the world.
export async function unpacked() {
    const stream = new Blob([decoded(carried)]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
}
