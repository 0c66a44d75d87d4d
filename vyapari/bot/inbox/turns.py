"""The inbox in Redis: its keys and scripts, and nothing that remembers anything.

A chat's letters stand in a list; a chat with letters has one turn, in a stream whose consumer group
hands each turn to one worker, or among those that are put off.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from vyapari.bot.inbox.letter import Dead, Done, Later, Letter, Outcome, Standing, lane_of
from vyapari.bot.lua import source
from vyapari.bot.stamps import Stamps
from vyapari.errors import Rejected
from vyapari.ops.shared import PATIENCE, Shared

#: A worker that gave no sign of life for so long is dead, in milliseconds.
_ALIVE = 5_000
#: How long a look for turns stays open, in milliseconds.
_LOOK = int(PATIENCE * 1000 / 3)
#: What Redis answers where there is no stream, or none any more, to wait at.
_GONE = {"NOGROUP", "UNBLOCKED"}
#: Chats whose letters are counted one by one.
_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Taken:
    """A turn that is this worker's: its number in the stream, and the letter it is for."""

    id: str
    letter: Letter


class Turns:
    """What one worker, by its ``name``, does with the letters and turns of all.

    ``books`` names the database that it books in, which all must share.

    Every method is one or two round trips and raises ``Unavailable``; all may be called again when
    it is not known whether they went through.
    """

    def __init__(self, shared: Shared, name: str, books: str) -> None:
        self._shared = shared
        self._name = name
        self._books = books
        self._claim = shared.script(source("claim"))
        self._push = shared.script(source("push"))
        self._begin = shared.script(source("begin"))
        self._settle = shared.script(source("settle"))
        self._beat = shared.script(source("beat"))
        self._standing = shared.script(source("standing"))

    async def claim(self) -> bool:
        """Whether all who are alive keep the same books as this worker."""
        return bool(await self._claim(self._books))

    async def push(self, letters: Iterable[Letter]) -> int:
        """Add what is new of ``letters``, in their order; how many that were."""
        arguments = [a for x in letters for a in (x.update_id, x.lane, pack(x))]
        return int(await self._push(*arguments)) if arguments else 0

    async def know(self, update_ids: Iterable[int]) -> None:
        """Make known that these were dealt with elsewhere: they are not added any more."""
        if arguments := [a for number in update_ids for a in (number, "", "")]:
            await self._push(*arguments)

    async def take(self, most: int, *, again: bool = False) -> list[Taken]:
        """Up to ``most`` turns; waits for the first, for a second or so.

        ``again``: those that are this worker's already.
        """
        look = () if again else ("BLOCK", _LOOK)
        asked = ("XREADGROUP", "GROUP", "workers", self._name, "COUNT", most, *look, "STREAMS")
        try:
            found = await self._shared.call(
                *asked, self._shared.key("turns"), "0" if again else ">"
            )
        except Rejected as error:
            if error.code not in _GONE:
                raise
            await self.beat()  # Redis has lost its data; this makes the group anew
            return []
        turns = _turns(found)
        if not turns:
            return []
        returns = self._shared.returns
        asked_of = [a for turn, lane, _ in turns for a in (turn, lane)]
        born, run, *begun = await self._begin(self._name, *asked_of)
        era, life = f"{returns} {born}", run and f"{run} {born}"
        taken = []
        for (turn, lane, begun_before), found in zip(turns, begun, strict=True):
            if not found:  # it has ended since it was looked up
                continue
            packed, *stamps = found
            if not packed:  # Redis has lost the letter, with part of its data
                await self._settle(turn, self._name, lane, "", "done", "", "", "")
            else:
                letter = unpack(packed, lane)
                # Redis may have come back as it was a moment before it went.
                went_back = letter.received_at <= self._shared.returned_at
                letter.again = letter.again or begun_before or again or went_back
                letter.stamps = Stamps(turn, lane, era, life, True, *stamps)
                taken.append(Taken(turn, letter))
        return taken

    async def settle(self, turn: Taken, outcome: Outcome) -> bool:
        """Say what became of a turn; whether that has left nothing of its chat to do."""
        letter = turn.letter
        match outcome:
            case Done(forget):
                what = ("done", "forget" if forget else "", "")
            case Dead(reason, _):
                revived = Letter(
                    letter.seq, letter.update_id, letter.lane, letter.payload, letter.received_at
                )
                revived.again = True
                what = ("dead", reason, pack(revived))
            case Later(seconds, _, _):
                what = ("later", str(int(seconds * 1000)), pack(letter))
        ended = int(await self._end(turn, *what))
        if ended == 0 and isinstance(outcome, Later):
            # Another's by now, or Redis has lost it: then it is not known there.
            await self.push([letter])
        return ended == 2

    async def give_back(self, turn: Taken) -> None:
        """Let anybody have a turn that was not begun."""
        await self._end(turn, "back", str(int(turn.letter.again)), "")

    async def behind(self, letter: Letter, most: int) -> list[Letter]:
        """Up to ``most`` letters that wait behind ``letter``, the first of its chat."""
        lane = self._shared.key(f"lane:{letter.lane}")
        packed = await self._shared.call("LRANGE", lane, 1, most)
        return [unpack(each, letter.lane) for each in packed]

    async def note(self, stamps: Stamps) -> None:
        """Make known what was changed by a turn that was not one of these."""
        await self._settle("", self._name, "", "", "", "", "", "", *_changes(stamps))

    async def beat(self, lanes: int = 0) -> list[str] | None:
        """Give a sign of life and see to what is due, of the dead too.

        Answers up to ``lanes`` chats with something to do, or ``None`` where there are more.
        """
        found: list[str] = await self._beat(self._name, _ALIVE, lanes, self._books)
        return found if len(found) <= lanes else None

    async def standing(self) -> Standing:
        """How much all instances together have to do; of a great crowd, how much at least."""
        waiting, oldest, dead = await self._standing(_COUNTED)
        return Standing("redis", int(waiting), float(oldest) if oldest else None, int(dead))

    async def leave(self) -> None:
        """Go: what is still this worker's is anybody's."""
        await self._beat(self._name, 0, 0, self._books)

    async def _end(self, turn: Taken, outcome: str, detail: str, packed: str) -> Any:
        letter, stamps = turn.letter, turn.letter.stamps
        about = stamps.about if stamps and stamps.about != stamps.shop_id else ""
        fixed = (turn.id, self._name, letter.lane, letter.update_id, outcome, detail, packed, about)
        return await self._settle(*fixed, *_changes(stamps))


