import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.calibration import Calibration


def test_probabilities_mean_what_they_say():
    generator = np.random.default_rng(0)
    truth = generator.uniform(0, 1, 20_000)
    labels = (generator.uniform(size=20_000) < truth).astype(float)
    logits = 3 * np.log(truth / (1 - truth)) + 2  # too sure, and shifted
    calibrated = Calibration.fit(logits[:, None], labels[:, None])(logits[:, None])[:, 0]
    assert np.abs(calibrated - truth).mean() < 0.02


@given(st.integers(0, 1000))
def test_the_order_is_kept(seed):
    generator = np.random.default_rng(seed)
    logits, labels = generator.normal(size=(50, 1)), generator.integers(0, 2, size=(50, 1)).astype(float)
    calibrated = Calibration.fit(logits, labels)(logits)[:, 0]
    assert (np.diff(calibrated[np.argsort(logits[:, 0])]) >= 0).all()


def test_unlabelled_rows_are_left_out():
    logits, labels = np.array([[1.0], [-1.0], [50.0]]), np.array([[1.0], [0.0], [np.nan]])
    assert Calibration.fit(logits, labels) == Calibration.fit(logits[:2], labels[:2])


def test_one_class_only_changes_nothing():
    assert Calibration.fit(np.zeros((3, 1)), np.ones((3, 1))) == Calibration(scale=(1.0,), shift=(0.0,))
