// Where a person writes: text, commands, replies, edits, files, voice, reply keyboards.

import { api } from "./api.js";
import { CommandMenu } from "./commands.js";
import { h, icon, iconButton } from "./dom.js";
import { sizeText } from "./files.js";
import { summary } from "./message.js";
import { Recorder } from "./recorder.js";
import { nameOf } from "./store.js";
import { popup, sayWrong, toast } from "./toasts.js";

const LIMIT = 4096;

export class Composer {
  #store;
  #panel;
  #input = h("textarea", { rows: "1", placeholder: "Message", "aria-label": "Message", enterkeyhint: "send", dir: "auto" });
  #bar = h("div", { class: "composer-bar", hidden: true });
  #files = [];
  #replying = null;
  #editing = null;
  #menu = new CommandMenu((command) => this.#runCommand(command), (text) => this.fill(text));
  #keys = h("div", { class: "reply-keyboard", hidden: true });
  #keysHidden = false;
  #keysShown = null;
  #recorder = new Recorder();
  #beginning = false;
  #start = h("button", { type: "button", class: "start-button", onclick: () => this.#begin() }, "START");
  #slash = h("button", { type: "button", class: "icon-button slash", "aria-label": "Commands", title: "Commands", onclick: () => this.#toggleCommands() }, "/");
  #keyToggle = iconButton("keyboard", "Reply keyboard", () => this.#toggleKeys(), { hidden: true });
  #send = iconButton("send", "Send", () => this.#submit(), { class: "send" });
  #mic = iconButton("mic", "Record a voice message", () => this.#record(), { class: "mic" });
  #picker = h("input", { type: "file", hidden: true, multiple: true });

