"""What is true of a simulated ad: who posted it, with which signs, and everything that it says, by place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ads.ad import Contact, Fact
from ads.world.bank import Sign
from ads.world.cast import HINTING, TELLING

Shown = Literal["stated", "hinted", "nothing"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence put in for an indicator; one that is `near` a sign uses its words and signals nothing."""

    name: str
    near: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """A stretch that is written so that machines miss it, and the operator that did it."""

    operator: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one ad.

    `shown` says for each sign what a careful reader finds in the text: that is what makes a sign decidable or not.
    `of` is the ad that an ad repeats, `stolen` the campaign whose wording it took.
    """

    ad: str
    actor: str
    kind: str
    campaign: str
    half: str
    signs: frozenset[Sign]
    shown: dict[Sign, Shown]
    statements: tuple[Statement, ...]
    contacts: tuple[Contact, ...]
    facts: tuple[Fact, ...]
    hidden: tuple[Hidden, ...]
    of: str | None = None
    stolen: str | None = None

    def decidable(self, sign: Sign) -> bool:
        """Return whether a careful reader who has nothing but the text would be right about a sign."""
        return (self.shown[sign] == "stated") == (sign in self.signs)

    def resembles(self, sign: Sign) -> bool:
        """Return whether a sentence stands in the ad that uses the words of a sign and signals nothing."""
        return any(statement.near and statement.name == sign for statement in self.statements)

    @property
    def states_origin(self) -> bool:
        """Whether somebody's origin is stated."""
        return any(fact.kind == "origin" for fact in self.facts)


def shown_in(sign: Sign, statements: Iterable[Statement]) -> Shown:
    """Return what a careful reader finds of a sign among the statements of a text."""
    said = {statement.name for statement in statements if not statement.near}
    return "stated" if said & TELLING[sign] else "hinted" if said & HINTING[sign] else "nothing"
