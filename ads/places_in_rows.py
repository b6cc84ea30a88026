"""Places that stand in a row raise each other: "Denver, Boulder", "Buckhead and Midtown"."""

from collections.abc import Sequence
from itertools import pairwise

from ads.gazetteer import division_of
from ads.places_said import DAYS, JOINTS
from ads.places_weighed import NEVER, Candidate
from ads.words import Words

LINKS = frozenset("a and e luego ni nor o or then to u y".split())


def raise_in_rows(words: Words, candidates: list[Candidate], *, enough: float) -> None:
    """Add to the weight of candidates what those beside them say; from `enough` on one is sure."""
    _neighbours(words, candidates)
    _beside_the_sure(words, candidates, enough)
    _beside_the_sure(words, candidates[::-1], enough)
    _between_the_sure(words, candidates, enough)


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
        if sure.weight >= enough > open_one.weight >= -2 and _written_alike(words, sure, open_one):
            left, right = (sure, open_one) if sure.first < open_one.first else (open_one, sure)
            last = max(left.last, left.stretch)
            beside = right.first == last + 1 and words.gaps[last + 1] == " "
            same = division_of(left.entry) == division_of(right.entry)
            if _joined(words, last, right.first) or (beside and same):
                open_one.weight += 2


def _between_the_sure(words: Words, candidates: Sequence[Candidate], enough: float) -> None:
    """Raise what stands in a row between two places that are sure, be it a word or a name: "Toledo, Gary, Peoria"."""
    for one, between, two in zip(candidates, candidates[1:], candidates[2:], strict=False):
        if min(one.weight, two.weight) >= enough > between.weight > NEVER and _written_alike(words, one, between):
            if _joined(words, max(one.last, one.stretch), between.first) and _joined(words, between.last, two.first):
                between.weight = enough


def _written_alike(words: Words, sure: Candidate, other: Candidate) -> bool:
    """Return whether a name has a capital, or none like a sure one and is close to being one itself."""
    return words.capital(other.first) or (other.weight >= -1 and not words.capital(sure.first))


def _joined(words: Words, left: int, right: int) -> bool:
    if right == left + 1:
        return words.gaps[right].strip() in JOINTS and "\n" not in words.gaps[right]
    if right != left + 2 or len(words.gaps[right]) != 1:
        return False
    between, gap = words.plain[left + 1], words.gaps[left + 1].strip()
    return between in LINKS or (between in DAYS and gap in JOINTS)
