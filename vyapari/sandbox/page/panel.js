// A chat as one person sees it: header, messages, composer.

import { api } from "./api.js";
import { Buttons } from "./buttons.js";
import { Composer } from "./composer.js";
import { avatar, h, iconButton } from "./dom.js";
import { botLink } from "./entities.js";
import { chatMenu, messageMenu } from "./menus.js";
import { dayText, ghostRow, messageRow } from "./message.js";
import { personDialog, whoDialog } from "./people.js";
import { nameOf } from "./store.js";
import { sayWrong } from "./toasts.js";

const PAGE = 60;
const MOST_ROWS = 400;
const GROUP_SECONDS = 300;
const ACTION_TEXTS = {
  typing: "typing", upload_document: "sending a file", upload_photo: "sending a photo",
  record_voice: "recording a voice message", upload_voice: "sending a voice message",
  find_location: "looking up a place", choose_sticker: "choosing a sticker",
};

export class Panel {
  #store;
  #host;
  #messages = new Map();
  #reactions = {};
  #buttons = new Buttons(this);
  #list = h("div", { class: "messages", role: "log", "aria-live": "polite", "aria-label": "Messages", tabindex: "0" });
  #status = h("div", { class: "panel-status" });
  #title = h("button", { type: "button", class: "panel-title" });
  #more = true;
  #loading = false;
  #down = iconButton("down", "To the newest", () => this.#toEnd(true), { class: "to-end" });
  #ghost = null;

