"""Planted leaks are found, each by its kind, and a clean dataset passes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from ads.ad import Ad
from ads.params import AdsParams
from ads.pseudonyms import Pseudonyms
from labeling.cases import connect
from labeling.freeze import Grouping, freeze
from labeling.params import LabelingParams
from labeling.proof import prove
from models.signs import Sign

START = datetime(2025, 1, 1, tzinfo=UTC)
THINGS = ("oak table", "road bike", "farm work", "piano lessons", "kitchen help", "garden shed", "truck", "night shift")
PLACES = ("mill", "harbor", "orchard", "depot", "quarry", "ferry", "chapel", "market", "bridge", "station")
SIDES = ("train", "validation", "test")


def ad(place: int, *, text: str = "", day: int | None = None) -> Ad:
    thing, where = THINGS[place % len(THINGS)], PLACES[(place // len(THINGS)) % len(PLACES)]
    said = text or f"{thing} number {place * 37} beside the {where}, ask for lot {place * 101} before {place % 12} pm"
    return Ad(id=f"a{place}", text=said, posted_at=START + timedelta(days=place if day is None else day))


def dataset_of(ads, *, splits=None):
    labels = np.array([[float(place % 2)] for place in range(len(ads))])
    return freeze(
        ads,
        labels,
        [Sign(name="fraud")],
        provenance="own",
        sources={},
        params=LabelingParams(),
        grouping=Grouping.found(connect(ads, AdsParams())),
        splits=splits,
    )


@pytest.fixture(scope="module")
def clean():
    return dataset_of([ad(place) for place in range(60)])


def proof_of(dataset):
    return prove(dataset, AdsParams(), pseudonyms=Pseudonyms.for_this_run())


def planted(clean, **changed: Ad):
    """The dataset with one ad of a side replaced, by `train=`, `test=`."""
    ads = list(clean.ads)
    for side, new in changed.items():
        ads[clean.splits.index(side)] = new
    return replace(clean, ads=tuple(ads))


def one_of(clean, side: str) -> Ad:
    return clean.ads[clean.splits.index(side)]


def test_a_clean_dataset_passes(clean):
    proof = proof_of(clean)
    assert clean.lineage.split_by == "time"
    assert proof.holds
    assert proof.leaks == ()
    assert proof.ads == {side: clean.splits.count(side) for side in SIDES}
    assert proof.touched == 0


def test_a_phone_on_two_sides_is_found(clean):
    texts = {side: f"{one_of(clean, side).text}. Call 612-555-0143" for side in ("train", "test")}
    changed = {side: one_of(clean, side).model_copy(update={"text": text}) for side, text in texts.items()}
    (leak,) = proof_of(planted(clean, **changed)).leaks
    assert (leak.kind, leak.sides) == ("contact", ("train", "test"))
    assert leak.ads == (one_of(clean, "train").id, one_of(clean, "test").id)
    assert "555" not in str(leak)


def test_a_near_duplicate_on_two_sides_is_found(clean):
    text = "Line cook wanted at a diner by the depot, six mornings, meals with the shift and a locker, ask inside"
    changed = {
        "train": one_of(clean, "train").model_copy(update={"text": text}),
        "validation": one_of(clean, "validation").model_copy(update={"text": f"{text} for the manager"}),
    }
    (leak,) = proof_of(planted(clean, **changed)).leaks
    assert (leak.kind, leak.sides) == ("near-duplicate", ("train", "validation"))


def test_a_campaign_on_two_sides_is_found(clean):
    groups = clean.groups.copy()
    groups[clean.splits.index("test")] = groups[clean.splits.index("train")]
    (leak,) = proof_of(replace(clean, groups=groups)).leaks
    assert (leak.kind, leak.sides) == ("group", ("train", "test"))


def test_a_later_ad_in_train_is_found(clean):
    late = one_of(clean, "train").model_copy(update={"posted_at": START + timedelta(days=400)})
    leaks = proof_of(planted(clean, train=late)).leaks
    assert {(leak.kind, leak.sides) for leak in leaks} == {
        ("time", ("train", "validation")),
        ("time", ("train", "test")),
    }


def test_time_is_no_leak_where_ads_were_not_split_by_time():
    ads = [ad(place) for place in range(30)]
    assert proof_of(dataset_of(ads, splits=[SIDES[place % 3] for place in range(30)])).holds


def test_a_hub_is_exempt_and_what_it_touches_is_counted():
    ads = [ad(place) for place in range(60)]
    lines = [
        f"Office 612-555-0143, own line {612 + place}-555-0{place + 100}" if place % 2 else "" for place in range(60)
    ]
    shared = [one.model_copy(update={"text": f"{one.text}. {line}"}) for one, line in zip(ads, lines, strict=True)]
    dataset = dataset_of(shared)
    proof = proof_of(dataset)
    assert proof.holds
    (hub,) = proof.exempt
    assert hub.contact.startswith("phone:")
    test = [one for one, side in zip(dataset.ads, dataset.splits, strict=True) if side == "test"]
    assert hub.ads["test"] == sum("0143" in one.text for one in test)
    assert proof.touched == pytest.approx(hub.ads["test"] / len(test))


def test_texts_that_are_nearly_near_duplicates_are_measured(clean):
    words = (
        "the cook wanted by depot six mornings with meals and locker ask inside for shift pay uniform bus stop".split()
    )
    one, other = " ".join(words), " ".join([*words[:12], "some", "quite", "other", "end", "here"])
    changed = {
        "train": one_of(clean, "train").model_copy(update={"text": one}),
        "test": one_of(clean, "test").model_copy(update={"text": other}),
    }
    proof = proof_of(planted(clean, **changed))
    assert proof.holds
    assert proof.overlap is not None
    assert 0.3 <= proof.overlap < proof.near_duplicate
