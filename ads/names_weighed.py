"""How much speaks for words being the name of a person.

The weights were set by hand on the half of the judged ads that is there to be looked at; 2 is enough.
"""

import functools
import re
from dataclasses import dataclass, field

from ads.disguises.vocabulary import zipf
from ads.namelists import NameLists
from ads.names_said import (
    ACTS,
    NATIONS,
    NO_INITIALS,
    PARTING,
    PETS,
    POINTED,
    RELATIVES,
    STRONG,
    STRONG_PAIRS,
    TITLES,
    WEAK,
    WORDS,
)
from ads.no_persons import is_a_thing, is_no_person
from ads.numerals import TEENS, TENS
from ads.places_said import CUES
from ads.things import SHOPS
from ads.words import Words

ENOUGH, NEVER = 2.0, -9.0
HOPELESS = -1.0  # what no name beside it makes enough
RARE, UNCOMMON = 3.2, 3.9  # Zipf frequency of a word seldom seen in print, of one not often
AGE = re.compile(r"[\s,(–—-]{1,3}[1-9]\d(?![\d:.,/%]*\d)(?!\s*[%$€])")
AGE_IN = re.compile(r"\s\([1-9]\d?\)")
UNITS = frozenset("am cm feet ft horas hours hr hrs km lb lbs mi miles millas min mins minutes minutos pies pm".split())
IN_WORDS = frozenset([*TEENS, *TENS])
YOUNG = re.compile(r"[,(\s–—-]{1,3}[1-9]\s?")
YEARS = frozenset("anitos ano anos meses mo months month year years yo yr yrs".split())
AGED = frozenset("age aged cumplio is tiene turned".split())
OF_AGE = frozenset("de of".split())
BETWEEN = frozenset(["", ",", "-", "–", "—", "/", "~", "&", ":", "(", "·", "|", "@"])  # before a name and a contact
ENDING = frozenset(".!?;)")  # what stands between a name and a contact of somebody else
ROUTES = frozenset([">", "->", "→", "»", "/"])
OPENING = frozenset(".!?•*|\n;:")
CLOSING = frozenset(".!\n)|")
DASHES = frozenset("-–—~→")
AFTER_A_HEADING = frozenset("–—-|:~★")
CAPITALS = re.compile(r"(?:^|[.!?\n]\s*)[A-ZÁÉÍÓÚÑ]|[A-ZÁÉÍÓÚÑ]{2}|\b[A-ZÁÉÍÓÚÑ][a-záéíóúñ]")
INITIALS = 1.5  # what initials before a surname add
MOST_INITIALS = 3
MONTHS_CUE = 3.0  # what has to stand before the name of a month
SHORTENED = 5  # letters of a word with a point after it that is rather shortened than the end of a sentence
WORD = 4.3  # Zipf frequency from which a surname is rather a word
NEAR = 20  # characters between a name and a contact


