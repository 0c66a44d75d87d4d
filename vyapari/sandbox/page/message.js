// One message as a row of the chat.

import { avatar, h, hueOf, icon, iconButton } from "./dom.js";
import { formatted } from "./entities.js";
import { mediaOf } from "./files.js";

const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" });

export const timeText = (seconds) => clock.format(seconds * 1000);

/** The day of a message as a line between messages. */
export function dayText(seconds) {
  const then = new Date(seconds * 1000).toDateString();
  if (then === new Date().toDateString()) return "Today";
  if (then === new Date(Date.now() - 86_400_000).toDateString()) return "Yesterday";
  return day.format(seconds * 1000);
}

/** A message in few words, for lists and replies. */
export function summary(message) {
  if (!message) return "";
  const text = message.text ?? message.caption;
  if (text) return text;
  if (message.photo) return "Photo";
  if (message.voice) return "Voice message";
  if (message.document) return message.document.file_name ?? "File";
  for (const kind of ["sticker", "location", "contact", "poll", "audio", "video"]) if (message[kind]) return kind[0].toUpperCase() + kind.slice(1);
  return service(message) ?? "Message";
}

function service(message) {
  if (message.group_chat_created) return "created the group";
  if (message.new_chat_members) return "joined the group";
  if (message.left_chat_member) return "left the group";
  return null;
}

const fullName = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");

/**
 * The row of a message.
 * view: {own, grouped, inGroup, botId, reactions, act, menu, jump, press}
 */
export function messageRow(message, view) {
  const told = service(message);
  if (told) return h("div", { class: "row service", data: { id: message.message_id } }, h("span", { class: "pill" }, `${fullName(message.from)} ${told}`));
  const isBot = message.from.id === view.botId;
  const side = view.own ? "own" : "other";
  const bubble = h("div", { class: "bubble" });
  if (view.inGroup && !view.own && !view.grouped) {
    const name = h("div", { class: "sender" }, fullName(message.from));
    name.style.setProperty("--hue", String(hueOf(message.from.id)));
    bubble.append(name);
  }
  const origin = message.forward_origin;
  if (origin) bubble.append(h("div", { class: "forwarded" }, `Forwarded from ${origin.sender_user_name}`));
  if (message.reply_to_message) bubble.append(quote(message.reply_to_message, view));
  const media = mediaOf(message);
  if (media) bubble.append(media);
  const text = message.text ?? message.caption;
  if (text) bubble.append(h("div", { class: "text", dir: "auto" }, formatted(text, message.entities ?? message.caption_entities, view.act)));
  const bare = (media && !text && message.photo) || message.sticker;
  bubble.append(h("span", { class: `meta${bare ? " over" : ""}` }, message.edit_date ? h("span", { class: "edited" }, "edited ") : "", h("time", { datetime: new Date(message.date * 1000).toISOString() }, timeText(message.date)), view.own ? icon("check") : ""));
  const column = h("div", { class: "stack" }, bubble, reactions(view), keyboard(message, view));
  return h("div", { class: `row ${side}${view.grouped ? " grouped" : ""}${isBot ? " bot" : ""}${message.sticker ? " bare" : ""}`, data: { id: message.message_id } },
    view.inGroup && !view.own ? avatar(message.from.id, fullName(message.from), isBot) : "",
    column,
    iconButton("more", "Message menu", (event) => view.menu(message, event.currentTarget), { class: "row-menu" }));
}

function quote(replied, view) {
  return h("button", { type: "button", class: "quote", onclick: () => view.jump(replied.message_id) },
    h("strong", {}, fullName(replied.from)), h("span", {}, summary(replied)));
}

function reactions({ reactions: given }) {
  const counts = new Map();
  for (const emoji of Object.values(given ?? {}).flat()) counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  if (!counts.size) return null;
  return h("div", { class: "reactions" }, [...counts].map(([emoji, count]) => h("span", {}, emoji, count > 1 ? h("small", {}, String(count)) : "")));
}

function keyboard(message, view) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return h("div", { class: "keyboard" }, rows.map((row) => h("div", { class: "keyboard-row" }, row.map((button) => {
    const element = h("button", { type: "button", class: "inline-button" }, h("span", {}, button.text), button.url ? icon("link") : button.copy_text ? icon("copy") : "");
    element.addEventListener("click", () => view.press(message, button, element));
    return element;
  }))));
}

/** What the bot is about to say: its draft, or only that it does something; null for neither. */
export function ghostRow(chat) {
  if (!chat?.draft && !chat?.action) return null;
  const { text, entities } = chat.draft ?? {};
  const dots = h("span", { class: "dots", "aria-label": "writing" }, h("i"), h("i"), h("i"));
  const words = text ? h("div", { class: "text", dir: "auto" }, formatted(text, entities)) : "";
  return h("div", { class: "row other ghost" }, h("div", { class: "stack" }, h("div", { class: "bubble" }, words, dots)));
}
