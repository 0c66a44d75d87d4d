"""Groups: who reads what, and who is who."""

import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, Forbidden

from vyapari.sandbox import SandboxClient


@pytest.fixture
async def group(people: SandboxClient, asha: int) -> int:
    """A group of Asha, its owner, Bilal and the bot."""
    bilal = await people.add_user("Bilal")
    return await people.add_group("Shop team", [asha, bilal])


async def seen(bot: Bot, after: int = 0) -> list[Update]:
    updates = await bot.get_updates(offset=after)
    return [u for u in updates if u.message is not None and u.message.text is not None]


async def test_the_bot_is_told_that_it_joined(bot: Bot, group: int) -> None:
    updates = (await bot.get_updates())[1:]
    assert [u.my_chat_member is not None for u in updates] == [True, False]
    change, created = updates[0].my_chat_member, updates[1].message
    assert change is not None
    assert (change.chat.id, change.new_chat_member.status) == (group, "member")
    assert created is not None
    assert created.group_chat_created


async def test_it_reads_commands_mentions_and_replies_to_it(
    bot: Bot, people: SandboxClient, asha: int, group: int
) -> None:
    said = await bot.send_message(group, "hello")
    for text in (
        "just talk",
        "/stock",
        "/stock@another_bot",
        "/khata@vyapari_bot Ramesh",
        "@vyapari_bot aaj ki bikri",
        "mail me @somebody",
    ):
        await people.send_text(asha, text, chat_id=group)
    await people.send_text(asha, "undo that", chat_id=group, reply_to=said.message_id)
    texts = [u.message.text for u in await seen(bot) if u.message and u.message.chat_id == group]
    assert texts == [
        "/stock",
        "/khata@vyapari_bot Ramesh",
        "@vyapari_bot aaj ki bikri",
        "undo that",
    ]


async def test_it_reads_everything_as_an_admin_or_without_privacy(
    bot: Bot, people: SandboxClient, asha: int, group: int
) -> None:
    await people.set(reads_all=True)
    assert (await bot.get_me()).can_read_all_group_messages
    await people.send_text(asha, "one", chat_id=group)
    await people.set(reads_all=False)
    await people.send_text(asha, "two", chat_id=group)
    await people.set_bot_status(asha, "administrator", chat_id=group)
    await people.send_text(asha, "three", chat_id=group)
    texts = [u.message.text for u in await seen(bot) if u.message and u.message.chat_id == group]
    assert texts == ["one", "three"]


async def test_members_and_administrators_are_known(
    bot: Bot, people: SandboxClient, asha: int, group: int
) -> None:
    assert [m.user.id for m in await bot.get_chat_administrators(group)] == [asha]
    assert (await bot.get_chat_member(group, asha)).status == "creator"
    assert await bot.get_chat_member_count(group) == 3
    carol = await people.add_user("Carol")
    assert (await bot.get_chat_member(group, carol)).status == "left"
    await people.join(carol, group)
    assert (await bot.get_chat_member(group, carol)).status == "member"
    chat = await bot.get_chat(group)
    assert (chat.title, chat.type) == ("Shop team", "group")
    with pytest.raises(BadRequest, match=r"(?i)no administrators in the private chat"):
        await bot.get_chat_administrators(asha)


async def test_a_bot_that_left_cannot_write(bot: Bot, group: int) -> None:
    assert await bot.leave_chat(group)
    with pytest.raises(Forbidden, match="not a member"):
        await bot.send_message(group, "hello")
