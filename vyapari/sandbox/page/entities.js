// Text with Telegram's entities as elements. Offsets are in UTF-16 units, as in JavaScript.

import { h } from "./dom.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const SAFE = /^(https?|tg|mailto|tel|ftp):/i;

/** Nodes for a text; `act` is told of clicked commands and links: act(kind, value). */
export function formatted(text, entities = [], act = () => {}) {
  const marks = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return build(text, marks, 0, text.length, act);
}

function build(text, marks, from, to, act) {
  const nodes = [];
  let at = from;
  let index = 0;
  while (index < marks.length) {
    const mark = marks[index++];
    const start = Math.max(mark.offset, at);
    const end = Math.min(mark.offset + mark.length, to);
    if (start >= end) continue;
    if (start > at) nodes.push(text.slice(at, start));
    const inner = [];
    while (index < marks.length && marks[index].offset < end) inner.push(marks[index++]);
    nodes.push(wrap(mark, text.slice(start, end), build(text, inner, start, end, act), act));
    // What reaches beyond its parent goes on after it.
    for (const each of inner) {
      const over = each.offset + each.length - end;
      if (over > 0) marks.splice(index, 0, { ...each, offset: end, length: over });
    }
    at = end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function wrap(mark, raw, children, act) {
  switch (mark.type) {
    case "spoiler": {
      const spoiler = h("button", { type: "button", class: "spoiler", "aria-label": "Hidden text, press to show" }, children);
      spoiler.addEventListener("click", () => {
        spoiler.classList.add("shown");
        spoiler.removeAttribute("aria-label");
      });
      return spoiler;
    }
    case "bot_command":
      return h("button", { type: "button", class: "link", onclick: () => act("command", raw) }, children);
    case "mention":
    case "hashtag":
    case "cashtag":
      return h("span", { class: "link" }, children);
    case "text_mention":
      return h("span", { class: "link" }, children);
    case "url":
      return link(raw, children, act);
    case "text_link":
      return link(mark.url, children, act);
    case "email":
      return link(`mailto:${raw}`, children, act);
    case "phone_number":
      return link(`tel:${raw.replace(/[\s-]/g, "")}`, children, act);
    default: {
      const element = h(TAGS[mark.type] ?? "span", {}, children);
      if (mark.type === "pre" && mark.language) element.dataset.language = mark.language;
      return element;
    }
  }
}

function link(address, children, act) {
  const url = SAFE.test(address) ? address : `https://${address}`;
  if (!SAFE.test(url)) return h("span", {}, children);
  const anchor = h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, children);
  anchor.addEventListener("click", (event) => {
    if (act("link", url)) event.preventDefault();
  });
  return anchor;
}

/** A link into the bot as {payload}, null where it has none; null for links to elsewhere. */
export function botLink(url, username) {
  const match = /^(?:https?:\/\/(?:t|telegram)\.me\/([^/?]+)|tg:\/\/resolve)\/?\??(.*)$/i.exec(url);
  if (!match) return null;
  const query = new URLSearchParams(match[2]);
  const name = match[1] ?? query.get("domain") ?? "";
  return name.toLowerCase() === username.toLowerCase() ? { payload: query.get("start") } : null;
}
