"""The numbers of a text, in figures and in words, with what multiplies them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ads.numerals import SLANG_HUNDREDS, TEENS, TENS, UNITS, WORDS, ZEROS, Numeral, numerals
from ads.wording import any_of, letter_runs

# All begin with a digit, of which a reading has but ten, and look back from behind it: a search passes over the rest.
FIGURES = re.compile(
    r"[0-9](?:(?<![\w.,].)\d{0,2}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|"
    r"(?<![\d.,].)(?<![a-z].(?!\d))\d*(?:[.,]\d{1,2})?(?!\d))"
)
SPACED = re.compile(  # "1 8 0", "1-8-0"
    r"[1-9](?<![\w.,:/-].)(?<!\d\s.)(?:(?: \d){1,2}|([-.·_/–—])\d\1\d)(?![\d.,:/-]\d|\s\d|\w)"
)
PAIRED = re.compile(r"([1-9](?<![\w-].)-\d)\s(?:a|to|hasta|y|and)\s([1-9]-\d)(?![\w-])")  # "2-2 a 5-0"
YEARS = frozenset(range(1900, 2036))
LONGEST = 20  # characters of figures that may be an amount; a float cannot hold any number
TIMES = {
    "k": 1e3, "mil": 1e3, "grand": 1e3, "thousand": 1e3, "million": 1e6, "millon": 1e6, "millones": 1e6,
    **dict.fromkeys(("hundred", "hun", "cientos", "cientas", *SLANG_HUNDREDS), 1e2),
}  # fmt: skip
TIMES_AFTER = re.compile(
    rf"[\s-]?({'|'.join(sorted(TIMES, key=len, reverse=True))})(?:(?![a-z0-9])|(?<=mil)(?=\d{{2,3}}(?!\d)))"
)
UNIT_AFTER = re.compile(rf"[\s_-]?(?:[&+]|y|n|and)?[\s_-]?([1-9]|{any_of(UNITS)})(?![a-z0-9])")
DIEZ_Y = re.compile(r"\sy\s?[6-9](?!\d)")  # "diez y 9"
COUNTED = re.compile(
    r"\s?(?:hr|an\shour|la\shora|yrs?|years?|yo\b|anos?|bucks?|dollars?|dolares|pesos|euros?|[$€£,.;)]|\Z)"
)
STEMS = {"veinti": 20, "venti": 20, "vienti": 20, "treinti": 30, "cuarenti": 40, "sesenti": 60, "setenti": 70}
GLUED = re.compile(rf"({any_of((*TENS, *STEMS), not_after='[a-z]')})(?:ai|i|y|a|-)?({any_of(UNITS)}|[1-9])(?![a-z0-9])")
GLUED_DIGIT = re.compile(
    rf"(?<![a-z0-9])(?:([1-9])({any_of((*UNITS, *TEENS, *TENS, *ZEROS, 'ty'))})|({any_of(UNITS)})(00|100)|"
    r"ciento([1-9])|dieci([6-9])|veint(?:i|e)?([1-9]))(?![a-z0-9])"
)
DIGIT_WORDS = UNITS | ZEROS
PIECE = re.compile(rf"{'|'.join(DIGIT_WORDS)}|\d")
# Two or three digits, some in words and some in figures: "nueve5", "tres9cero", "dos80", "two4ty".
DIGIT_RUN = re.compile(rf"(?<![a-z0-9])(?=[a-z]*\d)(?=\d*[a-z])(?:{PIECE.pattern}){{2,3}}(?:ty)?(?![a-z0-9])")
MIXED = re.compile(r"[0-9](?:(?<=[a-z].)|(?=[a-z]))")  # in each of these
# The same with hyphens, and a word for a digit in front or behind: "one-8-0", "two-5-oh", "siete-0".
DASHED_RUN = re.compile(
    rf"(?<![a-z0-9-])(?=[a-z]+-\d|\d-[a-z])(?:{PIECE.pattern})-(?:(?:{PIECE.pattern})-(?:{PIECE.pattern}|oh?)|0|5|oh|zero|cero)(?![a-z0-9-])"
)
DASHED = re.compile(r"-(?:(?<=\d-)[a-z]|(?<=[a-z]-)\d)")  # in each of these
BY_HUNDREDS = re.compile(rf"(?<![a-z])({'|'.join(UNITS)})[\s-]({'|'.join(UNITS)})[\s-]oh(?![a-z])")
JOINTS = ("", " ", "-", "+", " con ")  # between the halves of a number
POINTS = (" point ", " punto ", " coma ")  # between whole and tenths
FARTHEST = max(map(len, (*JOINTS, *POINTS)))
NOTES = {"fiver": 5, "tenner": 10, "veinton": 20, "toonie": 2, "loonie": 1, "cnote": 100}
A_DOLLAR = re.compile(
    rf"(?<![a-z])(half\s)?a(?=\s(?:dollar|buck|c-note)(?!\s(?:{'|'.join(TENS)})|[a-z])|"
    rf"(?<=half\sa)\s(?:grand|{'|'.join(SLANG_HUNDREDS)})(?![a-z]))"
)
MONEY_WORDS = ("dollar", "buck", "note", "grand", *SLANG_HUNDREDS, *NOTES)
BUCK = re.compile(rf"(?<![a-z])buck\s({'|'.join(TENS)})(?![a-z])")  # "buck fifty"
NOTE = re.compile(rf"(?<![a-z])(?:{'|'.join(NOTES)})(?![a-z])")
# What begins the words that say a number.
BEGINNINGS = frozenset(word[:3] for word in (*WORDS, *STEMS, *NOTES, "dieci", "dollar", "buck"))
GLUED_BEGINNINGS = frozenset(word[:4] for word in (*TENS, *STEMS))
NUMBER_NEXT = re.compile(
    rf"[\s-]{any_of((*TENS, *TEENS))}(?![a-z])|\s(?:dollar|dolar|buck|peso|euro|quid|pound)(?![a-z])"
    rf"|-(?:\d|{any_of(UNITS)})"
)
SOUNDED = re.compile(r"[24]\s(?:the|ur|u|me|my|us|it|this|that)(?![a-z])")  # "4 the" is for the
# "once" as an English word, and not eleven in Spanish.
ONCE = re.compile(r"once\s(?:an?(?!\slas?\b|\s\d)|per|every|the|you|we|i|it|he|she|they|your|again|upon|is)(?![a-z])")


class Amount(NamedTuple):
    """A number and its range of a text; `spoken` says that words were used."""

    start: int
    end: int
    value: float
    spoken: bool = False

    @property
    def is_year(self) -> bool:
        """Return whether a number in figures can be a year."""
        return self.end - self.start == 4 and not self.spoken and self.value in YEARS


def find_amounts(folded: str) -> list[Amount]:
    """Return the numbers of a folded text in order, none overlapping.

    >>> [found.value for found in find_amounts("1,450 and 17.50, 1.300.000, 2.5 hundred, treinta y dos, sesentiocho")]
    [1450.0, 17.5, 1300000.0, 250.0, 32, 68]
    """
    found = sorted([*_figures(folded), *_words(folded)], key=lambda amount: (amount.start, -amount.end))
    kept: list[Amount] = []
    for amount in found:
        if not kept or amount.start >= kept[-1].end:
            kept.append(_multiplied(folded, amount))
        elif amount.spoken and not kept[-1].spoken and amount.end > kept[-1].end and 1000 < amount.value < 2000:
            whole = kept[-1].value + amount.value - 1000  # "2 mil quinientos": the words for 1500 hold the thousand
            kept[-1] = Amount(kept[-1].start, amount.end, whole, spoken=True)
    return _composed(folded, kept)


def _composed(text: str, amounts: list[Amount]) -> list[Amount]:
    """Join what is said half in words and half in figures: "ciento 80", "tres mil 300", "doscientos60"."""
    row: list[Amount] = []
    for one in amounts:
        whole = _whole(text, row[-1], one) if row else None
        if whole is None:
            row.append(one)
        else:
            row[-1] = Amount(row[-1].start, one.end, whole, spoken=True)
    return row


def _whole(text: str, high: Amount, low: Amount) -> float | None:
    if low.start - high.end > FARTHEST:
        return None
    joint = text[high.end : low.start]
    if joint in POINTS and high.value < 100:
        return _with_tenths(high.value, low.value)
    if joint == " con " and 0 < high.value < 100 > low.value >= 10 and not high.spoken:
        return high.value + low.value / 100  # "2 con 50"
    in_words = text[high.end - 1].isalpha()
    if high.value in range(100, 1000, 100) and low.value in range(1000, 100_000, 1000) and joint == " " and in_words:
        return high.value * 1000 + low.value  # "ciento 40 mil"
    fits = (high.value % 1000 == 0 and 1 <= low.value < 1000) or (high.value % 100 == 0 and 1 <= low.value < 100)
    said = high.value >= 100 and (in_words or (low.spoken and high.value >= 1000))
    return high.value + low.value if fits and said and joint in JOINTS else None


def _with_tenths(whole: float, tenths: float) -> float | None:
    """Return a number whose tenths are said on their own: "three point nine", and 3900 with a "k" behind."""
    times = next((times for times in (1, *sorted(set(TIMES.values()))) if tenths < 10 * times), 1)
    return (whole + tenths / times / 10) * times if tenths % times == 0 else None


def _figures(text: str) -> Iterator[Amount]:
    for match in FIGURES.finditer(text):
        figures = match[0]
        if len(figures) <= LONGEST and not (figures in ("2", "4") and SOUNDED.match(text, match.start())):
            yield Amount(match.start(), match.end(), _value(figures))
    for match in SPACED.finditer(text):
        yield Amount(match.start(), match.end(), float("".join(filter(str.isdigit, match[0]))), spoken=True)
    for match in PAIRED.finditer(text) if "-" in text else ():
        for part in (1, 2):
            yield Amount(match.start(part), match.end(part), float(match[part].replace("-", "")), spoken=True)


def _value(figures: str) -> float:
    """Return the value of figures where a point or a comma may part thousands or decimals."""
    if figures.isdecimal():
        return float(figures)
    parts = re.split(r"[.,]", figures)
    decimals = parts.pop() if len(parts[-1]) < 3 else ""
    return float(f"{''.join(parts)}.{decimals or 0}")


def _words(text: str) -> Iterator[Amount]:
    runs = letter_runs(text)
    if not any(word[:3] in BEGINNINGS for word in runs):
        return
    for glued in GLUED.finditer(text) if any(word[:4] in GLUED_BEGINNINGS for word in runs) else ():
        tens = TENS.get(glued[1]) or STEMS[glued[1]]
        unit = int(glued[2]) if glued[2].isdigit() else UNITS[glued[2]]
        yield Amount(glued.start(), glued.end(), tens + unit, spoken=True)
    if MIXED.search(text):
        yield from _half_in_figures(text)
    for match in DASHED_RUN.finditer(text) if DASHED.search(text) else ():
        yield Amount(match.start(), match.end(), _digits(match[0].replace("oh", "0").replace("-o", "-0")), spoken=True)
    for match in BY_HUNDREDS.finditer(text) if "oh" in runs else ():
        yield Amount(match.start(), match.end(), UNITS[match[1]] * 100 + UNITS[match[2]] * 10, spoken=True)
    if not runs.isdisjoint(MONEY_WORDS):
        yield from _by_name(text)
    for said in numerals(text) if not runs.isdisjoint(WORDS) else ():
        if not _is_article(text, said):
            yield _with_unit(text, said)


def _half_in_figures(text: str) -> Iterator[Amount]:
    """Find words and figures in one: "4twenty", "tres9cero"."""
    for match in GLUED_DIGIT.finditer(text):
        yield Amount(match.start(), match.end(), _glued(match), spoken=True)
    for match in DIGIT_RUN.finditer(text):
        yield Amount(match.start(), match.end(), _digits(match[0]), spoken=True)


def _digits(run: str) -> int:
    """Return the number whose digits follow one another in words and figures."""
    digits = "".join(str(DIGIT_WORDS.get(piece, piece)) for piece in PIECE.findall(run))
    return int(digits) * (10 if run.endswith("ty") else 1)


def _by_name(text: str) -> Iterator[Amount]:
    """Find sums that go by a name: "buck fifty", "a dollar", "tenner", "half a dollar"."""
    for match in BUCK.finditer(text):
        yield Amount(match.start(), match.end(), 1 + TENS[match[1]] / 100, spoken=True)
    for article in A_DOLLAR.finditer(text):
        yield Amount(article.start(), article.end(), 0.5 if article[1] else 1, spoken=True)
    for note in NOTE.finditer(text):
        yield Amount(note.start(), note.end(), NOTES[note[0]], spoken=True)


def _glued(match: re.Match[str]) -> int:
    """Return the value of "8five", "4twenty" (420), "cuatro100", "ciento5", "dieci8" or "veint3"."""
    if match[1]:
        digit, value = int(match[1]), (UNITS | TEENS | TENS | ZEROS | {"ty": 0})[match[2]]
        return digit * 10 + value if value < 10 else digit * 100 + value
    if match[3]:
        return UNITS[match[3]] * 100 + (int(match[4]) if match[4] != "100" else 0)
    if match[5]:
        return 100 + int(match[5])
    return 10 + int(match[6]) if match[6] else 20 + int(match[7])


def _is_article(text: str, said: Numeral) -> bool:
    """Return whether a word that can be a number is an article, or "grand" another word."""
    word = text[said.start : said.end]
    if word == "once":
        return bool(ONCE.match(text, said.start))
    if word == "grand":
        return not text[: said.start].endswith(("a ", "one "))
    return said.value == 1 and word in ("un", "una", "one") and not NUMBER_NEXT.match(text, said.end)


def _with_unit(text: str, said: Numeral) -> Amount:
    """Return a number with a unit that stands behind its tens: "thirty-1", "thirty & seven"."""
    tens = said.value % 10 == 0 and 20 <= said.value <= 90
    ten = text[said.start : said.end] == "diez" and DIEZ_Y.match(text, said.end)
    if (tens or ten) and (unit := UNIT_AFTER.match(text, said.end)):
        value = int(unit[1]) if unit[1].isdigit() else UNITS[unit[1]]
        if unit[0].strip() != unit[1] or unit[0][0] != " " or (unit[1].isdigit() and COUNTED.match(text, unit.end())):
            return Amount(said.start, unit.end(), said.value + value, spoken=True)
    return Amount(said.start, said.end, said.value, spoken=True)


def _multiplied(text: str, amount: Amount) -> Amount:
    if times := TIMES_AFTER.match(text, amount.end):
        return Amount(amount.start, times.end(), amount.value * TIMES[times[1]], amount.spoken)
    return amount
