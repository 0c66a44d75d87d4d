// Elements without markup strings: what people write only ever becomes text.

const SVG = "http://www.w3.org/2000/svg";

/** An element with properties (on… are listeners, data an object, class a string) and children. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name in element && typeof value !== "string") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const PATHS = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  group: "M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20c0-3.5 2.9-6 6.5-6s6.5 2.5 6.5 6M16 4.3a3.5 3.5 0 010 6.4M17.5 14.3c2.4.8 4 2.9 4 5.7",
  person: "M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20.5c.5-3.6 3.6-6 7.5-6s7 2.4 7.5 6",
  send: "M4 12l16-8-5 16-3.5-6.5zM11.5 13.5L20 4",
  attach: "M20 11.5l-8 8a5 5 0 01-7-7l8.5-8.5a3.4 3.4 0 014.8 4.8L10 17a1.7 1.7 0 01-2.4-2.4l7.4-7.4",
  mic: "M12 15a3 3 0 003-3V6a3 3 0 10-6 0v6a3 3 0 003 3zM6 11.5a6 6 0 0012 0M12 17.5V21M9 21h6",
  stop: "M7 7h10v10H7z",
  keyboard: "M4 5h6v6H4zM14 5h6v6h-6zM4 14h6v5H4zM14 14h6v5h-6z",
  reply: "M10 7L5 12l5 5M5 12h9c3 0 5 2 5 5v1",
  edit: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  more: "M12 6h.01M12 12h.01M12 18h.01",
  down: "M6 9l6 6 6-6",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  download: "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14",
  open: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  pin: "M12 21s7-6.2 7-11a7 7 0 10-14 0c0 4.8 7 11 7 11zM12 12.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5z",
  phone: "M6 3h4l2 5-2.5 1.5a11 11 0 005 5L16 12l5 2v4a3 3 0 01-3 3C10 20.5 3.5 14 3 6a3 3 0 013-3z",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01",
  moon: "M20 14.5A8 8 0 019.5 4a8 8 0 1010.5 10.5z",
  gear: "M12 15.5a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM12 3v2.5M12 18.5V21M3 12h2.5M18.5 12H21M5.6 5.6l1.8 1.8M16.6 16.6l1.8 1.8M5.6 18.4l1.8-1.8M16.6 7.4l1.8-1.8",
  smile: "M12 21a9 9 0 100-18 9 9 0 000 18zM8.5 14c.8 1.3 2 2 3.5 2s2.7-.7 3.5-2M9 9.5h.01M15 9.5h.01",
  check: "M5 12.5l4.5 4.5L19 7.5",
  table: "M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14",
  link: "M10 14a4 4 0 006 .4l3-3a4 4 0 00-5.7-5.7L12 7M14 10a4 4 0 00-6-.4l-3 3A4 4 0 0010.7 18.3L12 17",
};

/** A line icon by name, hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A round button that shows an icon and says its label. */
export function iconButton(name, label, onclick, properties = {}) {
  return h("button", { type: "button", "aria-label": label, title: label, onclick, ...properties, class: `icon-button ${properties.class ?? ""}` }, icon(name));
}

const HUES = [12, 32, 150, 190, 212, 262, 330];

/** A coloured circle with initials. */
export function avatar(id, name, bot = false) {
  const initials = name.split(/\s+/).slice(0, 2).map((word) => [...word][0] ?? "").join("").toUpperCase();
  const circle = h("span", { class: `avatar${bot ? " avatar-bot" : ""}`, "aria-hidden": "true" }, bot ? "" : initials || "?");
  circle.style.setProperty("--hue", String(HUES[Math.abs(id) % HUES.length]));
  return circle;
}

/** The colour in which a group shows the name of that person. */
export const hueOf = (id) => HUES[Math.abs(id) % HUES.length];
