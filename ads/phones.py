"""Phone numbers, through phonenumbers: plain ones by its matcher, scattered ones by their groups of digits."""

import functools
import re
from collections.abc import Iterator
from itertools import pairwise, product
from operator import itemgetter
from string import digits as DIGITS
from typing import NamedTuple

import phonenumbers

PHONE_REGIONS = frozenset(phonenumbers.SUPPORTED_REGIONS)  # ISO 3166 alpha-2
NORTH_AMERICA = frozenset(phonenumbers.COUNTRY_CODE_TO_REGION_CODE[1])
SHORTEST = 7  # digits of a phone number
MAYBE = re.compile(r"[0-9](?:[^0-9A-Za-z$€£]{0,6}[0-9]){6}")  # a reading has no other digits
# Between the groups of a North American number people write words and remarks, and which of them is the area code.
_WORD = (
    r"(?:(?:and|y)\s)?(?:then|luego|despu[eé]s)|dash|hyphen|gui[oó]n|dot|punto|slash|space|espacio|x{1,4}|"
    r"[(\[][^\d\n()\[\]]{1,30}[)\]]"
)
SAID = re.compile(rf"[\s,.;:)\]-]{{0,3}}(?:{_WORD})[\s,.;:(\[-]{{0,3}}", re.IGNORECASE)
LINK = re.compile(r"[\s,.)\]-]{0,3}(?:(?:and|y)[\s(\[]{1,2})?", re.IGNORECASE)
THREE = re.compile(  # groups that may be one number, the area code first or last; only the first is passed over
    r"([0-9](?<![0-9].)[0-9]{2})(?![0-9])(?=[^0-9]{1,40}+"
    r"(?:([0-9]{3})(?![0-9])[^0-9]{1,40}+([0-9]{4})|([0-9]{4})(?![0-9])[^0-9]{1,40}+([0-9]{3}))(?![0-9]))"
)
AREA = re.compile(r"\b(?:area|área|lada|prefix|prefijo)\b", re.IGNORECASE)
NEAR = 40  # characters between an area code and the rest
GROUP = re.compile(r"[0-9]+")
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
# One American or British number as it is usually typed, and nothing else in its row that could be of it.
_AHEAD = r"(?:[^\d(\[+\N{FULLWIDTH LEFT PARENTHESIS}\N{FULLWIDTH LEFT SQUARE BRACKET}\N{FULLWIDTH PLUS SIGN}]*[\s:,])?"
_BEHIND = r"(?:[\s.,;!?)]\D*)?"
USUAL = re.compile(
    rf"{_AHEAD}(?P<number>(?P<abroad>\+1[-. ]?)?(?P<digits>(?:\([2-9][0-9]{{2}}\) ?|[2-9][0-9]{{2}}[-. ]?)"
    rf"[0-9]{{3}}[-. ]?[0-9]{{4}})){_BEHIND}"
)
USUAL_BRITISH = re.compile(rf"{_AHEAD}(?P<number>0[0-9]{{2}} ?[0-9]{{4}} ?[0-9]{{4}}|0[0-9]{{4}} ?[0-9]{{6}}){_BEHIND}")
BRITAIN = frozenset({"GB"})
TYPES = ("fixed_line", "mobile", "toll_free", "premium_rate", "personal_number")


class Phone(NamedTuple):
    """A number and its range of a text."""

    start: int
    end: int
    e164: str


def find_phones(text: str, region: str) -> Iterator[Phone]:
    """Return the phone numbers of a text in order; `region` is where one without a country code is taken to be."""
    if sum(map(text.count, DIGITS)) < SHORTEST:
        return
    end = 0
    for row in MAYBE.finditer(text):
        if row.start() < end:
            continue
        start, stop = max(end, row.start() - MARGIN), _stop(text, row.end())
        for phone in _found(text[max(0, start - BEFORE) : start], text[start:stop], region):
            end = start + phone.end
            yield Phone(start + phone.start, end, phone.e164)
        end = max(end, row.end() - 6)
    yield from _worded(text)


def _worded(text: str) -> Iterator[Phone]:
    """Return the numbers of North America whose groups have words between them: "415, then 555, then 0137"."""
    rows = [(0 if groups[2] else 2, groups) for groups in THREE.finditer(text)]
    for area, groups in sorted(rows, key=itemgetter(0)):
        parts = [groups.span(group) for group in range(1, 6) if groups[group]]
        if _belong(text, parts, area):
            digits = [text[start:end] for start, end in (parts[area], *parts[:area], *parts[area + 1 :])]
            if number := _valid("".join(digits), "", "US"):
                yield Phone(parts[0][0], parts[2][1], number)


def _belong(text: str, parts: list[tuple[int, int]], area: int) -> bool:
    """Return whether three groups of digits are one number, of which one is said to be the area code or none is."""
    first, second = (text[before[1] : after[0]] for before, after in pairwise(parts))
    apart, between = (first, second) if not area else (second, first)
    if SAID.fullmatch(first):
        return not area and bool(SAID.fullmatch(second) or LINK.fullmatch(second))
    if SAID.fullmatch(second):
        return not area and bool(LINK.fullmatch(first))
    start = parts[0][0] if area else max(0, parts[0][0] - NEAR // 2)
    told = AREA.search(text, start, parts[2][0] if area else parts[1][0])
    return bool(told and len(apart) <= NEAR and "\n" not in apart and LINK.fullmatch(between))


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
    if usual and (region in NORTH_AMERICA or usual["abroad"]):
        digits = "".join(filter(str.isdigit, usual["digits"]))
        if _dialled_in(NORTH_AMERICA).fullmatch(digits):
            return [Phone(*usual.span("number"), f"+1{digits}")]
    if region == "GB" and (usual := USUAL_BRITISH.fullmatch(row)):
        digits = "".join(filter(str.isdigit, usual["number"])).removeprefix("0")
        if _dialled_in(BRITAIN).fullmatch(digits):
            return [Phone(*usual.span("number"), f"+44{digits}")]
    found = phonenumbers.PhoneNumberMatcher(row, region, leniency=phonenumbers.Leniency.VALID)
    return [Phone(match.start, match.end, _e164(match.number)) for match in found]


@functools.cache
def _dialled_in(regions: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of the numbers of some regions without their country code, by their metadata."""
    known = [phonenumbers.PhoneMetadata.metadata_for_region(region) for region in sorted(regions)]
    patterns = [getattr(metadata, name).national_number_pattern for metadata in known for name in TYPES]
    return re.compile("|".join(dict.fromkeys(filter(None, patterns))))


def _scattered(before: str, row: str, region: str) -> list[Phone]:
    """Return the number whose groups of digits stand apart in unusual ways, if there is one."""
    groups = [(group.start(), group.end(), group[0]) for group in GROUP.finditer(row)]
    text, shift = before + row, len(before)
    count = len(groups)
    parts = product(range(min(4, count)), range(count, 0, -1))
    for first, last in sorted(parts, key=lambda part: part[1] < count):  # first those that leave no digits behind
        digits = "".join(group for _, _, group in groups[first:last])
        place = shift + groups[first][0]
        if number := _valid(digits, text[max(0, place - BEFORE) : place], region):
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
