"""What an ad states: prices, ages, places, names, and that an origin is stated."""

from collections.abc import Sequence
from datetime import datetime

from ads.ad import Age, Contact, Fact, Price, Span
from ads.ages import Stated, find_ages
from ads.amounts import Amount, find_amounts
from ads.people import SOUGHT
from ads.prices import Sum, find_prices
from ads.reading import Reading
from ads.tokens import fold


def find_facts(
    reading: Reading, contacts: Sequence[Contact], *, country: str | None, posted_at: datetime | None
) -> list[Fact]:
    """Return the facts of a reading in order; money without a name is that of the country (ISO 3166 alpha-2)."""
    folded = fold(reading.text)
    facts: list[Fact] = []
    if amounts := [found for found in find_amounts(folded) if not _inside(reading, found, contacts)]:
        sums = find_prices(folded, amounts, country=country)
        rest = [found for found in amounts if not any(found.start < sum.end and found.end > sum.start for sum in sums)]
        ages = find_ages(reading.text, folded, rest, posted_at=posted_at, seeking=bool(SOUGHT.search(folded)))
        facts += [_price(reading, found) for found in sums]
        facts += [_age(reading, found) for found in ages]
    return sorted(facts, key=lambda fact: (fact.start, fact.end))


def _inside(reading: Reading, amount: Amount, spans: Sequence[Span]) -> bool:
    at = reading.original_span(amount.start, amount.end)
    return any(at.start < span.end and at.end > span.start for span in spans)


def _price(reading: Reading, found: Sum) -> Price:
    span = reading.original_span(found.start, found.end)
    return Price(amount=round(found.value, 2), currency=found.currency, per=found.per, start=span.start, end=span.end)


def _age(reading: Reading, found: Stated) -> Age:
    span = reading.original_span(found.start, found.end)
    return Age(value=found.value, whose=found.whose, start=span.start, end=span.end)
