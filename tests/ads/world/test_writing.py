import json

import pyarrow.parquet as pq
import pytest

from ads.ad import Ad
from ads.archive import AD_SCHEMA
from ads.world import WORLD_VERSION, simulate
from ads.world.writing import VOTE_SCHEMA, world_hash, write_world


@pytest.fixture
def small():
    return simulate(ads=150, seed=2)


def test_ads_come_back_as_they_were(small, tmp_path):
    write_world(small, tmp_path)
    table = pq.read_table(tmp_path / "ads.parquet")
    assert table.schema.equals(AD_SCHEMA)
    assert [Ad(**row) for row in table.to_pylist()] == small.ads


def test_votes_come_back_as_they_were(small, tmp_path):
    write_world(small, tmp_path)
    table = pq.read_table(tmp_path / "votes.parquet")
    assert table.schema.equals(VOTE_SCHEMA)
    assert [row["value"] for row in table.to_pylist()] == [vote.value for vote in small.votes]


def test_truth_stands_apart(small, tmp_path):
    write_world(small, tmp_path)
    truth = pq.read_table(tmp_path / "truth" / "truth.parquet").to_pylist()
    assert [row["actor"] for row in truth] == [truth.actor for truth in small.truth]
    assert not {"coercion", "minor", "actor", "phrases"} & set(AD_SCHEMA.names)


def test_the_description_holds_arguments_counts_and_hash(small, tmp_path):
    write_world(small, tmp_path)
    described = json.loads((tmp_path / "world.json").read_text(encoding="utf-8"))
    assert described["version"] == WORLD_VERSION
    assert (described["seed"], described["ads"], described["prevalence"]) == (2, 150, 0.1)
    assert described["signs"] == {"coercion": 10, "minor": 5}
    assert sum(described["languages"].values()) == 150
    assert described["hash"] == world_hash(small)


def test_two_writings_are_the_same_bytes(small, tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_world(small, tmp_path / name)
    for file in ("ads.parquet", "votes.parquet", "truth/truth.parquet", "world.json"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()
