"""The small language that wording is written in: `[one|other|]` are alternatives, `{slot:tag}` is filled in later.

An amount has the unit that the words around it say: `{wage:day}` is a day's pay and the words say "a day",
`{wage:day?}` a day's pay and they say no unit, `{wage:day?piece}` a day's pay and they say "per store".

>>> line = read_line("[Call|Text] {boss}, {wage:hour} an hour")
>>> sorted(line.slots)
['boss', 'wage']
"""

import re
from dataclasses import dataclass

from ads.world.chance import Dice

CHOICE = re.compile(r"\[([^\[\]]*)\]")
WORD = re.compile(r"[^\W\d_]+")
SLOT = re.compile(r"\{([a-z_0-9]+)(?::([a-z_]+))?(?:\?([a-z_]*))?\}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a particular; `tag` is the unit of an amount or a handle's platform, `said` the unit in words."""

    name: str
    tag: str | None = None
    said: str | None = None


Parts = tuple[str | Slot, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of wording: pieces in order, each with alternatives; `words` in lower case, without slots."""

    pieces: tuple[tuple[Parts, ...], ...]
    words: frozenset[str] = frozenset()

    @property
    def slots(self) -> frozenset[str]:
        """The slots that stand in the line or in one of its alternatives."""
        every = (part for piece in self.pieces for option in piece for part in option)
        return frozenset(part.name for part in every if isinstance(part, Slot))

    def chosen(self, dice: Dice) -> Parts:
        """Return the parts with one alternative taken of each piece."""
        return tuple(part for piece in self.pieces for part in (dice.pick(piece) if len(piece) > 1 else piece[0]))


def read_line(text: str) -> Line:
    """Return a line of wording as its parts; raises ValueError for a bracket or brace that does not close."""
    pieces: list[tuple[Parts, ...]] = []
    for place, piece in enumerate(CHOICE.split(text)):
        options = piece.split("|") if place % 2 else [piece]  # what the brackets hold stands at odd places
        pieces.append(tuple(_parts(option) for option in options))
    return Line(tuple(pieces), frozenset(WORD.findall(SLOT.sub(" ", text).lower())))


def _parts(text: str) -> Parts:
    parts: list[str | Slot] = []
    end = 0
    for match in SLOT.finditer(text):
        parts += [_plain(text[end : match.start()]), _slot(match)]
        end = match.end()
    return tuple(part for part in (*parts, _plain(text[end:])) if part)


def _slot(match: re.Match[str]) -> Slot:
    name, tag, said = match.groups()
    return Slot(name, tag, tag if said is None else said or None)


def _plain(text: str) -> str:
    if set(text) & set("[]{}"):
        raise ValueError(f"a bracket or brace does not close: {text!r}")
    return text
