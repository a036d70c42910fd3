// Elements are made with these two alone, so that what comes from a file can only ever become text.

function append(element, children) {
    for (const child of children.flat(Infinity)) {
        if (child !== null && child !== undefined && child !== false) {
            element.append(child);
        }
    }
    return element;
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
