const chosen = new Map();

// What the reader has chosen by the controls of a part of the page stays chosen when it is drawn anew in another language.
export class Kept {
    #part;
    constructor(part) {
        this.#part = part;
    }
    has(name) {
        return chosen.has(`${this.#part} ${name}`);
    }
    // The control, set to what was last chosen under this name; what was chosen within that choice falls away with it.
    control(name, control, within = []) {
        if (this.has(name)) {
            control.value = chosen.get(`${this.#part} ${name}`);
        }
        control.addEventListener("input", () => {
            chosen.set(`${this.#part} ${name}`, control.value);
            within.forEach((other) => chosen.delete(`${this.#part} ${other}`));
        });
        return control;
    }
}
