"""Logits to probabilities that mean what they say, one scale and shift a column (Platt 1999)."""

import numpy as np
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

from ads.ad import Noun
from models.signs import Floats

WEAK = 1.0  # inverse strength of the prior that a scale is small: matters only where validation is tiny


class Calibration(Noun):
    """Scale and shift of each column; probability = expit(scale * logit + shift)."""

    scale: tuple[float, ...]
    shift: tuple[float, ...]

    @classmethod
    def fit(cls, logits: Floats, targets: Floats) -> "Calibration":
        """Fit on validation data of shape (n, columns); a scale is never negative: calibration keeps the order.

        A column with one class only (a level that nobody reached) stays as it is.
        """
        pairs = [_platt(logits[:, place], targets[:, place]) for place in range(logits.shape[1])]
        return cls(scale=tuple(scale for scale, _ in pairs), shift=tuple(shift for _, shift in pairs))

    def __call__(self, logits: Floats) -> Floats:
        """Return (n, columns) probabilities."""
        probabilities: Floats = expit(logits * np.array(self.scale) + np.array(self.shift))
        return probabilities


def _platt(logits: Floats, target: Floats) -> tuple[float, float]:
    known = ~np.isnan(target)
    labels = target[known] >= 0.5
    if labels.all() or not labels.any():
        return 1.0, 0.0
    regression = LogisticRegression(C=WEAK).fit(logits[known].reshape(-1, 1), labels)
    scale = float(regression.coef_[0, 0])
    if scale > 0:
        return scale, float(regression.intercept_[0])
    share = labels.mean()  # the logits tell nothing: everybody gets the base rate
    return 0.0, float(np.log(share / (1 - share)))
