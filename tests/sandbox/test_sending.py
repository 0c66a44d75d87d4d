"""What a bot sends and changes, through the library's own Bot."""

from typing import Any

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.error import BadRequest, Forbidden

from vyapari.sandbox import SandboxClient


def keyboard(data: str = "undo:1") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Undo", callback_data=data)]])


async def test_html_arrives_as_entities(bot: Bot, asha: int) -> None:
    message = await bot.send_message(asha, " 🧾 <b>₹225</b> /undo ", parse_mode="HTML")
    assert message.text == "🧾 ₹225 /undo"
    assert [(e.type, message.parse_entity(e)) for e in message.entities] == [
        ("bold", "₹225"),
        ("bot_command", "/undo"),
    ]


async def test_entities_given_by_the_bot_are_kept(bot: Bot, asha: int) -> None:
    given = [MessageEntity("bold", 0, 4)]
    message = await bot.send_message(asha, "₹225 paid", entities=given)
    assert list(message.entities) == given


async def test_4096_units_fit_and_one_more_does_not(bot: Bot, asha: int) -> None:
    fits = "🧾" * 2048
    assert (await bot.send_message(asha, f"<b>{fits}</b>", parse_mode="HTML")).text == fits
    with pytest.raises(BadRequest, match=r"(?i)^message is too long$"):
        await bot.send_message(asha, fits + "x")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": "   "}, "Message text is empty"),
        (
            {"text": "<b>x", "parse_mode": "HTML"},
            "Can't parse entities: can't find end tag corresponding to start tag \"b\"",
        ),
        ({"text": "x", "chat_id": 77}, "Chat not found"),
        ({"text": "x", "reply_to_message_id": 99}, "Message to be replied not found"),
        ({"text": "x", "reply_markup": keyboard("ॐ" * 22)}, "Button_data_invalid"),
        (
            {
                "text": "x",
                "reply_markup": InlineKeyboardMarkup([[InlineKeyboardButton("x", url="nowhere")]]),
            },
            "Inline keyboard button url 'nowhere' is invalid: wrong http url",
        ),
    ],
)
async def test_refusals_are_in_telegrams_words(
    bot: Bot, asha: int, fields: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(BadRequest) as refusal:
        await bot.send_message(**{"chat_id": asha, **fields})
    assert refusal.value.message.lower() == sentence.lower()


async def test_64_bytes_of_callback_data_are_accepted(bot: Bot, asha: int) -> None:
    data = "x" * 64
    message = await bot.send_message(asha, "x", reply_markup=keyboard(data))
    assert message.reply_markup is not None
    assert message.reply_markup.inline_keyboard[0][0].callback_data == data


async def test_a_reply_carries_what_it_replies_to(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    sent = await people.send_text(asha, "5 kilo")
    reply = await bot.send_message(asha, "done", reply_to_message_id=sent.message_id)
    assert reply.reply_to_message is not None
    assert reply.reply_to_message.text == "5 kilo"


async def test_an_edit_changes_text_and_keyboard(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    seq = await people.seq()
    message = await bot.send_message(asha, "₹225", reply_markup=keyboard())
    edited = await message.edit_text("₹270")
    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup) == ("₹270", None)
    assert edited.edit_date is not None
    shown = await people.wait_for(asha, seq, kinds=("edited",))
    assert shown.text == "₹270"
    again = await bot.edit_message_reply_markup(asha, message.message_id, reply_markup=keyboard())
    assert not isinstance(again, bool)
    assert again.reply_markup == keyboard()


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, asha: int) -> None:
    message = await bot.send_message(asha, "₹225", reply_markup=keyboard())
    with pytest.raises(BadRequest, match=r"(?i)message is not modified"):
        await message.edit_text("₹225", reply_markup=keyboard())


async def test_only_ones_own_messages_can_be_edited(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    sent = await people.send_text(asha, "mine")
    with pytest.raises(BadRequest, match=r"(?i)message can't be edited"):
        await bot.edit_message_text("yours", asha, sent.message_id)
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await bot.edit_message_text("yours", asha, 9999)


async def test_a_deleted_message_is_gone(bot: Bot, people: SandboxClient, asha: int) -> None:
    message = await bot.send_message(asha, "oops")
    assert await message.delete()
    assert all(m["message_id"] != message.message_id for m in await people.history(asha))
    with pytest.raises(BadRequest, match=r"(?i)message to delete not found"):
        await message.delete()
    later = await bot.send_message(asha, "next")
    assert later.message_id == message.message_id + 1


async def test_drafts_and_actions_are_shown_but_not_kept(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    seq = await people.seq()
    before = await people.history(asha)
    await bot.send_chat_action(asha, "typing")
    await bot.send_message_draft(asha, 7, "<b>Pehle</b> jo", parse_mode="HTML")
    shown, _ = await people.outbox(seq)
    assert [each.kind for each in shown] == ["action", "draft"]
    draft = shown[1].event["draft"]
    assert (draft["text"], draft["draft_id"], draft["entities"][0]["type"]) == (
        "Pehle jo",
        7,
        "bold",
    )
    assert await people.history(asha) == before
    with pytest.raises(BadRequest, match=r"(?i)wrong parameter action"):
        await bot.send_chat_action(asha, "sleeping")


async def test_a_reaction_of_the_bot_is_shown(bot: Bot, people: SandboxClient, asha: int) -> None:
    sent = await people.send_text(asha, "x")
    await bot.set_message_reaction(asha, sent.message_id, "🤔")
    shown = await people.wait_for(asha, sent.seq, kinds=("reaction",))
    assert shown.event["reaction"]["reactions"] == {str(bot.id): ["🤔"]}
    with pytest.raises(BadRequest, match=r"(?i)reaction_invalid"):
        await bot.set_message_reaction(asha, sent.message_id, "🧾")


async def test_a_pressed_button_is_answered_once(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    sent = await people.send_text(asha, "5 kilo")
    await bot.send_message(asha, "₹225", reply_markup=keyboard("undo:17"))
    shown = await people.wait_for_reply(sent)
    seq = await people.press(asha, shown, "Undo")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.data == "undo:17"
    assert query.message is not None
    assert query.message.message_id == shown.message["message_id"]
    await query.answer("Undone", show_alert=True)
    answer = await people.wait_for(asha, seq, kinds=("answer",))
    assert answer.event["answer"] | {"text": "Undone", "show_alert": True} == answer.event["answer"]
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await query.answer()


async def test_a_reply_keyboard_stays_with_the_chat_until_removed(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    await bot.send_message(asha, "x", reply_markup=ReplyKeyboardMarkup([["Stock", "Khata"]]))
    chat = (await people.state())["chats"][0]
    assert [b["text"] for b in chat["keyboard"]["keyboard"][0]] == ["Stock", "Khata"]
    await bot.send_message(asha, "x", reply_markup=ReplyKeyboardRemove())
    assert (await people.state())["chats"][0]["keyboard"] is None


async def test_nobody_is_written_to_who_did_not_start_or_who_blocked(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    silent = await people.add_user("Silent")
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(silent, "hello")
    await people.set_bot_status(asha, "kicked")
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(asha, "hello")
    await people.start(asha)
    assert (await bot.send_message(asha, "welcome back")).text == "welcome back"
    changes = [u.my_chat_member for u in await bot.get_updates() if u.my_chat_member]
    assert [c.new_chat_member.status for c in changes] == ["kicked", "member"]


async def test_location_contact_and_poll_are_messages_too(bot: Bot, asha: int) -> None:
    place = await bot.send_location(asha, 23.02, 72.57)
    assert place.location is not None
    contact = await bot.send_contact(asha, "+919825012345", "Ramesh")
    assert contact.contact is not None
    poll = await bot.send_poll(asha, "Band karein?", ["Haan", "Nahi"])
    assert poll.poll is not None
    assert [option.text for option in poll.poll.options] == ["Haan", "Nahi"]
