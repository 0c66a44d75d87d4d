// The bot's commands, popping up over the line while one writes a slash.

import { api } from "./api.js";
import { h } from "./dom.js";

export class CommandMenu {
  #commands = [];
  #loadedFor = "";
  #chosen = 0;
  #run;
  #fill;
  element = h("div", { class: "commands", role: "listbox", "aria-label": "Commands", hidden: true });

  /** run(command) is told what was chosen, fill(text) what shall be written on. */
  constructor(run, fill) {
    this.#run = run;
    this.#fill = fill;
  }

  get isEmpty() { return this.#commands.length === 0; }

  /** The menu of the bot has changed. */
  forget() {
    this.#loadedFor = "";
  }

  /** Have the commands that a person sees in a chat, in their language. */
  async load(personId, chatId, language) {
    const wanted = `${personId}:${chatId}:${language}`;
    if (this.#loadedFor === wanted) return;
    this.#loadedFor = wanted;
    try {
      this.#commands = await api.commands(personId, chatId);
    } catch {
      this.#commands = [];
    }
  }

  /** Show what fits the text. */
  show(text) {
    const typed = /^\/(\w*)$/.exec(text);
    const found = typed ? this.#commands.filter(({ command }) => command.startsWith(typed[1].toLowerCase())) : [];
    this.element.hidden = found.length === 0;
    this.#chosen = 0;
    this.element.replaceChildren(...found.map(({ command, description }, place) => h("button", {
      type: "button", role: "option", tabindex: "-1", "aria-selected": String(place === 0), onclick: () => this.#run(command),
    }, h("strong", {}, `/${command}`), h("span", {}, description))));
  }

  /** Hide it; whether it was there. */
  close() {
    const was = !this.element.hidden;
    this.element.hidden = true;
    return was;
  }

  /** Take a key while it shows; whether it was one for the menu. */
  key(event) {
    if (this.element.hidden) return false;
    const options = [...this.element.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.#chosen = (this.#chosen + step + options.length) % options.length;
      options.forEach((option, place) => option.setAttribute("aria-selected", String(place === this.#chosen)));
      options[this.#chosen].scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") options[this.#chosen].click();
    else if (event.key === "Tab") this.#fill(`${options[this.#chosen].querySelector("strong").textContent} `);
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    return true;
  }
}
