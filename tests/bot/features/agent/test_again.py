"""A crash between booking and telling: the turn is run again, and tells all that it would have.

As after a kill, the message comes again under its key; the model is not asked a second time.
"""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.bot.features.merchant import Merchant
from tests.bot.running import at_work
from tests.gemini import Script, agents, calls
from vyapari.bot.features.agent.beside import REPLY
from vyapari.bot.heard import with_heard
from vyapari.bot.incoming import Incoming
from vyapari.bot.reply import Reply, all_of
from vyapari.bot.router import ROUTES
from vyapari.bot.turn import Kind
from vyapari.sandbox import SandboxServer
from vyapari.sandbox.client import Shown
from vyapari.sandbox.gemini import Answer, GeminiServer
from vyapari.store.store import Store

SALE = {"lines": [{"item": "Sugar", "qty": "5", "rate": "45"}], "party": "Ramesh Kumar"}
SOLD = ("record_sale", {**SALE, "mode": "credit"})
SAID = "Ramesh bhai aaye the, unko paanch kilo cheeni di 45 ke hisaab se, udhaar; aur "


async def again(mina: Merchant, key: str, text: str, kind: Kind = "text") -> tuple[Reply, ...]:
    """What is told of a booked message when its turn is run again by a process just begun."""
    mina.bot.restart()
    incoming = Incoming(
        kind, mina.chat_id, True, mina.person, text, mina.numbers.last, mina.bot.now
    )
    turn = await mina.turn(incoming, key)
    booked = await mina.bot.store.applied(key)
    assert booked is not None
    return all_of(with_heard(turn, await turn.tell(booked)))


def told(replies: tuple[Reply, ...]) -> list[tuple[str, Any, tuple[str, ...]]]:
    """Words, buttons and names of files: a file's bytes may hold the moment they were made at."""
    return [(r.text, r.buttons, tuple(file.name for file in r.attachments)) for r in replies]


@pytest.mark.parametrize(
    "wanted",
    [
        ("show_khata", {"party": "Suresh Patel"}),
        ("show_stock", {"item": "Rice"}),
        ("show_report", {"report": "sales", "period": "today"}),
        ("send_chart", {"kind": "sales", "period": "this_month"}),
        ("send_file", {"kind": "entries", "period": "today"}),
        ("send_file", {"kind": "stock"}),
        ("undo_entry", {"entry": 1}),
    ],
)
async def test_what_was_asked_for_beside_a_sale_is_told_again_with_it(
    mina: Merchant, model: Script, wanted: tuple[str, dict[str, Any]]
) -> None:
    await mina.say("sold 2 kg rice")
    model.says(calls(SOLD, wanted))
    text = SAID + "wo wala bhi dikha do"
    await mina.say(text, key="once")
    first = mina.last
    assert "5 kg Sugar" in first[0].text
    assert len(first) == 2
    assert told(await again(mina, "once", text)) == told(first)
    assert len(model.asked) == 1
    assert len(await mina.vouchers()) == 2


async def test_several_wishes_are_told_again_in_the_same_order(
    mina: Merchant, model: Script
) -> None:
    model.says(
        calls(
            ("send_chart", {"kind": "items", "period": "today"}),
            ("show_khata", {"party": "Ramesh Kumar"}),
            SOLD,
            ("show_stock", {"item": "Sugar"}),
        )
    )
    text = SAID + "sab dikha do"
    await mina.say(text, key="once")
    first = mina.last
    assert len(first) == 4
    assert first[3].attachments
    assert told(await again(mina, "once", text)) == told(first)


async def test_a_question_about_one_of_two_drafts_is_put_again_with_what_was_asked_for(
    mina: Merchant, model: Script
) -> None:
    model.says(
        calls(
            ("record_receipt", {"party": "Suresh Patel", "amount": "500"}),
            ("record_sale", {"lines": [{"item": "Saffron", "qty": "2", "unit": "g"}]}),
            ("show_khata", {"party": "Suresh Patel"}),
        )
    )
    text = "Suresh 500 de gaya tha, do g saffron bika wo wala; uska hisaab dikha do"
    await mina.say(text, key="once")
    first = mina.last
    assert len(first) == 3
    assert told(await again(mina, "once", text)) == told(first)
    assert await mina.question() is not None
    await mina.say("300")
    assert len(mina.last) == 1


