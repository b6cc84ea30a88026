"""What was found beside what is true, in one ad and of one field: matched one to one, and judged."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from ads.ad import Age, Contact, Fact, Name, Place, Price

Found = Contact | Fact
Agrees = Callable[[Found, Found], bool]
CENT = 0.005  # amounts that are nearer than this are equal


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is read: the kind of its spans, and when a found one agrees with a true one that it overlaps."""

    name: str
    kind: str
    agrees: Agrees

    def of(self, spans: Sequence[Found]) -> list[Found]:
        """Return the spans of this kind."""
        return [span for span in spans if span.kind == self.kind]


@dataclass(frozen=True, slots=True)
class Matched:
    """Pairs that agree, pairs at one place with another value (found, true), and what stands alone on either side."""

    right: tuple[tuple[Found, Found], ...] = ()
    wrong: tuple[tuple[Found, Found], ...] = ()
    missed: tuple[Found, ...] = ()
    too_much: tuple[Found, ...] = ()


def folded(text: str) -> str:
    """Return a text without case, accents and doubled spaces.

    >>> folded("Ana  LUCÍA Prado")
    'ana lucia prado'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def _same_value(found: Found, true: Found) -> bool:
    return isinstance(found, Contact) and isinstance(true, Contact) and found.value == true.value


def _same_price(found: Found, true: Found) -> bool:
    if not isinstance(found, Price) or not isinstance(true, Price):
        return False
    near = abs(found.amount - true.amount) <= CENT * (1 + 1e-6)  # 0.005 itself is near, whatever its binary form
    return near and (found.currency, found.per) == (true.currency, true.per)


def _same_age(found: Found, true: Found) -> bool:
    return isinstance(found, Age) and isinstance(true, Age) and found.value == true.value


def _same_age_and_person(found: Found, true: Found) -> bool:
    return isinstance(found, Age) and isinstance(true, Age) and (found.value, found.whose) == (true.value, true.whose)


def _same_place(found: Found, true: Found) -> bool:
    """Names that are alike; in the United States the states too, where both are told."""
    if not isinstance(found, Place) or not isinstance(true, Place) or folded(found.name) != folded(true.name):
        return False
    if "US" in (found.country, true.country) and found.region and true.region:
        return folded(found.region) == folded(true.region)
    return True


def _same_name(found: Found, true: Found) -> bool:
    return isinstance(found, Name) and isinstance(true, Name) and folded(found.value) == folded(true.value)


def _anyhow(found: Found, true: Found) -> bool:
    return True


FIELDS = (
    *(Field(kind, kind, _same_value) for kind in ("phone", "email", "handle", "link")),
    Field("price", "price", _same_price),
    Field("age", "age", _same_age),
    Field("age_whose", "age", _same_age_and_person),
    Field("place", "place", _same_place),
    Field("name", "name", _same_name),
    Field("origin", "origin", _anyhow),
)


def match(found: Sequence[Found], true: Sequence[Found], agrees: Agrees) -> Matched:
    """Match spans that overlap one to one: as many that agree as can be, then as many as can be, the closest first."""
    if not found or not true:
        return Matched(missed=tuple(true), too_much=tuple(found))
    pairs = len(found) + len(true)
    weights = np.array([[_weight(one, other, agrees, pairs) for other in true] for one in found])
    rows, columns = linear_sum_assignment(weights, maximize=True)
    chosen = [(int(row), int(column)) for row, column in zip(rows, columns, strict=True) if weights[row, column] > 0]
    right = [(found[row], true[column]) for row, column in chosen if agrees(found[row], true[column])]
    wrong = [(found[row], true[column]) for row, column in chosen if not agrees(found[row], true[column])]
    taken, met = {row for row, _ in chosen}, {column for _, column in chosen}
    return Matched(
        tuple(right),
        tuple(wrong),
        tuple(span for place, span in enumerate(true) if place not in met),
        tuple(span for place, span in enumerate(found) if place not in taken),
    )


def _weight(found: Found, true: Found, agrees: Agrees, pairs: int) -> float:
    """Return a weight: agreement counts more than all pairs together, and a pair more than all overlap together."""
    shared = min(found.end, true.end) - max(found.start, true.start)
    if shared <= 0:
        return 0.0
    closeness = shared / (max(found.end, true.end) - min(found.start, true.start))
    return closeness + 2 * pairs + (4 * pairs * pairs if agrees(found, true) else 0)


@dataclass
class Count:
    """What was counted so far; a pair at one place with another value is both found too much and missed."""

    right: int = 0
    too_much: int = 0
    missed: int = 0
    wrong: int = 0

    def add(self, matched: Matched) -> None:
        """Count the spans of one ad."""
        self.right += len(matched.right)
        self.wrong += len(matched.wrong)
        self.too_much += len(matched.wrong) + len(matched.too_much)
        self.missed += len(matched.wrong) + len(matched.missed)
