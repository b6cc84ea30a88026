import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from pydantic import ValidationError

from models.signs import Sign, columns_of, probabilities_of, targets_of

BINARY, ORDINAL = Sign(name="fraud"), Sign.ordinal("suspicion", 0, 6)


def test_an_ordinal_sign_asks_one_question_a_level():
    targets = targets_of((BINARY, ORDINAL), np.array([[1.0, 4.0], [np.nan, np.nan]]))
    np.testing.assert_array_equal(targets[0], [1, 1, 1, 1, 1, 0, 0])
    assert np.isnan(targets[1]).all()


def test_columns_of_signs_stand_side_by_side():
    assert columns_of((BINARY, ORDINAL)) == [slice(0, 1), slice(1, 7)]


@given(hnp.arrays(float, (4, 7), elements=st.floats(0, 1)))
def test_a_positive_level_is_never_likelier_than_a_lower_one(columns):
    chosen = probabilities_of((BINARY, ORDINAL), columns)
    assert chosen.shape == (4, 2)
    assert (chosen[:, 1] <= columns[:, 1] + 1e-12).all()


def test_a_posterior_counts_as_positive_from_one_half_on():
    assert BINARY.positives(np.array([0.4, 0.5, np.nan])).tolist() == [False, True, False]


@pytest.mark.parametrize("wrong", [{"high": 0}, {"positive_from": 0}, {"positive_from": 2}, {"name": "a/b"}])
def test_a_scale_that_is_none_is_refused(wrong):
    with pytest.raises(ValidationError):
        Sign(**{"name": "fraud", **wrong})
