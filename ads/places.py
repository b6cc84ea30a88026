"""Places that an ad names: cities, districts and states, on the reading; spans point into the original.

Each candidate of the gazetteer is weighed by what speaks for it (a word such as "in", a state after it, the ad's own
city or region, its size) and against it (a street, a business, a person, a common word).
"""

from collections.abc import Collection, Iterator, Sequence

from ads.ad import Place
from ads.disguises.vocabulary import known
from ads.gazetteer import LONG, Entry, Gazetteer, division_of, gazetteer
from ads.namelists import name_lists
from ads.places_home import Home, home_of, home_told
from ads.places_in_rows import raise_in_rows
from ads.places_said import CUES, DIRECTIONS, SHORTENED
from ads.places_unlisted import OPEN_CUES, SAID, before_a_state, split, unlisted
from ads.places_weighed import LARGE, Candidate, Scales
from ads.reading import Reading
from ads.words import Words, sound_of, words_of

INNER = frozenset((" ", "-", "'", ". ", ".", " - ", "/", " '", "' "))  # between the words of one name
ENOUGH = 1.0  # weight from which a candidate is a place
SURE = 2.0  # weight from which it tells where an ad is that does not say so
SHORT = 4.3  # Zipf frequency from which a short form in small letters is a word
TOWN_CUES = CUES | SHORTENED | DIRECTIONS | {"of", "de", "d"}  # before a small town
STATES = frozenset(["US", "CA", "AU"])  # where a city's name is followed by its state
CAPITAL = 500_000  # people of a city that its province may be named after
LA_CUES = frozenset("around downtown east from greater in near south to west".split())  # in Spanish it is an article
SIGNS = frozenset(["arroba", "dot", "guion", "punto"])  # within an account that is said in words
SHARP = frozenset("@_#$\\")  # beside these, a word is part of an account, a tag or an address


def find_places(
    reading: Reading,
    *,
    city: str | None = None,
    region: str | None = None,
    country: str | None = None,
    area_regions: Collection[str] = (),
) -> list[Place]:
    """Return the places of a reading in order of the text.

    `city`, `region` and `country` (ISO 3166 alpha-2) are the ad's own; `area_regions` are the states of the United
    States (postal codes) whose area codes its phones have.
    """
    return _Search(reading, home_of(city, region, country, tuple(area_regions))).places()