def pack(letter: Letter) -> str:
    """A letter as Redis keeps it: a line about it, then the payload as it is."""
    about = {
        "id": letter.update_id,
        "at": letter.received_at,
        "attempts": letter.attempts,
        "again": letter.again,
        "told": letter.told,
        "waits": letter.waits,
        "admitted": letter.admitted,
        "shown": letter.shown,
    }
    return f"{json.dumps(about)}\n{letter.payload}"


def unpack(packed: str, lane: str) -> Letter:
    """The letter that ``pack`` has made a string of."""
    line, _, payload = packed.partition("\n")
    about = json.loads(line)
    number, received_at = about.pop("id"), about.pop("at")
    return Letter(number, number, lane, payload, received_at, **about)


def letters_of(
    updates: Iterable[dict[str, Any]], now: float, *, again: bool = False
) -> list[Letter]:
    """``updates`` as they came, as letters. Nothing orders them but their place."""
    return [
        Letter(
            update["update_id"],
            update["update_id"],
            lane_of(update),
            # In ASCII, for a text from outside may hold halves of characters.
            json.dumps(update, separators=(",", ":")),
            now,
            again=again,
        )
        for update in updates
    ]


def _turns(found: Any) -> list[tuple[str, str, bool]]:
    """Of a stream's answer each turn's id, lane, and whether it may have been begun."""
    if not found:
        return []
    ((_, entries),) = found
    # A turn that another has ended meanwhile comes without fields.
    return [(turn, its["lane"], its["again"] == "1") for turn, its in entries if its]


def _changes(stamps: Stamps | None) -> list[str]:
    if stamps is None:
        return []
    changed = stamps.changed.items()
    return [a for (what, which), before in changed for a in (what, which, before, stamps.token)]
