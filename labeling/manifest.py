"""What a dataset says about itself, in JSON."""

from typing import Any

from pydantic import Field

from ads.ad import Noun, Provenance
from labeling.votes import Role
from models.signs import Sign

LAYOUT = 2  # of a dataset's folder; one of another layout is refused


class AnnotatorFigures(Noun):
    """One annotator's part in a dataset; `sensitivity` and `specificity` are estimates, by binary sign."""

    annotator: str
    role: Role
    votes: int
    blind: int
    sensitivity: dict[str, float] = Field(default_factory=dict)
    specificity: dict[str, float] = Field(default_factory=dict)


class AgreementFigures(Noun):
    """Krippendorff's alpha of people on one sign with its interval; None where it has no meaning."""

    sign: str
    ads: int
    alpha: float | None
    low: float | None
    high: float | None


class ErasedRows(Noun):
    """An erasure that a dataset went through: how many rows went, and its hash before."""

    rows: int
    before: str


class Lineage(Noun):
    """Where a dataset came from: digests and counts, no rows.

    Of a dataset of votes also who labelled, how people agree, how many ads each basis has, how many of validation and
    test were left out since their labels are no gold, and what keeps the labels from being trusted.
    """

    sources: dict[str, str]
    grouped_by: str
    split_by: str
    hubs: int = 0
    rejected: int = 0
    overlaps: dict[str, int]
    annotators: tuple[AnnotatorFigures, ...] = ()
    agreement: tuple[AgreementFigures, ...] = ()
    not_gold: int = 0
    rounds: int = 0
    warnings: tuple[str, ...] = ()
    erased: tuple[ErasedRows, ...] = Field(default=(), exclude_if=lambda erased: not erased)


class DatasetManifest(Noun):
    """What a dataset says about itself."""

    layout: int = 1
    hash: str
    provenance: Provenance
    signs: tuple[Sign, ...]
    lineage: Lineage
    splits: dict[str, dict[str, Any]]
    slices: dict[str, dict[str, Any]] = Field(
        default_factory=dict, description="ads whose city or site train never saw"
    )
    files: dict[str, str] = Field(default_factory=dict, description="SHA-256 of each file of rows; none before it lies")
