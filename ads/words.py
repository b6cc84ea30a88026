"""The words of a text, folded for look-up, with what stands between them and where they stand."""

import functools
import itertools
import re
from dataclasses import dataclass

from ads.folding import fold

SHORT = 40  # characters of what is rather a name that is looked up than an ad
PIECES, ASCII_PIECES = re.compile(r"([^\W\d_]+)"), re.compile(r"([a-z]+)")  # the latter at half the cost
HEARD = (
    ("ph", "f"), ("ch", "*"), ("h", ""), ("ck", "k"), ("q", "k"), ("z", "s"), ("oo", "u"), ("ee", "i"), ("oe", "e"),
    ("ou", "u"), ("y", "i"), ("v", "b"), ("w", "u"), ("x", "ks"),
)  # fmt: skip
SOFT = re.compile(r"c(?=[ei])")
TWICE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into runs of letters.

    `plain[i]` is word i folded; `gaps[i]` stands before it and `gaps[i + 1]` after it; `bounds[2 * i]` and
    `bounds[2 * i + 1]` are where it starts and ends.
    """

    text: str
    plain: list[str]
    gaps: list[str]
    bounds: list[int]

    def start(self, word: int) -> int:
        """Return where a word starts."""
        return self.bounds[2 * word]

    def end(self, word: int) -> int:
        """Return where a word ends."""
        return self.bounds[2 * word + 1]

    def surface(self, first: int, last: int) -> str:
        """Return the text from the first word to the end of the last."""
        return self.text[self.bounds[2 * first] : self.bounds[2 * last + 1]]

    def capital(self, word: int) -> bool:
        """Return whether a word is there and begins with a capital letter."""
        return 0 <= word < len(self.plain) and self.text[self.bounds[2 * word]].isupper()

    def shouted(self, word: int) -> bool:
        """Return whether a word is all in capitals, two letters at least."""
        if not 0 <= word < len(self.plain):
            return False
        start, end = self.bounds[2 * word : 2 * word + 2]
        return end - start > 1 and self.text[start:end].isupper()

    def at(self, word: int) -> str:
        """Return a folded word, nothing where there is none."""
        return self.plain[word] if 0 <= word < len(self.plain) else ""


def words_of(text: str) -> Words:
    """Return the words of a text.

    >>> words_of("Call Ana: 2 pm").gaps
    ['', ' ', ': 2 ', '']
    """
    return _cut(text) if len(text) < SHORT else _cut_once(text)


@functools.lru_cache(maxsize=2)
def _cut_once(text: str) -> Words:
    """Return the words of an ad, which places and names both ask for."""
    return _cut(text)


def _cut(text: str) -> Words:
    folded = fold(text)
    pieces = (ASCII_PIECES if folded.isascii() else PIECES).split(folded)
    bounds = list(itertools.accumulate(map(len, pieces)))
    return Words(text, pieces[1::2], pieces[0::2], bounds)


def sound_of(name: str) -> str:
    """Return a rough key of how a name sounds to a writer of Spanish who spells it as heard.

    >>> sound_of("Brooklyn") == sound_of("Bruklin"), sound_of("Fresno") == sound_of("Frezno")
    (True, True)
    """
    sound = "".join(words_of(name).plain)
    for written, heard in HEARD:
        sound = sound.replace(written, heard)
    sound = SOFT.sub("s", sound).replace("c", "k")
    return TWICE.sub(r"\1", sound)
