from collections import defaultdict

import pytest

from ads.world import Settings, simulate
from ads.world.annotators import read_annotators, suggestion


@pytest.fixture(scope="module")
def judged():
    """Ads with a sign or two of five, all labelled: (posted, label) pairs."""
    return [
        (posted, label) for posted in simulate(Settings(ads=6000, seed=9, prevalence=0.4)) for label in posted.labels
    ]


def rate(pairs) -> float:
    values = [label.value for _, label in pairs]
    return sum(values) / len(values)


def of(judged, annotator, *, sign=None, true=None, shown=None, blind=True):
    return [
        (posted, label)
        for posted, label in judged
        if label.annotator == annotator
        and (sign is None or label.sign == sign)
        and (true is None or (label.sign in posted.truth.signs) is true)
        and (shown is None or posted.truth.shown[label.sign] == shown)
        and (blind is None or (label.suggested is None) is blind)
    ]


def test_three_people_label_an_ad_for_both_signs(judged):
    by_ad = defaultdict(set)
    for posted, label in judged:
        by_ad[posted.ad.id].add((label.annotator, label.sign))
    assert all(len(found) == 6 and len({name for name, _ in found}) == 3 for found in by_ad.values())


def test_labels_come_after_the_ad_and_take_time(judged):
    assert all(label.at > posted.at and label.seconds >= 2 for posted, label in judged)


def test_only_a_share_is_labelled():
    posted = list(simulate(Settings(ads=2000, seed=1, labelled=200)))
    assert 140 < sum(bool(one.labels) for one in posted) < 260


@pytest.mark.parametrize("sign", ["coercion", "minor"])
def test_experts_find_more_than_the_hurried(judged, sign):
    assert (
        rate(of(judged, "expert-1", sign=sign, true=True)) > rate(of(judged, "hurried-1", sign=sign, true=True)) + 0.1
    )


def test_hard_ads_are_missed_more_often(judged):
    for annotator in ("expert-1", "volunteer-1"):
        stated = rate(of(judged, annotator, true=True, shown="stated"))
        assert stated > rate(of(judged, annotator, true=True, shown="nothing")) + 0.2


def test_one_is_misled_by_words(judged):
    def near(annotator):
        pairs = of(judged, annotator, true=False)
        return rate([(posted, label) for posted, label in pairs if posted.truth.resembles(label.sign)])

    assert near("keyword-1") > near("expert-1") + 0.2


def test_one_is_misled_by_origin(judged):
    def gap(annotator):
        pairs = of(judged, annotator, sign="coercion", true=False)
        alarms = {
            language: [(p, label) for p, label in pairs if p.ad.language == language] for language in ("en", "es")
        }
        return rate(alarms["es"]) - rate(alarms["en"])

    assert gap("origin-1") > 0.05
    assert abs(gap("volunteer-1")) < 0.05


def test_suggestions_pull(judged):
    def pull(annotator):
        """How many more lawful ads are called signs where a matcher of words says so."""
        pairs = of(judged, annotator, true=False, blind=None)
        wrong = [(p, label) for p, label in pairs if suggestion(label.sign, p.truth)]
        blind, seen = (
            [pair for pair in wrong if (pair[1].suggested is None) is is_blind] for is_blind in (True, False)
        )
        return rate(seen) - rate(blind)

    assert pull("hurried-1") > pull("expert-1") + 0.1


def test_the_hurried_are_quick(judged):
    def seconds(annotator):
        taken = sorted(label.seconds for _, label in of(judged, annotator, blind=None))
        return taken[len(taken) // 2]

    assert seconds("hurried-1") < 0.5 * seconds("expert-1")


def test_an_annotator_can_be_asked_about_any_ad(judged):
    posted = judged[0][0]
    chances = [one.chance("coercion", posted.ad, posted.truth) for one in read_annotators()]
    assert all(0 < chance < 1 for chance in chances)
