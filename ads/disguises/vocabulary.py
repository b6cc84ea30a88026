"""Which words exist: a change inside a word is made only where a real word comes out of it."""

import functools
import math

from ads.folding import fold

RARE = 2.0  # Zipf frequency (log10 per billion words, van Heuven et al. 2014) from which a word counts as known
COMMON, VERY_COMMON = 3.4, 4.8
LONGEST = 16  # letters of a word when words are cut out of a row of letters


@functools.cache
def _frequencies(language: str) -> dict[str, float]:
    from wordfreq import get_frequency_dict

    frequencies: dict[str, float] = get_frequency_dict(language, "large")
    return frequencies


@functools.lru_cache(maxsize=65536)
def zipf(word: str) -> float:
    """Return how common a word is in English or Spanish, whichever is higher: 0 for unknown, 3 rare, 6 very common."""
    best = max(_frequencies(language).get(word.lower(), 0.0) for language in ("en", "es"))
    return math.log10(best) + 9 if best else 0.0


def known(word: str, *, at_least: float = RARE) -> bool:
    """Return whether a word is used at least so often."""
    return zipf(word) >= at_least


def named(word: str) -> bool:
    """Return whether a word of three letters or more is a first name or a place of one word."""
    return len(word) > 2 and fold(word) in _names()


def placed(word: str, before: str, earlier: str = "") -> bool:
    """Return whether a word goes on with a place's name that the words before it begin: "San Pedro", "Sula"."""
    from ads.gazetteer import gazetteer

    places, last, first = gazetteer(), fold(word), fold(before)
    whole = f"{fold(earlier)} {first} {last}" in places.names
    return len(last) > 2 and (whole or last in places.follow.get(first, ()))


@functools.cache
def _names() -> frozenset[str]:
    from ads.gazetteer import gazetteer
    from ads.namelists import name_lists

    return name_lists().first | {name for name in gazetteer().names if " " not in name}


def words_in(letters: str) -> list[str] | None:
    """Return the likeliest words that a row of letters is made of, None where it is made of none.

    The product of the words' frequencies is maximal (Norvig 2009, Natural language corpus data); a word of one letter
    counts only where it is one.

    >>> words_in("callmenow")
    ['call', 'me', 'now']
    """
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(letters) + 1):
        options = [
            (best[start][0] + zipf(letters[start:end]) - 10, start)
            for start in range(max(0, end - LONGEST), end)
            if best[start][0] > -math.inf and _may_stand(letters[start:end])
        ]
        best.append(max(options, default=(-math.inf, 0)))
    if best[-1][0] == -math.inf:
        return None
    words: list[str] = []
    end = len(letters)
    while end:
        words.append(letters[best[end][1] : end])
        end = best[end][1]
    return words[::-1]


def _may_stand(word: str) -> bool:
    if len(word) <= 2:
        return known(word, at_least=5.2) if len(word) == 2 else word.lower() in "aiyo"
    return known(word, at_least=3.0 if len(word) == 3 else RARE)
