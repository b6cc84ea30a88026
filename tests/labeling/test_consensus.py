from datetime import UTC, datetime

import numpy as np
import pytest

from ads.errors import InputError
from labeling.consensus import consensus
from labeling.skills import Skills, learn
from labeling.votes import Vote
from models.signs import Sign

FRAUD = Sign(name="fraud")
SKILLED = {"a": (0.9, 0.97), "b": (0.85, 0.95), "c": (0.8, 0.95), "d": (0.75, 0.93), "e": (0.5, 0.6)}


@pytest.fixture(autouse=True)
def few_rounds(monkeypatch):
    """Small tables are learned soon."""
    monkeypatch.setattr("labeling.skills.ROUNDS", 30)


def vote(annotator, value, *, at=0, ad="a", sign="fraud", role="person"):
    when = datetime(2025, 1, 1 + at, tzinfo=UTC)
    return Vote(ad=ad, annotator=annotator, sign=sign, value=value, at=when, role=role)


def made(count, prevalence, skills=SKILLED, *, each=3, seed=0):
    """Truth of shape (count,) and votes of `each` annotators on each ad, by their sensitivity and specificity."""
    rng = np.random.default_rng(seed)
    truth = (rng.random(count) < prevalence).astype(int)
    votes = []
    for ad in range(count):
        for who in sorted(rng.choice(sorted(skills), each, replace=False)):
            right = skills[who][0] if truth[ad] else skills[who][1]
            votes.append(vote(str(who), int(truth[ad] if rng.random() < right else 1 - truth[ad]), ad=str(ad)))
    return truth, votes


def ids(count):
    return [str(ad) for ad in range(count)]


def brier(labels, truth):
    return float(((labels - truth) ** 2).mean())


def shares(votes, count):
    yes, given = np.zeros(count), np.zeros(count)
    for one in votes:
        yes[int(one.ad)] += one.value
        given[int(one.ad)] += 1
    return yes / given


@pytest.fixture(scope="module")
def rare():
    """1,000 ads, 3 in 100 with the sign, three votes each; one annotator is little better than chance."""
    truth, votes = made(1000, 0.03)
    return truth, votes, consensus(votes, ids(1000), [FRAUD])


def test_a_rare_sign_is_told_better_than_by_shares(rare):
    truth, votes, found = rare
    labels = found.labels[:, 0]
    assert ((labels >= 0) & (labels <= 1)).all()
    assert brier(labels, truth) < 0.5 * brier(shares(votes, 1000), truth)
    assert found.warnings == ()


def test_skills_are_those_of_the_annotators(rare):
    found = {skill.annotator: skill for skill in rare[2].skills}
    assert sorted(found) == sorted(SKILLED)
    for name, (_, specificity) in SKILLED.items():
        assert found[name].specificity == pytest.approx(specificity, abs=0.05)
    assert found["e"].sensitivity < found["a"].sensitivity
    assert sum(skill.votes for skill in found.values()) == 3000
    np.testing.assert_allclose([sum(row) for skill in found.values() for row in skill.confusion], 1)


def test_each_label_knows_how_many_stand_behind_it(rare):
    assert rare[2].annotators[:, 0].tolist() == [3] * 1000


def test_a_frequent_sign_is_told_too():
    truth, votes = made(300, 0.5)
    labels = consensus(votes, ids(300), [FRAUD]).labels[:, 0]
    assert brier(labels, truth) < 0.8 * brier(shares(votes, 300), truth)


@pytest.mark.parametrize("seed", range(3))
def test_classes_are_not_swapped_where_most_say_yes(seed):
    truth, votes = made(200, 0.9, seed=seed)
    labels = consensus(votes, ids(200), [FRAUD]).labels[:, 0]
    assert np.corrcoef(labels, truth)[0, 1] > 0.3


def test_an_annotator_who_says_the_opposite_does_not_turn_the_others():
    skills = {**dict.fromkeys("abcd", (0.9, 0.95)), "o": (0.1, 0.1)}
    truth, votes = made(300, 0.3, skills, each=4)
    found = consensus(votes, ids(300), [FRAUD])
    assert brier(found.labels[:, 0], truth) < 0.6 * brier(shares(votes, 300), truth)
    opposite = next(skill for skill in found.skills if skill.annotator == "o")
    assert opposite.sensitivity < 0.5 > opposite.specificity


def test_swapped_levels_are_seen():
    votes = np.array([[0, 1], [1, 1]])
    rates = np.array([[0.9, 0.1], [0.2, 0.8], [0.7, 0.3]])
    assert Skills(np.stack([rates, rates]), np.ones(3) / 3).ordered(votes)
    assert not Skills(np.stack([rates[[1, 0, 2]]] * 2), np.ones(3) / 3).ordered(votes)
    assert not Skills(np.stack([rates[[0, 2, 1]]] * 2), np.ones(3) / 3).ordered(votes)


