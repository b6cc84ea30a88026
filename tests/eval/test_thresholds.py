import numpy as np
import pytest
from pydantic import ValidationError

from eval.params import TargetParams
from eval.thresholds import cutoffs

GENERATOR = np.random.default_rng(0)
LABELS = GENERATOR.uniform(size=2000) < 0.2
SCORES = np.clip(GENERATOR.normal(0.3 + 0.4 * LABELS, 0.15), 0, 1)


def at(**target):
    threshold = cutoffs(LABELS, SCORES, TargetParams(**target)).threshold
    flagged = SCORES >= threshold
    return LABELS[flagged].sum() / LABELS.sum(), (flagged & ~LABELS).sum() / (~LABELS).sum(), flagged


def test_a_recall_is_reached_by_the_highest_cutoff_that_does():
    recall, _, flagged = at(rule="recall", value=0.9)
    assert 0.9 <= recall < 0.91
    assert flagged.sum() < len(SCORES) / 2


def test_a_false_positive_rate_is_not_exceeded():
    _, rate, _ = at(rule="false_positive_rate", value=0.01)
    assert 0.005 < rate <= 0.01


def test_a_workload_is_met():
    _, _, flagged = at(rule="workload", value=500)
    assert flagged.mean() == pytest.approx(0.05, abs=0.002)


def test_best_f1_is_no_worse_than_any_other_cutoff():
    def f1(flagged):
        return 2 * (flagged & LABELS).sum() / (flagged.sum() + LABELS.sum())

    _, _, flagged = at()
    assert f1(flagged) == pytest.approx(max(f1(SCORES >= cut) for cut in np.unique(SCORES)))


def test_urgent_is_as_precise_as_wanted_and_never_below_the_threshold():
    found = cutoffs(LABELS, SCORES, TargetParams(urgent_precision=0.95))
    assert found.urgent >= found.threshold
    assert LABELS[SCORES >= found.urgent].mean() >= 0.95


def test_nothing_is_urgent_where_no_cutoff_is_precise_enough():
    noise = GENERATOR.uniform(size=2000)
    assert cutoffs(LABELS, noise, TargetParams(urgent_precision=1.0)).urgent is None


@pytest.mark.parametrize(
    "wrong", [{"rule": "recall"}, {"value": 0.5}, {"rule": "recall", "value": 1.5}, {"rule": "best", "value": 1}]
)
def test_a_target_that_says_too_much_or_too_little_is_refused(wrong):
    with pytest.raises(ValidationError):
        TargetParams(**wrong)
