"""The methods of the Bot API, by name in lower case."""

from collections.abc import Callable
from functools import partial
from typing import Final

from vyapari.sandbox.calls import Call
from vyapari.sandbox.methods import about, editing, media, profile, sending
from vyapari.sandbox.world import World

Method = Callable[[World, Call], bytes]

# Those that flood control counts.
SENDING: Final = frozenset(
    {
        *media.KINDS,
        "sendmessage",
        "sendmediagroup",
        "sendlocation",
        "sendcontact",
        "sendpoll",
    }
)

METHODS: Final[dict[str, Method]] = {
    "sendmessage": sending.send_message,
    "sendmessagedraft": sending.send_message_draft,
    "sendchataction": sending.send_chat_action,
    "sendlocation": sending.send_location,
    "sendcontact": sending.send_contact,
    "sendpoll": sending.send_poll,
    **{name: partial(media.send_media, kind=kind) for name, kind in media.KINDS.items()},
    "sendmediagroup": media.send_media_group,
    "getfile": media.get_file,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "deletemessages": editing.delete_messages,
    "setmessagereaction": editing.set_message_reaction,
    "answercallbackquery": editing.answer_callback_query,
    "getme": about.get_me,
    "getchat": about.get_chat,
    "getchatmember": about.get_chat_member,
    "getchatadministrators": about.get_chat_administrators,
    "getchatmembercount": about.get_chat_member_count,
    "leavechat": about.leave_chat,
    "getuserprofilephotos": about.get_user_profile_photos,
    "setwebhook": about.set_webhook,
    "deletewebhook": about.delete_webhook,
    "getwebhookinfo": about.get_webhook_info,
    "logout": about.done,
    "close": about.done,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "setmyname": profile.setter("name", 64),
    "getmyname": profile.getter("name"),
    "setmydescription": profile.setter("description", 512),
    "getmydescription": profile.getter("description"),
    "setmyshortdescription": profile.setter("short_description", 120),
    "getmyshortdescription": profile.getter("short_description"),
}
