"""Names of persons that an ad names, on the reading; spans point into the original.

Lists of names and what stands beside a word decide; spaCy's entities only where these leave it open, in English.
"""

import bisect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from ads.ad import Contact, Name, Place, Span
from ads.disguises.vocabulary import zipf
from ads.namelists import NameLists, name_lists
from ads.names_said import NATIONS, NOT_A_NAME, PARTICLES, RELATIVES, STRONG, STRONG_PAIRS, TITLES, WEAK
from ads.no_persons import is_no_person, written
from ads.places_said import BUSINESS, CUES, LANDMARKS
from ads.reading import Reading
from ads.words import Words, words_of

ENOUGH = 2.0  # weight from which a word is a name
RARE, UNCOMMON = 3.2, 3.9  # Zipf frequency: a word seldom seen in print, one not often
AGE = re.compile(r"[\s,(–—-]{1,3}(?:age |aged )?[1-9]\d(?![\d:.,/%]*\d)(?!\s*[%$€])")
BETWEEN = frozenset(["", ",", "-", "–", "—", "/", "~", "&", ":", "(", "·", "|", "@"])  # a name and a contact
OPENING = frozenset(".!?•*|\n;:")
CLOSING = frozenset(".!\n)|")


@dataclass(slots=True)
class Candidate:
    """Words `first` to `last` (included) that may name somebody."""

    first: int
    last: int
    weight: float


def find_names(
    reading: Reading,
    *,
    language: str,
    places: Iterable[Place] = (),
    contacts: Iterable[Contact] = (),
    ner: bool = False,
) -> list[Name]:
    """Return each mention of a person by name, in order of the text, outside the places and contacts given.

    `ner` asks spaCy about the words that lists and patterns leave open, in English only.
    """
    search = _Search(reading, places, contacts)
    candidates = search.candidates()
    if ner and language == "en":
        from ads.entities import persons

        search.ask(candidates, persons)
    return search.names(candidates)


