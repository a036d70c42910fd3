import carried from "carried";

// The texts in all languages, and the world.
export async function unpacked() {
    const bytes = Uint8Array.from(atob(carried), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
}
