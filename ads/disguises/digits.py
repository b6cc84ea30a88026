"""Digits that are spelled, or drawn with letters, where a row of them makes a phone number."""

import re
from collections.abc import Iterator
from itertools import groupby

from ads.disguises.change import Change
from ads.folding import fold
from ads.numerals import SCALES, SIMPLE, TENS, UNITS, numerals
from ads.wording import any_of, letter_runs

SHORT, LOCAL = 7, 10  # digits of a phone number without an area code, and with one
PREFIXED = {"1": 11, "0": 11, "00": 14, "+": 13, "+1": 11}  # digits with what a number may begin with
SPOKEN = {
    "oh": "0", "o": "0", "nought": "0", "niner": "9", "won": "1", "too": "2", "tree": "3", "fower": "4",
    "fyve": "5", "ate": "8", "for": "4", "fore": "4",
    "zer0": "0", "0ne": "1", "tw0": "2", "thr33": "3", "f0ur": "4", "f1ve": "5", "s1x": "6", "n1ne": "9", "cer0": "0",
}  # fmt: skip
FEW = 3  # spelled pieces that a number without an area code needs
MISSED = 4  # groups of digits that may stand before a number in one row: an age, a price
TIMES = {"double": 2, "triple": 3, "doble": 2}
DRAWN = {"i": "1", "l": "1", "e": "3", "s": "5"}
EACH = frozenset({*SIMPLE, *SCALES, *TIMES, *SPOKEN})
_EACH = any_of(EACH)
_ENDS = rf"(?=[\W\d_]|$|{_EACH}|[il]\d)"  # one may be written into the next
_WORD = _EACH + _ENDS
_LETTER = r"[il](?=[oil]{0,3}\d)|(?<=\d)[oiles](?=\d)"
_FILLER = "y|and|then|and then|luego|despues|dash|guion|punto|dot|hyphen|slash|last four|followed by"
_SIGN = r"[^\w$€£%:\n]"
_GAP = rf"(?:(?!\.\s){_SIGN}{{0,6}}(?:(?:{_FILLER})(?![^\W\d_])|_)?{_SIGN}{{0,4}})?"
BEGINNINGS = frozenset(word[:3] for word in (*SIMPLE, *SCALES, *TIMES, "zer", "cer"))
PIECE = re.compile(rf"\d|{_WORD}|{_LETTER}")
UNIT = re.compile(rf"[1-9](?!\d)|{'|'.join(UNITS)}")  # written onto tens: "forty4", "twentytwo"
LETTER = re.compile("[a-z]")  # in each row that spells anything
SPELLED = re.compile(  # looks first whether an ASCII letter stands before it, which is cheap and often so
    r"(?<![a-z0-9])" + any_of(EACH, not_after=r"[^\W_]") + rf"{_ENDS}[^\w$]{{0,6}}(?:\d|{_WORD})"
)
GLUED = re.compile(rf"[0-9]{_WORD}")
ROW = re.compile(rf"(?<![^\W_])(?:(?:\d|{_WORD}|{_LETTER}){_GAP}){{3,40}}")
# Letters for digits in a short number, where what stands beside them leaves no doubt.
_MONEY_NEXT = (
    r"luc|luq|luk|peso|dol|euro|€|buck|bux|rose|r[o0]s|usd|dlls|varo|baro|pavo|verde|fula|tola|quid|pound|mil\b|k\b|"
    r"por\b|x\b|al?\b|la\b|each|c/u|cada|semanal|min|/\s?\d{2}\s?min|a[nñ]os|an[io]"
)
_YEARS_NEXT = r"\s?(?:-\s?\d\d\s)?(?:[ay]rs?\b|years?|y\.?/?o\b|a[nñ](?:os|itos))"
DRAWN_AMOUNTS = (
    r"(?<=\$)\d{1,3}[oOl]{1,2}\d?",  # "$1o5"
    r"(?<=\$)\d{1,2}[SZ]?[SZOIl](?![\w.,]?\w)",  # "$7S"
    r"(?<=\$)(?=[lI|oOZS]{0,3}\d)[\dlI|oOZS]{2,4}",  # "$lO5"
    r"(?<=\$)l\d",
    r"l\d(?=\s(?:bucks|usd|dol|euro))",
    r"\d[SZ](?=\s?/|\s(?:half|media|la|an?|per|por)\b)",  # "7S / half"
    r"\d{1,3}O{1,2}",  # "9O"
    r"\d{1,2}oo",
    rf"\d{{1,2}}o(?=\s(?:{_MONEY_NEXT}))",  # "9o roses"
    rf"(?:[lI]\d|\d[lISZ])(?={_YEARS_NEXT})",  # "2I yrs"
    r"(?<=to )\do",
    r"\d[lI]\d{1,2}",
)
AMOUNT = re.compile(rf"(?<![\w.,])(?:{'|'.join(DRAWN_AMOUNTS)})(?![\w@])")
MIXED = re.compile(r"[0-9](?:(?=[oOlISZ])|(?<=l.))")  # in each of these
_SHAPE = "0-9OoIlSsBZz|"
SHAPED = re.compile(  # begins with few characters, so that a search passes over the rest
    rf"[+({_SHAPE}](?<![\w@.].)(?:(?<![+(])|(?<=[+(])[{_SHAPE}])[{_SHAPE}() .\-–—_/•·*]{{5,24}}[{_SHAPE}](?![\w@])"
)
BRACKETED = re.compile(
    r"(?<!\w)(?:(?:\(\d\)){2,12}|(?:\[\d\]){2,12}|\d(?:_\d){1,11}|[\dOoIl]{1,4}(?:_[\dOoIl]{1,4}){3,11})(?!\w)"
)
BESIDE = ("_", ")(", "][")  # between two of these digits
LETTERS = str.maketrans("OoIl|SsBZz", "0011155822")
NOT_FIGURES = re.compile(r"[A-Za-z|]+")
GROUP = re.compile(r"[^() .\-–—_/+•·*]+")


