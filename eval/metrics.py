"""Figures of one sign, from labels, probabilities and flags; every ad may carry a weight.

Where a figure has no meaning (no positive, nothing flagged) it is NaN, not a guess.
"""

import numpy as np
import numpy.typing as npt
from sklearn.metrics import average_precision_score, brier_score_loss, roc_curve

from models.signs import Floats

Bools = npt.NDArray[np.bool_]

TITLES = {
    "average_precision": "average precision",
    "recall_at_fpr": "recall at a false-positive rate of {rate}",
    "precision": "precision at the threshold",
    "recall": "recall at the threshold",
    "f1": "F1 at the threshold",
    "brier": "Brier score",
    "ece": "calibration error (adaptive ECE)",
}


def title_of(figure: str, rate: float) -> str:
    """Return a figure's name as people read it; `rate` is the false-positive rate, in 0..1."""
    return TITLES[figure].format(rate=f"{rate * 100:g} %")


def measure(
    labels: Bools, probabilities: Floats, flags: Bools, *, rate: float, bins: int, weights: Floats
) -> dict[str, float]:
    """Return every figure of `TITLES`; all arrays have shape (ads,), `rate` is the false-positive rate, in 0..1."""
    hit = float(weights[labels & flags].sum())
    flagged, positive = float(weights[flags].sum()), float(weights[labels].sum())
    both = positive > 0 and float(weights[~labels].sum()) > 0
    return {
        "average_precision": _average_precision(labels, probabilities, weights) if both else np.nan,
        "recall_at_fpr": recall_at(labels, probabilities, rate, weights) if both else np.nan,
        "precision": hit / flagged if flagged else np.nan,
        "recall": hit / positive if positive else np.nan,
        "f1": 2 * hit / (flagged + positive) if flagged + positive else np.nan,
        "brier": float(brier_score_loss(labels, probabilities, sample_weight=weights, pos_label=True)),
        "ece": adaptive_ece(labels, probabilities, bins, weights),
    }


def _average_precision(labels: Bools, probabilities: Floats, weights: Floats) -> float:
    return float(average_precision_score(labels, probabilities, sample_weight=weights))


def recall_at(labels: Bools, probabilities: Floats, rate: float, weights: Floats) -> float:
    """Return the highest recall whose false-positive rate is at most `rate`."""
    false_positive, recall, _ = roc_curve(labels, probabilities, sample_weight=weights, drop_intermediate=False)
    return float(recall[false_positive <= rate].max(initial=0.0))


def adaptive_ece(labels: Bools, probabilities: Floats, bins: int, weights: Floats) -> float:
    """Return the expected calibration error over equally full bins (Nixon et al. 2019), in 0..1."""
    gaps = [
        weights[part].sum()
        * abs(np.average(labels[part], weights=weights[part]) - np.average(probabilities[part], weights=weights[part]))
        for part in equal_bins(probabilities, bins)
        if weights[part].sum() > 0
    ]
    return float(sum(gaps) / weights.sum())


def equal_bins(probabilities: Floats, bins: int) -> list[npt.NDArray[np.int64]]:
    """Return the places of ads in equally full bins, from low to high probability."""
    order = np.argsort(probabilities, kind="stable")
    return [part for part in np.array_split(order, min(bins, len(order))) if len(part)]
