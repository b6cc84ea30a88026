import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.intervals import bootstrap
from eval.metrics import TITLES, adaptive_ece, measure, recall_at

LABELS = np.array([True, True, False, True, False, False, False, False])
SCORES = np.array([0.9, 0.8, 0.7, 0.6, 0.4, 0.3, 0.2, 0.1])


def measured(weights=None, labels=LABELS, scores=SCORES):
    weights = np.ones(len(labels)) if weights is None else weights
    return measure(labels, scores, scores >= 0.65, rate=0.2, bins=2, weights=weights)


def test_figures_of_a_worked_example():
    figures = measured()
    assert figures["average_precision"] == pytest.approx((1 + 1 + 3 / 4) / 3)
    assert figures["precision"] == pytest.approx(2 / 3)
    assert figures["recall"] == pytest.approx(2 / 3)
    assert figures["f1"] == pytest.approx(2 / 3)
    assert figures["recall_at_fpr"] == pytest.approx(1.0)  # one of five negatives is a rate of exactly 0.2
    assert figures["brier"] == pytest.approx(np.mean((SCORES - LABELS) ** 2))
    assert set(figures) == set(TITLES)


def test_recall_stops_before_the_rate_is_exceeded():
    assert recall_at(LABELS, SCORES, 0.19, np.ones(8)) == pytest.approx(2 / 3)


def test_ece_is_zero_when_probabilities_are_shares():
    labels = np.array([True, False, False, False] * 10)
    assert adaptive_ece(labels, np.full(40, 0.25), 1, np.ones(40)) == pytest.approx(0)


def test_a_weight_of_two_is_an_ad_twice():
    weights = np.array([2.0, 1, 1, 3, 1, 1, 2, 1])
    repeated = np.repeat(np.arange(8), weights.astype(int))
    one, other = measured(weights), measured(labels=LABELS[repeated], scores=SCORES[repeated])
    for name in set(TITLES) - {"ece"}:  # bins are equally full of ads, not of weight
        assert one[name] == pytest.approx(other[name]), name


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=1, max_size=30))
def test_every_figure_is_a_share_or_has_no_meaning(rows):
    labels, scores = np.array([label for label, _ in rows]), np.array([score for _, score in rows])
    for value in measured(labels=labels, scores=scores).values():
        assert np.isnan(value) or -1e-9 <= value <= 1 + 1e-9


def share(values):
    return lambda weights: {"share": float(np.average(values, weights=weights))}


def test_an_interval_over_groups_is_wider_when_groups_repeat_themselves():
    values = np.repeat([1.0, 0.0, 1.0, 1.0, 0.0], 20)
    options = {"resamples": 400, "confidence": 0.95, "seed": 0}
    alone = bootstrap(share(values), np.arange(100), **options)["share"]
    grouped = bootstrap(share(values), np.repeat(np.arange(5), 20), **options)["share"]
    assert alone.value == grouped.value == pytest.approx(0.6)
    assert grouped.high - grouped.low > 2 * (alone.high - alone.low)


def test_an_interval_covers_the_truth_about_as_often_as_it_says():
    generator = np.random.default_rng(1)
    covered = 0
    for trial in range(100):
        found = bootstrap(
            share(generator.binomial(1, 0.3, 200)), np.arange(200), resamples=200, confidence=0.9, seed=trial
        )["share"]
        covered += found.low <= 0.3 <= found.high
    assert 80 <= covered <= 98


def test_a_figure_without_meaning_has_no_interval():
    found = bootstrap(lambda weights: {"x": float("nan")}, np.arange(5), resamples=20, confidence=0.9, seed=0)["x"]
    assert (found.value, str(found)) == (None, "no meaning here")
