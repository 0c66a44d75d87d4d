"""A small bot that shows what the chat page must show."""

import asyncio
import io
from typing import Any

from telegram import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from tests.sandbox.bots import application_of, png
from vyapari.sandbox import SandboxServer

CSV = "\ufeffDate,Party,Amount\n" + "".join(
    f'2025-11-{day:02},"Kumar, Ramesh",{day * 45}.00\n' for day in range(1, 10)
)
SALE = "✅ 5 kg cheeni × ₹45 = <b>₹225</b>"


def _buttons() -> InlineKeyboardMarkup:
    names = ("Undo", "Bill")
    return InlineKeyboardMarkup([[InlineKeyboardButton(n, callback_data=n) for n in names]])


async def _start(update: Update, context: Any) -> None:
    assert update.message is not None
    given = " ".join(context.args)
    await update.message.reply_html(f"Namaste {given}".strip(), reply_markup=_buttons())


async def _press(update: Update, _context: Any) -> None:
    query = update.callback_query
    assert query is not None
    if query.data == "Bill":
        await query.answer("First tell me the shop's name", show_alert=True)
    else:
        await query.answer("Undone")
        await query.edit_message_text("↩️ taken back")


async def _edited(update: Update, _context: Any) -> None:
    message = update.edited_message
    assert message is not None
    await message.reply_text(f"changed to {message.text}", do_quote=True)


async def _photo(update: Update, _context: Any) -> None:
    assert update.message is not None
    await update.message.reply_photo(png(200, 120), caption="read it")


async def _text(update: Update, context: Any) -> None:
    message = update.message
    assert message is not None
    match message.text:
        case "csv":
            await message.reply_document(io.BytesIO(CSV.encode()), filename="vouchers.csv")
        case "pdf":
            await message.reply_document(io.BytesIO(b"%PDF-1.4"), filename="Invoice 42.pdf")
        case "link":
            link = f"https://t.me/{context.bot.username}?start=join_42"
            await message.reply_html(f'<a href="{link}">join the shop</a>')
        case "keys":
            keys = ReplyKeyboardMarkup([["Stock", "Khata"]], resize_keyboard=True)
            await message.reply_text("choose", reply_markup=keys)
        case "think":
            await message.reply_chat_action("typing")
            await context.bot.send_message_draft(message.chat_id, 1, "Pehle jo haath mein hai")
        case "like":
            await message.set_reaction("👍")
        case _:
            await message.reply_html(SALE, reply_markup=_buttons())


async def run_demo(server: SandboxServer, stop: asyncio.Event) -> None:
    """Serve until ``stop`` is set."""
    application = application_of(server)
    application.add_handler(CommandHandler("start", _start))
    application.add_handler(CallbackQueryHandler(_press))
    application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, _edited))
    application.add_handler(MessageHandler(filters.PHOTO, _photo))
    application.add_handler(MessageHandler(filters.TEXT, _text))
    async with application:
        await application.bot.set_my_description("I keep the books of your shop.")
        await application.bot.set_my_commands(
            [BotCommand("stock", "What is there"), BotCommand("start", "Begin")]
        )
        await application.bot.set_my_commands(
            [BotCommand("stock", "क्या बचा है")], language_code="hi"
        )
        assert application.updater is not None
        await application.updater.start_polling(timeout=5, allowed_updates=Update.ALL_TYPES)
        await application.start()
        await stop.wait()
        await application.updater.stop()
        await application.stop()
