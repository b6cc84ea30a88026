"""Names of persons that an ad names, on the reading; spans point into the original.

Lists of names and what stands beside a word decide; spaCy's entities only where these leave it open, in English.
"""

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ads.ad import Contact, Name, Origin, Place, Span
from ads.disguises.vocabulary import VERY_COMMON, zipf
from ads.namelists import name_lists
from ads.names_said import ACTS, EPITHETS, NOT_A_NAME, PARTICLES, STRONG, TITLES, WORDS
from ads.names_weighed import ENOUGH, HOPELESS, NEAR, NEVER, RARE, UNCOMMON, WORD, Setting
from ads.no_persons import written
from ads.places_said import BUSINESS, LANDMARKS, STREETS
from ads.reading import Reading
from ads.words import words_of

OPEN = 0.0  # weight from which a model of entities is asked
LONGEST = 4  # words of a full name
NO_SURNAME = NOT_A_NAME | BUSINESS | LANDMARKS | ACTS
ARTICLES = frozenset(["el", "la", "las", "los"])
JOINTS = frozenset(["&", "/", "+", ","])
AT = frozenset(["at", "al", "on", "en"])  # between a name and a contact
LINKS = frozenset(["and", "y", "e", "or", "o"])
AGAIN = frozenset(["por", "con", "a", "with", "for", "to"])  # "preguntar por Ana o por Luz"
HIDDEN = frozenset(["leet", "spaced"])  # what somebody does to a single word
COUNTED = "0123456789() "


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
    origins: Iterable[Origin] = (),
    ner: bool = False,
) -> list[Name]:
    """Return each mention of a person by name, in order of the text, outside the places, contacts and origins given.

    `ner` asks spaCy about the words that lists and patterns leave open, in English only: a hundred times slower.
    """
    search = _Search(reading, language, places, contacts)
    search.leave(origins)
    candidates = search.candidates()
    if ner and language == "en":
        search.ask(candidates)
    return [search.name(one) for one in candidates if one.weight >= ENOUGH]


