let ruler = null;
const widths = new Map();

// The words, cut at the end if they are longer than so many pixels.
export function fitted(words, width) {
    let shown = words;
    while (shown.length > 4 && widthOf(shown, "value") > width) {
        shown = `${shown.slice(0, Math.min(-2, -Math.ceil(shown.length / 12)))}…`;
    }
    return shown;
}

function widthOf(text, kind) {
    const font = ["country", "sea"].includes(kind) ? "11px" : "600 12px";
    const key = `${font} ${text}`;
    if (!widths.has(key)) {
        ruler ??= document.createElement("canvas").getContext("2d");
        ruler.font = `${font} ${getComputedStyle(document.body).fontFamily}`;
        widths.set(key, ruler.measureText(text).width);
    }
    return widths.get(key) + (kind === "country" ? 1.1 * text.length : 0);
}

const touches = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

// Puts labels, the first ones first, where they hide neither one another nor a dot, and preferably no line either. What
// finds no room is left out.
//   left, width, height: of the picture; covered: boxes {left, right, top, bottom} of it that something else hides
//   wanted: [{at or spots, text, kind, gap?, mayMove?}]; of several spots the first ones are preferred
export function placeLabels(wanted, { left = 0, width, height, obstacles, dots, covered = [] }) {
    const taken = [...covered, ...dots.map(({ at, size = 4 }) => ({
        left: at[0] - size, right: at[0] + size, top: at[1] - size, bottom: at[1] + size, dot: at,
    }))];
    const kept = [];
    for (const label of wanted) {
        const long = widthOf(label.text, label.kind);
        const found = (label.spots ?? [label.at]).flatMap((at, spot) => candidates({ ...label, at, spot }, long))
            .filter(({ box }) => box.left > left + 2 && box.right < width - 2 && box.top > 2 && box.bottom < height - 2)
            .filter(({ box, of }) => !taken.some((other) => touches(box, other) && (!other.dot || other.dot !== of)))
            .map((candidate) => ({
                ...candidate,
                hidden: obstacles.filter(([x, y]) =>
                    x > candidate.box.left - 2 && x < candidate.box.right + 2 && y > candidate.box.top - 1 && y < candidate.box.bottom + 1,
                ).length,
            }));
        const most = label.mayMove ? 4 : 0;
        const best = found.filter(({ hidden }) => hidden <= most)
            .reduce((a, b) => (a && a.hidden * 3 + a.rank <= b.hidden * 3 + b.rank ? a : b), null);
        if (best) {
            taken.push(best.box);
            kept.push({ ...label, x: best.x, y: best.y, anchor: best.anchor });
        }
    }
    return kept;
}

function candidates({ at: of, gap = 0, mayMove, spot }, long) {
    const [x, y] = of;
    const tall = 13;
    const at = (anchor, atX, atY, rank) => {
        const left = anchor === "start" ? atX : anchor === "end" ? atX - long : atX - long / 2;
        return { of, x: atX, y: atY, anchor, rank: rank + spot, box: { left, right: left + long, top: atY - tall + 2, bottom: atY + 3 } };
    };
    if (!mayMove) {
        return [at("middle", x, y + 4, 0)];
    }
    return [
        at("start", x + gap, y + 4, 0), at("end", x - gap, y + 4, 1), at("middle", x, y - gap, 1),
        at("middle", x, y + gap + 9, 1), at("start", x + gap * 0.8, y - gap * 0.7, 2), at("start", x + gap * 0.8, y + gap + 6, 2),
        at("end", x - gap * 0.8, y - gap * 0.7, 3), at("end", x - gap * 0.8, y + gap + 6, 3),
        at("middle", x, y - gap * 2.4, 5), at("middle", x, y + gap * 2.4 + 9, 5),
    ];
}
