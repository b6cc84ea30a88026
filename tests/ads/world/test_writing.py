import json

import pyarrow.parquet as pq
import pytest

from ads.ad import Ad
from ads.archive import AD_SCHEMA, PROVENANCE
from ads.world import WORLD_VERSION, Settings, simulate
from ads.world.showing import look
from ads.world.writing import TRUTH_SCHEMA, VOTE_SCHEMA, WORLD, write_world

SMALL = Settings(ads=400, seed=2, prevalence=0.2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("small")
    write_world(SMALL, path)
    return path


@pytest.fixture(scope="module")
def posted():
    return list(simulate(SMALL))


def test_ads_come_back_as_they_were(folder, posted):
    table = pq.read_table(folder / "ads.parquet")
    assert table.schema.equals(AD_SCHEMA)
    assert [Ad(**row) for row in table.to_pylist()] == [one.ad for one in posted]


def test_the_files_say_what_they_are(folder):
    metadata = pq.read_schema(folder / "ads.parquet").metadata
    assert metadata[PROVENANCE.encode()] == b"simulated"
    assert metadata[WORLD.encode()] == WORLD_VERSION.encode()


def test_votes_come_back_as_they_were(folder, posted):
    table = pq.read_table(folder / "votes.parquet")
    assert table.schema.equals(VOTE_SCHEMA)
    rows, labels = table.to_pylist(), [label for one in posted for label in one.labels]
    assert [row["value"] for row in rows] == [label.value for label in labels]
    assert [row["blind"] for row in rows] == [label.suggested is None for label in labels]


def test_truth_stands_apart(folder, posted):
    table = pq.read_table(folder / "truth" / "truth.parquet")
    assert table.schema.equals(TRUTH_SCHEMA)
    rows = table.to_pylist()
    assert [row["actor"] for row in rows] == [one.truth.actor for one in posted]
    assert [row["coercion"] for row in rows] == ["coercion" in one.truth.signs for one in posted]
    assert not {"coercion", "minor", "actor", "statements"} & set(AD_SCHEMA.names)


def test_itineraries_say_who_was_where(folder, posted):
    stops = pq.read_table(folder / "truth" / "itineraries.parquet").to_pylist()
    assert sum(stop["ads"] for stop in stops) == 400
    assert {(stop["actor"], stop["city"]) for stop in stops} == {(one.truth.actor, one.ad.city) for one in posted}
    assert all(stop["first"] <= stop["last"] for stop in stops)


def test_what_the_held_out_half_says_can_judge_reading(folder, posted):
    lines = (folder / "truth" / "held_out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [one.ad.id for one in posted if one.truth.half == "held_out"]


def test_the_description_holds_settings_counts_and_hash(folder):
    described = json.loads((folder / "world.json").read_text(encoding="utf-8"))
    assert described["version"] == WORLD_VERSION
    assert described["settings"]["seed"] == 2
    assert described["counts"]["signs"]["coercion"] == pytest.approx(60, abs=2)
    assert sum(described["counts"]["languages"].values()) == described["ads"] == 400
    assert len(described["hash"]) == 64


def test_two_writings_are_the_same_bytes(folder, tmp_path):
    write_world(SMALL, tmp_path)
    for file in sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file()):
        assert (tmp_path / file).read_bytes() == (folder / file).read_bytes()


def test_a_look_shows_cast_counts_and_ten_ads(folder):
    seen = look(SMALL)
    described = json.loads((folder / "world.json").read_text(encoding="utf-8"))
    assert seen.record["hash"] == described["hash"]
    assert sum(ads for _, _, ads, _ in seen.cast) == 400
    assert len({example["id"] for example in seen.examples}) == 10


def test_the_world_of_a_seed_never_changes_by_accident():
    # A new hash is a new world: whoever changes it counts WORLD_VERSION up and measures every published figure again.
    assert (WORLD_VERSION, look(Settings(ads=210, seed=1)).record["hash"]) == (
        "3",
        "30e235fb715d15ed995a519d1df1a9a17506ac8710383bd1ff9367c998600a5f",
    )