class _Search:
    def __init__(self, reading: Reading, language: str, places: Iterable[Place], contacts: Iterable[Contact]) -> None:
        self.reading = reading
        self.words = words_of(reading.text)
        self.lists = name_lists()
        self.pronouns = self.lists.english if language == "es" else frozenset()
        self.setting = Setting(self.words, self.lists)
        self.taken = self.setting.taken
        for undone in reading.undone:
            if undone.kind in HIDDEN:
                self.setting.hidden.update(self._inside(*self._bounds(Span(start=undone.start, end=undone.end))))
        for place in places:
            self.setting.placed.update(self._inside(*self._bounds(place)))
        self.taken.update(self.setting.placed)
        for contact in sorted(contacts, key=lambda contact: contact.start):
            self._reserve(contact)

    def leave(self, spans: Iterable[Span]) -> None:
        """Take no name where something else is said."""
        for span in spans:
            self.taken.update(self._inside(*self._bounds(span)))

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
        inside, words = self._inside(start, end), self.words
        self.taken.update(inside)
        if inside.start > 1 and words.plain[inside.start - 1] in AT and words.gaps[inside.start - 1] == " ":
            self.setting.before[inside.start - 2] = ""
        if inside.start and start - words.end(inside.start - 1) <= NEAR:
            self.setting.before.setdefault(inside.start - 1, words.text[words.end(inside.start - 1) : start])
        if inside.stop < len(words.plain) and words.start(inside.stop) - end <= NEAR:
            self.setting.after[inside.stop] = words.text[end : words.start(inside.stop)]

    def candidates(self) -> list[Candidate]:
        """Return the words that may be names, weighed, none overlapping another."""
        found: list[Candidate] = []
        until = 0
        for place in self._worth_a_look():
            if (
                place < until
                or place in self.taken
                or (len(self.words.plain[place]) < 2 and not self._is_a_prefix(place))
            ):
                continue
            if self._heads_a_name(place):
                continue
            last = self._last(place)
            weight = self.setting.weight(place, last, listed=self.words.plain[place] in self.lists.first)
            if weight > NEVER / 2:
                found.append(Candidate(place, last, weight))
            thing = weight == NEVER and self.words.plain[place] not in STRONG
            until = last + 1 if weight >= 0 or thing else place + 1
        self._together(found)
        return found

    def _heads_a_name(self, place: int) -> bool:
        """Return whether a word that opens a sentence rather says who the next one is: "Housemates Priya and Tom"."""
        words, first = self.words, self.lists.first
        following = words.at(place + 1)
        if words.plain[place] in first or following not in first or words.gaps[place + 1] != " ":
            return False
        return self.setting.opens(place) and words.capital(place + 1) and not words.shouted(place)

    def _is_a_prefix(self, place: int) -> bool:
        return self.words.gaps[place + 1] == "'" and self.words.capital(place + 1)  # O'Hara

    def _worth_a_look(self) -> Iterator[int]:
        """Return words of the lists, and capitalised words that are not common."""
        words, text, bounds = self.words.plain, self.words.text, self.words.bounds
        first = self.lists.first
        for place, word in enumerate(words):
            if word in first:
                if word not in self.pronouns:
                    yield place
            elif text[bounds[2 * place]].isupper() and word not in NOT_A_NAME and word not in STRONG:
                if zipf(word) < UNCOMMON or (place and self._is_told(words[place - 1], word)):
                    yield place

    def _is_told(self, before: str, word: str) -> bool:
        return before in TITLES or (before in STRONG and word in self.lists.last)

    def _last(self, place: int) -> int:
        """Return the last word of the full name that begins here."""
        last = place
        while last - place + 1 < LONGEST:
            following = self._next(last, place)
            if following is None or not self._surname(following, place):
                break
            last = following
        return last

    def _next(self, last: int, first: int) -> int | None:
        """Return the next word that may belong to a name, particles passed over; None where nothing follows."""
        words, following = self.words, last + 1
        gap = words.gaps[following]
        initial = len(words.plain[last]) == 1 and gap in (". ", ".", "'")
        if following >= len(words.plain) or not (gap in (" ", "-") or initial):
            return None
        particles = PARTICLES if words.plain[first] in self.lists.first else PARTICLES - ARTICLES
        while words.at(following) in particles and following - last < 3 and last - first < 2:
            following += 1
            if words.gaps[following] != " ":
                return None
        return following

    def _surname(self, place: int, first: int) -> bool:
        words, word = self.words, self.words.at(place)
        if not word or place in self.taken:
            return False
        if not words.capital(place):
            return self.setting.small and word in self.lists.last and zipf(word) < UNCOMMON
        after = words.gaps[place + 1]
        if len(word) == 1:
            return after[:1] == "." or (after == "'" and words.capital(place + 1))
        if words.shouted(place) != words.shouted(first) or word in NO_SURNAME:
            return False
        ends = words.plain[first] in self.lists.first and after[:1] not in ("'", "-")
        ends = ends and (after != " " or not words.capital(place + 1))
        if word in self.lists.last or word in self.lists.first:
            return ends or not words.shouted(place) or zipf(word) < VERY_COMMON
        if word in STREETS or word.endswith(WORDS):
            return False
        return zipf(word) < (WORD if ends else RARE) and (ends or not words.shouted(place))

    def _together(self, found: list[Candidate]) -> None:
        """Raise names that stand with a name, and those that are named elsewhere in the ad."""
        for one, two in [*pairwise(found), *pairwise(found)]:
            if self._joined(one.last, two.first) and not self._qualifies(one, two):
                low, high = sorted((one, two), key=lambda each: each.weight)
                if high.weight >= ENOUGH > low.weight >= -1 or (low.weight >= -0.5 and 0.5 <= high.weight < ENOUGH):
                    one.weight, two.weight = one.weight + 2.5, two.weight + 2
        sure = {self.words.plain[one.first] for one in found if one.weight >= ENOUGH}
        for one in found:
            word = self.words.plain[one.first]
            least = 0 if word in self.lists.words else HOPELESS
            if least <= one.weight < ENOUGH and word in sure and self.words.capital(one.first):
                one.weight = max(one.weight + 2.5, ENOUGH)

    def _qualifies(self, one: Candidate, two: Candidate) -> bool:
        """Return whether capitals after a name say what somebody is: "Renee Dufresne, LMT"."""
        unlisted = self.words.plain[two.first] not in self.lists.first
        return unlisted and self.words.shouted(two.first) and not self.words.shouted(one.first)

    def _joined(self, left: int, right: int) -> bool:
        words = self.words
        if right == left + 1:
            return words.gaps[right].strip(COUNTED) in JOINTS
        if self._aged_and(left, right):
            return True
        if words.at(left + 1) not in LINKS or words.gaps[right] != " " or words.gaps[left + 1].strip(COUNTED):
            return False
        return right == left + 2 or (right == left + 3 and words.plain[left + 2] in AGAIN)

    def _aged_and(self, left: int, right: int) -> bool:
        """Return whether an age stands between two names: "Nuria de 29 y Caro"."""
        words = self.words
        if right != left + 3 or words.plain[left + 1] != "de" or words.plain[left + 2] not in LINKS:
            return False
        between = words.gaps[left + 2]
        return words.gaps[left + 1] == words.gaps[right] == " " and between.strip().isdigit()

    def ask(self, candidates: list[Candidate]) -> None:
        """Raise the candidates that are open and that a model of entities takes for persons."""
        from ads.entities import persons

        if not any(map(self._is_open, candidates)):
            return
        spans = persons(self.words.text)
        for one in candidates:
            start, end = self.words.start(one.first), self.words.end(one.last)
            if self._is_open(one) and any(left < end and start < right for left, right in spans):
                one.weight = ENOUGH

    def _is_open(self, one: Candidate) -> bool:
        return OPEN <= one.weight < ENOUGH and self.words.capital(one.first)

    def name(self, candidate: Candidate) -> Name:
        """Return a candidate as a name of the original text."""
        start, end = self.words.start(self._begins(candidate.first)), self.words.end(candidate.last)
        shortened = len(self.words.plain[candidate.last]) == 1 and self.words.gaps[candidate.last + 1][:1] == "."
        value = written(self.words.text[start : end + shortened])
        start, end = self.reading.original_range(start, end + shortened)
        return Name(value=value, start=start, end=end)

    def _begins(self, first: int) -> int:
        """Return where a name begins with initials, or with what people call somebody: "Big Otis"."""
        words, before = self.words, self.setting.begins(first) - 1
        if before < first - 1:
            return before + 1
        called = words.at(before) in EPITHETS and words.gaps[first] == " " and words.capital(before)
        return before if called and not words.shouted(first) and before not in self.taken else first
