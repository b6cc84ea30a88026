"""Ages that have to be worked out: digit by digit, in Roman figures, from a year of birth, short of a round one."""

import re
from collections.abc import Sequence
from datetime import datetime

from ads.ages_said import OLDEST, UNIT_AFTER, WINDOW, YEARS
from ads.amounts import Amount
from ads.numerals import value_of
from ads.spans import Cover
from ads.wording import Ending, letter_runs

SHORT_OF = re.compile(
    rf"(?<![a-z])(?P<years>[a-z]+|\d)\s?(?:{YEARS}|anit[oa]s?)\s?(?:shy|short|away|menos)?\s(?:of|from|de|para|till|until)\s(?:los\s)?"
    r"(?:turning\s|cumplir\s)?(?:los\s)?\Z"
)
# Without the word for years: "one short of thirty", "me faltan dos para los cuarenta".
SHORT_ALONE = re.compile(
    r"(?<![a-z])(?:(?P<years>[a-z]+|\d)\s(?:shy|short|away)\s(?:of|from)\s|"
    r"faltan?\s(?P<left>[a-z]+|\d)\s(?:anos?\s)?(?:para|pa|p)\s(?:cumplir\s)?(?:los\s)?)\Z"
)
TO_COME = Ending(  # at the end of both
    r"(?:of|from|de|para|pa|p|till|until)\s(?:los\s)?(?:turning\s|cumplir\s)?(?:los\s)?\Z", 22
)
SHORT_WORDS = re.compile(r"shy|short|away|para|menos|till|until|\bde\slos\s")
BORN_BEFORE = Ending(
    r"(?<![a-z])(?:born|\bb\.|nac[ií]|nacid[oa]|nacio)\s(?:back\s)?(?:in|en\sel|en|el)?\s?(?:ano\s|')?\Z", 22
)
COUNTED = ("born", "b.", "nac", "year", "yr", "ano", "ani", "short", "shy", "falta")  # else no age is worked out
SAID_ODDLY = frozenset({"oh", "double", "decadas", "decades"})
TEENS_OH = re.compile(r"(?<![a-z])(two|three|four|five|six|seven|eight)[\s-]oh\b")
DOUBLE = re.compile(r"(?<![a-z])double\s(two|three|four|five|six|seven|eight|nine)\b")
DECADES = re.compile(
    r"(?<![a-z])(two|three|four|five|six|seven|dos|tres|cuatro|cinco|seis|siete)\s(?:decades|decadas)\b"
)
ROMAN = re.compile(
    r"(?<![A-Z])(?!XV\s)([XVI]{2,6})(?=\s(?:years|yrs|años|yo)\b)|(?<=, )([XVI]{3,7})(?=,)|(?<=edad )([XVI]{3,7})\b"
)  # XV años is a feast
ROMAN_HINTS = ("XX", "XV", "XI", "VI", "IX", "IV", "II", "VX", "VV")  # in each of those
ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}


def said(folded: str, text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the numbers with those that are said digit by digit joined: "two-six", "three-oh", "XXXV"."""
    found = list(amounts)
    for pattern, times in (
        ((TEENS_OH, 10), (DOUBLE, 11), (DECADES, 10)) if not SAID_ODDLY.isdisjoint(letter_runs(folded)) else ()
    ):
        oddly = [
            Amount(match.start(), match.end(), (value_of(match[1]) or 0) * times, spoken=True)
            for match in pattern.finditer(folded)
        ]
        taken = Cover(len(folded), ((one.start, one.end) for one in oddly))
        found = [*(one for one in found if not taken.touches(one.start, one.end)), *oddly]
    for match in ROMAN.finditer(text) if any(hint in text for hint in ROMAN_HINTS) else ():
        found.append(Amount(match.start(), match.end(), roman(match[1] or match[2] or match[3]), spoken=True))
    found.sort(key=lambda one: one.start)
    joined: list[Amount] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and last.spoken and one.spoken and 2 <= last.value <= 9 and 0 <= one.value <= 9:
            if folded[last.end : one.start] in (" ", "-"):
                joined[-1] = Amount(last.start, one.end, last.value * 10 + one.value, spoken=True)
                continue
        joined.append(one)
    return joined


def worked_out(folded: str, one: Amount, posted_at: datetime | None) -> tuple[int, int] | None:
    """Return the age that a number leads to and where its words begin: from a year of birth or an age to come."""
    before = folded[max(0, one.start - WINDOW) : one.start]
    if not any(hint in before for hint in COUNTED):
        return None
    if posted_at and not UNIT_AFTER.match(folded, one.end) and BORN_BEFORE.search(before):
        year = year_of_birth(one.value)
        return (posted_at.year - year, one.start) if year else None
    if not 0 < one.value <= OLDEST or not TO_COME.search(before):
        return None
    short = SHORT_OF.search(before)
    if short:
        years = said_years(short["years"]) if SHORT_WORDS.search(short[0]) else 0
    elif short := SHORT_ALONE.search(before):
        years = said_years(short["years"] or short["left"])
    return (int(one.value) - years, one.start - len(short[0])) if short and years else None


def roman(digits: str) -> float:
    """Return the value of a Roman number."""
    values = [ROMAN_DIGITS[digit] for digit in digits]
    return float(sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True)))


def said_years(words: str) -> int:
    """Return the years that are said in a digit or in words, 0 for none."""
    if words in ("a", "un", "one", "una"):
        return 1
    return int(words) if words.isdigit() else value_of(words) or 0


def year_of_birth(value: float) -> int | None:
    """Return the year of birth that a number says, in four digits or in two."""
    if value < 100:
        return int(value) + (1900 if value > 25 else 2000)
    return int(value) if 1900 <= value <= 2025 else None
