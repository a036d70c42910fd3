import { h } from "../dom.js";

// A canvas over the map, as sharp as the screen is. `paint(brush, size)` is called with a clean canvas, in pixels of the page.
export function overlay(map, paint) {
    const canvas = h("canvas", { class: "playback-canvas", "aria-hidden": "true" });
    const brush = canvas.getContext("2d");
    map.pane.append(canvas);
    return {
        canvas,
        paint() {
            const { width, height } = map.size();
            const sharpness = Math.min(3, window.devicePixelRatio || 1);
            const [wide, high] = [Math.round(width * sharpness), Math.round(height * sharpness)];
            if (canvas.width !== wide || canvas.height !== high) {
                canvas.width = wide;
                canvas.height = high;
            }
            brush.setTransform(sharpness, 0, 0, sharpness, 0, 0);
            brush.clearRect(0, 0, width, height);
            paint(brush, { width, height });
        },
    };
}

// The colours of the page as they are now; a canvas does not know variables.
export function coloursOf(element) {
    const style = getComputedStyle(element);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    return {
        font: style.fontFamily,
        own: Array.from({ length: 8 }, (_, i) => colour(`c${i}`)),
        hot: colour("hot"), ink: colour("ink"), panel: colour("panel"), muted: colour("muted"), strong: colour("strong"), land: colour("land"),
    };
}

// A disc with a number in it if there is room for it.
export function disc(brush, { x, y, radius, text, fill, edge, ink, font }) {
    brush.beginPath();
    brush.arc(x, y, radius, 0, 2 * Math.PI);
    brush.globalAlpha = 0.82;
    brush.fillStyle = fill;
    brush.fill();
    brush.globalAlpha = 1;
    brush.lineWidth = 1.5;
    brush.strokeStyle = edge;
    brush.stroke();
    if (text && radius >= 3 + 3.6 * text.length) {
        brush.font = `600 ${Math.min(15, Math.max(11, radius * 0.8))}px ${font}`;
        brush.textAlign = "center";
        brush.textBaseline = "middle";
        brush.fillStyle = ink;
        brush.fillText(text, x, y + 0.5);
    }
}
