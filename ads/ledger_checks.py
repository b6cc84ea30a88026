"""What is wrong with a ledger: each line by itself, then how they follow one another (`ads.ledger_order`)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from ads.errors import InputError
from ads.ledger_entries import ERASURE, START, Entry, Head
from ads.ledger_lines import EXPECTED, Extent, whole_lines
from ads.ledger_order import Order
from ads.ledger_problems import Fault, Problem, counted


def check(file: BinaryIO, path: Path, head: Head | None) -> list[Problem]:
    """Return the problems of a ledger in order of lines; raises InputError where no line is an entry."""
    extent = Extent.of(file, path)
    checks = _Checks(head)
    for number, line in enumerate(whole_lines(file, extent), 1):
        checks.take(number, line)
    if checks.lines and not checks.entries:
        raise InputError(f"{path}: is no ledger, {EXPECTED}")
    problems = list(checks.finish())
    if doubtful := checks.perhaps_back():
        problems.extend(_back(whole_lines(file, extent), doubtful))
    if extent.torn:
        problems.append(_torn(checks.lines + 1, extent.torn))
    return sorted(problems, key=lambda problem: problem.line)


def _torn(line: int, size: int) -> Problem:
    return Problem(
        line, None, "torn",
        f"was not written to its end ({counted(size, 'byte')}): a write was interrupted, or goes on at this moment; "
        "the next one cuts it off",
    )  # fmt: skip


def _back(lines: Iterator[bytes], erasures: dict[str, int]) -> Iterator[Problem]:
    """Yield the entries that were erased and hold data of their own again."""
    for line_number, line in enumerate(lines, 1):
        try:
            entry = Entry.from_line(line)
        except ValueError:
            continue
        if not entry.erased and (by := erasures.get(str(entry.number))):
            text = f"entry {entry.number} was erased by entry {by}, and what was erased is back"
            yield Problem(line_number, entry.number, "erasure", text)


@dataclass(frozen=True, slots=True)
class _Erased:
    """An erased entry: where it stands, and the digest of what it holds now."""

    line: int
    entry: int
    digest: str


@dataclass(slots=True)
class _Checks:
    """What was learned from the lines so far."""

    head: Head | None
    lines: int = 0
    entries: int = 0
    problems: list[Problem] = field(default_factory=list)
    order: Order = field(default_factory=Order)
    unreadable: list[int] = field(default_factory=list)
    erased: dict[str, _Erased] = field(default_factory=dict)
    erasures: dict[str, tuple[int, str]] = field(default_factory=dict)
    at_head: set[str] = field(default_factory=set)

    def take(self, line_number: int, line: bytes) -> None:
        """Take the next line."""
        self.lines = line_number
        try:
            entry = Entry.from_line(line)
        except ValueError:
            self.unreadable.append(line_number)
            self.order.take_damaged(line_number, self.order.expected()[0], set())
            return
        self._tell_unreadable()
        self.entries += 1
        computed = entry.computed_hash()
        if computed == entry.hash:
            self.order.take(line_number, entry)
            self._look_at_spelling(line_number, line, entry)
        else:
            entry = self._mended(line_number, entry)
            self.order.take_damaged(line_number, entry.number, {entry.hash, computed})
        self._look_at_erasure(line_number, entry)
        if self.head and entry.number == self.head.entries:
            self.at_head |= {entry.hash, computed}

    def _look_at_spelling(self, line_number: int, line: bytes, entry: Entry) -> None:
        """Look at what the hash does not cover."""
        if not entry.erased and entry.data_digest() != entry.digest:
            self._add(line_number, entry.number, "data", f"the data of entry {entry.number} was changed")
        if line != entry.to_line():
            self._add(line_number, entry.number, "field", f"entry {entry.number} is not spelled as it was written")

    def _look_at_erasure(self, line_number: int, entry: Entry) -> None:
        if entry.erased:
            self.erased[str(entry.number)] = _Erased(line_number, entry.number, entry.data_digest())
        if entry.kind == ERASURE and isinstance(kept := entry.data.get("kept"), dict):
            self.erasures |= {number: (entry.number, str(digest)) for number, digest in kept.items()}

    def _mended(self, line_number: int, entry: Entry) -> Entry:
        """Say which field was changed, and put its number right: one that fits the hash is the one that was."""
        number, hashes = self.order.expected()
        previous, digest = next(iter(hashes), START), entry.data_digest()
        changed = "at, kind or hash"
        if entry.computed_hash(number=number) == entry.hash:
            changed, entry = "number", replace(entry, number=number)
        elif entry.computed_hash(previous=previous) == entry.hash:
            changed = "previous"
        elif entry.computed_hash(digest=digest) == entry.hash:
            changed = "digest"
        self._add(line_number, entry.number, "field", f"{changed} of entry {entry.number} was changed")
        return entry

    def _add(self, line: int, entry: int, fault: Fault, text: str) -> None:
        self.problems.append(Problem(line, entry, fault, text))

    def _tell_unreadable(self) -> None:
        if self.unreadable:
            first, last = self.unreadable[0], self.unreadable[-1]
            text = "is no entry" if first == last else f"and those up to line {last} are no entries"
            self.problems.append(Problem(first, None, "line", text))
            self.unreadable.clear()

    def finish(self) -> Iterator[Problem]:
        """Yield what was found, once all lines are taken."""
        self._tell_unreadable()
        yield from self.problems
        yield from self.order.problems()
        yield from self._erasure_problems()
        yield from self._head_problems()

    def _erasure_problems(self) -> Iterator[Problem]:
        unnamed = [found for number, found in self.erased.items() if number not in self.erasures]
        if unnamed:
            rest = f", nor are {counted(len(unnamed) - 1, 'other', 'others')}" if unnamed[1:] else ""
            text = f"entry {unnamed[0].entry} is erased and no erasure names it{rest}"
            yield Problem(unnamed[0].line, unnamed[0].entry, "erasure", text)
        for number, found in self.erased.items():
            by, digest = self.erasures.get(number, (0, found.digest))
            if digest != found.digest:
                text = f"what entry {by} kept of entry {number} was changed"
                yield Problem(found.line, found.entry, "data", text)

    def perhaps_back(self) -> dict[str, int]:
        """Return the numbers that an erasure names and that were not found erased, with the erasure's own."""
        return {number: by for number, (by, _) in self.erasures.items() if number not in self.erased}

    def _head_problems(self) -> Iterator[Problem]:
        if self.head is None or not self.head.entries:
            return
        if (last := self.order.last()) < self.head.entries:
            text = (
                f"the ledger ends at entry {last}, and the head says that it had {self.head.entries}: its end is gone"
            )
            yield Problem(self.lines, last or None, "head", text)
        elif self.head.hash not in self.at_head:
            text = f"entry {self.head.entries} is not the one of the head: the ledger was written anew up to there"
            yield Problem(self.lines, self.head.entries, "head", text)
