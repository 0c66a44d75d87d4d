"""Answers from a file: rules, the first that fits a request answers it.

[[rule]]
text = '(?i)sold (?P<quantity>[0-9]+) kg (?P<item>[a-z]+)'
responses = 0
answer.calls = [{ name = "record_sale", args = { item = "{item}", quantity = "{quantity}" } }]

[[rule]]
responses = 1
answer.text = "Booked."
"""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vyapari.errors import Misconfigured
from vyapari.sandbox.gemini.answer import Answer, Call
from vyapari.sandbox.gemini.request import Request

_GROUP: Final = re.compile(r"\{(\w+)\}")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CallRule(_Strict):
    """A function call."""

    name: str
    args: dict[str, Any] = Field(default_factory=dict)


class AnswerRule(_Strict):
    """An answer: a text, JSON, calls, or a text before calls."""

    text: str | None = None
    data: Any = Field(default=None, alias="json")
    calls: tuple[CallRule, ...] = ()
    finish: str = "STOP"


class Rule(_Strict):
    """What a request must be like (what is left out does not matter), and its answer.

    ``text`` is a regular expression, sought in what the user wrote last; ``responses`` how many
    functions have answered since; ``media`` the beginning of a MIME type that was sent; ``tool``
    a declared function. ``{name}`` in the answer stands for the expression's group of that name.
    """

    text: re.Pattern[str] | None = None
    responses: int | None = None
    media: str | None = None
    tool: str | None = None
    answer: AnswerRule

    def answered(self, request: Request) -> Answer | None:
        """The answer, if the rule fits."""
        if self.responses is not None and len(request.responses) != self.responses:
            return None
        if self.tool is not None and self.tool not in request.tools:
            return None
        if self.media is not None and not any(
            blob.mime_type.startswith(self.media) for blob in request.media
        ):
            return None
        found = None if self.text is None else self.text.search(request.text)
        if self.text is not None and found is None:
            return None
        groups = {} if found is None else {n: v or "" for n, v in found.groupdict().items()}
        return _built(self.answer, groups)


class Script(_Strict):
    """The rules of a file."""

    rule: tuple[Rule, ...] = ()

    @classmethod
    def load(cls, path: Path) -> "Script":
        """Read a file; raises Misconfigured in one line."""
        try:
            return cls.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except ValidationError as error:
            found = error.errors(include_url=False)[0]
            place = ".".join(str(step) for step in found["loc"])
            raise Misconfigured(f"{path}: {place}: {found['msg']}") from error
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise Misconfigured(f"{path}: {error}") from error

    def __call__(self, request: Request) -> Answer:
        """The first fitting rule's answer; where none fits, a text that says so."""
        for rule in self.rule:
            answer = rule.answered(request)
            if answer is not None:
                return answer
        return Answer.of(f"(No rule of the script fits: {request.text})")


def _built(rule: AnswerRule, groups: dict[str, str]) -> Answer:
    if rule.data is not None:
        return Answer.json(_filled(rule.data, groups))
    texts = () if rule.text is None else (_filled(rule.text, groups),)
    calls = tuple(Call(call.name, _filled(call.args, groups)) for call in rule.calls)
    return Answer.of(*texts, *calls, finish=rule.finish)


def _filled(value: Any, groups: dict[str, str]) -> Any:
    if isinstance(value, str):
        return _GROUP.sub(lambda match: groups.get(match[1], match[0]), value)
    if isinstance(value, dict):
        return {name: _filled(inner, groups) for name, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, groups) for inner in value]
    return value
