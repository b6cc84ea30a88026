"""Undo what hides text: every character of a reading knows where it stood in the original.

First version: compatibility forms are made plain and invisible characters dropped; look-alike letters, spaced words
and the like come with the issue on reading, behind the same two names.
"""

import re
import unicodedata
from dataclasses import dataclass

from ads.ad import Span

INVISIBLE = {"Cf", "Cc", "Cs"}  # format, control, surrogate
OTHER = re.compile(r"[^ -~\n\r\t]")  # all that plain ASCII text does not hold


@dataclass(frozen=True, slots=True)
class Undone:
    """One thing that was undone: what kind of hiding it was, and its range of the original."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Normalised text, where each of its characters stood in the original, and what was undone to get it.

    Reading character i came from original characters `starts[i]` to `ends[i]` (excluded); both are None when nothing
    was undone.
    """

    text: str
    original: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None
    undone: tuple[Undone, ...] = ()

    def original_span(self, start: int, end: int) -> Span:
        """Return the range of the original that reading characters start to end (excluded) came from."""
        if self.starts is None:
            return Span(start=start, end=end)
        first = self.starts[start]
        last = self.starts[end - 1] + 1 if end > start else first
        return Span(start=first, end=last)


def read(text: str) -> Reading:
    r"""Return the reading of a text; clean text comes through unchanged.

    >>> reading = read("ca\N{ZERO WIDTH SPACE}ll \N{FULLWIDTH DIGIT FOUR}15")
    >>> reading.text, reading.original_span(0, 4)
    ('call 415', Span(start=0, end=5))
    """
    if all(_plain(found[0]) == found[0] for found in OTHER.finditer(text)):
        return Reading(text, text)
    pieces: list[str] = []
    starts: list[int] = []
    for place, character in enumerate(text):
        plain = _plain(character)
        pieces.append(plain)
        starts.extend([place] * len(plain))
    return Reading("".join(pieces), text, tuple(starts))


def _plain(character: str) -> str:
    if not OTHER.match(character):
        return character
    if unicodedata.category(character) in INVISIBLE:
        return ""
    return unicodedata.normalize("NFKC", character)
