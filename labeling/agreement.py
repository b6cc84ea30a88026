"""Whether annotators agree beyond chance, with whom, and on which ads they do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from labeling.answers import NONE, Answers, answers_of
from labeling.votes import Vote, standing
from models.signs import Floats, Sign

Metric = Literal["nominal", "ordinal", "interval"]


@dataclass(frozen=True)
class Agreement:
    """Krippendorff's alpha on one sign, at most 1, 0 for chance, with its interval; None where it has no meaning.

    `ads` have answers of two annotators or more. The interval is by the bootstrap over ads.
    """

    sign: str
    metric: Metric
    ads: int
    annotators: int
    alpha: float | None
    low: float | None
    high: float | None

    @property
    def warnings(self) -> tuple[str, ...]:
        """What keeps labels of this sign from being trusted."""
        if self.annotators == 1:
            return (f"{self.sign}: there is one annotator only, so nobody can say how right the answers are",)
        if self.alpha is None or self.low is None:
            return (f"{self.sign}: agreement has no meaning: no ad has two answers, or all answers are the same",)
        if self.low <= 0:
            return (f"{self.sign}: agreement may be no better than chance ({self.alpha:.2f}, from {self.low:.2f})",)
        return ()


@dataclass(frozen=True)
class Pair:
    """How two annotators agree on the ads that both answered: raw, in 0..1, and beyond chance (Cohen's kappa).

    Kappa is None where both always gave the same answer, and weighs squared distances for an ordinal sign.
    """

    sign: str
    one: str
    other: str
    ads: int
    agreement: float
    kappa: float | None


@dataclass(frozen=True)
class Disputed:
    """An ad that annotators disagree on: the mean difference of two answers, in 0..1, and who said what."""

    ad: str
    sign: str
    dispute: float
    answers: tuple[tuple[str, int], ...]


def agreement(
    votes: Sequence[Vote],
    ads: Sequence[str],
    sign: Sign,
    *,
    resamples: int = 1000,
    confidence: float = 0.95,
    seed: int = 0,
) -> Agreement:
    """Return alpha on one sign of some ads: ordinal for an ordinal sign, else nominal.

    The interval is a percentile interval (Efron 1979) over ads drawn again; the seed decides which.
    """
    names, answers = answers_of(standing(votes), ads, sign)
    metric = _metric(sign)
    counts = _counts(answers)
    value = alpha(answers, metric=metric)
    low, high = (None, None) if value is None else _interval(counts, metric, resamples, confidence, seed)
    return Agreement(sign.name, metric, len(counts), len(names), value, low, high)


def alpha(answers: Answers, *, metric: Metric) -> float | None:
    """Return Krippendorff's alpha of (ads, annotators) answers, -1 for none (Krippendorff 2011).

    None where no ad has two answers, or all such answers are the same.
    """
    counts = _counts(answers)
    return _alpha(_coincidences(counts).sum(axis=0), metric) if len(counts) else None


def pairs(votes: Sequence[Vote], ads: Sequence[str], sign: Sign) -> list[Pair]:
    """Return every two annotators with ads in common."""
    names, answers = answers_of(standing(votes), ads, sign)
    found = []
    for one, other in combinations(range(len(names)), 2):
        both = answers[(answers[:, one] != NONE) & (answers[:, other] != NONE)][:, [one, other]]
        if len(both):
            same = float((both[:, 0] == both[:, 1]).mean())
            found.append(Pair(sign.name, names[one], names[other], len(both), same, _kappa(both, sign)))
    return found


def disputed(votes: Sequence[Vote], ads: Sequence[str], sign: Sign, *, most: int = 20) -> list[Disputed]:
    """Return the ads that annotators disagree on most, those with more answers first, for somebody to decide."""
    names, answers = answers_of(standing(votes), ads, sign)
    found = []
    for place in np.flatnonzero((answers != NONE).sum(axis=1) > 1).tolist():
        said = [(name, int(answer)) for name, answer in zip(names, answers[place], strict=True) if answer != NONE]
        apart = [abs(one - other) for (_, one), (_, other) in combinations(said, 2)]
        if any(apart):
            dispute = sum(apart) / len(apart) / (sign.high - sign.low)
            found.append(Disputed(ads[place], sign.name, dispute, tuple((name, sign.low + one) for name, one in said)))
    return sorted(found, key=lambda one: (-one.dispute, -len(one.answers), one.ad))[:most]


def _metric(sign: Sign) -> Metric:
    return "nominal" if sign.kind == "binary" else "ordinal"


def _counts(answers: Answers) -> Floats:
    """Return how often each level was given, of shape (ads, levels), for ads with two answers or more."""
    levels = int(answers.max(initial=0)) + 1
    counts = np.stack([(answers == level).sum(axis=1) for level in range(levels)], axis=1)
    return np.asarray(counts[counts.sum(axis=1) > 1], dtype=float)


def _coincidences(counts: Floats) -> Floats:
    """Return the matrix of pairs of answers of each ad, of shape (ads, levels, levels); an ad counts by its answers."""
    among = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(counts.shape[1])
    return np.asarray(among / (counts.sum(axis=1)[:, None, None] - 1))


def _alpha(coincidences: Floats, metric: Metric) -> float | None:
    """Return one minus observed over expected disagreement, from (levels, levels) coincidences."""
    totals = coincidences.sum(axis=1)
    apart = _apart(totals, metric)
    expected = (np.outer(totals, totals) * apart).sum()
    if not expected:
        return None
    return float(1 - (totals.sum() - 1) * (coincidences * apart).sum() / expected)


def _apart(totals: Floats, metric: Metric) -> Floats:
    """Return the squared difference of every two levels, of shape (levels, levels)."""
    level = np.arange(len(totals))
    if metric == "nominal":
        return 1.0 - np.eye(len(totals))
    if metric == "interval":
        return np.subtract.outer(level, level).astype(float) ** 2
    middle = np.cumsum(totals) - totals / 2  # the distance of two levels is what lies between their middles
    return np.asarray(np.subtract.outer(middle, middle) ** 2)


def _interval(
    counts: Floats, metric: Metric, resamples: int, confidence: float, seed: int
) -> tuple[float | None, float | None]:
    """Ads with the same answers are one kind, and kinds are drawn by how often they are there."""
    kinds, times = np.unique(counts, axis=0, return_counts=True)
    drawn = np.random.default_rng(seed).multinomial(len(counts), times / len(counts), size=resamples)
    matrices = np.einsum("rk,kij->rij", drawn.astype(float), _coincidences(kinds))
    found = [value for matrix in matrices if (value := _alpha(matrix, metric)) is not None]
    if not found:
        return None, None
    tail = (1 - confidence) / 2
    low, high = np.quantile(found, [tail, 1 - tail])
    return float(low), float(high)


def _kappa(both: Answers, sign: Sign) -> float | None:
    from sklearn.metrics import cohen_kappa_score

    if len(np.unique(both)) == 1:
        return None
    weights = None if sign.kind == "binary" else "quadratic"
    return float(cohen_kappa_score(both[:, 0], both[:, 1], weights=weights))
