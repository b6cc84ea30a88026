from datetime import UTC, datetime, timedelta

import pytest

from ads.errors import InputError
from labeling.rounds import Pick, Round
from labeling.store import LabelStore, after, read_labels
from labeling.votes import Seen, Vote, standing

AT = datetime(2026, 1, 5, 12, tzinfo=UTC)


def vote(ad="a", annotator="ana", value=1, *, minutes=0, **more):
    return Vote(ad=ad, annotator=annotator, sign="coercion", value=value, at=AT + timedelta(minutes=minutes), **more)


def round_of(number=1):
    pick = Pick(ad="a", aim="train", why="random", stratum="unflagged", probability=0.25, blind=True)
    return Round(number=number, picks=(pick,), scored_by="rules")


@pytest.fixture
def store(tmp_path):
    return LabelStore(tmp_path / "labels.jsonl")


def test_a_store_that_is_not_there_is_empty(store):
    assert store.votes() == []
    assert store.rounds() == ()


def test_votes_and_rounds_come_back_as_they_were(store):
    votes = [
        vote(seen=(Seen(start=0, end=4, indicator="debt"),), note="pay", seconds=12.5, blind=False, key="k1"),
        vote("b", value=None),
    ]
    assert store.add(votes) == 2
    store.open(round_of())
    assert store.votes() == votes
    assert store.rounds() == (round_of(),)


def test_a_vote_is_stored_once_by_key_or_by_who_said_it_when(store):
    assert store.add([vote(key="k1"), vote("b")]) == 2
    assert store.add([vote(value=0, key="k1"), vote("b"), vote("b", minutes=1)]) == 1
    assert len(store.votes()) == 3


def test_a_correction_stands_and_what_it_corrects_stays(store):
    store.add([vote(value=1), vote(value=0, minutes=5)])
    assert [one.value for one in store.votes()] == [1, 0]
    assert [one.value for one in standing(store.votes())] == [0]


def test_a_correction_is_later_also_where_the_clock_runs_backwards():
    first = vote(value=1)
    second = after(vote(value=0, minutes=-60), [first])
    assert second.at > first.at
    assert standing([first, second]) == [second]
    assert after(vote("b", minutes=-60), [first]).at == AT - timedelta(minutes=60)


def test_two_rounds_of_one_number_cannot_be(store):
    store.open(round_of())
    with pytest.raises(InputError, match="round 1 was opened by somebody else"):
        store.open(round_of())
    store.open(round_of(2))


def test_labels_are_read_from_a_store_or_a_table(store, tmp_path):
    store.add([vote()])
    store.open(round_of())
    assert read_labels(store.path) == ([vote()], (round_of(),))
    table = tmp_path / "votes.csv"
    table.write_text("ad,annotator,sign,value,at,blind\na,ana,coercion,,2026-01-05T12:00:00Z,true\n")
    votes, rounds = read_labels(table)
    assert (votes, rounds) == ([vote(value=None, blind=True)], ())


def test_an_entry_that_is_no_vote_is_named(store):
    store.ledger.append("vote", [{"ad": "a", "sign": "coercion"}])
    with pytest.raises(InputError, match=r"labels\.jsonl: entry 1: annotator is not that of a vote"):
        store.votes()


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("value", "-1", "a whole number"),
        ("at", "monday", "ISO 8601"),
        ("seconds", "-3", "0 or more"),
        ("role", "dog", "person"),
    ],
)
def test_a_wrong_cell_of_a_table_is_named(tmp_path, column, value, expected):
    cells = {
        "ad": "a",
        "annotator": "ana",
        "sign": "coercion",
        "value": "1",
        "at": "2026-01-05",
        "seconds": "3",
        "role": "person",
    }
    cells[column] = value
    table = tmp_path / "votes.csv"
    table.write_text(f"{','.join(cells)}\n{','.join(cells.values())}\n")
    with pytest.raises(InputError, match=rf"row 1 of .*votes\.csv: {column} is .*{value}.*expected .*{expected}"):
        read_labels(table)
