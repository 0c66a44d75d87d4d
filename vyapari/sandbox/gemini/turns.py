"""The order of a conversation's turns, and the signatures in them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from vyapari.sandbox.gemini.body import Content, Part
from vyapari.sandbox.gemini.errors import invalid
from vyapari.sandbox.gemini.models import is_third_generation
from vyapari.sandbox.gemini.signatures import is_valid

_COUNT = (
    "Please ensure that the number of function response parts is equal to the number of function "
    "call parts of the function call turn."
)


def check_turns(contents: Sequence[Content], model: str) -> None:
    """Raises ApiError 400 where calls and responses do not belong together.

    A signature that is there must be one of this server's, anywhere in the history. That it is
    there is asked of third-generation models only, for the first call of each step since the
    last message of the user: so the API does.
    """
    if contents[0].calls:
        raise invalid(
            "Please ensure that function call turn comes immediately after a user turn or after a "
            "function response turn."
        )
    if contents[-1].calls:
        raise invalid(_COUNT)
    if contents[0].responses:
        raise invalid(
            "Please ensure that function response turn comes immediately after a function call "
            "turn."
        )
    for before, after in pairwise(contents):
        _check_pair(before, after)
    _check_signatures(contents, wanted=is_third_generation(model))


def _check_pair(before: Content, after: Content) -> None:
    calls, responses = before.calls, after.responses
    if calls and before.role == "user":
        raise invalid("Function calls belong into a turn of the model.")
    if responses and not calls:
        raise invalid(
            "Please ensure that function response turn comes immediately after a function call "
            "turn."
        )
    if len(responses) != len(calls):
        raise invalid(_COUNT)
    if responses and after.role == "model":
        raise invalid("Function responses belong into a turn of the user.")
    wanted = sorted(call.name for call in calls)
    given = sorted(response.name for response in responses)
    if wanted != given:
        raise invalid(
            "Please ensure that the function responses have the names of the function calls: "
            f"called were {wanted}, answered are {given}."
        )
    ids = {call.id for call in calls if call.id}
    for response in responses:
        if response.id and response.id not in ids:
            raise invalid(f"Function response `{response.name}` has an id that no call has.")


def _check_signatures(contents: Sequence[Content], *, wanted: bool) -> None:
    current = current_turn(contents)
    for index, content in enumerate(contents):
        for part in content.parts:
            _check_signature(part)
        if wanted and index >= current and content.calls:
            first = next(_call_parts(content))
            if first.thought_signature is None and first.function_call is not None:
                raise invalid(
                    "Function call is missing a thought_signature in functionCall parts. This is "
                    "required for tools to work correctly, and missing thought_signature may lead "
                    "to degraded model performance. Additional data, function call "
                    f"`default_api:{first.function_call.name}` , position {index + 1}. Please "
                    "refer to https://ai.google.dev/gemini-api/docs/thought-signatures for more "
                    "details."
                )


def _check_signature(part: Part) -> None:
    if part.thought_signature is None:
        return
    name = part.function_call.name if part.function_call is not None else ""
    if not is_valid(part.thought_signature, name):
        raise invalid("Thought signature is not valid.")


def _call_parts(content: Content) -> Iterator[Part]:
    return (part for part in content.parts if part.function_call is not None)


def current_turn(contents: Sequence[Content]) -> int:
    """The index of the user's last message, which began what is going on now."""
    for index in range(len(contents) - 1, -1, -1):
        content = contents[index]
        if content.role != "model" and not content.responses:
            return index
    return 0