class _Search:
    def __init__(self, reading: Reading, home: Home) -> None:
        self.reading = reading
        self.home = home
        self.words: Words = words_of(reading.text)
        self.gazetteer: Gazetteer = gazetteer()
        self.scales = Scales(self.words, home, self.gazetteer, name_lists())

    def places(self) -> list[Place]:
        """Return the places in order of the text."""
        candidates = self._weighed()
        if self.home.division is None and (home := self._told(candidates)):
            self.home = self.scales.home = home
            candidates = self._weighed()
        if len(candidates) > 1:
            raise_in_rows(self.words, candidates, enough=ENOUGH)
        found = [candidate for candidate in candidates if candidate.weight >= ENOUGH]
        return [self._place(*place) for place in sorted([*map(_settled, found), *self._unlisted(found)])]

    def _weighed(self) -> list[Candidate]:
        candidates = list(self._candidates())
        for candidate in candidates:
            candidate.weight = self.scales.weight(candidate)
        return candidates

    def _told(self, candidates: list[Candidate]) -> Home | None:
        """Return the first city that is sure as the home of an ad that does not say where it is, if that may help."""
        home = None
        for one in candidates:
            if one.weight >= SURE and one.entry.kind == "city" and self.home.country in (None, one.entry.country):
                home = home_told(one.entry, self.home.area)
                break
        near = home.near if home else None
        if near and any(near(entry) > max(2, near(one.entry)) for one in candidates for entry in one.entries):
            return home
        if near and any(one.weight < ENOUGH and near(one.entry) > 2 for one in candidates):
            return home
        return None

    def _unlisted(self, found: list[Candidate]) -> Iterator[tuple[int, int, Entry]]:
        country, code = self._owndivision_of(found)
        ranges = [_settled(one)[:2] for one in found]
        taken = {word for first, last in ranges for word in range(first, last + 1)}
        capital = self.words.capital
        cues = [place for place, word in enumerate(self.words.plain) if word in OPEN_CUES and capital(place + 1)]
        for first, last, entry in [*self._before_states(taken), *self._split(cues, taken)]:
            ranges.append((first, last))
            taken.update(range(first, last + 1))
            yield first, last, entry
        for first, last in unlisted(self.words, cues, ranges, taken, self.scales):
            name = titled(self.words.surface(first, last))
            heard = self.gazetteer.sounds.get(sound_of(name))
            if heard and self.home.near(heard):
                yield first, last, heard
                continue
            region = self.gazetteer.regions.get((country, code))
            yield first, last, Entry(name, None, country, code, region, 0, "district")

    def _owndivision_of(self, found: list[Candidate]) -> tuple[str, str]:
        """Return the division where what no gazetteer holds is taken to lie."""
        at_home = self.home.country in (None, "US") and len(self.home.area) == 1
        division = self.home.division or (min(self.home.area) if at_home else None)
        if not division and found:
            division = division_of(found[0].entry)
        return division or (self.home.country or "", "")

    def _before_states(self, taken: set[int]) -> Iterator[tuple[int, int, Entry]]:
        for first, last in before_a_state(self.words, self.gazetteer.after_first, taken):
            state, stretch = self._state(last)
            if state and not self.scales.is_business(first, last):
                near = [one for one in state if one[0] == self.home.country]
                yield first, stretch, _of_state(self.words.surface(first, last), near or state, self.gazetteer)

    def _split(self, cues: list[int], taken: set[int]) -> Iterator[tuple[int, int, Entry]]:
        for first, last, key in split(self.words, cues, self.gazetteer.names, taken):
            best = max(self._thinkable(key), key=self.scales.standing, default=None)
            if best and (self.home.near(best) or best.population >= LARGE):
                yield first, last, best

    def _candidates(self) -> Iterator[Candidate]:
        words, follow = self.words.plain, self.gazetteer.follow
        local = self.home.towns.follow if self.home.towns else {}
        some = frozenset(words)
        begins = (follow.keys() & some) | (local.keys() & some)
        taken = 0
        for first in [place for place, word in enumerate(words) if word in begins]:
            seconds = local.get(words[first]) or follow[words[first]]
            longest = LONG if first + 1 < len(words) and words[first + 1] in seconds else 1
            if first < taken or (longest == 1 and "" not in seconds):
                continue
            for last in range(min(first + longest, len(words)) - 1, first - 1, -1):
                if candidate := self._candidate(first, last):
                    taken = max(last, candidate.stretch) + 1
                    yield candidate
                    break

    def _candidate(self, first: int, last: int) -> Candidate | None:
        words = self.words
        if last > first and not INNER.issuperset(words.gaps[first + 1 : last + 1]):
            return None
        key = " ".join(words.plain[first : last + 1])
        entries = self._thinkable(key)
        if not entries or (key in self.gazetteer.shouted and not self._abbreviates(first, last)):
            return None
        if (key in self.gazetteer.towns or key not in self.gazetteer.names) and not self._is_told(entries, first, last):
            return None
        if self._in_address(first, last):
            return None
        state, stretch = self._state(last)
        fitting = [entry for entry in entries if division_of(entry) in state] if state else entries
        abroad = self.home.country not in (None, *(country for country, _ in state))
        if not fitting and (abroad or words.shouted(first) or any(entry.population >= LARGE for entry in entries)):
            fitting, stretch = entries, 0
        if not fitting and last == first and self.scales.is_word(key):
            fitting, stretch = entries, 0
        if not fitting:
            fitting = [_of_state(words.surface(first, last), state, self.gazetteer)]
        best = max(fitting, key=self.scales.standing) if len(fitting) > 1 else fitting[0]
        return Candidate(first, last, key, tuple(fitting), best, 0, stretch)

    def _thinkable(self, key: str) -> Sequence[Entry]:
        """Return the places of a name, without the districts of other countries."""
        entries = self.gazetteer.names.get(key, ())
        town = self.home.towns.names.get(key) if self.home.towns else None
        if town and not any(division_of(entry) == division_of(town) for entry in entries):
            entries = (*entries, town)
        if not entries or self.home.country is None:
            return entries
        return [entry for entry in entries if entry.kind != "district" or self.home.near(entry)]

    def _is_told(self, towns: Sequence[Entry], first: int, last: int) -> bool:
        """Return whether one of some small towns lies close, or has a cue before it or a state after it."""
        if self.words.at(first - 1) in TOWN_CUES or self.words.at(last + 1) in self.gazetteer.after_first:
            return True
        if any(entry.id in self.home.around for entry in towns):
            return True
        return self.words.capital(first) and any(division_of(entry) == self.home.division for entry in towns)

    def _abbreviates(self, first: int, last: int) -> bool:
        """Return whether a short form is in capitals among words that are not, or right after "in"."""
        words = self.words
        surface = words.surface(first, last)
        if not surface.isupper() and surface != "CdA":
            rare = len(surface) > 1 and not known(surface, at_least=SHORT)
            return rare and words.gaps[first] == " " and words.at(first - 1) in ("in", "en")
        if surface == "LA" and words.gaps[last + 1] == " " and words.capital(last + 1):
            return words.at(first - 1) in LA_CUES or not words.surface(last + 1, last + 1).isupper()
        return not (words.shouted(first - 1) and words.shouted(last + 1)) or len(surface) > 3

    def _in_address(self, first: int, last: int) -> bool:
        words, text = self.words, self.words.text
        before, after = words.gaps[first], words.gaps[last + 1]
        if before[-1:] in SHARP or after[:1] in SHARP or words.at(first - 1) in SIGNS:
            return True
        if before[-1:].isspace() and after[:1].isspace():
            return False
        start, end = words.start(first), words.end(last)
        left = max(text.rfind(" ", max(0, start - 80), start), text.rfind("\n", max(0, start - 80), start))
        right = text.find(" ", end, end + 80)
        token = text[left + 1 : right if right >= 0 else end + 80].split("\n")[0].lower()
        return "@" in token or "://" in token or "www." in token or ".org" in token or ".com" in token

    def _state(self, last: int) -> tuple[frozenset[tuple[str, str]], int]:
        """Return the divisions that the words right after may mean, and the last of those words."""
        words = self.words
        if words.gaps[last + 1] not in (", ", ",", " ", " (", ". ", " - "):
            return frozenset(), 0
        if words.at(last + 1) not in self.gazetteer.after_first:
            return frozenset(), 0
        comma = words.gaps[last + 1] in (", ", ",", " (")
        for end in range(min(last + 3, len(words.plain) - 1), last, -1):
            if end > last + 1 and not INNER.issuperset(words.gaps[last + 2 : end + 1]):
                continue
            surface = words.surface(last + 1, end)
            divisions = self._divisions_after(" ".join(words.plain[last + 1 : end + 1]))
            short = len(surface) == 2 and (words.gaps[last + 1] != ", " or surface.lower() in SAID)
            if divisions and (surface.isupper() or (comma and surface[0].isupper() and not short)):
                return divisions, end
            if divisions and len(surface) > 4 and surface[0].isupper() and words.gaps[last + 1] == " ":
                return divisions, end
        return frozenset(), 0

    def _divisions_after(self, key: str) -> frozenset[tuple[str, str]]:
        """Return the divisions that a name after a city's means, where it does not rather mean a city."""
        divisions = self.gazetteer.after.get(key, frozenset())
        cities = {division_of(entry) for entry in self.gazetteer.names.get(key, ()) if entry.population >= CAPITAL}
        return frozenset(one for one in divisions if one[0] in STATES or one not in cities)

    def _place(self, first: int, last: int, entry: Entry) -> Place:
        start, end = self.reading.original_range(self.words.start(first), self.words.end(last))
        return Place(
            name=entry.name,
            id=entry.id,
            region=entry.region,
            country=entry.country or None,
            start=start,
            end=end,
        )


def _settled(candidate: Candidate) -> tuple[int, int, Entry]:
    return candidate.first, max(candidate.last, candidate.stretch), candidate.entry


def titled(surface: str) -> str:
    """Return a name of a place as it is written."""
    return surface.title() if surface.isupper() or surface.islower() else surface


def _of_state(surface: str, state: Collection[tuple[str, str]], places: Gazetteer) -> Entry:
    country, code = min(state)
    return Entry(titled(surface), None, country, code, places.regions.get((country, code)), 0, "city")
