"""Whole groups on one side of the line: by time where ads have dates, else at random with the signs spread evenly.

By time, a group goes by its first ad. Its ads after the end of its own split are `seen_later`: no longer new to a
model, so not test, and too late for train.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import numpy as np
import numpy.typing as npt

from labeling.params import SplitParams

Split = Literal["train", "validation", "test", "seen_later"]
CANDIDATES = 40  # starts of groups tried for each of the two cuts
NAMES: tuple[Split, ...] = ("train", "validation", "test")
SYNONYMS: dict[str, Split] = {
    "train": "train", "training": "train", "dev": "validation", "val": "validation", "valid": "validation",
    "validation": "validation", "test": "test",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cuts:
    """When the time of validation starts, and when that of test."""

    validation: datetime
    test: datetime


def by_time(groups: Sequence[int], times: Sequence[datetime], params: SplitParams) -> list[Split]:
    """Return the split of each ad; the two cuts stand where the ads that stay meet the shares most nearly."""
    return by_cuts(groups, times, cuts_by_time(groups, times, params))


def by_cuts(groups: Sequence[int], times: Sequence[datetime], cuts: Cuts) -> list[Split]:
    """Return the split of each ad with the cuts where they are."""
    return [
        _side(time, start, (cuts.validation, cuts.test))
        for time, start in zip(times, _firsts(groups, times), strict=True)
    ]


def cuts_by_time(groups: Sequence[int], times: Sequence[datetime], params: SplitParams) -> Cuts:
    """Return the cuts at which the ads that stay meet the shares most nearly; starts of groups are tried in pairs."""
    firsts = _firsts(groups, times)
    starts, posted = (np.array([time.timestamp() for time in row]) for row in (firsts, times))
    order = np.argsort(starts, kind="stable")
    tried = sorted(
        {int(order[rank]) for rank in np.linspace(0, len(order) - 1, CANDIDATES).astype(int)}, key=starts.__getitem__
    )
    wanted = np.array([params.train, params.validation, params.test])
    best, least = (tried[0], tried[-1]), np.inf
    for place, one in enumerate(tried):
        train = np.sum((starts < starts[one]) & (posted < starts[one]))
        for two in tried[place:]:
            test = np.sum(starts >= starts[two])
            validation = np.sum((starts >= starts[one]) & (starts < starts[two]) & (posted < starts[two]))
            kept = np.array([train, validation, test])
            off = float(np.abs(kept / kept.sum() - wanted).sum())
            if off < least:
                best, least = (one, two), off
    return Cuts(firsts[best[0]], firsts[best[1]])


def _firsts(groups: Sequence[int], times: Sequence[datetime]) -> list[datetime]:
    """Return for each ad when its group was first seen."""
    first: dict[int, datetime] = {}
    for group, time in zip(groups, times, strict=True):
        first[group] = min(time, first.get(group, time))
    return [first[group] for group in groups]


def _side(time: datetime, first: datetime, cuts: tuple[datetime, datetime]) -> Split:
    place = sum(first >= cut for cut in cuts)
    own_end = cuts[place] if place < len(cuts) else None
    return "seen_later" if own_end is not None and time >= own_end else NAMES[place]


def at_random(
    groups: Sequence[int], positives: npt.NDArray[np.bool_], params: SplitParams, *, names: Sequence[Split] = NAMES
) -> list[Split]:
    """Return the split of each ad; groups with the same set of positive signs are shared out alike.

    `positives` has shape (ads, signs).
    """
    signs_of: dict[int, npt.NDArray[np.bool_]] = {}
    sizes: dict[int, int] = defaultdict(int)
    for group, signs in zip(groups, positives, strict=True):
        signs_of[group] = signs | signs_of.get(group, np.zeros_like(signs))
        sizes[group] += 1
    strata: dict[Hashable, list[int]] = defaultdict(list)
    for group, signs in signs_of.items():
        strata[tuple(signs.tolist())].append(group)
    generator = np.random.default_rng(params.seed)
    side: dict[int, Split] = {}
    for stratum in strata.values():
        side |= _shared_out([stratum[place] for place in generator.permutation(len(stratum))], sizes, params, names)
    return [side[group] for group in groups]


def _shared_out(
    order: list[int], sizes: dict[int, int], params: SplitParams, names: Sequence[Split]
) -> dict[int, Split]:
    """Give each group to the split that is furthest behind its share of this stratum."""
    shares = np.array([getattr(params, name) for name in names])
    wanted = shares / shares.sum() * sum(sizes[group] for group in order)
    given = np.zeros(len(names))
    side: dict[int, Split] = {}
    for group in sorted(order, key=lambda group: -sizes[group]):  # stable: ties keep their random order
        place = int(np.argmax((wanted - given) / wanted))
        given[place] += sizes[group]
        side[group] = names[place]
    return side


def given_split(value: str) -> Split | None:
    """Return the split that a word of a column names, None for a word that names none."""
    return SYNONYMS.get(value.strip().lower())


def overlaps(groups: Sequence[int], splits: Sequence[Split]) -> dict[str, int]:
    """Return how many groups stand in both splits of each pair, as `train+test`; zero for a proven split."""
    members: dict[str, set[int]] = defaultdict(set)
    for group, split in zip(groups, splits, strict=True):
        members[split].add(group)
    pairs = (("train", "validation"), ("train", "test"), ("validation", "test"))
    return {f"{one}+{other}": len(members[one] & members[other]) for one, other in pairs}
