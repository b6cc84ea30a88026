"""Labelled ads become a dataset: groups that belong together, splits that do not leak."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self, cast

import numpy as np
import numpy.typing as npt

from ads.ad import Ad, Provenance
from ads.errors import Fault, InputError, Rejection
from ads.linkage import Linkage
from labeling.dataset import Basis, Dataset
from labeling.manifest import Lineage
from labeling.params import LabelingParams
from labeling.splits import NAMES, Cuts, Split, at_random, by_cuts, cuts_by_time, given_split, overlaps
from models.signs import Floats, Sign

GIVEN: Basis = "given"


@dataclass(frozen=True)
class Grouping:
    """Which ads must stay on one side: a group of each, who said so, and how many contacts are too common to count."""

    groups: tuple[int, ...]
    by: str
    hubs: int = 0

    @classmethod
    def given(cls, column: Sequence[Hashable]) -> Self:
        """Return the groups of a column, numbered by their first ad."""
        first: dict[Hashable, int] = {}
        return cls(tuple(first.setdefault(group, place) for place, group in enumerate(column)), "column")

    @classmethod
    def found(cls, linkage: Linkage) -> Self:
        """Return what linkage finds; numbers say nothing of a contact."""
        hubs = sum(hub.kind != "text" for hub in linkage.hubs)
        return cls(linkage.inseparable, "near-duplicates and shared contacts", hubs)

    def of(self, places: Sequence[int]) -> Self:
        """Return the groups of some ads."""
        return replace(self, groups=tuple(self.groups[place] for place in places))


def freeze(
    ads: Sequence[Ad],
    labels: Floats,
    signs: Sequence[Sign],
    *,
    provenance: Provenance,
    sources: dict[str, str],
    params: LabelingParams,
    grouping: Grouping,
    splits: Sequence[str] | None = None,
    rejections: Sequence[Rejection] = (),
) -> Dataset:
    """Return the dataset of ads that came with their labels, of shape (ads, signs).

    With `splits` (words such as train, dev and test) they stand, and a missing validation split is taken from train.
    Raises InputError for an unknown word.
    """
    positives = np.column_stack([sign.positives(labels[:, place]) for place, sign in enumerate(signs)])
    if splits is None:
        chosen, split_by = split(ads, grouping.groups, positives, params)
    else:
        chosen, split_by = _kept(ads, splits, grouping.groups, positives, params), "column"
    return Dataset(
        signs=tuple(signs),
        ads=tuple(ads),
        labels=labels,
        groups=np.array(grouping.groups, dtype=np.int64),
        splits=tuple(chosen),
        weights=np.ones(len(ads)),
        bases=tuple(GIVEN for _ in ads),
        provenance=provenance,
        lineage=lineage_of(sources, grouping, chosen, split_by, rejections),
        rejections=tuple(rejections),
    )


def lineage_of(
    sources: dict[str, str],
    grouping: Grouping,
    splits: Sequence[Split],
    split_by: str,
    rejections: Sequence[Rejection],
    **more: Any,
) -> Lineage:
    """Return where a dataset came from; `more` is what only a dataset of votes has."""
    return Lineage(
        sources=sources,
        grouped_by=grouping.by,
        split_by=split_by,
        hubs=grouping.hubs,
        rejected=len(rejections),
        overlaps=overlaps(grouping.groups, splits),
        **more,
    )


def split(
    ads: Sequence[Ad],
    groups: Sequence[int],
    positives: npt.NDArray[np.bool_],
    params: LabelingParams,
    *,
    cuts: Cuts | None = None,
) -> tuple[list[Split], str]:
    """Return the split of each ad, and how they were split: by time (at the cuts where they are given) or at random."""
    times = [ad.posted_at for ad in ads if ad.posted_at is not None]
    why = f", since {len(ads) - len(times)} of {len(ads)} ads have no date" if times else ""
    if len(times) == len(ads):
        chosen = by_cuts(groups, times, cuts or cuts_by_time(groups, times, params.splits))
        if cuts or set(NAMES) <= set(chosen):
            return chosen, "time"
        why = ", since their dates leave a split empty"
    return at_random(groups, positives, params.splits), f"random groups{why}"


def _kept(
    ads: Sequence[Ad],
    given: Sequence[str],
    groups: Sequence[int],
    positives: npt.NDArray[np.bool_],
    params: LabelingParams,
) -> list[Split]:
    splits = [given_split(word) for word in given]
    if None in splits:
        place = splits.index(None)
        fault = Fault.of("split", given[place], "train, dev, validation or test")
        raise InputError(f"row {ads[place].row or place + 1} of {ads[place].source or 'the ads'}: {fault}")
    known = cast("list[Split]", splits)
    if "validation" in known or "train" not in known:
        return known
    places = [place for place, split in enumerate(known) if split == "train"]
    inner = at_random(
        [groups[place] for place in places], positives[places], params.splits, names=("train", "validation")
    )
    for place, split in zip(places, inner, strict=True):
        known[place] = split
    return known
