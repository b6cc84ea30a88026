"""Phone numbers, through phonenumbers: plain ones by its matcher, scattered ones by their groups of digits."""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

import phonenumbers

PHONE_REGIONS = frozenset(phonenumbers.SUPPORTED_REGIONS)  # ISO 3166 alpha-2
NORTH_AMERICA = frozenset(phonenumbers.COUNTRY_CODE_TO_REGION_CODE[1])
MAYBE = re.compile(r"\d(?:[^\dA-Za-z]{0,6}\d){6}")
GROUP = re.compile(r"\d+")
MARGIN = 4  # characters before a row that the matcher may need: a plus, a bracket
LONGEST = 64  # characters of one row that are looked at
BEFORE = 2  # characters before a number that may hold its plus
REPEATED = 16  # rows that are remembered, for a text that says the same again and again
# What a row must hold for a number to be dialled in the United States or Canada, each from the start of a group of
# digits: ten with an area code, a Canadian number of seven, a number abroad. Their metadata say so.
PLAIN = frozenset({"US", "CA"})
DIALLED = re.compile(
    r"(?<!\d)(?:(?:1\D*){0,3}(?:[2-9](?:\D*\d){9}|3(?:\D*\d){6})(?!\d)|0\D*(?:0|1\D*1)(?:\D*\d)*)"
    r"|\d{20}|[+\N{FULLWIDTH PLUS SIGN}]"  # a group that is longer than any number may be cut anywhere
)
# One American number as it is usually typed, and nothing else in its row that could be of it.
USUAL = re.compile(
    r"(?:[^\d(\[+\N{FULLWIDTH LEFT PARENTHESIS}\N{FULLWIDTH LEFT SQUARE BRACKET}\N{FULLWIDTH PLUS SIGN}]*[\s:,])?"
    r"(?P<number>(?P<abroad>\+1[-. ]?)?(?P<digits>(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[-. ]?)[0-9]{3}[-. ]?[0-9]{4}))"
    r"(?:[\s.,;!?)]\D*)?"
)
TYPES = ("fixed_line", "mobile", "toll_free", "premium_rate", "personal_number")


class Phone(NamedTuple):
    """A number and its range of a text."""

    start: int
    end: int
    e164: str


def find_phones(text: str, region: str) -> Iterator[Phone]:
    """Return the phone numbers of a text in order; `region` is where one without a country code is taken to be."""
    end = 0
    for row in MAYBE.finditer(text):
        if row.start() < end:
            continue
        start, stop = max(end, row.start() - MARGIN), _stop(text, row.end())
        for phone in _found(text[max(0, start - BEFORE) : start], text[start:stop], region):
            end = start + phone.end
            yield Phone(start + phone.start, end, phone.e164)
        end = max(end, row.end() - 6)


@functools.lru_cache(maxsize=REPEATED)
def _found(before: str, row: str, region: str) -> list[Phone]:
    """Return the numbers of a row of digits, as of the region or else as North American ones."""
    dialled = DIALLED.search(row) or "+" in before
    if region in PLAIN and not dialled:
        return []
    found = _matched(row, region) or _scattered(before, row, region)
    if found or region in NORTH_AMERICA or not dialled:
        return found
    return _matched(row, "US") or _scattered(before, row, "US")


def _stop(text: str, place: int) -> int:
    """Return where a row of digits that runs on past a place ends."""
    end = min(len(text), place + LONGEST)
    while place < end and not text[place].isalpha():
        place += 1
    return place


def _matched(row: str, region: str) -> list[Phone]:
    usual = USUAL.fullmatch(row)
    if usual and (region in PLAIN or usual["abroad"]):
        digits = "".join(filter(str.isdigit, usual["digits"]))
        if _american().fullmatch(digits):
            return [Phone(*usual.span("number"), f"+1{digits}")]
    found = phonenumbers.PhoneNumberMatcher(row, region, leniency=phonenumbers.Leniency.VALID)
    return [Phone(match.start, match.end, _e164(match.number)) for match in found]


@functools.cache
def _american() -> re.Pattern[str]:
    """Return the pattern of the numbers of the United States, by their metadata."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region("US")
    return re.compile("|".join(getattr(metadata, name).national_number_pattern for name in TYPES))


def _scattered(before: str, row: str, region: str) -> list[Phone]:
    """Return the number whose groups of digits stand apart in unusual ways, if there is one."""
    groups = [(group.start(), group.end(), group[0]) for group in GROUP.finditer(row)]
    text, shift = before + row, len(before)
    for first in range(min(4, len(groups))):
        for last in range(len(groups), first, -1):
            digits = "".join(group for _, _, group in groups[first:last])
            if number := _valid(
                digits, text[max(0, shift + groups[first][0] - BEFORE) : shift + groups[first][0]], region
            ):
                return [Phone(groups[first][0], groups[last - 1][1], number)]
    return []


def _valid(digits: str, before: str, region: str) -> str | None:
    plus = "+" in before
    if region in PLAIN and not plus and not DIALLED.fullmatch(digits):
        return None
    if not 9 <= len(digits) <= 15 or before[-1:] in ("$", "€", "£"):
        return None
    try:
        number = phonenumbers.parse(f"+{digits.lstrip('0')}" if plus or digits.startswith("00") else digits, region)
    except phonenumbers.NumberParseException:
        return None
    return _e164(number) if phonenumbers.is_valid_number(number) else None


def _e164(number: phonenumbers.PhoneNumber) -> str:
    return f"+{number.country_code}{phonenumbers.national_significant_number(number)}"
