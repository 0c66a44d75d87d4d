"""A whole bot of the library on the sandbox."""

from collections import Counter
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from tests.sandbox.bots import application_of
from vyapari.sandbox import SandboxClient, SandboxServer


async def echo(update: Update, _context: Any) -> None:
    assert update.effective_message is not None
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Undo", callback_data="undo")]])
    await update.effective_message.reply_text(
        update.effective_message.text or "?", reply_markup=keyboard
    )


async def undo(update: Update, _context: Any) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Undone")
    await update.callback_query.edit_message_text("gone")


async def test_every_message_is_echoed_once(server: SandboxServer, people: SandboxClient) -> None:
    application = application_of(server)
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(undo))
    users = [await people.add_user(f"U{n}") for n in range(10)]
    async with application:
        assert application.updater is not None
        await application.updater.start_polling(timeout=5)
        await application.start()
        seq = await people.seq()
        await people.send_many([(users[n % 10], None, f"{n} kilo") for n in range(150)])
        answers: list[str] = []
        while len(answers) < 150:
            shown, seq = await people.outbox(seq, kind="message", timeout=10)
            assert shown
            answers += [each.text for each in shown]
        assert Counter(answers) == Counter(f"{n} kilo" for n in range(150))
        reply = await people.ask(users[0], "5 kilo")
        assert (await people.tap(users[0], reply, "Undo")).text == "gone"
        await application.updater.stop()
        await application.stop()
