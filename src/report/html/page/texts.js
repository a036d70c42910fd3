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

// Texts, numbers and dates as a language writes them.
export function textsIn(language, catalogues) {
    const catalogue = catalogues[language];
    const { en } = catalogues;
    const formats = new Map();
    const format = (key, make) => {
        if (!formats.has(key)) {
            formats.set(key, make());
        }
        return formats.get(key);
    };
    const t = (key, values = {}) => {
        const text = catalogue[key] ?? en[key] ?? key;
        return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
    };
    const number = numbersLike(t("numberLike"));
    // Three digits that count, whatever the size.
    const short = (value, notation) => format(notation, () =>
        new Intl.NumberFormat(language, { maximumSignificantDigits: 3, notation })).format(value);
    return {
        language,
        t,
        has: (key) => key in catalogue || key in en,
        number,
        short: (value) => (Number.isFinite(value) ? short(value, Math.abs(value) >= 1e5 ? "compact" : "standard") : "–"),
        percent: (share, digits = 0) => `${number(share * 100, digits)} %`,
        days: (hours, digits = 1) => number(hours / 24, digits),
        date: (time) => format("date", () => new Intl.DateTimeFormat(language, {
            day: "numeric", month: "short", year: "numeric", timeZone: "UTC",
        })).format(time),
        month: (time) => format("month", () => new Intl.DateTimeFormat(language, {
            month: "short", timeZone: "UTC",
        })).format(time),
        country: (code) => {
            try {
                const regions = format("regions", () => new Intl.DisplayNames([language, "en"], { type: "region" }));
                return code === "XZ" ? t("highSeas") : (regions.of(code) ?? code);
            } catch {
                return code;
            }
        },
        // A word of the results ("rail-1520", "border") in the reader's language, or as it is.
        word: (kind, key) => catalogue[`${kind}.${key}`] ?? en[`${kind}.${key}`] ?? String(key).replaceAll("_", " "),
    };
}
