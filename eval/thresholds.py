"""Cut-offs, set on validation data and on nothing else."""

from typing import Literal, Self

import numpy as np
from pydantic import Field, model_validator
from sklearn.metrics import precision_recall_curve, roc_curve

from ads.sections import Section
from eval.metrics import Bools
from models.manifest import Cutoffs
from models.signs import Floats

MIN_URGENT = 5  # flagged validation ads without which a precision says nothing


class TargetParams(Section):
    """What a threshold aims at on validation data."""

    rule: Literal["best_f1", "recall", "false_positive_rate", "workload"] = Field(
        default="best_f1", description="what the threshold aims at"
    )
    value: float | None = Field(
        default=None, gt=0, description="a recall or rate in 0..1; for workload, ads flagged in 10,000"
    )
    urgent_precision: float = Field(
        default=0.9, gt=0, le=1, description="precision from which on a flagged ad is urgent"
    )

    @model_validator(mode="after")
    def _has_value(self) -> Self:
        if (self.value is None) != (self.rule == "best_f1"):
            raise ValueError(f"rule {self.rule} takes {'no' if self.rule == 'best_f1' else 'a'} value")
        if self.value is not None and self.value > (10_000 if self.rule == "workload" else 1):
            raise ValueError(f"value is {self.value}, too much for {self.rule}")
        return self


def cutoffs(labels: Bools, probabilities: Floats, target: TargetParams) -> Cutoffs:
    """Return the threshold that meets the target and, above it, the lowest cut-off of urgent precision."""
    threshold = _threshold(labels, probabilities, target)
    return Cutoffs(threshold=threshold, urgent=_urgent(labels, probabilities, threshold, target.urgent_precision))


def _threshold(labels: Bools, probabilities: Floats, target: TargetParams) -> float:
    if target.rule == "best_f1" or target.value is None:
        precision, recall, cuts = precision_recall_curve(labels, probabilities)
        f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
        return float(cuts[np.argmax(f1[:-1])])
    if target.rule == "workload":
        return float(np.quantile(probabilities, 1 - target.value / 10_000, method="higher"))
    false_positive, recall, cuts = roc_curve(labels, probabilities, drop_intermediate=False)
    if target.rule == "recall":
        return float(min(cuts[np.argmax(recall >= target.value)], 1.0))
    return float(min(cuts[np.flatnonzero(false_positive <= target.value)[-1]], 1.0))


def _urgent(labels: Bools, probabilities: Floats, threshold: float, wanted: float) -> float | None:
    """Return the lowest cut-off at or above the threshold with the wanted precision; None where none has it."""
    for cut in np.unique(probabilities[probabilities >= threshold]):
        flagged = probabilities >= cut
        if flagged.sum() >= MIN_URGENT and labels[flagged].mean() >= wanted:
            return float(cut)
    return None
