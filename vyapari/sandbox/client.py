"""Drives the sandbox from a test or a load generator: people write, the bot's answers come back."""

import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Literal, Self

import httpx

from vyapari.sandbox.sightings import NoReply, SandboxError, Sent, Shown, sent_from, shown_from

Json = dict[str, Any]
__all__ = ["NoReply", "SandboxClient", "SandboxError", "Sent", "Shown"]

FileKind = Literal["document", "photo", "voice", "audio", "video"]


class SandboxClient:
    """The control API of one sandbox; ``base_url`` is the server's. Use it as a context."""

    def __init__(self, base_url: str) -> None:
        self._http = httpx.AsyncClient(
            base_url=base_url, timeout=httpx.Timeout(90, connect=10), trust_env=False
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    # People and chats

    async def state(self) -> Json:
        """The bot, people, chats, settings, and ``seq``, where the feed stands."""
        return dict(await self._ask("GET", "/sandbox/state"))

    async def seq(self) -> int:
        """Where the feed stands: what happens from now on comes after it."""
        last: int = (await self._ask("GET", "/sandbox/outbox", params={"limit": 0}))["last"]
        return last

    async def add_user(self, first_name: str = "Asha", **fields: Any) -> int:
        """A new person; their id, which is also that of their chat with the bot."""
        added = await self._ask("POST", "/sandbox/users", json={"first_name": first_name, **fields})
        return int(added["id"])

    async def change_user(self, user_id: int, **fields: Any) -> Json:
        """Change names or ``language_code``."""
        return dict(await self._ask("PATCH", f"/sandbox/users/{user_id}", json=fields))

    async def add_group(self, title: str, members: Sequence[int], kind: str = "group") -> int:
        """A group with the bot in it, owned by the first member; its id."""
        group = {"title": title, "members": list(members), "type": kind}
        return int((await self._ask("POST", "/sandbox/groups", json=group))["id"])

    async def join(self, user_id: int, chat_id: int) -> None:
        """A person joins a group."""
        await self._ask("POST", f"/sandbox/groups/{-chat_id}/members", json={"user_id": user_id})

    async def set_bot_status(self, user_id: int, status: str, chat_id: int | None = None) -> None:
        """``kicked`` in a private chat blocks the bot; in a group also ``administrator``, …"""
        body = {"user_id": user_id, "chat_id": chat_id, "status": status}
        await self._ask("POST", "/sandbox/bot-status", json=body)

    # What people do

    async def send_text(
        self,
        user_id: int,
        text: str,
        *,
        chat_id: int | None = None,
        reply_to: int | None = None,
        forwarded_from: str | None = None,
    ) -> Sent:
        """Write in one's own chat with the bot, or in a group; or forward what another wrote."""
        return await self.send(
            user_id, chat_id=chat_id, reply_to=reply_to, forwarded_from=forwarded_from, text=text
        )

    async def start(self, user_id: int, payload: str = "") -> Sent:
        """Press START, or follow a deep link with a payload."""
        return await self.send_text(user_id, f"/start {payload}".strip())

    async def send(
        self,
        user_id: int,
        *,
        chat_id: int | None = None,
        reply_to: int | None = None,
        **content: Any,
    ) -> Sent:
        """Send one of ``text``, ``location``, ``contact``, ``sticker``, ``poll``.

        With ``forwarded_from``, a name, it is a message forwarded from somebody.
        """
        body = {"user_id": user_id, "chat_id": chat_id, "reply_to": reply_to, **content}
        return sent_from(await self._ask("POST", "/sandbox/messages", json=body))

    async def send_file(
        self,
        user_id: int,
        content: bytes,
        name: str,
        mime_type: str,
        *,
        kind: FileKind = "document",
        chat_id: int | None = None,
        **fields: Any,
    ) -> Sent:
        """Send a file.

        ``fields`` may hold ``caption``, ``duration``, ``reply_to``, ``forwarded_from``, and
        ``album``, the id that the files of an album share.
        """
        form = {"user_id": user_id, "chat_id": chat_id or 0, "kind": kind, **fields}
        answer = await self._ask(
            "POST",
            "/sandbox/files",
            data={name: str(value) for name, value in form.items()},
            files={"file": (name, content, mime_type)},
        )
        return sent_from(answer)

    async def send_album(
        self,
        user_id: int,
        files: Sequence[tuple[bytes, str, str]],
        *,
        kind: FileKind = "photo",
        chat_id: int | None = None,
        caption: str = "",
    ) -> list[Sent]:
        """Send several files, each ``(content, name, mime_type)``, as one album.

        The bot gets a message of each, the first with the ``caption``.
        """
        album = str(time.time_ns())
        return [
            await self.send_file(
                user_id,
                *file,
                kind=kind,
                chat_id=chat_id,
                caption="" if number else caption,
                album=album,
            )
            for number, file in enumerate(files)
        ]

    async def send_many(
        self, messages: Sequence[tuple[int, int | None, str]]
    ) -> list[tuple[int, int | None, int]]:
        """Many texts in one request, in order, each ``(user_id, chat_id or None, text)``.

        For each: message id, update id, and where the feed stood.
        """
        answer = await self._ask("POST", "/sandbox/messages/bulk", json=list(messages))
        return [(message, update, seq) for message, update, seq in answer["sent"]]

    async def edit(
        self, user_id: int, message_id: int, text: str, *, chat_id: int | None = None
    ) -> Sent:
        """Change one's own message."""
        body = {"user_id": user_id, "chat_id": chat_id, "message_id": message_id, "text": text}
        return sent_from(await self._ask("POST", "/sandbox/edits", json=body))

    async def press(self, user_id: int, shown: Shown, text: str) -> int:
        """Press the button with that text under a message; where the feed stood."""
        data = shown.button(text)["callback_data"]
        return await self.press_data(
            user_id, shown.message["message_id"], data, chat_id=shown.chat_id
        )

    async def press_data(
        self, user_id: int, message_id: int, data: str, *, chat_id: int | None = None
    ) -> int:
        """Send any callback data, as a forged client may; where the feed stood."""
        body = {"user_id": user_id, "chat_id": chat_id, "message_id": message_id, "data": data}
        return int((await self._ask("POST", "/sandbox/presses", json=body))["seq"])

    async def react(
        self, user_id: int, message_id: int, *emoji: str, chat_id: int | None = None
    ) -> None:
        """React to a message; with no emoji take the reaction back."""
        body = {
            "user_id": user_id,
            "chat_id": chat_id,
            "message_id": message_id,
            "emoji": list(emoji),
        }
        await self._ask("POST", "/sandbox/reactions", json=body)

    async def add_update(self, update: Json) -> int:
        """Give the bot any JSON as an update; its number."""
        return int((await self._ask("POST", "/sandbox/updates", json=update))["update_id"])

    # What the bot does

    async def outbox(
        self,
        after: int,
        *,
        chat_id: int | None = None,
        kind: str | None = None,
        timeout: float = 0,  # noqa: ASYNC109 - passed on to the server
        limit: int = 1000,
    ) -> tuple[list[Shown], int]:
        """What the bot did after ``after``, waited for; and where to go on from."""
        params: Json = {"after": after, "timeout": timeout, "limit": limit}
        if chat_id is not None:
            params["chat_id"] = chat_id
        if kind is not None:
            params["kind"] = kind
        answer = await self._ask("GET", "/sandbox/outbox", params=params)
        if answer["lost"]:
            raise SandboxError("events were forgotten before they were read")
        return [shown_from(event) for event in answer["events"]], answer["last"]

    async def wait_for_reply(
        self,
        sent: Sent,
        timeout: float = 10,  # noqa: ASYNC109 - part of the question
        *,
        matching: Callable[[Shown], bool] | None = None,
    ) -> Shown:
        """The bot's first message in that chat after ``sent`` (that matches); NoReply if none."""
        return await self.wait_for(
            sent.chat_id, sent.seq, timeout=timeout, kinds=("message",), matching=matching
        )

    async def wait_for(
        self,
        chat_id: int,
        after: int,
        *,
        kinds: Sequence[str] = ("message", "edited"),
        timeout: float = 10,  # noqa: ASYNC109 - part of the question
        matching: Callable[[Shown], bool] | None = None,
    ) -> Shown:
        """The first thing of those kinds in a chat after ``after`` (that matches)."""
        deadline = time.monotonic() + timeout
        seen: list[Shown] = []
        while (left := deadline - time.monotonic()) > 0:
            shown, after = await self.outbox(after, chat_id=chat_id, timeout=left)
            for each in shown:
                if each.kind in kinds and (matching is None or matching(each)):
                    return each
            seen += shown
        did = "; ".join(f"{each.kind}: {each.text!r}" for each in seen) or "nothing"
        raise NoReply(f"the bot did not answer as expected within {timeout} s; it did {did}")

    async def ask(self, user_id: int, text: str, timeout: float = 10) -> Shown:  # noqa: ASYNC109
        """Write and wait for the bot's next message."""
        return await self.wait_for_reply(await self.send_text(user_id, text), timeout)

    async def tap(self, user_id: int, shown: Shown, text: str, timeout: float = 10) -> Shown:  # noqa: ASYNC109
        """Press a button and wait for the bot's next message or edit."""
        seq = await self.press(user_id, shown, text)
        return await self.wait_for(shown.chat_id, seq, timeout=timeout)

    async def file(self, file_id: str) -> bytes:
        """The bytes of a file in a chat."""
        response = await self._http.get(f"/sandbox/files/{file_id}", params={"download": 1})
        if response.is_error:
            raise SandboxError(f"no file {file_id}")
        return response.content

    async def history(self, chat_id: int, limit: int = 100) -> list[Json]:
        """The last messages of a chat, oldest first."""
        params = {"chat_id": chat_id, "limit": limit}
        messages: list[Json] = (await self._ask("GET", "/sandbox/history", params=params))[
            "messages"
        ]
        return messages

    async def commands(self, user_id: int, chat_id: int | None = None) -> list[Json]:
        """The command menu that a person sees in a chat."""
        params = {"user_id": user_id, "chat_id": chat_id or 0}
        return list(await self._ask("GET", "/sandbox/commands", params=params))

    # Faults and settings

    async def add_fault(self, kind: str, method: str = "*", **fields: Any) -> None:
        """Put a fault in force; ``faults.FaultRequest`` names kinds and fields."""
        await self._ask("POST", "/sandbox/faults", json={"kind": kind, "method": method, **fields})

    async def clear_faults(self) -> None:
        """End all faults."""
        await self._ask("DELETE", "/sandbox/faults")

    async def set(self, **settings: bool) -> None:
        """Switch ``flood_control`` or ``reads_all``."""
        await self._ask("PATCH", "/sandbox/settings", json=settings)

    async def _ask(self, method: str, path: str, **request: Any) -> Any:
        response = await self._http.request(method, path, **request)
        if response.is_error:
            try:
                reason = response.json()["error"]
            except (ValueError, KeyError):
                reason = f"{response.status_code} {response.text[:200]}"
            raise SandboxError(reason)
        return response.json()
