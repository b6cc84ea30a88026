"""Which ads belong together: near-duplicate texts and shared contacts, joined into campaigns."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rensa import RMinHash, RMinHashLSH
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from ads.ad import Contact
from ads.params import LinkageParams

WORD = re.compile(r"\w+")
CAUGHT = 0.98  # share of pairs just at the threshold that the index must find
SEED = 1


@dataclass(frozen=True, slots=True)
class Linkage:
    """The campaign of each ad (numbered by its first ad), and the contacts that were too common to join anybody."""

    campaigns: tuple[int, ...]
    hubs: int

    @property
    def count(self) -> int:
        """Return the number of campaigns."""
        return len(set(self.campaigns))


def link(texts: Sequence[str], contacts: Sequence[Sequence[Contact]], params: LinkageParams) -> Linkage:
    """Join ads whose texts are near-duplicates or which share a contact; texts should have their contacts masked.

    Near-duplicates have an estimated Jaccard similarity of word shingles (MinHash, Broder 1997) of at least
    `params.near_duplicate`. A contact in more than `params.contact_cap` ads joins nobody.
    """
    shared, hubs = _shared_contacts(contacts, params.contact_cap)
    pairs = [*shared, *_near_duplicates(texts, params)]
    return Linkage(_components(len(texts), pairs), hubs)


def _shared_contacts(contacts: Sequence[Sequence[Contact]], cap: int) -> tuple[list[tuple[int, int]], int]:
    ads_of: dict[tuple[str, str], list[int]] = defaultdict(list)
    for ad, found in enumerate(contacts):
        for key in {(contact.kind, contact.value) for contact in found}:
            ads_of[key].append(ad)
    pairs = [(ads[0], ad) for ads in ads_of.values() if len(ads) <= cap for ad in ads[1:]]
    return pairs, sum(len(ads) > cap for ads in ads_of.values())


def _near_duplicates(texts: Sequence[str], params: LinkageParams) -> Iterator[tuple[int, int]]:
    """Yield pairs of near-duplicates; equal shingle sets are joined first, so that each is compared only once."""
    first_of: dict[tuple[str, ...], int] = {}
    for ad, text in enumerate(texts):
        shingles = _shingles(text, params.shingle_words)
        if not shingles:
            continue
        first = first_of.setdefault(shingles, ad)
        if first != ad:
            yield first, ad
    yield from _similar(first_of, params)


def _similar(shingled: dict[tuple[str, ...], int], params: LinkageParams) -> Iterator[tuple[int, int]]:
    index = RMinHashLSH(params.near_duplicate, params.permutations, bands_for(params))
    hashes: dict[int, RMinHash] = {}
    for shingles, ad in shingled.items():
        minhash = RMinHash(params.permutations, SEED)
        minhash.update(list(shingles))
        for candidate in index.query(minhash):
            if minhash.jaccard(hashes[candidate]) >= params.near_duplicate:
                yield candidate, ad
        hashes[ad] = minhash
        index.insert(ad, minhash)


def bands_for(params: LinkageParams) -> int:
    """Return the fewest bands that catch pairs at the threshold s: 1 - (1 - s^rows)^bands (Leskovec et al. 2020)."""
    for rows in range(params.permutations, 0, -1):
        bands = params.permutations // rows
        if params.permutations % rows == 0 and 1 - (1 - params.near_duplicate**rows) ** bands >= CAUGHT:
            return bands
    return params.permutations


def _shingles(text: str, size: int) -> tuple[str, ...]:
    words = WORD.findall(text.lower())
    runs = (" ".join(words[place : place + size]) for place in range(max(1, len(words) - size + 1)))
    return tuple(sorted(set(runs) - {""}))


def _components(count: int, pairs: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    edges = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    graph = coo_array((np.ones(len(edges), dtype=np.int8), (edges[:, 0], edges[:, 1])), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    first: dict[int, int] = {}
    return tuple(first.setdefault(int(label), ad) for ad, label in enumerate(labels))
