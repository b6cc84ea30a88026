"""How much speaks for a candidate being a place, and for which of several places of one name."""

import math
from dataclasses import dataclass

from ads.gazetteer import SPANISH, Entry, Gazetteer, key_of
from ads.namelists import NameLists
from ads.places_said import (
    AREA_AFTER,
    BEFORE,
    BUSINESS,
    BUSINESS_BEFORE,
    CUES,
    DIRECTIONS,
    LANDMARKS,
    PERSON_CUES,
    STREETS,
    STREETS_BEFORE,
    WEAK_CUES,
)  # fmt: skip
from ads.words import Words

BIG, LARGE = 1_000_000, 300_000  # people
STANDING = {"division": 100_000, "district": 40_000, "city": 20_000}  # people, where the gazetteer does not say
STATE = 5_000_000  # people that a state of the United States counts for: less than New York City


@dataclass(frozen=True, slots=True)
class Home:
    """Where an ad says that it is."""

    city: str
    division: tuple[str, str] | None
    country: str | None
    area: frozenset[tuple[str, str]]

    def near(self, entry: Entry) -> float:
        """Return how near the ad's own place an entry is: 0 far, 1 its country, 2 its phones' region, 3 its region."""
        division = (entry.country, entry.division)
        if division == self.division:
            return 3
        if division in self.area:
            return 2
        return 1 if entry.country == self.country else 0


@dataclass(slots=True)
class Candidate:
    """Words `first` to `last` (included) that may name one of some places."""

    first: int
    last: int
    key: str
    entries: tuple[Entry, ...]
    entry: Entry
    weight: float = 0
    stretch: int = 0  # last word of the state that follows


class Scales:
    """Weighs the candidates of one text."""

    def __init__(self, words: Words, home: Home, places: Gazetteer, lists: NameLists) -> None:
        self.words = words
        self.home = home
        self.gazetteer = places
        self.lists = lists

    def standing(self, entry: Entry) -> float:
        """Return how likely an ad from here means this of several places of one name."""
        people = entry.population or STANDING[entry.kind]
        if entry.kind == "division" and entry.country == "US":
            people = STATE
        near = self.home.near(entry)
        own = self.home.city == key_of(entry.name) and near != 0
        return math.log10(people) + 1.5 * near + 3 * own

    def weight(self, candidate: Candidate) -> float:
        """Return how much speaks for a candidate; below 0 more speaks against it."""
        words, entry = self.words, candidate.entry
        first, last = candidate.first, candidate.last
        if self.is_street(first, last) or self.is_business(first, max(last, candidate.stretch)):
            return -9
        cue = self._cue(first, last)
        near = self.home.near(entry)
        own = self.home.city in (candidate.key, key_of(entry.name)) and near > 0
        capital = words.capital(first) and not (words.shouted(first) and words.shouted(first - 1))
        weight = cue + (3 if candidate.stretch else 0) + (2 if own else 0) + (1 if near >= 2 else 0)
        weight += 1 if capital and (not self.opens(first) or last > first) else 0
        size = self._size(entry, near, bool(candidate.stretch))
        alone = candidate.key in self.gazetteer.words and self.opens(first)
        weight += min(size, 0) if alone else size
        weight += 1 if near == 3 and capital and not self.opens(first) else 0
        weight -= self._doubt(candidate, capital=capital, cue=cue)
        return weight

    def _size(self, entry: Entry, near: float, told: bool) -> float:
        if near or told or self.home.country is None:
            if entry.kind == "district" and near < 2 and not told:
                return -2
            if (
                near == 1
                and (self.home.division or self.home.area)
                and entry.population < LARGE / 2
                and entry.kind == "city"
            ):
                return -2
            return 1 if entry.population >= LARGE or entry.kind == "division" else 0
        spanish = entry.country in SPANISH or entry.country == "US"
        if entry.kind == "district":
            return -4
        if entry.kind == "division":
            return -1
        return (
            1 if entry.population >= BIG else 0 if entry.population >= LARGE / 2 and spanish else -2 if spanish else -4
        )

    def _doubt(self, candidate: Candidate, *, capital: bool, cue: float) -> float:
        """Return what speaks for a word or a person instead."""
        words, first, last = self.words, candidate.first, candidate.last
        before = words.at(first - 1)
        doubt = 0.0
        if before in PERSON_CUES and words.gaps[first].strip(".") in (" ", ""):
            doubt += 3
        if (
            cue < 1
            and words.gaps[first] == " "
            and words.capital(first - 1)
            and before in self.lists.first
            and last == first
        ):
            doubt += 4
        if last > first:
            return doubt + (0 if capital or candidate.entry.population >= 50_000 else 1) - 1
        if candidate.key in self.gazetteer.words:
            return doubt + 3
        if candidate.key in self.lists.first:
            following = (
                words.capital(last + 1) and words.gaps[last + 1] == " " and words.at(last + 1) in self.lists.last
            )
            return doubt + (1 if candidate.entry.population >= LARGE else 2) + following
        return (
            doubt
            - (0 if capital or candidate.entry.population >= LARGE / 2 else -1)
            - (1 if len(candidate.key) > 3 else 0)
        )

    def opens(self, word: int) -> bool:
        """Return whether a word opens a line or a sentence, where a capital says nothing."""
        gap = self.words.gaps[word]
        return word == 0 or "\n" in gap or gap.lstrip(")\"' ")[:1] in (".", "!", "?", "•", "*", "-")

    def _cue(self, first: int, last: int) -> float:
        words = self.words
        gap, before = words.gaps[first], words.at(first - 1)
        cue = 0.0
        if gap == " " or gap == " (":
            pair = f"{words.at(first - 2)} {before}"
            if before in CUES or pair in BEFORE:
                cue = 2
            elif before in WEAK_CUES:
                cue = 1
            elif before in DIRECTIONS or before in ("the", "el", "la", "los"):
                cue = 2 if words.at(first - 2) in CUES else 1 if before in DIRECTIONS else 0
        if words.gaps[last + 1] == " " and words.at(last + 1) in AREA_AFTER:
            cue = max(cue, 2)
        return cue

    def is_street(self, first: int, last: int) -> bool:
        """Return whether words `first` to `last` (included) are part of a street's name."""
        words = self.words
        if words.gaps[last + 1] in (" ", ". ") and words.at(last + 1) in STREETS:
            return True
        before, gap = words.at(first - 1), words.gaps[first]
        if gap in (" ", ". ", "/") and before in STREETS_BEFORE:
            return True
        return gap == " " and before in ("de", "del", "la") and words.at(first - 2) in STREETS_BEFORE

    def is_business(self, first: int, last: int) -> bool:
        """Return whether words `first` to `last` (included) are part of a business's name."""
        words = self.words
        if words.gaps[first] == " " and words.capital(first - 1) and words.at(first - 1) in BUSINESS_BEFORE:
            return True
        place = last + 1
        while words.gaps[place] in (" ", "'", " & ") and place < len(words.plain) and place <= last + 3:
            word = words.plain[place]
            if (word in BUSINESS or word in LANDMARKS) and words.capital(place):
                return True
            if not words.capital(place):
                return False
            place += 1
        return False
