from datetime import UTC, datetime

import numpy as np
import pytest

from ads.ad import Ad
from labeling.gold import label
from labeling.params import LabelingParams
from labeling.votes import Vote
from models.signs import Sign

AT = datetime(2026, 1, 5, tzinfo=UTC)
SIGN = Sign(name="coercion")


def vote(ad, annotator, value, *, blind=True, role="person"):
    return Vote(ad=ad, annotator=annotator, sign="coercion", value=value, at=AT, blind=blind, role=role)


def rule(ad, value):
    return vote(ad, "rule:debt/debt", value, role="rule", blind=None)


def labelled(splits, people=(), weak=(), *, alike=None, **params):
    ads = [Ad(id=name, text="some words") for name in "abcdefgh"[: len(splits)]]
    return ads, label(
        ads,
        splits,
        alike or range(len(ads)),
        [SIGN],
        people=people,
        weak=weak,
        params=LabelingParams(**params),
    )


def bases(splits, people=(), weak=(), **options):
    ads, found = labelled(splits, people, weak, **options)
    return {ads[place].id: basis for place, basis in zip(found.places, found.bases, strict=True)}


def test_gold_needs_two_blind_people():
    people = [
        *(vote("a", who, 1) for who in ("ana", "ben")),
        vote("b", "ana", 1),
        *(vote("c", who, 1, blind=who == "ana") for who in ("ana", "ben")),
        *(vote("d", who, None if who == "ben" else 1) for who in ("ana", "ben")),
    ]
    assert bases(["test"] * 4, people) == {"a": "gold"}
    assert labelled(["test"] * 4, people)[1].not_gold == 3


def test_how_many_people_gold_needs_is_a_param():
    assert bases(["validation"], [vote("a", "ana", 1)], gold_answers=1) == {"a": "gold"}


def test_answers_of_which_nobody_knows_whether_they_were_blind_count():
    assert bases(["test"], [vote("a", who, 1, blind=None) for who in ("ana", "ben")]) == {"a": "gold"}


def test_rules_label_train_alone():
    weak = [rule("a", 1), rule("b", 1), rule("c", 1)]
    assert bases(["train", "validation", "test"], weak=weak) == {"a": "rules"}


def test_a_vote_of_a_rule_that_a_table_holds_is_no_persons():
    stored = [rule("a", 1), rule("b", 1)]
    assert bases(["train", "test"], stored) == {"a": "rules"}
    assert labelled(["train", "test"], stored)[1].not_gold == 0


def test_rules_have_no_part_in_gold():
    people = [vote("a", who, 0) for who in ("ana", "ben")] + [vote("b", who, 1) for who in ("ana", "ben")]
    alone = labelled(["test", "test"], people)[1].values
    beside = labelled(["test", "test"], people, [rule("a", 1), rule("b", 1)])[1].values
    np.testing.assert_array_equal(alone, beside)


def test_an_outcome_is_no_blind_look():
    outcomes = [vote("a", who, 1, role="outcome") for who in ("court", "unit")]
    assert bases(["test"], outcomes) == {}
    assert bases(["train"], outcomes) == {"a": "people"}


def test_a_label_spreads_to_ads_of_the_same_text_in_train():
    people = [vote("a", who, 1) for who in ("ana", "ben")] + [vote("d", who, 0) for who in ("ana", "ben")]
    ads, found = labelled(
        ["train", "train", "seen_later", "train", "test"], people, [rule("b", 0)], alike=[0, 0, 0, 3, 0]
    )
    assert dict(zip((ads[place].id for place in found.places), found.bases, strict=True)) == {
        "a": "people", "b": "alike", "c": "alike", "d": "people",
    }  # fmt: skip
    assert found.values[0] == found.values[1] == found.values[2] > found.values[3]


def test_a_label_is_the_same_on_every_machine_to_six_digits():
    values = labelled(["train"] * 2, weak=[rule("a", 1), rule("b", 0)])[1].values
    assert values.tolist() == [[pytest.approx(value, abs=1e-9)] for value in np.round(values[:, 0], 6)]


def test_no_votes_give_no_labels():
    assert len(labelled(["train", "test"])[1].places) == 0
