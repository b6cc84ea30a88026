"""Labelled ads become a dataset: groups that belong together, splits that do not leak."""

from collections.abc import Hashable, Sequence
from typing import cast

import numpy as np
import numpy.typing as npt

from ads.ad import Ad, Provenance
from ads.errors import Fault, InputError, Rejection
from ads.evidence import gather
from ads.linkage import link
from ads.params import AdsParams
from labeling.dataset import Dataset
from labeling.manifest import Lineage
from labeling.params import LabelingParams
from labeling.splits import NAMES, Split, at_random, by_time, given_split, overlaps
from models.signs import Floats, Sign


def freeze(
    ads: Sequence[Ad],
    labels: Floats,
    signs: Sequence[Sign],
    *,
    provenance: Provenance,
    sources: dict[str, str],
    ads_params: AdsParams,
    params: LabelingParams,
    groups: Sequence[Hashable] | None = None,
    splits: Sequence[str] | None = None,
    rejections: Sequence[Rejection] = (),
) -> Dataset:
    """Return the dataset of labelled ads of shape (ads, signs).

    Without `groups`, near-duplicate texts and shared contacts form them; texts too short or too common to prove a
    campaign count too, since a model that read one has read the other. With `splits` (words such as train, dev and
    test) they stand, and a missing validation split is taken from train. Raises InputError for an unknown word.
    """
    numbers, hubs = _groups(ads, groups, ads_params)
    positives = np.column_stack([sign.positives(labels[:, place]) for place, sign in enumerate(signs)])
    chosen, split_by = _splits(ads, numbers, positives, splits, params)
    lineage = Lineage(
        sources=sources,
        grouped_by="column" if groups is not None else "near-duplicates and shared contacts",
        split_by=split_by,
        hubs=hubs,
        rejected=len(rejections),
        overlaps=overlaps(numbers, chosen),
    )
    return Dataset(
        signs=tuple(signs),
        ads=tuple(ads),
        labels=labels,
        groups=np.array(numbers, dtype=np.int64),
        splits=tuple(chosen),
        provenance=provenance,
        lineage=lineage,
        rejections=tuple(rejections),
    )


def _groups(ads: Sequence[Ad], given: Sequence[Hashable] | None, params: AdsParams) -> tuple[list[int], int]:
    """Groups are numbered by their first ad, so that no number says anything of a contact."""
    if given is None:
        evidence = [gather(ad, phone_region=params.phone_region) for ad in ads]
        linkage = link([seen.masked for seen in evidence], [seen.contacts for seen in evidence], params.linkage)
        common = sum(hub.kind != "text" for hub in linkage.hubs)
        return list(linkage.inseparable), common
    first: dict[Hashable, int] = {}
    return [first.setdefault(group, place) for place, group in enumerate(given)], 0


def _splits(
    ads: Sequence[Ad],
    groups: Sequence[int],
    positives: npt.NDArray[np.bool_],
    given: Sequence[str] | None,
    params: LabelingParams,
) -> tuple[list[Split], str]:
    if given is not None:
        return _kept(ads, given, groups, positives, params), "column"
    times = [ad.posted_at for ad in ads if ad.posted_at is not None]
    why = f", since {len(ads) - len(times)} of {len(ads)} ads have no date" if times else ""
    if len(times) == len(ads):
        chosen = by_time(groups, times, params.splits)
        if set(NAMES) <= set(chosen):
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
