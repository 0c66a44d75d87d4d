"""Who may do what, over every route there is: a new one without a line here fails."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from tests.bot.features.harness import Chat
from tests.bot.features.merchant import OWNER, SHOP, Merchant, beside, known
from vyapari.books.commands import SetChat, SetMember
from vyapari.books.job import Job, Run
from vyapari.books.shop import Right, Role, may
from vyapari.bot.incoming import Incoming
from vyapari.bot.reply import Reply
from vyapari.bot.router import ROUTES
from vyapari.bot.texts import phrasebook

#: The group in which all of them write.
GROUP = -500
SUGAR, RAMESH = known("Sugar"), known("Ramesh Kumar")
DAYS = "2026-11-01..2026-11-23"

#: What is nobody's secret and changes no books: anybody may.
ANYBODY = None

COMMANDS: dict[str, Right | None] = {
    "cancel": Right.LOOK,
    "company": Right.SETTINGS,
    "day": Right.REPORTS,
    "delete": Right.RECORD,
    "export": Right.EXPORT,
    "forget": Right.ERASE,
    "help": ANYBODY,
    "inventory": Right.LOOK,
    "invoice": Right.LOOK,
    "items": Right.LOOK,
    "khata": Right.LOOK,
    "language": ANYBODY,
    "parties": Right.LOOK,
    "quote": Right.RECORD,
    "record": ANYBODY,
    "report": Right.REPORTS,
    "settings": Right.LOOK,
    "start": Right.LOOK,
    "stock": Right.LOOK,
    "team": Right.TEAM,
    "undo": Right.RECORD,
}
#: By what is pressed; each verb is there at least once.
BUTTONS: dict[str, Right | None] = {
    f"account:{RAMESH}": Right.LOOK,
    "additem": Right.PRICES,
    "addparty": Right.PRICES,
    "book:day": Right.EXPORT,
    "book:all:xlsx:this_month:link": Right.EXPORT,
    "buy": Right.RECORD,
    "challan": Right.RECORD,
    f"chart:sales:{DAYS}": Right.REPORTS,
    f"chart:profit:{DAYS}": Right.REPORTS,
    f"chart:items:{DAYS}": Right.REPORTS,
    f"chart:receivables:{DAYS}": Right.LOOK,
    "company": Right.SETTINGS,
    "company:name": Right.SETTINGS,
    "count": Right.RECORD,
    "delete:ask": Right.RECORD,
    "deletes:0": Right.RECORD,
    "draft:token:yes": Right.RECORD,
    "export": Right.EXPORT,
    "export:all:link": Right.EXPORT,
    "export:stock:link": Right.EXPORT,
    "got": Right.RECORD,
    "gst": Right.EXPORT,
    "gst:2026-11:link": Right.EXPORT,
    "guide": ANYBODY,
    "help:home": ANYBODY,
    "intake": Right.PRICES,
    "invite:staff": Right.TEAM,
    "invoice": Right.LOOK,
    f"item:{SUGAR}": Right.LOOK,
    f"item:{SUGAR}:name": Right.PRICES,
    f"item:{SUGAR}:sale_price": Right.PRICES,
    f"item:{SUGAR}:archive": Right.PRICES,
    "items": Right.LOOK,
    f"khata:{RAMESH}": Right.LOOK,
    "khatas": Right.LOOK,
    "lang:hi": Right.LOOK,
    f"later:{RAMESH}": Right.LOOK,
    "leave": Right.LOOK,
    "logo": Right.SETTINGS,
    "merge": Right.RECORD,
    "mode": Right.RECORD,
    "packet": Right.EXPORT,
    "packet:2026-11:link": Right.EXPORT,
    "paid": Right.RECORD,
    "paper:token:0": Right.RECORD,
    "parties": Right.LOOK,
    f"party:{RAMESH}": Right.LOOK,
    f"party:{RAMESH}:phone": Right.PRICES,
    f"party:{RAMESH}:archive": Right.PRICES,
    "price": Right.PRICES,
    f"remind:{RAMESH}": Right.LOOK,
    "report:sales:this_month": Right.REPORTS,
    "report:day_book:today": Right.REPORTS,
    "restore": Right.RECORD,
    "schedule": Right.REPORTS,
    "settings:close": Right.SETTINGS,
    "settings:prices": Right.SETTINGS,
    f"shop:{SHOP}": ANYBODY,  # in a private chat alone, and to one's own shops
    "slip": Right.LOOK,
    "start:name": ANYBODY,  # in a private chat alone, while its shop is not set up
    "stock": Right.LOOK,
    "team": Right.TEAM,
    "team:9:owner": Right.TEAM,
    "undo": Right.RECORD,
}
#: The question that is open, what is answered, and the right that it takes.
QUESTIONS: dict[str, tuple[Mapping[str, Any], str, Right | None]] = {
    "cashdesk": ({"verb": "got", "party": RAMESH}, "500", Right.RECORD),
    "company": ({"field": "name"}, "Other Stores", Right.SETTINGS),
    "delete": ({}, "Ramesh", Right.RECORD),
    "erase": ({"at": "2026-11-23T05:00:00+00:00"}, "Shree Kirana", Right.ERASE),
    "intake": ({}, "Item\tUnit\tPrice\nSalt\tkg\t20", Right.PRICES),
    "item": ({"item": SUGAR, "field": "sale_price"}, "48", Right.PRICES),
    "items": ({}, "Salt", Right.PRICES),
    "paper": ({}, "stock of sugar", Right.LOOK),
    "parties": ({}, "Mahesh", Right.PRICES),
    "party": ({"party": RAMESH, "field": "phone"}, "9876543210", Right.PRICES),
    "quote": ({}, "5 kg sugar at 45", Right.RECORD),
    "settings": ({}, "31 March", Right.SETTINGS),
    "start": ({"step": "name"}, "stock of sugar", Right.LOOK),
}
TEXTS = {
    "sold 1 kg sugar at 45 cash": Right.RECORD,
    "received 20 from Ramesh": Right.RECORD,
    "undo": Right.RECORD,
    "sugar price is now 48": Right.PRICES,
    "stock of sugar": Right.LOOK,
    "Ramesh ka hisaab": Right.LOOK,
    "profit this month": Right.REPORTS,
    "day book": Right.REPORTS,
}
#: Who is told unasked, and what that takes.
JOBS = {"summary": Right.REPORTS, "packet": Right.EXPORT, "remind": Right.LOOK}


class People:
    """The owner and others of the shop, one who was removed, one who never belonged to it."""

    def __init__(self, mina: Merchant) -> None:
        self.mina = mina
        self.roles: dict[int, Role | None] = {
            OWNER: Role.OWNER,
            8: Role.ACCOUNTANT,
            9: Role.STAFF,
            10: None,
            11: None,
        }

    async def gather(self) -> None:
        await self.mina.bind(GROUP)
        for user, role in ((8, Role.ACCOUNTANT), (9, Role.STAFF), (10, Role.STAFF)):
            await self.mina.join(beside(self.mina, user), role)
        await self.mina.say("sold 2 kg sugar at 45 to Ramesh on credit")
        await self.mina.change_books(SetMember(10, None))
        self.mina.bot.restart()

    def chat(self, user: int) -> Chat:
        return self.mina.bot.chat(user, chat_id=GROUP)

    async def asked(self, user: int, question: Mapping[str, Any] | None) -> None:
        state = {**question, "by": user, "said_in": "en"} if question is not None else None
        await self.mina.change_books(SetChat(GROUP, {"question": state}))


@pytest.fixture
async def people(mina: Merchant) -> People:
    gathered = People(mina)
    await gathered.gather()
    return gathered


def refused(chat: Chat, reply: Reply, right: Right | None, role: Role | None) -> bool:
    """Whether that is the sentence that refuses ``right``; another's would be a mistake."""
    say = phrasebook(chat.language).plain
    said = [each.toast or each.text for each in chat.last] or [reply.toast or reply.text]
    sentences = {f"gate-{right.value}": say(f"gate-{right.value}") for right in Right}
    sentences["gate-stranger"] = say("gate-stranger")
    told = {key for key, sentence in sentences.items() if sentence in said}
    assert told <= {"gate-stranger" if role is None or right is None else f"gate-{right.value}"}
    return bool(told)


