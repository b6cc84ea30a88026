"""Intervals: by the cluster bootstrap, since ads of one group are not independent, and by Wilson for plain counts."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from scipy.stats import binomtest

from ads.ad import Noun
from models.signs import Floats


class Estimate(Noun):
    """A figure with its interval; all None where it has no meaning on this split."""

    value: float | None
    low: float | None
    high: float | None

    def __str__(self) -> str:
        if self.value is None:
            return "no meaning here"
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


def bootstrap(
    figures: Callable[[Floats], dict[str, float]],
    groups: npt.NDArray[np.int64],
    *,
    resamples: int,
    confidence: float,
    seed: int,
) -> dict[str, Estimate]:
    """Return each figure with its percentile interval (Efron 1979) over resampled groups.

    `figures` takes one weight an ad: how often its group was drawn.
    """
    numbers = np.unique(groups, return_inverse=True)[1]
    count = int(numbers.max()) + 1
    generator = np.random.default_rng(seed)
    drawn = [
        figures(np.bincount(generator.integers(count, size=count), minlength=count)[numbers].astype(float))
        for _ in range(resamples)
    ]
    whole = figures(np.ones(len(groups)))
    tail = (1 - confidence) / 2
    return {name: _estimate(value, [figure[name] for figure in drawn], tail) for name, value in whole.items()}


def _estimate(value: float, drawn: list[float], tail: float) -> Estimate:
    known = [figure for figure in drawn if not np.isnan(figure)]
    if np.isnan(value) or not known:
        return Estimate(value=None, low=None, high=None)
    low, high = np.quantile(known, [tail, 1 - tail])
    return Estimate(value=value, low=float(low), high=float(high))


def proportion(hits: int, of: int, *, confidence: float) -> Estimate:
    """Return a share with its score interval (Wilson 1927).

    >>> str(proportion(8, 10, confidence=0.95))
    '0.800 [0.490, 0.943]'
    """
    if not of:
        return Estimate(value=None, low=None, high=None)
    interval = binomtest(hits, of).proportion_ci(confidence_level=confidence, method="wilson")
    return Estimate(value=hits / of, low=float(interval.low), high=float(interval.high))
