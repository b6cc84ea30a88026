import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from ads.ad import Ad
from ads.archive import Archive
from ads.errors import InputError
from ads.params import AdsParams
from labeling.build import build, import_labelled
from labeling.card import card_of
from labeling.cases import connect
from labeling.dataset import MANIFEST, load_dataset
from labeling.freeze import Grouping, freeze
from labeling.params import LabelingParams
from labeling.sources import Mapping
from models.signs import Sign

WORDS = "cook driver cleaner tutor gardener painter roofer baker clerk porter welder tailor".split()


def ads_of(count, *, dated=False):
    return [
        Ad(
            id=f"ad-{place}",
            text=f"{WORDS[place % 12]} wanted in district {place} for {place * 3} days, 415-555-01{place % 100:02}",
            posted_at=datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=place) if dated else None,
        )
        for place in range(count)
    ]


def frozen(ads, *, groups=None, **options):
    labels = np.array([[float(place % 3 == 0)] for place in range(len(ads))])
    return freeze(
        ads,
        labels,
        [Sign(name="fraud")],
        provenance="own",
        sources={"a.csv": "0" * 64},
        params=LabelingParams(),
        grouping=Grouping.found(connect(ads, AdsParams())) if groups is None else Grouping.given(groups),
        **options,
    )


def test_a_dataset_comes_back_as_it_was_frozen(tmp_path):
    dataset = frozen(ads_of(40))
    dataset.save(tmp_path / "d")
    back = load_dataset(tmp_path / "d")
    assert back.hash == dataset.hash
    assert back.splits == dataset.splits
    assert [ad.content for ad in back.ads] == [ad.content for ad in dataset.ads]
    np.testing.assert_array_equal(back.labels, dataset.labels)


def test_the_hash_does_not_depend_on_where_rows_stood():
    one = frozen(ads_of(12), groups=list("aaabbbcccddd"), splits=["train"] * 6 + ["dev"] * 3 + ["test"] * 3)
    other = replace(
        one,
        ads=one.ads[::-1],
        labels=one.labels[::-1],
        groups=one.groups[::-1] + 5,
        splits=one.splits[::-1],
    )
    assert other.hash == one.hash


def test_the_hash_knows_which_ads_belong_together():
    one, other = (frozen(ads_of(4), groups=list(groups), splits=["train"] * 4) for groups in ("aabb", "aaab"))
    assert one.hash != other.hash


def test_the_hash_is_the_same_on_another_machine_and_day():
    known = "f9239088bf88"
    assert frozen(ads_of(12)).hash.startswith(known)


def test_a_changed_row_is_refused(tmp_path):
    dataset = frozen(ads_of(40))
    dataset.save(tmp_path / "d")
    path = tmp_path / "d" / MANIFEST
    manifest = json.loads(path.read_text())
    path.write_text(json.dumps({**manifest, "hash": "0" * 64}))
    with pytest.raises(InputError, match="content hash"):
        load_dataset(tmp_path / "d")


def test_shared_contacts_stay_on_one_side():
    ads = [ad.model_copy(update={"text": f"{ad.text} or 415-555-0199"}) if place < 6 else ad
           for place, ad in enumerate(ads_of(40))]  # fmt: skip
    dataset = frozen(ads)
    assert len({dataset.splits[place] for place in range(6)}) == 1


def test_a_text_that_many_copied_stays_on_one_side():
    text = "room to let near the station with heating and a shared kitchen, no pets, quiet house, call 415-555-01{:02}"
    copied = [Ad(id=f"copy-{place}", text=text.format(place)) for place in range(60, 72)]
    dataset = frozen([*ads_of(40), *copied])
    assert len(set(dataset.splits[40:])) == 1
    assert len(set(dataset.groups[40:])) == 1


def test_with_dates_test_is_later_than_train():
    dataset = frozen(ads_of(60, dated=True))
    times = {name: [ad.posted_at for ad in dataset.split(name).ads] for name in ("train", "validation", "test")}
    assert max(times["train"]) < min(times["validation"]) <= max(times["validation"]) < min(times["test"])


def test_a_given_split_stands_and_its_overlap_is_reported():
    ads = ads_of(6)
    dataset = frozen(
        ads, groups=["g", "g", "h", "h", "i", "i"], splits=["train", "test", "train", "dev", "test", "test"]
    )
    assert dataset.splits == ("train", "test", "train", "validation", "test", "test")
    assert dataset.lineage.overlaps == {"train+validation": 1, "train+test": 1, "validation+test": 0}


def test_a_missing_validation_split_is_taken_from_train():
    ads = ads_of(40)
    dataset = frozen(ads, splits=["train"] * 30 + ["test"] * 10)
    assert set(dataset.splits[:30]) == {"train", "validation"}
    assert set(dataset.splits[30:]) == {"test"}


