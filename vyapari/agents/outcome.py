"""What came of a message that went through a model; nothing of it is booked yet, or trusted."""

from dataclasses import dataclass, field
from decimal import Decimal

from vyapari.agents.mending import Mend
from vyapari.agents.percentages import Looked
from vyapari.agents.roles import Role
from vyapari.agents.talk import Usage
from vyapari.books.entry import Entry
from vyapari.books.voucher import Voucher


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a model wants booked: an entry; one in the place of ``instead_of``; or that one gone.

    ``quoted``: the entry is only offered, on paper.
    """

    entry: Entry | None
    instead_of: Voucher | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A picture or file that the merchant shall have: the tool's name, what of, of which period."""

    tool: str
    kind: str
    period: str | None = None


@dataclass(slots=True)
class Run:
    """What came of a message: proposals, what to show and send, lines of an open paper to be put
    right, words, and the cost.

    ``known`` are the figures that the books gave, in the lookups of ``looked``. ``blocked``: the
    model would not answer. ``unsure``: it did not manage to say all it wanted, or said something
    twice.
    """

    role: Role
    proposals: list[Proposal] = field(default_factory=list)
    shows: list[Entry] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    mends: list[Mend] = field(default_factory=list)
    text: str = ""
    known: set[Decimal] = field(default_factory=set)
    looked: list[Looked] = field(default_factory=list)
    blocked: bool = False
    cut: bool = False
    unsure: bool = False
    usage: Usage = field(default_factory=Usage)
    rounds: int = 0

    @property
    def acted(self) -> bool:
        """Whether the books will speak: then the model's words must have looked into them too."""
        return bool(self.proposals or self.shows or self.pages or self.mends)
