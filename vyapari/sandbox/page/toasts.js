// Short words over the page, and dialogs.

import { h, iconButton } from "./dom.js";

/** Show a text for some seconds. */
export function toast(text, seconds = 3) {
  const box = h("div", { class: "toast" }, text);
  document.getElementById("toasts").append(box);
  setTimeout(() => {
    box.classList.add("leaving");
    setTimeout(() => box.remove(), 300);
  }, seconds * 1000);
}

/** Say what went wrong with a promise's work. */
export const sayWrong = (error) => toast(error.message.replace(/^Bad Request: /, ""));

/** A modal dialog; `fill` gets a function that closes it and returns the content. */
export function dialog(title, fill, { wide = false } = {}) {
  const box = h("dialog", { class: wide ? "dialog wide" : "dialog", "aria-label": title });
  const close = () => box.close();
  box.append(
    h("header", {}, h("h2", {}, title), iconButton("close", "Close", close)),
    h("div", { class: "dialog-body" }, fill(close)),
  );
  box.addEventListener("click", (event) => event.target === box && close());
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
}

/** A bot's alert: a text to be acknowledged. */
export function alertDialog(title, text) {
  dialog(title, (close) => [
    h("p", { class: "alert-text" }, text),
    h("div", { class: "dialog-actions" }, h("button", { type: "button", class: "primary", onclick: close, autofocus: true }, "OK")),
  ]);
}

/** A menu at a point; items are {label, icon, act} or a ready element. */
export function popup(anchor, children, { label = "Menu" } = {}) {
  document.querySelector(".popup")?.close();
  const before = document.activeElement;
  const menu = h("div", { class: "popup", role: "menu", "aria-label": label, tabindex: "-1" }, children);
  const outside = (event) => !menu.contains(event.target) && menu.close();
  menu.close = () => {
    menu.remove();
    document.removeEventListener("pointerdown", outside, true);
    if (before?.isConnected) before.focus({ preventScroll: true });
  };
  menu.addEventListener("keydown", (event) => {
    const items = [...menu.querySelectorAll("button")];
    const place = items.indexOf(document.activeElement);
    if (event.key === "Escape") menu.close();
    else if (event.key === "ArrowDown") items[(place + 1) % items.length].focus();
    else if (event.key === "ArrowUp") items[(place - 1 + items.length) % items.length].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  menu.addEventListener("click", (event) => event.target.closest("button") && menu.close());
  document.body.append(menu);
  const spot = anchor instanceof Element ? anchor.getBoundingClientRect() : { left: anchor.x, top: anchor.y, bottom: anchor.y, right: anchor.x };
  const left = Math.min(spot.left, innerWidth - menu.offsetWidth - 8);
  const below = spot.bottom + 4 + menu.offsetHeight < innerHeight;
  menu.style.left = `${Math.max(8, left)}px`;
  menu.style.top = `${Math.max(8, below ? spot.bottom + 4 : spot.top - menu.offsetHeight - 4)}px`;
  document.addEventListener("pointerdown", outside, true);
  (menu.querySelector("button") ?? menu).focus({ preventScroll: true });
  return menu;
}