def spelled(text: str) -> Iterator[Change]:
    """Find rows of spelled digits, alone or among figures: "two one three 555 zero one four two", "4one5"."""
    plain = fold(text)
    if not (SPELLED.search(plain) or GLUED.search(plain)) or not any(
        word[:3] in BEGINNINGS for word in letter_runs(plain)
    ):
        return
    for match in ROW.finditer(plain):
        if not LETTER.search(match[0]):
            continue
        plus = plain[max(0, match.start() - 2) : match.start()].strip() == "+"
        for pieces in _parted(list(_digits(match[0]))):
            if found := _number(pieces, plus=plus):
                yield Change(match.start() + found.start, match.start() + found.end, found.plain, "number_words")


def _parted(pieces: list[Change]) -> Iterator[list[Change]]:
    """Return the rows that a Spanish "o" parts, between figures or behind a whole number: it is "or" there."""
    row: list[Change] = []
    for place, piece in enumerate(pieces):
        alone = piece.plain == "0" and piece.kind and piece.end - piece.start == 1
        if alone and _parts(pieces, place, row):
            yield row
            row = []
        else:
            row.append(piece)
    yield row


def _parts(pieces: list[Change], place: int, row: list[Change]) -> bool:
    """Return whether an "o" stands apart, and between figures or behind a whole number."""
    piece, beside = pieces[place], pieces[max(0, place - 1) : place] + pieces[place + 1 : place + 2]
    if any(piece.end == other.start or other.end == piece.start for other in beside):
        return False
    whole = sum(len(other.plain) for other in row) == LOCAL  # a number, then "or"
    return whole or all(not other.kind for other in beside)


def _number(pieces: list[Change], *, plus: bool) -> Change | None:
    """Return the phone number that a row of pieces holds, from the first place where one fits, and not beyond it."""
    figures = [len(list(row)) for spoken, row in groupby(pieces, key=lambda piece: bool(piece.kind)) if not spoken]
    if max(figures, default=0) >= LOCAL:
        return None  # a whole number stands there in figures, and the word beside it is none of its digits
    begins = [place for place, piece in enumerate(pieces) if not place or piece.start > pieces[place - 1].end]
    fitting = [found for first in begins[:MISSED] if (found := _fitting(pieces, first, plus=plus and not first))]
    ending = [found for found in fitting if found.end == pieces[-1].end]
    spoken = [found for found in ending if found.start > pieces[0].start or pieces[0].end - pieces[0].start > 1]
    best = next(iter(spoken or ending or fitting), None)  # a number seldom begins with a lone "o", which is "or"
    return best if best and best.kind else None


