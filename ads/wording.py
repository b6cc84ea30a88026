"""Lists of words, as they are written down for patterns, and the words that a text has at all."""

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

LETTERS = re.compile(r"[a-z]+")
PLAIN = re.compile(r"[a-z0-9](?![?*+{])")  # begins a pattern that begins with nothing else


@functools.lru_cache(maxsize=8)
def letter_runs(folded: str) -> frozenset[str]:
    """Return the runs of letters of a folded text; patterns that need one of them are tried only where it is there."""
    return frozenset(LETTERS.findall(folded))


def one_of(words: str) -> str:
    r"""Return the alternation of words that stand apart by white space; an underscore is white space within one.

    What else a pattern may hold keeps its meaning. Put it into a group. Words that begin with the same letter share it,
    so that a search tries few of them at each place.

    >>> one_of("looking_for wanted needs? nobody")
    'looking\\sfor|wanted|n(?:eeds?|obody)'
    """
    return "|".join(_by_letter(words.replace("_", r"\s").split()))


def _by_letter(patterns: Iterable[str]) -> Iterator[str]:
    """Yield patterns, those that begin with the same letter as one; none is moved past one that begins otherwise."""
    for plain, some in groupby(patterns, key=lambda pattern: bool(PLAIN.match(pattern))):
        if not plain:
            yield from some
            continue
        grouped: dict[str, list[str]] = defaultdict(list)
        for pattern in some:
            grouped[pattern[0]].append(pattern[1:])
        for letter, rest in grouped.items():
            yield letter + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})")


class Ending:
    r"""A pattern that ends where a text does: no match is longer than `reach`, so no search begins farther back.

    >>> Ending(r"(?<![a-z])(?:am|is)\s\Z", 3).search("she is ").start()
    4
    """

    def __init__(self, pattern: str, reach: int) -> None:
        self.pattern = re.compile(pattern)
        self.reach = reach

    def search(self, text: str) -> re.Match[str] | None:
        """Return the match at the end of a text."""
        return self.pattern.search(text, len(text) - self.reach)


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