  /** host: {close(panel), open(personId, chatId), back()} */
  constructor(store, host, personId, chatId) {
    this.#store = store;
    this.#host = host;
    this.personId = personId;
    this.chatId = chatId;
    this.composer = new Composer(store, this);
    this.element = h("section", { class: "panel", "aria-label": "Chat" },
      h("header", { class: "panel-head" },
        iconButton("back", "Back to the list", () => host.back(), { class: "panel-back" }),
        this.#title,
        iconButton("more", "Chat menu", (event) => chatMenu(event.currentTarget, this)),
        iconButton("close", "Close this chat", () => host.close(this), { class: "panel-close" })),
      h("div", { class: "panel-body" }, this.#list, this.#down),
      this.composer.element);
    this.#list.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.#list.addEventListener("contextmenu", (event) => this.#context(event));
    this.#list.addEventListener("dblclick", (event) => this.#replyTo(event));
    this.#dropFiles();
    this.refresh();
    this.load();
  }

  get bot() { return this.#store.bot; }
  get person() { return this.#store.people.get(this.personId); }
  get chat() { return this.#store.chats.get(this.chatId); }

  /** Show another chat of the same or another person in this panel. */
  show(personId, chatId) {
    if (personId === this.personId && chatId === this.chatId) return;
    this.personId = personId;
    this.chatId = chatId;
    this.composer.reset();
    this.refresh();
    this.load();
  }

  /** Names, status and composer anew. */
  refresh() {
    const { person, chat } = this;
    if (!person || !chat) return;
    const isPrivate = chat.type === "private";
    const title = this.#store.titleOf(chat);
    const face = avatar(isPrivate ? this.#store.bot.id : chat.id, title, isPrivate);
    this.#title.replaceChildren(face, h("div", { class: "panel-words" }, h("div", { class: "panel-name" }, title, isPrivate ? h("span", { class: "bot-tag" }, "bot") : ""), this.#status),
      h("span", { class: "as-whom", title: `You write as ${nameOf(person)}` }, avatar(person.id, nameOf(person)), h("span", {}, person.first_name)));
    this.#title.onclick = () => personDialog(person);
    this.#title.title = "Edit this shopkeeper";
    this.element.setAttribute("aria-label", `${title}, as ${nameOf(person)}`);
    this.element.dataset.person = String(this.personId);
    this.element.dataset.chat = String(this.chatId);
    this.#showStatus();
    this.composer.refresh();
  }

  /** Load the newest messages. */
  async load() {
    const chatId = this.chatId;
    this.#loading = true;
    try {
      const { messages, reactions } = await api.history(chatId, null, PAGE);
      if (chatId !== this.chatId) return;
      this.#messages = new Map(messages.map((message) => [message.message_id, message]));
      this.#reactions = reactions;
      this.#more = messages.length === PAGE;
      this.#renderAll();
      this.#toEnd();
      this.#showGhost();
      this.#markRead();
    } catch (error) {
      sayWrong(error);
    } finally {
      this.#loading = false;
    }
  }

  /** Something happened in this chat. */
  apply(event) {
    switch (event.kind) {
      case "message": return this.#add(event.message);
      case "edited": return this.#replace(event.message);
      case "deleted": return this.#remove(event.message_id);
      case "reaction":
        this.#reactions[event.reaction.message_id] = event.reaction.reactions;
        return this.#rerender(event.reaction.message_id);
      case "answer": return this.#buttons.answer(event.answer);
      case "chat": return this.refresh();
      default:
        this.#showStatus();
        this.#showGhost();
    }
  }

  #add(message) {
    const atEnd = this.#isAtEnd();
    const own = message.from.id === this.personId;
    this.#messages.set(message.message_id, message);
    this.#list.querySelector(".empty")?.remove();
    const rows = this.#rowsFor(message);
    this.#showStatus();
    this.#showGhost();
    this.#list.append(...rows);
    if (this.#ghost) this.#list.append(this.#ghost);
    if (atEnd) while (this.#list.childElementCount > MOST_ROWS) this.#list.firstElementChild.remove();
    if (atEnd || own) this.#toEnd();
    else this.#down.classList.add("news");
    this.#markRead();
    this.composer.refresh();
  }

  #replace(message) {
    if (!this.#messages.has(message.message_id)) return;
    this.#messages.set(message.message_id, message);
    this.#rerender(message.message_id);
  }

  #rerender(id) {
    const row = this.#row(id);
    const message = this.#messages.get(id);
    if (!row || !message) return;
    const atEnd = this.#isAtEnd();
    row.replaceWith(messageRow(message, this.#view(message, row.classList.contains("grouped"))));
    if (atEnd) this.#toEnd();
  }

  #remove(id) {
    this.#messages.delete(id);
    this.#row(id)?.remove();
  }

  #row(id) {
    return this.#list.querySelector(`.row[data-id="${Number(id)}"]`);
  }

  #renderAll() {
    this.#list.replaceChildren();
    let before = null;
    const rows = [];
    for (const message of this.#messages.values()) {
      rows.push(...this.#rowsAfter(before, message));
      before = message;
    }
    this.#list.append(...rows);
    if (!rows.length) this.#list.append(this.#welcome());
  }

  #welcome() {
    const { bot } = this.#store;
    const language = this.person?.language_code ?? "";
    const text = bot.description?.[language] || bot.description?.[""];
    return h("div", { class: "empty" }, h("div", { class: "empty-card" },
      avatar(bot.id, bot.first_name, true),
      h("strong", {}, text ? "What can this bot do?" : `${bot.first_name} keeps the books of your shop.`),
      h("p", {}, text || "This is a practice chat on your own machine. Press START below, as you would in Telegram.")));
  }

  #rowsFor(message) {
    const before = [...this.#messages.values()].at(-2) ?? null;
    return this.#rowsAfter(before, message);
  }

  #rowsAfter(before, message) {
    const rows = [];
    const date = dayText(message.date);
    const newDay = !before || dayText(before.date) !== date;
    if (newDay) rows.push(h("div", { class: "row day" }, h("span", { class: "pill" }, date)));
    const grouped = !newDay && before.from.id === message.from.id && message.date - before.date < GROUP_SECONDS;
    rows.push(messageRow(message, this.#view(message, grouped)));
    return rows;
  }

  #view(message, grouped) {
    return {
      own: message.from.id === this.personId,
      grouped,
      inGroup: this.chat.type !== "private",
      botId: this.#store.bot.id,
      reactions: this.#reactions[message.message_id],
      act: (kind, value) => this.#act(kind, value),
      menu: (target, anchor) => this.#messageMenu(target, anchor),
      jump: (id) => this.#jump(id),
      press: (target, button, element) => this.#buttons.press(target, button, element),
    };
  }

  // Commands, links and buttons

  #act(kind, value) {
    if (kind === "command") {
      this.composer.sendText(value);
      return true;
    }
    return this.follow(value);
  }

  /** Follow a link into the bot; false for links to elsewhere. */
  follow(url) {
    const link = botLink(url, this.#store.bot.username);
    if (!link) return false;
    const start = (id) => {
      this.#host.open(id, id);
      api.send(id, id, { text: `/start ${link.payload}`.trim() }).catch(sayWrong);
    };
    if (link.payload === null) this.#host.open(this.personId, this.personId);
    else if (this.#store.people.size === 1) start(this.personId);
    else whoDialog(this.#store, "Who follows this link?", this.personId, start);
    return true;
  }

  // Menus

  #messageMenu(message, anchor) {
    messageMenu(anchor, message, this, this.#reactions[message.message_id]?.[this.personId] ?? []);
  }

  #context(event) {
    const message = this.#messageAt(event);
    if (!message || event.target.closest("a, input, video, audio") || getSelection()?.toString()) return;
    event.preventDefault();
    this.#messageMenu(message, { x: event.clientX, y: event.clientY });
  }

  #replyTo(event) {
    const message = this.#messageAt(event);
    if (message && !event.target.closest("button, a, audio, video, table")) this.composer.replyTo(message);
  }

  #messageAt(event) {
    return this.#messages.get(Number(event.target.closest(".row")?.dataset.id));
  }

  // Status, drafts

  #showStatus() {
    const { chat } = this;
    if (!chat) return;
    const doing = chat.action && ACTION_TEXTS[chat.action];
    const members = Object.keys(chat.members).length + (chat.bot_status === "left" ? 0 : 1);
    const quiet = chat.type === "private" ? (chat.bot_status === "kicked" ? "blocked" : "bot") : `${members} members`;
    this.#status.replaceChildren(doing ? `${doing}…` : quiet);
    this.#status.classList.toggle("busy", Boolean(doing));
  }

  #showGhost() {
    const { chat } = this;
    const atEnd = this.#isAtEnd();
    this.#ghost?.remove();
    this.#ghost = ghostRow(chat);
    if (!this.#ghost) return;
    this.#list.append(this.#ghost);
    if (atEnd) this.#toEnd();
  }

  // Scrolling

  #isAtEnd() {
    return this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < 80;
  }