def test_ads_without_a_vote_have_no_label():
    found = consensus([vote("x", 1), vote("y", None, ad="b")], ["a", "b", "c"], [FRAUD])
    np.testing.assert_array_equal(found.labels[:, 0], [1, np.nan, np.nan])
    assert found.annotators[:, 0].tolist() == [1, 0, 0]


def test_one_annotator_is_taken_at_their_word_and_warned_of():
    found = consensus([vote("x", place % 2, ad=str(place)) for place in range(6)], ids(6), [FRAUD])
    assert found.labels[:, 0].tolist() == [0, 1, 0, 1, 0, 1]
    assert found.warnings == ("fraud: x is the only annotator, so each annotator counts alike",)
    assert found.skills == ()


def test_without_an_ad_in_common_each_is_taken_at_their_word():
    found = consensus([vote("x", 1), vote("y", 0, ad="b")], ["a", "b"], [FRAUD])
    assert found.labels[:, 0].tolist() == [1, 0]
    assert "no ad has votes of two annotators" in found.warnings[0]


def test_annotators_who_always_disagree_count_alike():
    votes = [vote(who, (place + turn) % 2, ad=str(place)) for place in range(20) for turn, who in enumerate("xy")]
    found = consensus(votes, ids(20), [FRAUD])
    assert set(found.labels[:, 0]) == {0.5}
    assert "no better than by chance (alpha -0." in found.warnings[0]


def test_where_all_agree_all_are_believed():
    votes = [vote(who, int(place < 4), ad=str(place)) for place in range(40) for who in "xyz"]
    labels = consensus(votes, ids(40), [FRAUD]).labels[:, 0]
    assert labels[:4].min() > 0.9
    assert labels[4:].max() < 0.1


def test_where_all_say_no_all_are_believed():
    votes = [vote(who, 0, ad=str(place)) for place in range(10) for who in "xy"]
    assert consensus(votes, ids(10), [FRAUD]).labels.max() == 0


def test_a_single_vote_counts_for_less_than_three():
    truth, votes = made(400, 0.1)
    votes += [vote("a", 1, ad="one"), *(vote(who, 1, ad="three") for who in "abc")]
    one, three = consensus(votes, ["one", "three", *ids(400)], [FRAUD]).labels[:2, 0]
    assert truth.mean() < one < three


def test_a_family_of_rules_is_counted_once():
    truth, votes = made(200, 0.2, each=2)
    rule = [vote("rule:debt/a", int(one), ad=str(ad), role="rule") for ad, one in enumerate(truth)]
    copies = [vote(f"rule:debt/{name}", one.value, ad=one.ad, role="rule") for one in rule for name in "bcdefg"]
    once, often = (consensus([*votes, *rule, *more], ids(200), [FRAUD]) for more in ([], copies))
    np.testing.assert_array_equal(once.labels, often.labels)
    assert often.annotators.max() == 3
    assert "rule:debt" in {skill.annotator for skill in often.skills}


def test_a_family_says_yes_where_one_of_it_does_and_no_where_none_does():
    votes = [
        vote("rule:debt/a", 0, ad="a"), vote("rule:debt/b", 1, ad="a"), vote("rule:debt/c", None, ad="a"),
        vote("rule:debt/a", 0, ad="b"), vote("rule:debt/b", None, ad="b"), vote("rule:debt/a", None, ad="c"),
    ]  # fmt: skip
    yes, no, nothing = consensus(votes, ["a", "b", "c"], [FRAUD]).labels[:, 0]
    assert yes == consensus([vote("rule:debt/a", 1, ad="a")], ["a"], [FRAUD]).labels[0, 0] > 0.2
    assert no < 0.05
    assert np.isnan(nothing)


def test_rules_alone_start_from_the_prevalence_and_people_teach_what_they_are_worth():
    ads = [f"ad{place}" for place in range(60)]
    rules = [vote("rule:debt/owes", 1, ad=ad) for ad in ads]
    rare, common = (consensus(rules, ads, [FRAUD], prevalence=share).labels[0, 0] for share in (0.01, 0.2))
    assert 0.01 < rare < common < 1
    people = [vote(who, 0, ad=ad) for ad in ads[:40] for who in ("ana", "ben")]
    people += [vote(who, 1, ad="other") for who in ("ana", "ben")]
    taught = consensus([*rules, *people], [*ads, "other"], [FRAUD], prevalence=0.2).labels[:, 0]
    assert taught[50] < common / 2  # people say no wherever the rule says yes
    assert taught[-1] > 0.5


def test_a_rule_is_judged_where_it_voted_whatever_people_were_asked_to_look_at():
    """People see only ads that the rule flags, and half of those are right: one that they did not see is even."""
    ads = [f"ad{place}" for place in range(200)]
    rules = [vote("rule:debt/owes", 1, ad=ad) for ad in ads]
    people = [vote(who, place % 2, ad=ad) for place, ad in enumerate(ads[:160]) for who in ("ana", "ben", "cai")]
    found = consensus([*rules, *people], ads, [FRAUD], prevalence=0.05).labels[:, 0]
    assert 0.4 < found[-1] < 0.6


