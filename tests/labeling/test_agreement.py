from datetime import UTC, datetime

import numpy as np
import pytest

from labeling.agreement import agreement, alpha, disputed, pairs
from labeling.votes import Vote
from models.signs import Sign

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C: 4 observers, 12 units, 0 for no answer
PUBLISHED = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
        [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
    ]
)
FRAUD = Sign(name="fraud")
RATED = Sign(name="rated", kind="ordinal", low=1, high=5, positive_from=3)


def votes_of(table, sign=FRAUD, low=0, none=None):
    """Votes of a list of answers for each annotator; ads are numbered."""
    return [
        Vote(ad=str(ad), annotator=who, sign=sign.name, value=answer + low, at=datetime(2025, 1, 1, tzinfo=UTC))
        for who, answers in table.items()
        for ad, answer in enumerate(answers)
        if answer != none
    ]


def ids(count):
    return [str(ad) for ad in range(count)]


@pytest.mark.parametrize(("metric", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_is_that_of_the_published_example(metric, published):
    assert alpha(PUBLISHED.T - 1, metric=metric) == pytest.approx(published, abs=0.0005)


def test_the_published_example_through_votes_of_an_ordinal_sign():
    table = {f"observer {place}": answers.tolist() for place, answers in enumerate(PUBLISHED)}
    found = agreement(votes_of(table, RATED, none=0), ids(12), RATED)
    assert (found.metric, found.ads, found.annotators) == ("ordinal", 11, 4)
    assert found.alpha == pytest.approx(0.815, abs=0.0005)
    assert found.low < found.alpha < found.high
    assert found.warnings == ()


def test_the_interval_is_the_same_for_the_same_seed():
    votes = votes_of({"x": [0, 1] * 20, "y": [0, 1, 1, 1] * 10})
    one, same, other = (agreement(votes, ids(40), FRAUD, seed=seed) for seed in (1, 1, 2))
    assert one == same
    assert one.low != other.low


def test_full_agreement_is_one_and_full_disagreement_below_chance():
    assert alpha(np.array([[0, 0], [1, 1], [0, 0]]), metric="nominal") == 1
    assert alpha(np.array([[0, 1], [1, 0], [0, 1]]), metric="nominal") < 0


@pytest.mark.parametrize("answers", [[[0, -1], [-1, 1]], [[1, 1], [1, 1]], [[-1, -1]]])
def test_alpha_has_no_meaning_without_two_answers_or_two_levels(answers):
    assert alpha(np.array(answers), metric="nominal") is None


def test_one_annotator_is_warned_of():
    found = agreement(votes_of({"x": [0, 1, 0]}), ids(3), FRAUD)
    assert found.alpha is None
    assert "one annotator only" in found.warnings[0]


def test_agreement_by_chance_is_warned_of():
    rng = np.random.default_rng(0)
    votes = votes_of({who: rng.integers(0, 2, 60).tolist() for who in "xyz"})
    found = agreement(votes, ids(60), FRAUD)
    assert found.low <= 0 <= found.high
    assert "no better than chance" in found.warnings[0]


def test_equal_answers_everywhere_are_warned_of():
    assert "no meaning" in agreement(votes_of({"x": [0, 0], "y": [0, 0]}), ids(2), FRAUD).warnings[0]


def test_rules_of_a_family_do_not_agree_with_each_other():
    votes = votes_of({"rule:debt/a": [0, 1], "rule:debt/b": [0, 1], "x": [0, 1]})
    assert [(pair.one, pair.other) for pair in pairs(votes, ids(2), FRAUD)] == [("rule:debt", "x")]


def test_a_pair_knows_its_ads_agreement_and_kappa():
    votes = votes_of({"x": [0, 0, 1, 1, 1], "y": [0, 1, 1, 1, -1]}, none=-1)
    (pair,) = pairs(votes, ids(5), FRAUD)
    assert (pair.ads, pair.agreement) == (4, 0.75)
    assert pair.kappa == pytest.approx(0.5)


def test_kappa_has_no_meaning_where_both_always_say_the_same():
    (pair,) = pairs(votes_of({"x": [0, 0], "y": [0, 0]}), ids(2), FRAUD)
    assert (pair.agreement, pair.kappa) == (1.0, None)


def test_annotators_without_an_ad_in_common_are_no_pair():
    assert pairs(votes_of({"x": [0, -1], "y": [-1, 1]}, none=-1), ids(2), FRAUD) == []


def test_the_most_disputed_ads_come_first():
    votes = votes_of({"x": [0, 1, 0, 1], "y": [0, 0, 0, 0], "z": [0, 0, -1, -1]}, none=-1)
    found = disputed(votes, ids(4), FRAUD)
    assert [(one.ad, round(one.dispute, 2)) for one in found] == [("3", 1.0), ("1", 0.67)]
    assert found[0].answers == (("x", 1), ("y", 0))
    assert len(disputed(votes, ids(4), FRAUD, most=1)) == 1


def test_a_wide_dispute_of_levels_outweighs_a_narrow_one():
    found = disputed(votes_of({"x": [1, 1], "y": [2, 5]}, RATED), ids(2), RATED)
    assert [(one.ad, one.dispute) for one in found] == [("1", 1.0), ("0", 0.25)]
    assert found[0].answers == (("x", 1), ("y", 5))
