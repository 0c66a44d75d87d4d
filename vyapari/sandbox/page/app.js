// Puts the page together: the list on the left, one to three chats beside it.

import { api } from "./api.js";
import { Panel } from "./panel.js";
import { ownLanguage } from "./people.js";
import { Sidebar } from "./sidebar.js";
import { Store } from "./store.js";
import { toast } from "./toasts.js";

const PANEL_WIDTH = 380;
const store = new Store();
const place = document.getElementById("panels");
const panels = [];

const host = {
  open(personId, chatId) {
    const chosen = panels.find((panel) => panel.personId === personId) ?? (panels.length < room() ? null : panels.at(-1));
    if (chosen) chosen.show(personId, chatId);
    else addPanel(personId, chatId);
    document.body.classList.add("in-chat");
    changed();
    (chosen ?? panels.at(-1)).element.querySelector("textarea").focus({ preventScroll: true });
  },
  close(panel) {
    panels.splice(panels.indexOf(panel), 1);
    panel.element.remove();
    changed();
  },
  back() {
    document.body.classList.remove("in-chat");
    changed();
  },
  isOpen: (personId, chatId) => panels.some((panel) => panel.personId === personId && panel.chatId === chatId),
};

const sidebar = new Sidebar(store, host, document.getElementById("sidebar"));

const room = () => Math.max(1, Math.min(4, Math.floor(place.clientWidth / PANEL_WIDTH)));

function addPanel(personId, chatId) {
  const panel = new Panel(store, host, personId, chatId);
  panels.push(panel);
  place.append(panel.element);
}

function changed() {
  place.classList.toggle("single", panels.length === 1);
  localStorage.setItem("panels", JSON.stringify(panels.map(({ personId, chatId }) => [personId, chatId])));
  sidebar.refresh();
}

function restore() {
  let kept = [];
  try {
    kept = JSON.parse(localStorage.getItem("panels") ?? "[]");
  } catch { /* a damaged note is as good as none */ }
  for (const [personId, chatId] of kept.slice(0, room())) {
    if (store.people.has(personId) && store.chats.has(chatId)) addPanel(personId, chatId);
  }
  if (!panels.length) {
    const first = store.people.keys().next().value;
    if (first) addPanel(first, first);
  }
  document.body.classList.add("in-chat");
  changed();
}

store.addEventListener("people", () => {
  sidebar.refresh();
  for (const panel of panels) panel.refresh();
});
store.addEventListener("preview", () => sidebar.refresh());
store.addEventListener("chat", ({ detail }) => {
  for (const panel of panels) if (panel.chatId === detail.chat_id) panel.apply(detail);
});
store.addEventListener("reload", () => {
  for (const panel of panels) panel.load();
});
store.addEventListener("connected", ({ detail }) => document.body.classList.toggle("offline", !detail));
addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") for (const panel of panels) store.read(panel.personId, panel.chatId);
});

async function begin() {
  await store.connect();
  if (!store.people.size) {
    const person = await api.addUser({ first_name: "Asha", language_code: ownLanguage() });
    const state = await api.state();
    store.people.set(person.id, person);
    for (const chat of state.chats) store.chats.set(chat.id, chat);
  }
  restore();
  document.body.classList.add("ready");
}

begin().catch((error) => toast(error.message, 60));
