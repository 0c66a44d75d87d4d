// Inline buttons: pressed, waiting, answered.

import { api } from "./api.js";
import { copy } from "./menus.js";
import { alertDialog, sayWrong, toast } from "./toasts.js";

const WAIT_SECONDS = 15;

export class Buttons {
  #panel;
  #waiting = new Map();
  #early = new Set();  // answers that overtook what the press itself returned

  constructor(panel) {
    this.#panel = panel;
  }

  /** Do what a button is for. */
  press(message, button, element) {
    if (button.callback_data !== undefined) this.#ask(message, button, element);
    else if (button.url) this.#visit(button.url);
    else if (button.copy_text) copy(button.copy_text.text);
    else if (button.switch_inline_query_current_chat !== undefined) {
      this.#panel.composer.fill(`@${this.#panel.bot.username} ${button.switch_inline_query_current_chat}`);
    } else toast("This kind of button works in Telegram only.");
  }

  /** The bot answered a press, maybe another person's. */
  answer({ id, user_id: userId, text, show_alert: isAlert }) {
    if (userId !== this.#panel.personId) return;
    if (this.#waiting.has(id)) this.#settle(id);
    else this.#early.add(id);
    if (text && isAlert) alertDialog(this.#panel.bot.first_name, text);
    else if (text) toast(text);
  }

  async #ask(message, button, element) {
    const { personId, chatId } = this.#panel;
    if (element.classList.contains("waiting")) return;
    element.classList.add("waiting");
    try {
      const { query_id: id } = await api.press(personId, chatId, message.message_id, button.callback_data);
      this.#waiting.set(id, element);
      if (this.#early.delete(id)) this.#settle(id);
      setTimeout(() => this.#settle(id), WAIT_SECONDS * 1000);
    } catch (error) {
      element.classList.remove("waiting");
      sayWrong(error);
    }
  }

  #visit(url) {
    if (!this.#panel.follow(url) && /^(https?|tg):/i.test(url)) window.open(url, "_blank", "noopener,noreferrer");
  }

  #settle(id) {
    this.#waiting.get(id)?.classList.remove("waiting");
    this.#waiting.delete(id);
  }
}
