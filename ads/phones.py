"""Phone numbers, through phonenumbers: plain ones by its matcher, scattered ones by their groups of digits."""

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
        for phone in _found(text, start, stop, region):
            end = phone.end
            yield phone
        end = max(end, row.end() - 6)


def _found(text: str, start: int, stop: int, region: str) -> list[Phone]:
    """Return the numbers of a row of digits, as of the region or else as North American ones."""
    found = _matched(text, start, stop, region) or _scattered(text, start, stop, region)
    if found or region in NORTH_AMERICA:
        return found
    return _matched(text, start, stop, "US") or _scattered(text, start, stop, "US")


def _stop(text: str, place: int) -> int:
    """Return where a row of digits that runs on past a place ends."""
    end = min(len(text), place + LONGEST)
    while place < end and not text[place].isalpha():
        place += 1
    return place


def _matched(text: str, start: int, stop: int, region: str) -> list[Phone]:
    found = phonenumbers.PhoneNumberMatcher(text[start:stop], region, leniency=phonenumbers.Leniency.VALID)
    return [Phone(start + match.start, start + match.end, _e164(match.number)) for match in found]


def _scattered(text: str, start: int, stop: int, region: str) -> list[Phone]:
    """Return the number whose groups of digits stand apart in unusual ways, if there is one."""
    groups = [(start + group.start(), start + group.end(), group[0]) for group in GROUP.finditer(text[start:stop])]
    for first in range(min(4, len(groups))):
        for last in range(len(groups), first, -1):
            digits = "".join(group for _, _, group in groups[first:last])
            if number := _valid(digits, text[max(0, groups[first][0] - 2) : groups[first][0]], region):
                return [Phone(groups[first][0], groups[last - 1][1], number)]
    return []


def _valid(digits: str, before: str, region: str) -> str | None:
    plus = "+" in before
    if not 9 <= len(digits) <= 15 or before[-1:] in ("$", "€", "£"):
        return None
    try:
        number = phonenumbers.parse(f"+{digits.lstrip('0')}" if plus or digits.startswith("00") else digits, region)
    except phonenumbers.NumberParseException:
        return None
    return _e164(number) if phonenumbers.is_valid_number(number) else None


def _e164(number: phonenumbers.PhoneNumber) -> str:
    return f"+{number.country_code}{phonenumbers.national_significant_number(number)}"
