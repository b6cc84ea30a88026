"""Sums that nothing but their hiding gives away: a number that somebody hid is a phone, an age, or money."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from ads.amounts import Amount
from ads.money import Sum, currency_of
from ads.numerals import SLANG_HUNDREDS
from ads.price_lists import ITEM_END, NUMBERED
from ads.prices import NOT_MONEY_AFTER
from ads.spoken import said_together
from ads.wording import letter_runs, one_of

LEAST, MOST = 20, 9999
WORD_BEFORE = re.compile(r"([a-z]+)[\s'.,:=#-]{0,3}\Z")
TIME_BEFORE = frozenset("at by from till until to las los around about since desde hasta exit pin".split())
ROW = re.compile(r"[\s.()*·_-]{1,4}")  # between groups of digits that belong to one number
GOES_ON = re.compile(rf"\s(?:{one_of('por para al for if to takes cash se firm obo')})(?![a-z])")
LONGEST_WORD = 16


def hidden_sums(
    folded: str, amounts: Sequence[Amount], hidden: AbstractSet[Amount], *, country: str | None
) -> Iterator[Sum]:
    """Yield the amounts of a folded text that are money because they are hidden, and are neither price nor age.

    `hidden` are those of the amounts in which something was undone. Numbers half in words and half in figures
    ("2forty"), said one after another ("two fiddy") or in slang ("a hunnid") are hidden too.
    """
    currency = currency_of(country)
    place = 0
    while place < len(amounts):
        joined, used = next(said_together(folded, amounts[place : place + 3]), (amounts[place], 1))
        said = used > 1 or amounts[place] in hidden or (joined.spoken and _is_odd(folded[joined.start : joined.end]))
        fits = LEAST <= joined.value <= MOST and joined.value % 10 in (0, 5, 9) and not joined.is_year
        beside = (*amounts[max(0, place - 1) : place], *amounts[place + used : place + used + 1])
        alone = not any(_in_a_row(folded, joined, other) for other in beside)
        if said and fits and alone and _may_be_money(folded, joined):
            yield Sum(joined.start, joined.end, joined.end, joined.value, currency, "none", marked=False, said=False)
        place += used


def _in_a_row(text: str, one: Amount, other: Amount) -> bool:
    """Return whether two amounts stand as groups of one number do."""
    return bool(ROW.fullmatch(text, one.end, other.start) or ROW.fullmatch(text, other.end, one.start))


def _is_odd(words: str) -> bool:
    mixed = any(map(str.isdigit, words)) and any(map(str.isalpha, words))
    return mixed or not letter_runs(words).isdisjoint(SLANG_HUNDREDS)


def _may_be_money(text: str, amount: Amount) -> bool:
    """Return whether what stands beside a number speaks neither of a count nor of a time or a place."""
    before = WORD_BEFORE.search(text, max(0, amount.start - LONGEST_WORD), amount.start)
    if before and (before[1] in TIME_BEFORE or NUMBERED.fullmatch(before[1])):
        return False
    if text[amount.start - 1 : amount.start] in ("#", "/", ":") or NOT_MONEY_AFTER.match(text, amount.end):
        return False
    return bool(ITEM_END.match(text, amount.end) or GOES_ON.match(text, amount.end))
