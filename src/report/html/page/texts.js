// The language that the address or the browser asks for, of those that the page has.
export function preferredLanguage(catalogues) {
    const asked = new URLSearchParams(location.hash.slice(1)).get("lang");
    const wanted = [asked, ...(navigator.languages ?? [])];
    const short = wanted.filter(Boolean).map((language) => language.slice(0, 2));
    return short.find((language) => language in catalogues) ?? "en";
}

// Numbers written like the sample, "1,234.5". A browser's own formatter takes longer to start than all else that the
// first screen needs, and not every browser has one for every language.
export function numbersLike(sample) {
    const [group, point] = [sample[1], sample.at(-2)];
    return (value, digits = 0) => {
        if (!Number.isFinite(value)) {
            return "–";
        }
        const [whole, fraction] = Math.abs(value).toFixed(digits).split(".");
        const isNegative = value < 0 && /[1-9]/.test(whole + (fraction ?? ""));
        return (isNegative ? "-" : "") + whole.replace(/\B(?=(?:\d{3})+$)/g, group) + (fraction ? point + fraction : "");
    };
}

// How many decimals a number has when it is written as short as can be.
function decimalsOf(value) {
    let decimals = 0;
    while (decimals < 12 && Number(value.toFixed(decimals)) !== value) {
        ++decimals;
    }
    return decimals;
}

// What a result names by id, its units and cargoes, in the reader's words: "FEU/year", "azeri-btc".
export function putInWords(result, texts) {
    const { unit } = texts;
    const wordsFor = { cargo: (id) => texts.word("cargo", id), unit, capacity_unit: unit, objective_unit: unit };
    const without = new Set(["figures", "sources", "map", "inputs", "legs", "stops", "playback"]);
    const visit = (node) => {
        for (const [key, value] of Object.entries(node)) {
            if (without.has(key)) {
                continue;
            }
            if (typeof value === "string" && key in wordsFor) {
                node[key] = wordsFor[key](value);
            } else if (value !== null && typeof value === "object" && !(Array.isArray(value) && typeof value[0] !== "object")) {
                visit(value);
            }
        }
    };
    visit(result);
}

// Texts, numbers and dates as a language writes them.
export function textsIn(language, catalogues) {
    const catalogue = catalogues[language];
    const { en } = catalogues;
    let regions = null;
    const t = (key, values = {}) => {
        const text = catalogue[key] ?? en[key] ?? key;
        return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
    };
    const number = numbersLike(t("numberLike"));
    const word = (kind, key) => catalogue[`${kind}.${key}`] ?? en[`${kind}.${key}`] ?? String(key).replaceAll("_", " ");
    const months = t("months").split(" ");
    const month = (time) => months[new Date(time).getUTCMonth()];
    return {
        language,
        t,
        has: (key) => key in catalogue || key in en,
        number,
        // Three digits that count; below 100,000 no digit before the point is lost.
        short: (value) => {
            const size = Math.abs(Number(value?.toPrecision?.(3)));
            const [unit, word] = size >= 1e9 ? [1e9, "billions"] : size >= 1e6 ? [1e6, "millions"] : size >= 1e5 ? [1e3, "thousands"] : [1, null];
            const text = number(value / unit, size > 0 ? decimalsOf(Number((value / unit).toPrecision(3))) : 0);
            return word && Number.isFinite(value) ? t(word, { n: text }) : text;
        },
        percent: (share, digits = 0) => `${number(share * 100, digits)} %`,
        days: (hours, digits = 1) => number(hours / 24, digits),
        date: (time) => t("dateLike", { day: new Date(time).getUTCDate(), month: month(time), year: new Date(time).getUTCFullYear() }),
        month,
        country: (code) => {
            const own = catalogue[`country.${code}`];
            if (own) {
                return own;
            }
            // A browser's names take as long to load as a map to draw; it is asked only for countries far from here.
            try {
                regions ??= new Intl.DisplayNames([language, "en"], { type: "region" });
                return regions.of(code) ?? code;
            } catch {
                return code;
            }
        },
        // A word of the results ("rail-1520", "border") in the reader's language, or as it is.
        word,
        // "t/day"
        unit: (unit) => unit.split("/").map((part) => word("unit", part)).join("/"),
    };
}
