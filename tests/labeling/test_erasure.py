from datetime import UTC, datetime

import pytest

from ads.sought import Sought
from labeling.erased import erased_names, is_erased
from labeling.erasure import find_in_store
from labeling.rounds import Pick, Round
from labeling.session import pending
from labeling.store import LabelStore
from labeling.votes import Vote

AT = datetime(2025, 5, 1, tzinfo=UTC)


def vote(ad: str, **more) -> Vote:
    return Vote(ad=ad, annotator="reader", sign="coercion", value=1, at=AT, **more)


def pick(ad: str, *alike: str) -> Pick:
    return Pick(ad=ad, alike=alike, aim="train", why="random", stratum="all", probability=0.5, blind=True)


@pytest.fixture
def store(tmp_path):
    return LabelStore(tmp_path / "labels.jsonl")


def erase(store: LabelStore, sought: Sought) -> None:
    found = find_in_store(store.path, sought)
    found.write(erased_names(found.ids), {"why": "tests"})


def test_an_erased_ad_is_nobodys_to_label(store):
    store.open(Round(number=1, picks=(pick("a"), pick("b", "a")), scored_by="rules"))
    erase(store, Sought(ids=frozenset({"a"})))
    (one,) = store.rounds()
    assert is_erased(one.picks[0].ad)
    assert one.picks[1].alike == (one.picks[0].ad,)
    assert [left.ad for left in pending(store.rounds(), store.votes())] == ["b"]
    assert store.ledger.verify() == []


def test_a_note_on_another_ad_goes_where_it_holds_the_contact(store):
    store.add([vote("a", note="as in the ad with 415 555 0137", key="k1"), vote("b", note="bad English", key="k2")])
    erase(store, Sought(contacts=(("phone", "+14155550137"),)))
    assert [(one.ad, one.note, one.key) for one in store.votes()] == [("a", None, "k1"), ("b", "bad English", "k2")]


def test_a_key_stays_unless_it_tells_the_ad(store):
    store.add([vote("ad-17", key="studio:5:coercion"), vote("ad-17", key="ad-17:6")])
    erase(store, Sought(ids=frozenset({"ad-17"})))
    assert [one.key for one in store.votes()] == ["studio:5:coercion", None]
    assert store.add([vote("ad-17", key="studio:5:coercion")]) == 0


def test_two_erasures_give_one_ad_two_names():
    assert erased_names(["a"]) != erased_names(["a"])
