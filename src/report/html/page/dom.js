import { later } from "./later.js";

// Elements are made with these alone, so that what comes from a file can only ever become text. Of children, null and
// false stand for nothing, and a function for what it will return: that is drawn later, in its place.

const nodesOf = (children) => [children].flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (typeof child === "function" ? placeOf(child) : child));

function placeOf(draw) {
    const place = document.createComment("");
    later(() => place.isConnected && place.replaceWith(...nodesOf(draw())));
    return place;
}

function append(element, children) {
    element.append(...nodesOf(children));
    return element;
}

export function refill(element, ...children) {
    element.replaceChildren(...nodesOf(children));
}

function setAll(element, attributes) {
    for (const [name, value] of Object.entries(attributes ?? {})) {
        if (value === null || value === undefined || value === false) {
            continue;
        }
        if (name.startsWith("on")) {
            element.addEventListener(name.slice(2), value);
        } else if (name === "style") {
            for (const [property, setting] of Object.entries(value)) {
                element.style.setProperty(property, setting);
            }
        } else {
            element.setAttribute(name, value === true ? "" : value);
        }
    }
    return element;
}

export function h(name, attributes, ...children) {
    return append(setAll(document.createElement(name), attributes), children);
}

export function svg(name, attributes, ...children) {
    return append(setAll(document.createElementNS("http://www.w3.org/2000/svg", name), attributes), children);
}

let lastId = 0;
export const newId = (word) => `${word}-${++lastId}`;