class _Search:
    def __init__(self, reading: Reading, places: Iterable[Place], contacts: Iterable[Contact]) -> None:
        self.reading = reading
        self.words: Words = words_of(reading.text)
        self.lists: NameLists = name_lists()
        self.before: dict[int, str] = {}  # words right before a contact, and what stands between
        self.after: dict[int, str] = {}
        self.taken: set[int] = set()
        for place in places:
            self.taken.update(self._inside(*self._bounds(place)))
        for contact in contacts:
            self._reserve(contact)

    def _bounds(self, span: Span) -> tuple[int, int]:
        """Return a range of the original as one of the reading."""
        if self.reading.starts is None or self.reading.ends is None:
            return span.start, span.end
        return bisect.bisect_right(self.reading.ends, span.start), bisect.bisect_left(self.reading.starts, span.end)

    def _inside(self, start: int, end: int) -> range:
        """Return the words that a range covers, in part or whole; where it covers none, where it would."""
        bounds = self.words.bounds
        return range(bisect.bisect_right(bounds, start) // 2, (bisect.bisect_left(bounds, end) + 1) // 2)

    def _reserve(self, contact: Contact) -> None:
        start, end = self._bounds(contact)
        inside = self._inside(start, end)
        self.taken.update(inside)
        if inside.start:
            self.before[inside.start - 1] = self.words.text[self.words.end(inside.start - 1) : start]
        if inside.stop < len(self.words.plain):
            self.after[inside.stop] = self.words.text[end : self.words.start(inside.stop)]

    def candidates(self) -> list[Candidate]:
        """Return the words that may be names, weighed, none overlapping another."""
        words, first = self.words, self.lists.first
        found: list[Candidate] = []
        until = 0
        for place in self._worth_a_look():
            if place < until or place in self.taken or len(words.plain[place]) < 2:
                continue
            candidate = Candidate(place, self._last(place), 0)
            candidate.weight = self._weight(candidate, listed=words.plain[place] in first)
            if candidate.weight > -3:
                found.append(candidate)
                until = candidate.last + 1 if candidate.weight >= 0 else place + 1
        self._together(found)
        return found

    def _worth_a_look(self) -> list[int]:
        """Return words of the lists, and capitalised words that are not common."""
        words, first, text, bounds = self.words, self.lists.first, self.words.text, self.words.bounds
        return [
            place
            for place, word in enumerate(words.plain)
            if word in first
            or (
                text[bounds[2 * place]].isupper()
                and word not in NOT_A_NAME
                and (zipf(word) < UNCOMMON or (place and words.plain[place - 1] in TITLES))
            )
        ]

    def _last(self, place: int) -> int:
        """Return the last word of the full name that begins here."""
        words = self.words
        last = place
        while last - place < 3:
            following = last + 1
            if words.gaps[following] not in (" ", "-", ". ") or following in self.taken:
                break
            if words.gaps[following] == ". " and len(words.plain[last]) > 1:
                break
            if words.at(following) in PARTICLES and words.gaps[following] == " " and last - place < 2:
                following += 1 + (words.at(following + 1) in PARTICLES)
            if not self._surname(following, place) or words.gaps[min(following, len(words.gaps) - 1)] not in (
                " ",
                "-",
                ". ",
            ):
                break
            last = following
        return last

    def _surname(self, place: int, first: int) -> bool:
        words = self.words
        if place in self.taken or not words.capital(place) or words.shouted(place) != words.shouted(first):
            return False
        word = words.plain[place]
        if word in NOT_A_NAME or word in BUSINESS or word in LANDMARKS:
            return False
        if len(word) == 1:
            return words.gaps[place + 1][:1] == "."
        if word in self.lists.last or word in self.lists.first:
            return True
        return zipf(word) < RARE

    def _weight(self, candidate: Candidate, *, listed: bool) -> float:
        words, first, last = self.words, candidate.first, candidate.last
        word, capital = words.plain[first], words.capital(first)
        if is_no_person(self.words, first, last) or not (listed or capital):
            return -9
        cue = self._cue(first, listed=listed)
        weight = self._standing(word, first, listed=listed, capital=capital) + cue
        weight += (2.5 if listed else 3) * self._aged(last, listed=listed)
        weight += self._beside(first, last)
        if words.gaps[last + 1] == " " and words.at(last + 1) in RELATIVES and not words.capital(last + 1):
            weight += 3
        if last > first:
            weight += 1.5 if words.plain[last] in self.lists.last or words.plain[last] in self.lists.first else 1
        elif not listed and cue < 2 and word in self.lists.last:
            weight += 0.5
        return weight

    def _aged(self, last: int, *, listed: bool) -> bool:
        words = self.words
        gap = self.before.get(last, words.gaps[last + 1])
        if AGE.match(gap) and (listed or not gap[:2].strip().isdigit()):
            return True
        return words.at(last + 1) in ("is", "tiene", "turned", "cumplio") and bool(AGE.match(words.gaps[last + 2]))

    def _standing(self, word: str, place: int, *, listed: bool, capital: bool) -> float:
        """Return the weight of a word itself."""
        shouting = self.words.shouted(place)
        if not listed:
            if zipf(word) >= RARE and word not in self.lists.last:
                return -1.5
            return -1.5 if shouting else -1 if self._opens(place) else 0
        if word in self.lists.words:
            return -2 if not capital else -1 if shouting else -0.5 if self._opens(place) else 0.5
        if len(word) == 2:
            return -1
        return 0 if not capital else 1 if shouting else 2

    def _opens(self, place: int) -> bool:
        gap = self.words.gaps[place]
        return place == 0 or not OPENING.isdisjoint(gap)

    def _cue(self, place: int, *, listed: bool) -> float:
        words = self.words
        gap, before = words.gaps[place], words.at(place - 1)
        if place == 0 or "\n" in gap or len(gap) > 4:
            return 0
        if f"{words.at(place - 2)} {before}" in STRONG_PAIRS and gap.strip(": \"'“") == "":
            return 3.5
        if before in TITLES and gap in (" ", ". ", "."):
            return 4
        if before in STRONG and gap.strip(".,: -–\"'“(") == "" and "." not in gap.lstrip("."):
            if not listed and words.plain[place].endswith(NATIONS):
                return 0
            return 3 if listed or gap.strip() in ("", ".", ":") else 1.5
        if gap == " " and before == "con" and listed:
            return 1.5
        if gap == " " and before in CUES:
            return -2 if listed else -9
        if before in WEAK and gap == " ":
            return 0.5
        return 0

    def _beside(self, first: int, last: int) -> float:
        """Return what a contact, a dash, or standing alone adds."""
        words = self.words
        before, after = words.gaps[first], words.gaps[last + 1]
        weight = 0.0
        if (gap := self.before.get(last)) is not None and len(gap) <= 4 and gap.strip() in BETWEEN:
            weight = 2.5 if self._opens(first) or before.strip() in BETWEEN else 1
        elif (gap := self.after.get(first)) is not None and len(gap) <= 4 and (not after or after[:1] in CLOSING):
            weight = 2.5
        elif (
            before.strip()[-1:] in ("-", "–", "—", "~", "→")
            and before[:1].isspace()
            and (not after or after[:1] in CLOSING)
        ):
            weight = 2
        elif self._opens(first) and (
            not after or after[:1] in CLOSING or after.strip()[:1] in ("–", "—", "-", "|", ":")
        ):
            weight = 1
        return weight

    def _together(self, found: list[Candidate]) -> None:
        """Raise names that stand with a name, and those that are named elsewhere in the ad."""
        for _ in range(2):
            for one, two in pairwise(found):
                if self._joined(one.last, two.first):
                    if two.weight >= ENOUGH > one.weight >= -1 or one.weight >= ENOUGH > two.weight >= -1:
                        one.weight, two.weight = one.weight + 2, two.weight + 2
                    elif min(one.weight, two.weight) >= -0.5 and max(one.weight, two.weight) >= 0.5:
                        one.weight, two.weight = one.weight + 2.5, two.weight + 2
        sure = {self.words.plain[one.first] for one in found if one.weight >= ENOUGH}
        for one in found:
            if one.weight < ENOUGH and self.words.plain[one.first] in sure and self.words.capital(one.first):
                one.weight += 2.5

    def _joined(self, left: int, right: int) -> bool:
        words = self.words
        if right == left + 1:
            return words.gaps[right].strip("0123456789() ") in ("&", "/", "+", ",")
        if (
            words.gaps[left + 1].strip("0123456789() ")
            or words.gaps[right] != " "
            or words.plain[left + 1] not in ("and", "y", "e", "or", "o")
        ):
            return False
        return right == left + 2 or (
            right == left + 3 and words.plain[left + 2] in ("por", "con", "a", "with", "for", "to")
        )

    def ask(self, candidates: list[Candidate], persons: Callable[[str], list[tuple[int, int]]]) -> None:
        """Raise the candidates that are still open and that a model of entities takes for persons."""
        words = self.words
        if not any(-1.5 <= one.weight < ENOUGH for one in candidates):
            return
        spans = persons(words.text)
        for one in candidates:
            start, end = words.start(one.first), words.end(one.last)
            if -1.5 <= one.weight < ENOUGH and any(left < end and start < right for left, right in spans):
                one.weight += 2

    def names(self, candidates: list[Candidate]) -> list[Name]:
        """Return the candidates that weigh enough."""
        return [self._name(one) for one in candidates if one.weight >= ENOUGH]

    def _name(self, candidate: Candidate) -> Name:
        words = self.words
        span = self.reading.original_span(words.start(candidate.first), words.end(candidate.last))
        return Name(value=written(words.surface(candidate.first, candidate.last)), start=span.start, end=span.end)
