"""The calls of one round: each looked up, noted in the run, or answered with what is wrong."""

import asyncio
from collections.abc import Sequence
from typing import Any

from vyapari.agents.entering import Wrong, corrected, given, read_entry
from vyapari.agents.lookups import figures, look_up
from vyapari.agents.mending import read_mend
from vyapari.agents.outcome import Page, Proposal, Run
from vyapari.agents.request import Request
from vyapari.agents.roles import Agent, Role
from vyapari.agents.talk import Call, Result
from vyapari.agents.tools import Act, Tool
from vyapari.books.bookkeeping import entry_of
from vyapari.books.entry import Intent
from vyapari.books.period import span
from vyapari.books.voucher import VoucherKind

#: Calls of tools in one round; what goes beyond is told to be too much.
_MOST_CALLS = 12
#: Lines of goods in all that a message tells of: they wait in the chat until they are confirmed.
_MOST_LINES = 120
#: The number of an entry is shorter than this.
_MOST_DIGITS = 5


def is_known(call: Call, acting: Agent) -> bool:
    return call.name in acting.tools


async def act(
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
    # Calls with many lines take milliseconds each: others have the loop between them.
    await asyncio.sleep(0)
    tool = acting.tools.get(call.name)
    if tool is None or late:
        much = f"no more than {_MOST_CALLS} calls at a time"
        return {"error": much if tool else f"there is no tool {call.name[:64]}"}
    match tool.act:
        case Act.HAND_OVER:
            return _handed(call, tool)
        case Act.LOOKUP:
            answer = await look_up(request, tool.name, call.args)
            done.known |= figures(answer)
            done.looked.append((tool.name, answer))
            return answer
        case Act.PAGE:
            return _paged(call, tool, request, done)
        case Act.MEND:
            return _mended(call, request, done)
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
        proposal = read if isinstance(read, Wrong) else Proposal(read, quoted=tool.act is Act.OFFER)
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


def _mended(call: Call, request: Request, done: Run) -> dict[str, Any]:
    mend = read_mend(call.args, request.paper_lines)
    if isinstance(mend, str):
        return {"error": mend}
    if mend not in done.mends:
        done.mends.append(mend)
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


def handed_to(calls: Sequence[Call]) -> Role | None:
    for call in calls:
        if call.name == "hand_over" and call.args.get("to") in list(Role):
            return Role(call.args["to"])
    return None
