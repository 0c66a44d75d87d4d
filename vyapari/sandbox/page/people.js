// Dialogs for who is there: shopkeepers, groups, settings.

import { api } from "./api.js";
import { avatar, h } from "./dom.js";
import { nameOf } from "./store.js";
import { dialog, sayWrong } from "./toasts.js";

export const LANGUAGES = {
  en: "English", hi: "हिन्दी", gu: "ગુજરાતી", mr: "मराठी", bn: "বাংলা", ta: "தமிழ்", te: "తెలుగు",
  kn: "ಕನ್ನಡ", ml: "മലയാളം", pa: "ਪੰਜਾਬੀ", ur: "اردو", or: "ଓଡ଼ିଆ", as: "অসমীয়া", ne: "नेपाली",
};

/** The browser's language where Telegram's list has it. */
export function ownLanguage() {
  const code = (navigator.language ?? "en").slice(0, 2);
  return code in LANGUAGES ? code : "en";
}

const field = (label, control) => h("label", { class: "field" }, h("span", {}, label), control);

/** Ask for a shopkeeper's name and language; `person` is changed, none is a new one. */
export function personDialog(person, done) {
  const name = h("input", { type: "text", name: "first_name", value: person?.first_name ?? "", required: true, maxlength: "64", autocomplete: "off", placeholder: "e.g. Mehul" });
  const last = h("input", { type: "text", value: person?.last_name ?? "", maxlength: "64", autocomplete: "off" });
  const username = h("input", { type: "text", value: person?.username ?? "", maxlength: "32", pattern: "[A-Za-z0-9_]*", autocomplete: "off", placeholder: "optional" });
  const language = h("select", {}, Object.entries(LANGUAGES).map(([code, label]) => h("option", { value: code, selected: code === (person?.language_code ?? ownLanguage()) }, label)));
  dialog(person ? "Edit shopkeeper" : "Add a shopkeeper", (close) => {
    const form = h("form", { method: "dialog" },
      field("First name", name), field("Last name", last), field("Username", username), field("Language of their Telegram", language),
      h("div", { class: "dialog-actions" }, h("button", { type: "submit", class: "primary" }, person ? "Save" : "Add")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const fields = { first_name: name.value, last_name: last.value, username: username.value, language_code: language.value };
      (person ? api.changeUser(person.id, fields) : api.addUser(fields)).then((changed) => { close(); done?.(changed); }, sayWrong);
    });
    return form;
  });
  name.focus();
}

/** Ask for a group's title and members. */
export function groupDialog(store, first, done) {
  const title = h("input", { type: "text", required: true, maxlength: "128", placeholder: "e.g. Shop team", autocomplete: "off" });
  const boxes = [...store.people.values()].map((person) => {
    const box = h("input", { type: "checkbox", value: String(person.id), checked: true });
    return [person, box];
  });
  dialog("New group", (close) => {
    const form = h("form", { method: "dialog" },
      field("Title", title),
      h("fieldset", { class: "members" }, h("legend", {}, `Members, besides ${store.bot.first_name}`),
        boxes.map(([person, box]) => h("label", {}, box, avatar(person.id, nameOf(person)), nameOf(person)))),
      h("div", { class: "dialog-actions" }, h("button", { type: "submit", class: "primary" }, "Create")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const members = boxes.filter(([, box]) => box.checked).map(([person]) => person.id);
      members.sort((one, other) => (other === first) - (one === first));
      api.addGroup(title.value, members).then((group) => { close(); done(group, members); }, sayWrong);
    });
    return form;
  });
  title.focus();
}

/** Choose who follows a deep link. */
export function whoDialog(store, title, current, chosen) {
  dialog(title, (close) => h("div", { class: "who" },
    [...store.people.values()].map((person) => h("button", { type: "button", autofocus: person.id === current, onclick: () => { close(); chosen(person.id); } },
      avatar(person.id, nameOf(person)), h("span", {}, nameOf(person), person.id === current ? h("small", {}, "here") : "")))));
}

/** Theme and what the sandbox does on purpose. */
export function settingsDialog(store) {
  const theme = h("select", { onchange: () => setTheme(theme.value) },
    [["", "As the system"], ["light", "Light"], ["dark", "Dark"]].map(([value, label]) => h("option", { value, selected: value === (localStorage.getItem("theme") ?? "") }, label)));
  const toggle = (name, label, hint) => {
    const box = h("input", { type: "checkbox", checked: Boolean(store.settings[name]) });
    box.addEventListener("change", () => {
      store.settings[name] = box.checked;
      api.set({ [name]: box.checked }).catch(sayWrong);
    });
    return h("label", { class: "toggle" }, box, h("span", {}, label, h("small", {}, hint)));
  };
  dialog("Settings", () => [
    field("Theme", theme),
    toggle("flood_control", "Telegram's flood control", "30 messages a second in all, about one a second in a chat"),
    toggle("reads_all", "Bot reads all of a group", "otherwise commands, mentions and replies to it, as by default"),
    h("p", { class: "hint" }, "This is a local Telegram: everything stays on this machine."),
  ]);
}

function setTheme(value) {
  if (value) localStorage.setItem("theme", value);
  else localStorage.removeItem("theme");
  if (value) document.documentElement.dataset.theme = value;
  else delete document.documentElement.dataset.theme;
}
