"""Is it good enough: every figure of a bundle on one split, with its interval."""

from typing import Literal

import numpy as np
from sklearn.metrics import precision_recall_curve

from ads.ad import ModelReference, Noun, Provenance
from ads.errors import InputError
from eval.intervals import Estimate, bootstrap
from eval.metrics import Bools, equal_bins, measure
from eval.params import EvalParams
from labeling.dataset import Dataset, Labelled
from models.manifest import Cutoffs
from models.scorer import Scorer
from models.signs import Floats, Sign

SHARES = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0)  # of ads flagged: the threshold table
CURVE_POINTS = 200
BARS = 20  # bars of the score distribution


class ThresholdRow(Noun):
    """What would happen at one cut-off, on this split at its own prevalence."""

    cutoff: float
    recall: float
    precision: float
    alerts_per_10_000: float


class CurvePoint(Noun):
    """Precision and recall at one cut-off."""

    recall: float
    precision: float


class ReliabilityBin(Noun):
    """Mean probability and share of positives in one of the equally full bins."""

    predicted: float
    observed: float
    ads: int


class Bar(Noun):
    """How many ads of each label have a probability from `start` on."""

    start: float
    positive: int
    negative: int


class SignEvaluation(Noun):
    """Everything measured of one sign."""

    kind: Literal["binary", "ordinal"]
    positive_from: int
    cutoffs: Cutoffs
    ads: int
    positive: int
    figures: dict[str, Estimate]
    curve: tuple[CurvePoint, ...]
    thresholds: tuple[ThresholdRow, ...]
    reliability: tuple[ReliabilityBin, ...]
    distribution: tuple[Bar, ...]

    @property
    def prevalence(self) -> float:
        """Return the share of positives, in 0..1."""
        return self.positive / self.ads


class Evaluation(Noun):
    """A bundle judged on one split of one dataset."""

    model: ModelReference
    dataset: str
    dataset_provenance: Provenance
    split: str
    ads: int
    groups: int
    params: EvalParams
    signs: dict[str, SignEvaluation]
    warnings: tuple[str, ...] = ()


def evaluate(scorer: Scorer, dataset: Dataset, *, split: str = "test", params: EvalParams | None = None) -> Evaluation:
    """Judge a bundle on one split.

    Raises InputError when the split does not exist or when the dataset and the bundle have no sign in common.
    """
    chosen = params or EvalParams()
    part = dataset.split(split)
    known = {sign.name: place for place, sign in enumerate(dataset.signs)}
    shared = [place for place, sign in enumerate(scorer.bundle.manifest.signs) if sign.name in known]
    if not shared:
        raise InputError(
            f"the bundle predicts {_names(scorer.bundle.manifest.signs)}, the dataset is labelled for "
            f"{_names(dataset.signs)}: expected a sign in common"
        )
    for place in shared:
        _require_same(
            scorer.bundle.manifest.signs[place], dataset.signs[known[scorer.bundle.manifest.signs[place].name]]
        )
    probabilities = scorer.probabilities(part.ads)
    signs = {}
    for place in shared:
        sign = scorer.bundle.manifest.signs[place]
        cutoffs = scorer.bundle.manifest.cutoffs[sign.name]
        signs[sign.name] = _judge(sign, part, known[sign.name], probabilities[:, place], cutoffs, chosen)
    return Evaluation(
        model=scorer.model,
        dataset=dataset.hash,
        dataset_provenance=dataset.provenance,
        split=split,
        ads=len(part),
        groups=len(np.unique(part.groups)),
        params=chosen,
        signs=signs,
        warnings=_warnings(scorer, dataset, split),
    )


def _require_same(predicted: Sign, labelled: Sign) -> None:
    if predicted != labelled:
        raise InputError(
            f"sign {predicted.name} is {_kind(labelled)} in the dataset, expected {_kind(predicted)} as in the bundle"
        )


def _kind(sign: Sign) -> str:
    return sign.kind if sign.kind == "binary" else f"ordinal from {sign.low} to {sign.high}"


