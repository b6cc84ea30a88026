"""Places that no gazetteer holds, by where a capitalised rare word stands."""

import re
from collections.abc import Iterator

from ads.disguises.vocabulary import zipf
from ads.places_said import AREA_AFTER, BUSINESS, DISTRICT_CUES, JOINTS, LANDMARKS, UNLISTED_CUES
from ads.places_weighed import Scales
from ads.words import Words

RARE = 3.3  # Zipf frequency below which a word is hardly anything but a name
TAIL = re.compile(r"(?:,| [-–—|·]) (?=[^\W\d_]+(?: [^\W\d_]+)?$)")
NOT_IN_ITS_NAME = BUSINESS | LANDMARKS | AREA_AFTER
LISTED = frozenset(["and", "y", "e", "or", "o"])


def unlisted(words: Words, taken: list[tuple[int, int]], scales: Scales) -> Iterator[tuple[int, int]]:
    """Return the first and last word of each such place, outside the words taken by others."""
    used = {word for first, last in taken for word in range(first, last + 1)}
    for first, last in [
        *_after_cues(words),
        *_at_the_end_of_a_title(words),
        *_before_area(words),
        *_in_rows(words, taken),
    ]:
        if used.isdisjoint(range(first, last + 1)) and _may_be(words, first, last, scales):
            used.update(range(first, last + 1))
            yield first, last


def _after_cues(words: Words) -> Iterator[tuple[int, int]]:
    for cue in [place for place, word in enumerate(words.plain) if word in UNLISTED_CUES]:
        if words.gaps[cue + 1] == " " and words.capital(cue + 1):
            yield cue + 1, _run(words, cue + 1)


def _at_the_end_of_a_title(words: Words) -> Iterator[tuple[int, int]]:
    """Return what a title ends in, where the title's capitals say something: "Live-in carer, Croydon"."""
    title = words.text[: max(0, words.text.find("\n"))][:200]
    tail = TAIL.search(title) if title else None
    if tail and any(word.islower() and len(word) > 3 for word in re.findall(r"[^\W\d_]+", title)):
        first = sum(1 for bound in words.bounds[::2] if bound < tail.end())
        yield first, _run(words, first)


def _before_area(words: Words) -> Iterator[tuple[int, int]]:
    for place in [place for place, word in enumerate(words.plain) if word == "area"]:
        if place and words.gaps[place] == " " and words.capital(place - 1) and not words.capital(place):
            yield place - 1, place - 1


def _in_rows(words: Words, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return what follows a place in a row of places: "Naples and Nantucket", "Cranston, Pawtucket, Shively"."""
    for _, last in taken:
        first = last + 1
        if first < len(words.plain) and words.gaps[first] == " " and words.plain[first] in LISTED:
            first += 1
        elif (
            first >= len(words.plain)
            or words.gaps[first].strip() not in JOINTS - {"-", "–", "—"}
            or "\n" in words.gaps[first]
        ):
            continue
        if first < len(words.plain) and words.capital(first) and words.gaps[first].strip() in JOINTS | {""}:
            end = _run(words, first)
            if first == last + 2 or words.gaps[end + 1].strip() in JOINTS:
                yield first, end


def _run(words: Words, first: int) -> int:
    last = first
    while last < first + 2 and words.gaps[last + 1] == " " and words.capital(last + 1):
        last += 1
    return last


def _may_be(words: Words, first: int, last: int, scales: Scales) -> bool:
    """Return whether words are rare, capitalised alone, and neither a person nor a business nor a street."""
    if not words.capital(first) or scales.is_street(first, last) or scales.is_business(first, last):
        return False
    said = words.plain[first : last + 1]
    if not NOT_IN_ITS_NAME.isdisjoint(said) or any(map(words.shouted, range(first, last + 1))):
        return False
    if said[0] in scales.lists.first or any(character.isdigit() for character in words.gaps[last + 1][:3]):
        return False
    if words.at(first - 1) in DISTRICT_CUES:
        return True
    return len(said[0]) > 3 and (max(map(zipf, said)) < RARE or (last > first and min(map(zipf, said)) < RARE - 1))
