"""One thing that is wrong with a ledger."""

from dataclasses import dataclass
from typing import Any, Literal

Fault = Literal["line", "field", "data", "dropped", "moved", "inserted", "rewritten", "erasure", "head", "torn"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where: a line of the file, from 1, and the entry where one is meant.

    `fault` is `line` (no entry), `field` (one that the hash covers, or spelling), `data`, `dropped`, `moved`,
    `inserted`, `rewritten` (the chain breaks between two sound entries), `erasure` (what is erased and what erasures
    say differ), `head` (the exported head does not fit) or `torn`.
    """

    line: int
    entry: int | None
    fault: Fault
    message: str

    @property
    def harmless(self) -> bool:
        """Whether an interrupted write explains it, so that nobody need have touched the file."""
        return self.fault == "torn"

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"

    def to_record(self) -> dict[str, Any]:
        """Return the JSON object of this problem."""
        return {"line": self.line, "entry": self.entry, "fault": self.fault, "message": self.message}


def counted(count: int, noun: str, many: str | None = None) -> str:
    """Return a count with its noun.

    >>> counted(1, "byte"), counted(2, "byte"), counted(2, "entry", "entries")
    ('1 byte', '2 bytes', '2 entries')
    """
    return f"{count} {noun if count == 1 else many or f'{noun}s'}"