def test_a_word_that_is_no_split_is_an_error():
    with pytest.raises(InputError, match='row 2 of the ads: split is "later"'):
        frozen(ads_of(3), splits=["train", "later", "test"])


def test_the_card_says_what_it_is_and_holds_no_text():
    dataset = frozen(ads_of(40))
    card = card_of(dataset.to_manifest())
    assert "Provenance: own" in card
    assert "district" not in card


def test_signs_of_votes_can_be_ordinal(tmp_path):
    (tmp_path / "ads.csv").write_text("id,text\n" + "".join(f"{word},{word} wanted\n" for word in WORDS))
    rows = "".join(
        f"{word},{who},suspicion,{place % 4},2025-01-01\n" for place, word in enumerate(WORDS) for who in "xy"
    )
    (tmp_path / "votes.csv").write_text(f"ad,annotator,sign,value,at\n{rows}")
    sign = Sign.ordinal("suspicion", 0, 3)
    archive = Archive.at([tmp_path / "ads.csv"])
    found = build(archive, tmp_path / "votes.csv", params=LabelingParams(), signs=[sign])
    assert found.signs == (sign,)
    assert found.labels[:, 0].tolist() == [place % 4 for place in range(12)]
    assert not [warning for warning in found.lineage.warnings if "only annotator" in warning]


def test_plain_votes_are_said_on_the_card(tmp_path):
    (tmp_path / "ads.csv").write_text("id,text\n" + "".join(f"{word},{word} wanted\n" for word in WORDS))
    rows = "".join(f"{word},x,fraud,{place % 2},2025-01-01\n" for place, word in enumerate(WORDS))
    (tmp_path / "votes.csv").write_text(f"ad,annotator,sign,value,at\n{rows}")
    archive, votes = Archive.at([tmp_path / "ads.csv"]), tmp_path / "votes.csv"
    found = build(archive, votes, params=LabelingParams(gold_answers=1))
    assert found.labels[:, 0].tolist() == [place % 2 for place in range(12)]
    assert "fraud: x is the only annotator" in card_of(found.to_manifest())
    alone = build(archive, votes, params=LabelingParams())
    assert set(alone.splits) == {"train"}
    assert alone.lineage.not_gold == sum(split != "train" for split in found.splits)


def test_a_simulated_archive_stays_simulated_wherever_its_file_goes(world_folder, tmp_path):
    shutil.copy(world_folder / "ads.parquet", tmp_path / "mine.parquet")
    archive = Archive.at([tmp_path / "mine.parquet"])
    assert build(archive, world_folder / "votes.parquet", params=LabelingParams()).provenance == "simulated"
    found = import_labelled(archive, Mapping(signs=("x=kind:job",)), provenance="own", params=LabelingParams())
    assert found.provenance == "simulated"


def test_two_files_of_one_name_both_stand_in_the_lineage(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        text = "".join(f"{word} wanted in {name} {place},{place % 2}\n" for place, word in enumerate(WORDS))
        (tmp_path / name / "ads.csv").write_text(f"text,fraud\n{text}")
    archive = Archive.at([tmp_path / name / "ads.csv" for name in ("a", "b")])
    found = import_labelled(archive, Mapping(signs=("fraud=fraud",)), provenance="own", params=LabelingParams())
    assert list(found.lineage.sources) == ["ads.csv", "ads.csv (2)"]


def test_dates_that_cannot_split_are_said_aloud():
    same = [ad.model_copy(update={"posted_at": datetime(2025, 1, 1, tzinfo=UTC)}) for ad in ads_of(40)]
    assert frozen(same).lineage.split_by == "random groups, since their dates leave a split empty"
    missing = [ads_of(40, dated=True)[0], *ads_of(40)[1:]]
    assert frozen(missing).lineage.split_by == "random groups, since 39 of 40 ads have no date"


def test_a_slice_holds_what_train_never_saw():
    ads = [ad.model_copy(update={"city": f"town {place // 10}", "site": "one"}) for place, ad in enumerate(ads_of(40))]
    dataset = frozen(ads, splits=["train" if place < 20 else "dev" if place < 25 else "test" for place in range(40)])
    assert dataset.slices == ["validation/unseen_city", "test/unseen_city"]
    assert {ad.city for ad in dataset.split("test/unseen_city").ads} == {"town 2", "town 3"}
    assert dataset.to_manifest().slices["test/unseen_city"]["ads"] == 15
    with pytest.raises(InputError, match="split is test/unseen_site, expected one of"):
        dataset.split("test/unseen_site")
