"""Prices that stand in one breath with others: what they are for, and that they are prices at all."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from ads import units
from ads.amounts import Amount
from ads.money import Sum
from ads.numerals import WORDS
from ads.spans import Cover
from ads.spoken import said_together
from ads.wording import any_of, one_of

NEAR = 44  # characters between two prices of one breath
NEXT = re.compile(r"[^\w.!?\n]*(?:[a-z\d]+[^\w.!?\n]+){0,5}")  # what may stand before an amount that goes on a list
DURATION = re.compile(rf"(?:\d|{any_of(WORDS, not_after='[a-z]')})\s?(?:min|hrs?\b|hours?|horas?)|for\s\d")
PLUS = re.compile(r"\+|(?<![a-z])plus(?![a-z])")  # what it adds has a unit of its own
BREATH = re.compile(r"[.!?](?=\s)|\.{2,}(?=\w)|\n\s*\n")
ITEM = re.compile(  # what is offered for the amount behind it
    r"(?<![\w'#])(?P<word>[a-z]{2,})(?:\s|\s?[:=–—-]\s?)(?P<link>(?:desde|from|at|por|for|x)\s)?(?:(?:an?|un)\s)?\Z"
)
ITEM_END = re.compile(r"\s?(?:[,;.|/\n•★·)]|\Z|(?:and|or|y|o|n|e|con|with)\s|n?\s?up\b)(?!\d)")
WAGE = 100  # an hour's wage is less; what stands before it in the same breath is one too
LEAST, LEAST_LINKED, TIMES = 5, 20, 25  # of an item; how far it may be from a price of the same breath
NO_ITEM = re.compile(
    one_of(r"""
    be been being not you your our their his her its us we they he she it this that all any some more less least most
    if so do does did can will would may must need needs between entre tener tenga tengan cumplir have
    im soy tengo tiene has is am are was since desde until till hasta at a las los the of de del by before after
    around para for to in en on from than over under only just about than every cada with con and y or o and per x times
""")
)
NUMBERED = re.compile(  # the number behind it is that of a place, a time, or an age
    one_of("""
    room rm unit apt suite ste bus line route route hwy highway exit floor level piso calle street sec section row
    seat table mesa gate size talla number num no nr nro numero page grade grado age ages aged edad edades turning
    primer[oa]s? ultim[oa]s? first last next proxim[oa]s? version model modelo modelos year ano anos lot lote bldg
    building depto departamento casa house past local puerta door track zona zone zip cp district distrito km mile
    milla exit salida license licencia lic cert channel canal january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec ocupan ocupo grande mayor
    menor joven oldest youngest enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
    diciembre dia dias day mon tue wed thu fri sat sun lunes martes miercoles jueves viernes sabado domingo
""")
)


def with_items(text: str, sums: Sequence[Sum], amounts: Sequence[Amount]) -> list[Sum]:
    """Add the bare amounts that go on a list of prices: "small dogs $45, large dogs eighty"."""
    if not sums:
        return []
    return sorted([*sums, *_items(text, sums, amounts)], key=lambda found: found.start)


def _items(text: str, sums: Sequence[Sum], amounts: Sequence[Amount]) -> Iterator[Sum]:
    taken = Cover(len(text), ((found.start, found.reach) for found in sums))
    reaches = list(accumulate((found.reach for found in sums), max))
    for place, first in enumerate(amounts):
        if taken.touches(first.start, first.end):
            continue
        one = next((joined for joined, _ in said_together(text, amounts[place : place + 3])), first)
        if taken.touches(one.start, one.end) or one.is_year:
            continue
        if not ITEM_END.match(text, one.end) or not (before := ITEM.search(text, max(0, one.start - NEAR), one.start)):
            continue
        if before["word"] in WORDS or _counts(before["word"]):
            continue
        begin = bisect_left(reaches, one.start - 2 * NEAR)
        end = bisect_right(sums, one.end + 2 * NEAR, key=lambda found: found.start)
        near = next((found for found in sums[begin:end] if _of_one_breath(text, found, one)), None)
        least = LEAST_LINKED if before["link"] else LEAST
        if near and least <= one.value and near.value / TIMES <= one.value <= near.value * TIMES:
            yield Sum(one.start, one.end, one.end, one.value, near.currency, "none", marked=False, said=False)


def _counts(word: str) -> bool:
    return bool(NO_ITEM.fullmatch(word) or NUMBERED.fullmatch(word))


def _of_one_breath(text: str, found: Sum, one: Amount) -> bool:
    start, end = min(found.reach, one.end), max(found.start, one.start)
    return end - start <= 2 * NEAR and not BREATH.search(text, start, end)


def with_units(text: str, sums: Sequence[Sum]) -> list[Sum]:
    """Give an amount without a unit that of its neighbour in the same breath: "cooks $18 an hour, porters $15"."""
    kept = list(sums)
    for place in range(1, len(kept)):
        one, other = kept[place - 1], kept[place]
        gap = text[one.reach : other.start]
        if DURATION.search(gap):
            continue
        near = 0.45 <= (other.value / one.value if one.value else 0) <= 2.2
        if not near or len(gap) > NEAR or units.one_off(text, one.reach, other.end):
            continue
        if PLUS.search(gap) or units.LIMIT_BEFORE.search(text, one.reach, other.start):
            continue
        if one.per in ("hour", "day", "week") and not other.said:
            kept[place] = replace(other, per=one.per) if NEXT.fullmatch(gap) else other
        elif not one.said and other.per == "hour" and NEXT.fullmatch(gap) and other.value < WAGE:
            kept[place - 1] = replace(one, per=other.per)
    return kept
