"""Reasons to join ads, and what follows from them: components, and the merges that built them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components, minimum_spanning_tree

from ads.ad import Contact, ContactKind
from ads.duplicates import Numbers
from ads.pseudonyms import Pseudonyms

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
SAME, NEAR = 2.0, 3.0  # cost of a merge by equal texts, and the least by near-duplicates; by a contact it is 1


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two ads are joined; `value` is a contact's normal form, or the digests of texts, and stays in the process."""

    kind: ContactKind | Literal["same text", "near-duplicate"]
    value: str = field(repr=False)
    similarity: float | None = field(default=None, compare=False)

    def named(self, pseudonyms: Pseudonyms) -> str:
        """Return the reason as others may see it."""
        if self.kind == "same text":
            return "same text"
        if self.kind == "near-duplicate":
            return f"near-duplicate {self.similarity:.2f}"
        return pseudonyms.pseudonym(Contact(kind=self.kind, value=self.value, start=0, end=0))


@dataclass(frozen=True, slots=True)
class Merge:
    """Two ads, by their places, the lower first, and the reason that joined them."""

    reason: Reason
    first: int
    second: int

    def explained(self, ids: Sequence[str], pseudonyms: Pseudonyms, times: Sequence[datetime | None]) -> str:
        """Return `phone:ab12…, 2024-05-03, ads a-1 and a-7`; the date is the day that both ads were out."""
        known = [time for time in (times[self.first], times[self.second]) if time is not None]
        date = f"{max(known):%Y-%m-%d}" if len(known) == 2 else "no date"
        return f"{self.reason.named(pseudonyms)}, {date}, ads {ids[self.first]} and {ids[self.second]}"


@dataclass(frozen=True, slots=True, eq=False)
class Joins:
    """Pairs of ads, and for each the number of its reason: contacts first, then equal texts, then near-duplicates.

    `edges` has shape (edges, 2), the lower ad first; `reasons` and `trusted` have shape (edges,). What is not trusted
    joins no campaign. `digests` (texts,) and `pairs` (pairs, 2) are those of `ads.duplicates.Texts`.
    """

    ads: int
    edges: Numbers
    reasons: Numbers
    trusted: Bools
    contacts: tuple[tuple[ContactKind, str], ...]
    digests: npt.NDArray[np.uint64]
    pairs: Numbers
    similarity: npt.NDArray[np.float32]

    def components(self, kept: Bools) -> tuple[int, ...]:
        """Return the component of each ad, numbered by its first ad, that the kept edges make."""
        labels = components(self.ads, self.edges[kept])
        _, firsts = np.unique(labels, return_index=True)
        return tuple(firsts[labels].tolist())

    def merges(self, within: Bools) -> tuple[Merge, ...]:
        """Return one merge for each edge of a spanning forest of the trusted edges within; contacts are preferred."""
        kept = np.flatnonzero(self.trusted & within)
        costs = self._costs(self.reasons[kept])
        codes = self.edges[kept, 0] * self.ads + self.edges[kept, 1]
        best = np.lexsort((self.reasons[kept], costs, codes))
        codes, first = np.unique(codes[best], return_index=True)
        best = best[first]
        tree = minimum_spanning_tree(_graph(self.ads, self.edges[kept[best]], costs[best])).tocoo()
        chosen = np.searchsorted(codes, tree.row.astype(np.int64) * self.ads + tree.col)
        return tuple(map(self._merge, kept[best[np.sort(chosen)]].tolist()))

    def _merge(self, edge: int) -> Merge:
        first, second = self.edges[edge].tolist()
        return Merge(self.reason(int(self.reasons[edge])), first, second)

    def _costs(self, reasons: Numbers) -> Floats:
        costs = np.where(reasons < len(self.contacts), 1.0, SAME)
        pairs = reasons - len(self.contacts) - len(self.digests)
        near = pairs >= 0
        costs[near] = NEAR + 1 - self.similarity[pairs[near]]
        return costs

    def reason(self, number: int) -> Reason:
        """Return the reason of that number."""
        if number < len(self.contacts):
            return Reason(*self.contacts[number])
        number -= len(self.contacts)
        if number < len(self.digests):
            return Reason("same text", self._digest(number))
        number -= len(self.digests)
        one, other = self.pairs[number].tolist()
        return Reason("near-duplicate", f"{self._digest(one)}~{self._digest(other)}", float(self.similarity[number]))

    def _digest(self, text: int) -> str:
        return f"{self.digests[text]:016x}"

    def edges_of(self, reason: Reason) -> Bools:
        """Return which edges the reason made; those of a text include its near-duplicates.

        Raises ValueError when it made none.
        """
        if reason.kind == "same text":
            text = np.array([int(reason.value, 16)], dtype=np.uint64)
            made = self._edges_of_text(int(np.searchsorted(self.digests, text)[0]))
        elif reason.kind == "near-duplicate":
            ends = np.array([int(digest, 16) for digest in reason.value.split("~")], dtype=np.uint64)
            pair = np.flatnonzero((self.pairs == np.searchsorted(self.digests, ends)).all(axis=1))
            made = np.isin(self.reasons, pair + len(self.contacts) + len(self.digests))
        else:
            made = self.reasons == _place(self.contacts, (reason.kind, reason.value))
        if not made.any():
            raise ValueError(f"no ads are joined by this {reason.kind}, expected a reason of one of the merges")
        return made

    def _edges_of_text(self, text: int) -> Bools:
        near = np.flatnonzero((self.pairs == text).any(axis=1)) + len(self.contacts) + len(self.digests)
        return np.isin(self.reasons, np.append(near, len(self.contacts) + text))


def _place(contacts: Sequence[tuple[ContactKind, str]], contact: tuple[ContactKind, str]) -> int:
    return contacts.index(contact) if contact in contacts else -1


def components(count: int, edges: Numbers) -> Numbers:
    """Return a label for each of `count` nodes; `edges` has shape (edges, 2)."""
    graph = _graph(count, edges, np.ones(len(edges)))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)


def _graph(count: int, edges: Numbers, costs: Floats) -> csr_array:
    return coo_array((costs, (edges[:, 0], edges[:, 1])), shape=(count, count)).tocsr()
