"""A record that is only added to: JSON Lines, each entry chained by its hash to the one before.

What it may hold is up to whoever writes it; what it promises is that nothing acknowledged is lost when a process dies,
and that `verify` names what was edited, dropped, moved or put in. Text can be erased, and the chain still verifies.
Whoever can write the file can also cut its end off or write it anew: an exported `head` shows that.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from filelock import FileLock, Timeout

from ads.errors import FirstlightError, InputError
from ads.ledger_checks import check
from ads.ledger_entries import ERASURE, START, Entry, Head, as_data
from ads.ledger_lines import Extent, add_lines, last_entry, read_entry, whole_lines
from ads.ledger_problems import Problem
from ads.storage import replacing, sync_folder

LOCK_SECONDS, POLL_SECONDS = 60.0, 0.01

Key = Callable[[Mapping[str, Any]], Hashable]


class Ledger:
    """The ledger at a path; it begins with the first entry, so a file that is not there is one without entries.

    Several processes and threads may write and read at once. Beside the file stands `.NAME.lock`, which is empty.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.resolve()  # a symbolic link is kept, and what it leads to is written

    def append(self, kind: str, records: Sequence[Mapping[str, Any]]) -> list[Entry]:
        """Add an entry a record, and return them once they are on disk.

        A process that dies meanwhile leaves none of them, the first few, or all. Raises InputError where the file is
        no ledger or JSON cannot hold a record, FirstlightError where somebody else holds the lock for a minute.
        """
        data = _checked(kind, records)
        if not data:
            return []
        with self._locked():
            return self._add(kind, data)

    def append_new(self, kind: str, records: Sequence[Mapping[str, Any]], *, key: Key) -> list[Entry]:
        """Add the records whose key neither an entry of that kind nor an earlier record has; return what was added.

        So a pull can be repeated, and two at once store nothing twice. A record whose key is None is always new. Keys
        are also asked of what was kept of erased entries. The ledger is read from its start.
        """
        data = _checked(kind, records)
        if not data:
            return []
        with self._locked():
            new = list(_unknown(data, key, (key(entry.data) for entry in self.entries(kind))))
            return self._add(kind, new) if new else []

    def entries(self, kind: str | None = None) -> Iterator[Entry]:
        """Yield the entries, or those of a kind, as they stood when the first is asked for.

        They are not verified. Raises InputError at a line that holds no entry.
        """
        if not self._file.exists():
            return
        with self._file.open("rb") as file:
            for number, line in enumerate(whole_lines(file, Extent.of(file, self.path)), 1):
                entry = read_entry(line, f"{self.path}: line {number}")
                if kind in (None, entry.kind):
                    yield entry

    def head(self) -> Head:
        """Return where the ledger ends; of the file only the end is read."""
        if not self._file.exists():
            return Head(entries=0, hash=START)
        with self._file.open("rb") as file:
            last = last_entry(file, Extent.of(file, self.path), self.path)
        return Head(entries=last.number, hash=last.hash) if last else Head(entries=0, hash=START)

    def erase(self, kept: Mapping[int, Mapping[str, Any]], receipt: Mapping[str, Any]) -> Entry:
        """Replace the data of entries, by number, with what may be kept of it; return the erasure that says so.

        It is one replacement of the file: a process that dies leaves the old file or the new one. The receipt stays
        for good, so it must not repeat what is erased, and what is kept has to hold the key of `append_new`. Raises
        InputError where a number is not there or is an erasure's, and nothing is erased then.
        """
        data = {number: as_data(some, f"what is kept of entry {number}") for number, some in kept.items()}
        said = as_data(receipt, "the receipt")
        self._require()
        with self._locked():
            if self._file.stat().st_nlink > 1:
                raise InputError(f"{self.path}: has a second name (a hard link) that would keep what is erased")
            with self._file.open("rb") as old, replacing(self._file, draft=self._beside("draft")) as new:
                return self._rewrite(old, new, data, said)

    def verify(self, head: Head | None = None) -> list[Problem]:
        """Return what is wrong, in order of lines; nothing where the ledger is as it was written.

        A head that was exported earlier also shows an end that was cut off, and a ledger that was written anew.
        Raises InputError where the file is missing or no ledger.
        """
        self._require()
        with self._file.open("rb") as file:
            return check(file, self.path, head)

    def _add(self, kind: str, data: Iterable[dict[str, Any]]) -> list[Entry]:
        added: list[Entry] = []
        with self._file.open("a+b", buffering=0) as file:
            extent = Extent.of(file, self.path)
            last, now = last_entry(file, extent, self.path), _now()
            for record in data:
                last = Entry.after(last, now, kind, record)
                added.append(last)
            add_lines(file, extent, b"".join(entry.to_line() for entry in added))
        if not extent.whole:
            sync_folder(self._file.parent)
        return added

    def _rewrite(self, old: BinaryIO, new: BinaryIO, kept: dict[int, dict[str, Any]], receipt: dict[str, Any]) -> Entry:
        extent, digests = Extent.of(old, self.path), {}
        last = last_entry(old, extent, self.path)
        for number, line in enumerate(whole_lines(old, extent), 1):
            last = read_entry(line, f"{self.path}: line {number}")
            if last.number in kept:
                if last.kind == ERASURE:
                    raise InputError(f"{self.path}: entry {last.number} is an erasure, which cannot be erased")
                erased = last.erased_to(kept[last.number])
                digests[str(erased.number)] = erased.data_digest()
                line = erased.to_line()
            new.write(line)
        if missing := [number for number in kept if str(number) not in digests]:
            raise InputError(f"{self.path}: there is no entry {missing[0]}, expected 1 to {last.number if last else 0}")
        erasure = Entry.after(last, _now(), ERASURE, {"receipt": receipt, "kept": digests})
        new.write(erasure.to_line())
        return erasure

    def _require(self) -> None:
        if not self._file.is_file():
            raise InputError(f"{self.path}: there is no such file, expected a ledger")

    def _beside(self, what: str) -> Path:
        return self._file.with_name(f".{self._file.name}.{what}")

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the only right to write; what an interrupted erasure left is removed first."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(
            self._beside("lock"), timeout=LOCK_SECONDS, poll_interval=POLL_SECONDS, fallback_to_soft=False
        )  # a soft lock would outlive a process that is killed
        try:
            lock.acquire()
        except Timeout:
            raise FirstlightError(f"{self.path}: somebody else has been writing for {LOCK_SECONDS:g} seconds") from None
        try:
            self._beside("draft").unlink(missing_ok=True)
            yield
        finally:
            lock.release()


def _checked(kind: str, records: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    if not kind or kind == ERASURE:
        raise ValueError(f'kind is "{kind}", expected a name other than {ERASURE}')
    return [as_data(record, f"record {number}") for number, record in enumerate(records, 1)]


def _unknown(data: Iterable[dict[str, Any]], key: Key, known: Iterable[Hashable]) -> Iterator[dict[str, Any]]:
    seen = set(known)
    for record in data:
        found = key(record)
        if found is None or found not in seen:
            seen.add(found)
            yield record


def _now() -> datetime:
    return datetime.now(UTC)
