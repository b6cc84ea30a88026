"""What a rule looks at: an ad with its evidence and findings, and what its campaign shows as a whole."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ads.ad import Ad, Finding, Name
from ads.evidence import Evidence, gather
from ads.indicators import load_registry
from ads.linkage import Linkage, link
from ads.params import AdsParams


@dataclass(frozen=True)
class Campaign:
    """The ads of one campaign, seen together: all sets are over its ads.

    `names` holds persons, `cities` where its ads stand, `days` how many lie between its first ad and its last, None
    where an ad has no date.
    """

    ads: int
    names: frozenset[str]
    contacts: frozenset[str]
    cities: frozenset[str]
    days: float | None


@dataclass(frozen=True)
class Case:
    """One ad as a rule sees it."""

    evidence: Evidence
    findings: tuple[Finding, ...]
    campaign: Campaign

    @property
    def ad(self) -> Ad:
        """The ad as it was posted."""
        return self.evidence.ad

    @property
    def text(self) -> str:
        """The reading: title and text with what writers hide undone."""
        return self.evidence.reading.text

    @cached_property
    def told(self) -> frozenset[str]:
        """The indicators that the ad states."""
        return frozenset(finding.indicator for finding in self.findings)


@dataclass(frozen=True)
class Cases:
    """The cases of an archive in its order, and which of its ads belong together."""

    cases: tuple[Case, ...]
    linkage: Linkage

    def __len__(self) -> int:
        return len(self.cases)

    @cached_property
    def ads(self) -> list[Ad]:
        """The ads."""
        return [case.ad for case in self.cases]

    @cached_property
    def texts(self) -> list[str]:
        """What a model reads of each."""
        return [case.evidence.masked for case in self.cases]


def connect(ads: Sequence[Ad], params: AdsParams) -> Linkage:
    """Read ads and link them."""
    return _linked([gather(ad, phone_region=params.phone_region) for ad in ads], params)


def look(ads: Sequence[Ad], params: AdsParams, *, tick: Callable[[int], object] = lambda done: None) -> Cases:
    """Read ads, find their indicators, and link them; `tick` hears how many are done.

    Everything is held in memory: about 10 KB an ad.
    """
    registry = load_registry()
    seen: list[tuple[Evidence, tuple[Finding, ...]]] = []
    for ad in ads:
        evidence = gather(ad, phone_region=params.phone_region)
        seen.append((evidence, tuple(registry.find(evidence))))
        tick(len(seen))
    linkage = _linked([one for one, _ in seen], params)
    members: dict[int, list[int]] = defaultdict(list)
    for place, campaign in enumerate(linkage.campaigns):
        members[campaign].append(place)
    campaigns = {number: _campaign([seen[place][0] for place in places]) for number, places in members.items()}
    cases = (Case(*one, campaigns[number]) for one, number in zip(seen, linkage.campaigns, strict=True))
    return Cases(tuple(cases), linkage)


def _linked(seen: Sequence[Evidence], params: AdsParams) -> Linkage:
    return link([one.masked for one in seen], [one.contacts for one in seen], params.linkage)


def _campaign(seen: Sequence[Evidence]) -> Campaign:
    times = [one.ad.posted_at for one in seen if one.ad.posted_at is not None]
    dated = len(times) == len(seen)
    return Campaign(
        ads=len(seen),
        names=frozenset(fact.value.casefold() for one in seen for fact in one.facts if isinstance(fact, Name)),
        contacts=frozenset(f"{contact.kind}:{contact.value}" for one in seen for contact in one.contacts),
        cities=frozenset(one.ad.city.casefold() for one in seen if one.ad.city),
        days=(max(times) - min(times)).total_seconds() / 86_400 if dated else None,
    )
