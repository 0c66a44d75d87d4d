"""The emoji that Telegram accepts as reactions."""

from typing import Final

_SINGLE: Final = (
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆"
    "💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄"
    "😘💊🙊😎👾🤷😡"
)
_JOINED: Final = ("❤\u200d🔥", "👨\u200d💻", "🤷\u200d♂", "🤷\u200d♀")
_REACTIONS: Final = frozenset(_SINGLE) | frozenset(_JOINED)


def is_reaction(emoji: object) -> bool:
    """Whether a bot may react with it; the emoji variation selector makes no difference."""
    return isinstance(emoji, str) and emoji.replace("\ufe0f", "") in _REACTIONS
