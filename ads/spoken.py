"""Prices as people say them, in numbers one after another: "one-twenty", "fifteen fifty an hour"."""

from collections.abc import Iterator, Sequence

from ads import units
from ads.amounts import Amount

NEAR = 44  # characters in which a unit may follow


def said_together(text: str, amounts: Sequence[Amount]) -> Iterator[tuple[Amount, int]]:
    """Return what numbers that are said one after another may be as a price, each with how many of them it takes.

    "one-twenty" is 120, "tres cero" 30, "fifteen fifty an hour" 15.5.
    """
    row = list(amounts[:1])
    for other in amounts[1:]:
        if not (other.spoken or row[-1].spoken) or text[row[-1].end : other.start] not in (" ", "-"):
            break
        row.append(other)
    first = row[0]
    if len(row) > 1:
        yield from _joined(text, row)
    if first.value >= 1000 and 1 <= first.value % 1000 <= 9:
        yield first._replace(value=first.value // 1000 * 1000 + first.value % 1000 * 100), 1


def _joined(text: str, row: list[Amount]) -> Iterator[tuple[Amount, int]]:
    first, second, last = row[0], row[1], row[-1]
    if all(one.value < 10 for one in row):
        yield Amount(first.start, last.end, float("".join(str(int(one.value)) for one in row)), spoken=True), len(row)
    if value := _said(first.value, second.value):
        yield Amount(first.start, second.end, value, spoken=True), 2
    if value := _with_cents(text, first, second):
        yield Amount(first.start, second.end, value, spoken=True), 2


def _with_cents(text: str, whole: Amount, cents: Amount) -> float | None:
    """Return an amount that is said in two halves: "fifteen fifty an hour" (15.5), "twelve fifty a month" (1250)."""
    if not (10 <= whole.value <= 99 and 10 <= cents.value <= 99):
        return None
    unit = units.AFTER.match(text, cents.end, cents.end + NEAR)
    small = unit and units.per_of(unit) in ("hour", "half_hour")
    return whole.value + cents.value / 100 if small else whole.value * 100 + cents.value


def _said(high: float, low: float) -> float | None:
    if 1 <= high <= 9 and 10 <= low <= 999:
        return high * 100 if low == 100 else high * (100 if low < 100 else 1000) + low
    if high >= 1000 and 1 <= high % 1000 <= 9 and 10 <= low <= 99:
        return high // 1000 * 1000 + high % 1000 * 100 + low
    return None
