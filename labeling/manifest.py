"""What a dataset says about itself, in JSON."""

from typing import Any

from pydantic import Field

from ads.ad import Noun, Provenance
from models.signs import Sign


class Lineage(Noun):
    """Where a dataset came from: digests and counts, no rows."""

    sources: dict[str, str]
    grouped_by: str
    split_by: str
    hubs: int = 0
    rejected: int = 0
    overlaps: dict[str, int]
    warnings: tuple[str, ...] = Field(
        default=(), description="why labels are plain votes, by sign; none where they are not"
    )


class DatasetManifest(Noun):
    """What a dataset says about itself."""

    hash: str
    provenance: Provenance
    signs: tuple[Sign, ...]
    lineage: Lineage
    splits: dict[str, dict[str, Any]]
    files: dict[str, str] = Field(default_factory=dict, description="SHA-256 of each file of rows; none before it lies")
