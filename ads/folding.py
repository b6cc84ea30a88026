"""Text without capitals and marks, so that words are found however they are typed."""

import functools
import unicodedata

ALONE = {"ł": "l", "ø": "o", "đ": "d", "ı": "i"}  # Unicode does not decompose them
MARKS = {"’": "'", "\N{HYPHEN}": "-"}
LATIN = range(0xC0, 0x250)


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return ALONE.get(base, base)


FOLDED = {chr(code): _plain(chr(code).lower()) for code in LATIN} | MARKS


@functools.lru_cache(maxsize=8)
def fold(text: str) -> str:
    """Return a text of the same length in lower case, Latin letters without their marks.

    >>> fold("16 AÑOS, Gràcia, ŁÓDŹ")
    '16 anos, gracia, lodz'
    """
    if text.isascii():
        return text.lower()
    plain = text
    for letter in FOLDED.keys() & set(text):
        plain = plain.replace(letter, FOLDED[letter])
    lower = plain.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
