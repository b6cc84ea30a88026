from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from labeling.params import SplitParams
from labeling.splits import at_random, by_time, given_split, overlaps

START = datetime(2025, 1, 1, tzinfo=UTC)
ARCHIVES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 300)), min_size=5, max_size=80)


def dated(rows):
    return [group for group, _ in rows], [START + timedelta(days=day) for _, day in rows]


@given(ARCHIVES)
def test_by_time_no_group_stands_on_two_sides(rows):
    groups, times = dated(rows)
    splits = by_time(groups, times, SplitParams())
    assert set(overlaps(groups, splits).values()) == {0}


@given(ARCHIVES)
def test_by_time_each_split_is_over_before_the_next_begins(rows):
    groups, times = dated(rows)
    splits = by_time(groups, times, SplitParams())
    for earlier, later in (("train", "validation"), ("train", "test"), ("validation", "test")):
        one = [time for time, split in zip(times, splits, strict=True) if split == earlier]
        other = [time for time, split in zip(times, splits, strict=True) if split == later]
        assert not one or not other or max(one) < min(other)


@given(ARCHIVES)
def test_seen_later_is_only_what_comes_after_the_own_split(rows):
    groups, times = dated(rows)
    splits = by_time(groups, times, SplitParams())
    for group, split in zip(groups, splits, strict=True):
        mates = {mate for mate, other in zip(splits, groups, strict=True) if other == group}
        assert split != "seen_later" or mates & {"train", "validation"}


def test_by_time_shares_are_met_where_groups_allow_it():
    rows = [(number, number) for number in range(1000)]
    splits = by_time(*dated(rows), SplitParams())
    counts = [splits.count(name) for name in ("train", "validation", "test", "seen_later")]
    assert counts == pytest.approx([600, 200, 200, 0], abs=30)


@given(st.lists(st.integers(0, 15), min_size=1, max_size=80), st.integers(0, 3))
def test_at_random_no_group_stands_on_two_sides(groups, seed):
    positives = np.array([[group % 5 == 0] for group in groups])
    splits = at_random(groups, positives, SplitParams(seed=seed))
    assert set(overlaps(groups, splits).values()) == {0}


def test_at_random_a_rare_sign_is_in_every_split():
    groups = range(200)
    positives = np.array([[group < 10] for group in groups])
    splits = at_random(groups, positives, SplitParams())
    assert {splits[place] for place in range(10)} == {"train", "validation", "test"}


def test_at_random_the_seed_decides():
    groups, positives = range(50), np.zeros((50, 1), dtype=bool)
    one, same, other = (at_random(groups, positives, SplitParams(seed=seed)) for seed in (1, 1, 2))
    assert one == same
    assert one != other


@pytest.mark.parametrize(
    ("word", "split"),
    [("TRAIN", "train"), (" dev ", "validation"), ("val", "validation"), ("test", "test"), ("x", None)],
)
def test_words_of_a_split_column(word, split):
    assert given_split(word) == split


def test_shares_must_add_up():
    with pytest.raises(ValueError, match="add up to 1"):
        SplitParams(train=0.5, validation=0.2, test=0.2)
