"""How much speaks for a candidate being a place, and for which of several places of one name.

The weights were set by hand on the half of the judged ads that is there to be looked at; 1 is enough.
"""

import math
from dataclasses import dataclass

from ads.disguises.vocabulary import COMMON, known
from ads.gazetteer import SPANISH, TOWN, Entry, Gazetteer, key_of
from ads.namelists import NameLists
from ads.names_said import PETS, STRONG_PAIRS
from ads.places_home import Home
from ads.places_said import (
    AREA_AFTER,
    AROUND_IT,
    BUSINESS,
    BUSINESS_BEFORE,
    CUE_PAIRS,
    CUES,
    DIRECTIONS,
    LANDMARKS,
    PERSON_CUES,
    SHORTENED,
    STREETS,
    STREETS_BEFORE,
    THINGS_AFTER,
    WEAK_CUES,
)
from ads.things import at_a_crossing, in_a_business
from ads.words import Words

BIG, LARGE, MIDDLE = 1_000_000, 300_000, 150_000  # people
STANDING = {"division": 100_000, "district": 40_000, "city": 20_000}  # people, where the gazetteer does not say
STATE = 5_000_000  # people that a state of the United States counts for: less than New York City
NEVER = -9.0
LOW = -1.0  # what a row of places may still raise
OPEN = -0.5  # what a small town weighs where nothing but its name speaks for it: a row of places may raise it
PLAIN = 3.5  # Zipf frequency from which the name of a very small town is a word
USUAL = 4.0  # Zipf frequency from which a word after an article is rather no name
NO_NAME = CUES | WEAK_CUES | DIRECTIONS
ALSO = frozenset(["and", "e", "y"])
ARTICLES = frozenset(["the", "el", "la", "los"])


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
        self.pets = len(PETS.intersection(words.plain)) > 1  # a breed and an animal
        self.somebody: dict[str, bool] = {}

    def standing(self, entry: Entry) -> float:
        """Return how likely an ad from here means this of several places of one name."""
        people = entry.population or STANDING[entry.kind]
        if entry.kind == "division" and entry.country == "US":
            people = STATE
        near: float = self.home.near(entry)
        if near < 4 and entry.small:
            near = min(near, 1.5)
        own = self.home.city == key_of(entry.name) and near != 0
        return math.log10(people) + 1.5 * near + 3 * own

    def is_word(self, key: str) -> bool:
        """Return whether a name is a common word: of those that only a town under the gazetteer's cut bears, any is."""
        return key in self.gazetteer.words or (key not in self.gazetteer.names and known(key, at_least=PLAIN))

    def weight(self, candidate: Candidate) -> float:
        """Return what speaks for a candidate less what speaks against it."""
        words, entry, first, last = self.words, candidate.entry, candidate.first, candidate.last
        if self.is_street(first, last) or self.is_business(first, max(last, candidate.stretch)):
            return NEVER
        cue, near = self._cue(first, last), self.home.near(entry)
        begins = self._begins(first) if last > first else first
        capital = words.capital(begins) and not (words.shouted(first) and words.shouted(first - 1))
        telling = capital and not self.opens(first)
        weight = cue + 3 * bool(candidate.stretch) + (near >= 2) + (near >= 3 and telling)
        weight += 2 * (near > 0 and self.home.city in (candidate.key, key_of(entry.name)))
        weight += telling or (capital and last > first)
        size = self._size(entry, near, cue, told=bool(candidate.stretch))
        weight += min(size, 0) if self.is_word(candidate.key) and self.opens(first) else size
        weight -= self._doubt(candidate, capital=capital, cue=cue)
        if near < 2 and cue < 1 and first == last and not candidate.stretch and self._follows_a_name(first):
            weight -= 2
        if entry.kind == "district" and cue < 2:
            weight -= self._districts_doubt(candidate, telling=telling)
        if weight >= LOW and self.is_thing(first, last):
            return NEVER
        small = 0 < entry.population < TOWN and not self._small_is_meant(candidate, near, cue)
        return min(weight, OPEN) if small else weight

    def _begins(self, first: int) -> int:
        """Return the word of several whose capital counts: in "the Bronx" the second."""
        plain = self.words.plain
        return first + (plain[first] in ARTICLES and not known(plain[first + 1], at_least=USUAL))

    def _small_is_meant(self, candidate: Candidate, near: int, cue: float) -> bool:
        """Return whether a small town is told of, or lies around the ad's own city."""
        if candidate.stretch or candidate.key == self.home.city:
            return True
        if self.words.plain[candidate.last] in LANDMARKS and cue < 2:
            return False
        if near == 4 and (cue >= 1 or not self._is_a_persons(candidate.key)):
            return True
        return cue >= 2 and (near >= 2 or self.home.division is None) and self.words.capital(candidate.first)

    def _is_a_persons(self, key: str) -> bool:
        return key in self.lists.last or key in self.lists.first

    def _follows_a_name(self, first: int) -> bool:
        """Return whether a word goes on with a name: "Temple Meads"."""
        words, before = self.words, first - 1
        if words.gaps[first] != " " or not words.capital(before) or words.shouted(before) or self.opens(before):
            return False
        word = words.plain[before]
        return word not in NO_NAME and (word in self.gazetteer.words or word not in self.gazetteer.names)

    def _districts_doubt(self, candidate: Candidate, *, telling: bool) -> float:
        """Return what speaks against the name of a district where no "in" stands before it.

        Many bear the name of a person, or of a thing that small letters mean: "la luz", "zona hotelera".
        """
        said = self.words.plain[candidate.first : candidate.last + 1]
        if len(said) > 1 and said[0] in self.lists.first and said[-1] in self.lists.last:
            return 3.5
        if len(said) == 1 and said[0] in self.lists.last:
            return 2.0
        return 2.0 * (not telling and len(said) > 1 and all(known(word, at_least=COMMON) for word in said))

    def _size(self, entry: Entry, near: int, cue: float, *, told: bool) -> float:
        if near or told or self.home.country is None:
            return self._size_at_home(entry, near, told=told)
        if entry.kind != "city":
            return -1 if entry.kind == "division" else -4
        if entry.population >= BIG:
            return 1
        spoken_of = entry.country in SPANISH or entry.country == "US"
        if entry.population >= LARGE and cue >= 1 and not spoken_of:
            return -2
        return (0 if entry.population >= MIDDLE else -2) if spoken_of else -4

    def _size_at_home(self, entry: Entry, near: int, *, told: bool) -> float:
        if entry.kind == "district" and near < 2 and not told:
            return -2
        elsewhere = near == 1 and (self.home.division or self.home.area)
        if elsewhere and entry.population < MIDDLE and entry.kind == "city":
            return -2
        return 1 if entry.population >= LARGE or entry.kind == "division" else 0

    def _doubt(self, candidate: Candidate, *, capital: bool, cue: float) -> float:
        """Return what speaks for a word or a person instead."""
        words, first, last, key = self.words, candidate.first, candidate.last, candidate.key
        before, gap = words.at(first - 1), words.gaps[first]
        asked = before in PERSON_CUES or (words.at(first - 2), before) in STRONG_PAIRS
        doubt = 3.0 if gap.strip(".") in (" ", "") and asked else 0.0
        if last > first:
            return doubt + (-1 if capital else self._plainness(first, last))
        if cue < 2 and before == "la" and gap == " " and candidate.entry.kind == "city":
            doubt += 3 * (self.home.country == "US")  # a street: "por la Cleveland"
        if cue < 1 and gap == " " and words.capital(first - 1) and before in self.lists.first:
            doubt += 4
        if self.is_word(key):
            return doubt + (1 if candidate.stretch else 3)
        if candidate.stretch:
            return doubt
        if key in self.lists.last and cue < 1 and not self.home.near(candidate.entry):
            doubt += 3 * (self.home.country is not None)
        if self._is_a_persons(key) and self.home.city != key and words.gaps[last + 1] == "'":
            doubt += 2
        if key in self.lists.first:
            return (
                doubt
                + (1 if candidate.entry.population >= LARGE else 2)
                + (3 if cue >= 1 else 6) * self._names_somebody(key)
            )
        hidden = not capital and candidate.entry.population < MIDDLE
        return doubt + hidden - (len(key) > 3)

    def _plainness(self, first: int, last: int) -> float:
        """Return what speaks against words without a capital being a name: "la mesa" says more of it than "el paso"."""
        common = all(known(word, at_least=COMMON) for word in self.words.plain[first : last + 1])
        return 1.5 if common and self.words.plain[first] in ARTICLES else 0 if common else -0.5

    def _names_somebody(self, key: str) -> bool:
        """Return whether a first name stands before a surname anywhere: "Charlotte Pruitt ... Charlotte will call"."""
        if key not in self.somebody:
            places = [place for place, word in enumerate(self.words.plain) if word == key]
            self.somebody[key] = any(map(self._before_a_surname, places))
        return self.somebody[key]

    def _before_a_surname(self, first: int) -> bool:
        words, last = self.words, first + 1
        if words.gaps[last] != " " or not words.capital(first) or not words.capital(last):
            return False
        word = words.plain[last]
        rare = not words.shouted(last) and word not in self.gazetteer.names and not known(word, at_least=COMMON)
        here = any(self.home.near(entry) >= 3 for entry in self.gazetteer.names.get(word, ()))
        return (word in self.lists.last and not here) or rare

    def opens(self, word: int) -> bool:
        """Return whether a word opens a line or a sentence, where a capital says nothing."""
        gap = self.words.gaps[word]
        return word == 0 or "\n" in gap or gap.lstrip(")\"' ")[:1] in (".", "!", "?", "•", "*", "-")

    def _cue(self, first: int, last: int) -> float:
        words = self.words
        if words.gaps[last + 1] == " " and words.at(last + 1) in AREA_AFTER:
            return 2
        if words.at(last + 1) in ALSO and words.at(last + 2) in AROUND_IT and words.gaps[last + 2] == " ":
            return 2
        if words.gaps[first] not in (" ", " ("):
            return 2.0 * (words.gaps[first] == ". " and words.at(first - 1) in SHORTENED)
        before, earlier = words.at(first - 1), words.at(first - 2)
        if before in CUES or (earlier, before) in CUE_PAIRS:
            return 2
        if before in DIRECTIONS or before in ARTICLES:
            return 2 if earlier in CUES else float(before in DIRECTIONS)
        return float(before in WEAK_CUES)

    def is_street(self, first: int, last: int) -> bool:
        """Return whether the words name a street, a station or another thing with an address."""
        words = self.words
        if words.gaps[last + 1] in (" ", ". ") and words.at(last + 1) in STREETS:
            return True
        before, gap = words.at(first - 1), words.gaps[first]
        if gap in (" ", ". ", "/") and before in STREETS_BEFORE:
            return True
        return gap == " " and before in ("de", "del", "la") and words.at(first - 2) in STREETS_BEFORE - {"aeropuerto"}

    def is_business(self, first: int, last: int) -> bool:
        """Return whether the words are part of the name of a business, a landmark or a team."""
        words = self.words
        if words.gaps[first] == " " and words.capital(first - 1) and words.at(first - 1) in BUSINESS_BEFORE:
            return True
        for place in range(last + 1, last + 4):
            if not words.capital(place) or words.gaps[place] not in (" ", "'", " & "):
                return False
            if words.plain[place] in BUSINESS or words.plain[place] in LANDMARKS:
                return True
        return False

    def is_thing(self, first: int, last: int) -> bool:
        """Return whether the words name a crossing, a band, a mall, an animal or goods: "Boston terrier"."""
        words = self.words
        if words.at(last + 1) in THINGS_AFTER and words.gaps[last + 1] == " ":
            return True
        if self.pets and words.plain[first] in PETS and words.at(first - 1) not in CUES:
            return True
        if words.gaps[first] == " " and (words.plain[first - 1] in PETS or in_a_business(words, first, self.lists)):
            return True
        return at_a_crossing(words, first, last)
