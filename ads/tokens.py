"""A text as folded words and marks, cut once and shared by whoever looks for phrases in it."""

import functools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from ads.folding import fold


def _token(letter: str) -> re.Pattern[str]:
    """Return the pattern of words and marks; a number keeps its decimals, its time or its percent sign.

    A colon, an apostrophe or a hyphen inside a word only parts words.
    """
    return re.compile(
        rf"{letter}+(?:'t\b)?"
        r"|[^\w\s:'-]"
        r"|\d+(?:[.,:]\d+)*(?:\s?%)?"
        r"|'(?<=\w.)(?:s|ll|re|ve|d|m)\b"
        r"|\n[ \t\r]*\n"
        r"|-(?:(?<!\w.)|(?!\w))"
    )


TOKEN, ASCII_TOKEN = _token(r"[^\W\d_]"), _token("[a-z]")  # the latter of a folded text in ASCII, at half the cost
LINE_START = re.compile(r"\n(?=[^a-záéíóúüñ])")
SENTENCE_ENDS = frozenset(".!?;\N{BULLET}\N{MIDDLE DOT}*|…\n")
CLAUSE_ENDS = SENTENCE_ENDS | frozenset(",()[]/-\N{EN DASH}\N{EM DASH}")


@dataclass(frozen=True)
class Tokens:
    """The words and marks of a text, folded; where each of them stands is worked out when somebody asks."""

    text: str = field(repr=False)
    words: tuple[str, ...]

    @functools.cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different words and marks."""
        return frozenset(self.words)

    @functools.cached_property
    def starts(self) -> tuple[int, ...]:
        """The first character of each token."""
        folded = fold(self.text)
        return tuple([match.start() for match in _pattern_for(folded).finditer(folded)])

    def range_of(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of the tokens `first` to `last` (excluded)."""
        return self.starts[first], self.starts[last - 1] + len(self.words[last - 1])

    @functools.cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The tokens that begin a line; one that goes on in lower case is taken for a line that was wrapped."""
        found = (bisect_left(self.starts, match.end()) for match in LINE_START.finditer(self.text))
        return tuple(dict.fromkeys(found))

    def breaks_line(self, first: int, last: int) -> bool:
        """Return whether a line begins between the tokens `first` and `last` (excluded)."""
        place = bisect_right(self.line_starts, first)
        return place < len(self.line_starts) and self.line_starts[place] < last

    @functools.cached_property
    def sentences(self) -> tuple[int, ...]:
        """The number of each token's sentence, from 0; a line is a sentence of its own."""
        starts = set(self.line_starts)
        numbers: list[int] = []
        number = 0
        for place, word in enumerate(self.words):
            number += place in starts
            numbers.append(number)
            number += word[0] in SENTENCE_ENDS
        return tuple(numbers)


@functools.lru_cache(maxsize=2)
def tokens_of(text: str) -> Tokens:
    """Return the tokens of a text; offsets count its characters.

    >>> tokens_of("We'll keep your ID-card, 24/7.").words
    ('we', "'ll", 'keep', 'your', 'id', 'card', ',', '24', '/', '7', '.')
    """
    folded = fold(text)
    return Tokens(text, tuple(_pattern_for(folded).findall(folded)))


def _pattern_for(folded: str) -> re.Pattern[str]:
    return ASCII_TOKEN if folded.isascii() else TOKEN