async def test_a_draft_that_is_shown_first_is_shown_again_with_what_was_asked_for(
    mina: Merchant, model: Script
) -> None:
    unsaid = {"lines": [{"item": "Sugar", "qty": "5", "rate": "52"}], "party": "Ramesh Kumar"}
    model.says(calls(("record_sale", unsaid), ("show_stock", {"item": "Sugar"})))
    text = SAID + "kitni bachi"
    await mina.say(text, key="once")
    first = mina.last
    assert len(first) == 2
    assert "52" in first[0].text
    assert told(await again(mina, "once", text)) == told(first)


async def test_words_beside_an_entry_are_told_and_told_again(mina: Merchant, model: Script) -> None:
    asked = "aaj se naya daam: cheeni 48 rakhna; aur chawal ka kya haal hai dukaan mein?"
    model.says(
        calls(
            ("hand_over", {"to": "stockkeeper"}),
        ),
        calls(
            ("set_price", {"item": "Sugar", "sale_price": "48"}),
            ("stock_list", {"item": "Rice"}),
        ),
        "Chawal 50 kg hai, daam ₹60. Kal ₹99,999 aayenge.",
    )
    await mina.say(asked, key="once")
    first = mina.last
    assert "₹48" in first[0].text
    assert first[-1].text.startswith("Chawal 50 kg hai, daam ₹60.")
    assert "99,999" not in first[-1].text
    rounds = len(model.asked)
    assert told(await again(mina, "once", asked)) == told(first)
    assert len(model.asked) == rounds


async def test_a_voice_note_is_told_again_with_its_words_and_all_it_asked_for(
    mina: Merchant, model: Script
) -> None:
    model.says(
        Answer.json({"words": SAID + "Suresh ka khata dikhao"}),
        calls(SOLD, ("show_khata", {"party": "Suresh Patel"})),
    )
    await mina.voice(b"OggS", key="once")
    first = mina.last
    assert len(first) == 2
    assert "Suresh ka khata" in first[0].text
    assert told(await again(mina, "once", "", "other")) == told(first)


async def test_what_telegram_did_not_take_is_sent_when_the_message_comes_again(
    sandbox: SandboxServer, store: Store, tmp_path: Path, gemini: GeminiServer, model: Script
) -> None:
    wanted = calls(SOLD, ("send_chart", {"kind": "sales"}), ("send_file", {"kind": "entries"}))
    model.says(calls(("hand_over", {"to": "bookkeeper"})), wanted)
    async with (
        agents(gemini) as ready,
        at_work(sandbox, store, tmp_path, ROUTES, agents=ready) as bot,
    ):
        asha = await bot.people.add_user("Asha")
        await bot.people.add_fault("error", "sendMessage", code=502, count=1)
        seq = await bot.people.seq()
        await bot.people.send_text(asha, f"Ramesh Kumar ko Sugar di: {SAID} chart aur file")
        sent: list[Shown] = []
        async with asyncio.timeout(20):
            while len(sent) < 3:
                shown, seq = await bot.people.outbox(seq, chat_id=asha, timeout=20)
                sent += [each for each in shown if each.kind == "message"]
        assert "5 kg Sugar" in sent[0].text
        assert ["photo" in sent[1].message, "document" in sent[2].message] == [True, True]
    assert len(model.asked) == 2


async def test_what_is_kept_is_small_whatever_a_model_asks_for(
    mina: Merchant, model: Script
) -> None:
    shows = [("show_khata", {"party": "Ramesh Kumar " + "x" * 60})] * 11
    model.says(calls(SOLD, *shows))
    await mina.say(SAID + "sabka hisaab dikha do", key="once")
    booked = await mina.bot.store.applied("once")
    assert booked is not None
    assert booked.reply_data["also"]["reply"] == REPLY
    assert len(str(booked.reply_data["also"])) < 10_000
    # All the same: told once.
    assert len(mina.last) == 2
