"""One hierarchy of errors, flat, split by who can mend it."""

from typing import ClassVar, Literal

#: Who can mend it: the merchant, by writing something else; time, and trying again; the operator;
#: nobody but who writes the program.
Category = Literal["merchant", "passing", "operator", "defect"]


class VyapariError(Exception):
    """The root: everything this package raises on purpose."""

    category: ClassVar[Category] = "defect"


def category_of(error: BaseException) -> Category:
    """Who can mend what ``error`` tells of. What nobody has thought of is a defect."""
    return error.category if isinstance(error, VyapariError) else "defect"


class Unavailable(VyapariError):
    """A part cannot be reached just now; trying again may help."""

    category: ClassVar[Category] = "passing"

    def __init__(self, part: str, retry_after: float | None = None) -> None:
        super().__init__(f"{part} cannot be reached")
        self.part = part
        self.retry_after = retry_after


class TooLarge(VyapariError):
    """The merchant can mend it: a file holds more than the ``limit``, in bytes."""

    category = "merchant"

    def __init__(self, limit: int) -> None:
        super().__init__(f"a file of more than {limit} bytes")
        self.limit = limit


class Misconfigured(VyapariError):
    """The operator must act: a setting is wrong. The message is one line, naming the variable."""

    category = "operator"


class Rejected(VyapariError):
    """The database understood a call and refused it as a whole: a defect in the program."""

    def __init__(self, reason: str, code: str | None = None) -> None:
        super().__init__(reason)
        self.code = code


class ModelUnavailable(Unavailable):
    """No language model can be had just now: every key is used up or refused, or none answers."""

    def __init__(self, retry_after: float | None = None) -> None:
        super().__init__("the language model", retry_after)


class ModelRefused(ModelUnavailable):
    """The merchant can mend it: no model takes what was sent, now or later."""