def _names(signs: tuple[Sign, ...]) -> str:
    return ", ".join(sign.name for sign in signs)


def _warnings(scorer: Scorer, dataset: Dataset, split: str) -> tuple[str, ...]:
    found = []
    if scorer.bundle.manifest.dataset == dataset.hash and split in ("train", "validation"):
        found.append(f"the bundle learned from the {split} split of this very dataset: its figures flatter")
    if scorer.bundle.manifest.dataset != dataset.hash:
        found.append("the bundle learned from another dataset: nobody has checked that no ad stands in both")
    if sum(dataset.lineage.overlaps.values()):
        found.append(f"groups stand in two splits ({dataset.lineage.overlaps}): the figures flatter")
    return tuple(found)


def _judge(
    sign: Sign, part: Labelled, column: int, probabilities: Floats, cutoffs: Cutoffs, params: EvalParams
) -> SignEvaluation:
    known = ~np.isnan(part.labels[:, column])
    if not known.any():
        raise InputError(f"sign {sign.name}: no ad of this split is labelled, expected at least one")
    labels = sign.positives(part.labels[known, column])
    scores, stands_for = probabilities[known], part.weights[known]
    flags = scores >= cutoffs.threshold

    def figures(drawn: Floats) -> dict[str, float]:
        weights = drawn * stands_for
        return measure(labels, scores, flags, rate=params.false_positive_rate, bins=params.bins, weights=weights)

    return SignEvaluation(
        kind=sign.kind,
        positive_from=sign.positive_from,
        cutoffs=cutoffs,
        ads=len(labels),
        positive=int(labels.sum()),
        figures=bootstrap(
            figures,
            part.groups[known],
            resamples=params.bootstrap,
            confidence=params.confidence,
            seed=params.seed,
        ),
        curve=_curve(labels, scores, stands_for),
        thresholds=_threshold_table(labels, scores, stands_for),
        reliability=_reliability(labels, scores, stands_for, params.bins),
        distribution=_distribution(labels, scores),
    )


def _curve(labels: Bools, scores: Floats, weights: Floats) -> tuple[CurvePoint, ...]:
    """Return the precision-recall curve, thinned to what a plot can show; empty where no ad is positive."""
    if not labels.any():
        return ()
    precision, recall, _ = precision_recall_curve(labels, scores, sample_weight=weights)
    shown = np.unique(np.linspace(0, len(recall) - 1, CURVE_POINTS).astype(int))
    return tuple(CurvePoint(recall=float(recall[place]), precision=float(precision[place])) for place in shown)


def _threshold_table(labels: Bools, scores: Floats, weights: Floats) -> tuple[ThresholdRow, ...]:
    rows = []
    for cut in np.unique(np.quantile(scores, [1 - share for share in SHARES], method="higher"))[::-1]:
        flagged = scores >= cut
        hit, found = float(weights[flagged & labels].sum()), float(weights[flagged].sum())
        rows.append(
            ThresholdRow(
                cutoff=float(cut),
                recall=hit / float(weights[labels].sum()) if labels.any() else 0.0,
                precision=hit / found,
                alerts_per_10_000=found / float(weights.sum()) * 10_000,
            )
        )
    return tuple(rows)


def _reliability(labels: Bools, scores: Floats, weights: Floats, bins: int) -> tuple[ReliabilityBin, ...]:
    return tuple(
        ReliabilityBin(
            predicted=float(np.average(scores[part], weights=weights[part])),
            observed=float(np.average(labels[part], weights=weights[part])),
            ads=len(part),
        )
        for part in equal_bins(scores, bins)
    )


def _distribution(labels: Bools, scores: Floats) -> tuple[Bar, ...]:
    edges = np.linspace(0, 1, BARS + 1)
    positive, negative = np.histogram(scores[labels], edges)[0], np.histogram(scores[~labels], edges)[0]
    return tuple(
        Bar(start=float(start), positive=int(yes), negative=int(no))
        for start, yes, no in zip(edges[:-1], positive, negative, strict=True)
    )
