"""Indicators that no ad shows alone: what stands beside it, in the other ads of its campaign or of its place.

Each function looks at ads that belong together, in the order given, and returns the spans of each ad, in that order.
A contact is told apart by kind and normal form.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from statistics import median

from ads.ad import Age, Contact, Finding, Name, Price, Span
from ads.cues import ages, names
from ads.evidence import Evidence
from ads.folding import fold
from ads.indicators import Registry
from ads.tokens import tokens_of

Spans = list[list[Span]]  # of each ad

NAMES_PER_CONTACT = 3  # more than three names for one contact: Nair et al. (2024)
CITIES = range(2, 11)  # over ten cities point to spam: Ibanez and Suthers (2014)
DAYS_A_YEAR = 365.25
TEMPLATE_ADS = 3  # ads that share a text but for its slots
TEMPLATE_WORDS = 5  # that a template must have besides its slots
SLOT = "#"
USUAL_ADS = 20  # with a price, before any price is called usual
FAR = 3.5  # modified z-score beyond which a value is an outlier: Iglewicz and Hoaglin (1993)
SCALE = 0.6745  # of the median absolute deviation, as there
LEAST_SPREAD = 0.05  # in logarithms: prices that are all alike do not make the next one an outlier


def find_in_archive(campaign: Sequence[Evidence], registry: Registry) -> list[list[Finding]]:
    """Return the findings of each ad of a campaign that the others make visible, marked `context: archive`."""
    found: list[list[Finding]] = [[] for _ in campaign]
    for name, look in CONTEXTS.items():
        entry = registry.indicators.get(name)
        for place, spans in enumerate(look(campaign) if entry else ()):
            found[place] += [entry.at(span, "archive") for span in spans if entry]
    return [sorted(findings, key=lambda finding: (finding.start, finding.end, finding.indicator)) for findings in found]


def shared_contacts(campaign: Sequence[Evidence]) -> Spans:
    """Return the contacts that stand under two names or more."""
    return _contacts_where(campaign, lambda ads: len(_names(ads)) > 1)


def contacts_of_many(campaign: Sequence[Evidence]) -> Spans:
    """Return the contacts that stand under more names than one person would have."""
    return _contacts_where(campaign, lambda ads: len(_names(ads)) > NAMES_PER_CONTACT)


def itineraries(campaign: Sequence[Evidence]) -> Spans:
    """Return the contacts that are posted in several cities, and not in so many that they are spam."""
    return _contacts_where(campaign, lambda ads: len(cities_of(ads)) in CITIES)


def cities_of(ads: Iterable[Evidence]) -> list[str]:
    """Return the cities of ads in the order of time, each where it was first posted."""
    dated = sorted(ads, key=lambda evidence: (evidence.ad.posted_at is None, evidence.ad.posted_at or datetime.min))
    return list(dict.fromkeys(fold(evidence.ad.city).strip() for evidence in dated if evidence.ad.city))


def fewest_days_between_cities(ads: Iterable[Evidence]) -> float | None:
    """Return how fast a contact moves: the shortest time between two ads in different cities; None where undated."""
    dated = sorted((at, fold(e.ad.city).strip()) for e in ads if e.ad.city and (at := e.ad.posted_at) is not None)
    moves = [later - earlier for (earlier, here), (later, there) in pairwise(dated) if here != there]
    return min(moves).total_seconds() / 86_400 if moves else None


def conflicting_ages(campaign: Sequence[Evidence]) -> Spans:
    """Return the ages of the person advertised where those of one contact differ by more than the time between ads."""
    conflicting: set[int] = set()
    for ads in _by_contact(campaign).values():
        if _ages_conflict([campaign[place] for place in ads]):
            conflicting |= ads
    return [
        [Span(start=age.start, end=age.end) for age in _advertised(evidence)] if place in conflicting else []
        for place, evidence in enumerate(campaign)
    ]


def _ages_conflict(ads: Sequence[Evidence]) -> bool:
    if len(_names(ads)) > 1:
        return False
    values = [age.value for evidence in ads for age in _advertised(evidence)]
    times = [evidence.ad.posted_at for evidence in ads if evidence.ad.posted_at]
    years = (max(times) - min(times)).days / DAYS_A_YEAR if len(times) > 1 else 0
    return bool(values) and max(values) - min(values) > math.ceil(years)


def _advertised(evidence: Evidence) -> list[Age]:
    return [age for age in ages(evidence) if age.whose == "advertised"]


def reused_templates(campaign: Sequence[Evidence]) -> Spans:
    """Return the ads, whole, whose text is that of others but for names, numbers and contacts."""
    by_template: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, evidence in enumerate(campaign):
        by_template[_template(evidence)].append(place)
    reused: set[int] = set()
    for template, places in by_template.items():
        texts = {tokens_of(campaign[place].reading.text).words for place in places}
        if len(texts) >= TEMPLATE_ADS and len([word for word in template if word.isalpha()]) >= TEMPLATE_WORDS:
            reused |= set(places)
    return [_whole(evidence) if place in reused else [] for place, evidence in enumerate(campaign)]


def _template(evidence: Evidence) -> tuple[str, ...]:
    """Return the words of an ad with a mark for each run of numbers, names and contacts."""
    content = list(evidence.ad.content)
    slots: list[Contact | Name] = [*evidence.contacts, *(fact for fact in evidence.facts if isinstance(fact, Name))]
    for slot in slots:
        content[slot.start : slot.end] = [SLOT] * (slot.end - slot.start)
    words = (SLOT if word[0].isdigit() else word for word in tokens_of("".join(content)).words)
    kept: list[str] = []
    for word in words:
        if word != SLOT or kept[-1:] != [SLOT]:
            kept.append(word)
    return tuple(kept)


def _whole(evidence: Evidence) -> list[Span]:
    return [Span(start=0, end=len(evidence.ad.content))]


def price_outliers(ads: Sequence[Evidence]) -> Spans:
    """Return the prices far from those that are usual for the same place, unit and year among the ads given."""
    usual = usual_prices(ads)
    return [
        [Span(start=price.start, end=price.end) for price in _prices(evidence) if _is_far(price, evidence, usual)]
        for evidence in ads
    ]


def usual_prices(ads: Iterable[Evidence]) -> Mapping[tuple[str, ...], tuple[float, float]]:
    """Return the median and the spread of the logarithm of prices, by place, unit and year, where there are enough."""
    logs: dict[tuple[str, ...], list[float]] = defaultdict(list)
    for evidence in ads:
        for price in _prices(evidence):
            logs[_market(price, evidence)].append(math.log(price.amount))
    return {market: _middle(values) for market, values in logs.items() if len(values) >= USUAL_ADS}


def _middle(logs: Sequence[float]) -> tuple[float, float]:
    middle = median(logs)
    return middle, max(LEAST_SPREAD, median(abs(value - middle) for value in logs))


def _is_far(price: Price, evidence: Evidence, usual: Mapping[tuple[str, ...], tuple[float, float]]) -> bool:
    if (market := _market(price, evidence)) not in usual:
        return False
    middle, spread = usual[market]
    return SCALE * abs(math.log(price.amount) - middle) / spread > FAR


def _market(price: Price, evidence: Evidence) -> tuple[str, ...]:
    ad = evidence.ad
    place = (fold(ad.country or ""), fold(ad.region or ""), fold(ad.city or ""), ad.kind or "")
    return (*place, price.currency or "", price.per, str(ad.posted_at.year) if ad.posted_at else "")


def _prices(evidence: Evidence) -> list[Price]:
    """Return the prices of an ad with a known place."""
    placed = bool(evidence.ad.city or evidence.ad.region)
    return [fact for fact in evidence.facts if placed and isinstance(fact, Price) and fact.amount > 0]


def _names(ads: Iterable[Evidence]) -> set[str]:
    return {name for evidence in ads for name in names(evidence)}


def _by_contact(campaign: Sequence[Evidence]) -> Mapping[tuple[str, str], set[int]]:
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for place, evidence in enumerate(campaign):
        for contact in evidence.contacts:
            found[contact.kind, contact.value].add(place)
    return found


def _contacts_where(campaign: Sequence[Evidence], holds: Callable[[list[Evidence]], bool]) -> Spans:
    """Return the contacts whose ads are as asked."""
    ads_of = _by_contact(campaign)
    chosen = {key for key, places in ads_of.items() if holds([campaign[place] for place in sorted(places)])}
    return [
        [Span(start=at.start, end=at.end) for at in evidence.contacts if (at.kind, at.value) in chosen]
        for evidence in campaign
    ]


CONTEXTS: Mapping[str, Callable[[Sequence[Evidence]], Spans]] = {
    "shared_contact": shared_contacts,
    "multi_provider": contacts_of_many,
    "template_reuse": reused_templates,
    "contact_itinerary": itineraries,
    "age_conflict": conflicting_ages,
    "price_outlier": price_outliers,
}
