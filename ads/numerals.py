"""Numbers in words, English and Spanish, below a million."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ads.folding import fold
from ads.wording import any_of

UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16, "diecisiete": 17,
    "dieciocho": 18, "diecinueve": 19, "veintiuno": 21, "veintiun": 21, "veintiuna": 21, "veintidos": 22,
    "veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26, "veintisiete": 27, "veintiocho": 28,
    "veintinueve": 29,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "fiddy": 50, "fitty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
    "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
    "noventa": 90,
}  # fmt: skip
HUNDREDS = {
    "cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300, "cuatrocientos": 400, "quinientos": 500,
    "seiscientos": 600, "setecientos": 700, "ochocientos": 800, "novecientos": 900,
    "doscientas": 200, "trescientas": 300, "cuatrocientas": 400, "quinientas": 500, "seiscientas": 600,
    "setecientas": 700, "ochocientas": 800, "novecientas": 900,
}  # fmt: skip
ZEROS = {"zero": 0, "cero": 0}
SLANG_HUNDREDS = (
    "hundo", "hundos", "hundy", "hundie", "hundies", "hundid", "hunnid", "hunnids", "hunned", "hunnet", "hunnit",
    "hunnerd", "hunna", "hunny",
)  # fmt: skip
SCALES = ("hundred", "cientos", "cientas", *SLANG_HUNDREDS)
THOUSANDS = ("thousand", "mil", "grand")


def _as_heard(words: dict[str, int]) -> dict[str, int]:
    """Return Spanish words with those that sound the same: "kince", "sinco", "kuarenta"."""
    heard = dict(words)
    for letters in HEARD_ALIKE:
        heard.update({word.replace(*letters): value for word, value in heard.items()})
    return {word: value for word, value in heard.items() if word not in NOT_HEARD or word in words}


HEARD_ALIKE = (
    ("qu", "k"), ("cu", "ku"), ("ci", "si"), ("ce", "se"), ("ci", "zi"), ("ce", "ze"), ("co", "ko"), ("ca", "ka"),
    ("ei", "ey"), ("ve", "be"),
)  # fmt: skip
NOT_HEARD = frozenset({"dose", "trese", "onse", "zero", "cent"})  # words of their own
UNITS, TEENS, TENS, HUNDREDS = map(
    _as_heard, ({**UNITS, "fife": 5}, TEENS, {**TENS, "twenny": 20, "tirty": 30, "fordy": 40}, HUNDREDS)
)
HUNDREDS |= {f"ciento{tens}": 100 + value for tens, value in TENS.items() if tens[-2:] in ("ta", "te")}
SIMPLE = {**ZEROS, **UNITS, **TEENS, **TENS, **HUNDREDS}
WORDS = (*SIMPLE, *SCALES, *THOUSANDS)
WORD = re.compile(any_of(WORDS, not_after=r"[^\W\d_]") + r"(?![^\W\d_])")
AFTER = re.compile(r"(?:\s{1,3}|\s?-\s?)(and|y|n|con)?(?:\s{1,3})?")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in words and its range of a text."""

    start: int
    end: int
    value: int


def numerals(text: str) -> Iterator[Numeral]:
    """Return the numbers in words of a text, each as long as it can be; digits that follow one another stay apart.

    >>> [found.value for found in numerals("five five, twenty-one, ciento cincuenta y dos, two thousand")]
    [5, 5, 21, 152, 2000]
    """
    plain = fold(text)
    start = end = 0
    number: _Number | None = None
    for match in WORD.finditer(plain):
        gap = AFTER.fullmatch(plain, end, match.start()) if number else None
        taken = number.with_word(match[0], linked=bool(gap[1])) if number and gap else None
        if taken is None:
            if number:
                yield Numeral(start, end, number.value)
            start, taken = match.start(), _Number().with_word(match[0], linked=False)
        number, end = taken, match.end()
    if number:
        yield Numeral(start, end, number.value)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number half said: whole thousands, and what came after them."""

    thousands: int = 0
    group: int = 0
    last: str = ""

    @property
    def value(self) -> int:
        return self.thousands + self.group

    def with_word(self, word: str, *, linked: bool) -> "_Number | None":
        """Return the number with one more word, None where the word begins another number."""
        if self.last == "zero":
            return None
        return self._scaled(word) if word in SCALES or word in THOUSANDS else self._added(word, linked)

    def _scaled(self, word: str) -> "_Number | None":
        if word in SCALES:
            fits = self.group < 100 and self.last != "hundred" and (self.group or not self.thousands)
            return _Number(self.thousands, (self.group or 1) * 100, "hundred") if fits else None
        return None if self.thousands else _Number((self.group or 1) * 1000, 0, "thousand")

    def _added(self, word: str, linked: bool) -> "_Number | None":
        value = SIMPLE[word]
        kind = _kind(value, word)
        if not self.last:
            return _Number(0, value, kind)
        fits = {
            "unit": self.last in ("tens", "hundred", "thousand") or (linked and self.last == "ten" and value > 5),
            "teen": self.last in ("hundred", "thousand"),
            "ten": self.last in ("hundred", "thousand"),
            "tens": self.last in ("hundred", "thousand"),
            "hundred": self.last == "thousand",
            "zero": False,
        }[kind]
        return _Number(self.thousands, self.group + value, kind) if fits else None


def _kind(value: int, word: str) -> str:
    if word in HUNDREDS:
        return "hundred"
    if word in TENS:
        return "tens"
    if word == "diez":
        return "ten"
    return "zero" if not value else "unit" if value < 10 else "teen"


@functools.lru_cache(maxsize=1024)
def value_of(words: str) -> int | None:
    """Return the number that words say when they say one and nothing else, None otherwise."""
    found = list(numerals(words))
    return found[0].value if len(found) == 1 and (found[0].start, found[0].end) == (0, len(words)) else None


@functools.cache
def number_words() -> frozenset[str]:
    """Return the words that say a number, those also that say tens and units in one: "treintaicinco", "fortyfive"."""
    joined = {f"{tens}{link}{unit}" for tens in TENS for link in ("", "y", "i") for unit in UNITS}
    return frozenset({*WORDS, *joined, "double", "triple", "doble"})
