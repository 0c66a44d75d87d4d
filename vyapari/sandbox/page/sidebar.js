// The list of shopkeepers and their chats.

import { avatar, h, icon, iconButton } from "./dom.js";
import { summary, timeText } from "./message.js";
import { groupDialog, LANGUAGES, personDialog, settingsDialog } from "./people.js";
import { nameOf } from "./store.js";

const CROWD = 30;
const MOST_SHOWN = 150;

export class Sidebar {
  #store;
  #host;
  #list = h("div", { class: "side-list" });
  #pending = false;

  /** host: {open(personId, chatId), isOpen(personId, chatId)} */
  constructor(store, host, element) {
    this.#store = store;
    this.#host = host;
    element.append(
      h("header", { class: "side-head" }, h("img", { src: "icon.svg", alt: "", class: "logo" }),
        h("div", {}, h("h1", {}, "Vyapari"), h("p", {}, "a Telegram of your own")),
        iconButton("gear", "Settings", () => settingsDialog(store))),
      this.#list,
      h("footer", { class: "side-foot" },
        h("button", { type: "button", onclick: () => personDialog(null, (person) => host.open(person.id, person.id)) }, icon("plus"), "Shopkeeper"),
        h("button", { type: "button", onclick: () => groupDialog(store, [...store.people.keys()][0], (group, members) => host.open(members[0], group.id)) }, icon("group"), "Group")));
  }

  /** Draw anew, at most once a frame, once a second while a crowd is there. */
  refresh() {
    if (this.#pending) return;
    this.#pending = true;
    const draw = () => {
      this.#pending = false;
      this.#draw();
    };
    if (this.#store.people.size > CROWD) setTimeout(draw, 1000);
    else requestAnimationFrame(draw);
  }

  #draw() {
    const focused = document.activeElement?.dataset?.open;
    const people = [...this.#store.people.values()];
    const more = people.length - MOST_SHOWN;
    this.#list.replaceChildren(...people.slice(0, MOST_SHOWN).map((person) => this.#person(person)), more > 0 ? h("p", { class: "hint" }, `and ${more} more`) : "");
    if (focused) this.#list.querySelector(`[data-open="${CSS.escape(focused)}"]`)?.focus();
  }

  #person(person) {
    const chats = this.#store.chatsOf(person.id);
    return h("section", { class: "side-person", "aria-label": nameOf(person) },
      h("div", { class: "side-name" }, avatar(person.id, nameOf(person)), h("span", {}, nameOf(person)), h("small", {}, LANGUAGES[person.language_code] ?? person.language_code ?? ""),
        iconButton("edit", `Edit ${nameOf(person)}`, () => personDialog(person))),
      chats.map((chat) => this.#chat(person, chat)));
  }

  #chat(person, chat) {
    const isPrivate = chat.type === "private";
    const title = this.#store.titleOf(chat);
    const unread = this.#store.unread.get(`${person.id}:${chat.id}`) ?? 0;
    const last = chat.last_message;
    const from = last && (last.from.id === person.id ? "You: " : isPrivate ? "" : `${last.from.first_name}: `);
    const open = this.#host.isOpen(person.id, chat.id);
    return h("button", { type: "button", class: `side-chat${open ? " open" : ""}`, "aria-current": open ? "true" : undefined, data: { open: `${person.id}:${chat.id}` }, onclick: () => this.#host.open(person.id, chat.id) },
      avatar(isPrivate ? this.#store.bot.id : chat.id, title, isPrivate),
      h("span", { class: "side-words" },
        h("span", { class: "side-top" }, h("strong", {}, title), last ? h("time", {}, timeText(last.date)) : ""),
        h("span", { class: "side-last" }, h("span", {}, last ? `${from}${summary(last)}` : "Press START to begin"), unread ? h("b", { "aria-label": `${unread} unread` }, unread > 99 ? "99+" : String(unread)) : "")));
  }
}
