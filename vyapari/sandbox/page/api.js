// The control API of the sandbox.

async function ask(method, path, body) {
  const form = body instanceof FormData;
  const response = await fetch(`/sandbox/${path}`, {
    method,
    headers: body && !form ? { "content-type": "application/json" } : {},
    body: form ? body : body && JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({ error: response.statusText }));
  if (!response.ok) throw new Error(answer.error ?? "The sandbox did not answer.");
  return answer;
}

export const api = {
  state: () => ask("GET", "state"),
  history: (chatId, before, limit = 60) => ask("GET", `history?chat_id=${chatId}&limit=${limit}${before ? `&before=${before}` : ""}`),
  commands: (userId, chatId) => ask("GET", `commands?user_id=${userId}&chat_id=${chatId}`),
  addUser: (fields) => ask("POST", "users", fields),
  changeUser: (id, fields) => ask("PATCH", `users/${id}`, fields),
  addGroup: (title, members) => ask("POST", "groups", { title, members }),
  join: (chatId, userId) => ask("POST", `groups/${-chatId}/members`, { user_id: userId }),
  setBotStatus: (userId, chatId, status) => ask("POST", "bot-status", { user_id: userId, chat_id: chatId, status }),
  send: (userId, chatId, content, replyTo) => ask("POST", "messages", { user_id: userId, chat_id: chatId, reply_to: replyTo ?? null, ...content }),
  edit: (userId, chatId, messageId, text) => ask("POST", "edits", { user_id: userId, chat_id: chatId, message_id: messageId, text }),
  press: (userId, chatId, messageId, data) => ask("POST", "presses", { user_id: userId, chat_id: chatId, message_id: messageId, data }),
  react: (userId, chatId, messageId, emoji) => ask("POST", "reactions", { user_id: userId, chat_id: chatId, message_id: messageId, emoji }),
  set: (settings) => ask("PATCH", "settings", settings),
  sendFile: (userId, chatId, file, kind, fields = {}) => {
    const form = new FormData();
    form.set("user_id", userId);
    form.set("chat_id", chatId);
    form.set("kind", kind);
    for (const [name, value] of Object.entries(fields)) if (value) form.set(name, value);
    form.set("file", file, file.name);
    return ask("POST", "files", form);
  },
};

/** Where a file of a chat lies. */
export const fileUrl = (id, download = false) => `/sandbox/files/${encodeURIComponent(id)}${download ? "?download=1" : ""}`;
