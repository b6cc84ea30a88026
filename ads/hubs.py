"""Contacts and texts that are common to strangers, and therefore join nobody."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from ads.ad import Contact, ContactKind
from ads.duplicates import Numbers, Texts
from ads.joins import Bools, components
from ads.params import LinkageParams
from ads.pseudonyms import Pseudonyms


@dataclass(frozen=True, slots=True)
class Hub:
    """A contact or text too common to join anybody.

    `value` is a contact's normal form and stays in the process, or the digest of a text; `first` is the place of its
    first ad. `strangers` counts the unlike texts of a contact, or the unconnected contacts of a text.
    """

    kind: ContactKind | Literal["text"]
    value: str = field(repr=False)
    first: int
    ads: int
    strangers: int

    def named(self, ids: Sequence[str], pseudonyms: Pseudonyms) -> str:
        """Return what it is as others may see it: a pseudonym, or the first ad that has the text."""
        if self.kind == "text":
            return f"text of ad {ids[self.first]}"
        return pseudonyms.pseudonym(Contact(kind=self.kind, value=self.value, start=0, end=0))


@dataclass(frozen=True, slots=True, eq=False)
class SharedContacts:
    """Which ad has which contact: `ad` and `contact` have shape (memberships,), each pair once, ads ascending."""

    ads: int
    contacts: tuple[tuple[ContactKind, str], ...]
    ad: Numbers
    contact: Numbers

    @classmethod
    def of(cls, contacts: Iterable[Sequence[Contact]]) -> "SharedContacts":
        """Return the contacts of all ads, numbered by name; `contacts` are read once, and not kept."""
        numbers: dict[tuple[ContactKind, str], int] = {}
        counts: list[int] = []

        def memberships() -> Iterator[int]:
            for found in contacts:
                own = dict.fromkeys((contact.kind, contact.value) for contact in found)
                counts.append(len(own))
                for key in own:
                    yield numbers.setdefault(key, len(numbers))

        contact = np.fromiter(memberships(), dtype=np.int64)
        ad = np.repeat(np.arange(len(counts)), np.array(counts, dtype=np.int64))
        names = sorted(numbers)
        rank = np.empty(len(names), dtype=np.int64)
        rank[[numbers[name] for name in names]] = np.arange(len(names))
        return cls(len(counts), tuple(names), ad, rank[contact])

    @property
    def spread(self) -> Numbers:
        """How many ads each contact stands in."""
        return np.bincount(self.contact, minlength=len(self.contacts))


@dataclass(frozen=True, slots=True, eq=False)
class Hubs:
    """Which contacts and which texts are hubs, shapes (contacts,) and (texts,), and what there is to say of each.

    `exceptional` (memberships,) and `borrowed` (ads,) say where a contact, or the text of an ad, is an exception among
    the ads of its set.
    """

    contacts: Bools
    texts: Bools
    exceptional: Bools
    borrowed: Bools
    listed: tuple[Hub, ...]


def find_hubs(texts: Texts, shared: SharedContacts, alike: Numbers, params: LinkageParams) -> Hubs:
    """Return the hubs, those in most ads first; `alike` has shape (texts,) and numbers clusters of near-duplicates.

    Contacts come first: what connects strangers' contacts would hide that a text has many of them.
    """
    short = np.zeros(len(alike), dtype=np.bool_)
    short[alike] = texts.words < params.min_words  # a short text is a cluster of its own
    said = Said(np.append(alike, -1)[texts.of_ad], np.where(short, 1, params.text_cap))
    unlike = _distinct(shared.contact, said.cluster[shared.ad], len(shared.contacts))
    strangers, exceptional = _judged(shared, said, unlike, params)
    contacts = (shared.spread > params.contact_cap) | (strangers > params.contact_strangers)
    contacts |= unlike > params.contact_texts
    own = _sets(shared, ~contacts[shared.contact] & ~exceptional)
    holders = said.holders(own)
    listed = [*_contact_hubs(shared, contacts, unlike), *_text_hubs(texts, said, alike, holders)]
    listed.sort(key=lambda hub: (-hub.ads, hub.kind, hub.value))
    borrowed = _borrowed(said.trusted(own), own, params.exception)
    return Hubs(contacts, (holders > said.cap)[alike], exceptional, borrowed, tuple(listed))


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """The cluster of near-duplicates of each ad, -1 for one without words, and how many holders a cluster may have."""

    cluster: Numbers
    cap: Numbers

    def holders(self, sets: Numbers) -> Numbers:
        """Return how many sets of ads with connected contacts use each cluster; `sets` is -1 without a contact."""
        return _distinct(self.cluster, sets, len(self.cap))

    def trusted(self, sets: Numbers) -> Numbers:
        """Return the cluster of each ad, -1 where too many sets use it."""
        stolen = np.append(self.holders(sets) > self.cap, True)
        return np.where(stolen[self.cluster], -1, self.cluster)


def _judged(shared: SharedContacts, said: Said, unlike: Numbers, params: LinkageParams) -> tuple[Numbers, Bools]:
    """Return how many sets of ads, with contacts of their own, each contact of mixed company would join, and where not.

    First all of them are left aside. Those that join nobody else, and seldom stand beside a new contact, are busy
    advertisers and count when the rest is judged: otherwise a reception desk's busiest guests would not be seen.
    A contact is an exception in a set (memberships,) where it stands in less than `params.exception` of its ads.
    """
    company = _company(shared)
    mixed = (unlike > 1) & (company > 1)
    busy = (_beside(shared, said, mixed)[0] <= 1) & (2 * company <= shared.spread)
    strangers, sets = _beside(shared, said, mixed & ~busy)
    rare = _rare(shared.contact, sets[shared.ad], np.bincount(sets, minlength=1), params.exception)
    return strangers, rare & (mixed & ~busy)[shared.contact]


def _rare(keys: Numbers, sets: Numbers, sizes: Numbers, exception: float) -> Bools:
    """Return whether a key stands in less than this share of the ads of its set."""
    both = keys * len(sizes) + sets
    found, places, counts = np.unique(both, return_inverse=True, return_counts=True)
    rare: Bools = counts < exception * sizes[found % len(sizes)]
    return rare[places]


def _borrowed(cluster: Numbers, own: Numbers, exception: float) -> Bools:
    """Return the ads whose set has the text in common with its main user, and little else: of either's ads, too few.

    The main user of a cluster is the set with most of its ads. Both arrays have shape (ads,), -1 for none.
    """
    known = np.flatnonzero((cluster >= 0) & (own >= 0))
    sizes = np.bincount(own[known], minlength=1)
    cells, places, counts = np.unique(cluster[known] * len(sizes) + own[known], return_inverse=True, return_counts=True)
    clusters, sets = np.divmod(cells, len(sizes))
    order = np.lexsort((sets, sizes[sets], counts, clusters))
    main = np.empty(int(cluster.max(initial=-1)) + 1, dtype=np.int64)
    main[clusters[order]] = order  # the last of a cluster stays
    users = main[clusters]
    pairs, numbers = np.unique(sets * len(sizes) + sets[users], return_inverse=True)
    one, other = np.divmod(pairs, len(sizes))
    ours, theirs = (np.bincount(numbers, weights=each, minlength=len(pairs)) for each in (counts, counts[users]))
    few = (one != other) & ((ours < exception * sizes[one]) | (theirs < exception * sizes[other]))
    borrowed = np.zeros(len(cluster), dtype=np.bool_)
    borrowed[known] = few[numbers[places]]
    return borrowed


def _company(shared: SharedContacts) -> Numbers:
    """Return how many different contacts are the rarest beside each contact, over its ads."""
    rank = np.empty(len(shared.contacts), dtype=np.int64)
    rank[np.argsort(shared.spread, kind="stable")] = np.arange(len(rank))
    order = np.lexsort((rank[shared.contact], shared.ad))
    ads, contacts = shared.ad[order], shared.contact[order]
    firsts, places = np.unique(ads, return_index=True, return_inverse=True)[1:]
    rarest = contacts[firsts][places]
    seconds = np.minimum(firsts + 1, len(ads) - 1)
    second = np.where(ads[seconds] == ads[firsts], contacts[seconds], -1)[places]
    second = np.where(second == rarest, -1, second)  # the last ad has one contact
    return _distinct(contacts, np.where(contacts == rarest, second, rarest), len(shared.contacts))


def _beside(shared: SharedContacts, said: Said, aside: Bools) -> tuple[Numbers, Numbers]:
    """Return how many sets with contacts of their own each contact aside would join, and the set of each ad."""
    judged = aside[shared.contact]
    own = _sets(shared, ~judged)
    edges = np.stack([np.arange(shared.ads), shared.ads + said.trusted(own)], axis=1)
    sets = _labels(shared, ~judged, edges[edges[:, 1] >= shared.ads])
    sets_of = np.where(own >= 0, sets, -1)[shared.ad[judged]]
    return _distinct(shared.contact[judged], sets_of, len(shared.contacts)), sets


def _distinct(keys: Numbers, values: Numbers, count: int) -> Numbers:
    """Return how many different values stand with each of `count` keys; negative ones are nothing."""
    known = (keys >= 0) & (values >= 0)
    width = int(values.max(initial=0)) + 1
    return np.bincount(np.unique(keys[known] * width + values[known]) // width, minlength=count)


def _sets(shared: SharedContacts, joining: Bools) -> Numbers:
    """Return which set of connected contacts each ad has, -1 for none; a set goes by its lowest contact.

    `joining` has shape (memberships,).
    """
    labels = _labels(shared, joining, np.empty((0, 2), dtype=np.int64))
    lowest = np.full(int(labels.max(initial=-1)) + 1, len(shared.contacts), dtype=np.int64)
    np.minimum.at(lowest, labels[shared.ad[joining]], shared.contact[joining])
    return np.where(lowest[labels] < len(shared.contacts), lowest[labels], -1)


def _labels(shared: SharedContacts, joining: Bools, edges: Numbers) -> Numbers:
    """Return a label for each ad; `edges` (edges, 2) join ads to clusters, numbered after the ads."""
    contacts = np.stack([shared.ad, 2 * shared.ads + shared.contact], axis=1)[joining]
    nodes = 2 * shared.ads + len(shared.contacts)  # there are no more clusters than ads
    return components(nodes, np.concatenate([contacts, edges]))[: shared.ads]


def _contact_hubs(shared: SharedContacts, hubs: Bools, unlike: Numbers) -> Iterator[Hub]:
    firsts, spread = np.unique(shared.contact, return_index=True)[1], shared.spread
    for number in np.flatnonzero(hubs).tolist():
        kind, value = shared.contacts[number]
        yield Hub(kind, value, int(shared.ad[firsts[number]]), int(spread[number]), int(unlike[number]))


def _text_hubs(texts: Texts, said: Said, alike: Numbers, holders: Numbers) -> Iterator[Hub]:
    """Yield one hub a cluster; its lowest digest names it, whatever the order of ads."""
    worded = np.flatnonzero(said.cluster >= 0)
    found, firsts, counts = np.unique(said.cluster[worded], return_index=True, return_counts=True)
    lowest = np.unique(alike, return_index=True)[1]
    for place in np.flatnonzero(holders[found] > said.cap[found]).tolist():
        digest = f"{texts.digests[lowest[place]]:016x}"
        yield Hub("text", digest, int(worded[firsts[place]]), int(counts[place]), int(holders[found[place]]))