def _fitting(pieces: list[Change], first: int, *, plus: bool) -> Change | None:
    """Return the number that begins with a piece and ends with a group; `kind` is None where it is all figures."""
    digits, used = "", first
    while used < len(pieces) and len(digits) < _length("+" * plus + digits):
        digits += pieces[used].plain
        used += 1
    inside = used < len(pieces) and pieces[used].start == pieces[used - 1].end
    whole = len(digits) == _length("+" * plus + digits)
    if inside or not (whole or (used - first == len(pieces) and len(digits) in (SHORT, LOCAL - 1, LOCAL))):
        return None
    said = [place for place in range(first, used) if pieces[place].kind]
    if (said and not whole and len(said) < FEW) or (len(said) == 1 and not _among(pieces[first:used], said[0] - first)):
        return None  # "one" among other numbers
    kind = pieces[said[0]].kind if said else None
    return Change(pieces[first].start, pieces[used - 1].end, digits, kind)


def _among(pieces: list[Change], place: int) -> bool:
    """Return whether a piece stands between others, or is written onto one: at either end it may be no digit."""
    beside = pieces[max(0, place - 1) : place] + pieces[place + 1 : place + 2]
    glued = any(pieces[place].start == other.end or pieces[place].end == other.start for other in beside)
    return glued or len(beside) == 2


def _length(begin: str) -> int:
    return PREFIXED.get(begin[:2]) or PREFIXED.get(begin[:1], LOCAL)


def _digits(row: str) -> Iterator[Change]:
    """Return the digits that each piece of a row stands for; `kind` is None for a figure."""
    said = {found.start: found for found in numerals(row)}
    place, times = 0, 1
    while match := PIECE.search(row, place):
        start, place, word = match.start(), match.end(), match[0]
        if word in TIMES:
            times = TIMES[word]
            continue
        if word.isdigit():
            yield Change(start, place, word * times, None if times == 1 else "number_words")
        elif word in TENS and (unit := UNIT.match(row, place)):
            place = unit.end()
            value = TENS[word] + (int(unit[0]) if unit[0].isdigit() else UNITS[unit[0]])
            yield Change(start, place, str(value) * times, "number_words")
        elif found := said.get(start):
            place = found.end
            yield Change(start, place, str(found.value) * times, "number_words")
        else:
            digit = SPOKEN.get(word) or DRAWN.get(word) or str(SIMPLE.get(word, ""))
            yield Change(start, place, digit * times, "number_words")
        times = 1


def shaped(text: str) -> Iterator[Change]:
    """Find letters for the digits that they look like, within a phone number: "2l3-5S5-OI42"."""
    for match in SHAPED.finditer(text):
        row = match[0].strip(" ")
        letters = sum(map(str.isalpha, row)) + row.count("|")
        figures = sum(map(str.isdigit, row))
        groups = GROUP.findall(row)
        if any(sum(map(str.isdigit, part)) >= LOCAL for part in NOT_FIGURES.split(row)):
            continue  # a whole number stands there in plain figures
        drawn = all(len(group) > 2 or any(map(str.isdigit, group)) for group in groups[row.startswith("+") :])
        enough = figures >= 4 and 2 * figures > letters
        long = sum(len(group) for group in groups if len(group) > 2)  # "3B 3B 3B" is no number
        shape = figures >= 3 and list(map(len, groups)) == [3, 3, 4]
        if drawn and letters and 2 * long > letters + figures and (enough or shape) and 10 <= letters + figures <= 14:
            yield Change(match.start(), match.start() + len(row), row.translate(LETTERS), "lookalike")


def bracketed(text: str) -> Iterator[Change]:
    """Find digits in brackets one by one, or with low lines between them: "(4)(0)", "8_1"."""
    for match in BRACKETED.finditer(text) if any(mark in text for mark in BESIDE) else ():
        plain = "".join(filter(str.isdigit, match[0].translate(LETTERS)))
        yield Change(match.start(), match.end(), plain, "spaced")


def amounts(text: str) -> Iterator[Change]:
    """Find letters for digits in a short number: "9O", "$1l0"."""
    if not MIXED.search(text):
        return
    for match in AMOUNT.finditer(text):
        yield Change(match.start(), match.end(), match[0].translate(LETTERS), "lookalike")
