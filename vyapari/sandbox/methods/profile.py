"""The bot's own face: commands, descriptions, name."""

import re
from collections.abc import Callable
from typing import Any, Final

from vyapari.sandbox.calls import Call
from vyapari.sandbox.chats import Chat, Json, encode
from vyapari.sandbox.errors import BadRequest
from vyapari.sandbox.world import World

_COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES: Final = frozenset(
    {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
)


def set_my_commands(world: World, call: Call) -> bytes:
    """setMyCommands."""
    commands = call.structures("commands")
    if len(commands) > 100:
        raise BadRequest("BOT_COMMANDS_TOO_MUCH")
    kept = []
    for command in commands:
        if not isinstance(command, dict):
            raise BadRequest("can't parse BotCommand: expected an Object")
        name = str(command.get("command", "")).removeprefix("/").lower()
        if _COMMAND.fullmatch(name) is None:
            raise BadRequest("BOT_COMMAND_INVALID")
        description = str(command.get("description", "")).strip()
        if not 1 <= len(description) <= 256:
            raise BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")
        kept.append({"command": name, "description": description})
    all_commands = dict(world.settings.get("commands", {}))
    all_commands[_scope_key(call)] = kept
    _keep_commands(world, all_commands)
    return b"true"


def get_my_commands(world: World, call: Call) -> bytes:
    """getMyCommands: those of exactly that scope and language."""
    return encode(world.settings.get("commands", {}).get(_scope_key(call), []))


def delete_my_commands(world: World, call: Call) -> bytes:
    """deleteMyCommands."""
    all_commands = dict(world.settings.get("commands", {}))
    all_commands.pop(_scope_key(call), None)
    _keep_commands(world, all_commands)
    return b"true"


def _keep_commands(world: World, commands: dict[str, Any]) -> None:
    world.setting("commands", commands)
    world.feed.publish("commands", "bot", 0)


def _scope_key(call: Call) -> str:
    scope = call.structure("scope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise BadRequest("can't parse BotCommandScope: expected an Object")
    kind = str(scope.get("type", ""))
    if kind in {"chat", "chat_administrators"}:
        kind = f"{kind}:{scope.get('chat_id')}"
    elif kind == "chat_member":
        kind = f"{kind}:{scope.get('chat_id')}:{scope.get('user_id')}"
    elif kind not in _SCOPES:
        raise BadRequest("can't parse BotCommandScope: unsupported type specified")
    return f"{kind}|{call.text('language_code')}"


def commands_for(world: World, chat: Chat, user: Json) -> list[Json]:
    """The menu that a person sees in a chat: the narrowest scope, their language before none."""
    manages = chat.members.get(user["id"]) in {"creator", "administrator"}
    scopes = [f"chat_member:{chat.id}:{user['id']}"]
    if chat.is_private:
        scopes = [f"chat:{chat.id}", "all_private_chats"]
    else:
        scopes += [f"chat_administrators:{chat.id}"] if manages else []
        scopes += [f"chat:{chat.id}"]
        scopes += ["all_chat_administrators"] if manages else []
        scopes += ["all_group_chats"]
    commands = world.settings.get("commands", {})
    for scope in [*scopes, "default"]:
        for language in (user.get("language_code", ""), ""):
            found: list[Json] = commands.get(f"{scope}|{language}", [])
            if found:
                return found
    return []


def setter(name: str, limit: int) -> Callable[[World, Call], bytes]:
    """setMyName, setMyDescription, setMyShortDescription: a text for each language."""

    def set_text(world: World, call: Call) -> bytes:
        text = call.text(name)
        if len(text) > limit:
            raise BadRequest(f"{name} is too long")
        texts = dict(world.settings.get(f"{name}s", {}))
        texts[call.text("language_code")] = text
        world.setting(f"{name}s", texts)
        if name == "name" and not call.text("language_code") and text:
            world.bot["first_name"] = text
        world.feed.publish("bot", "bot", 0)
        return b"true"

    return set_text


def getter(name: str) -> Callable[[World, Call], bytes]:
    """getMyName, getMyDescription, getMyShortDescription."""

    def get_text(world: World, call: Call) -> bytes:
        texts = world.settings.get(f"{name}s", {})
        text = texts.get(call.text("language_code")) or texts.get("", "")
        return encode({name: text or (world.bot["first_name"] if name == "name" else "")})

    return get_text
