"""Lists of words, as they are written down for patterns, and the words that a text has at all."""

import functools
import re
from collections.abc import Collection, Iterable
from itertools import groupby

LETTERS = re.compile(r"[a-z]+")


@functools.lru_cache(maxsize=8)
def letter_runs(folded: str) -> frozenset[str]:
    """Return the runs of letters of a folded text; patterns that need one of them are tried only where it is there."""
    return frozenset(LETTERS.findall(folded))


def one_of(words: str) -> str:
    r"""Return the alternation of words that stand apart by white space; an underscore is white space within one.

    What else a pattern may hold keeps its meaning. Put it into a group.

    >>> one_of("looking_for wanted needs?")
    'looking\\sfor|wanted|needs?'
    """
    return "|".join(words.replace("_", r"\s").split())


def any_of(words: Iterable[str], *, not_after: str = "") -> str:
    """Return the alternation of plain words, the longest first, that a search runs through quickly.

    It branches letter by letter and begins with a letter, so that a search passes over whatever none of them begins
    with. `not_after` is a class of characters that may not stand right before a word.

    >>> any_of(["ten", "tenth", "to"], not_after="[a-z]")
    '(?:t(?<![a-z].)(?:en(?:th)?|o))'
    """
    begin = f"(?<!{not_after}.)" if not_after else ""
    return f"(?:{'|'.join(letter + begin + rest for letter, rest in _branches(words))})"


def _branches(words: Iterable[str]) -> list[tuple[str, str]]:
    grouped = groupby(sorted({word for word in words if word}), key=lambda word: word[0])
    return [(re.escape(letter), _rest({word[1:] for word in found})) for letter, found in grouped]


def _rest(words: Collection[str]) -> str:
    branches = [letter + rest for letter, rest in _branches(words)]
    if "" in words:
        return f"(?:{'|'.join(branches)})?" if branches else ""
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
