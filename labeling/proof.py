"""The proof that a dataset's splits do not leak, made anew from its ads: what the manifest claims is not believed.

No contact, near-duplicate or group may stand on two sides, and where ads were split by time none of an earlier side may
be later than one of a later side. Ads that are `seen_later` stand on no side. A hub (a contact or text that strangers
share) joins nobody and is exempt; how many ads of the later side it touches is counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from ads.ad import Contact, Noun
from ads.duplicates import distinct_texts
from ads.evidence import Evidence, gather
from ads.hubs import Hub
from ads.joins import Joins
from ads.linkage import link
from ads.params import AdsParams
from ads.pseudonyms import Pseudonyms
from labeling.dataset import Dataset
from labeling.splits import NAMES, Split

FAINT = 0.3  # similarity from which on texts are looked for that are nearly near-duplicates
Kind = Literal["contact", "near-duplicate", "group", "time"]


class Leak(Noun):
    """Something that stands on two sides: what it is, as others may see it, and one ad of either side."""

    kind: Kind
    sides: tuple[str, str]
    what: str
    ads: tuple[str, str]

    def __str__(self) -> str:
        return f"{self.kind} on two sides: {self.what} ({self.sides[0]} {self.ads[0]}, {self.sides[1]} {self.ads[1]})"


class Exempt(Noun):
    """A contact that strangers share, and how many ads of each side have it."""

    contact: str
    ads: dict[str, int]


class Proof(Noun):
    """What was looked for and found.

    `touched` is the share of test ads that have an exempt contact which also stands in train. `overlap` is the largest
    estimated Jaccard similarity of two texts on different sides that are no near-duplicates, None where it is below
    FAINT.
    """

    dataset: str
    ads: dict[str, int]
    near_duplicate: float
    leaks: tuple[Leak, ...]
    exempt: tuple[Exempt, ...]
    touched: float
    overlap: float | None

    @property
    def holds(self) -> bool:
        """Whether nothing leaks."""
        return not self.leaks


@dataclass(frozen=True)
class Sides:
    """The ads that stand on a side, with what can be seen in each."""

    sides: tuple[Split, ...]
    groups: tuple[int, ...]
    evidence: tuple[Evidence, ...]

    @classmethod
    def of(cls, dataset: Dataset, params: AdsParams) -> "Sides":
        """Return the ads of a dataset that stand on a side."""
        places = [place for place, split in enumerate(dataset.splits) if split in NAMES]
        return cls(
            tuple(dataset.splits[place] for place in places),
            tuple(dataset.groups[places].tolist()),
            tuple(gather(dataset.ads[place], phone_region=params.phone_region) for place in places),
        )

    @property
    def texts(self) -> list[str]:
        """What a model reads of each ad."""
        return [one.masked for one in self.evidence]

    def leak(self, kind: Kind, what: str, one: int, other: int) -> Leak:
        """Return the leak between two ads, the earlier side first."""
        one, other = sorted((one, other), key=lambda place: NAMES.index(self.sides[place]))
        ids = (self.evidence[one].ad.id, self.evidence[other].ad.id)
        return Leak(kind=kind, sides=(self.sides[one], self.sides[other]), what=what, ads=ids)


def prove(dataset: Dataset, params: AdsParams, *, pseudonyms: Pseudonyms) -> Proof:
    """Look for everything that stands on two sides of a dataset."""
    sides = Sides.of(dataset, params)
    linkage = link(sides.texts, [one.contacts for one in sides.evidence], params.linkage)
    leaks = [*_joined(linkage.joins, sides, pseudonyms), *_groups(sides)]
    if dataset.lineage.split_by == "time":
        leaks += _late(sides)
    having = {pseudonyms.pseudonym(contact): places for contact, places in _hubs(linkage.hubs, sides)}
    return Proof(
        dataset=dataset.hash,
        ads={name: sides.sides.count(name) for name in NAMES},
        near_duplicate=params.linkage.near_duplicate,
        leaks=tuple(leaks),
        exempt=tuple(
            Exempt(contact=name, ads={side: sum(sides.sides[place] == side for place in places) for side in NAMES})
            for name, places in having.items()
        ),
        touched=_touched(having.values(), sides),
        overlap=_overlap(sides, params),
    )


def _joined(joins: Joins, sides: Sides, pseudonyms: Pseudonyms) -> Iterator[Leak]:
    """Yield one leak for each reason that joins ads of different sides."""
    side = np.array([NAMES.index(name) for name in sides.sides], dtype=np.int64)
    crossing = np.flatnonzero(side[joins.edges[:, 0]] != side[joins.edges[:, 1]])
    _, first = np.unique(joins.reasons[crossing], return_index=True)
    for edge in crossing[first]:
        reason = joins.reason(int(joins.reasons[edge]))
        kind: Kind = "near-duplicate" if reason.kind in ("same text", "near-duplicate") else "contact"
        yield sides.leak(kind, reason.named(pseudonyms), *joins.edges[edge].tolist())


def _groups(sides: Sides) -> Iterator[Leak]:
    """Yield one leak for each group on two sides."""
    first: dict[int, int] = {}
    seen: set[int] = set()
    for place, group in enumerate(sides.groups):
        other = first.setdefault(group, place)
        if sides.sides[other] != sides.sides[place] and group not in seen:
            seen.add(group)
            yield sides.leak("group", f"group {group}", other, place)


def _late(sides: Sides) -> Iterator[Leak]:
    """Yield a leak where the last ad of an earlier side is not before the first ad of a later side."""
    dated = [(one.ad.posted_at, place) for place, one in enumerate(sides.evidence) if one.ad.posted_at is not None]
    for earlier, later in combinations(NAMES, 2):
        ends = [one for one in dated if sides.sides[one[1]] == earlier]
        starts = [one for one in dated if sides.sides[one[1]] == later]
        if ends and starts and max(ends)[0] >= min(starts)[0]:
            yield sides.leak("time", f"{max(ends)[0]:%Y-%m-%d} is not before {min(starts)[0]:%Y-%m-%d}",
                             max(ends)[1], min(starts)[1])  # fmt: skip


def _hubs(hubs: Sequence[Hub], sides: Sides) -> Iterator[tuple[Contact, list[int]]]:
    """Yield the contacts that join nobody, with the ads that have each."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(sides.evidence):
        for key in {(contact.kind, contact.value) for contact in one.contacts}:
            places[key].append(place)
    for hub in hubs:
        if hub.kind != "text":
            yield Contact(kind=hub.kind, value=hub.value, start=0, end=0), places[hub.kind, hub.value]


def _touched(having: Iterable[Sequence[int]], sides: Sides) -> float:
    shared = [places for places in having if any(sides.sides[place] == "train" for place in places)]
    reached = {place for places in shared for place in places if sides.sides[place] == "test"}
    return len(reached) / max(1, sides.sides.count("test"))


def _overlap(sides: Sides, params: AdsParams) -> float | None:
    """Return the largest similarity below the threshold of two texts on different sides."""
    texts = distinct_texts(sides.texts, params.linkage.model_copy(update={"near_duplicate": FAINT}))
    on: dict[int, set[str]] = defaultdict(set)
    for text, side in zip(texts.of_ad.tolist(), sides.sides, strict=True):
        on[text].add(side)
    faint = [
        float(similarity)
        for (one, other), similarity in zip(texts.pairs.tolist(), texts.similarity, strict=True)
        if similarity < params.linkage.near_duplicate and len(on[one] | on[other]) > 1
    ]
    return max(faint, default=None)
