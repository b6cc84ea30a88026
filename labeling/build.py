"""The two ways to a dataset: a file that carries its labels, and an archive with the votes on it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from ads.ad import Ad, Provenance
from ads.archive import Archive, is_simulated, split_rejections
from ads.errors import InputError
from ads.tables import STANDARD_INPUT, digest_of
from labeling.consensus import consensus
from labeling.dataset import Dataset
from labeling.freeze import freeze
from labeling.params import LabelingParams
from labeling.sources import Mapping, label_ads, require_columns
from labeling.votes import read_votes
from models.signs import Sign

WORLD = "world.json"  # stands beside a simulated archive


def import_labelled(archive: Archive, mapping: Mapping, *, provenance: Provenance, params: LabelingParams) -> Dataset:
    """Return the dataset of files that carry their labels; raises InputError when nothing of them can be used."""
    if STANDARD_INPUT in archive.sources:
        raise InputError("- is standard input, expected a file: a dataset keeps the digest of what it came from")
    if provenance_of(*archive.sources) == "simulated":
        provenance = "simulated"  # whatever was said: a model that learns from it must not pass for a real one
    ads, rejections = split_rejections(archive)
    labels = label_ads(ads, mapping.columns(ads))
    return freeze(
        labels.ads,
        labels.values,
        labels.signs,
        provenance=provenance,
        sources=_digests(archive.sources),
        ads_params=archive.params,
        params=params,
        groups=_column(labels.ads, mapping.group),
        splits=_column(labels.ads, mapping.split),
        rejections=[*rejections, *labels.rejections],
    )


def build(
    archive: Archive, votes_path: Path, *, params: LabelingParams, signs: Sequence[Sign] | None = None
) -> Dataset:
    """Return the dataset of an archive and the votes on it; ads without a vote stay out.

    Without `signs`, every sign that somebody voted on is there, and is binary. Its provenance is `simulated` where the
    archive is a simulated world. Raises InputError when no vote is on an ad of the archive.
    """
    ads, rejections = split_rejections(archive)
    votes = read_votes(votes_path)
    if signs is None:
        signs = [Sign(name=name) for name in sorted({vote.sign for vote in votes})]
    found = consensus(votes, [ad.id for ad in ads], signs)
    values = found.labels
    voted = np.flatnonzero(~np.isnan(values).all(axis=1)) if signs else np.array([], dtype=int)
    if not len(voted):
        raise InputError(f"{votes_path}: none of its {len(votes)} votes is on an ad of this archive")
    dataset = freeze(
        [ads[place] for place in voted],
        values[voted],
        signs,
        provenance=provenance_of(votes_path, *archive.sources),
        sources=_digests([*archive.sources, str(votes_path)]),
        ads_params=archive.params,
        params=params,
        rejections=rejections,
    )
    return replace(dataset, lineage=dataset.lineage.model_copy(update={"warnings": found.warnings}))


def provenance_of(*files: str | Path) -> Provenance:
    """Return `simulated` when one of the files says so, or stands in the folder of a world; else `own`."""
    found = any((Path(file).parent / WORLD).is_file() or is_simulated(str(file)) for file in files)
    return "simulated" if found else "own"


def _digests(sources: Sequence[str]) -> dict[str, str]:
    """Return name -> SHA-256 of files; of two with one name the second is counted."""
    digests: dict[str, str] = {}
    for source in sources:
        name = Path(source).name
        same = sum(known == name or known.startswith(f"{name} (") for known in digests)
        digests[f"{name} ({same + 1})" if same else name] = digest_of(source)
    return digests


def _column(ads: Sequence[Ad], name: str | None) -> list[str] | None:
    if name is None:
        return None
    require_columns(ads, [name])
    if blank := next((ad for ad in ads if ad.fields.get(name) in (None, "")), None):
        raise InputError(f"row {blank.row} of {blank.source}: column {name} is blank, expected a value in every row")
    return [str(ad.fields[name]) for ad in ads]
