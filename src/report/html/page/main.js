import { h, refill } from "./dom.js";
import { Evidence, openWhenLedTo } from "./evidence.js";
import { afresh, drawAll } from "./later.js";
import { Kept } from "./kept.js";
import { panel } from "./panel.js";
import { preferredLanguage, putInWords, textsIn } from "./texts.js";
import { Places } from "./ways.js";
import { worldOf } from "./world.js";
import { compareView } from "./views/compare.js";
import { assignView } from "./views/assign.js";
import { capacityView } from "./views/capacity.js";
import { genericView } from "./views/generic.js";
import { checkView, diffView, explainView } from "./views/plain.js";
import { oilView } from "./views/oil.js";
import { routesView } from "./views/routes.js";
import { pairView, simulateView } from "./views/simulate.js";

const views = {
    "corridor-compare": compareView,
    "corridor-routes": routesView,
    "corridor-capacity": capacityView,
    "corridor-assign": assignView,
    "corridor-check": checkView,
    "corridor-diff": diffView,
    "corridor-explain": explainView,
    "corridor-simulate": (context, result) => [simulateView(context, result), result.oil && [h("h2", { class: "part" }, context.texts.t("oil")), oilView(contextOf(result.oil, context.texts, context.world, "oil"), result.oil)]],
    "corridor-simulate-oil": oilView,
    "corridor-simulate-pair": (context, result) => pairView(context, result, (one) => simulateView(contextOf(one, context.texts, context.world), one)),
    "corridor-simulate-oil-pair": (context, result) => pairView(context, result, (one) => oilView(contextOf(one, context.texts, context.world), one)),
};

const commands = {
    "corridor-compare": "compare", "corridor-routes": "routes", "corridor-capacity": "capacity", "corridor-assign": "assign",
    "corridor-simulate": "simulate", "corridor-simulate-oil": "simulate", "corridor-simulate-pair": "simulate", "corridor-simulate-oil-pair": "simulate",
    "corridor-check": "check", "corridor-explain": "explain", "corridor-diff": "diff",
};

// Of two scenarios the second one is the question, the first what it is set against.
const mainOf = (result) => result.second ?? result;

function contextOf(result, texts, world, part = "page") {
    const main = mainOf(result);
    return { texts, world, places: new Places(main.map), evidence: new Evidence(main, texts), kept: new Kept(part) };
}

function header(result, texts, state) {
    const { t } = texts;
    const main = mainOf(result);
    // Drawn anew, the page keeps the focus where it was, and shows what its address leads to.
    const speak = (language) => {
        const isFirst = document.querySelector("main").hasAttribute("aria-busy");
        render({ ...state, language }, () => openWhenLedTo({ scrolls: isFirst }));
        document.querySelector("header select").focus();
    };
    const languages = h("select", { "aria-label": t("language"), onchange: () => speak(languages.value) },
        Object.entries(state.catalogues).map(([code, catalogue]) => h("option", { value: code, selected: code === state.language, lang: code }, catalogue.ownName)));
    const root = document.documentElement;
    const isDark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    const theme = h("button", { type: "button", onclick: () => {
        root.dataset.theme = isDark() ? "light" : "dark";
        theme.textContent = t(isDark() ? "toLight" : "toDark");
        dispatchEvent(new Event("recolour"));
    } }, t(isDark() ? "toLight" : "toDark"));
    const title = main.scenario ?? main.name ?? main.after ?? t("report");
    document.title = `${title} – corridor`;
    return h("header", {}, h("div", {}, h("h1", {}, title),
        h("p", { class: "note" }, t(`kind.${result.schema?.name}`), main.money && `, ${main.money.currency} ${main.money.year}`)),
    h("div", { class: "controls" }, languages, theme));
}

function quoted(word) {
    return /^[\w./=:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function repeat(result, texts) {
    const { t } = texts;
    const main = mainOf(result);
    // A difference has two questions; what it calls inputs is what changed.
    const questions = main.questions ?? [main];
    const asked = questions[0];
    // As it is written: a seed may have more digits than a number of JavaScript.
    const seed = /"seed":\s*(\d+)/.exec(document.getElementById("result").textContent)?.[1];
    const files = questions.map((question) => question.inputs?.[0]?.name).filter(Boolean);
    const read = [...new Map(questions.flatMap((question) => question.inputs ?? []).map((input) => [input.name + input.hash, input])).values()];
    const command = commands[result.schema?.name];
    const words = ["corridor", command, ...files, ...(result.second ? ["--against", result.first?.inputs?.[0]?.name ?? ""] : []),
        ...(asked.options ?? []),
        ...(seed === undefined ? [] : ["--seed", seed]),
        ...(command === "simulate" ? ["--replications", String(main.replications)] : []),
        ...(asked.set ?? []).flatMap((change) => ["--set", change])];
    return panel({ title: t("repeat"), note: t("repeatNote", { version: result.corridor ?? main.corridor ?? "" }), wide: true },
        command && files.length > 0 && h("pre", { tabindex: "0" }, h("code", {}, words.map(quoted).join(" "))),
        h("details", {}, h("summary", {}, t("inputs", { count: read.length })),
            h("ul", { class: "inputs" }, read.map((input) => h("li", {}, h("code", {}, input.name), " ", h("code", { class: "hash" }, input.hash))))));
}

// A file of another version, or one that was changed by hand, is shown as what it is.
function partsOf(view, context, result) {
    try {
        return view(context, result);
    } catch (error) {
        console.warn(error);
        return genericView(context, result);
    }
}

function render(state, whenDrawn) {
    const texts = textsIn(state.language, state.catalogues);
    const result = JSON.parse(document.getElementById("result").textContent);
    putInWords(result, texts);
    document.documentElement.lang = state.language;
    const context = contextOf(result, texts, state.world);
    const view = views[result.schema?.name] ?? genericView;
    const main = h("main", { id: "answer", "aria-busy": "true" });
    afresh(() => {
        main.removeAttribute("aria-busy");
        whenDrawn();
    });
    refill(main, partsOf(view, context, result), () => h("div", { class: "panels" }, context.evidence.panels(), repeat(result, texts)), context.evidence.tip);
    document.getElementById("page").replaceChildren(
        h("a", { class: "skip", href: "#answer" }, texts.t("skip")),
        header(result, texts, state),
        main,
        h("footer", {}, h("p", {}, texts.t("footer"))));
}

function start() {
    const { catalogues, style, world } = globalThis.carriedParts; // by boot.js
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
    render({ catalogues, world: worldOf(world), language: preferredLanguage(catalogues) }, () => openWhenLedTo());
}

addEventListener("hashchange", () => openWhenLedTo());
// On paper nothing can be opened.
addEventListener("beforeprint", () => {
    drawAll();
    document.querySelectorAll("button.more:not([hidden])").forEach((button) => button.click());
    document.querySelectorAll("details.evidence:not([open])").forEach((list) => {
        list.open = true;
        addEventListener("afterprint", () => { list.open = false; }, { once: true });
    });
});
start();
