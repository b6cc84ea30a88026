"""The lines of a ledger's file: whole ones, and the one that a write left torn.

A whole line never changes but by an erasure, which makes a new file. So whoever reads up to the last line end that was
there when the file was opened reads what nobody writes to.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import BinaryIO, Self

from ads.errors import InputError
from ads.ledger_entries import BEGINNING, Entry

BLOCK = 1 << 16
EXPECTED = "expected one that firstlight wrote"


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a file reaches, in bytes: to the end of its last whole line, and altogether."""

    whole: int
    size: int

    @classmethod
    def of(cls, file: BinaryIO | FileIO, path: Path) -> Self:
        """Return the extent of a ledger; raises InputError where what was begun is no ledger."""
        size = file.seek(0, os.SEEK_END)
        whole = line_start(file, size)
        file.seek(0)
        if whole == 0 and not BEGINNING.startswith(file.read(len(BEGINNING))):
            raise InputError(f"{path}: is no ledger, {EXPECTED}")
        return cls(whole, size)

    @property
    def torn(self) -> int:
        """Bytes of a last line that was not written to its end."""
        return self.size - self.whole


def line_start(file: BinaryIO | FileIO, end: int) -> int:
    """Return where the line begins that reaches up to `end`, both in bytes; only that line is read."""
    while end > 0:
        start = max(0, end - BLOCK)
        file.seek(start)
        found = file.read(end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def whole_lines(file: BinaryIO, extent: Extent) -> Iterator[bytes]:
    """Yield the whole lines, with their ends."""
    left = extent.whole
    file.seek(0)
    while left:
        line = file.readline()
        left -= len(line)
        yield line


def last_entry(file: BinaryIO | FileIO, extent: Extent, path: Path) -> Entry | None:
    """Return the last whole entry; raises InputError where the last whole line is none, or is not sound."""
    if not extent.whole:
        return None
    start = line_start(file, extent.whole - 1)
    file.seek(start)
    entry = read_entry(file.read(extent.whole - start), f"{path}: the last line")
    if entry.hash != entry.computed_hash():
        raise InputError(f"{path}: the last entry was changed; `firstlight ledger verify` says what is wrong")
    return entry


def read_entry(line: bytes, place: str) -> Entry:
    """Return the entry of a line; raises InputError with its place where it holds none."""
    try:
        return Entry.from_line(line)
    except ValueError:
        raise InputError(f"{place} is no entry of a ledger, {EXPECTED}; `firstlight ledger verify` says more") from None


def add_lines(file: FileIO, extent: Extent, lines: bytes) -> None:
    """Write lines after the last whole one, and see them on disk; where that fails, none of them stays."""
    if extent.torn:
        file.truncate(extent.whole)
    try:
        _write_whole(file, lines)
        os.fsync(file.fileno())
    except BaseException:
        file.truncate(extent.whole)
        raise


def _write_whole(file: FileIO, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]