async def hold(people: People, what: str, right: Right | None) -> None:
    """Try ``what`` (a command, a text, a button's data after ``!``) as each of the people."""
    for user in sorted(people.roles, reverse=True):  # the owner last: it may erase or remove
        role, chat = people.roles[user], people.chat(user)
        reply = await (chat.press(what[1:]) if what.startswith("!") else chat.say(what))
        expected = right is not ANYBODY and not may(role, right)
        assert refused(chat, reply, right, role) == expected, (what, user, chat.last)


def test_every_route_there_is_has_a_line_here() -> None:
    assert set(ROUTES.commands) == set(COMMANDS)
    assert set(ROUTES.buttons) == {data.split(":")[0] for data in BUTTONS}
    assert set(ROUTES.questions) == {*QUESTIONS, "entry"}
    assert set(ROUTES.files) == {"logo"}
    assert set(ROUTES.jobs) == set(JOBS)


@pytest.mark.parametrize("command", sorted(COMMANDS))
async def test_commands(people: People, command: str) -> None:
    await hold(people, f"/{command}", COMMANDS[command])


@pytest.mark.parametrize("data", sorted(BUTTONS))
async def test_buttons(people: People, data: str) -> None:
    await hold(people, f"!{data}", BUTTONS[data])


@pytest.mark.parametrize("text", sorted(TEXTS))
async def test_what_is_written(people: People, text: str) -> None:
    await hold(people, text, TEXTS[text])


