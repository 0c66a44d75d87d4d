// Menus of a message and of a chat.

import { api } from "./api.js";
import { h, icon } from "./dom.js";
import { personDialog } from "./people.js";
import { popup, sayWrong, toast } from "./toasts.js";

const QUICK_REACTIONS = ["👍", "❤", "🔥", "👏", "😁", "🙏"];

const item = (name, label, act) => h("button", { type: "button", role: "menuitem", onclick: act }, icon(name), label);

/** Copy a text and say so. */
export function copy(text) {
  navigator.clipboard.writeText(text).then(() => toast("Copied", 1.5), () => toast("The browser does not allow copying here."));
}

/** What can be done with a message; `mine` are the person's reactions to it. */
export function messageMenu(anchor, message, { personId, chatId, composer }, mine) {
  const own = message.from.id === personId;
  const text = message.text ?? message.caption;
  const react = (emoji) => api.react(personId, chatId, message.message_id, mine.includes(emoji) ? [] : [emoji]).catch(sayWrong);
  popup(anchor, [
    h("div", { class: "popup-reactions" }, QUICK_REACTIONS.map((emoji) => h("button", {
      type: "button", role: "menuitem", "aria-label": `React with ${emoji}`, class: mine.includes(emoji) ? "chosen" : "", onclick: () => react(emoji),
    }, emoji))),
    item("reply", "Reply", () => composer.replyTo(message)),
    own && text ? item("edit", message.text ? "Edit" : "Edit caption", () => composer.edit(message)) : null,
    text ? item("copy", "Copy text", () => copy(text)) : null,
  ].filter(Boolean), { label: "Message" });
}

/** What can be done with a chat. */
export function chatMenu(anchor, { person, personId, chat, chatId }) {
  const set = (status) => () => api.setBotStatus(personId, chatId, status).catch(sayWrong);
  const [blocked, gone] = [chat.bot_status === "kicked", chat.bot_status === "left"];
  const inPrivate = [
    chat.started ? item("stop", blocked ? "Unblock the bot" : "Block the bot", set(blocked ? "member" : "kicked")) : null,
  ];
  const inGroup = [
    item("stop", gone ? "Add the bot again" : "Remove the bot", set(gone ? "member" : "left")),
    chat.bot_status === "member" ? item("check", "Make the bot an admin", set("administrator")) : null,
  ];
  popup(anchor, [
    item("edit", `Edit ${person.first_name}`, () => personDialog(person)),
    ...(chat.type === "private" ? inPrivate : inGroup),
  ].filter(Boolean), { label: "Chat" });
}