def test_rules_do_not_change_what_people_are_worth():
    people = [vote(who, place % 2, ad=f"ad{place}") for place in range(20) for who in ("ana", "ben")]
    rules = [vote("rule:debt/owes", 1, ad=f"ad{place}") for place in range(20)]
    ids = [f"ad{place}" for place in range(20)]
    alone, beside = (consensus(votes, ids, [FRAUD]) for votes in (people, [*people, *rules]))
    assert alone.skills == tuple(one for one in beside.skills if not one.annotator.startswith("rule:"))


def test_thousands_of_ads_with_rules_alone_do_not_drown_the_people():
    rng = np.random.default_rng(1)
    truth = (rng.random(3000) < 0.04).astype(int)
    votes = []
    for ad, is_true in enumerate(truth):
        fires = rng.random() < (0.5 if is_true else 0.1)
        votes.append(vote("rule:debt/a", int(fires), ad=str(ad), role="rule"))
        votes.append(vote("rule:papers/a", int(rng.random() < (0.4 if is_true else 0.05)), ad=str(ad), role="rule"))
        if ad < 300:
            votes += [vote(who, int(is_true if rng.random() < 0.93 else 1 - is_true), ad=str(ad)) for who in "xyz"]
    found = consensus(votes, ids(3000), [FRAUD])
    assert ((found.labels[:300, 0] >= 0.5) == truth[:300]).mean() > 0.97
    assert found.labels[300:, 0].mean() < 0.15
    skills = {skill.annotator: skill for skill in found.skills}
    assert skills["x"].specificity > 0.88
    assert skills["rule:debt"].votes == 3000


def test_a_large_archive_is_learned_from_in_part(monkeypatch):
    monkeypatch.setattr("labeling.skills.FITTED", 100)
    truth, votes = made(300, 0.2)
    labels = consensus(votes, ids(300), [FRAUD]).labels[:, 0]
    assert brier(labels, truth) < brier(shares(votes, 300), truth)


def test_an_ordinal_sign_gets_its_most_probable_level():
    rng = np.random.default_rng(2)
    truth = rng.integers(1, 6, 200)
    votes = []
    for ad, level in enumerate(truth):
        for who, spread in (("x", 0.4), ("y", 0.6), ("z", 2.5)):
            said = int(np.clip(round(level + spread * rng.normal()), 1, 5))
            votes.append(vote(who, said, ad=str(ad), sign="rated"))
    sign = Sign(name="rated", kind="ordinal", low=1, high=5, positive_from=3)
    found = consensus(votes, ids(200), [sign])
    assert set(found.labels[:, 0]) <= {1, 2, 3, 4, 5}
    assert (found.labels[:, 0] == truth).mean() > 0.7
    right = {skill.annotator: np.trace(skill.confusion) / 5 for skill in found.skills}
    assert min(right["x"], right["y"]) > right["z"] + 0.2
    assert found.skills[0].sensitivity is None


def test_one_annotator_of_an_ordinal_sign_gives_the_level():
    sign = Sign.ordinal("rated", 0, 6)
    assert consensus([vote("x", 4, sign="rated")], ["a"], [sign]).labels[0, 0] == 4


def test_signs_do_not_mix():
    votes = [vote("x", 1), vote("x", 0, sign="other"), vote("x", 1, sign="unasked")]
    assert consensus(votes, ["a"], [FRAUD, Sign(name="other")]).labels.tolist() == [[1, 0]]


def test_a_later_vote_replaces_the_earlier_one():
    assert consensus([vote("x", 0, at=5), vote("x", 1, at=1)], ["a"], [FRAUD]).labels[0, 0] == 0


def test_nothing_to_label_is_no_error():
    assert consensus([], ["a"], [FRAUD]).labels.shape == (1, 1)
    assert consensus([], [], []).labels.shape == (0, 0)


def test_a_value_off_the_scale_is_an_error():
    with pytest.raises(InputError, match="value is 3, expected 0 to 1"):
        consensus([vote("x", 3)], ["a"], [FRAUD])


def test_what_is_learned_does_not_depend_on_the_order_of_votes():
    _, votes = made(120, 0.2)
    one, other = (consensus(given, ids(120), [FRAUD]) for given in (votes, votes[::-1]))
    np.testing.assert_array_equal(one.labels, other.labels)
    assert one.skills == other.skills


def test_learning_gives_chances():
    rng = np.random.default_rng(0)
    skills = learn(FRAUD, rng.integers(0, 2, (50, 3)))
    np.testing.assert_allclose(skills.rates.sum(axis=2), 1)
    np.testing.assert_allclose(skills.shares.sum(), 1)
