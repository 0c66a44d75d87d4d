// What the page knows of the sandbox, kept fresh by its stream of events.

import { api } from "./api.js";

const DRAFT_SECONDS = 30;
const ACTION_SECONDS = 6;

export class Store extends EventTarget {
  people = new Map();
  chats = new Map();
  bot = {};
  settings = {};
  unread = new Map();
  #stream = null;
  #instance = null;
  #seq = 0;
  #timers = new Map();

  /** Load everything and follow what happens; called again after a break. */
  async connect() {
    this.#stream?.close();
    const state = await api.state();
    const anew = this.#instance !== null;
    this.#instance = state.instance;
    this.#seq = state.seq;
    this.bot = state.bot;
    this.settings = state.settings;
    this.people = new Map(state.users.map((person) => [person.id, person]));
    this.chats = new Map(state.chats.map((chat) => [chat.id, chat]));
    this.#listen();
    this.#tell("people");
    if (anew) this.#tell("reload");
    this.#tell("connected", true);
  }

  #listen() {
    this.#stream = new EventSource(`/sandbox/events?after=${this.#seq}`);
    this.#stream.onmessage = ({ data }) => this.#apply(JSON.parse(data));
    this.#stream.onerror = () => {
      this.#stream.close();
      this.#tell("connected", false);
      this.#retry();
    };
  }

  #retry() {
    setTimeout(() => this.connect().catch(() => this.#retry()), 800);
  }

  #tell(topic, detail) {
    this.dispatchEvent(new CustomEvent(topic, { detail }));
  }

  #apply(event) {
    switch (event.kind) {
      case "hello":
        if (event.instance !== this.#instance) this.connect().catch(() => this.#retry());
        return;
      case "reset":
        this.connect().catch(() => this.#retry());
        return;
      case "person":
        this.people.set(event.person.id, event.person);
        this.#tell("people");
        return;
      case "chat":
        this.chats.set(event.chat.id, { ...this.chats.get(event.chat.id), ...event.chat });
        this.#tell("people");
        this.#tell("chat", event);
        return;
      case "commands":
      case "bot":
        this.#tell("commands");
        return;
    }
    this.#applyInChat(event);
  }

  #applyInChat(event) {
    const chat = this.chats.get(event.chat_id);
    if (chat && event.kind === "message") {
      chat.last_message = event.message;
      this.#count(chat, event.message);
      if (event.origin === "bot") {
        this.#expire(chat, "draft", null, 0);
        this.#expire(chat, "action", null, 0);
      }
    } else if (chat && event.kind === "edited" && chat.last_message?.message_id === event.message.message_id) {
      chat.last_message = event.message;
    } else if (chat && event.kind === "action") {
      this.#expire(chat, "action", event.action, ACTION_SECONDS);
    } else if (chat && event.kind === "draft") {
      this.#expire(chat, "draft", event.draft, DRAFT_SECONDS);
    }
    this.#tell("chat", event);
    if (event.kind === "message" || event.kind === "edited") this.#tell("preview", event);
  }

  /** Keep something of a chat for some seconds, then tell that it is over. */
  #expire(chat, name, value, seconds) {
    const key = `${chat.id}:${name}`;
    clearTimeout(this.#timers.get(key));
    chat[name] = value;
    if (!seconds) return;
    this.#timers.set(key, setTimeout(() => {
      chat[name] = null;
      this.#tell("chat", { kind: `${name}-over`, chat_id: chat.id });
    }, seconds * 1000));
  }

  #count(chat, message) {
    for (const id of Object.keys(chat.members)) {
      if (Number(id) === message.from.id) continue;
      const key = `${id}:${chat.id}`;
      this.unread.set(key, (this.unread.get(key) ?? 0) + 1);
    }
  }

  /** Somebody looks at a chat. */
  read(personId, chatId) {
    if (this.unread.delete(`${personId}:${chatId}`)) this.#tell("preview", { chat_id: chatId });
  }

  /** The chats of a person, the one with the bot first. */
  chatsOf(personId) {
    return [...this.chats.values()]
      .filter((chat) => personId in chat.members)
      .sort((one, other) => (other.type === "private") - (one.type === "private") || one.id - other.id);
  }

  /** What a chat is called by who is in it. */
  titleOf(chat) {
    return chat.type === "private" ? this.bot.first_name : chat.title;
  }
}

/** A person's whole name. */
export const nameOf = (person) => [person.first_name, person.last_name].filter(Boolean).join(" ");
