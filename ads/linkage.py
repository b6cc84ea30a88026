"""Which ads belong together: near-duplicate texts and shared contacts, joined into campaigns.

What is common to strangers joins nobody. A contact is a hub when it stands in too many ads, or in too many texts that
are unlike each other; a text (with its near-duplicates) when too many contacts use it that nothing else connects: it
was stolen, or is a template. The result does not depend on the order of ads.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import numpy as np

from ads.ad import Contact
from ads.duplicates import Numbers, Texts, distinct_texts
from ads.hubs import Hub, Hubs, SharedContacts, find_hubs
from ads.joins import Bools, Joins, Merge, Reason, components
from ads.params import LinkageParams
from ads.pseudonyms import Pseudonyms


@dataclass(frozen=True, slots=True, eq=False)
class Linkage:
    """The campaign of each ad (numbered by its first ad), and the hubs, those in most ads first."""

    campaigns: tuple[int, ...]
    hubs: tuple[Hub, ...]
    joins: Joins = field(repr=False)

    @property
    def count(self) -> int:
        """Return the number of campaigns."""
        return len(set(self.campaigns))

    @property
    def inseparable(self) -> tuple[int, ...]:
        """Return what no split may cut: campaigns, joined also by texts that are too short or too common to be proof.

        They do not show that ads have one author; but a model that has read one of them has read the other.
        """
        return self.joins.components(np.ones(len(self.joins.edges), dtype=np.bool_))

    @property
    def alike(self) -> tuple[int, ...]:
        """Return the cluster of each ad, numbered by its first ad, that equal and near-duplicate texts make."""
        return self.joins.components(self.joins.reasons >= len(self.joins.contacts))

    def merges(self, campaign: int | None = None) -> tuple[Merge, ...]:
        """Return the fewest merges that make all campaigns, or one: one less than its ads."""
        edges = self.joins.edges
        if campaign is None:
            return self.joins.merges(np.ones(len(edges), dtype=np.bool_))
        return self.joins.merges(np.array(self.campaigns, dtype=np.int64)[edges[:, 0]] == campaign)

    def explain(
        self, campaign: int, ids: Sequence[str], pseudonyms: Pseudonyms, *, times: Sequence[datetime | None] = ()
    ) -> list[str]:
        """Return a line for each merge of a campaign; `ids` and `times` are those of all ads."""
        dates = times or [None] * len(ids)
        return [merge.explained(ids, pseudonyms, dates) for merge in self.merges(campaign)]

    def without(self, *undone: Merge | Reason) -> "Linkage":
        """Return the campaigns as all other reasons make them; a merge is undone by its reason.

        A contact or text that is undone joins nobody any more. Raises ValueError for a reason that joined nobody.
        """
        trusted = self.joins.trusted.copy()
        for each in undone:
            trusted &= ~self.joins.edges_of(each.reason if isinstance(each, Merge) else each)
        return replace(self, campaigns=self.joins.components(trusted), joins=replace(self.joins, trusted=trusted))


def link(texts: Iterable[str], contacts: Iterable[Sequence[Contact]], params: LinkageParams) -> Linkage:
    """Join ads whose texts are near-duplicates or which share a contact; texts should have their contacts masked.

    Both are read once. Near-duplicates have an estimated Jaccard similarity of word shingles (MinHash, Broder 1997) of
    at least `params.near_duplicate`. Raises ValueError when there are more texts than contacts, or fewer.
    """
    said, shared = distinct_texts(texts, params), SharedContacts.of(contacts)
    if len(said.of_ad) != shared.ads:
        raise ValueError(f"{len(said.of_ad)} texts and contacts of {shared.ads} ads, expected as many")
    proof: Bools = np.all(said.words[said.pairs] >= params.min_words, axis=1)
    hubs = find_hubs(said, shared, components(len(said.digests), said.pairs[proof]), params)
    joins = _joins(said, shared, hubs, proof)
    return Linkage(joins.components(joins.trusted), hubs.listed, joins)


def _joins(said: Texts, shared: SharedContacts, hubs: Hubs, proof: Bools) -> Joins:
    """Return every ad joined to the first with its contact or text, and the first ads of near-duplicates to each other.

    `proof` has shape (pairs,): whether both texts are long enough. What is trusted comes once more among all.
    """
    usual = ~hubs.contacts[shared.contact]
    worded = said.of_ad >= 0
    own = worded & ~hubs.borrowed
    own[worded] &= ~hubs.texts[said.of_ad[worded]]
    known = proof & ~hubs.texts[said.pairs].any(axis=1)
    trusted = _edges(said, shared, usual & ~hubs.exceptional, own, known)
    every = _edges(said, shared, usual, worded, np.ones(len(proof), dtype=np.bool_))
    edges = np.concatenate([trusted, every])
    return Joins(
        ads=shared.ads,
        edges=edges[:, :2],
        reasons=edges[:, 2],
        trusted=np.arange(len(edges)) < len(trusted),
        contacts=shared.contacts,
        digests=said.digests,
        pairs=said.pairs,
        similarity=said.similarity,
    )


def _edges(said: Texts, shared: SharedContacts, memberships: Bools, worded: Bools, pairs: Bools) -> Numbers:
    """Return (lower ad, higher ad, reason) of the contacts' memberships, the ads' texts and the pairs that count."""
    by_contact = _stars(shared.ad[memberships], shared.contact[memberships])
    ads = np.flatnonzero(worded)
    by_text = _stars(ads, said.of_ad[ads] + len(shared.contacts))
    firsts = np.full(len(said.digests), -1, dtype=np.int64)
    texts, places = np.unique(said.of_ad[ads], return_index=True)
    firsts[texts] = ads[places]
    near = np.sort(firsts[said.pairs], axis=1)
    numbers = np.arange(len(near)) + len(shared.contacts) + len(firsts)
    by_pair = np.column_stack([near, numbers])[pairs & (near[:, 0] >= 0)]
    return np.concatenate([by_contact, by_text, by_pair])


def _stars(ads: Numbers, reasons: Numbers) -> Numbers:
    """Return (first ad, ad, reason) for each ad but the first that has a reason; `ads` ascend."""
    _, firsts, places = np.unique(reasons, return_index=True, return_inverse=True)
    stars: Numbers = np.stack([ads[firsts][places], ads, reasons], axis=1)
    kept: Numbers = stars[stars[:, 0] != ads]
    return kept
