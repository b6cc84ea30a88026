"""What went wrong, said so that somebody can act on it.

FirstlightError            the work failed (exit 1)
└── InputError             what was given cannot be used (exit 2)
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

SHOWN = 60  # characters of a faulty value that a message may carry
NAME_CHARACTERS, NAME_WORDS = 40, 4  # of a column that a message may name
VALUE_CHARACTERS = 40  # of a date, label or id; and it is one word, or a date and a time
CONTACT = re.compile(r"@|(?:\d\D{0,3}){7}")
DATED = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:[+-]\d{2}:\d{2}|Z)?)?")


class FirstlightError(Exception):
    """The work failed although the input was right."""


class InputError(FirstlightError):
    """The input or the usage is wrong; the message says where, what it was and what was expected."""


def shown(value: Any) -> str:
    r"""Return a value as an error message may show it: quoted, on one line, without control characters, cut short.

    >>> shown("yesterday\n")
    '"yesterday\\n"'
    """
    text = value if isinstance(value, str) else repr(value)
    cut = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    escaped = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in cut)
    return f'"{escaped}"' if isinstance(value, str) else escaped


def named(columns: Iterable[Any]) -> str:
    """Return the names of columns as a message may show them.

    What is too long for a name is only counted: where a header is missing, the first ad stands in its place.

    >>> named(["id", "body", "Cook wanted at once, live in, no papers needed"])
    'id, body (and 1 too long for a name)'
    """
    names = [str(column) for column in columns]
    short = [shown(name)[1:-1] for name in names if len(name) <= NAME_CHARACTERS and len(name.split()) <= NAME_WORDS]
    long = len(names) - len(short)
    return f"{', '.join(short) or 'none'}{f' (and {long} too long for a name)' if long else ''}"


def reads_like_text(value: str) -> bool:
    """Return whether a value may be ad text or a contact: several words, long, or holding what could be a phone.

    >>> [reads_like_text(value) for value in ("yesterday", "2025-02-30 10:00:00", "call me now", "415-555-0137")]
    [False, False, True, True]
    """
    rest = DATED.sub("", value, count=1)
    return len(value) > VALUE_CHARACTERS or len(rest.split()) > 1 or bool(CONTACT.search(rest))


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one row: where it stands, what it holds and what was expected.

    `value` is None where it must not be shown (ad text) or does not exist.
    """

    field: str
    problem: str
    expected: str

    @classmethod
    def of(cls, field: str, value: Any, expected: str) -> "Fault":
        """Return the fault of a field that holds a value which may be shown.

        A long one is only measured: it may well be ad text in the wrong column.
        """
        if isinstance(value, str) and reads_like_text(value):
            return cls(field, f"has {len(value)} characters", expected)
        return cls(field, f"is {shown(value)}", expected)

    def __str__(self) -> str:
        return f"{self.field} {self.problem}, expected {self.expected}"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that was set aside: its source, its number (first row = 1), its fault, and the row as it was given."""

    source: str
    row: int
    fault: Fault
    given: dict[str, Any]

    def __str__(self) -> str:
        return f"row {self.row} of {self.source}: {self.fault}"

    def to_record(self) -> dict[str, Any]:
        """Return the JSON object that `rejected/rows.jsonl` holds for this row."""
        fault = {"field": self.fault.field, "problem": self.fault.problem, "expected": self.fault.expected}
        return {"source": self.source, "row": self.row, "reason": str(self), **fault, "given": self.given}
