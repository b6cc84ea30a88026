"""What an ad states: prices, ages, places, names, and that an origin is stated."""

from collections.abc import Iterator, Sequence

from ads.ad import Ad, Age, Contact, Fact, Origin, Place, Price
from ads.ages import Stated, find_ages
from ads.amounts import find_amounts
from ads.folding import fold
from ads.hidden_sums import hidden_sums
from ads.identity import find_origins
from ads.money import Sum
from ads.names import find_names
from ads.phone_places import phone_states
from ads.places import find_places
from ads.prices import find_prices
from ads.reading import Reading
from ads.spans import Cover

ADDRESSES = frozenset(["email", "handle", "link"])  # what a place may be part of
STATE = "US-"  # begins the code of a state of the United States


def find_facts(
    ad: Ad, reading: Reading, contacts: Sequence[Contact], language: str, region: str, *, ner: bool = False
) -> list[Fact]:
    """Return the facts of an ad in order of its content.

    Money without a name is that of the ad's country, else of the one in which all its places are, else of `region`
    (ISO 3166 alpha-2); `ner` is as in `find_names`.
    """
    facts = find_facts_but_names(ad, reading, contacts, region)
    places = [fact for fact in facts if isinstance(fact, Place)]
    origins = [fact for fact in facts if isinstance(fact, Origin)]
    names = find_names(reading, language=language, places=places, contacts=contacts, origins=origins, ner=ner)
    return sorted([*facts, *names], key=lambda fact: (fact.start, fact.end))


def find_facts_but_names(ad: Ad, reading: Reading, contacts: Sequence[Contact], region: str) -> list[Fact]:
    """Return prices, ages, places and stated origins, as `find_facts` does."""
    codes = [code for contact in contacts if contact.kind == "phone" for code in phone_states(contact.value)]
    states = {code.removeprefix(STATE) for code in codes if code.startswith(STATE)}
    places = find_places(reading, city=ad.city, region=ad.region, country=ad.country, area_regions=states)
    addresses = ((one.start, one.end) for one in contacts if one.kind in ADDRESSES)
    taken = Cover(len(reading.original), addresses)
    places = [place for place in places if not taken.touches(place.start, place.end)]
    country = (ad.country or "").strip() or _only_country(places) or region
    return [*_of_numbers(ad, reading, contacts, country), *places, *find_origins(reading)]


def _only_country(places: Sequence[Place]) -> str | None:
    """Return the country in which all of some places are."""
    countries = {place.country for place in places}
    return countries.pop() if len(countries) == 1 else None


def _of_numbers(ad: Ad, reading: Reading, contacts: Sequence[Contact], country: str) -> Iterator[Price | Age]:
    folded = fold(reading.text)
    taken = Cover(len(reading.original), ((contact.start, contact.end) for contact in contacts))
    amounts = [one for one in find_amounts(folded) if not taken.touches(*reading.original_range(one.start, one.end))]
    if not amounts:
        return
    sums = find_prices(folded, amounts, country=country)
    yield from (_price(reading, found) for found in sums)
    money = Cover(len(folded), ((found.start, found.end) for found in sums))
    rest = [one for one in amounts if not money.touches(one.start, one.end)]
    ages = find_ages(reading.text, folded, rest, posted_at=ad.posted_at, kind=ad.kind)
    yield from (_age(reading, found) for found in ages)
    aged = Cover(len(folded), ((found.start, found.end) for found in ages))
    rest = [one for one in rest if not aged.touches(one.start, one.end)]
    undone = reading.hidden() if reading.undone else None
    hidden = {one for one in rest if undone and undone.touches(*reading.original_range(one.start, one.end))}
    if hidden or any(one.spoken for one in rest):
        yield from (_price(reading, found) for found in hidden_sums(folded, rest, hidden, country=country))


def _price(reading: Reading, found: Sum) -> Price:
    start, end = reading.original_range(found.start, found.end)
    return Price(amount=round(found.value, 2), currency=found.currency, per=found.per, start=start, end=end)


def _age(reading: Reading, found: Stated) -> Age:
    start, end = reading.original_range(found.start, found.end)
    return Age(value=found.value, whose=found.whose, start=start, end=end)
