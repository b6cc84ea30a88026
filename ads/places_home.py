"""Where an ad is: its own city, region and country, else the first sure city in it, and the states of its phones."""

import functools
from dataclasses import dataclass

from ads.gazetteer import Entry, gazetteer, key_of
from ads.towns import Towns, towns_of


def division_of(entry: Entry) -> tuple[str, str]:
    """Return country and code of the division that holds a place."""
    return entry.country, entry.division


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
    key = key_of(city or "")
    division = places.division(region, country)
    if not division and key:
        options = [e for e in places.names.get(key, ()) if (not country or e.country == country) and e.kind == "city"]
        best = max(options, key=lambda entry: entry.population, default=None)
        division = (best.country, best.division) if best else None
    own = [entry for entry in places.names.get(key, ()) if division == division_of(entry) and entry.kind == "city"]
    city_id = max(own, key=lambda entry: entry.population).id if own else None
    at = country or (division[0] if division else None)
    phones = frozenset(("US", code) for code in area)
    return _home(key, city_id, at, division, phones)


@functools.lru_cache(maxsize=4096)
def home_told(entry: Entry, area: frozenset[tuple[str, str]]) -> Home:
    """Return the home of an ad that a place in it tells of."""
    return _home("", entry.id, entry.country, division_of(entry), area)


def _home(
    city: str,
    city_id: int | None,
    country: str | None,
    division: tuple[str, str] | None,
    area: frozenset[tuple[str, str]],
) -> Home:
    places = gazetteer()
    in_state = division or (min(area) if len(area) == 1 and country in (None, "US") else None)
    towns = towns_of(*in_state) if in_state else None
    around = places.around(city_id)
    if towns:
        around |= towns.around(places.spots.get(city_id or 0))
    return Home(city, division, country, area, around, towns)
