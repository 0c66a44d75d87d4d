"""What people can do, and what the bot gets of it."""

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    MessageOriginHiddenUser,
)
from telegram.error import BadRequest

from vyapari.sandbox import SandboxClient
from vyapari.sandbox.client import NoReply, SandboxError


async def test_a_deep_link_is_start_with_a_payload(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    await people.start(asha, "join_42")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.text == "/start join_42"
    assert [(e.type, e.offset, e.length) for e in message.entities] == [("bot_command", 0, 6)]


async def test_an_edit_comes_as_an_edited_message(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    sent = await people.send_text(asha, "5 kilo")
    await people.edit(asha, sent.message_id, "6 kilo")
    edited = (await bot.get_updates())[-1].edited_message
    assert edited is not None
    assert (edited.message_id, edited.text) == (sent.message_id, "6 kilo")
    assert edited.edit_date is not None


async def test_forged_callback_data_reaches_the_bot(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    message = await bot.send_message(asha, "no buttons here")
    await people.press_data(asha, message.message_id, "delete:everything")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.data == "delete:everything"


async def test_stickers_places_contacts_and_polls_arrive(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    sticker = {
        "file_id": "x",
        "file_unique_id": "y",
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": "🙏",
    }
    await people.send(asha, sticker=sticker)
    await people.send(asha, location={"latitude": 23.0, "longitude": 72.5})
    await people.send(asha, contact={"phone_number": "+919825012345", "first_name": "Ramesh"})
    await people.send(asha, poll=("Khula hai?", ["Haan", "Nahi"]))
    messages = [u.message for u in (await bot.get_updates())[1:] if u.message]
    assert [
        next(k for k in ("sticker", "location", "contact", "poll") if getattr(m, k))
        for m in messages
    ] == ["sticker", "location", "contact", "poll"]


async def test_any_update_can_be_given_even_of_an_unknown_kind(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    number = await people.add_update({"brand_new_kind": {"from": "the future"}})
    update = (await bot.get_updates())[-1]
    assert update.update_id == number
    assert update.effective_message is None
    sent = await people.send_text(asha, "after it")
    assert sent.update_id == number + 1


async def test_many_messages_keep_their_order(bot: Bot, people: SandboxClient, asha: int) -> None:
    bilal = await people.add_user("Bilal")
    await people.send_many([(asha if n % 2 else bilal, None, f"{n} kilo") for n in range(90)])
    updates = (await bot.get_updates())[1:]
    assert [u.message.text for u in updates if u.message] == [f"{n} kilo" for n in range(90)]


async def test_what_a_person_cannot_do_is_refused(people: SandboxClient, asha: int) -> None:
    with pytest.raises(SandboxError, match="message is too long"):
        await people.send_text(asha, "x" * 4097)
    assert (await people.send_text(asha, "x" * 4096)).update_id
    with pytest.raises(SandboxError, match="user not found"):
        await people.send_text(5, "x")
    with pytest.raises(SandboxError, match="chat not found"):
        await people.send_text(asha, "x", chat_id=-1)
    with pytest.raises(SandboxError, match="first_name"):
        await people.add_user("x" * 65)


async def test_the_command_menu_is_the_narrowest_in_ones_language(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    bilal = await people.add_user("Bilal", language_code="hi")
    group = await people.add_group("Team", [asha, bilal])
    await bot.set_my_commands([BotCommand("help", "Help")])
    await bot.set_my_commands([BotCommand("help", "मदद")], language_code="hi")
    await bot.set_my_commands([BotCommand("day", "Day")], scope=BotCommandScopeAllGroupChats())
    await bot.set_my_commands([BotCommand("own", "Own")], scope=BotCommandScopeChat(asha))

    async def menu(user: int, chat: int | None = None) -> str:
        return str((await people.commands(user, chat))[0]["description"])

    assert (await menu(asha), await menu(bilal), await menu(bilal, group)) == ("Own", "मदद", "Day")
    await bot.delete_my_commands(scope=BotCommandScopeChat(asha))
    assert await menu(asha) == "Help"
    assert await bot.get_my_commands(language_code="hi") == (BotCommand("help", "मदद"),)
    assert await bot.get_my_commands(language_code="gu") == ()
    with pytest.raises(BadRequest, match=r"(?i)bot_command_invalid"):
        await bot.set_my_commands([BotCommand("no-dashes", "x")])


async def test_the_bots_name_and_descriptions_are_kept(bot: Bot, people: SandboxClient) -> None:
    await bot.set_my_name("Munim")
    await bot.set_my_description("आपकी दुकान का मुनीम", language_code="hi")
    await bot.set_my_short_description("Books in chat")
    assert (await bot.get_me()).first_name == "Munim"
    assert (await bot.get_my_name()).name == "Munim"
    assert (await bot.get_my_description("hi")).description == "आपकी दुकान का मुनीम"
    assert (await bot.get_my_short_description()).short_description == "Books in chat"
    assert (await people.state())["bot"]["description"] == {"hi": "आपकी दुकान का मुनीम"}


async def test_waiting_for_a_reply_that_does_not_come_tells_what_did(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    sent = await people.send_text(asha, "x")
    await bot.send_message(asha, "something else")
    with pytest.raises(NoReply, match="something else"):
        await people.wait_for_reply(sent, 0.2, matching=lambda shown: "₹" in shown.text)


async def test_what_is_forwarded_names_whoever_wrote_it(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    await people.send_text(asha, "5 kilo", forwarded_from="Ramesh")
    file = (b"a,b", "a.csv", "text/csv")
    await people.send_file(asha, *file, forwarded_from="Ramesh")
    text, document = [u.message for u in (await bot.get_updates())[-2:] if u.message]
    for message in (text, document):
        assert isinstance(message.forward_origin, MessageOriginHiddenUser)
        assert message.forward_origin.sender_user_name == "Ramesh"