@dataclass(frozen=True)
class Setting:
    """The words of a text, those taken by places and contacts, by places alone, or hidden, and what is by contacts."""

    words: Words
    lists: NameLists
    taken: set[int] = field(default_factory=set)
    placed: set[int] = field(default_factory=set)
    before: dict[int, str] = field(default_factory=dict)
    after: dict[int, str] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)

    @functools.cached_property
    def small(self) -> bool:
        """Whether the text is written without capitals."""
        return not CAPITALS.search(self.words.text)

    @functools.cached_property
    def pets(self) -> bool:
        """Whether the text tells of animals."""
        return not PETS.isdisjoint(self.words.plain)

    def weight(self, first: int, last: int, *, listed: bool) -> float:
        """Return what speaks for words `first` to `last` (included) less what speaks against them."""
        if not listed and (not self.words.capital(first) or self.words.plain[first].endswith(SHOPS)):
            return NEVER
        weight = self._weight(first, last, listed=listed)
        if weight < HOPELESS:
            return weight
        if is_no_person(self.words, first, last):
            return NEVER
        thing = weight > 0 and is_a_thing(self.words, first, last, self.lists, pets=self.pets)
        return NEVER if thing or self._on_a_route(first, last) else weight

    def _on_a_route(self, first: int, last: int) -> bool:
        """Return whether a place stands right before or after, on a way from one to the other: "Columbus > Gary"."""
        gaps, placed = self.words.gaps, self.placed
        follows = first - 1 in placed and gaps[first].strip() in ROUTES
        return follows or (last + 1 in placed and gaps[last + 1].strip() in ROUTES)

    def _weight(self, first: int, last: int, *, listed: bool) -> float:
        words, capital = self.words, self.words.capital(first)
        begin = self.begins(first)
        cue = self._cue(begin, listed=listed)
        told = cue >= MONTHS_CUE or AGE_IN.match(words.gaps[last + 1])
        if words.plain[first] in self.lists.months and not told:
            return NEVER
        weight = cue + self._standing(first, listed=listed, capital=capital) + self._beside(begin, last)
        weight += INITIALS * (begin < first)
        if listed or not words.shouted(first):
            weight += (2.5 if listed else 3) * self._aged(last, listed=listed)
        if words.gaps[last + 1] == " " and words.at(last + 1) in RELATIVES and not words.capital(last + 1):
            weight += 3
        weight += first in self.hidden
        if listed and words.at(last + 1) in ACTS and self._acts(first, last):
            weight += 2.5
        surname = words.plain[last] in self.lists.last
        if last == first:
            return weight + 0.5 * (surname and not listed and cue < 2)
        return weight + (1.5 if surname or words.plain[last] in self.lists.first else 1) + self._whole(first, last)

    def begins(self, first: int) -> int:
        """Return the first of the initials before a word, else the word: "J. R. Stokes", but not "Apt B. Stokes"."""
        words, begin = self.words, first
        while begin > max(0, first - MOST_INITIALS) and self._initial(begin - 1):
            begin -= 1
        if "".join(words.plain[begin:first]) in NO_INITIALS:
            return first
        gap, before = words.gaps[begin], words.at(begin - 1)
        told = gap != " " or before in STRONG or before in TITLES or before in WEAK
        return begin if told and not gap.strip()[-1:].isdigit() else first

    def _initial(self, place: int) -> bool:
        words = self.words
        return len(words.plain[place]) == 1 and words.gaps[place + 1] in (".", ". ") and words.capital(place)

    def _whole(self, first: int, last: int) -> float:
        """Return what a first name and a surname add that are both listed, or that stand alone as a sentence."""
        words = self.words
        if words.gaps[last] != " " or words.shouted(last) or not words.capital(first):
            return 0
        word = words.plain[last]
        if words.plain[first] in self.lists.first and word in self.lists.last:
            return float(word not in self.lists.words and zipf(word) < WORD)
        alone = self.opens(first) and (words.gaps[last + 1][:1] or ".") in CLOSING
        return float(alone and max(zipf(words.plain[first]), zipf(word)) < RARE)

    def _acts(self, first: int, last: int) -> bool:
        """Return whether a verb says what somebody does, right after a name: "Norma limpia casas"."""
        words = self.words
        return words.gaps[last + 1] == " " and words.capital(first) and words.shouted(first) == words.shouted(last + 1)

    def _standing(self, place: int, *, listed: bool, capital: bool) -> float:
        """Return the weight of a word itself."""
        word, shouted = self.words.plain[place], self.words.shouted(place)
        if not listed:
            common = not self._rare(word) or word.endswith(WORDS + NATIONS) or word.removesuffix("s") in STRONG
            counted = place not in self.after and self.words.gaps[place].strip()[-1:].isdigit()
            doubtful = common or shouted or counted or self._shortened(place)
            return -1.5 if doubtful else -1 if self.opens(place) else 0
        if word in self.lists.words:
            return -2 if not capital else -1 if shouted else -0.5 if self.opens(place) else 0.5
        if len(word) == 2:
            return -1
        if not capital:
            return float(self.small)
        return 1 if shouted else 2

    def _rare(self, word: str) -> bool:
        return word in self.lists.last or zipf(word) < RARE

    def _shortened(self, place: int) -> bool:
        """Return whether a sentence goes on after the point behind a word: "Estac. gratis"."""
        following = place + 1
        return self.words.gaps[following] == ". " and not self.small and not self.words.capital(following)

    def opens(self, place: int) -> bool:
        """Return whether a word opens a line or a sentence, where a capital says nothing."""
        return place == 0 or not OPENING.isdisjoint(self.after.get(place, self.words.gaps[place]))

    def _cue(self, place: int, *, listed: bool) -> float:
        words = self.words
        gap, before = words.gaps[place], words.at(place - 1)
        if before in PARTING and "," in gap and len(gap) < 6:
            return 3 if words.capital(place) or listed else 0
        if place == 0 or "\n" in gap or len(gap) > 4:
            return 0
        if before == "ask" and gap == " 4 ":
            return 3.5
        if (words.at(place - 2), before) in STRONG_PAIRS and not gap.strip(": \"'“"):
            return 3.5
        if (
            before in ("el", "la")
            and (words.at(place - 3), words.at(place - 2)) in STRONG_PAIRS
            and words.capital(place)
        ):
            return 3
        if before in TITLES and (gap == " " or (gap in (". ", ".") and len(before) <= SHORTENED)):
            return 4 if listed or not words.shouted(place) or self._rare(words.plain[place]) else 1
        if before in ("is", "es") and gap == " " and words.at(place - 2) in STRONG and words.capital(place):
            return 3
        ends = gap[:1] == "." and before not in POINTED and before not in PARTING
        if before in STRONG and not ends and not gap.strip(".,: -–\"'“(") and "." not in gap.lstrip("."):
            nation = not listed and words.plain[place].endswith(NATIONS)
            return 0 if nation else 3 if listed or gap.strip() in ("", ".", ":") else 1.5
        return self._weak_cue(before, listed=listed) if gap == " " else 0

    def _weak_cue(self, before: str, *, listed: bool) -> float:
        if before == "con":
            return 1.5 if listed else 0.5
        if before in ("a", "by") and listed and self.small:
            return 1
        if before in CUES:  # of a place
            return -2 if listed else NEVER
        return 0.5 * (before in WEAK)

    def _aged(self, last: int, *, listed: bool) -> bool:
        gap, following = self.before.get(last, self.words.gaps[last + 1]), self.words.at(last + 1)
        if listed and AGE_IN.match(gap):
            return True
        if AGE.match(gap) and (listed or not gap[:2].strip().isdigit()) and following not in UNITS:
            return True
        if gap in (", ", " (") and following in IN_WORDS:
            return True
        if following in YEARS and YOUNG.fullmatch(gap) and self.words.capital(last):
            return listed or not gap[:2].strip().isdigit()
        told = following in AGED or (listed and following in OF_AGE and self.words.at(last + 2) in YEARS)
        return told and bool(AGE.match(self.words.gaps[last + 2]))

    def _beside(self, first: int, last: int) -> float:
        """Return what a contact, a dash, or standing alone adds."""
        before, after = self.words.gaps[first], self.words.gaps[last + 1]
        closes = not after or after[0] in CLOSING
        if (gap := self.before.get(last)) is not None and len(gap) <= 4 and ENDING.isdisjoint(gap):
            return 2.5 if self.opens(first) or before.strip() in BETWEEN else 1
        if closes and len(self.after.get(first, " " * NEAR)) <= 4:
            return 2.5
        if closes and before[:1].isspace() and before.strip()[-1:] in DASHES:
            return 2
        if self.opens(first) and after.strip()[:1] in AFTER_A_HEADING:
            return (
                2.5 if zipf(self.words.plain[first]) < UNCOMMON and self.words.plain[first] in self.lists.first else 1
            )
        if closes and self.small and before.strip() == ",":
            return 1
        if closes and self.opens(first) and first and last + 1 == len(self.words.plain) and not after.strip():
            return 2.5 if self.words.capital(first) and self.words.plain[first] in self.lists.first else 1
        return float(closes and self.opens(first))
