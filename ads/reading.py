"""Undo what hides text: every character of a reading knows where it stood in the original."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import cycle, islice

from ads.ad import Span
from ads.disguises.change import Change, Draft
from ads.disguises.characters import characters, lookalikes
from ads.disguises.digits import amounts, bracketed, shaped, spelled
from ads.disguises.letters import accounts, apart, stretched, swapped, syllables
from ads.disguises.markup import markup, mojibake
from ads.spans import Cover

# In this order: each reads what the ones before it made plain.
DISGUISES: tuple[Callable[[str], Iterable[Change]], ...] = (
    markup, mojibake, characters, lookalikes, bracketed, shaped, amounts, accounts, apart, syllables, swapped,
    stretched, spelled,
)  # fmt: skip
ROUNDS = 8  # a disguise may hide another; each round leaves less


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
        first, last = self.original_range(start, end)
        return Span(start=first, end=last)

    def original_range(self, start: int, end: int) -> tuple[int, int]:
        """Return the same as two numbers, where nobody keeps it."""
        if self.starts is None or self.ends is None:
            return start, end
        if end > start:
            return self.starts[start], self.ends[end - 1]
        place = self.starts[start] if start < len(self.starts) else len(self.original)
        return place, place

    def hidden(self) -> Cover:
        """Return where in the original anything was undone."""
        return Cover(len(self.original), ((undone.start, undone.end) for undone in self.undone))


def read(text: str) -> Reading:
    r"""Return the reading of a text; clean text comes through unchanged, and so does a reading.

    >>> reading = read("ca\N{ZERO WIDTH SPACE}ll \N{FULLWIDTH DIGIT FOUR}15, c.a.l.l n0w")
    >>> reading.text, reading.original_span(0, 4)
    ('call 415, call now', Span(start=0, end=5))
    """
    draft: Draft | None = None
    undone: list[Undone] = []
    quiet = 0  # disguises in a row that found nothing; all others saw the same text before
    for disguise in islice(cycle(DISGUISES), ROUNDS * len(DISGUISES)):
        quiet += 1
        if changes := list(disguise(draft.text if draft else text)):
            draft = draft or Draft(text, range(len(text)), range(1, len(text) + 1))
            undone += [_undone(change, draft) for change in changes if change.kind]
            draft = draft.changed(changes)
            quiet = 0
        if quiet == len(DISGUISES):
            break
    if draft is None:
        return Reading(text, text)
    return Reading(draft.text, text, tuple(draft.starts), tuple(draft.ends), tuple(undone))


def _undone(change: Change, draft: Draft) -> Undone:
    return Undone(str(change.kind), draft.starts[change.start], draft.ends[change.end - 1])