  constructor(store, panel) {
    this.#store = store;
    this.#panel = panel;
    const line = h("div", { class: "composer-line" },
      iconButton("attach", "Attach", (event) => this.#attachMenu(event.currentTarget)),
      this.#input, this.#slash, this.#keyToggle, this.#mic, this.#send);
    this.element = h("div", { class: "composer" }, this.#menu.element, this.#bar, line, this.#keys, this.#start, this.#picker);
    this.#input.addEventListener("input", () => this.#changed());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#input.addEventListener("paste", (event) => this.#pasted(event));
    this.#picker.addEventListener("change", () => { this.attach([...this.#picker.files], this.#picker.dataset.kind); this.#picker.value = ""; });
    store.addEventListener("commands", () => { this.#menu.forget(); this.#loadCommands(); });
    this.#changed();
  }

  /** Forget what was being written. */
  reset() {
    this.#input.value = "";
    this.#clearBar();
    this.#changed();
  }

  /** Follow what the chat has become. */
  refresh() {
    const { chat, person } = this.#panel;
    if (!chat || !person) return;
    const toStart = chat.type === "private" && (!chat.started || chat.bot_status === "kicked");
    this.element.classList.toggle("to-start", toStart);
    if (this.#beginning && !toStart) {
      this.#beginning = false;
      this.#input.focus();
    }
    this.#start.textContent = chat.bot_status === "kicked" && chat.started ? "RESTART BOT" : "START";
    this.#loadCommands();
    this.#showKeys(chat.keyboard);
  }

  /** Put text in for the person to go on with. */
  fill(text) {
    this.#input.value = text;
    this.#changed();
    this.#input.focus();
  }

  replyTo(message) {
    this.#clearBar();
    this.#replying = message;
    const who = message.from.id === this.#store.bot.id ? this.#store.bot.first_name : nameOf(message.from);
    this.#showBar("reply", `Reply to ${who}`, summary(message));
  }

  edit(message) {
    this.#clearBar();
    this.#editing = message;
    this.#showBar("edit", "Edit message", summary(message));
    this.fill(message.text ?? message.caption);
  }

  /** Take files to be sent with the next press of the button. */
  attach(files, kind = "") {
    if (!files.length) return;
    this.#clearBar();
    this.#files = files.map((file) => ({ file, kind: kind || (file.type.startsWith("image/") && file.type !== "image/svg+xml" ? "photo" : "document") }));
    const names = files.map((file) => `${file.name} · ${sizeText(file.size)}`).join(", ");
    const picture = this.#files[0].kind === "photo" ? h("img", { src: URL.createObjectURL(files[0]), alt: "" }) : null;
    this.#showBar(this.#files[0].kind === "photo" ? "image" : "file", files.length > 1 ? `${files.length} files` : this.#files[0].kind === "photo" ? "Photo" : "File", names, picture);
  }

  /** Send a text as this person, in this chat. */
  sendText(text, replyTo) {
    const parts = [];
    for (let rest = text.trim(); rest; rest = rest.slice(parts.at(-1).length).trim()) parts.push(cut(rest));
    return parts.reduce((before, part) => before.then(() => api.send(this.#panel.personId, this.#panel.chatId, { text: part }, replyTo)), Promise.resolve()).catch(sayWrong);
  }

  #begin() {
    // The field can be focused once the chat has become a started one, which is told by an event.
    this.#beginning = true;
    this.sendText("/start");
  }

  async #submit() {
    const text = this.#input.value.trim();
    const { personId, chatId } = this.#panel;
    const [editing, replying, files] = [this.#editing, this.#replying, this.#files];
    if (!text && !files.length) return;
    this.reset();
    this.#input.focus();
    try {
      if (editing) await api.edit(personId, chatId, editing.message_id, text);
      else if (files.length) {
        for (const [place, { file, kind }] of files.entries()) {
          await api.sendFile(personId, chatId, file, kind, { caption: place === 0 ? text : "", reply_to: replying?.message_id });
        }
      } else await this.sendText(text, replying?.message_id);
    } catch (error) {
      sayWrong(error);
      if (!this.#input.value) this.fill(text);
    }
  }

  // The bar over the line: a reply, an edit, files

  #showBar(name, title, text, picture = null) {
    this.#bar.replaceChildren(picture ?? icon(name), h("div", { class: "bar-words" }, h("strong", {}, title), h("span", {}, text)), iconButton("close", "Cancel", () => this.#cancel()));
    this.#bar.hidden = false;
    this.#changed();
    this.#input.focus();
  }

  #cancel() {
    const wasEdit = Boolean(this.#editing);
    this.#clearBar();
    if (wasEdit) this.#input.value = "";
    this.#changed();
    this.#input.focus();
  }

  #clearBar() {
    const picture = this.#bar.querySelector("img");
    if (picture) URL.revokeObjectURL(picture.src);
    this.#replying = this.#editing = null;
    this.#files = [];
    this.#bar.hidden = true;
    this.#bar.replaceChildren();
  }

  // Keys and text

  #changed() {
    this.#input.style.height = "auto";
    this.#input.style.height = `${Math.min(this.#input.scrollHeight, 160)}px`;
    const something = this.#input.value.trim() !== "" || this.#files.length > 0 || this.#editing;
    this.element.classList.toggle("can-send", Boolean(something));
    this.#menu.show(this.#input.value);
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.#menu.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !matchMedia("(pointer: coarse)").matches) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && !this.#bar.hidden) {
      this.#cancel();
    } else if (event.key === "ArrowUp" && !this.#input.value) {
      const last = this.#panel.lastOwn();
      if (!last) return;
      event.preventDefault();
      this.edit(last);
    }
  }

  #pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.attach(files);
  }

  // Commands

  #toggleCommands() {
    if (!this.#menu.close()) this.fill("/");
    else if (this.#input.value === "/") this.fill("");
  }

  #runCommand(command) {
    this.reset();
    const suffix = this.#panel.chat.type === "private" ? "" : `@${this.#store.bot.username}`;
    this.sendText(`/${command}${suffix}`);
    this.#input.focus();
  }

  async #loadCommands() {
    const { personId, chatId, person } = this.#panel;
    if (person) await this.#menu.load(personId, chatId, person.language_code);
    this.#slash.hidden = this.#menu.isEmpty;
  }

  // Reply keyboard

  #showKeys(keyboard) {
    const shown = JSON.stringify(keyboard ?? null);
    if (shown !== this.#keysShown) {
      this.#keysShown = shown;
      this.#keysHidden = false;
      this.#keys.replaceChildren(...(keyboard?.keyboard ?? []).map((row) => h("div", { class: "keyboard-row" }, row.map((button) => h("button", { type: "button", onclick: () => this.#pressKey(button, keyboard) }, button.text)))));
      this.#keys.classList.toggle("small", Boolean(keyboard?.resize_keyboard));
      this.#input.placeholder = keyboard?.input_field_placeholder || "Message";
    }
    const has = Boolean(keyboard?.keyboard);
    this.#keyToggle.hidden = !has;
    this.#keys.hidden = !has || this.#keysHidden;
    if (keyboard?.force_reply && !this.#replying) this.#input.placeholder = keyboard.input_field_placeholder || "Reply";
  }

  #toggleKeys() {
    this.#keysHidden = !this.#keysHidden;
    this.#keys.hidden = this.#keysHidden;
  }

  #pressKey(button, keyboard) {
    const { person, personId, chatId } = this.#panel;
    if (button.request_contact) {
      const contact = { phone_number: "+919800000000", first_name: person.first_name, user_id: personId };
      api.send(personId, chatId, { contact }).catch(sayWrong);
    } else if (button.request_location) this.#sendPlace();
    else this.sendText(button.text);
    if (keyboard.one_time_keyboard) this.#toggleKeys();
  }