  #toEnd(smooth = false) {
    this.#list.scrollTo({ top: this.#list.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    this.#down.classList.remove("news");
  }

  async #scrolled() {
    this.#down.classList.toggle("shown", !this.#isAtEnd());
    if (this.#list.scrollTop > 200 || !this.#more || this.#loading) return;
    const first = this.#messages.keys().next().value;
    if (!first) return;
    this.#loading = true;
    try {
      const { messages } = await api.history(this.chatId, first, PAGE);
      this.#more = messages.length === PAGE;
      this.#messages = new Map([...messages.map((message) => [message.message_id, message]), ...this.#messages]);
      const height = this.#list.scrollHeight - this.#list.scrollTop;
      this.#renderAll();
      this.#list.scrollTop = this.#list.scrollHeight - height;
    } finally {
      this.#loading = false;
    }
  }

  #jump(id) {
    const row = this.#row(id);
    if (!row) return;
    row.scrollIntoView({ block: "center", behavior: "smooth" });
    row.classList.add("found");
    setTimeout(() => row.classList.remove("found"), 1500);
  }

  #markRead() {
    if (document.visibilityState === "visible") this.#store.read(this.personId, this.chatId);
  }

  /** The person's last own text, for editing with the arrow key. */
  lastOwn() {
    return [...this.#messages.values()].reverse().find((message) => message.from.id === this.personId && message.text);
  }

  #dropFiles() {
    this.element.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      this.element.classList.add("dropping");
    });
    this.element.addEventListener("dragleave", (event) => !this.element.contains(event.relatedTarget) && this.element.classList.remove("dropping"));
    this.element.addEventListener("drop", (event) => {
      this.element.classList.remove("dropping");
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      this.composer.attach([...event.dataTransfer.files]);
    });
  }
}
