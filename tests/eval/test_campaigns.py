import math

import pytest

from eval.campaigns import agreement


def test_a_truth_agrees_with_itself_whatever_the_labels():
    found = agreement([7, 7, 9, 9, 9], ["a", "a", "b", "b", "b"])
    assert (found.pair_f1, found.b_cubed_f1, found.mixed_share, found.campaigns) == (1, 1, 0, 2)


def test_one_stray_ad_by_hand():
    # predicted {a1 a2 b1} {b2}; true {a1 a2} {b1 b2}
    found = agreement([1, 1, 1, 2], ["a", "a", "b", "b"])
    assert found.pair_precision == pytest.approx(1 / 3)  # a1a2, a1b1, a2b1: the first is right
    assert found.pair_recall == pytest.approx(1 / 2)  # a1a2 and b1b2: the first is found
    assert found.pair_f1 == pytest.approx(2 / 5)
    assert found.b_cubed_precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert found.b_cubed_recall == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert (found.mixed, found.mixed_share, found.mixed_share_of_joined) == (1, 1 / 2, 1)


def test_bagga_and_baldwins_example():
    # Bagga and Baldwin (1998), figure 2: chains of 5, 2 and 5; the response joins the last two
    found = agreement([1] * 5 + [2] * 7, list("aaaaa" + "bb" + "ccccc"))
    assert found.b_cubed_precision == pytest.approx((5 * 1 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert found.b_cubed_recall == 1


def test_nothing_joined_has_no_precision_and_finds_nothing():
    found = agreement([1, 2, 3], ["a", "a", "b"])
    assert math.isnan(found.pair_precision)
    assert found.pair_recall == found.pair_f1 == 0
    assert found.b_cubed_precision == 1
    assert found.b_cubed_recall == pytest.approx(2 / 3)
    assert math.isnan(found.mixed_share_of_joined)


def test_no_ads_have_no_figures():
    found = agreement([], [])
    assert math.isnan(found.pair_f1)
    assert math.isnan(found.b_cubed_f1)
    assert found.campaigns == 0


def test_figures_come_from_sizes_however_many_ads():
    found = agreement([0] * 100_000, [0] * 50_000 + [1] * 50_000)
    assert found.pair_precision == pytest.approx(0.5, abs=1e-4)
    assert found.pair_recall == 1


def test_partitions_of_other_sizes_are_refused():
    with pytest.raises(ValueError, match="2 predicted labels and 1 actual ones"):
        agreement([1, 2], ["a"])
