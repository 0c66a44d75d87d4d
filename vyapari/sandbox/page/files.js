// Files in messages: pictures, voice, PDFs and tables shown where they stand.

import { fileUrl } from "./api.js";
import { h, icon } from "./dom.js";
import { dialog } from "./toasts.js";

const PREVIEW_ROWS = 5;
const PREVIEW_BYTES = 2_000_000;

/** Bytes for people. */
export function sizeText(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const [value, unit] = bytes < 1024 ** 2 ? [bytes / 1024, "KB"] : [bytes / 1024 ** 2, "MB"];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

/** The element for what a message holds besides text; null where it holds nothing. */
export function mediaOf(message) {
  if (message.photo) return photo(message.photo.at(-1));
  if (message.voice) return voice(message.voice);
  if (message.audio) return h("div", { class: "media-audio" }, h("div", { class: "file-name" }, message.audio.title ?? message.audio.file_name ?? "Audio"), player(message.audio));
  if (message.video || message.animation) {
    const clip = message.video ?? message.animation;
    return h("video", { class: "media-photo", controls: true, preload: "metadata", src: fileUrl(clip.file_id) });
  }
  if (message.sticker) return sticker(message.sticker);
  if (message.document) return file(message.document);
  if (message.location) return place(message.location);
  if (message.contact) return contact(message.contact);
  if (message.poll) return poll(message.poll);
  return null;
}

function photo({ file_id: id, width, height }) {
  const image = h("img", { src: fileUrl(id), alt: "Photo", loading: "lazy" });
  image.width = width;
  image.height = height;
  return h("button", { type: "button", class: "media-photo", "aria-label": "Open photo", onclick: () => lightbox(id) }, image);
}

function lightbox(id) {
  const box = h("dialog", { class: "lightbox", "aria-label": "Photo", onclick: () => box.close(), onclose: () => box.remove() }, h("img", { src: fileUrl(id), alt: "Photo" }));
  document.body.append(box);
  box.showModal();
}

const player = ({ file_id: id }) => h("audio", { controls: true, preload: "metadata", src: fileUrl(id) });

function voice(note) {
  return h("div", { class: "media-voice", "aria-label": `Voice message, ${note.duration} seconds` }, h("span", { class: "voice-badge" }, icon("mic")), player(note));
}

function sticker({ file_id: id, emoji }) {
  const image = h("img", { class: "sticker", src: fileUrl(id), alt: emoji ?? "Sticker" });
  image.addEventListener("error", () => image.replaceWith(h("span", { class: "sticker-emoji" }, emoji ?? "▢")));
  return image;
}

function file(document) {
  const name = document.file_name ?? "File";
  const kind = (name.split(".").pop() ?? "").slice(0, 4).toUpperCase();
  const mime = document.mime_type ?? "";
  const isPdf = mime === "application/pdf";
  const isTable = mime === "text/csv" || /\.csv$/i.test(name);
  const card = h("div", { class: "media-file", data: { kind: kind.toLowerCase() } },
    h("span", { class: "file-badge", "aria-hidden": "true" }, kind || icon("file")),
    h("div", { class: "file-words" }, h("div", { class: "file-name", title: name }, name), h("div", { class: "file-size" }, sizeText(document.file_size ?? 0))));
  const actions = h("div", { class: "file-actions" });
  if (isPdf) actions.append(h("button", { type: "button", onclick: () => showPdf(document, name) }, icon("open"), "Open"));
  if (isTable) actions.append(h("button", { type: "button", onclick: () => showTable(document, name) }, icon("table"), "Open"));
  if (mime.startsWith("image/")) actions.append(h("button", { type: "button", onclick: () => lightbox(document.file_id) }, icon("open"), "Open"));
  actions.append(h("a", { href: fileUrl(document.file_id, true), download: name }, icon("download"), "Save"));
  const whole = h("div", { class: "media-document" }, card);
  if (isTable && (document.file_size ?? 0) <= PREVIEW_BYTES) whole.append(preview(document));
  whole.append(actions);
  return whole;
}

function showPdf(document, name) {
  const url = fileUrl(document.file_id);
  dialog(name, () => [
    h("iframe", { class: "viewer", src: url, title: name }),
    h("p", { class: "hint" }, "Not shown? ", h("a", { href: url, target: "_blank", rel: "noopener" }, "Open it in a tab"), " or ", h("a", { href: fileUrl(document.file_id, true), download: name }, "save it"), "."),
  ], { wide: true });
}

const rowsOf = async (document) => {
  const response = await fetch(fileUrl(document.file_id));
  return parseCsv((await response.text()).replace(/^\uFEFF/, ""));
};

function preview(document) {
  const box = h("div", { class: "table-preview" });
  rowsOf(document).then((rows) => {
    box.append(table(rows.slice(0, PREVIEW_ROWS + 1)));
    const more = rows.length - 1 - PREVIEW_ROWS;
    if (more > 0) box.append(h("div", { class: "table-more" }, `and ${more} more ${more === 1 ? "row" : "rows"}`));
  }, () => box.remove());
  return box;
}

function showTable(document, name) {
  dialog(name, () => {
    const body = h("div", { class: "table-full", tabindex: "0" }, "…");
    rowsOf(document).then((rows) => body.replaceChildren(table(rows.slice(0, 5000))));
    return body;
  }, { wide: true });
}

function table(rows) {
  const [head = [], ...body] = rows;
  return h("table", {}, h("thead", {}, h("tr", {}, head.map((cell) => h("th", { scope: "col" }, cell)))),
    h("tbody", {}, body.map((row) => h("tr", {}, row.map((cell) => h("td", { class: /^[-+]?[₹\d,.]+$/.test(cell) ? "number" : "" }, cell))))));
}

/** Rows of cells; quotes, doubled quotes and line breaks in cells as in RFC 4180. */
export function parseCsv(text) {
  const rows = [];
  let row = [], cell = "", quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') { cell += '"'; at++; }
      else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ",") { row.push(cell); cell = ""; }
    else if (char === "\n") { row.push(cell); rows.push(row); row = []; cell = ""; }
    else if (char !== "\r") cell += char;
  }
  if (cell || row.length) { row.push(cell); rows.push(row); }
  return rows;
}

function place({ latitude, longitude }) {
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return h("div", { class: "media-card" }, icon("pin"), h("div", {}, h("strong", {}, "Location"), h("div", { class: "file-size" }, where)));
}

function contact({ first_name: first, last_name: last, phone_number: phone }) {
  return h("div", { class: "media-card" }, icon("person"), h("div", {}, h("strong", {}, [first, last].filter(Boolean).join(" ")), h("div", { class: "file-size" }, phone)));
}

function poll({ question, options }) {
  return h("div", { class: "media-poll" }, h("strong", {}, question), h("ul", {}, options.map(({ text }) => h("li", {}, text))));
}
