"""Digits that are spelled, or drawn with letters, where a row of them makes a phone number."""

import re
from collections.abc import Iterator

from ads.disguises.change import Change
from ads.numerals import SIMPLE, WORDS, numerals
from ads.phrases import fold

FEWEST, LOCAL, MOST = 7, 10, 13  # digits of a phone number
SPOKEN = {"oh": "0", "o": "0", "nought": "0", "niner": "9", "won": "1", "ate": "8", "for": "4", "fore": "4"}
TIMES = {"double": 2, "triple": 3, "doble": 2}
_EACH = "|".join(sorted({*WORDS, *TIMES, *SPOKEN}, key=len, reverse=True))
_WORD = rf"(?:{_EACH})(?=[\W\d_]|$|{_EACH})"  # one may be written into the next
_GAP = r"[\s.,;:/\\|*_~+()\[\]{}<>=·•–—-]{0,6}(?:(?:y|and)(?![^\W\d_]))?[\s.,;:/\\|*_~+()\[\]{}<>=·•–—-]{0,4}"
SPELLED = re.compile(rf"(?<![^\W_])(?:{_WORD})[^\w$]{{0,6}}(?:\d|{_WORD})|\d(?:{_WORD})")
ROW = re.compile(rf"(?<![^\W_])(?:(?:\d|{_WORD}){_GAP}){{3,40}}")
PIECE = re.compile(rf"\d|{_WORD}")
SHAPED = re.compile(r"(?<![\w@.])[+(]?[\dOoIlSsBZz|][\dOoIlSsBZz|() .\-/]{5,24}[\dOoIlSsBZz|](?![\w@])")
LETTERS = str.maketrans("OoIl|SsBZz", "0011155822")


def spelled(text: str) -> Iterator[Change]:
    """Find rows of spelled digits, alone or among figures: "two one three 555 zero one four two", "4one5"."""
    plain = fold(text)
    if not SPELLED.search(plain):
        return
    for match in ROW.finditer(plain):
        row = match[0]
        figures = sum(character.isdigit() for character in row)
        if figures >= LOCAL or (len(row) > figures and not any(map(str.isalpha, row))):
            continue
        yield from _row(row, match.start())


def _row(row: str, offset: int) -> Iterator[Change]:
    """Return the change that a row needs, if its pieces make a phone number; what follows the number is left."""
    pieces = list(_digits(row))
    while pieces and row[pieces[0].start : pieces[0].end] in SPOKEN.keys() - {"o", "oh"}:
        pieces.pop(0)
    digits, used = "", 0
    while used < len(pieces) and len(digits) < LOCAL + digits.startswith("1"):
        digits += pieces[used].plain
        used += 1
    if FEWEST <= len(digits) <= MOST and any(piece.kind for piece in pieces[:used]):
        yield Change(offset + pieces[0].start, offset + pieces[used - 1].end, digits, "number_words")


def _digits(row: str) -> Iterator[Change]:
    """Return the digits that each piece of a row stands for; `kind` is None for a figure."""
    said = {found.start: found for found in numerals(row)}
    place, times = 0, 1
    while match := PIECE.search(row, place):
        place = match.end()
        word = match[0]
        if word in TIMES:
            times = TIMES[word]
            continue
        if word.isdigit():
            yield Change(match.start(), place, word * times, None if times == 1 else "number_words")
        elif word in SPOKEN:
            yield Change(match.start(), place, SPOKEN[word] * times, "number_words")
        elif found := said.get(match.start()):
            place = found.end
            yield Change(found.start, found.end, str(found.value) * times, "number_words")
        elif word in SIMPLE:  # written into its neighbour
            yield Change(match.start(), place, str(SIMPLE[word]) * times, "number_words")
        times = 1


def shaped(text: str) -> Iterator[Change]:
    """Find letters for the digits that they look like, within a phone number: "2l3-5S5-OI42"."""
    for match in SHAPED.finditer(text):
        row = match[0].strip(" ")
        letters = sum(map(str.isalpha, row)) + row.count("|")
        figures = sum(map(str.isdigit, row))
        groups = re.findall(r"[^() .\-/+]+", row)
        drawn = all(any(map(str.isdigit, group)) or len(group) > 2 for group in groups)
        if drawn and letters and figures >= 4 and letters + figures in (LOCAL, LOCAL + 1):
            yield Change(match.start(), match.start() + len(row), row.translate(LETTERS), "lookalike")
