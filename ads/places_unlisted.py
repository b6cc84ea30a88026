"""Places that no gazetteer holds, by where a capitalised rare word stands."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator

from ads.disguises.vocabulary import zipf
from ads.names_said import PARTICLES
from ads.places_said import AREA_AFTER, BUSINESS, CUES, DAYS, DISTRICT_CUES, JOINTS, LANDMARKS, UNLISTED_CUES
from ads.places_weighed import Scales
from ads.words import Words

RARE = 3.3  # Zipf frequency below which a word is hardly anything but a name
OFTEN = 3.6  # Zipf frequency from which one word before a state is rather no name: "Licensed, MT"
TAIL = re.compile(r"(?:,| [-–—|·]) (?=[^\W\d_]+(?: [^\W\d_]+)?$)")
NOT_IN_ITS_NAME = BUSINESS | LANDMARKS | AREA_AFTER | DAYS
SAID = frozenset("al co de hi id in la ma me mi oh ok or pa".split())  # words, where all is in capitals
SPLIT_CUES = frozenset("en in leaving near por visiting".split())
OPEN_CUES = SPLIT_CUES | UNLISTED_CUES
COMMA = re.compile(r", ?(?=[A-Z])")
LISTED = frozenset(["and", "y", "e", "or", "o"])


def unlisted(
    words: Words, cues: list[int], places: list[tuple[int, int]], used: set[int], scales: Scales
) -> Iterator[tuple[int, int]]:
    """Return the first and last word of each such place, outside the words `used` by others.

    A capital follows each of `cues`.
    """
    for first, last in [
        *_after_cues(words, cues),
        *_at_the_end_of_a_title(words),
        *_before_area(words),
        *_in_rows(words, places),
    ]:
        if used.isdisjoint(range(first, last + 1)) and _may_be(words, first, last, scales):
            used.update(range(first, last + 1))
            yield first, last


def _after_cues(words: Words, cues: list[int]) -> Iterator[tuple[int, int]]:
    for cue in cues:
        if words.plain[cue] not in UNLISTED_CUES:
            continue
        gap, district = words.gaps[cue + 1], words.plain[cue] in DISTRICT_CUES
        if gap == " " or (district and gap == ". "):
            yield cue + 1, _run_of_a_district(words, cue + 1) if district else _run(words, cue + 1)


def before_a_state(words: Words, firsts: frozenset[str], taken: set[int]) -> Iterator[tuple[int, int]]:
    """Return the first and last word of what a state follows after a comma: "Wickford Falls, ND"."""
    for comma in COMMA.finditer(words.text):
        place = bisect_left(words.bounds, comma.end()) // 2
        word = words.at(place)
        if word not in firsts or words.gaps[place] not in (", ", ","):
            continue
        last = first = place - 1
        said = words.shouted(last) and word in SAID
        if last < 0 or place in taken or last in taken or not words.capital(last) or said or len(words.plain[last]) < 3:
            continue
        while (
            last - first < 2 and words.gaps[first] in (" ", "-") and words.capital(first - 1) and first - 1 not in taken
        ):
            first -= 1
        if first < last or zipf(words.plain[last]) < OFTEN:
            yield first, last


def split(words: Words, cues: list[int], names: Container[str], taken: set[int]) -> Iterator[tuple[int, int, str]]:
    """Return two words after a cue that make one name together: "en Mira flores"."""
    for cue in cues:
        if words.plain[cue] not in SPLIT_CUES:
            continue
        if words.gaps[cue + 1 : cue + 3] != [" ", " "] or words.capital(cue + 2):
            continue
        key = "".join(words.plain[cue + 1 : cue + 3])
        if key in names and len(key) > 4 and taken.isdisjoint((cue + 1, cue + 2)):
            yield cue + 1, cue + 2, key


def _run_of_a_district(words: Words, first: int) -> int:
    """Return the last word of a district's name, particles passed over: "Lomas de San Isidro"."""
    last = first
    while last < first + 4:
        following = last + 1
        while words.at(following) in PARTICLES and words.gaps[following] == " " and following < last + 3:
            following += 1
        if words.gaps[following : following + 1] != [" "] or not words.capital(following):
            break
        if words.shouted(following) != words.shouted(first) or words.plain[following] in CUES:
            break
        last = following
    return last


def _at_the_end_of_a_title(words: Words) -> Iterator[tuple[int, int]]:
    """Return what a title ends in, where the title's capitals say something: "Live-in carer, Croydon"."""
    title = words.text[: max(0, words.text.find("\n"))][:200]
    tail = TAIL.search(title) if title else None
    if tail and any(word.islower() and len(word) > 3 for word in re.findall(r"[^\W\d_]+", title)):
        first = sum(1 for bound in words.bounds[::2] if bound < tail.end())
        yield first, _run(words, first)


def _before_area(words: Words) -> Iterator[tuple[int, int]]:
    for place in [place for place, word in enumerate(words.plain) if word == "area"] if "area" in words.plain else ():
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
    district = words.at(first - 1) in DISTRICT_CUES
    if not NOT_IN_ITS_NAME.isdisjoint(said) or (not district and any(map(words.shouted, range(first, last + 1)))):
        return False
    if district:
        return True
    if said[0] in scales.lists.first or any(character.isdigit() for character in words.gaps[last + 1][:3]):
        return False
    return len(said[0]) > 3 and (max(map(zipf, said)) < RARE or (last > first and min(map(zipf, said)) < RARE - 1))
