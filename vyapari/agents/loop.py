"""One message through a model: a few rounds of words and calls, and what came of them."""

import time
from collections.abc import Callable
from functools import partial

import structlog

from vyapari.agents.acting import act, handed_to, is_known
from vyapari.agents.outcome import Run
from vyapari.agents.request import Request, messages
from vyapari.agents.roles import Agent, Role, agent
from vyapari.agents.talk import Heard, Message, Model
from vyapari.agents.tools import Act

log = structlog.get_logger(__name__)

#: Calls of the model for one message: hand over, look up twice, answer.
_MOST_ROUNDS = 4

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
        results, wrong = await act(heard.calls, acting, request, done)
        to = handed_to(heard.calls) if not handed_over else None
        if to is not None and not done.acted:
            # The other begins anew: it knows nothing of these tools.
            done.role, handed_over, spoken = to, True, messages(request)
            continue
        known = (acting.tools[c.name] for c in heard.calls if is_known(c, acting))
        looked = any(tool.act is Act.LOOKUP for tool in known)
        if not wrong and not looked:
            break
        if wrong and mended:
            done.unsure = True
            break
        mended = mended or wrong
        spoken += [Message("model", raw=heard.raw), Message("merchant", tuple(results))]
    else:  # it has not come to an end
        done.unsure |= done.acted
    return done


def _show(show: Showing, done: Run, text: str) -> None:
    show(text, done)


def _note(done: Run, acting: Agent, heard: Heard, started: float) -> None:
    """Count a round and what it cost."""
    done.rounds += 1
    done.usage += heard.usage
    log.debug(
        "model.answered",
        role=acting.role.value,
        round=done.rounds,
        ms=round((time.perf_counter() - started) * 1000),
        calls=[call.name for call in heard.calls if is_known(call, acting)],
        sent=heard.usage.sent,
        cached=heard.usage.cached,
        received=heard.usage.received,
    )
