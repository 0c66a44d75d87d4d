"""One message through a model: a few rounds of words and calls, and what came of them."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Any

import structlog

from vyapari.agents.entering import Wrong, corrected, given, read_entry
from vyapari.agents.lookups import figures, look_up
from vyapari.agents.request import Request, messages
from vyapari.agents.roles import Agent, Role, agent
from vyapari.agents.talk import Call, Heard, Message, Model, Result, Usage
from vyapari.agents.tools import Act, Tool
from vyapari.books.bookkeeping import entry_of
from vyapari.books.entry import Entry, Intent
from vyapari.books.period import span
from vyapari.books.voucher import Voucher, VoucherKind

log = structlog.get_logger(__name__)

#: Calls of the model for one message: hand over, look up twice, answer.
_MOST_ROUNDS = 4
#: Calls of tools in one round; what goes beyond is told to be too much.
_MOST_CALLS = 12
#: Lines of goods in all that a message tells of: they wait in the chat until they are confirmed.
_MOST_LINES = 120
#: The number of an entry is shorter than this.
_MOST_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a model wants booked: an entry; one in the place of ``instead_of``; or that one gone.

    Nothing of it is booked here, and nothing of it is trusted.
    """

    entry: Entry | None
    instead_of: Voucher | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A picture or file that the merchant shall have: the tool's name, what of, of which period."""

    tool: str
    kind: str
    period: str | None = None


@dataclass(slots=True)
class Run:
    """What came of a message: proposals, what to show and send, words, and the cost.

    ``known`` are the figures that the books gave. ``blocked``: the model would not answer.
    ``unsure``: it did not manage to say all it wanted, or said something twice.
    """

    role: Role
    proposals: list[Proposal] = field(default_factory=list)
    shows: list[Entry] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    text: str = ""
    known: set[Decimal] = field(default_factory=set)
    blocked: bool = False
    cut: bool = False
    unsure: bool = False
    usage: Usage = field(default_factory=Usage)
    rounds: int = 0

    @property
    def acted(self) -> bool:
        """Whether the books will speak: the model's words are then not needed."""
        return bool(self.proposals or self.shows or self.pages)


#: Is told the words so far, and the run they belong to.
Showing = Callable[[str, Run], None]


async def run(
    model: Model, request: Request, role: Role, *, deadline: float, show: Showing | None = None
) -> Run:
    """Let ``model`` deal with ``request``, beginning in ``role``, until ``deadline``.

    Raises ``ModelUnavailable``, and ``Unavailable`` with the store.
    """
    done = Run(role)
    told = partial(_show, show, done) if show else None
    spoken = messages(request)
    mended = handed_over = False
    while done.rounds < _MOST_ROUNDS:
        acting = agent(done.role)
        started = time.perf_counter()
        heard = await model.answer(acting, spoken, deadline, told)
        _note(done, acting, heard, started)
        if heard.blocked:
            done.blocked = True
            break
        if not heard.calls:
            done.text, done.cut = heard.text, heard.cut
            done.unsure |= mended and done.acted
            break
        results, wrong = await _act(heard.calls, acting, request, done)
        to = _handed_to(heard.calls) if not handed_over else None
        if to is not None and not done.acted:
            # The other begins anew: it knows nothing of these tools.
            done.role, handed_over, spoken = to, True, messages(request)
            continue
        known = (acting.tools[c.name] for c in heard.calls if _is_known(c, acting))
        looked = any(tool.act is Act.LOOKUP for tool in known)
        if not wrong and not looked:
            break
        if wrong and mended:
            done.unsure = True
            break
        mended = mended or wrong
        spoken += [Message("model", raw=heard.raw), Message("merchant", tuple(results))]
    return done


def _show(show: Showing, done: Run, text: str) -> None:
    show(text, done)


def _note(done: Run, acting: Agent, heard: Heard, started: float) -> None:
    """Count a round and what it cost."""
    done.rounds += 1
    done.usage += heard.usage
    log.info(
        "model.answered",
        role=acting.role.value,
        round=done.rounds,
        ms=round((time.perf_counter() - started) * 1000),
        calls=[call.name for call in heard.calls if _is_known(call, acting)],
        sent=heard.usage.sent,
        cached=heard.usage.cached,
        received=heard.usage.received,
    )


def _is_known(call: Call, acting: Agent) -> bool:
    return call.name in acting.tools


