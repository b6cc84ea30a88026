"""Places that stand in a row raise each other: "Denver, Boulder", "Buckhead and Midtown"."""

from collections.abc import Sequence
from itertools import pairwise

from ads.places_home import division_of
from ads.places_said import JOINTS
from ads.places_weighed import Candidate
from ads.words import Words

LINKS = frozenset(["and", "y", "e", "or", "o", "to", "a"])


def raise_in_rows(words: Words, candidates: list[Candidate], *, enough: float) -> None:
    """Add to the weight of candidates what those beside them say; from `enough` on one is sure."""
    _neighbours(words, candidates)
    _beside_the_sure(words, candidates, enough)
    _beside_the_sure(words, candidates[::-1], enough)


def _neighbours(words: Words, candidates: Sequence[Candidate]) -> None:
    """Raise two names in a row that one division holds: "Buckhead and Midtown"."""
    for one, two in pairwise(candidates):
        low, high = sorted((one.weight, two.weight))
        if low < -2 or high >= 1 or not _joined(words, one.last, two.first):
            continue
        shared = set(map(division_of, one.entries)) & set(map(division_of, two.entries))
        if len(shared) == 1 and words.capital(one.first) and words.capital(two.first):
            for each in (one, two):
                each.entry = next(entry for entry in each.entries if division_of(entry) in shared)
                each.weight += 3


def _beside_the_sure(words: Words, candidates: Sequence[Candidate], enough: float) -> None:
    """Raise what stands in a row beside a place that is sure: "Denver, Boulder"."""
    for sure, open_one in pairwise(candidates):
        if sure.weight >= enough > open_one.weight >= -2 and words.capital(open_one.first):
            left, right = (sure, open_one) if sure.first < open_one.first else (open_one, sure)
            last = max(left.last, left.stretch)
            beside = right.first == last + 1 and words.gaps[last + 1] == " "
            same = division_of(left.entry) == division_of(right.entry)
            if _joined(words, last, right.first) or (beside and same):
                open_one.weight += 2


def _joined(words: Words, left: int, right: int) -> bool:
    if right == left + 1:
        return words.gaps[right].strip() in JOINTS and "\n" not in words.gaps[right]
    return right == left + 2 and words.plain[left + 1] in LINKS and len(words.gaps[right]) == 1
