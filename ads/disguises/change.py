"""What one disguise hands back: which characters to replace, and by what."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Change(NamedTuple):
    """Characters `start` to `end` (excluded) of a text read as `plain`; `kind` is None where nobody hid anything."""

    start: int
    end: int
    plain: str
    kind: str | None


class Draft(NamedTuple):
    """A text in the middle of its undoing; character i came from original characters `starts[i]` to `ends[i]`."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def changed(self, changes: Iterable[Change]) -> "Draft":
        """Return the draft after some changes, which are in order and do not overlap.

        A change that keeps the length maps each character to its own; any other maps to the whole range it replaced.
        """
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        place = 0
        for change in changes:
            pieces += [self.text[place : change.start], change.plain]
            kept = slice(place, change.end if len(change.plain) == change.end - change.start else change.start)
            starts += self.starts[kept]
            ends += self.ends[kept]
            if kept.stop != change.end:
                starts += [self.starts[change.start]] * len(change.plain)
                ends += [self.ends[change.end - 1]] * len(change.plain)
            place = change.end
        pieces.append(self.text[place:])
        starts += self.starts[place:]
        ends += self.ends[place:]
        return Draft("".join(pieces), starts, ends)
