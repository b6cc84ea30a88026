"""The shape of a simulated archive: what somebody would count first in a real one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ads.ad import Price
from ads.evidence import gather
from ads.indicators import load_registry
from ads.params import AdsParams
from ads.world import Posted
from ads.world.settings import month_of

READ = 5000  # ads, evenly taken, in which indicators are looked for
STEPS = 40  # points of the curve of vocabulary
CITIES_SHOWN = 8
LENGTHS = (10, 20, 30, 40, 50, 60, 80, 100, 150, 200)  # words; the ends of bars


@dataclass
class Shape:
    """Counts of a world while it goes by."""

    ads: int
    words: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    growth: list[tuple[int, int]] = field(default_factory=list)
    running: int = 0
    texts: Counter[str] = field(default_factory=Counter)
    contacts_of: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    cities_of: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    names_of: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    rates: dict[tuple[str, int], list[float]] = field(default_factory=lambda: defaultdict(list))
    hours: Counter[tuple[str, int]] = field(default_factory=Counter)
    weekdays: Counter[tuple[str, int]] = field(default_factory=Counter)
    hidden: dict[int, list[bool]] = field(default_factory=lambda: defaultdict(list))
    reposts: int = 0
    indicators: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, posted: Posted) -> None:
        """Count one ad."""
        ad, truth = posted.ad, posted.truth
        words = ad.content.lower().split()
        self.words.append(len(words))
        self.kinds.append(str(ad.kind))
        self._grow(words)
        self.texts[ad.text] += 1
        self.reposts += truth.of is not None
        for contact in truth.contacts:
            self.contacts_of[truth.actor].add(contact.value)
            self.cities_of[contact.value].add(str(ad.city))
            self.names_of[contact.value] |= {fact.value for fact in truth.facts if fact.kind == "name"}
        self.hours[str(ad.kind), posted.at.hour] += 1
        self.weekdays[str(ad.kind), posted.at.weekday()] += 1
        self.hidden[month_of(posted.at)].append(bool(truth.hidden))
        if ad.kind == "service":
            hourly = [fact.amount for fact in truth.facts if isinstance(fact, Price) and fact.per == "hour"]
            self.rates[str(ad.city), month_of(posted.at)] += hourly[:1]
        if len(self.words) % max(1, self.ads // READ) == 0:
            self.indicators[str(ad.kind)].append(_indicators_in(posted))

    def _grow(self, words: Sequence[str]) -> None:
        self.known.update(words)
        self.running += len(words)
        if len(self.words) % max(1, self.ads // STEPS) == 0:
            self.growth.append((self.running, len(self.known)))

    def to_record(self) -> dict[str, Any]:
        """Return every distribution as plain numbers."""
        tokens, types = np.log(np.array(self.growth, dtype=float)).T
        return {
            "lengths": {kind: _bars(self._lengths(kind)) for kind in sorted(set(self.kinds))},
            "median_words": {kind: float(np.median(self._lengths(kind))) for kind in sorted(set(self.kinds))},
            "growth": self.growth,
            "heaps_exponent": float(np.polyfit(tokens, types, 1)[0]),
            "exact_repeats": 1 - len(self.texts) / self.ads,
            "reposts": self.reposts / self.ads,
            "contacts_per_actor": _counts(map(len, self.contacts_of.values()), most=6),
            "cities_per_contact": _counts(map(len, self.cities_of.values()), most=11),
            "names_per_contact": _counts(map(len, self.names_of.values()), most=6),
            "rates": self._rates(),
            "hours": {kind: [self.hours[kind, hour] for hour in range(24)] for kind in sorted(set(self.kinds))},
            "weekdays": {kind: [self.weekdays[kind, day] for day in range(7)] for kind in sorted(set(self.kinds))},
            "hidden": [float(np.mean(self.hidden[month])) for month in sorted(self.hidden)],
            "indicators": {kind: _counts(found, most=5) for kind, found in sorted(self.indicators.items())},
        }

    def _lengths(self, kind: str) -> list[int]:
        return [words for words, of in zip(self.words, self.kinds, strict=True) if of == kind]

    def _rates(self) -> dict[str, list[float | None]]:
        """Return the median price of an hour in service ads, a list of months for each of the largest cities."""
        size = Counter({city: 0 for city, _ in self.rates})
        for (city, _), found in self.rates.items():
            size[city] += len(found)
        months = range(1 + max(month for _, month in self.rates))
        return {
            city: [
                float(np.median(self.rates[city, month])) if self.rates.get((city, month)) else None for month in months
            ]
            for city, _ in size.most_common(CITIES_SHOWN)
        }


def _indicators_in(posted: Posted) -> int:
    evidence = gather(posted.ad, phone_region=AdsParams().phone_region)
    concerns = (finding for finding in load_registry().find(evidence) if finding.polarity == "concern")
    return len({finding.indicator for finding in concerns})


def _bars(words: Sequence[int]) -> list[float]:
    """Return the share of ads up to each of LENGTHS, and beyond."""
    counts = np.histogram(words, bins=[0, *LENGTHS, np.inf])[0]
    return [float(count) / len(words) for count in counts]


def _counts(numbers: Iterable[int], *, most: int) -> list[float]:
    """Return the share of each number from 0; the last holds `most` and more."""
    capped = Counter(min(number, most) for number in numbers)
    total = sum(capped.values())
    return [capped[number] / total for number in range(most + 1)]
