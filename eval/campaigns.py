"""How well campaigns agree with the truth: over pairs of ads, and over ads (B-cubed)."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision and recall in 0..1, NaN where there was nothing to find; `mixed` campaigns hold more than one actor."""

    pair_precision: float
    pair_recall: float
    b_cubed_precision: float
    b_cubed_recall: float
    campaigns: int
    joined: int
    mixed: int

    @property
    def pair_f1(self) -> float:
        """The harmonic mean over pairs of ads; 0 where pairs were there and none was found."""
        return _harmonic(self.pair_precision, self.pair_recall)

    @property
    def b_cubed_f1(self) -> float:
        """The harmonic mean over ads."""
        return _harmonic(self.b_cubed_precision, self.b_cubed_recall)

    @property
    def mixed_share(self) -> float:
        """The share of campaigns that hold more than one actor."""
        return _ratio(self.mixed, self.campaigns)

    @property
    def mixed_share_of_joined(self) -> float:
        """The same among campaigns of two ads or more: no other could be mixed."""
        return _ratio(self.mixed, self.joined)


def agreement(predicted: Sequence[Hashable], actual: Sequence[Hashable]) -> Agreement:
    """Return the agreement of two partitions, each a label for every ad, from the sizes of what they share.

    B-cubed as in Bagga and Baldwin (1998): precision and recall of each ad's own campaign, averaged over ads. Raises
    ValueError when one has more ads than the other.

    >>> agreement([1, 1, 2], ["a", "a", "a"]).pair_recall
    0.3333333333333333
    """
    if len(predicted) != len(actual):
        raise ValueError(f"{len(predicted)} predicted labels and {len(actual)} actual ones, expected as many")
    one, other = _numbered(predicted), _numbered(actual)
    cells, both = np.unique(np.stack([one, other], axis=1), axis=0, return_counts=True)
    sizes, true_sizes = np.bincount(one), np.bincount(other)
    parts = np.bincount(cells[:, 0])
    return Agreement(
        pair_precision=_ratio(_pairs(both), _pairs(sizes)),
        pair_recall=_ratio(_pairs(both), _pairs(true_sizes)),
        b_cubed_precision=_ratio(float((both**2 / sizes[cells[:, 0]]).sum()), len(one)),
        b_cubed_recall=_ratio(float((both**2 / true_sizes[cells[:, 1]]).sum()), len(one)),
        campaigns=len(sizes),
        joined=int((sizes > 1).sum()),
        mixed=int((parts > 1).sum()),
    )


def _numbered(labels: Sequence[Hashable]) -> Counts:
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(label, len(numbers)) for label in labels], dtype=np.int64)


def _pairs(sizes: Counts) -> int:
    return int((sizes * (sizes - 1) // 2).sum())


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


def _harmonic(one: float, other: float) -> float:
    """Return the harmonic mean; 0 where nothing was right, NaN where there was nothing to be right about."""
    known = [value for value in (one, other) if not isnan(value)]
    if len(known) == 2 and one + other > 0:
        return 2 * one * other / (one + other)
    return 0.0 if known else float("nan")
