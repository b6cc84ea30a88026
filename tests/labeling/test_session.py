from datetime import UTC, datetime, timedelta

import pytest

from labeling.params import AnnotatorParams, LabelingParams, SignParams
from labeling.rounds import Pick, Round
from labeling.session import Session, pending
from labeling.store import LabelStore

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
BOTH = {"coercion": 1, "minor": 0}


def pick(ad, *, wanted=1, annotators=()):
    return Pick(ad=ad, aim="train", why="random", stratum="unflagged", probability=0.5, blind=True, wanted=wanted,
                annotators=annotators)  # fmt: skip


@pytest.fixture
def store(tmp_path):
    kept = LabelStore(tmp_path / "labels.jsonl")
    kept.open(
        Round(number=1, picks=(pick("a"), pick("b", wanted=2), pick("c", annotators=("ben",))), scored_by="rules")
    )
    return kept


def sit(store, name="ana", **people):
    return Session(store, name, LabelingParams(annotators=people))


def test_a_person_is_asked_what_is_open_and_not_given_to_others(store):
    assert [one.ad for one in sit(store).queue()] == ["a", "b"]
    assert [one.ad for one in sit(store, "ben").queue()] == ["a", "b", "c"]


def test_an_answer_is_a_vote_a_sign_and_is_stored_at_once(store):
    session = sit(store)
    session.answer(session.queue()[0], {"coercion": 1, "minor": None}, at=NOW, seconds=7.5, note="owes a fare")
    kept = store.votes()
    assert [(one.sign, one.value, one.blind, one.seconds, one.note) for one in kept] == [
        ("coercion", 1, True, 7.5, "owes a fare"), ("minor", None, True, 7.5, "owes a fare"),
    ]  # fmt: skip
    assert [one.ad for one in session.queue()] == ["b"]


def test_a_new_sitting_goes_on_where_the_last_one_stopped(store):
    session = sit(store)
    session.answer(session.queue()[0], BOTH, at=NOW)
    assert [one.ad for one in sit(store).queue()] == ["b"]


def test_an_ad_that_wants_two_answers_stays_open_for_another(store):
    session = sit(store)
    session.answer(pick("b", wanted=2), BOTH, at=NOW)
    assert "b" not in [one.ad for one in session.queue()]
    assert "b" in [one.ad for one in sit(store, "ben").queue()]
    other = sit(store, "ben")
    other.answer(pick("b", wanted=2), BOTH, at=NOW)
    assert "b" not in [one.ad for one in pending(store.rounds(), store.votes())]


def test_a_day_has_an_end(store):
    session = sit(store, ana=AnnotatorParams(per_day=1))
    assert session.left_today(NOW) == 1
    session.answer(session.queue()[0], BOTH, at=NOW)
    assert session.left_today(NOW) == 0
    assert session.left_today(NOW + timedelta(days=1)) == 1


def test_nobody_is_asked_about_a_sign_that_they_opted_out_of(store):
    session = sit(store, ana=AnnotatorParams(not_asked=("minor",)))
    assert [sign.name for sign in session.signs] == ["coercion"]


def test_a_second_answer_supersedes_the_first_also_with_a_clock_that_runs_backwards(store):
    session = sit(store)
    session.answer(pick("a"), {"coercion": 1}, at=NOW)
    (second,) = session.answer(pick("a"), {"coercion": 0}, at=NOW - timedelta(hours=1))
    assert second.at > NOW
    assert len(store.votes()) == 2


def test_a_value_outside_its_scale_is_refused(store):
    session = Session(store, "ana", LabelingParams(signs={"suspicion": SignParams(kind="ordinal")}))
    with pytest.raises(ValueError, match="suspicion is 7, expected 0 to 6"):
        session.answer(pick("a"), {"suspicion": 7}, at=NOW)
    assert store.votes() == []