@pytest.mark.parametrize("kind", sorted(QUESTIONS))
async def test_answers_to_open_questions(people: People, kind: str) -> None:
    """Whoever was asked may have lost the right since."""
    needs, text, right = QUESTIONS[kind]
    for user in sorted(people.roles, reverse=True):
        await people.asked(user, {"kind": kind, **needs})
        role, chat = people.roles[user], people.chat(user)
        reply = await chat.say(text)
        assert refused(chat, reply, right, role) == (not may(role, right)), (kind, user, chat.last)  # type: ignore[arg-type]


async def test_the_price_that_was_asked_for_is_not_taken_from_who_was_removed_since(
    people: People,
) -> None:
    staff, before = people.chat(9), len(await people.mina.vouchers())
    assert "?" in (await staff.say("sold 3 kg salt cash")).text
    await people.mina.change_books(SetMember(9, None))
    reply = await staff.say("45")
    assert "✅" not in reply.text
    assert len(await people.mina.vouchers()) == before


async def test_a_question_is_nobodys_but_whose_it_is(people: People) -> None:
    await people.asked(OWNER, {"kind": "company", "field": "name"})
    said = await people.chat(9).say("sold 1 kg sugar at 45 cash")
    assert "✅" in said.text
    catalogue = await people.mina.bot.store.catalogue(SHOP)
    assert catalogue.shop.name == "Shree Kirana"


async def test_a_logo_is_taken_from_the_owner_alone(people: People) -> None:
    for user, role in people.roles.items():
        await people.asked(user, {"kind": "logo"})
        chat = people.chat(user)
        reply = await chat.photo(b"no picture at all")
        expected = not may(role, Right.SETTINGS)
        assert refused(chat, reply, Right.SETTINGS, role) == expected, (user, chat.last)


async def test_a_table_is_taken_in_from_who_may_change_prices(people: People) -> None:
    for user, role in people.roles.items():
        chat = people.chat(user)
        table = b"Item,Unit,Price\nSalt,kg,20\n"
        reply = await chat.file("document", table, "text/csv", name="items.csv")
        expected = not may(role, Right.PRICES)
        assert refused(chat, reply, Right.PRICES, role) == expected, (user, chat.last)


@pytest.mark.parametrize("kind", sorted(JOBS))
@pytest.mark.parametrize("user", [OWNER, 8, 9])
async def test_what_is_told_unasked_takes_the_right_to_see_it(
    people: People, kind: str, user: int
) -> None:
    bot = people.mina.bot
    job = Job(GROUP, kind, 21, bot.now, about=RAMESH if kind == "remind" else "")  # type: ignore[arg-type]
    run = Run(job, SHOP, user, "Asia/Kolkata", tries=1)
    chat = people.chat(user)
    bot.now += timedelta(days=10)
    incoming = Incoming("other", GROUP, False, chat.person, "", 0, at=bot.now)
    turn = await chat.turn(incoming, run.key)
    told = await bot.dispatcher.do(turn, run)
    assert (told is not None) == may(people.roles[user], JOBS[kind])


async def test_the_buttons_of_who_was_removed_do_nothing_in_their_own_chat(
    people: People,
) -> None:
    """What they were shown while they belonged to the shop is still in their chat."""
    gone, before = beside(people.mina, 10), await people.mina.bot.store.vouchers(SHOP, limit=100)
    shown = [data for data in BUTTONS if data.split(":")[0] not in ("guide", "help", "lang")]
    voucher = before.rows[0].id
    shown += [f"{what}:{voucher}" for what in ("undo", "delete:yes", "invoice", "restore")]
    for data in shown:
        reply = await gone.press(data)
        said = " ".join((reply.text, reply.toast or ""))
        assert "Ramesh" not in said, data
        assert "Shree Kirana" not in said, data
        assert not reply.attachments, data
    after = await people.mina.bot.store.vouchers(SHOP, include_reversed=True, limit=100)
    assert {each.id for each in after.rows} == {each.id for each in before.rows}
