"""What the bot asks about itself and about its chats."""

from vyapari.sandbox.calls import Call
from vyapari.sandbox.chats import ADMINISTRATOR_RIGHTS, Chat, Json, encode
from vyapari.sandbox.errors import ApiRefusal, BadRequest
from vyapari.sandbox.methods.compose import known_chat, writable_chat
from vyapari.sandbox.world import World


def get_me(world: World, _call: Call) -> bytes:
    """getMe."""
    return encode(
        {
            **world.bot,
            "can_join_groups": True,
            "can_read_all_group_messages": bool(world.settings.get("reads_all")),
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
            "can_manage_bots": False,
            "supports_guest_queries": False,
        }
    )


def get_chat(world: World, call: Call) -> bytes:
    """getChat."""
    chat = known_chat(world, call)
    full: Json = {
        **chat.public,
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if not chat.is_private:
        full["permissions"] = {"can_send_messages": True}
    return encode(full)


def get_chat_member(world: World, call: Call) -> bytes:
    """getChatMember."""
    return encode(_member(world, known_chat(world, call), call.integer("user_id")))


def get_chat_administrators(world: World, call: Call) -> bytes:
    """getChatAdministrators."""
    chat = known_chat(world, call)
    if chat.is_private:
        raise BadRequest("there are no administrators in the private chat")
    statuses = {**chat.members, world.bot["id"]: chat.bot_status}
    return encode(
        [
            _member(world, chat, user)
            for user, status in statuses.items()
            if status in {"creator", "administrator"}
        ]
    )


def get_chat_member_count(world: World, call: Call) -> bytes:
    """getChatMemberCount."""
    chat = known_chat(world, call)
    return encode(len(chat.members) + (chat.bot_status not in {"left", "kicked"}))


def leave_chat(world: World, call: Call) -> bytes:
    """leaveChat."""
    chat = writable_chat(world, call)
    if chat.is_private:
        raise BadRequest("chat member status can't be changed in private chats")
    chat.bot_status = "left"
    world.keep_chat(chat)
    return b"true"


def get_user_profile_photos(_world: World, _call: Call) -> bytes:
    """getUserProfilePhotos: nobody here has any."""
    return b'{"total_count":0,"photos":[]}'


def set_webhook(_world: World, call: Call) -> bytes:
    """setWebhook: only taking it away works, for nothing is delivered by webhook here."""
    if call.text("url"):
        raise BadRequest("bad webhook: the sandbox delivers updates through getUpdates only")
    return b"true"


def delete_webhook(world: World, call: Call) -> bytes:
    """deleteWebhook."""
    if call.flag("drop_pending_updates"):
        world.mailbox.drop_all()
    return b"true"


def get_webhook_info(world: World, _call: Call) -> bytes:
    """getWebhookInfo."""
    info: Json = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.mailbox),
    }
    if world.mailbox.allowed:
        info["allowed_updates"] = world.mailbox.allowed
    return encode(info)


def done(_world: World, _call: Call) -> bytes:
    """logOut, close and what else needs no more than a yes."""
    return b"true"


def _member(world: World, chat: Chat, user_id: int) -> Json:
    user = world.bot if user_id == world.bot["id"] else world.people.get(user_id)
    if user is None:
        raise BadRequest("invalid user_id specified" if user_id <= 0 else "user not found")
    is_bot = user_id == world.bot["id"]
    status = chat.bot_status if is_bot else chat.members.get(user_id, "left")
    member: Json = {"user": user, "status": status}
    match status:
        case "creator":
            member["is_anonymous"] = False
        case "administrator":
            member |= ADMINISTRATOR_RIGHTS
        case "kicked":
            member["until_date"] = 0
    if chat.is_private and user_id not in chat.members and user_id != world.bot["id"]:
        raise ApiRefusal(400, "Bad Request: member not found")
    return member