  // Files, places, voice

  #attachMenu(anchor) {
    const item = (name, label, act) => h("button", { type: "button", role: "menuitem", onclick: act }, icon(name), label);
    const pick = (kind, accept) => () => {
      this.#picker.accept = accept;
      this.#picker.dataset.kind = kind;
      this.#picker.click();
    };
    popup(anchor, [
      item("image", "Photo", pick("photo", "image/png,image/jpeg,image/webp")),
      item("file", "File", pick("document", "")),
      item("mic", "Voice from a file", pick("voice", "audio/*")),
      item("pin", "Location", () => this.#sendPlace()),
      item("phone", "Contact", () => this.#pressKey({ request_contact: true }, {})),
    ], { label: "Attach" });
  }

  #sendPlace() {
    const { personId, chatId } = this.#panel;
    const send = (latitude, longitude) => api.send(personId, chatId, { location: { latitude, longitude } }).catch(sayWrong);
    const somewhere = () => send(23.02579, 72.58727);
    if (!navigator.geolocation) somewhere();
    else navigator.geolocation.getCurrentPosition(({ coords }) => send(coords.latitude, coords.longitude), somewhere, { timeout: 3000 });
  }

  async #record() {
    const { personId, chatId } = this.#panel;
    if (this.#recorder.running) {
      const note = await this.#recorder.finish();
      this.element.classList.remove("recording");
      if (note) api.sendFile(personId, chatId, note.file, "voice", { duration: note.seconds }).catch(sayWrong);
      return;
    }
    try {
      await this.#recorder.begin((seconds) => { this.#mic.dataset.seconds = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`; });
      this.element.classList.add("recording");
      this.#mic.title = "Stop and send";
    } catch {
      toast("No microphone here. Choose a voice file instead.");
      this.#picker.accept = "audio/*";
      this.#picker.dataset.kind = "voice";
      this.#picker.click();
    }
  }
}

/** The first part of a text that fits one message, cut at a line or a space. */
function cut(text) {
  if (text.length <= LIMIT) return text;
  const part = text.slice(0, LIMIT);
  const at = Math.max(part.lastIndexOf("\n"), part.lastIndexOf(" "));
  return at > LIMIT / 2 ? part.slice(0, at) : part;
}
