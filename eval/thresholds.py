"""Cut-offs, set on validation data and on nothing else."""

import numpy as np
from sklearn.metrics import precision_recall_curve, roc_curve

from eval.metrics import Bools
from eval.params import TargetParams
from models.manifest import Cutoffs
from models.signs import Floats

MIN_URGENT = 5  # flagged validation ads without which a precision says nothing


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
