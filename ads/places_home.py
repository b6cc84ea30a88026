"""Where an ad is: its own city, region and country, else the first sure city in it, and the states of its phones."""

import functools
from dataclasses import dataclass

from ads.gazetteer import STATES_TOO, Entry, division_of, gazetteer, key_of
from ads.towns import Towns, towns_of


@dataclass(frozen=True, slots=True)
class Home:
    """Where an ad says that it is."""

    city: str
    division: tuple[str, str] | None
    country: str | None
    area: frozenset[tuple[str, str]]
    around: frozenset[int] = frozenset()
    towns: Towns | None = None

    def near(self, entry: Entry) -> int:
        """Return how near an entry is: 4 around the ad's city, 3 in its region, 2 in its phones', 1 in its country."""
        if entry.id in self.around and self.country in (None, entry.country):
            return 4
        division = division_of(entry)
        if division == self.division:
            return 3
        if division in self.area:
            return 2
        return 1 if entry.country == self.country else 0


@functools.lru_cache(maxsize=4096)
def home_of(city: str | None, region: str | None, country: str | None, area: tuple[str, ...]) -> Home:
    """Return where an ad says that it is, in the gazetteer's terms."""
    places = gazetteer()
    country = country.strip().upper() if country else None
    if country in STATES_TOO:
        country, region = "US", country
    key = key_of(city or "")
    division = places.division(region, country, key)
    if not division and key:
        options = [e for e in places.names.get(key, ()) if (not country or e.country == country) and e.kind == "city"]
        best = max(options, key=lambda entry: entry.population, default=None)
        division = (best.country, best.division) if best else None
    at = country or (division[0] if division else None)
    return _home(key, at, division, frozenset(("US", code) for code in area))


@functools.lru_cache(maxsize=4096)
def home_told(entry: Entry, area: frozenset[tuple[str, str]]) -> Home:
    """Return the home of an ad that a place in it tells of."""
    return _home("", entry.country, division_of(entry), area, entry)


def _home(
    city: str,
    country: str | None,
    division: tuple[str, str] | None,
    area: frozenset[tuple[str, str]],
    entry: Entry | None = None,
) -> Home:
    """Return a home with its surroundings: those of an entry, else of the city where it is in the division."""
    places = gazetteer()
    in_state = division or (min(area) if len(area) == 1 and country in (None, "US") else None)
    towns = towns_of(*in_state) if in_state else None
    if not entry:
        own = [one for one in places.names.get(city, ()) if division == division_of(one) and one.kind == "city"]
        small = towns.names.get(city) if towns else None
        entry = max(own, key=lambda one: one.population, default=small)
    id = entry.id or 0 if entry else 0
    spot = places.spots.get(id) or (towns.spots.get(id) if towns else None)
    around = places.around(spot) | (towns.around(spot) if towns else frozenset()) if spot else frozenset[int]()
    return Home(city, division, country, area, around, towns)