async def _act(
    calls: Sequence[Call], acting: Agent, request: Request, done: Run
) -> tuple[list[Result], bool]:
    """The results of all calls, and whether one of them was wrong. Lookups go side by side."""
    answers = await asyncio.gather(
        *(
            _called(call, acting, request, done, late=place >= _MOST_CALLS)
            for place, call in enumerate(calls)
        )
    )
    results = [Result(call, answer) for call, answer in zip(calls, answers, strict=True)]
    return results, any("error" in answer for answer in answers)


async def _called(
    call: Call, acting: Agent, request: Request, done: Run, *, late: bool
) -> dict[str, Any]:
    tool = acting.tools.get(call.name)
    if tool is None:
        return {"error": f"there is no tool {call.name[:64]}"}
    if late:
        return {"error": f"no more than {_MOST_CALLS} calls at a time"}
    match tool.act:
        case Act.HAND_OVER:
            return _handed(call, tool)
        case Act.LOOKUP:
            answer = await look_up(request, tool.name, call.args)
            done.known |= figures(answer)
            return answer
        case Act.PAGE:
            return _paged(call, tool, request, done)
    return _proposed(call, acting, request, done)


def _handed(call: Call, tool: Tool) -> dict[str, Any]:
    known = tool.parameters["properties"]["to"]["enum"]
    return {"done": True} if call.args.get("to") in known else {"error": f"to is one of {known}"}


def _proposed(call: Call, acting: Agent, request: Request, done: Run) -> dict[str, Any]:
    tool = acting.tools[call.name]
    if tool.name in ("undo_entry", "correct_entry"):
        proposal = _changed(call, acting, request)
    else:
        read = read_entry(tool, call.args, request.names)
        proposal = read if isinstance(read, Wrong) else Proposal(read)
    if isinstance(proposal, Wrong):
        return {"error": proposal.why}
    proposed = [p.entry for p in (*done.proposals, proposal) if p.entry is not None]
    if sum(len(entry.lines) for entry in proposed) > _MOST_LINES:
        return {"error": f"no more than {_MOST_LINES} lines of one message"}
    if tool.act is Act.SHOW and proposal.entry is not None:
        done.shows.append(proposal.entry)
    elif proposal not in done.proposals:
        done.proposals.append(proposal)
    elif done.rounds == 1:  # later it says again what it said before, beside what it mends
        done.unsure = True
    return {"noted": True}


def _paged(call: Call, tool: Tool, request: Request, done: Run) -> dict[str, Any]:
    kind, period = call.args.get("kind"), call.args.get("period") or None
    known = tool.parameters["properties"]["kind"]["enum"]
    if not isinstance(kind, str) or kind not in known:
        return {"error": f"kind is one of {known}"}
    if period is not None:
        try:
            span(str(period), request.today)
        except ValueError as error:
            return {"error": str(error)}
    page = Page(tool.name, kind, period and str(period))
    if page not in done.pages:
        done.pages.append(page)
    return {"noted": True}


def _changed(call: Call, acting: Agent, request: Request) -> Proposal | Wrong:
    """A known entry taken back, or what it should have said."""
    number = _whole(call.args.get("entry"))
    if not 1 <= number <= len(request.recent):
        return Wrong("entry is the number of one of the context's entries")
    voucher = request.recent[number - 1]
    if call.name == "undo_entry":
        return Proposal(None, voucher)
    tool = acting.tools[call.name]
    counted = voucher.kind is VoucherKind.STOCK_ADJUSTMENT
    intent = Intent.STOCK_COUNT if counted else Intent(voucher.kind.value)
    read = read_entry(tool, call.args, request.names, intent=intent)
    if isinstance(read, Wrong):
        return read
    entry = corrected(entry_of(voucher), read, given(call.args).keys())
    return entry if isinstance(entry, Wrong) else Proposal(entry, voucher)


def _whole(place: object) -> int:
    """The number of an entry, of whatever a model has made of it; 0 if it is none."""
    digits = str(place).removesuffix(".0") if isinstance(place, int | float | str) else ""
    return int(digits) if digits.isdecimal() and len(digits) < _MOST_DIGITS else 0


def _handed_to(calls: Sequence[Call]) -> Role | None:
    for call in calls:
        if call.name == "hand_over" and call.args.get("to") in list(Role):
            return Role(call.args["to"])
    return None
