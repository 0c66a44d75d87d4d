"""The list of commands that Telegram shows beside the message field."""

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats

from vyapari.bot.texts import phrasebook

#: In the order of the list; the text of each is ``menu-<command>``.
COMMANDS = (
    "record",
    "stock",
    "khata",
    "report",
    "day",
    "invoice",
    "quote",
    "undo",
    "delete",
    "items",
    "parties",
    "company",
    "settings",
    "team",
    "language",
    "export",
    "help",
    "cancel",
    "start",
    "forget",
)
#: What is of use where several people talk.
IN_GROUPS = ("record", "stock", "khata", "report", "day", "invoice", "undo", "help", "cancel")
#: Telegram's language codes with a list of their own; everybody else has the default's.
_LISTS = {None: "en", "hi": "hi", "gu": "gu"}


async def set_menu(bot: Bot) -> None:
    """Tell Telegram the commands, in each language that clients can be set to."""
    for code, language in _LISTS.items():
        await bot.set_my_commands(_list(COMMANDS, language), language_code=code)
        await bot.set_my_commands(
            _list(IN_GROUPS, language),
            scope=BotCommandScopeAllGroupChats(),
            language_code=code,
        )


def _list(commands: tuple[str, ...], language: str) -> list[BotCommand]:
    say = phrasebook(language)
    return [BotCommand(command, say.plain(f"menu-{command}")) for command in commands]
