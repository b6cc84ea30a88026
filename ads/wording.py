"""Lists of words, as they are written down for patterns, and the words that a text has at all."""

import functools
import re

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
