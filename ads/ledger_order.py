"""Whether the entries of a ledger follow one another: what was dropped, moved, put in or written anew.

Entries that follow one another make a run. An untouched ledger is one run; each thing done to the order makes a few
more. The runs in place are those that hold the most entries while their numbers rise, and from them it is told what
happened to the others.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ads.ledger_entries import START, Entry
from ads.ledger_problems import Problem


@dataclass(slots=True, eq=False)
class Run:
    """Entries `first` to `last`, from a line on.

    `before` is the hash that the first one names, `hashes` are those that the next may name. Where the last line is
    `damaged`, the next may name any, and `anchor` is the sound entry before it, by number and hash.
    """

    line: int
    first: int
    last: int
    before: str
    hashes: set[str]
    anchor: tuple[int, str]
    damaged: bool = False

    def __len__(self) -> int:
        return self.last - self.first + 1

    def take(self, entry: Entry) -> None:
        """Take a sound entry as the last one."""
        self.last, self.hashes, self.damaged = entry.number, {entry.hash}, False
        self.anchor = (entry.number, entry.hash)

    def take_damaged(self, number: int, hashes: set[str]) -> None:
        """Take a damaged line as the last entry."""
        self.last, self.hashes, self.damaged = number, hashes, True

    def precedes(self, entry: Entry) -> bool:
        """Return whether a sound entry is the next one, also where damaged lines before it were put in."""
        if entry.number == self.last + 1 and (self.damaged or entry.previous in self.hashes):
            return True
        return self.damaged and (entry.number - 1, entry.previous) == self.anchor


def _beginning() -> list[Run]:
    return [Run(line=0, first=0, last=0, before="", hashes={START}, anchor=(0, START))]


@dataclass(slots=True)
class Order:
    """The runs of a ledger, behind one for what stands before the first entry; `copies` are set aside."""

    runs: list[Run] = field(default_factory=_beginning)
    copies: list[Run] = field(default_factory=list)

    def take(self, line: int, entry: Entry) -> None:
        """Take the next sound entry."""
        if len(self.runs) == 1 or not self.runs[-1].precedes(entry):
            self._begin(line, entry.number, entry.previous)
        self.runs[-1].take(entry)
        if self.runs[-1].anchor == self.runs[-2].anchor:  # both end alike: the shorter is a copy
            self.copies.append(self.runs.pop(-1 if len(self.runs[-1]) <= len(self.runs[-2]) else -2))

    def take_damaged(self, line: int, number: int, hashes: set[str]) -> None:
        """Take a line that is no sound entry; the number is what it says or would have to be."""
        if len(self.runs) == 1 or number != self.runs[-1].last + 1:
            self._begin(line, number, next(iter(self.runs[-1].hashes), START))
        self.runs[-1].take_damaged(number, hashes)

    def _begin(self, line: int, number: int, before: str) -> None:
        self.runs.append(Run(line, number, number, before, set(), self.runs[-1].anchor))

    def expected(self) -> tuple[int, set[str]]:
        """Return the number of the next entry, and the hashes that it may name."""
        return self.runs[-1].last + 1, self.runs[-1].hashes

    def last(self) -> int:
        """Return the highest number."""
        return max(run.last for run in self.runs)

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the order."""
        placed = _heaviest_rising(self.runs)
        in_place = set(placed)
        odd = [*self.copies, *(run for run in self.runs if run not in in_place)]
        starts = [run.first for run in placed]
        moved = [run for run in odd if _is_missed(run, placed, starts)]
        yield from (_put_in(run) for run in set(odd).difference(moved))
        yield from (_out_of_place(run) for run in moved)
        moved.sort(key=lambda run: run.first)
        starts = [run.first for run in moved]
        for before, after in pairwise(placed):
            between = moved[bisect_left(starts, before.last) : bisect_left(starts, after.first)]
            yield from _missing(before.last + 1, between, after)
            yield from _broken(before, after)


def _heaviest_rising(runs: Sequence[Run]) -> list[Run]:
    """Return the runs in place: of all rising sequences of runs the one with the most entries, in n log n steps.

    For each last number that pays, the heaviest sequence that ends there is kept, as its last run and what is before.
    """
    lasts: list[int] = []
    weights: list[int] = []  # rises with `lasts`
    sequences: list[tuple[Run, object]] = []
    for run in runs:
        reached = bisect_left(lasts, run.first) - 1
        weight = (weights[reached] if reached >= 0 else 0) + len(run)
        place = bisect_left(lasts, run.last)
        if (place and weights[place - 1] >= weight) or (
            lasts[place : place + 1] == [run.last] and weights[place] >= weight
        ):
            continue
        end = bisect_left(weights, weight + 1, lo=place)
        sequence = (run, sequences[reached] if reached >= 0 else None)
        lasts[place:end], weights[place:end], sequences[place:end] = [run.last], [weight], [sequence]
    return _unrolled(sequences[-1])


def _unrolled(sequence: object) -> list[Run]:
    runs = []
    while isinstance(sequence, tuple):
        run, sequence = sequence
        runs.append(run)
    return runs[::-1]


def _is_missed(run: Run, placed: Sequence[Run], starts: Sequence[int]) -> bool:
    """Return whether the numbers of a run are missing among those in place, or go on from the last."""
    after = bisect_left(starts, run.first)
    return placed[after - 1].last < run.first and (after == len(placed) or run.last < placed[after].first)


def _out_of_place(run: Run) -> Problem:
    text = f"{_named(run.first, run.last)} out of place: lines were moved or put in"
    return Problem(run.line, run.first, "moved", text)


def _put_in(run: Run) -> Problem:
    text = f"{_named(run.first, run.last)} there more than once: a line was copied or put in"
    return Problem(run.line, run.first, "inserted", text)


def _missing(expected: int, between: Sequence[Run], after: Run) -> Iterator[Problem]:
    """Yield the entries before a run that are nowhere."""
    for run in [*between, after]:
        if run.first > expected:
            text = f"{_named(expected, run.first - 1)} missing: dropped before this line"
            yield Problem(after.line, expected, "dropped", text)
        expected = max(expected, run.last + 1)


def _broken(before: Run, after: Run) -> Iterator[Problem]:
    if after.first == before.last + 1 and not before.damaged and after.before not in before.hashes:
        where = f"follow entry {before.last}" if before.last else "begin a ledger"
        text = f"entry {after.first} does not {where}: entries were written anew"
        yield Problem(after.line, after.first, "rewritten", text)


def _named(first: int, last: int) -> str:
    """Return entries as the subject of a sentence, with its verb."""
    return f"entry {first} is" if first == last else f"entries {first} to {last} are"
